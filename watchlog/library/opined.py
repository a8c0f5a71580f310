"""Opined: which ratings without a sitting are known already."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import Any

from watchlog.matching.viewings import JOINT
from watchlog.model.opinion import Rating


class Opined:
    """The ratings of one title: what was there before a file was begun, and what it brings.

    Two of one moment are two, and stay two when the file comes again. One that does not say when it was given is known
    where its source has said the same already.

    Args:
        there: The ratings of the history.
        now: What those are told to be given at that do not say it, in UTC.
    """

    def __init__(self, there: Iterable[Rating], now: datetime) -> None:
        ratings = list(there)
        self._now = now
        self._there = Counter(map(_key, ratings))
        self._said = set(chain.from_iterable(map(_undated, ratings)))
        self._used: Counter[Any] = Counter()
        self._fresh: list[Rating] = []
        self._file = 0

    def enter(self, file: int) -> None:
        """Know what earlier files brought when another one is begun."""
        if file != self._file:
            self._there.update(map(_key, self._fresh))
            self._said.update(chain.from_iterable(map(_undated, self._fresh)))
            self._fresh.clear()
            self._used.clear()
            self._file = file

    def claim(self, rating: Rating) -> bool:
        """Whether a rating is known; what is there is known once a file."""
        key = _key(rating)
        self._used[key] += 1
        return self._used[key] <= self._there[key] or self._is_undated(rating)

    def add(self, rating: Rating) -> None:
        """Keep in mind what a file brings; to its other records it is not there."""
        self._fresh.append(rating)

    def holds(self, rating: Rating) -> bool:
        """Whether an equal one is here, be it of the same file."""
        key = _key(rating)
        return bool(self._there[key]) or key in map(_key, self._fresh) or self._is_undated(rating)

    def _is_undated(self, rating: Rating) -> bool:
        return rating.rated_at == self._now and not self._said.isdisjoint(_undated(rating))


def _key(rating: Rating) -> Any:
    return rating.portion, rating.stars.points, rating.rated_at


def _undated(rating: Rating) -> Iterator[Any]:
    for source in rating.source.split(JOINT):
        yield rating.portion, rating.stars.points, source
