"""Statements about the words of a history: what completion offers, the latest first."""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, select

from watchlog.store.sql.tables import DETAIL, PLAN, SAVED_VIEW, TITLE, TITLE_LIST, WATCH, WATCH_TAG


def known_titles(planned: bool) -> Select[Any]:
    """Titles one of whose names begins with a text or has a word that does, those that begin with it first.

    Args:
        planned: Whether only those on the watchlist are meant.
    """
    latest = select(func.max(WATCH.c.watched_on)).where(WATCH.c.title_id == TITLE.c.id).scalar_subquery()
    names = (TITLE.c.folded_name, TITLE.c.folded_original)
    found = select(TITLE.c.name, TITLE.c.original_name, TITLE.c.year, TITLE.c.kind)
    if planned:
        found = found.where(select(PLAN.c.id).where(PLAN.c.title_id == TITLE.c.id).exists())
    return (
        found.where(_spoken(names[0]) | _spoken(names[1]))
        .order_by((_begins(names[0]) | _begins(names[1])).desc(), func.coalesce(latest, "").desc(), TITLE.c.id.desc())
        .limit(bindparam("most"))
    )


def known_tags() -> Select[Any]:
    """Tags, likewise."""
    return _latest(WATCH_TAG.c.tag, WATCH_TAG.c.folded_tag, WATCH_TAG.c.watch_id)


def known_lists() -> Select[Any]:
    """Names of lists, likewise."""
    return _latest(TITLE_LIST.c.name, TITLE_LIST.c.folded_name, TITLE_LIST.c.id)


def known_texts(column: str) -> Select[Any]:
    """What stands in a column of the watches, likewise."""
    return _latest(WATCH.c[column], WATCH.c[f"folded_{column}"], WATCH.c.id)


def known_details() -> Select[Any]:
    """What providers say of titles in a field, likewise."""
    return _latest(DETAIL.c.value, DETAIL.c.folded_value, DETAIL.c.id).where(DETAIL.c.field == bindparam("field"))


def known_views() -> Select[Any]:
    """Saved views whose names begin with a text, in the order of the alphabet."""
    found = select(SAVED_VIEW.c.name, SAVED_VIEW.c.query).where(_begins(SAVED_VIEW.c.folded_name))
    return found.order_by(SAVED_VIEW.c.folded_name).limit(bindparam("most"))


def _latest(text: ColumnElement[str], folded: ColumnElement[str], number: ColumnElement[int]) -> Select[Any]:
    latest = (_begins(folded).desc(), func.max(number).desc(), text)
    return select(text).where(_spoken(folded)).group_by(text, folded).order_by(*latest).limit(bindparam("most"))


def _begins(column: ColumnElement[str]) -> ColumnElement[bool]:
    start: BindParameter[str] = bindparam("start")
    return column.like(start, escape="\\")


def _spoken(column: ColumnElement[str]) -> ColumnElement[bool]:
    inside: BindParameter[str] = bindparam("inside")
    return _begins(column) | column.like(inside, escape="\\")
