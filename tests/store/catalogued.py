"""A history with a catalogue: titles with an id at a provider, and what the provider says of them at several times."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from watchlog.model.catalogue import Attempt, Credit, Entry, Episode, Held, OtherName, Placing, Role, Season
from watchlog.model.order import Order
from watchlog.model.title import Kind, Ref, Title
from watchlog.store import catalogue, titles
from watchlog.store.database import Database
from watchlog.store.transaction import Transaction

NOW: Final = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
LATER: Final = NOW + timedelta(days=30)
HOME: Final = "https://tvmaze.test"
NEW_YORK: Final = timezone(timedelta(hours=-4))

SHOW: Final = Ref("tvmaze", "41428")
OSMOSIS: Final = Title(1, "Osmosis", year=2019, kind=Kind.SERIES, refs=(SHOW,))
DUNE: Final = Title(2, "Dune")
WIRE: Final = Title(3, "The Wire", refs=(Ref("imdb", "tt0306414"), Ref("tvmaze", "179")))
TITLES: Final = (OSMOSIS, DUNE, WIRE)

ENTRY: Final = Entry(
    provider="tvmaze",
    ref=SHOW,
    kind=Kind.SERIES,
    name="Osmosis",
    original_name="Osmose",
    year=2019,
    premiered="2019-03-29",
    ended="2020-01-01",
    state="Ended",
    languages=("French",),
    countries=("France", "Belgium"),
    genres=("Drama", "Science-Fiction", "Drama"),
    networks=("Netflix",),
    runtime=45,
    zone="Europe/Paris",
    summary="Paris, soon.\nSomebody looks for love.",
    poster="https://pictures.test/1.jpg",
    page="https://tvmaze.test/shows/41428",
    refs=(Ref("imdb", "tt7134194"), Ref("tvdb", "359569")),
    names=(OtherName("Осмос", "Russia"), OtherName("오스모시스"), OtherName("S.O.S. …", "")),
    credits=(
        Credit("Agathe Bonitzer", Role.CAST, "Esther"),
        Credit("Agathe Bonitzer", Role.CAST, "Her twin"),
        Credit("Pierre Aknine", Role.DIRECTOR),
        Credit("Audrey Fouché", Role.CREATOR),
        Credit("Audrey Fouché", Role.WRITER),
    ),
    seasons=(Season(1, "Implants", 3, "2019-03-29", "2019-03-31"), Season(2012)),
    episodes=(
        Episode("101", 1, 1, "Hello", False, "2019-03-29", "21:00", datetime(2019, 3, 29, 21, tzinfo=NEW_YORK), 45),
        Episode("102", 1, 2, None, False, "2019-03-30", None, datetime(2019, 3, 30, 20, 0, 30, 5, tzinfo=UTC)),
        Episode("199", 1, None, "Making of", True, summary="How it was made."),
        Episode("103", 1, 3),
        Episode("900", None, None, "Nowhere", True),
    ),
    stamp="1577800000",
    placings=(Placing(Order.DVD, "102", 1, 1), Placing(Order.DVD, "101", 1, 2), Placing(Order.STREAMING, "101", 0, 7)),
)
"""One of everything, and two of what there may be two of."""

HELD: Final = Held(ENTRY, NOW, HOME)


def bare(title: Title, *episodes: Episode) -> Held:
    """Hardly anything about a title."""
    return Held(Entry("tvmaze", title.refs[-1], Kind.SERIES, title.name, episodes=episodes), NOW, HOME)


def counted(*episodes: tuple[str, int | None, int | None], at: datetime = NOW) -> Held:
    """What a provider says at some time about a show whose episodes it counts like that: own number, season, number."""
    said = tuple(Episode(number, season, place, f"No. {number}") for number, season, place in episodes)
    return HELD._replace(entry=ENTRY._replace(episodes=said), fetched_at=at)


def holding(state: Held, title: Title = OSMOSIS) -> Callable[[Transaction], None]:
    """Holds this of a title."""
    return lambda tx: catalogue.save(tx, title.id, state)


def tried(title: Title, outcome: Attempt, at: datetime = NOW) -> Callable[[Transaction], None]:
    """Notes what came of looking a title up."""
    return lambda tx: catalogue.attempted(tx, title.id, outcome, at)


def stock(database: Database, stored: Sequence[Title] = TITLES) -> Database:
    """Put titles in a history."""
    with database.changing(NOW) as tx:
        titles.insert_all(tx, stored)
        titles.take_numbers(tx, len(stored))
        tx.describe("stocked")
    return database
