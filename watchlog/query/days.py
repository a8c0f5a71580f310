"""Days: what a date in a query reaches from and to, and the moments at which local days begin."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from watchlog.errors import BadInput
from watchlog.model.when import DAY_LENGTH, When
from watchlog.parsing.dates import parse_when
from watchlog.query.ranges import Bounds
from watchlog.query.terms import AnyOf, During, Recorded, Term

BACK: Final = re.compile(r"(?P<sign>[+-])(?P<count>\d{1,5})(?P<unit>[dwmy])", re.ASCII | re.IGNORECASE)
FORMS: Final = "try 2025, 2025-03, 2025-03-09, 2025-03..2025-06, today, friday or -2w.."
PERIODS: Final = [f"{which} {unit}" for which in ("this", "last") for unit in ("week", "month", "year")]
DAYS_A_WEEK: Final = 7
MONTHS_A_YEAR: Final = 12
NEVER: Final = AnyOf(())
"""What no watch is."""


def parse_days(text: str, now: datetime) -> tuple[int, int]:
    """The first and the last day that a date reaches, as their ordinals.

    Raises:
        BadInput: It is no date, or names a time of day as well.
    """
    counted = BACK.fullmatch(text)
    if counted:
        day = _counted(now.date(), int(counted["sign"] + counted["count"]), counted["unit"].lower()).toordinal()
        return day, day
    if text.lower() in PERIODS:
        return _period(text.lower(), now.date())
    try:
        when = parse_when(text, now)
    except BadInput as error:
        raise BadInput(error.problem, FORMS) from None
    if when.at is not None or when.on is None:
        raise BadInput(f"“{text}” is no day", FORMS)
    return tuple(day.toordinal() for day in interval(when))  # type: ignore[return-value]


def _period(text: str, today: date) -> tuple[int, int]:
    which, unit = text.split()
    first = today - timedelta(days=today.weekday()) if unit == "week" else today.replace(day=1)
    if unit == "year":
        first = first.replace(month=1)
    if which == "last":
        first = _counted(first, -1, unit[0])
    after = _counted(first, 1, unit[0])
    return first.toordinal(), after.toordinal() - 1


def interval(when: When) -> tuple[date, date]:
    """The first and the last day on which something may have been, when anything is known."""
    on = when.on or ""
    first = date.fromisoformat(on + "0001-01-01"[len(on) :])
    if len(on) == DAY_LENGTH:
        return first, first
    return first, _last_of_month(first.year, first.month if "-" in on else MONTHS_A_YEAR)


def span(field: str, bounds: Bounds, now: datetime) -> Term:
    """Watched, or added, from one day to another."""
    low, high = bounds
    if (low or 1) > date.max.toordinal() or (1 if high is None else high) < 1:
        return NEVER
    first = None if low is None else date.fromordinal(max(low, 1))
    last = None if high is None else date.fromordinal(min(high, date.max.toordinal()))
    if field == "watched":
        return During(first, last)
    return Recorded(_beginning(first, now), _beginning(last and _next(last), now))


def _counted(today: date, count: int, unit: str) -> date:
    try:
        if unit in "dw":
            return today + timedelta(days=count * (DAYS_A_WEEK if unit == "w" else 1))
        months = today.year * MONTHS_A_YEAR + today.month - 1 + count * (1 if unit == "m" else MONTHS_A_YEAR)
        year, month = divmod(months, MONTHS_A_YEAR)
        last = _last_of_month(year, month + 1)
        return last.replace(day=min(today.day, last.day))
    except (ValueError, OverflowError):
        raise BadInput("this lies outside the calendar", FORMS) from None


def _last_of_month(year: int, month: int) -> date:
    if month == MONTHS_A_YEAR:
        return date(year, month, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def _next(day: date) -> date | None:
    return None if day == date.max else day + timedelta(days=1)


def _beginning(day: date | None, now: datetime) -> datetime | None:
    """The moment at which a day begins here; None where it lies beyond the calendar."""
    if day is None:
        return None
    try:
        return datetime.combine(day, time(), tzinfo=now.tzinfo).astimezone(UTC)
    except OverflowError:
        return None
