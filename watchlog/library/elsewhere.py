"""Elsewhere: what is known of a title beside the history, from what was fetched of it."""

from collections.abc import Sequence
from datetime import datetime

from watchlog.matching.numbering import Logged, remarks
from watchlog.model.catalogue import Episode
from watchlog.model.lookup import Elsewhere
from watchlog.model.title import Title
from watchlog.model.watch import Watch
from watchlog.registry import provider_label
from watchlog.series.counting import Place
from watchlog.store import catalogue
from watchlog.store.transaction import Transaction


def elsewhere(
    tx: Transaction, title: Title, watches: Sequence[Watch], now: datetime, following: Place | None = None
) -> Elsewhere:
    """What the catalogue says of a title, in the light of what was watched of it.

    Args:
        tx: Where it is read.
        title: The title.
        watches: All its sittings.
        now: The clock: aware and local.
        following: The episode that is to be watched next, if there is one.
    """
    held = catalogue.held(tx, title.id)
    if held is None:
        return Elsewhere()
    label = provider_label(held.entry.provider)
    logged = [Logged(watch.portion, watch.added_at) for watch in watches]
    return Elsewhere(
        held,
        label,
        _counted_at(held.entry.episodes, following),
        next_airing(held.entry.episodes, now),
        tuple(remarks(logged, held, catalogue.former_numbers(tx, title.id), label)),
    )


def next_airing(episodes: Sequence[Episode], now: datetime) -> Episode | None:
    """The first episode that is yet to be shown."""
    coming = [one for one in episodes if _is_coming(one, now)]
    return min(coming, key=lambda one: (one.air_date or "", one.season or 0, one.number or 0), default=None)


def _counted_at(episodes: Sequence[Episode], place: Place | None) -> Episode | None:
    """What the provider says of a regular episode."""
    return next((one for one in episodes if not one.special and (one.season, one.number) == place), None)


def _is_coming(episode: Episode, now: datetime) -> bool:
    if episode.air_at is not None:
        return episode.air_at > now
    return episode.air_date is not None and episode.air_date > now.date().isoformat()
