"""The catalogue: what providers say of titles. It may be dropped and fetched again; nothing else hangs on it."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from watchlog.model.order import Order
from watchlog.model.title import Kind, Ref


class Role(StrEnum):
    """What somebody did for a title."""

    CAST = "cast"
    DIRECTOR = "director"
    WRITER = "writer"
    CREATOR = "creator"


class OtherName(NamedTuple):
    """What a title is called somewhere else; the country or language as the provider names it, or None."""

    name: str
    country: str | None = None


class Credit(NamedTuple):
    """Somebody who took part.

    Attributes:
        person: Their name.
        role: As what.
        character: Whom they play, where that is told.
    """

    person: str
    role: Role
    character: str | None = None


class Season(NamedTuple):
    """A season as a provider counts it.

    Attributes:
        number: Its number; 0 holds specials, and some shows number their seasons by year.
        name: Its name, where it has one beside the number.
        episodes: How many episodes it has or will have, where that is told.
        premiered: Its first day, `2019-03-29`, or None.
        ended: Its last day, likewise.
    """

    number: int
    name: str | None = None
    episodes: int | None = None
    premiered: str | None = None
    ended: str | None = None


class Episode(NamedTuple):
    """An episode as a provider counts it.

    Attributes:
        id: The provider's own number for it, which stays when it is counted anew; two may share one by mistake.
        season: The season it belongs to, or None.
        number: Its number within the season; None for specials that have none.
        name: Its name, or None.
        special: Whether it stands outside the count of its season.
        air_date: The local day it was or will be shown first, `2019-03-29`, or None.
        air_time: The local time of day, `21:00`, or None.
        air_at: The moment, aware of its zone as the provider told it, or None.
        runtime: Minutes, or None.
        summary: What happens, as plain text, or None.
    """

    id: str
    season: int | None = None
    number: int | None = None
    name: str | None = None
    special: bool = False
    air_date: str | None = None
    air_time: str | None = None
    air_at: datetime | None = None
    runtime: int | None = None
    summary: str | None = None

    @property
    def label(self) -> str:
        """`S02E03`, `S02 special`, or nothing where it is not counted."""
        season = "" if self.season is None else f"S{self.season:02}"
        return f"{season} special".strip() if self.number is None else f"{season}E{self.number:02}"


class Placing(NamedTuple):
    """Where an episode stands in another order than the aired one, as a provider tells it.

    Attributes:
        order: In which order: `Order.DVD` or `Order.STREAMING`.
        episode: The provider's own number for the episode.
        season: Its season there.
        number: Its number there.
    """

    order: Order
    episode: str
    season: int
    number: int


class Entry(NamedTuple):
    """Everything that a provider says of one title.

    Attributes:
        provider: Which provider, by its name in the registry: `tvmaze`.
        ref: Its id there.
        kind: Film or series.
        name: The provider's own name for it.
        original_name: Its name in its own language, when that is told and is another one.
        year: The year it first appeared.
        premiered: The day it first appeared, `2019-03-29`, or None.
        ended: The day a series ended, or None.
        state: Whether it goes on, in the provider's own word: `Running`, `Ended`, `Released`.
        languages: What is spoken, in English words or as codes, as the provider tells it.
        countries: Where it comes from, likewise.
        genres: As the provider names them.
        networks: The channels or services that first showed it.
        runtime: Minutes of the film, or of an episode.
        zone: The zone that times of day are local to: `America/New_York`.
        summary: What it is about, as plain text.
        poster: The address of its picture, https only.
        page: The address of its page for people, https only.
        refs: Its ids at other services, sorted.
        names: What else it is called.
        credits: Who took part, in the provider's order.
        seasons: In order.
        episodes: In order of seasons and numbers, specials among them.
        stamp: The provider's own mark of this state, by which a later one is told apart.
        placings: Where episodes stand in other orders, as far as that was asked for.
    """

    provider: str
    ref: Ref
    kind: Kind
    name: str
    original_name: str | None = None
    year: int | None = None
    premiered: str | None = None
    ended: str | None = None
    state: str | None = None
    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    runtime: int | None = None
    zone: str | None = None
    summary: str | None = None
    poster: str | None = None
    page: str | None = None
    refs: tuple[Ref, ...] = ()
    names: tuple[OtherName, ...] = ()
    credits: tuple[Credit, ...] = ()
    seasons: tuple[Season, ...] = ()
    episodes: tuple[Episode, ...] = ()
    stamp: str | None = None
    placings: tuple[Placing, ...] = ()


class Offer(NamedTuple):
    """A title that a provider offers for a name or an id.

    Attributes:
        provider: Which provider.
        ref: Its id there.
        kind: Film or series.
        name: The provider's name for it.
        original_name: Its name in its own language, when that is told and is another one.
        year: The year it first appeared, or None.
        network: Who first showed it, or None.
        country: Where it comes from, or None.
    """

    provider: str
    ref: Ref
    kind: Kind
    name: str
    original_name: str | None = None
    year: int | None = None
    network: str | None = None
    country: str | None = None

    @property
    def entry(self) -> Entry:
        """What the offer itself says of the title, where the provider has no more to say."""
        return Entry(
            self.provider,
            self.ref,
            self.kind,
            self.name,
            self.original_name,
            self.year,
            networks=(self.network,) if self.network else (),
            countries=(self.country,) if self.country else (),
        )


class Held(NamedTuple):
    """What the catalogue holds of a title.

    Attributes:
        entry: What the provider said.
        fetched_at: When, in UTC.
        fetched_from: The address of the provider that said it, without anything secret.
        gone_at: Since when the provider no longer has it, or None.
        moved_to: What the provider calls it by now, when it was asked for by an id that leads elsewhere.
    """

    entry: Entry
    fetched_at: datetime
    fetched_from: str
    gone_at: datetime | None = None
    moved_to: Ref | None = None


class FormerNumber(NamedTuple):
    """How an episode was counted before.

    Attributes:
        episode: The provider's own number for it.
        season: The season it was in.
        number: Its number there.
        name: What it was called then, or None.
        until: When the provider was first seen to count it otherwise, in UTC.
    """

    episode: str
    season: int
    number: int
    name: str | None
    until: datetime


class Attempt(StrEnum):
    """What came of looking a title up."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not found"
    FAILED = "failed"
    KEY_NEEDED = "key needed"
