"""Statements about watches and their tags."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Delete,
    Insert,
    Select,
    Update,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from watchlog.store.sql.compiler import joined_lines, members
from watchlog.store.sql.tables import TITLE, TITLE_REF, WATCH, WATCH_TAG
from watchlog.store.sql.titles import title_columns

NAMED: Final = TITLE.alias("named")
"""Titles gone through for their names, apart from the title that each watch is shown with."""

SORTED_BY: Final = {
    "watched": (WATCH.c.watched_on, WATCH.c.watched_at),
    "added": (WATCH.c.added_at,),
    "title": (TITLE.c.folded_name,),
    "year": (TITLE.c.year,),
    "stars": (WATCH.c.stars,),
    "id": (),
}


def insert_watch() -> Insert:
    """A new watch."""
    return insert(WATCH).values({column: bindparam(column.name) for column in WATCH.c})


def update_watch() -> Update:
    """Everything about a watch but its number and how it came to be here."""
    fixed = ("id", "source", "batch_id", "added_at")
    values: dict[Any, Any] = {column: bindparam(f"new_{column.name}") for column in WATCH.c if column.name not in fixed}
    return update(WATCH).where(WATCH.c.id == bindparam("watch_id")).values(values)


def delete_watch() -> Delete:
    """A watch, whose tags are gone already."""
    return delete(WATCH).where(WATCH.c.id == bindparam("watch_id"))


def insert_tag() -> Insert:
    """A tag of a watch."""
    return insert(WATCH_TAG).values(
        watch_id=bindparam("watch_id"), tag=bindparam("tag"), folded_tag=bindparam("folded_tag")
    )


def delete_tags() -> Delete:
    """All tags of a watch."""
    return delete(WATCH_TAG).where(WATCH_TAG.c.watch_id == bindparam("watch_id"))


def matching(terms: tuple[Any, ...], sort: tuple[tuple[str, bool], ...], limited: bool) -> Select[Any]:
    """Watches of which all terms hold, sorted.

    Args:
        terms: One shape each, as `store/selection.py` makes them; the parameters are `term0`, `term1`, …
        sort: Keys and whether each descends; the number decides between equals.
        limited: Whether there is a parameter `limit`.
    """
    tags = select(joined_lines(WATCH_TAG.c.tag)).where(WATCH_TAG.c.watch_id == WATCH.c.id)
    watch = [column for column in WATCH.c if column.name not in ("title_id", "folded_note", "batch_id")]
    statement = (
        select(*watch, tags.scalar_subquery().label("tags"), *title_columns())
        .select_from(WATCH)
        .join(TITLE, TITLE.c.id == WATCH.c.title_id)
        .where(*(HOLDS[kind](f"term{place}") for place, kind in enumerate(terms)))
        .order_by(*_order(sort))
    )
    return statement.limit(bindparam("limit")) if limited else statement


def count() -> Select[Any]:
    """How many watches there are."""
    return select(func.count()).select_from(WATCH)


def portions_of_title() -> Select[Any]:
    """Season, episode and pass of each watch of a title."""
    return select(WATCH.c.season, WATCH.c.episode, WATCH.c.pass_number).where(WATCH.c.title_id == bindparam("title_id"))


def sittings_of_title() -> Select[Any]:
    """What tells one sitting of a title from another."""
    sitting = (WATCH.c.season, WATCH.c.episode, WATCH.c.watched_on, WATCH.c.watched_at, WATCH.c.utc_offset)
    return select(*sitting).where(WATCH.c.title_id == bindparam("title_id"))


def count_of_title() -> Select[Any]:
    """How many watches a title has."""
    return select(func.count()).select_from(WATCH).where(WATCH.c.title_id == bindparam("title_id"))


def _order(sort: tuple[tuple[str, bool], ...]) -> list[ColumnElement[Any]]:
    keys = [(column, descending) for key, descending in sort for column in SORTED_BY[key]]
    keys.append((WATCH.c.id, sort[0][1] if sort else False))
    # Nothing known comes last either way, which is how SQLite's descending indexes lie anyway.
    return [column.desc().nulls_last() if descending else column.asc().nulls_last() for column, descending in keys]


def _words(parameter: str) -> ColumnElement[bool]:
    names = (NAMED.c.folded_name, NAMED.c.folded_original)
    return _anywhere(parameter, names, WATCH.c.folded_note, WATCH_TAG.c.folded_tag)


def _raw_words(parameter: str) -> ColumnElement[bool]:
    return _anywhere(parameter, (NAMED.c.name, NAMED.c.original_name), WATCH.c.note, WATCH_TAG.c.tag)


def _anywhere(parameter: str, names: Sequence[Column[Any]], note: Column[Any], tag: Column[Any]) -> ColumnElement[bool]:
    """That a text stands in a name, the note or a tag. Titles and tags are gone through once, not once a watch."""
    pattern: BindParameter[str] = bindparam(parameter)
    called = select(NAMED.c.id).where(or_(*(name.like(pattern, escape="\\") for name in names)))
    tagged = select(WATCH_TAG.c.watch_id).where(tag.like(pattern, escape="\\"))
    return or_(WATCH.c.title_id.in_(called), note.like(pattern, escape="\\"), WATCH.c.id.in_(tagged))


def _numbers(parameter: str) -> ColumnElement[bool]:
    return WATCH.c.id.op("IN")(members(bindparam(parameter)))


def _by_ref(parameter: str) -> ColumnElement[bool]:
    linked = select(TITLE_REF.c.title_id).where(
        TITLE_REF.c.service == bindparam(f"{parameter}_service"), TITLE_REF.c.value == bindparam(f"{parameter}_value")
    )
    return WATCH.c.title_id == linked.scalar_subquery()


def _of_title(parameter: str) -> ColumnElement[bool]:
    return WATCH.c.title_id == bindparam(parameter)


HOLDS: Final[dict[str, Callable[[str], ColumnElement[bool]]]] = {
    "words": _words,
    "raw_words": _raw_words,
    "numbers": _numbers,
    "ref": _by_ref,
    "title": _of_title,
}
"""How each kind of term holds."""
