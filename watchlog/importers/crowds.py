"""Crowds: minutes in which more was marked as seen than anybody can see, so that only their day is meant.

That is the day in UTC. The user's own might be truer by some hours, but would be another one as soon as they say that
they live in another zone; the same file would then tell of other days, and everything in it would be there twice.
"""

from datetime import UTC, datetime
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
        """When something was watched that was marked at a moment of the user's zone: then, or on its day in UTC."""
        if len(self._minutes.get(_minute(moment), ())) < CROWD:
            return When.of_moment(moment)
        return day_of(moment)


def day_of(moment: datetime) -> When:
    """The day of a moment of which no more than that is meant: the one in UTC, whatever the user's zone is."""
    try:
        return When.of_day(moment.astimezone(UTC).date())
    except OverflowError:  # the first and the last hours of the calendar
        return When.of_day(moment.date())


def _minute(moment: datetime) -> int:
    return int(moment.timestamp()) // 60
