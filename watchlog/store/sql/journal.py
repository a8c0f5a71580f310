"""Statements of the journal."""

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

from watchlog.store.sql.compiler import json_image
from watchlog.store.sql.tables import ABOUT, CHANGE, CHANGE_ROW, HISTORY

TABLES: Final[dict[str, Table]] = {table.name: table for table in HISTORY}
THE_CHANGE: Final[BindParameter[int]] = bindparam("change")
STANDING: Final = CHANGE.c.undone.is_(None)


def insert_change() -> Insert:
    """A new entry."""
    return insert(CHANGE).values(made_at=bindparam("made_at"), summary=bindparam("summary"), undone=None, superseded=0)


def insert_aside() -> Insert:
    """An entry under a number that is none."""
    given = {"id": THE_CHANGE, "made_at": bindparam("made_at")}
    return insert(CHANGE).values(**given, summary="", undone=None, superseded=0)


def open_change() -> Update:
    """Have the triggers note what is touched under a change, or under none."""
    return update(ABOUT).values(open_change=THE_CHANGE)


def opened() -> Select[Any]:
    """Under which change the triggers note what is touched."""
    return select(ABOUT.c.open_change)


def note_new() -> Insert:
    """Note a row that was not there before a change."""
    row = {"change_id": THE_CHANGE, "table_name": bindparam("table"), "row_id": bindparam("row")}
    return insert(CHANGE_ROW).values(row | {"before": None, "after": None})


def count_rows() -> Select[Any]:
    """How many rows a change touched."""
    return select(func.count()).where(CHANGE_ROW.c.change_id == THE_CHANGE)


def describe() -> Update:
    """Say in words what a change did."""
    return update(CHANGE).where(CHANGE.c.id == THE_CHANGE).values(summary=bindparam("summary"))


def move_rows() -> Update:
    """Have a change take the rows that another one touched, but for those that it had touched before."""
    taken = CHANGE_ROW.alias("taken")
    known = select(taken.c.row_id).where(
        taken.c.change_id == THE_CHANGE,
        taken.c.table_name == CHANGE_ROW.c.table_name,
        taken.c.row_id == CHANGE_ROW.c.row_id,
    )
    moved = (CHANGE_ROW.c.change_id == bindparam("aside"), ~known.exists())
    return update(CHANGE_ROW).where(*moved).values(change_id=THE_CHANGE)


def delete_rows() -> Delete:
    """Forget what a change touched."""
    return delete(CHANGE_ROW).where(CHANGE_ROW.c.change_id == THE_CHANGE)


def delete_change() -> Delete:
    """Forget a change that touched nothing."""
    return delete(CHANGE).where(CHANGE.c.id == THE_CHANGE)


def supersede() -> Update:
    """Give up what was undone: something new has been done."""
    return update(CHANGE).where(CHANGE.c.undone.is_not(None), CHANGE.c.superseded == 0).values(superseded=1)


def latest() -> Select[Any]:
    """The latest entries."""
    return _entries().order_by(CHANGE.c.id.desc()).limit(bindparam("limit"))


def latest_standing() -> Select[Any]:
    """The latest entry that is not undone."""
    return _entries().where(STANDING).order_by(CHANGE.c.id.desc()).limit(1)


def standing() -> Select[Any]:
    """One entry, unless it is undone."""
    return _entries().where(STANDING, CHANGE.c.id == THE_CHANGE)


def last_undone() -> Select[Any]:
    """The entry that was undone last and can still be redone."""
    undone = CHANGE.c.undone
    return _entries().where(undone.is_not(None), CHANGE.c.superseded == 0).order_by(undone.desc()).limit(1)


def later_on_same_rows() -> Select[Any]:
    """The first later entry that stands and touched a row that this one touched."""
    mine, theirs = CHANGE_ROW.alias("mine"), CHANGE_ROW.alias("theirs")
    return (
        select(CHANGE.c.id, CHANGE.c.summary)
        .select_from(mine)
        .join(theirs, (theirs.c.table_name == mine.c.table_name) & (theirs.c.row_id == mine.c.row_id))
        .join(CHANGE, CHANGE.c.id == theirs.c.change_id)
        .where(mine.c.change_id == THE_CHANGE, theirs.c.change_id > mine.c.change_id, STANDING)
        .order_by(CHANGE.c.id.desc())
        .limit(1)
    )


def note_after(name: str) -> Update:
    """Note what the touched rows of a table hold now."""
    table = TABLES[name]
    pairs = [part for column in table.c for part in (column.name, column)]
    image = select(json_image(*pairs)).where(table.c.id == CHANGE_ROW.c.row_id).scalar_subquery()
    return update(CHANGE_ROW).where(CHANGE_ROW.c.change_id == THE_CHANGE, _of(name)).values(after=image)


def delete_touched(name: str) -> Delete:
    """Remove the touched rows of a table."""
    table = TABLES[name]
    touched = select(CHANGE_ROW.c.row_id).where(CHANGE_ROW.c.change_id == THE_CHANGE, _of(name))
    return delete(table).where(table.c.id.in_(touched))


def images(image: str) -> Select[Any]:
    """What the touched rows of a table held `before`, or `after`, where they were there."""
    column = CHANGE_ROW.c[image]
    return select(column).where(
        CHANGE_ROW.c.change_id == THE_CHANGE, CHANGE_ROW.c.table_name == bindparam("table"), column.is_not(None)
    )


def insert_whole(name: str) -> Insert:
    """A row of a table with every column, its key included."""
    return insert(TABLES[name]).values({column: bindparam(column.name) for column in TABLES[name].c})


def mark_undone() -> Update:
    """Say that an entry is undone, after all that were undone before."""
    earlier = CHANGE.alias("earlier")
    turn = select(func.coalesce(func.max(earlier.c.undone), 0) + 1).scalar_subquery()
    return update(CHANGE).where(CHANGE.c.id == THE_CHANGE).values(undone=turn)


def mark_standing() -> Update:
    """Say that an entry stands again."""
    return update(CHANGE).where(CHANGE.c.id == THE_CHANGE).values(undone=None)


def _entries() -> Select[Any]:
    rows = select(func.count()).where(CHANGE_ROW.c.change_id == CHANGE.c.id).scalar_subquery()
    return select(CHANGE.c.id, CHANGE.c.made_at, CHANGE.c.summary, rows, CHANGE.c.undone)


def _of(name: str) -> ColumnElement[bool]:
    return CHANGE_ROW.c.table_name == name
