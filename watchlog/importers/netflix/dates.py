"""Days as a Netflix account writes them in its own language, told apart by the whole file."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.model.when import UNKNOWN, When

THREE_NUMBERS: Final = re.compile(
    r"\D{0,3}?(?P<one>\d{1,4})(?P<mark>[^\w,;:+]{1,3}|年)(?P<two>\d{1,2})(?:[^\w,;:+]{1,3}|月)(?P<three>\d{1,4})"
    r"(?:\D{0,3}|[ T]00:00(?::00)?(?:\.0+)?Z?)"
)
"""`2/5/19`, `30.06.2022`, `2020/05/27`, `2020. 5. 27.`, `2020年5月27日`, and what a spreadsheet makes of them."""

YEAR_DIGITS: Final = 4
FIRST_YEAR: Final = 2007
"""When Netflix began to stream."""
CENTURY: Final = 2000
LONGEST: Final = 40
"""Characters of what is no day that people are shown."""
ENOUGH: Final = 3
"""So many different days that run backwards throughout tell that they are read right."""


class Order(NamedTuple):
    """Which of three numbers is what.

    Attributes:
        year: The place of the year, from 0.
        month: That of the month.
        day: That of the day.
    """

    year: int
    month: int
    day: int


YEAR_FIRST: Final = Order(0, 1, 2)
DAY_FIRST: Final = Order(2, 1, 0)
MONTH_FIRST: Final = Order(2, 0, 1)
ORDERS: Final = (YEAR_FIRST, DAY_FIRST, MONTH_FIRST)


class Days:
    """Reads the days of one file.

    Args:
        texts: All of them, in the order of the file, which is newest first.
        today: The present, in UTC: nothing was watched later.
    """

    def __init__(self, texts: Iterable[str], today: datetime) -> None:
        self._latest = today.date() + timedelta(days=1)
        distinct = [text for text, _ in groupby(texts)]
        self._orders = self._orders_of(distinct)
        self._known: dict[str, When] = {}

    def when(self, text: str) -> When:
        """The day, or as much of it as all possible readings share.

        Raises:
            BadInput: It is no day, or none on which anything could be streamed.
        """
        if text not in self._known:
            readings = self._readings(text, self._orders)
            if not readings:
                raise BadInput(f"“{text[:LONGEST]}” is no day on which Netflix could be watched")
            self._known[text] = _shared(set(readings.values()))
        return self._known[text]

    def _orders_of(self, texts: list[str]) -> tuple[Order, ...]:
        """Those orders in which the days of the file can be read; all of them where none holds throughout."""
        possible = [readings.keys() for text in dict.fromkeys(texts) if (readings := self._readings(text, ORDERS))]
        left = set(ORDERS).intersection(*possible)
        orders = tuple(order for order in ORDERS if order in left)
        backwards = [order for order in orders if self._runs_backwards(texts, order)]
        return tuple(backwards) if len(backwards) == 1 else orders or ORDERS

    def _runs_backwards(self, texts: list[str], order: Order) -> bool:
        days = [reading[order] for text in texts if order in (reading := self._readings(text, ORDERS))]
        return len(set(days)) >= ENOUGH and all(later >= earlier for later, earlier in pairwise(days))

    def _readings(self, text: str, orders: Iterable[Order]) -> dict[Order, date]:
        """What a text means in each of those orders in which it means a possible day."""
        found = THREE_NUMBERS.fullmatch(text.strip())
        if found is None:
            return {}
        numbers = (found["one"], found["two"], found["three"])
        # Nobody who writes dots between the numbers puts the month first.
        written = [order for order in orders if order != MONTH_FIRST or "." not in found["mark"]]
        return dict(self._days(numbers, written))

    def _days(self, numbers: tuple[str, str, str], orders: Iterable[Order]) -> Iterator[tuple[Order, date]]:
        for order in orders:
            year, month, day = (numbers[place] for place in order)
            found = _day(year, month, day)
            if found and date(FIRST_YEAR, 1, 1) <= found <= self._latest:
                yield order, found


def _day(year: str, month: str, day: str) -> date | None:
    if len(year) not in (2, YEAR_DIGITS) or max(len(month), len(day)) > len("31"):
        return None
    try:
        return date(int(year) + (0 if len(year) == YEAR_DIGITS else CENTURY), int(month), int(day))
    except ValueError:
        return None


def _shared(readings: set[date]) -> When:
    first = min(readings)
    if len(readings) == 1:
        return When.of_day(first)
    if len({(day.year, day.month) for day in readings}) == 1:
        return When(f"{first.year:04}-{first.month:02}")
    return When(f"{first.year:04}") if len({day.year for day in readings}) == 1 else UNKNOWN
