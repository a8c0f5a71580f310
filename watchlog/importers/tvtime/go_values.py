"""Values as TV Time's programs, written in Go, print them: floats for whole numbers, maps, and moments in UTC."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

from watchlog.errors import BadInput
from watchlog.parsing.names import WITH_YEAR, YEARS

NOTHING: Final = frozenset(("", "<nil>", "null", "None"))
SENTINELS: Final = ("0000-", "0001-", "1969-12-31", "1970-01-01")
"""What stands where nobody knows when."""
DIGITS: Final = r"[0-9]{1,20}(?:\.[0-9]{1,20})?(?:[eE]\+?[0-9]{1,2})?"
NUMBER: Final = re.compile(f"-?{DIGITS}")
MOST: Final = Decimal(10) ** 19
EPOCH: Final = re.compile(f"(?:[a-z-]+-)?(?P<number>{DIGITS})")
"""A moment as a number, also behind what it is of: `watch-date-1624524048`."""
MILLISECONDS: Final = 10**11
MICROSECONDS: Final = 10**14
"""Numbers from there on count parts of seconds: the year 5138, and 1973 in microseconds."""
HALF_A_DAY: Final = timedelta(hours=12)
MAP: Final = re.compile(r"map\[(?P<content>[^\[\]]*)\]")
ENTRY: Final = re.compile(r"(?P<key>[a-z_]+):(?P<value>.*?)(?=\s+[a-z_]+:|$)")
YES: Final = ("1", "true", "yes")


def cell(cells: Mapping[str, str], *columns: str) -> str:
    """What the first of the columns says that says anything; empty where none does."""
    for column in columns:
        said = cells.get(column, "")
        if said and (text := said.strip()) not in NOTHING:
            return text
    return ""


def whole(text: str) -> int | None:
    """A whole number, also as `6.166152e+06`; None for an empty text.

    Raises:
        BadInput: It is none.
    """
    if text in NOTHING:
        return None
    try:
        number = Decimal(text) if NUMBER.fullmatch(text) else None
    except InvalidOperation:
        number = None
    if number is None or abs(number) > MOST or number != int(number):
        raise BadInput(f"“{text}” is no whole number")
    return int(number)


def number_text(text: str) -> str:
    """An id that is a number, as others write it; empty where it is none.

    Raises:
        BadInput: It is no number.
    """
    return str(whole(text) or "")


def flag(text: str) -> bool:
    """Yes or no."""
    return text.strip().lower() in YES


def instant(text: str) -> datetime | None:
    """A moment, in UTC, as text or as seconds, milliseconds or microseconds since 1970; None where nobody knows.

    Raises:
        BadInput: It is no moment.
    """
    said = text.strip()
    if said in NOTHING or said == "0" or said.startswith(SENTINELS):
        return None
    try:
        epoch = EPOCH.fullmatch(said)
        return _of_epoch(epoch["number"]) if epoch else _of_text(said)
    except (ValueError, OverflowError, OSError):
        raise BadInput(f"“{text}” is no moment") from None


def film_year(text: str) -> int | None:
    """The year of a release date; None where it is not known.

    The dates are midnights of some zone: what is later than noon is the evening before.
    """
    try:
        found = instant(text)
        year = None if found is None else (found + HALF_A_DAY).year
    except (BadInput, OverflowError):
        return None
    return year if year in YEARS else None


def name_and_year(name: str) -> tuple[str, int | None]:
    """A name without the year that stands behind it; a country stays: `The Office (US)`."""
    dated = WITH_YEAR.fullmatch(name.strip())
    if dated is None or int(dated["year"]) not in YEARS:
        return name.strip(), None
    return dated["words"], int(dated["year"])


def maps(text: str) -> list[dict[str, str]]:
    """The maps of a slice: `[map[id:359600 type:series] map[type:movie uuid:…]]`."""
    return [
        {entry["key"]: entry["value"].strip() for entry in ENTRY.finditer(one["content"])} for one in MAP.finditer(text)
    ]


def _of_epoch(text: str) -> datetime | None:
    number = Decimal(text)
    if abs(number) >= MICROSECONDS:
        number /= 1_000_000
    elif abs(number) >= MILLISECONDS:
        number /= 1_000
    seconds = int(number)
    return datetime.fromtimestamp(seconds, UTC) if seconds > 1 else None


def _of_text(text: str) -> datetime:
    day, _, rest = text.removesuffix(" UTC").partition(" ")
    found = datetime.fromisoformat(f"{day}T{rest.replace(' ', '')}" if rest else day)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
