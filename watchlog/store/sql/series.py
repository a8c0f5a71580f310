"""Statements about passes, skips and orders that users made."""

from typing import Any

from sqlalchemy import Delete, Insert, Select, Update, bindparam, delete, insert, select, update

from watchlog.store.sql.tables import OWN_PLACE, PASS_NOTE, SKIP, TITLE
from watchlog.store.sql.titles import title_columns


def pass_notes() -> Select[Any]:
    """Every note of a pass, in the order they were first made."""
    return _pass_notes().order_by(PASS_NOTE.c.id)


def pass_notes_of_title() -> Select[Any]:
    """What is noted of a title's passes, the first pass first."""
    return _pass_notes().where(PASS_NOTE.c.title_id == bindparam("title_id")).order_by(PASS_NOTE.c.number)


def insert_pass_note() -> Insert:
    """A new note of a pass."""
    columns = [column for column in PASS_NOTE.c if column.name != "id"]
    return insert(PASS_NOTE).values({column: bindparam(column.name) for column in columns})


def update_pass_note() -> Update:
    """Everything about a note but of which pass it is and how it came to be here."""
    fixed = ("id", "title_id", "number", "source", "noted_at")
    columns = [column for column in PASS_NOTE.c if column.name not in fixed]
    values: dict[Any, Any] = {column: bindparam(f"new_{column.name}") for column in columns}
    return update(PASS_NOTE).where(PASS_NOTE.c.id == bindparam("note_id")).values(values)


def delete_pass_note() -> Delete:
    """What is noted of a pass."""
    same = (PASS_NOTE.c[name] == bindparam(name) for name in ("title_id", "number"))
    return delete(PASS_NOTE).where(*same)


def skips() -> Select[Any]:
    """Every skip, in the order they were said."""
    return _skips().order_by(SKIP.c.id)


def skips_of_title() -> Select[Any]:
    """A title's skips, in the order of their seasons and episodes."""
    return _skips().where(SKIP.c.title_id == bindparam("title_id")).order_by(SKIP.c.season, SKIP.c.episode, SKIP.c.id)


def skipped() -> Select[Any]:
    """Title, season and episode of every skip."""
    return select(SKIP.c.title_id, SKIP.c.season, SKIP.c.episode).order_by(SKIP.c.id)


def insert_skip() -> Insert:
    """A new skip."""
    return insert(SKIP).values({column: bindparam(column.name) for column in SKIP.c if column.name != "id"})


def delete_skip() -> Delete:
    """The skip of a title's season or episode."""
    same = (SKIP.c[name].is_not_distinct_from(bindparam(name)) for name in ("season", "episode"))
    return delete(SKIP).where(SKIP.c.title_id == bindparam("title_id"), *same)


def own_places() -> Select[Any]:
    """Title, season and episode of every place in an order that users made, in the order in which they were put."""
    return select(OWN_PLACE.c.title_id, OWN_PLACE.c.season, OWN_PLACE.c.episode).order_by(OWN_PLACE.c.id)


def own_places_of_title() -> Select[Any]:
    """A title's episodes in the order that the user made."""
    places = select(OWN_PLACE.c.season, OWN_PLACE.c.episode).where(OWN_PLACE.c.title_id == bindparam("title_id"))
    return places.order_by(OWN_PLACE.c.place)


def insert_own_place() -> Insert:
    """An episode's place in such an order."""
    return insert(OWN_PLACE).values({column: bindparam(column.name) for column in OWN_PLACE.c if column.name != "id"})


def delete_own_places() -> Delete:
    """The order that the user made for a title."""
    return delete(OWN_PLACE).where(OWN_PLACE.c.title_id == bindparam("title_id"))


def _pass_notes() -> Select[Any]:
    note = [column for column in PASS_NOTE.c if column.name != "title_id"]
    return select(*note, *title_columns()).join(TITLE, TITLE.c.id == PASS_NOTE.c.title_id)


def _skips() -> Select[Any]:
    skip = [column for column in SKIP.c if column.name != "title_id"]
    return select(*skip, *title_columns()).join(TITLE, TITLE.c.id == SKIP.c.title_id)
