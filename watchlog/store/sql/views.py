"""Statements about saved views."""

from typing import Any

from sqlalchemy import Delete, Insert, Select, bindparam, delete, insert, select

from watchlog.store.sql.tables import SAVED_VIEW


def insert_view() -> Insert:
    """A new view."""
    return insert(SAVED_VIEW).values({column: bindparam(column.name) for column in SAVED_VIEW.c if column.name != "id"})


def delete_view() -> Delete:
    """The view of that name."""
    return delete(SAVED_VIEW).where(SAVED_VIEW.c.folded_name == bindparam("folded_name"))


def views() -> Select[Any]:
    """Every view, in the order of the alphabet."""
    return _views().order_by(SAVED_VIEW.c.folded_name)


def view() -> Select[Any]:
    """The view of that name."""
    return _views().where(SAVED_VIEW.c.folded_name == bindparam("folded_name"))


def _views() -> Select[Any]:
    return select(SAVED_VIEW.c.name, SAVED_VIEW.c.query, SAVED_VIEW.c.saved_at)
