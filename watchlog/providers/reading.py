"""Reading answers: what is in them becomes clean values, and what can't be there is one kind of trouble.

What providers really leave out is forgiven: nulls, empty texts, days that are none. What no such service would ever
say is not: a list for a number, a show without a name.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Final, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

from watchlog.errors import NetworkTrouble
from watchlog.model.title import Ref
from watchlog.parsing import plain_text
from watchlog.parsing.names import YEARS

Part = TypeVar("Part")

MOST: Final = 20_000
"""Members of a list that are read; the longest show has some 15,000 episodes."""
LONGEST: Final = 9_999
"""Minutes that something may take."""
LONGEST_ADDRESS: Final = 2_000
"""Characters."""
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME_OF_DAY: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
ZONE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")
VISIBLE: Final = re.compile(r"[!-~]+")
NUMBER: Final = re.compile(r"[1-9][0-9]{0,11}")
IDS: Final = {"imdb": re.compile(r"tt[0-9]{5,12}"), "wikidata": re.compile(r"Q[1-9][0-9]{0,11}")}
"""What ids look like where they are more than a number."""


class Body(BaseModel):
    """A part of an answer: unknown fields are left out, known ones have the type they always had."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


def understood(shape: TypeAdapter[Part], content: object, label: str) -> Part:
    """What an answer says.

    Raises:
        NetworkTrouble: It is not of that shape.
    """
    try:
        if content is not None:
            return shape.validate_python(content, strict=True)
    except (ValueError, RecursionError):
        pass
    # Raised out here, so that nothing of the answer hangs on it.
    raise NetworkTrouble(f"{label} answered what can't be understood", "try again later; if it stays so, report it")


def is_id(service: str, value: str) -> bool:
    """Whether something can be an id at a service at all."""
    return IDS.get(service, NUMBER).fullmatch(value) is not None


def refs(ids: Mapping[str, str | None]) -> tuple[Ref, ...]:
    """The ids that are told and can be some, by their service, sorted."""
    return tuple(sorted(Ref(service, value) for service, value in ids.items() if value and is_id(service, value)))


def year_of(day: str | None) -> int | None:
    """The year of a day `2019-03-29`."""
    return int(day[:4]) if day else None


def checked_day(text: str) -> str | None:
    """A day `2019-03-29` that there is, or None."""
    if not DAY.fullmatch(text):
        return None
    try:
        return text if date.fromisoformat(text).year in YEARS else None
    except ValueError:
        return None


def checked_address(text: str) -> str | None:
    """An address that may be shown and fetched, with https; or None."""
    if len(text) > LONGEST_ADDRESS or not VISIBLE.fullmatch(text):
        return None
    try:
        parts = urlsplit(text)
        plain = parts.hostname and not parts.username and not parts.password and parts.port in {None, 443}
    except ValueError:
        return None
    # Old answers say http of hosts that have had https for years.
    return parts._replace(scheme="https").geturl() if plain and parts.scheme in {"http", "https"} else None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        offset = moment.utcoffset()
        whole = offset is not None and offset % timedelta(minutes=1) == timedelta(0)
        return moment if whole and moment.astimezone(UTC).year in YEARS else None
    except (ValueError, OverflowError):
        return None


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    return lambda text: text if pattern.fullmatch(text) else None


def _of_text(read: Callable[[str], object]) -> BeforeValidator:
    """Read a text; whatever is none is left to fail, or to be nothing."""
    return BeforeValidator(lambda value: read(value) if isinstance(value, str) else value)


def _within(first: int, last: int) -> BeforeValidator:
    """A number that may be none: one that is off its scale means nothing."""
    return BeforeValidator(
        lambda value: None if type(value) is int and not first <= value <= last else value,
    )


def _id(value: object) -> object:
    return str(value) if type(value) is int and 0 <= value < 10**12 else value


def _numeric(value: str) -> str:
    if not NUMBER.fullmatch(value):
        raise ValueError
    return value


def _present(value: object) -> object:
    """The members of a list that are there; no list is an empty one."""
    if value is None:
        return ()
    return tuple(member for member in value if member is not None)[:MOST] if isinstance(value, list) else value


def _lines(value: object) -> object:
    members = _present(value)
    if not isinstance(members, tuple) or not all(isinstance(member, str) for member in members):
        return members  # left to fail
    told = (plain_text.line(member) for member in members)
    return tuple(dict.fromkeys(each for each in told if each is not None))


Name = Annotated[str, _of_text(plain_text.line)]
"""A name that has to be there."""
Line = Annotated[str | None, _of_text(plain_text.line)]
Prose = Annotated[str | None, _of_text(plain_text.prose)]
Html = Annotated[str | None, _of_text(plain_text.prose_of_html)]
Day = Annotated[str | None, _of_text(checked_day)]
TimeOfDay = Annotated[str | None, _of_text(_matching(TIME_OF_DAY))]
Moment = Annotated[datetime | None, _of_text(_moment)]
Zone = Annotated[str | None, _of_text(_matching(ZONE))]
Address = Annotated[str | None, _of_text(checked_address)]
Minutes = Annotated[int | None, _within(1, LONGEST)]
SeasonNumber = Annotated[int | None, _within(0, 9_999)]
EpisodeNumber = Annotated[int | None, _within(0, 99_999)]
Amount = Annotated[int | None, _within(0, 99_999)]
Stamp = Annotated[int, Field(ge=0, le=10**12)]
"""Seconds since 1970."""
Number = Annotated[str, BeforeValidator(_id), AfterValidator(_numeric)]
"""An id that is a number and has to be there."""
External = Annotated[str | None, _of_text(plain_text.line), BeforeValidator(_id)]
"""An id elsewhere, as a number or a text; whether it can be one is told by `refs`."""
Many = Annotated[tuple[Part, ...], BeforeValidator(_present)]
Lines = Annotated[tuple[str, ...], BeforeValidator(_lines)]
"""Names without nulls, empty ones and repetitions."""
