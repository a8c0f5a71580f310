"""Crowds: minutes in which more was marked as seen than anybody can see, so that only their day is meant."""

from datetime import datetime
from typing import Final

from watchlog.model.when import When

CROWD: Final = 3
"""So many different things in one minute were marked, not watched: two may be the halves of a double episode."""


class Crowds:
    """Counts what was marked in every minute, as little of it as is needed."""

    def __init__(self) -> None:
        self._minutes: dict[int, tuple[int, ...]] = {}

    def add(self, moment: datetime, what: object) -> None:
        """Something was marked at a moment; the same thing counts once."""
        minute = _minute(moment)
        there = self._minutes.get(minute, ())
        if len(there) < CROWD and hash(what) not in there:
            self._minutes[minute] = (*there, hash(what))

    def when(self, moment: datetime) -> When:
        """When something was watched that was marked at a moment of the user's zone: then, or on that day."""
        if len(self._minutes.get(_minute(moment), ())) < CROWD:
            return When.of_moment(moment)
        return When.of_day(moment.date())


def _minute(moment: datetime) -> int:
    return int(moment.timestamp()) // 60
