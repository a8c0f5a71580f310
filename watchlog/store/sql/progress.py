"""Statements about how far somebody is with their series: counted by the database, a row a season."""

from typing import Any, Final

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, bindparam, case, func, not_, or_, select, union

from watchlog.store.sql.catalogue import linked
from watchlog.store.sql.catalogue_tables import DETAIL, ENTRY, EPISODE, FORMER_NUMBER
from watchlog.store.sql.compiler import joined_lines, members
from watchlog.store.sql.tables import PASS_NOTE, PLAN, TITLE, WATCH

SERIES: Final = "series"


def unfinished() -> CompoundSelect[Any]:
    """Series of which something may be left: those with an episode to be seen, and those that are counted apart."""
    watch = WATCH.c
    begun = select(watch.id).where(watch.title_id == ENTRY.c.title_id).exists()
    same = (watch.title_id == ENTRY.c.title_id, watch.season == EPISODE.c.season, watch.episode == EPISODE.c.number)
    seen = select(watch.id).where(*same).correlate(ENTRY, EPISODE).exists()
    unseen = select(EPISODE.c.id).where(EPISODE.c.entry_id == ENTRY.c.id, *_regular(), _phase() != 0, ~seen)
    every_series = select(TITLE.c.id).where(TITLE.c.kind == SERIES)
    apart = or_(watch.pass_number > 1, watch.episode.is_(None), watch.season.is_(None))
    return union(
        select(ENTRY.c.title_id).where(begun, unseen.correlate(ENTRY).exists()),
        select(watch.title_id).where(apart, watch.title_id.in_(every_series)),
        select(PASS_NOTE.c.title_id),
        select(ENTRY.c.title_id).join(FORMER_NUMBER, FORMER_NUMBER.c.entry_id == ENTRY.c.id),
        every_series.where(TITLE.c.status == "watching"),
        every_series.where(~select(ENTRY.c.id).where(_of_title()).exists()),
    )


def series(chosen: bool) -> Select[Any]:
    """Each series: its number, what its user said of it, and what of it the catalogue knows."""
    said = (TITLE.c.id, TITLE.c.status, TITLE.c.episode_order)
    told = (ENTRY.c.id, ENTRY.c.ended, ENTRY.c.state, ENTRY.c.runtime, ENTRY.c.provider)
    return (
        select(*said, *told)
        .select_from(TITLE)
        .join(ENTRY, _of_title(), isouter=True)
        .where(TITLE.c.kind == SERIES, *_series(TITLE.c.id, chosen))
    )


def seen(chosen: bool) -> Select[Any]:
    """What was seen episode by episode: title, pass, season, the episodes, the latest day, and the latest number."""
    group = (WATCH.c.title_id, WATCH.c.pass_number, WATCH.c.season)
    latest = (func.max(WATCH.c.watched_on), func.max(WATCH.c.id))
    return (
        select(*group, joined_lines(WATCH.c.episode), *latest)
        .where(WATCH.c.episode.is_not(None), *_series(WATCH.c.title_id, chosen))
        .group_by(*group)
    )


def seen_whole(chosen: bool) -> Select[Any]:
    """What was seen as a whole season or a whole series: title, pass, season, when, and when it was recorded."""
    return (
        select(
            WATCH.c.title_id,
            WATCH.c.pass_number,
            WATCH.c.season,
            WATCH.c.watched_on,
            WATCH.c.added_at,
            WATCH.c.id,
        )
        .select_from(WATCH)
        .join(TITLE, TITLE.c.id == WATCH.c.title_id)
        .where(
            WATCH.c.episode.is_(None),
            WATCH.c.episode_title.is_(None),
            TITLE.c.kind == SERIES,
            *_series(WATCH.c.title_id, chosen),
        )
    )


def seen_by_name(chosen: bool) -> Select[Any]:
    """In which passes episodes known by name alone were seen: title, pass, the latest day, and the latest number."""
    group = (WATCH.c.title_id, WATCH.c.pass_number)
    by_name = (WATCH.c.episode.is_(None), WATCH.c.episode_title.is_not(None))
    latest = (func.max(WATCH.c.watched_on), func.max(WATCH.c.id))
    return select(*group, *latest).where(*by_name, *_series(WATCH.c.title_id, chosen)).group_by(*group)


def seen_one_by_one() -> Select[Any]:
    """Each sitting of an episode of some titles: its number, title, pass, season, episode, when, when recorded."""
    where = (WATCH.c.id, WATCH.c.title_id, WATCH.c.pass_number, WATCH.c.season, WATCH.c.episode)
    when = (WATCH.c.watched_on, WATCH.c.added_at)
    return select(*where, *when).where(WATCH.c.episode.is_not(None), *_series(WATCH.c.title_id, True))


def counted(chosen: bool) -> Select[Any]:
    """Regular episodes: the entry, the season, whether they have aired, and their numbers."""
    group = (EPISODE.c.entry_id, EPISODE.c.season, _phase())
    statement = select(*group, joined_lines(EPISODE.c.number)).where(*_regular()).group_by(*group)
    if not chosen:
        return statement
    entries = select(ENTRY.c.id).where(*_series(ENTRY.c.title_id, chosen))
    return statement.where(EPISODE.c.entry_id.in_(entries))


def days() -> Select[Any]:
    """The days on which the regular episodes of some titles air: title, season, number, day."""
    return (
        select(ENTRY.c.title_id, EPISODE.c.season, EPISODE.c.number, EPISODE.c.air_date)
        .select_from(EPISODE)
        .join(ENTRY, ENTRY.c.id == EPISODE.c.entry_id)
        .where(*_regular(), *_series(ENTRY.c.title_id, True))
    )


def former(chosen: bool) -> Select[Any]:
    """How episodes were counted when something was logged, and how they are now: title, then, until when, now."""
    same = and_(EPISODE.c.entry_id == FORMER_NUMBER.c.entry_id, EPISODE.c.provider_id == FORMER_NUMBER.c.provider_id)
    then = (FORMER_NUMBER.c.season, FORMER_NUMBER.c.number, FORMER_NUMBER.c.until)
    now = (EPISODE.c.season, EPISODE.c.number, EPISODE.c.special)
    return (
        select(ENTRY.c.title_id, *then, *now)
        .select_from(FORMER_NUMBER)
        .join(ENTRY, ENTRY.c.id == FORMER_NUMBER.c.entry_id)
        .join(EPISODE, same, isouter=True)
        .where(linked(), *_series(ENTRY.c.title_id, chosen))
        .order_by(FORMER_NUMBER.c.until, FORMER_NUMBER.c.id)
    )


def runtimes() -> Select[Any]:
    """How long the regular episodes of some seasons of an entry take: season, number, minutes."""
    asked = EPISODE.c.season.op("IN", is_comparison=True)(members(bindparam("seasons")))
    how_long = select(EPISODE.c.season, EPISODE.c.number, EPISODE.c.runtime)
    return how_long.where(EPISODE.c.entry_id == bindparam("entry_id"), asked, *_regular())


def episode() -> Select[Any]:
    """A regular episode of an entry, by its numbers."""
    said = [column for column in EPISODE.c if column.name not in ("id", "entry_id")]
    same = (EPISODE.c[name] == bindparam(name) for name in ("entry_id", "season", "number"))
    return select(*said).where(*same, *_regular()).order_by(EPISODE.c.id)


def airing() -> Select[Any]:
    """Episodes that air from one moment to another, of series that were neither paused nor dropped, with the title."""
    said = [column for column in EPISODE.c if column.name not in ("id", "entry_id")]
    at, day = EPISODE.c.air_at, EPISODE.c.air_date
    within = or_(
        and_(at.is_not(None), at >= bindparam("since"), at < bindparam("until")),
        and_(at.is_(None), day >= bindparam("first"), day <= bindparam("last")),
    )
    near = and_(day >= bindparam("day_before"), day <= bindparam("day_after"))  # what the index is asked for
    stopped = or_(TITLE.c.status == "paused", TITLE.c.status == "dropped")
    return (
        select(ENTRY.c.title_id, *said)
        .select_from(EPISODE)
        .join(ENTRY, ENTRY.c.id == EPISODE.c.entry_id)
        .join(TITLE, TITLE.c.id == ENTRY.c.title_id)
        .where(near, within, or_(TITLE.c.status.is_(None), not_(stopped)), linked())
        .order_by(EPISODE.c.id)
    )


def planned() -> Select[Any]:
    """The titles that are on the watchlist."""
    return select(PLAN.c.title_id)


def noted() -> Select[Any]:
    """Passes of which something was said: title, number, and whether they are not to be gone on with."""
    return select(PASS_NOTE.c.title_id, PASS_NOTE.c.number, PASS_NOTE.c.dropped)


def networks() -> Select[Any]:
    """Who shows some titles, a line each."""
    of_them = (DETAIL.c.field == "network", *_series(DETAIL.c.title_id, True))
    return select(DETAIL.c.title_id, joined_lines(DETAIL.c.value)).where(*of_them).group_by(DETAIL.c.title_id)


def _series(title: ColumnElement[int], chosen: bool) -> list[ColumnElement[bool]]:
    """That a title is among those that were chosen, where that is asked for."""
    return [title.op("IN", is_comparison=True)(members(bindparam("titles")))] if chosen else []


def _regular() -> list[ColumnElement[bool]]:
    """That an episode counts."""
    return [EPISODE.c.special == 0, EPISODE.c.season > 0, EPISODE.c.number.is_not(None)]


def _of_title() -> ColumnElement[bool]:
    """That an entry is of a title, and the title still has its id."""
    return and_(ENTRY.c.title_id == TITLE.c.id, linked())


def _phase() -> ColumnElement[int]:
    """1 when an episode has aired, 0 when it is yet to, 2 where nobody tells."""
    return case(
        (EPISODE.c.air_at.is_not(None), case((EPISODE.c.air_at <= bindparam("now"), 1), else_=0)),
        (EPISODE.c.air_date.is_not(None), case((EPISODE.c.air_date <= bindparam("today"), 1), else_=0)),
        else_=2,
    )
