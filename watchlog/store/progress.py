"""How far somebody is with their series: what was seen, counted by the database, and what providers count."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Final, NamedTuple

from watchlog.model.catalogue import Episode, Placing
from watchlog.model.order import Order
from watchlog.model.portion import Portion
from watchlog.model.title import Status
from watchlog.series.counting import Counted, Place, Sighting, WholeSighting, filled_up
from watchlog.store.entries import episode_of
from watchlog.store.instants import instant_text
from watchlog.store.titles import STATUSES
from watchlog.store.transaction import Transaction

OVER: Final = frozenset(["ended", "canceled", "cancelled"])
"""What providers call the state of a series that does not go on."""

ORDERS: Final = {None: None} | {order.value: order for order in Order}

NOWHERE: Final = (0, 0)
"""Where an episode is counted that is no regular one any more."""


class SeriesRow(NamedTuple):
    """A series of the history.

    Attributes:
        title_id: Its number.
        status: What the user said of it.
        order: In which order they want its episodes.
        entry: The key of what the catalogue holds of it, or None.
        ended: Whether the provider says that there will be no more.
        runtime: Minutes of an episode, where the provider tells them of the series.
        provider: Who that is, by its name in the registry.
    """

    title_id: int
    status: Status | None
    order: Order | None
    entry: int | None
    ended: bool
    runtime: int | None = None
    provider: str | None = None


class LoggedEpisode(NamedTuple):
    """A sitting of an episode: its number, in which pass, as what it was logged, on which day, and when in UTC."""

    id: int
    title_id: int
    pass_number: int | None
    portion: Portion
    watched_on: str | None
    added_at: str


class Former(NamedTuple):
    """How an episode was counted until some moment, and how it is counted now: None where it is gone."""

    then: Portion
    until: str
    now: Place | None


Chosen = Collection[int] | None
"""Titles by their numbers; None is all."""


def unfinished(tx: Transaction, now: datetime) -> set[int]:
    """Titles of which something may be left to be seen; of every other title that was begun nothing is."""
    return {row[0] for row in tx.rows("progress.unfinished", now=instant_text(now), today=now.date().isoformat())}


def series(tx: Transaction, titles: Chosen = None) -> list[SeriesRow]:
    """The series of the history."""
    rows = tx.rows("progress.series", (titles is not None,), **_of(titles))
    return [
        SeriesRow(number, STATUSES[status], ORDERS[order], entry, bool(ended) or (state or "").lower() in OVER, *told)
        for number, status, order, entry, ended, state, *told in rows
    ]


def sightings(tx: Transaction, titles: Chosen = None) -> dict[int, list[Sighting]]:
    """What was seen episode by episode, by title."""
    found: defaultdict[int, list[Sighting]] = defaultdict(list)
    for title, pass_number, season, episodes, last_on, last_id in tx.rows(
        "progress.seen", (titles is not None,), **_of(titles)
    ):
        found[title].append(Sighting(pass_number, season, _numbers(episodes), last_on, last_id))
    return found


def whole_sightings(tx: Transaction, titles: Chosen = None) -> dict[int, list[WholeSighting]]:
    """What was seen as a whole season or series, by title."""
    found: defaultdict[int, list[WholeSighting]] = defaultdict(list)
    for title, pass_number, season, on, added_at, number in tx.rows(
        "progress.seen_whole", (titles is not None,), **_of(titles)
    ):
        until = min(added_at[:10], filled_up(on)) if on else added_at[:10]
        found[title].append(WholeSighting(pass_number, season, until, on, number))
    return found


def sightings_by_name(tx: Transaction, titles: Chosen = None) -> dict[int, list[Sighting]]:
    """In which passes episodes were seen that are known by their names alone, by title: nobody can tell which."""
    found: defaultdict[int, list[Sighting]] = defaultdict(list)
    for title, pass_number, last_on, last_id in tx.rows("progress.seen_by_name", (titles is not None,), **_of(titles)):
        found[title].append(Sighting(pass_number, None, (), last_on, last_id))
    return found


def logged_episodes(tx: Transaction, titles: Collection[int]) -> list[LoggedEpisode]:
    """Every sitting of an episode of some titles."""
    return [
        LoggedEpisode(number, title, pass_number, Portion(season, episode), on, added_at)
        for number, title, pass_number, season, episode, on, added_at in tx.rows(
            "progress.seen_one_by_one", titles=json.dumps(list(titles))
        )
    ]


def former_places(tx: Transaction, titles: Chosen = None) -> dict[int, list[Former]]:
    """How episodes were counted before, by title, in the order in which that ended."""
    found: defaultdict[int, list[Former]] = defaultdict(list)
    for title, season, number, until, season_now, number_now, special in tx.rows(
        "progress.former", (titles is not None,), **_of(titles)
    ):
        found[title].append(Former(Portion(season, number), until, _place_now(season_now, number_now, special)))
    return found


def counted(tx: Transaction, rows: Iterable[SeriesRow], now: datetime, titles: Chosen = None) -> dict[int, Counted]:
    """The regular episodes of series, by title, in the order in which they air; titles without any are left out."""
    phases: defaultdict[int, tuple[list[Place], list[Place], list[Place]]] = defaultdict(lambda: ([], [], []))
    moments = {"now": instant_text(now), "today": now.date().isoformat()}
    for entry, season, phase, numbers in tx.rows("progress.counted", (titles is not None,), **_of(titles), **moments):
        phases[entry][phase].extend((season, number) for number in _numbers(numbers))
    known = ((row, phases.get(row.entry)) for row in rows if row.entry is not None)
    return {row.title_id: _counted(*found, row.ended) for row, found in known if found}


def planned(tx: Transaction) -> set[int]:
    """The titles that are on the watchlist."""
    return {row[0] for row in tx.rows("progress.planned")}


def noted_passes(tx: Transaction) -> dict[int, dict[int, bool]]:
    """Passes of which something was said, by title and number: whether they are not to be gone on with."""
    found: defaultdict[int, dict[int, bool]] = defaultdict(dict)
    for title, number, dropped in tx.rows("progress.noted"):
        found[title][number] = bool(dropped)
    return found


def networks(tx: Transaction, titles: Collection[int]) -> dict[int, str]:
    """Who shows some titles: `HBO / Max`."""
    rows = tx.rows("progress.networks", titles=json.dumps(list(titles)))
    return {title: names.replace("\n", " / ") for title, names in rows}


def days(tx: Transaction, titles: Collection[int]) -> dict[int, dict[Place, str]]:
    """On which days the episodes of some titles air, by title, where that is told."""
    found: defaultdict[int, dict[Place, str]] = defaultdict(dict)
    for title, season, number, day in tx.rows("progress.days", titles=json.dumps(list(titles))):
        if day is not None:
            found[title].setdefault((season, number), day)
    return found


def runtimes(tx: Transaction, entry: int, seasons: Iterable[int]) -> dict[Place, int | None]:
    """How many minutes the regular episodes of some seasons take, where that is told."""
    rows = tx.rows("progress.runtimes", entry_id=entry, seasons=json.dumps(sorted(seasons)))
    return {(season, number): minutes for season, number, minutes in rows}


def episode(tx: Transaction, entry: int, place: Place) -> Episode | None:
    """What the provider says of a regular episode."""
    row = tx.row("progress.episode", entry_id=entry, season=place[0], number=place[1])
    return episode_of(row) if row else None


def all_episodes(tx: Transaction, entry: int) -> list[Episode]:
    """Every episode of a series, specials among them, in the order in which they were saved."""
    return [episode_of(row) for row in tx.rows("catalogue.part", ("episode",), entry_id=entry)]


def placings(tx: Transaction, entry: int) -> list[Placing]:
    """Where the episodes of a series stand in other orders."""
    rows = tx.rows("catalogue.part", ("placing",), entry_id=entry)
    return [Placing(Order(order), episode, season, number) for order, episode, season, number in rows]


def airing(tx: Transaction, since: datetime, until: datetime) -> list[tuple[int, Episode]]:
    """Episodes that air from one moment to another, with the numbers of their titles.

    Those of which only the day is told count by that day, from the first to the last of the local days.
    """
    a_day = timedelta(days=1)
    first, last = since.date(), (until - timedelta(microseconds=1)).date()
    window: dict[str, Any] = {
        "since": instant_text(since),
        "until": instant_text(until),
        "first": first.isoformat(),
        "last": last.isoformat(),
        "day_before": (since.astimezone(UTC).date() - a_day).isoformat(),
        "day_after": (until.astimezone(UTC).date() + a_day).isoformat(),
    }
    return [(row[0], episode_of(row[1:])) for row in tx.rows("progress.airing", **window)]


def _of(titles: Chosen) -> dict[str, str]:
    """The titles that are asked for, as a parameter, if some are."""
    return {} if titles is None else {"titles": json.dumps(list(titles))}


def _place_now(season: int | None, number: int | None, special: int | None) -> Place | None:
    """Where an episode is counted that has been counted otherwise; None where it is gone."""
    if special is None:
        return None
    return NOWHERE if special or not season or number is None else (season, number)


def _numbers(text: str) -> list[int]:
    return list(map(int, text.split("\n")))


def _counted(coming: list[Place], aired: list[Place], untold: list[Place], ended: bool) -> Counted:
    """An episode without a day has aired where a later one has, or where there will be no more."""
    latest = max(aired, default=(0, 0))
    for place in set(untold):
        (aired if ended or place < latest else coming).append(place)
    return Counted(tuple(sorted(set(aired))), tuple(sorted(set(coming).difference(aired))), ended)
