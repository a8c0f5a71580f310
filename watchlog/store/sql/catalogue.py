"""Statements about what providers said of titles."""

from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from watchlog.store.sql.compiler import members
from watchlog.store.sql.tables import ATTEMPT, CATALOGUE, ENTRY, EPISODE, OTHER_NAME, TITLE, TITLE_REF
from watchlog.store.sql.titles import title_columns

TABLES: Final[dict[str, Table]] = {table.name: table for table in CATALOGUE}
THE_TITLE: Final[BindParameter[int]] = bindparam("title_id")
KEYS: Final = ("id", "entry_id", "title_id")
"""Columns that values are not made of."""


def insert_entry() -> Insert:
    """What a provider says of a title, without its parts."""
    return insert(ENTRY).values({column: bindparam(column.name) for column in ENTRY.c if column.name != "id"})


def insert_part(name: str) -> Insert:
    """A part of an entry."""
    table = TABLES[name]
    return insert(table).values({column: bindparam(column.name) for column in table.c if column.name != "id"})


def entry() -> Select[Any]:
    """The entry of a title: its key, what it says, and whether the title still has its id."""
    said = [column for column in ENTRY.c if column.name not in KEYS]
    return select(ENTRY.c.id, *said, linked().label("linked")).where(ENTRY.c.title_id == THE_TITLE)


def minutes() -> Select[Any]:
    """How many minutes a title takes, or an episode of it: as it is said, and else as its episodes take on average."""
    taken = select(func.round(func.avg(EPISODE.c.runtime))).where(EPISODE.c.entry_id == ENTRY.c.id).scalar_subquery()
    return select(func.coalesce(ENTRY.c.runtime, taken)).where(ENTRY.c.title_id == THE_TITLE, linked())


def part(name: str) -> Select[Any]:
    """The parts of an entry that lie in a table, in the order in which they were saved."""
    table = TABLES[name]
    said = [column for column in table.c if column.name not in KEYS]
    return select(*said).where(table.c.entry_id == bindparam("entry_id")).order_by(table.c.id)


def mark_gone() -> Update:
    """Note since when an entry is gone, unless that is known."""
    gone = (ENTRY.c.title_id == THE_TITLE, ENTRY.c.gone_at.is_(None))
    return update(ENTRY).where(*gone).values(gone_at=bindparam("at"))


def delete_entry() -> Delete:
    """The entry of a title, whose parts go with it."""
    return delete(ENTRY).where(ENTRY.c.title_id == THE_TITLE)


def delete_unlinked() -> Delete:
    """Entries of titles that have their id no longer."""
    return delete(ENTRY).where(~linked())


def delete_all(name: str) -> Delete:
    """Everything in a table of the catalogue."""
    return delete(TABLES[name])


def count() -> Select[Any]:
    """How many entries there are."""
    return select(func.count()).select_from(ENTRY)


def insert_attempt() -> Insert:
    """What came of looking a title up."""
    return insert(ATTEMPT).values({column: bindparam(column.name) for column in ATTEMPT.c})


def delete_attempt() -> Delete:
    """That a title was looked up."""
    return delete(ATTEMPT).where(ATTEMPT.c.title_id == THE_TITLE)


def delete_attempts_of_nothing() -> Delete:
    """That titles were looked up which are gone."""
    return delete(ATTEMPT).where(ATTEMPT.c.title_id.not_in(select(TITLE.c.id)))


def pending() -> Select[Any]:
    """Titles without an entry: those never looked up, then those looked up longest ago."""
    entry_is_there = select(ENTRY.c.id).where(ENTRY.c.title_id == TITLE.c.id, linked()).exists()
    return (
        select(*title_columns())
        .select_from(TITLE)
        .join(ATTEMPT, ATTEMPT.c.title_id == TITLE.c.id, isouter=True)
        .where(~entry_is_there)
        .order_by(ATTEMPT.c.at.asc().nulls_first(), TITLE.c.id)
    )


def pending_among() -> Select[Any]:
    """Those of them whose numbers are in a list."""
    return pending().where(TITLE.c.id.op("IN", is_comparison=True)(members(bindparam("titles"))))


def sources() -> Select[Any]:
    """Where every entry came from."""
    came_from = (ENTRY.c.title_id, ENTRY.c.provider, ENTRY.c.service, ENTRY.c.value, ENTRY.c.stamp, ENTRY.c.fetched_at)
    return select(*came_from).where(linked()).order_by(ENTRY.c.title_id)


def called_otherwise(folded: bool) -> Select[Any]:
    """Titles one of whose other names is a text, as it stands or folded."""
    column = OTHER_NAME.c.folded_name if folded else OTHER_NAME.c.name
    called = select(OTHER_NAME.c.title_id).where(column == bindparam("text"))
    return select(*title_columns()).where(TITLE.c.id.in_(called)).order_by(TITLE.c.id)


def linked() -> ColumnElement[bool]:
    """That the title of an entry still has its id."""
    same = (TITLE_REF.c[name] == ENTRY.c[name] for name in ("title_id", "service", "value"))
    return select(TITLE_REF.c.id).where(*same).correlate_except(TITLE_REF).exists()
