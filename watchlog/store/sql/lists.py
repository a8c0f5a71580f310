"""Statements about lists and what stands on them."""

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
    select,
    update,
)

from watchlog.store.sql.compiler import members
from watchlog.store.sql.tables import LIST_ENTRY, TITLE, TITLE_LIST
from watchlog.store.sql.titles import title_columns

THE_LIST: Final[BindParameter[int]] = bindparam("list_id")
SAID: Final = (TITLE_LIST.c.id, TITLE_LIST.c.name, TITLE_LIST.c.note, TITLE_LIST.c.made_at, TITLE_LIST.c.source)
"""What a list is built from, behind its key."""


def insert_list() -> Insert:
    """A new list."""
    return insert(TITLE_LIST).values({column: bindparam(column.name) for column in TITLE_LIST.c if column.name != "id"})


def update_list() -> Update:
    """What a list is called, and what is said of it."""
    names = ("name", "caseless_name", "folded_name", "note")
    values: dict[Any, Any] = {TITLE_LIST.c[name]: bindparam(f"new_{name}") for name in names}
    return update(TITLE_LIST).where(TITLE_LIST.c.id == THE_LIST).values(values)


def delete_list() -> Delete:
    """A list, whose entries are gone already."""
    return delete(TITLE_LIST).where(TITLE_LIST.c.id == THE_LIST)


def lists() -> Select[Any]:
    """Every list, in the order they were made here."""
    return select(*SAID).order_by(TITLE_LIST.c.id)


def summaries() -> Select[Any]:
    """Every list and how many entries it has, in the order of the alphabet."""
    entries = select(func.count()).where(LIST_ENTRY.c.list_id == TITLE_LIST.c.id).scalar_subquery()
    return select(*SAID, entries).order_by(TITLE_LIST.c.folded_name, TITLE_LIST.c.id)


def named() -> Select[Any]:
    """The list of that name, whatever its case."""
    return select(*SAID).where(TITLE_LIST.c.caseless_name == bindparam("caseless_name"))


def called() -> Select[Any]:
    """Lists whose names fold to a text."""
    return select(*SAID).where(TITLE_LIST.c.folded_name == bindparam("folded_name")).order_by(TITLE_LIST.c.id)


def entries() -> Select[Any]:
    """Every entry, list by list."""
    return _entries().order_by(LIST_ENTRY.c.list_id, *_in_order())


def entries_of_list() -> Select[Any]:
    """The entries of one list."""
    return _entries().where(LIST_ENTRY.c.list_id == THE_LIST).order_by(*_in_order())


def entries_of_title() -> Select[Any]:
    """The entries of a title, list by list."""
    of_title = LIST_ENTRY.c.title_id == bindparam("title_id")
    return _entries().where(of_title).order_by(LIST_ENTRY.c.list_id, *_in_order())


def portions() -> Select[Any]:
    """What stands on some lists: list, title, season, episode."""
    entry = LIST_ENTRY.c
    asked = entry.list_id.op("IN", is_comparison=True)(members(bindparam("lists")))
    return select(entry.list_id, entry.title_id, entry.season, entry.episode).where(asked)


def last_place() -> Select[Any]:
    """The last place of a list that is taken."""
    return select(func.coalesce(func.max(LIST_ENTRY.c.place), 0)).where(LIST_ENTRY.c.list_id == THE_LIST)


def insert_entry() -> Insert:
    """A new entry."""
    return insert(LIST_ENTRY).values({column: bindparam(column.name) for column in LIST_ENTRY.c if column.name != "id"})


def update_entry() -> Update:
    """What is said of the entry of a portion of a title."""
    return update(LIST_ENTRY).where(*_same()).values({LIST_ENTRY.c.note: bindparam("new_note")})


def delete_entry() -> Delete:
    """The entry of a portion of a title."""
    return delete(LIST_ENTRY).where(*_same())


def delete_entries() -> Delete:
    """Everything on a list."""
    return delete(LIST_ENTRY).where(LIST_ENTRY.c.list_id == THE_LIST)


def _entries() -> Select[Any]:
    entry = LIST_ENTRY.c
    said = (entry.season, entry.episode, TITLE_LIST.c.name, entry.place, entry.note, entry.listed_at, entry.source)
    return (
        select(*said, *title_columns())
        .select_from(LIST_ENTRY)
        .join(TITLE_LIST, TITLE_LIST.c.id == LIST_ENTRY.c.list_id)
        .join(TITLE, TITLE.c.id == LIST_ENTRY.c.title_id)
    )


def _same() -> list[ColumnElement[bool]]:
    """That an entry is the one that is meant."""
    entry = LIST_ENTRY.c
    portion = (entry[name].is_not_distinct_from(bindparam(name)) for name in ("season", "episode"))
    return [entry.list_id == THE_LIST, entry.title_id == bindparam("title_id"), *portion]


def _in_order() -> tuple[ColumnElement[Any], ...]:
    return LIST_ENTRY.c.place.asc().nulls_last(), LIST_ENTRY.c.id
