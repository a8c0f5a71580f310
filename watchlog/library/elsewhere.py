"""Elsewhere: what is known of a title beside the history, from what was fetched of it."""

from collections.abc import Sequence
from datetime import datetime

from watchlog.matching.numbering import Logged, remarks
from watchlog.model.catalogue import Episode
from watchlog.model.lookup import Elsewhere
from watchlog.model.title import Title
from watchlog.model.watch import Watch
from watchlog.registry import provider_label
from watchlog.store import catalogue
from watchlog.store.transaction import Transaction

SEASON_END = float("inf")
"""Behind every episode of a season."""


def elsewhere(tx: Transaction, title: Title, watches: Sequence[Watch], now: datetime) -> Elsewhere:
    """What the catalogue says of a title, in the light of what was watched of it.

    Args:
        tx: Where it is read.
        title: The title.
        watches: All its sittings.
        now: The clock: aware and local.
    """
    held = catalogue.held(tx, title.id)
    if held is None:
        return Elsewhere()
    label = provider_label(held.entry.provider)
    logged = [Logged(watch.portion, watch.added_at) for watch in watches]
    return Elsewhere(
        held,
        label,
        next_episode(held.entry.episodes, watches),
        next_airing(held.entry.episodes, now),
        tuple(remarks(logged, held, catalogue.former_numbers(tx, title.id), label)),
    )


def next_episode(episodes: Sequence[Episode], watches: Sequence[Watch]) -> Episode | None:
    """The first episode behind the furthest that was seen in the latest pass; None after a sitting of the whole."""
    counted = sorted((one for one in episodes if _is_counted(one)), key=_place)
    latest = max((watch.pass_number or 1 for watch in watches), default=1)
    portions = [watch.portion for watch in watches if (watch.pass_number or 1) == latest]
    if any(portion.season is None and portion.episode is None for portion in portions):
        return None
    seen = [
        (portion.season, SEASON_END if portion.episode is None else portion.episode)
        for portion in portions
        if portion.season  # specials are no progress
    ]
    furthest = max(seen, default=(0, 0))
    return next((one for one in counted if _place(one) > furthest), None)


def next_airing(episodes: Sequence[Episode], now: datetime) -> Episode | None:
    """The first episode that is yet to be shown."""
    coming = [one for one in episodes if _is_coming(one, now)]
    return min(coming, key=lambda one: (one.air_date or "", _place(one)), default=None)


def _is_coming(episode: Episode, now: datetime) -> bool:
    if episode.air_at is not None:
        return episode.air_at > now
    return episode.air_date is not None and episode.air_date > now.date().isoformat()


def _is_counted(episode: Episode) -> bool:
    return bool(episode.season) and episode.number is not None and not episode.special


def _place(episode: Episode) -> tuple[int, float]:
    return (episode.season or 0, SEASON_END if episode.number is None else episode.number)
