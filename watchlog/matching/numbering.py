"""Where a provider counts episodes otherwise than somebody logged them. Nothing moves by itself: it is only told."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from watchlog.model.catalogue import Episode, FormerNumber, Held
from watchlog.model.portion import Portion


class Logged(NamedTuple):
    """An episode that somebody logged, and when they did, in UTC."""

    portion: Portion
    added_at: datetime


def remarks(logged: Iterable[Logged], held: Held, former: Sequence[FormerNumber], label: str) -> Iterator[str]:
    """Where the provider and the history do not agree, in sentences, in the order of the episodes.

    Args:
        logged: What was logged of the title.
        held: What the provider says of it.
        former: How the provider counted its episodes before.
        label: The provider's name for people.
    """
    yield from _of_the_title(held, label)
    counting = _Counting(held.entry.episodes, former)
    told: set[Portion] = set()
    for one in sorted(logged, key=_in_order):
        if one.portion not in told and (remark := counting.remark(one, label)):
            told.add(one.portion)
            yield remark


def _of_the_title(held: Held, label: str) -> Iterator[str]:
    if held.moved_to:
        yield f"{held.entry.ref} is {held.moved_to} at {label} now"
    if held.gone_at:
        yield f"{label} has {held.entry.ref} no longer"


class _Counting:
    """How a provider counts the episodes of a title now, and counted them before."""

    def __init__(self, episodes: Sequence[Episode], former: Sequence[FormerNumber]) -> None:
        self._numbers = {(episode.season, episode.number) for episode in episodes if episode.number is not None}
        self._seasons = {season for season, _ in self._numbers}
        self._by_id: dict[str, Episode] = {}
        for episode in episodes:
            self._by_id.setdefault(episode.id, episode)
        self._former = sorted(former, key=lambda one: one.until)

    def remark(self, one: Logged, label: str) -> str | None:
        """What there is to say of an episode that was logged."""
        season, number = one.portion
        if season is None or number is None:
            return None
        meant = self._meant(one)
        if meant is None:
            unknown = season in self._seasons and (season, number) not in self._numbers
            return f"logged as {one.portion.label}, which {label} does not have" if unknown else None
        now = self._by_id.get(meant.episode)
        if now is None:
            return f"logged as {one.portion.label}, which {label} has no longer{_named(meant.name)}"
        if (now.season, now.number) == (season, number):
            return None
        return f"logged as {one.portion.label}, now {now.label}{_named(now.name)}"

    def _meant(self, one: Logged) -> FormerNumber | None:
        """What the number stood for when it was logged, where it has stood for something else since."""
        return next(
            (old for old in self._former if (old.season, old.number) == one.portion and old.until > one.added_at), None
        )


def _in_order(one: Logged) -> tuple[int, int, datetime]:
    season, number = one.portion
    return (-1 if season is None else season, -1 if number is None else number, one.added_at)


def _named(name: str | None) -> str:
    return f" “{name}”" if name else ""
