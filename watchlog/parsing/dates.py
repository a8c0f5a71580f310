"""Dates as they are typed: a small closed grammar, so that nothing is ever guessed.

    2026-11-22   2026-11   2026   2026-11-22 21:30   2026-11-22T21:30+01:00
    today   yesterday   friday   last friday   3 days ago   2 months ago   unknown
    yesterday 21:30   now

A weekday is the latest one up to today; with `last` it lies before today. Days and weeks count back to a day,
months to a month and years to a year: nobody who says "2 years ago" means a day.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from watchlog.errors import BadInput
from watchlog.model.when import UNKNOWN, When

FORMS: Final = (
    "try 2026-11-22, 2026-11, 2026, “2026-11-22 21:30”, today, yesterday, friday, “last friday”, “3 days ago” "
    "or unknown"
)
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
PARTIAL: Final = re.compile(r"\d{4}(?:-\d{2})?", re.ASCII)
CLOCK: Final = re.compile(
    r"(?P<day>.+?)[ T](?P<time>(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?) ?(?P<zone>Z|[+-]\d{2}:\d{2})?",
    re.ASCII | re.IGNORECASE,
)
AGO: Final = re.compile(r"(?P<count>\d{1,4}|an?|one) (?P<unit>day|week|month|year)s? ago", re.ASCII)
MONTHS_A_YEAR: Final = 12


def parse_when(text: str, now: datetime) -> When:
    """A date as precise as it was said.

    Args:
        text: One of the forms above, in any case.
        now: The present, aware of the local zone; its zone's rules give a bare time of day its offset.

    Raises:
        BadInput: It is none of the forms, or no such day or moment exists.
    """
    said = " ".join(text.split())
    lowered = said.lower()
    if lowered == "unknown":
        return UNKNOWN
    if lowered == "now":
        return When.of_moment(now.replace(second=0, microsecond=0))
    try:
        return _partial(lowered) or _ago(lowered, now.date()) or _day_or_moment(said, now)
    except (ValueError, OverflowError):
        raise BadInput(f"there is no day or time “{text}”", FORMS) from None


def parse_iso_moment(text: str) -> datetime:
    """A moment as JSON and CSV write it: full ISO 8601 with an offset of whole seconds.

    Raises:
        ValueError: It is no such moment, or has no offset.
        OverflowError: It lies outside the calendar in UTC.
    """
    moment = datetime.fromisoformat(text)
    offset = moment.utcoffset()
    if offset is None or offset.microseconds:
        raise ValueError(text)
    moment.astimezone(UTC)
    return moment


def _partial(said: str) -> When | None:
    return When.of_text(said) if PARTIAL.fullmatch(said) else None


def _ago(said: str, today: date) -> When | None:
    ago = AGO.fullmatch(said)
    if ago is None:
        return None
    count = int(ago["count"]) if ago["count"].isdigit() else 1
    match ago["unit"]:
        case "day":
            return When.of_day(today - timedelta(days=count))
        case "week":
            return When.of_day(today - timedelta(weeks=count))
        case "month":
            year, month = divmod(today.year * MONTHS_A_YEAR + today.month - 1 - count, MONTHS_A_YEAR)
            return When.of_text(f"{year:04}-{month + 1:02}")
        case _:
            return When.of_text(f"{today.year - count:04}")


def _day_or_moment(said: str, now: datetime) -> When:
    day = _day(said.lower(), now.date())
    if day is not None:
        return When.of_day(day)
    clock = CLOCK.fullmatch(said)
    day = _day(clock["day"].lower(), now.date()) if clock else None
    if clock is None or day is None:
        raise BadInput(f"“{said}” is no date that watchlog understands", FORMS)
    return When.of_moment(_moment(day, clock["time"], clock["zone"], now))


def _day(said: str, today: date) -> date | None:
    if ISO_DAY.fullmatch(said):
        return date.fromisoformat(said)
    if said in ("today", "yesterday"):
        return today - timedelta(days=said == "yesterday")
    last, _, name = said.rpartition(" ")
    if name not in WEEKDAYS or last not in ("", "last"):
        return None
    latest = today - timedelta(days=1) if last else today
    return latest - timedelta(days=(latest.weekday() - WEEKDAYS.index(name)) % len(WEEKDAYS))


def _moment(day: date, clock: str, zone: str | None, now: datetime) -> datetime:
    local = datetime.combine(day, time.fromisoformat(clock if clock[1] != ":" else f"0{clock}"))
    if zone:
        return parse_iso_moment(local.isoformat() + zone.upper())
    moment = local.replace(tzinfo=now.tzinfo)
    if moment.astimezone(UTC).astimezone(now.tzinfo).replace(tzinfo=None) != local:
        raise BadInput(f"the clocks were put forward then: there was no {clock} on {day}", "say a time before or after")
    return moment
