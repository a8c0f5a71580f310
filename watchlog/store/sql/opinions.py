"""Statements about ratings and plans."""

from typing import Any, Final

from sqlalchemy import Delete, Insert, Select, bindparam, delete, func, insert, select

from watchlog.store.sql.questions import holds
from watchlog.store.sql.sorting import in_order
from watchlog.store.sql.subjects import PLANS
from watchlog.store.sql.tables import PLAN, RATING, TITLE
from watchlog.store.sql.titles import runtime, title_columns

HIDDEN: Final = ("title_id", "batch_id", "folded_note", "folded_source")
"""Columns that values are not made of."""

SORTED_BY: Final = {
    "added": (PLAN.c.planned_at,),
    "title": (TITLE.c.folded_name,),
    "year": (TITLE.c.year,),
    "runtime": (runtime(),),
    "id": (PLAN.c.id,),
}
"""What a plan has of what watches are sorted by."""


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


def plans(terms: tuple[Any, ...], sort: tuple[tuple[str, bool], ...], limited: bool) -> Select[Any]:
    """Entries of the watchlist of which all terms hold, sorted; the shapes are as `watches.matching` takes them."""
    statement = _plans().where(*(holds(term, PLANS) for term in terms)).order_by(*in_order(sort, SORTED_BY, PLAN.c.id))
    return statement.limit(bindparam("limit")) if limited else statement


def plan_of_title() -> Select[Any]:
    """A title's entry of the watchlist."""
    return _plans().where(PLAN.c.title_id == bindparam("title_id"))


def count_plans() -> Select[Any]:
    """How long the watchlist is."""
    return select(func.count()).select_from(PLAN)


def count_titles() -> Select[Any]:
    """How many titles there are."""
    return select(func.count()).select_from(TITLE)


def _ratings() -> Select[Any]:
    rating = [column for column in RATING.c if column.name not in HIDDEN]
    return select(*rating, *title_columns()).join(TITLE, TITLE.c.id == RATING.c.title_id)


def _plans() -> Select[Any]:
    plan = [column for column in PLAN.c if column.name not in HIDDEN]
    return select(*plan, *title_columns()).join(TITLE, TITLE.c.id == PLAN.c.title_id)
