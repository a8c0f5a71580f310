"""What TVmaze answers, of 2017 and of today, and what that is in watchlog's own words."""

from typing import Any, Final, Generic, NamedTuple, TypeVar

from pydantic import Field, TypeAdapter
from pydantic.alias_generators import to_camel

from watchlog.matching.fold import fold
from watchlog.model.catalogue import Credit, Entry, Episode, Offer, OtherName, Role, Season
from watchlog.model.title import Kind, Ref
from watchlog.providers import reading
from watchlog.providers.ordering import episodes_in_order, once, seasons_in_order
from watchlog.providers.reading import Address, Body, Day, Html, Line, Lines, Many, Minutes, Name, Number, Zone

Part = TypeVar("Part")

ROLES: Final = {
    "creator": Role.CREATOR,
    "co-creator": Role.CREATOR,
    "director": Role.DIRECTOR,
    "writer": Role.WRITER,
    "head writer": Role.WRITER,
    "developer": Role.WRITER,  # “developed by” is a credit of the writers' guild
}
"""What those who are named for a whole show did. Producers of all sorts are left out."""


class Country(Body):
    """Where a channel is, or where a name is used."""

    name: Line = None
    code: Line = None
    timezone: Zone = None


class Channel(Body):
    """A network, or a service of the web; that one may have no country."""

    name: Line = None
    country: Country | None = None


class Picture(Body):
    """Two sizes of a picture."""

    medium: Address = None
    original: Address = None


class Externals(Body):
    """Ids at other services."""

    tvrage: reading.External = None
    thetvdb: reading.External = None
    imdb: reading.External = None


class Show(Body, alias_generator=to_camel):
    """A series, perhaps with parts of it embedded."""

    id: Number
    name: Name
    url: Address = None
    language: Line = None
    genres: Lines = ()
    status: Line = None
    runtime: Minutes = None
    average_runtime: Minutes = None
    premiered: Day = None
    ended: Day = None
    network: Channel | None = None
    web_channel: Channel | None = None
    dvd_country: Country | None = None
    externals: Externals | None = None
    image: Picture | None = None
    summary: Html = None
    updated: reading.Stamp | None = None
    embedded: dict[str, Any] | None = Field(None, alias="_embedded")

    @property
    def channels(self) -> tuple[Channel, ...]:
        """Who showed it first."""
        return tuple(channel for channel in (self.network, self.web_channel) if channel is not None)

    @property
    def country(self) -> Country:
        """Where it comes from: where its channel is, or where it came out on discs; without names if it is nowhere."""
        found = (channel.country for channel in self.channels if channel.country is not None)
        return next(found, self.dvd_country or Country())


class Hit(Body):
    """Something found by its name."""

    show: Show | None = None


class ToldEpisode(Body):
    """An episode or a special."""

    id: Number
    name: Line = None
    season: reading.SeasonNumber = None
    number: reading.EpisodeNumber = None
    type: Line = None
    airdate: Day = None
    airtime: reading.TimeOfDay = None
    airstamp: reading.Moment = None
    runtime: Minutes = None
    summary: Html = None


class ToldSeason(Body, alias_generator=to_camel):
    """A season."""

    number: reading.SeasonNumber = None
    name: Line = None
    episode_order: reading.Amount = None
    premiere_date: Day = None
    end_date: Day = None


class Named(Body):
    """A person, or a character."""

    name: Line = None


class CastMember(Body):
    """Somebody before the camera."""

    person: Named | None = None
    character: Named | None = None


class CrewMember(Body):
    """Somebody behind it, and what they did."""

    person: Named | None = None
    type: Line = None


class Aka(Body):
    """What it is called somewhere; a null country is the show's own."""

    name: Line = None
    country: Country | None = None


class Piece(NamedTuple, Generic[Part]):
    """A part of a show, embedded or at an address of its own.

    Attributes:
        name: The last part of its address.
        shape: Its shape.
        embedded: What it may be called where it is embedded.
        parameters: What is asked for at its own address.
    """

    name: str
    shape: TypeAdapter[Part]
    embedded: tuple[str, ...]
    parameters: tuple[tuple[str, str], ...] = ()


SHOW: Final = TypeAdapter(Show)
HITS: Final = TypeAdapter(Many[Hit])
STAMPS: Final = TypeAdapter(dict[str, reading.Stamp])
EPISODES: Final = Piece(
    "episodes", TypeAdapter(Many[ToldEpisode]), ("episodeswithspecials", "episodes"), (("specials", "1"),)
)
SEASONS: Final = Piece("seasons", TypeAdapter(Many[ToldSeason]), ("seasons",))
CAST: Final = Piece("cast", TypeAdapter(Many[CastMember]), ("cast",))
CREW: Final = Piece("crew", TypeAdapter(Many[CrewMember]), ("crew",))
AKAS: Final = Piece("akas", TypeAdapter(Many[Aka]), ("akas",))


def offer(show: Show) -> Offer:
    """A show to choose from."""
    return Offer(
        provider="tvmaze",
        ref=Ref("tvmaze", show.id),
        kind=Kind.SERIES,
        name=show.name,
        year=reading.year_of(show.premiered),
        network=next((channel.name for channel in show.channels if channel.name), None),
        country=show.country.name,
    )


def entry(
    show: Show,
    episodes: tuple[ToldEpisode, ...],
    seasons: tuple[ToldSeason, ...],
    cast: tuple[CastMember, ...],
    crew: tuple[CrewMember, ...],
    akas: tuple[Aka, ...],
) -> Entry:
    """Everything about a show, of its parts."""
    offered = offer(show)
    externals = show.externals or Externals()
    image = show.image or Picture()
    return Entry(
        provider=offered.provider,
        ref=offered.ref,
        kind=offered.kind,
        name=show.name,
        original_name=_original_name(show, akas),
        year=offered.year,
        premiered=show.premiered,
        ended=show.ended,
        state=show.status,
        languages=once([show.language]),
        countries=once([offered.country]),
        genres=show.genres,
        networks=once(channel.name for channel in show.channels),
        runtime=show.runtime or show.average_runtime,
        zone=show.country.timezone,
        summary=show.summary,
        poster=image.original or image.medium,
        page=show.url,
        refs=reading.refs({"imdb": externals.imdb, "tvdb": externals.thetvdb, "tvrage": externals.tvrage}),
        names=once(_other_name(aka) for aka in akas),
        credits=once((*map(_behind, crew), *map(_before, cast))),
        seasons=seasons_in_order(_season(season) for season in seasons),
        episodes=episodes_in_order(_episode(episode) for episode in episodes),
        stamp=None if show.updated is None else str(show.updated),
    )


def _original_name(show: Show, akas: tuple[Aka, ...]) -> str | None:
    """The name in the show's own country, where it is told beyond doubt."""
    if show.language in {None, "English"}:
        return None
    own = {fold(aka.name): aka.name for aka in akas if aka.country is None and aka.name is not None}
    own.pop(fold(show.name), None)
    return next(iter(own.values())) if len(own) == 1 else None


def _other_name(aka: Aka) -> OtherName | None:
    country = aka.country or Country()
    return None if aka.name is None else OtherName(aka.name, country.name or country.code)


def _behind(member: CrewMember) -> Credit | None:
    role = ROLES.get((member.type or "").lower())
    person = (member.person or Named()).name
    return Credit(person, role) if person and role else None


def _before(member: CastMember) -> Credit | None:
    person = (member.person or Named()).name
    return Credit(person, Role.CAST, (member.character or Named()).name) if person else None


def _season(told: ToldSeason) -> Season | None:
    if told.number is None:
        return None
    return Season(told.number, told.name, told.episode_order, told.premiere_date, told.end_date)


def _episode(told: ToldEpisode) -> Episode:
    return Episode(
        id=told.id,
        season=told.season,
        number=told.number,
        name=told.name,
        special=told.number is None or "special" in (told.type or ""),
        air_date=told.airdate,
        air_time=told.airtime,
        air_at=told.airstamp,
        runtime=told.runtime,
        summary=told.summary,
    )
