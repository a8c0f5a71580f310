"""When: a date that knows how precise it is."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from enum import IntEnum
from typing import Final, NamedTuple

DAY_LENGTH = len("2026-11-22")
DAY_MONTH_OR_YEAR: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


class Precision(IntEnum):
    """How much of a date is known, from nothing to the minute."""

    UNKNOWN = 0
    YEAR = 1
    MONTH = 2
    DAY = 3
    MINUTE = 4


PRECISION_OF_LENGTH = {len("2026"): Precision.YEAR, len("2026-11"): Precision.MONTH, DAY_LENGTH: Precision.DAY}


class When(NamedTuple):
    """When something was watched, as far as it is known.

    Attributes:
        on: The local date it happened on, as ISO text of one of three lengths: `2026-11-22`, `2026-11` or
            `2026`; None when nothing is known.
        at: The moment, aware of its zone; only when the time of day is known, and then `on` is its date.
    """

    on: str | None = None
    at: datetime | None = None

    @property
    def precision(self) -> Precision:
        """How much is known."""
        if self.at is not None:
            return Precision.MINUTE
        return Precision.UNKNOWN if self.on is None else PRECISION_OF_LENGTH[len(self.on)]

    @classmethod
    def of_day(cls, day: date) -> "When":
        """A whole day."""
        return cls(day.isoformat())

    @classmethod
    def of_moment(cls, moment: datetime) -> "When":
        """A moment with its zone, kept as the fixed offset that was in force."""
        offset = moment.utcoffset() or timedelta()
        fixed = moment.replace(tzinfo=timezone(offset) if offset else UTC)
        return cls(fixed.date().isoformat(), fixed)

    @classmethod
    def of_text(cls, text: str) -> "When":
        """A date as JSON and CSV write it: `2026-11-22`, `2026-11`, `2026`.

        Raises:
            ValueError: The text is no such date, or no day of the calendar.
        """
        if not DAY_MONTH_OR_YEAR.fullmatch(text):
            raise ValueError(text)
        date.fromisoformat(text + "0001-01-01"[len(text) :])
        return cls(text)


UNKNOWN: Final = When()
"""Nothing is known; never to be read as now, or as the first of January."""
