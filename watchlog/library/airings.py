"""Airings: which episodes of a series air, and which aired and were not seen."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from watchlog.library.courses import Series, guide_of
from watchlog.model.catalogue import Episode
from watchlog.model.order import RENUMBERED
from watchlog.model.portion import Portion
from watchlog.model.progress import Airing, Stage
from watchlog.model.title import Title
from watchlog.series.guide import Guide
from watchlog.series.progress import is_skipped, stage
from watchlog.store.transaction import Transaction


def airings(
    tx: Transaction, title: Title, series: Series, episodes: Sequence[Episode], now: datetime
) -> Iterable[Airing]:
    """What airs of a series, and what of it aired unseen; the latter only where it was begun."""
    where = stage(series.course)
    if where in (None, Stage.DROPPED, Stage.PAUSED):
        return
    guide = guide_of(tx, series.row, now) if _needs_guide(series, episodes) else None
    seen = {place for one in series.course.passes.values() for place in one.places}
    for episode in episodes:
        airing = _airing(title, episode, guide, now)
        place = (airing.portion.season or 0, airing.portion.episode or 0)
        if place in seen or is_skipped(series.course, place):
            continue
        if not airing.has_aired or (series.course.passes and not episode.special):
            yield airing


def _needs_guide(series: Series, episodes: Iterable[Episode]) -> bool:
    is_special = any(episode.special or not episode.season or episode.number is None for episode in episodes)
    return is_special or series.row.order in RENUMBERED


def _airing(title: Title, episode: Episode, guide: Guide | None, now: datetime) -> Airing:
    portion = guide.portion_of(episode) if guide else Portion(episode.season, episode.number)
    at = episode.air_at.astimezone(now.tzinfo) if episode.air_at else None
    on = at.date().isoformat() if at else episode.air_date or ""
    has_aired = at <= now if at else on <= now.date().isoformat()
    return Airing(title, portion, guide.label(portion) if guide else portion.label, episode, on, at, has_aired)


def by_day(airing: Airing) -> tuple[str, bool, float, str, Portion]:
    """By day; what has no time of day goes before what has one."""
    at = airing.at
    season, episode = airing.portion
    return (
        airing.on,
        at is not None,
        at.timestamp() if at else 0.0,
        airing.title.name,
        Portion(season or 0, episode or 0),
    )
