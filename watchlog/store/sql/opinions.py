"""Statements about ratings, plans and imports."""

from typing import Any

from sqlalchemy import Delete, Insert, Select, bindparam, delete, func, insert, select

from watchlog.store.sql.tables import BATCH, PLAN, RATING, TITLE
from watchlog.store.sql.titles import title_columns


def insert_rating() -> Insert:
    """A new rating."""
    return insert(RATING).values({column: bindparam(column.name) for column in RATING.c if column.name != "id"})


def ratings() -> Select[Any]:
    """Every rating, in the order they were noted."""
    return _ratings().order_by(RATING.c.id)


def ratings_of_title() -> Select[Any]:
    """A title's ratings, newest first."""
    newest = (RATING.c.rated_at.desc(), RATING.c.id.desc())
    return _ratings().where(RATING.c.title_id == bindparam("title_id")).order_by(*newest)


def insert_plan() -> Insert:
    """A new entry of the watchlist."""
    return insert(PLAN).values({column: bindparam(column.name) for column in PLAN.c if column.name != "id"})


def delete_plan() -> Delete:
    """A title's entry of the watchlist."""
    return delete(PLAN).where(PLAN.c.title_id == bindparam("title_id"))


def plans() -> Select[Any]:
    """The watchlist, in the order it was made."""
    return _plans().order_by(PLAN.c.id)


def plan_of_title() -> Select[Any]:
    """A title's entry of the watchlist."""
    return _plans().where(PLAN.c.title_id == bindparam("title_id"))


def count_plans() -> Select[Any]:
    """How long the watchlist is."""
    return select(func.count()).select_from(PLAN)


def count_titles() -> Select[Any]:
    """How many titles there are."""
    return select(func.count()).select_from(TITLE)


def insert_batch() -> Insert:
    """A new import."""
    return insert(BATCH).values({column: bindparam(column.name) for column in BATCH.c if column.name != "id"})


def _ratings() -> Select[Any]:
    rating = [column for column in RATING.c if column.name not in ("title_id", "batch_id")]
    return select(*rating, *title_columns()).join(TITLE, TITLE.c.id == RATING.c.title_id)


def _plans() -> Select[Any]:
    plan = [column for column in PLAN.c if column.name not in ("title_id", "batch_id")]
    return select(*plan, *title_columns()).join(TITLE, TITLE.c.id == PLAN.c.title_id)
