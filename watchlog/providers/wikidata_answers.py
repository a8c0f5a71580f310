"""What Wikidata answers about films, and what that is in watchlog's own words."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, TypeAdapter

from watchlog.matching.fold import fold
from watchlog.model.catalogue import Credit, Entry, Offer, OtherName, Role
from watchlog.model.title import Kind, Ref
from watchlog.parsing import plain_text
from watchlog.parsing.names import YEARS
from watchlog.providers import reading
from watchlog.providers.ordering import once
from watchlog.providers.reading import Body, Line, Many

FILMS: Final = (
    "Q11424",  # film
    "Q24869",  # feature film
    "Q24862",  # short film
    "Q202866",  # animated film
    "Q29168811",  # animated feature film
    "Q17517379",  # animated short film
    "Q20650540",  # anime film
    "Q117717390",  # anime feature film
    "Q25110269",  # live-action and animated film
    "Q93204",  # documentary film
    "Q226730",  # silent film
    "Q20667187",  # silent short film
    "Q229390",  # 3D film
    "Q506240",  # television film
    "Q98807719",  # animated television film
)
"""What a film is said to be an instance of, for a search does not look into classes. There are more, for genres and
rarities; projects of films (Q18011172) and series of them (Q24856) are left out on purpose."""

INSTANCE_OF, PUBLISHED, TITLE, DURATION = "P31", "P577", "P1476", "P2047"
GENRE, COUNTRY, LANGUAGE = "P136", "P495", "P364"
ROLES: Final = {"P57": Role.DIRECTOR, "P58": Role.WRITER, "P161": Role.CAST}
IDS: Final = {"imdb": "P345", "tmdb": "P4947"}
"""What Wikidata calls the ids of films elsewhere; series have another property for those at TMDB."""
LABELLED: Final = ("P57", "P58", GENRE, COUNTRY, LANGUAGE, "P161")
"""What is told as items, whose names are asked for; those who act come last, for there may be hundreds."""
READ: Final = frozenset({INSTANCE_OF, PUBLISHED, TITLE, DURATION, *LABELLED, *IDS.values()})

TO_THE_YEAR, TO_THE_DAY = 9, 11
"""Wikidata's numbers for how exactly a time is known."""
GREGORIAN: Final = "Q1985727"
A_MINUTE: Final = {"Q7727": 1, "Q11574": 60}
"""How many of a unit make a minute: minutes, and seconds."""
TIME: Final = re.compile(r"\+(?P<day>(?P<year>[0-9]{4})-[0-9]{2}-[0-9]{2})T.*")
AMOUNT: Final = re.compile(r"\+?(?P<whole>[0-9]{1,7})")
CODE: Final = re.compile(r"[a-z][a-z_-]{0,60}")


def _table(value: object) -> object:
    """An object; an empty one may be written as an empty list."""
    return {} if value is None or value == [] else value


def _read_alone(value: object) -> object:
    """Of hundreds of statements, those that are made use of."""
    table = _table(value)
    return {name: table[name] for name in READ & table.keys()} if isinstance(table, dict) else table


class Value(Body):
    """A value of any of a dozen types."""

    value: Any = None


class Snak(Body):
    """What is said; somevalue and novalue have no value."""

    snaktype: Line = None
    datavalue: Value | None = None


class Statement(Body):
    """What is said, and how much that is worth."""

    mainsnak: Snak
    rank: Line = None


class Words(Body):
    """A label or an alias."""

    value: Line = None


class Item(Body):
    """A film, a person, a genre: what is told of it depends on what was asked for."""

    id: Line = None
    missing: Any = None
    lastrevid: reading.Stamp | None = None
    labels: Annotated[dict[str, Words], BeforeValidator(_table)] = Field(default_factory=dict)
    aliases: Annotated[dict[str, Many[Words]], BeforeValidator(_table)] = Field(default_factory=dict)
    claims: Annotated[dict[str, Many[Statement]], BeforeValidator(_read_alone)] = Field(default_factory=dict)

    @property
    def number(self) -> str | None:
        """Its id: another one than was asked for when two items became one; None if there is no such item."""
        there = self.missing in (None, False) and self.id is not None and reading.is_id("wikidata", self.id)
        return self.id if there else None

    @property
    def label(self) -> str | None:
        """Its name in English, or that for all languages."""
        return next((self.labels[each].value for each in ("en", "mul") if each in self.labels), None)

    @property
    def is_film(self) -> bool:
        """Whether it is a film, whatever else it may be."""
        return any(_item_id(value) in FILMS for value in self.values(INSTANCE_OF))

    def values(self, name: str) -> list[Any]:
        """The values of the best rank of a property."""
        told = self._told(name)
        return [value for rank, value in told if rank == "preferred"] or [value for _, value in told]

    def has_id(self, ref: Ref) -> bool:
        """Whether it is said, at any rank but that of errors, to be called that at another service."""
        return any(value == ref.value for _, value in self._told(IDS[ref.service]))

    def items(self, name: str) -> Iterator[str]:
        """The items that are the values of a property."""
        return (number for number in map(_item_id, self.values(name)) if number is not None)

    def _told(self, name: str) -> list[tuple[str | None, Any]]:
        return [
            (told.rank, told.mainsnak.datavalue.value)
            for told in self.claims.get(name, ())
            if told.rank != "deprecated" and told.mainsnak.snaktype == "value" and told.mainsnak.datavalue is not None
        ]


class Items(Body):
    """The answer to a question for items, by the ids that were asked for."""

    entities: Annotated[dict[str, Item], BeforeValidator(_table)]


class Hit(Body):
    """A page that was found; that of an item is called as the item."""

    title: Line = None


class Hits(Body):
    """What was found."""

    search: Many[Hit]


class Found(Body):
    """The answer to a search."""

    query: Hits


ITEMS: Final = TypeAdapter(Items)
FOUND: Final = TypeAdapter(Found)


def trouble(content: object) -> str | None:
    """The code of the error that is told with a status of 200, or None where none is."""
    match content:
        case {"error": {"code": str(code)}}:
            return code if CODE.fullmatch(code) else "error"
        case {"error": _}:
            return "error"
    return None


def numbers(found: Found) -> list[str]:
    """The ids of the items that were found, best first."""
    told = (hit.title for hit in found.query.search)
    return list(dict.fromkeys(title for title in told if title and reading.is_id("wikidata", title)))


def offer(film: Item) -> Offer | None:
    """A film to choose from; None for anything else, and for what has no name that could be shown."""
    titles = _titles(film)
    name = film.label or next(iter(titles), None)
    if film.number is None or name is None or not film.is_film:
        return None
    return Offer(
        provider="wikidata",
        ref=Ref("wikidata", film.number),
        kind=Kind.FILM,
        name=name,
        original_name=_original_name(name, titles),
        year=min((year for year, _ in _times(film)), default=None),
    )


def labelled(film: Item) -> list[str]:
    """The items whose names are needed to tell everything about a film, the most telling first."""
    return list(dict.fromkeys(number for name in LABELLED for number in film.items(name)))


def entry(film: Item, offered: Offer, labels: Mapping[str, str]) -> Entry:
    """Everything about a film, with the names of the items that it is described by."""
    named = {name: once(labels.get(number) for number in film.items(name)) for name in LABELLED}
    ids = {service: next(filter(None, map(_text, film.values(name))), None) for service, name in IDS.items()}
    return Entry(
        provider=offered.provider,
        ref=offered.ref,
        kind=offered.kind,
        name=offered.name,
        original_name=offered.original_name,
        year=offered.year,
        premiered=min((day for year, day in _times(film) if day and year == offered.year), default=None),
        languages=named[LANGUAGE],
        countries=named[COUNTRY],
        genres=named[GENRE],
        runtime=next(filter(None, map(_minutes, film.values(DURATION))), None),
        page=f"https://www.wikidata.org/wiki/{offered.ref.value}",
        refs=reading.refs(ids),
        names=once(_other_names(film, offered.name)),
        credits=once(Credit(person, role) for name, role in ROLES.items() for person in named[name]),
        stamp=None if film.lastrevid is None else str(film.lastrevid),
    )


def _original_name(name: str, titles: Mapping[str, str | None]) -> str | None:
    """The title of the film itself, where it is another one and told beyond doubt."""
    others = {fold(title): title for title in titles if fold(title) != fold(name)}
    return next(iter(others.values())) if len(others) == 1 else None


def _other_names(film: Item, name: str) -> Iterator[OtherName | None]:
    for title, language in _titles(film).items():
        yield OtherName(title, language) if title != name else None
    for language in ("en", "mul"):
        for alias in film.aliases.get(language, ()):
            yield OtherName(alias.value) if alias.value and alias.value != name else None


def _titles(film: Item) -> dict[str, str | None]:
    """Its titles where it comes from, with the codes of their languages."""
    told: dict[str, str | None] = {}
    for value in film.values(TITLE):
        match value:
            case {"text": str(text), **more} if title := plain_text.line(text):
                language = more.get("language")
                told.setdefault(title, plain_text.line(language) if isinstance(language, str) else None)
    return told


def _times(film: Item) -> Iterator[tuple[int, str | None]]:
    """The years in which it appeared, each with the day where that is told as exactly."""
    for value in film.values(PUBLISHED):
        match value:
            case {"time": str(text), "precision": int(precision), **more} if time := TIME.fullmatch(text):
                exact = precision >= TO_THE_DAY and _unit(more.get("calendarmodel")) == GREGORIAN
                if precision >= TO_THE_YEAR and int(time["year"]) in YEARS:
                    yield int(time["year"]), reading.checked_day(time["day"]) if exact else None


def _minutes(value: object) -> int | None:
    """The minutes of an amount of minutes, or of seconds that are whole minutes."""
    match value:
        case {"amount": str(amount), "unit": str(unit)} if _unit(unit) in A_MINUTE:
            told = AMOUNT.fullmatch(amount)
            minutes, rest = divmod(int(told["whole"]) if told else 0, A_MINUTE[_unit(unit)])
            return minutes if rest == 0 and 0 < minutes <= reading.LONGEST else None
    return None


def _unit(address: object) -> str:
    """The item at the end of the address that units and calendars are told by."""
    return address.rpartition("/")[2] if isinstance(address, str) else ""


def _item_id(value: object) -> str | None:
    match value:
        case {"id": str(number)} if reading.is_id("wikidata", number):
            return number
    return None


def _text(value: object) -> str | None:
    return plain_text.line(value) if isinstance(value, str) else None
