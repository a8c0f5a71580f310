"""Ratings and plans."""

from collections.abc import Sequence
from typing import Any

from watchlog.matching.fold import fold
from watchlog.model.opinion import Plan, Rating
from watchlog.model.portion import Portion
from watchlog.model.stars import SCALES, Stars
from watchlog.query.terms import EVERYTHING, Query
from watchlog.store.instants import instant, instant_text
from watchlog.store.selection import selection
from watchlog.store.titles import COLUMNS, title_of
from watchlog.store.transaction import Row, Transaction


def ratings(tx: Transaction) -> list[Rating]:
    """Every rating, in the order they were noted."""
    return [_rating(row) for row in tx.rows("opinions.ratings")]


def ratings_of_title(tx: Transaction, title: int) -> list[Rating]:
    """A title's ratings, newest first."""
    return [_rating(row) for row in tx.rows("opinions.ratings_of_title", title_id=title)]


def insert_rating(tx: Transaction, rating: Rating, batch: int | None = None) -> Rating:
    """Note a rating; the same with its number."""
    return rating._replace(id=tx.insert("opinions.insert_rating", **_rating_row(rating, batch)))


def insert_ratings(tx: Transaction, ratings: Sequence[Rating], batch: int | None = None) -> None:
    """Note many ratings."""
    tx.run_many("opinions.insert_rating", (_rating_row(rating, batch) for rating in ratings))


def plans(tx: Transaction, query: Query = EVERYTHING) -> list[Plan]:
    """The entries of the watchlist that a question asks for, in the order they were made if it wants no other."""
    chosen = selection(query)
    return [_plan(row) for row in tx.rows("opinions.plans", chosen.shape, **chosen.values)]


def plan_of_title(tx: Transaction, title: int) -> Plan | None:
    """A title's entry of the watchlist."""
    row = tx.row("opinions.plan_of_title", title_id=title)
    return _plan(row) if row else None


def insert_plan(tx: Transaction, plan: Plan, batch: int | None = None) -> Plan:
    """Put a title on the watchlist; the same with its number."""
    return plan._replace(id=tx.insert("opinions.insert_plan", **_plan_row(plan, batch)))


def insert_plans(tx: Transaction, plans: Sequence[Plan], batch: int | None = None) -> None:
    """Put many titles on the watchlist, of which none is on it yet."""
    tx.run_many("opinions.insert_plan", (_plan_row(plan, batch) for plan in plans))


def remove_plan(tx: Transaction, title: int) -> bool:
    """Take a title off the watchlist; whether it was there."""
    return tx.run("opinions.delete_plan", title_id=title) > 0


def count_plans(tx: Transaction) -> int:
    """How long the watchlist is."""
    return tx.number("opinions.count_plans")


def count_titles(tx: Transaction) -> int:
    """How many titles there are."""
    return tx.number("opinions.count_titles")


def _rating(row: Row) -> Rating:
    number, season, episode, points, scale, source, rated_at = row[:-COLUMNS]
    stars = Stars(points, SCALES[scale])
    return Rating(number, title_of(row[-COLUMNS:]), Portion(season, episode), stars, instant(rated_at), source)


def _plan(row: Row) -> Plan:
    number, note, source, planned_at = row[:-COLUMNS]
    return Plan(number, title_of(row[-COLUMNS:]), note, instant(planned_at), source)


def _rating_row(rating: Rating, batch: int | None) -> dict[str, Any]:
    return {
        "title_id": rating.title.id,
        "season": rating.portion.season,
        "episode": rating.portion.episode,
        "stars": rating.stars.points,
        "stars_scale": rating.stars.scale.name,
        "source": rating.source,
        "batch_id": batch,
        "rated_at": instant_text(rating.rated_at),
    }


def _plan_row(plan: Plan, batch: int | None) -> dict[str, Any]:
    return {
        "title_id": plan.title.id,
        "note": plan.note,
        "source": plan.source,
        "batch_id": batch,
        "planned_at": instant_text(plan.planned_at),
        "folded_note": plan.note and fold(plan.note),
        "folded_source": fold(plan.source),
    }
