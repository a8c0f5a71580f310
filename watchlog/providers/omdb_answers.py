"""What OMDb answers, where everything is a text, and what that is in watchlog's own words."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, TypeAdapter
from pydantic.alias_generators import to_pascal

from watchlog.model.catalogue import Credit, Entry, Episode, Offer, Role, Season
from watchlog.model.title import Kind, Ref
from watchlog.parsing import plain_text
from watchlog.parsing.names import YEARS
from watchlog.providers import reading
from watchlog.providers.ordering import episodes_in_order, once, seasons_in_order
from watchlog.providers.reading import Body, Many

MISSING: Final = "N/A"
KINDS: Final = {"movie": Kind.FILM, "series": Kind.SERIES}
MONTHS: Final = {
    month: number
    for number, month in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        start=1,
    )
}
DAY: Final = re.compile(r"(?P<day>[0-9]{2}) (?P<month>[A-Z][a-z]{2}) (?P<year>[0-9]{4})")
YEAR: Final = re.compile(r"[0-9]{4}")
RUNTIME: Final = re.compile(r"(?:(?P<hours>[0-9]{1,3}) ?h)? ?(?:(?P<minutes>[0-9]{1,4}) ?min)?")
WHOLE: Final = re.compile(r"[0-9]{1,5}")
BRACKETS: Final = re.compile(r"\([^()]*+\)")
"""What exactly a writer wrote: `(screenplay by)`."""


def _read(read: Callable[[str], object]) -> BeforeValidator:
    """Read a text that may say that there is nothing; what is no text is refused, a number too."""

    def value(told: object) -> object:
        if told is None:
            return None
        if not isinstance(told, str):
            raise ValueError  # noqa: TRY004 - of all errors, this one is pydantic's
        text = told.strip()
        return None if text == MISSING else read(text)

    return BeforeValidator(value)


def _day(text: str) -> str | None:
    """`14 Jun 2013`, or `2013-06-14` as the lists of episodes have it."""
    told = DAY.fullmatch(text)
    if told is None:
        return reading.checked_day(text)
    return reading.checked_day(f"{told['year']}-{MONTHS.get(told['month'], 0):02}-{told['day']}")


def _first_year(text: str) -> int | None:
    """The year of `2013`, and the first one of a span with a dash of any length."""
    told = YEAR.match(text)
    return int(told[0]) if told and int(told[0]) in YEARS else None


def _minutes(text: str) -> int | None:
    """The minutes of `143 min` and `2 h 23 min`."""
    told = RUNTIME.fullmatch(text)
    minutes = int(told["hours"] or 0) * 60 + int(told["minutes"] or 0) if told else 0
    return minutes if 0 < minutes <= reading.LONGEST else None


def _whole(text: str) -> int | None:
    return int(text) if WHOLE.fullmatch(text) else None


def _listed(value: object) -> object:
    """The members of `Action, Adventure`, without what is in brackets; nothing is an empty list."""
    if value is None:
        return ()
    if not isinstance(value, str):
        return value
    members = (plain_text.line(member) for member in BRACKETS.sub("", value).split(","))
    return once(member for member in members if member != MISSING)


Told = Annotated[str | None, _read(plain_text.line)]
Id = Annotated[str, _read(lambda text: text if reading.is_id("imdb", text) else None)]
Day = Annotated[str | None, _read(_day)]
Year = Annotated[int | None, _read(_first_year)]
Minutes = Annotated[int | None, _read(_minutes)]
Whole = Annotated[int | None, _read(_whole)]
Address = Annotated[str | None, _read(reading.checked_address)]
Listed = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Plot = Annotated[str | None, _read(plain_text.prose)]


class Title(Body, alias_generator=to_pascal):
    """A film, a series, or something else; as it is found it has fewer fields."""

    title: reading.Name
    imdb_id: Id = Field(alias="imdbID")
    type: Told = None
    year: Year = None
    released: Day = None
    runtime: Minutes = None
    genre: Listed = ()
    director: Listed = ()
    writer: Listed = ()
    actors: Listed = ()
    plot: Plot = None
    language: Listed = ()
    country: Listed = ()
    poster: Address = None
    total_seasons: Whole = Field(None, alias="totalSeasons")

    @property
    def kind(self) -> Kind | None:
        """Film or series; None for episodes and games."""
        return KINDS.get((self.type or "").lower())


class Hits(Body, alias_generator=to_pascal):
    """The answer to a search."""

    search: Many[Title]


class ToldEpisode(Body, alias_generator=to_pascal):
    """An episode."""

    imdb_id: Id = Field(alias="imdbID")
    title: Told = None
    released: Day = None
    episode: Whole = None


class ToldSeason(Body, alias_generator=to_pascal):
    """A season with its episodes."""

    episodes: Many[ToldEpisode] = ()


TITLE: Final = TypeAdapter(Title)
HITS: Final = TypeAdapter(Hits)
SEASON: Final = TypeAdapter(ToldSeason)


def trouble(content: object) -> str:
    """What is said to be wrong, in small letters, or nothing where nothing is."""
    match content:
        case {"Response": "False", "Error": str(said)} | {"Error": str(said)}:
            return said.lower() or "error"
        case {"Response": "False"}:
            return "error"
    return ""


def offer(told: Title) -> Offer | None:
    """A film or a series to choose from; None for anything else."""
    if told.kind is None:
        return None
    return Offer(
        provider="omdb",
        ref=Ref("imdb", told.imdb_id),
        kind=told.kind,
        name=told.title,
        year=told.year,
        country=next(iter(told.country), None),
    )


def entry(told: Title, kind: Kind, seasons: Mapping[int, ToldSeason]) -> Entry:
    """Everything about a film, or about a series with its seasons by their number."""
    return Entry(
        provider="omdb",
        ref=Ref("imdb", told.imdb_id),
        kind=kind,
        name=told.title,
        year=told.year or reading.year_of(told.released),
        premiered=told.released,
        languages=told.language,
        countries=told.country,
        genres=told.genre,
        runtime=told.runtime,
        summary=told.plot,
        poster=told.poster,
        page=f"https://www.imdb.com/title/{told.imdb_id}/",
        credits=once(_credits(told)),
        seasons=seasons_in_order(Season(number) for number in seasons),
        episodes=episodes_in_order(_episodes(seasons)),
    )


def _credits(told: Title) -> Iterator[Credit]:
    for role, people in (
        (Role.DIRECTOR, told.director),
        (Role.WRITER, told.writer),
        (Role.CAST, told.actors),
    ):
        yield from (Credit(person, role) for person in people)


def _episodes(seasons: Mapping[int, ToldSeason]) -> Iterator[Episode]:
    for number, season in seasons.items():
        for told in season.episodes:
            special = told.episode is None
            yield Episode(told.imdb_id, number, told.episode, told.title, special=special, air_date=told.released)
