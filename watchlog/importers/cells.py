"""Values out of the cells of tables that other services write."""

import re
from datetime import datetime
from typing import Final

from watchlog.errors import BadInput
from watchlog.files.source import Source
from watchlog.importers.making import since
from watchlog.model.stars import Scale, Stars
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.names import YEARS
from watchlog.parsing.stars import parse_stars

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATED: Final = re.compile(r"(?P<name>.*\S)\s*\((?P<year>[0-9]{4})\)")
YEAR: Final = re.compile(r"(?P<year>[0-9]{4})(?:\.0|[-\u2013T/].*)?")
ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONG_DATE: Final = re.compile(
    r"(?:[A-Za-z]{3},? )?(?P<month>[A-Za-z]{3}) +(?P<day>[0-9]{1,2}),? "
    r"(?:(?P<year>[0-9]{4}), (?P<clock>[0-9]{2}:[0-9]{2})|(?P<time>[0-9]{2}:[0-9]{2}:[0-9]{2}) (?P<last>[0-9]{4}))"
)
"""`Fri Nov  7 09:07:24 2014` and `Apr 23 2017, 08:18`."""
IMDB: Final = re.compile(r"(?:tt)?([0-9]{1,10})")
LONG_NUMBER: Final = 9
"""Digits that no place has."""

PADDED: Final = 7
"""Digits that an id of IMDb has at least."""


def year_of(text: str) -> int | None:
    """A year, also out of a date; None where it is empty or no year of a film."""
    found = YEAR.fullmatch(text.strip())
    return int(found["year"]) if found and int(found["year"]) in YEARS else None


def named(text: str) -> tuple[str, int | None]:
    """What `Dune (2021)` says: a name and its year, or the text as it is and None."""
    found = DATED.fullmatch(text.strip())
    if found is None or int(found["year"]) not in YEARS:
        return text, None
    return found["name"], int(found["year"])


def stars_of(text: str, scale: Scale) -> Stars | None:
    """A rating; None for an empty cell.

    Raises:
        BadInput: It is none on that scale.
    """
    return parse_stars(text, scale) if text.strip() else None


def imdb_of(text: str) -> str:
    """An id of IMDb, with or without `tt` and zeros; empty where it is none.

    `-1`, `0` and other ids that say that there is none are none, and so are those of people and companies.
    """
    found = IMDB.fullmatch(text.strip())
    return f"tt{int(found[1]):0{PADDED}}" if found and int(found[1]) else ""


def day_of(text: str) -> When:
    """The day of a cell, whatever time of day stands there; unknown for an empty one.

    Raises:
        BadInput: It is no day.
    """
    said = text.strip()[: len("2026-11-22")]
    if not said:
        return UNKNOWN
    try:
        if ISO_DAY.fullmatch(said):
            return When.of_text(said)
    except ValueError:
        pass
    raise BadInput(f"“{text.strip()}” is no day; it should be like 2026-11-22")


def place_of(text: str) -> int | None:
    """A place in a list, from 1; None where it is empty or no such number."""
    said = text.strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < LONG_NUMBER and int(said) else None


def logged_on(text: str, source: Source) -> datetime | None:
    """Since when something is so of which the day is told: the day's first moment in the user's zone.

    Raises:
        BadInput: It is no day.
    """
    return since(day_of(text), source)


def long_moment(text: str, source: Source) -> datetime | None:
    """The moment of `Fri Nov  7 09:07:24 2014` or `Apr 23 2017, 08:18` in the user's zone; None for anything else."""
    found = LONG_DATE.fullmatch(text.strip())
    if found is None or found["month"].lower() not in MONTHS:
        return None
    month = MONTHS.index(found["month"].lower()) + 1
    year, clock = found["year"] or found["last"], found["clock"] or found["time"]
    try:
        moment = datetime.fromisoformat(f"{year}-{month:02}-{int(found['day']):02}T{clock}")
        return moment.replace(tzinfo=source.zone).astimezone(source.opened_at.tzinfo)
    except (ValueError, OverflowError):
        return None
