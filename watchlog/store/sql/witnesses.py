"""Statements about who told of a watch."""

from typing import Any

from sqlalchemy import Update, bindparam, update

from watchlog.store.sql.tables import WATCH


def update_source() -> Update:
    """Who told of a watch, where another source has told of it as well."""
    values: dict[Any, Any] = {WATCH.c[name]: bindparam(f"new_{name}") for name in ("source", "folded_source")}
    return update(WATCH).where(WATCH.c.id == bindparam("watch_id")).values(values)
