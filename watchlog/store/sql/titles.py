"""Statements about titles."""

from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Delete,
    Insert,
    Select,
    Update,
    bindparam,
    delete,
    func,
    insert,
    not_,
    or_,
    select,
    update,
)

from watchlog.store.sql.compiler import joined_lines, members
from watchlog.store.sql.tables import (
    ABOUT,
    DETAIL,
    LIST_ENTRY,
    OWN_PLACE,
    PASS_NOTE,
    PLAN,
    RATING,
    SKIP,
    TITLE,
    TITLE_REF,
    WATCH,
)

HANGING: Final = (WATCH, RATING, PLAN, PASS_NOTE, SKIP, OWN_PLACE, LIST_ENTRY)
"""What keeps a title."""


def take_numbers() -> Update:
    """Reserve numbers of the sequence that titles and watches share; the last of them."""
    taken = ABOUT.c.last_number + bindparam("count")
    return update(ABOUT).values(last_number=taken).returning(ABOUT.c.last_number)


def insert_title() -> Insert:
    """A new title."""
    return insert(TITLE).values({column: bindparam(column.name) for column in TITLE.c})


def insert_ref() -> Insert:
    """A title's id at another service."""
    return insert(TITLE_REF).values(
        title_id=bindparam("title_id"), service=bindparam("service"), value=bindparam("value")
    )


def refs() -> Select[Any]:
    """A title's ids at other services."""
    return select(TITLE_REF.c.service, TITLE_REF.c.value).where(TITLE_REF.c.title_id == bindparam("title_id"))


def delete_ref() -> Delete:
    """One of a title's ids."""
    same = (TITLE_REF.c[name] == bindparam(name) for name in ("title_id", "service", "value"))
    return delete(TITLE_REF).where(*same)


def update_title() -> Update:
    """A title's name and facts."""
    columns = [column for column in TITLE.c if column.name != "id"]
    values: dict[Any, Any] = {column: bindparam(f"new_{column.name}") for column in columns}
    return update(TITLE).where(TITLE.c.id == bindparam("title_id")).values(values)


def delete_lonely() -> Delete:
    """A title that nothing of the user's hangs on any more."""
    return delete(TITLE).where(TITLE.c.id == bindparam("title_id"), *_unused())


def delete_refs_of_lonely() -> Delete:
    """The ids of such a title at other services."""
    return delete(TITLE_REF).where(TITLE_REF.c.title_id == bindparam("title_id"), *_unused())


def kept() -> Select[Any]:
    """The title, if anything hangs on it."""
    return select(TITLE.c.id).where(TITLE.c.id == bindparam("title_id"), or_(*_hanging()))


def named() -> Select[Any]:
    """Titles whose name or original name folds to a text."""
    folded: BindParameter[str] = bindparam("folded")
    return _titles().where((TITLE.c.folded_name == folded) | (TITLE.c.folded_original == folded)).order_by(TITLE.c.id)


def named_exactly() -> Select[Any]:
    """Titles of exactly that name."""
    return _titles().where(TITLE.c.name == bindparam("name")).order_by(TITLE.c.id)


def containing(words: int) -> Select[Any]:
    """Titles whose name or original name contains each of so many words."""
    return _titles().where(*(_contains(f"word{place}") for place in range(words))).order_by(TITLE.c.id)


def by_id() -> Select[Any]:
    """The title of that number."""
    return _titles().where(TITLE.c.id == bindparam("id"))


def among() -> Select[Any]:
    """Some titles, by their numbers."""
    return _titles().where(TITLE.c.id.op("IN", is_comparison=True)(members(bindparam("titles"))))


def of_watch() -> Select[Any]:
    """The title of the watch of that number."""
    return _titles().join(WATCH, WATCH.c.title_id == TITLE.c.id).where(WATCH.c.id == bindparam("id"))


def latest_watch() -> Select[Any]:
    """The number of the latest watch of a title."""
    return select(WATCH.c.id).where(WATCH.c.title_id == bindparam("title_id")).order_by(WATCH.c.id.desc()).limit(1)


def by_ref() -> Select[Any]:
    """The title that a service knows by that id."""
    linked = select(TITLE_REF.c.title_id).where(
        TITLE_REF.c.service == bindparam("service"), TITLE_REF.c.value == bindparam("value")
    )
    return _titles().where(TITLE.c.id == linked.scalar_subquery())


def everything() -> Select[Any]:
    """Every title."""
    return _titles().order_by(TITLE.c.id)


def stating() -> Select[Any]:
    """Titles of which the user said where they stand with them."""
    return _titles().where(TITLE.c.status.is_not(None)).order_by(TITLE.c.id)


def names() -> Select[Any]:
    """Every name."""
    return select(TITLE.c.name).order_by(TITLE.c.id)


def refs_of_title() -> ColumnElement[str]:
    """A title's ids at other services as one text, a line each, for a select from titles."""
    pairs = TITLE_REF.c.service + ":" + TITLE_REF.c.value
    return select(joined_lines(pairs)).where(TITLE_REF.c.title_id == TITLE.c.id).scalar_subquery().label("refs")


def title_columns() -> list[ColumnElement[Any]]:
    """What a title is built from, in order."""
    facts = (TITLE.c.original_name, TITLE.c.year, TITLE.c.kind)
    said = (TITLE.c.status, TITLE.c.unlinked, TITLE.c.shown_as, TITLE.c.episode_order)
    return [TITLE.c.id, TITLE.c.name, *facts, refs_of_title(), *said]


def runtime() -> ColumnElement[int]:
    """How many minutes a title takes, for a select from titles."""
    longest = select(func.max(DETAIL.c.number)).where(DETAIL.c.title_id == TITLE.c.id, DETAIL.c.field == "runtime")
    return longest.scalar_subquery()


def _unused() -> list[ColumnElement[bool]]:
    """That nothing which keeps a title is of the title, and nobody said where they stand with it."""
    named = TITLE.alias("named")
    said = select(named.c.id).where(named.c.id == bindparam("title_id"), named.c.status.is_not(None))
    return [*(not_(hanging) for hanging in _hanging()), ~said.exists()]


def _hanging() -> list[ColumnElement[bool]]:
    """For each thing that keeps a title, that the title has such a one."""
    title: BindParameter[int] = bindparam("title_id")
    return [select(table.c.id).where(table.c.title_id == title).exists() for table in HANGING]


def _titles() -> Select[Any]:
    return select(*title_columns())


def _contains(parameter: str) -> ColumnElement[bool]:
    pattern: BindParameter[str] = bindparam(parameter)
    return TITLE.c.folded_name.like(pattern, escape="\\") | TITLE.c.folded_original.like(pattern, escape="\\")
