"""Days as people and spreadsheets write them, whose order is told by all of a column."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.source import Source
from watchlog.importers.cells import MONTHS
from watchlog.model.when import UNKNOWN, When

ORDERS: Final = ("dmy", "mdy", "ymd")
PARTS: Final = re.compile(
    r"(?P<first>[0-9]{1,2})(?P<between>[./-])(?P<second>[0-9]{1,2})(?P=between)(?P<year>[0-9]{4}|[0-9]{2})"
)
YEAR_FIRST: Final = re.compile(r"(?P<year>[0-9]{4})[./-](?P<month>[0-9]{1,2})[./-](?P<day>[0-9]{1,2})")
ISO: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
WORDED: Final = re.compile(
    r"(?:(?P<day>[0-9]{1,2})\.? +(?P<month>[A-Za-z]{3,9})\.?|(?P<name>[A-Za-z]{3,9})\.? +(?P<number>[0-9]{1,2})),? +"
    r"(?P<year>[0-9]{4})"
)
NOTHING: Final = frozenset({"", "-", "\u2013", "\u2014", "?", "n/a", "none", "null", "unknown", "never", "0000-00-00"})
"""What people write where they know of no day."""

CENTURY: Final = 100
MOST_MONTHS: Final = 12


class Orders:
    """Finds in which order the days of a column are written."""

    def __init__(self) -> None:
        self._told: dict[str, str] = {}
        self._example = ""

    def add(self, cell: str) -> None:
        """A cell of the column, whatever it holds."""
        found = PARTS.fullmatch(_day_alone(cell))
        if found is None:
            return
        first, second = int(found["first"]), int(found["second"])
        if found["between"] == "." or (first > MOST_MONTHS >= second):
            self._told.setdefault("dmy", cell)
        elif second > MOST_MONTHS >= first:
            self._told.setdefault("mdy", cell)
        elif first != second:
            self._example = self._example or cell

    def order(self, column: str) -> str:
        """The order, which is any where it does not matter.

        Raises:
            BadFile: Nothing tells it, or some cells tell another than others.
        """
        hint = f"say the order, as in --map “{column}/dmy=…” or “{column}/mdy=…”"
        if len(self._told) > 1:
            days = " and ".join(f"“{cell}”" for cell in self._told.values())
            raise BadFile(f"the column “{column}” writes days in two orders: {days}", hint)
        if self._told:
            return next(iter(self._told))
        if self._example:
            raise BadFile(f"nobody can tell which is the day and which the month of “{self._example}”", hint)
        return ORDERS[0]


def order_of(cells: Iterable[str], column: str) -> str:
    """In which order the days of a column are written.

    Raises:
        BadFile: Nothing tells it, or some cells tell another than others.
    """
    orders = Orders()
    for cell in cells:
        orders.add(cell)
    return orders.order(column)


def parse_day(text: str, order: str, source: Source) -> When:
    """When something was, as a cell tells it; unknown where people write that they do not know.

    Args:
        text: A day in that order or with its year first, a month or a year alone, or a day and a time of day.
        order: `dmy`, `mdy` or `ymd`.
        source: Whose zone a time of day is in, where it names none, and whose year the two digits of a year are near.

    Raises:
        BadInput: It is none.
    """
    said = " ".join(text.split())
    if said.lower() in NOTHING:
        return UNKNOWN
    day = _day_alone(said)
    iso = _iso(day, order, source.opened_at.year)
    try:
        if iso is None:
            return _moment(said, source)
        return _moment(f"{iso}{said[len(day) :]}", source) if len(said) > len(day) else When.of_text(iso)
    except (ValueError, OverflowError):
        raise BadInput(f"“{text}” is no date", "write days like 2026-11-22") from None


def _moment(text: str, source: Source) -> When:
    moment = datetime.fromisoformat(text.strip())
    return When.of_moment((moment if moment.tzinfo else moment.replace(tzinfo=source.zone)).astimezone(source.zone))


def _day_alone(text: str) -> str:
    """A text without its time of day, which is of no use for telling the order."""
    said = text.strip()
    day = re.split(r"[ T](?=[0-9]{1,2}:)", said, maxsplit=1)[0]
    return day.rstrip(",")


def _iso(day: str, order: str, this_year: int) -> str | None:
    if ISO.fullmatch(day):
        return day
    if found := YEAR_FIRST.fullmatch(day):
        return _joined(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := PARTS.fullmatch(day):
        return _of_parts(found, order, this_year)
    found = WORDED.fullmatch(day)
    month = (found["month"] or found["name"])[:3].lower() if found else ""
    if found is None or month not in MONTHS:
        return None
    return _joined(int(found["year"]), MONTHS.index(month) + 1, int(found["day"] or found["number"]))


def _of_parts(found: re.Match[str], order: str, this_year: int) -> str:
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if len(found["year"]) == len("26"):
        if order == "ymd":
            first, year = year, first
        century = this_year - this_year % CENTURY
        year += century if century + year <= this_year else century - CENTURY
    if order == "mdy" and found["between"] != ".":
        return _joined(year, first, second)
    return _joined(year, second, first)


def _joined(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"
