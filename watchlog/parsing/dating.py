"""Days of several watches as they are typed: `--on yesterday`, `--on aired`, `--spread 2024-01..2024-03`."""

from datetime import date, datetime
from typing import Final

from watchlog.errors import BadInput
from watchlog.model.dating import Dating, OnAir, Same, Spread
from watchlog.model.when import When
from watchlog.parsing.dates import parse_when

SPREAD_FORMS: Final = "try 2024-01-05..2024-03-20, 2024-01..2024-03, 2024-01 or 2024"
MONTHS: Final = 12


def parse_dating(on: str | None, spread: str | None, now: datetime) -> Dating:
    """What `--on` and `--spread` say; today, if neither says anything.

    Args:
        on: A date as `parse_when` understands it, or `aired`.
        spread: Two dates with `..` between them, or one month or year.
        now: The present, aware of the local zone.

    Raises:
        BadInput: Both are given, a date is none, or the days run backwards.
    """
    if on is not None and spread is not None:
        raise BadInput("--on and --spread both say when", "give one of them")
    if spread is not None:
        return _spread(spread, now)
    if on is None:
        return Same(When.of_day(now.date()))
    return OnAir() if on.strip().lower() == "aired" else Same(parse_when(on, now))


def _spread(text: str, now: datetime) -> Spread:
    said = text.split("..")
    if len(said) not in {1, 2}:
        raise BadInput(f"“{text}” is no stretch of days", SPREAD_FORMS)
    first, last = _day_or_more(said[0], text, now), _day_or_more(said[-1], text, now)
    found = Spread(date.fromisoformat(first + "0001-01-01"[len(first) :]), _last_day(last))
    if found.last < found.first:
        raise BadInput(f"“{text}” runs backwards", "put the earlier day first")
    return found


def _day_or_more(said: str, text: str, now: datetime) -> str:
    """An ISO day, month or year."""
    when = parse_when(said, now)
    if when.on is None or when.at is not None:
        raise BadInput(f"“{text}” is no stretch of days", SPREAD_FORMS)
    return when.on


def _last_day(on: str) -> date:
    from calendar import monthrange

    numbers = [int(number) for number in on.split("-")]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else MONTHS
    return date(year, month, numbers[-1] if len(numbers) > 2 else monthrange(year, month)[1])  # noqa: PLR2004 - a day
