"""One history made by hand, in which every kind of value stands at least once, and what each watch is called here."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any, Final

from tests.conftest import Result, Run
from tests.store.conftest import tell

Row = dict[str, str]

FILM: Final = {"kind": "film"}
DUNE84: Final = FILM | {"title": "Dune", "year": "1984", "refs": "imdb:tt0087182"}
DUNE21: Final = FILM | {"title": "Dune", "year": "2021", "refs": "imdb:tt1160419 tmdb:438631"}
WIRE: Final = {"title": "The Wire", "year": "2002", "kind": "series", "service": "HBO Max"}
IMPORTED: Final = {"source": "letterboxd", "added_at": "2019-01-05T12:00:00+00:00"}
LONG_AGO: Final = {"source": "watchlog", "added_at": "2018-01-01T12:00:00+00:00", "rewatch": "false"}


def film(title: str, year: str, watched_on: str, stars: str = "", **more: str) -> Row:
    return FILM | {"title": title, "year": year, "watched_on": watched_on, "stars": stars} | more


def series(title: str, year: str, watched_on: str, stars: str = "", **more: str) -> Row:
    return film(title, year, watched_on, stars, **more) | {"kind": "series"}


WATCHES: Final[dict[str, Row]] = {
    "dune84": DUNE84
    | {"watched_on": "2015", "stars": "3", "note": "A fever dream, so slow.", "tags": "sand, tv", "service": "shelf"}
    | IMPORTED,
    "dune21": DUNE21
    | {"watched_on": "2021-10-01", "watched_at": "2021-10-01T20:15:00+02:00", "stars": "4.5"}
    | {"note": "Sand, and more sand.", "tags": "cinema", "service": "Kino Arsenal", "with": "Anna"}
    | {"added_at": "2021-10-01T22:30:00+00:00"},
    "again": DUNE21
    | {"watched_on": "2025-03-09", "stars": "4.25", "service": "Apple TV", "with": "Anna, Ben", "rewatch": "true"},
    "parttwo": film("Dune: Part Two", "2024", "2024-03-02", "5", tags="cinema, sand", service="IMAX")
    | {"note": "Louder than the first.\nSee it big.", "with": "Anna", "added_at": "2024-03-02T23:00:00+00:00"},
    "heat": film("Heat", "1995", "2020-06-30", "4.5", note="Still the best diner.", service="shelf", rewatch="true")
    | {"refs": "imdb:tt0113277"},
    "amelie": film("Amélie", "2001", "2015-03", "4", tags="feel good")
    | {"original_title": "Le Fabuleux Destin d'Amélie Poulain"}
    | IMPORTED,
    "spirited": film("Spirited Away", "2001", "2015-03-14", "5", tags="ghibli, kids")
    | {"original_title": "千と千尋の神隠し", "with": "the kids"}
    | IMPORTED,
    "titan": series("進撃の巨人", "2013", "2019", "3.5", season="1", tags="anime", service="Crunchyroll")
    | {"refs": "tvmaze:919", "added_at": "2019-12-31T23:30:00+00:00"},
    "rezero": series("Re:Zero", "2016", "2020-01", season="1", episode="1", note="Starting life.", tags="anime")
    | {"service": "Crunchyroll", "pass": "1"},
    "elite": series("Élite", "2018", "2024-08", season="1", tags="school, spain", service="Netflix", **{"pass": "1"}),
    "swat": series("S.W.A.T.", "2017", "2024-06-30", "2", season="1", episode="1", episode_title="Pilot")
    | {"service": "Netflix", "pass": "1", "added_at": "2024-06-30T22:30:00+00:00"},
    "dare": film("Truth or Dare", "2018", "", "0.5", note="Don't.", tags="horror"),
    "summer": film("(500) Days of Summer", "2009", "2016-02-29", "3.5", note="Expectations and reality.")
    | {"service": "shelf"},
    "office": {"title": "-The Office", "watched_on": "2022-12-31"},
    "wire1": WIRE
    | {"season": "1", "episode": "1", "episode_title": "The Target", "watched_on": "2026-11-20", "stars": "4"}
    | {"tags": "baltimore", "with": "Anna", "pass": "1", "added_at": "2026-11-20T21:00:00+00:00"},
    "wire2": WIRE
    | {"season": "1", "episode": "2", "episode_title": "The Detail", "watched_on": "2026-11-21", "stars": "4.5"}
    | {"tags": "baltimore", "with": "Anna", "pass": "1", "note": "Paperwork and puzzles."}
    | {"added_at": "2026-11-21T23:15:00+00:00"},
    "wire3": WIRE
    | {"season": "1", "episode": "3", "episode_title": "The Buys", "watched_on": "2026-11-22", "pass": "1"}
    | {"watched_at": "2026-11-22T21:00:00+01:00", "added_at": "2026-11-22T20:10:00+00:00"},
    "rerun": WIRE
    | {"season": "2", "episode": "1", "episode_title": "Ebb Tide", "watched_on": "2026-11-15", "stars": "3"}
    | {"service": "shelf", "rewatch": "true", "pass": "2", "added_at": "2026-11-15T20:00:00+00:00"},
    "who": series("Doctor Who", "2005", "2025-12-25", "4", season="0", episode="1", tags="christmas")
    | {"episode_title": "The Christmas Invasion", "service": "BBC iPlayer", "with": "Ben", "pass": "1"}
    | {"added_at": "2025-12-25T23:30:00+00:00"},
    "osmosis": series("Osmosis", "2019", "2019-12", "1", note="Cheap sci-fi.\nClaustrophobic.\n", service="Netflix")
    | {"source": "letterboxd", "added_at": "2020-02-02T12:00:00+00:00"},
    "nosferatu": film("Nosferatu", "1922", "2014-10-31", "4", tags="horror, silent", service="Kino Arsenal")
    | {"original_title": "Nosferatu, eine Symphonie des Grauens"}
    | IMPORTED,
    "sunrise": film("Sunrise", "1927", "2016-01-01", "0", tags="silent"),
    "none": film("And Then There Were None", "1945", "2017-05-05", "2.5", note="any of them could be next"),
    "mash": film("M*A*S*H", "1970", "2018-07-04", "3", tags="war", service="cable"),
    "acdc": film("AC/DC: Let There Be Rock", "1980", "2012", note="Seen in 1984 first.", tags="music"),
    "orwell": film("1984", "1956", "2013-06-01", "3"),
    "bear": film("Paddington", "2014", "2025-06-30", "5", note="so slow? No: so sweet.", tags="kids, with kids")
    | {"service": "Netflix Kids", "with": "the kids"},
    "pct": series("3%", "2016", "2023-05", "3", season="1", episode="1", service="Netflix", **{"pass": "1"}),
    "broken": film("(500 Days", "", "2011-11-11", "1"),
    "five": {"title": "#5"},
}
"""The watches by what they are called in these tests, in the order of their numbers, from 1."""

NAMES: Final = tuple(WATCHES)
NUMBERS: Final = {name: number for number, name in enumerate(NAMES, 1)}

COLUMNS: Final = tuple(dict.fromkeys(key for row in (LONG_AGO, *WATCHES.values()) for key in row))

PLANS: Final = {"stalker": "Stalker", "severance": "Severance", "heat": "Heat", "or": "Or"}
"""The titles of the watchlist by what they are called in these tests."""


def planned(name: str, original: str | None, year: int | None, kind: str | None, **refs: str) -> dict[str, Any]:
    return {"name": name, "original_name": original, "year": year, "kind": kind, "refs": refs}


WATCHLIST: Final[dict[str, Any]] = {
    "format": "watchlog-archive",
    "version": 1,
    "titles": [
        planned("Stalker", "Сталкер", 1979, "film", imdb="tt0079944"),
        planned("Severance", None, 2022, "series"),
        planned("Heat", None, 1995, "film", imdb="tt0113277"),
        planned("Or", None, None, None),
    ],
    "watches": [],
    "ratings": [],
    "plans": [
        {"title": 0, "note": "Ben says so.", "source": "csv", "planned_at": "2026-11-01T12:00:00+00:00"},
        {"title": 1, "note": None, "source": "watchlog", "planned_at": "2025-12-31T23:30:00+00:00"},
        {"title": 2, "note": "The diner again.", "source": "watchlog", "planned_at": "2024-05-05T12:00:00+00:00"},
        {"title": 3, "note": None, "source": "watchlog", "planned_at": "2026-11-22T09:00:00+00:00"},
    ],
}

STATUSES: Final = {"elite": "dropped", "swat": "paused", "rezero": "completed", "office": "watching"}
"""What the titles of these watches were given."""

DETAILS: Final[dict[str, dict[str, str]]] = {
    "dune84": {"genre": "Science Fiction, Adventure", "language": "English", "country": "United States"}
    | {"director": "David Lynch", "cast": "Kyle MacLachlan, Sting", "runtime": "137"},
    "dune21": {"genre": "Science Fiction", "language": "English", "country": "United States, Canada"}
    | {"director": "Denis Villeneuve", "cast": "Timothée Chalamet, Zendaya", "runtime": "155"},
    "heat": {"genre": "Crime, Drama", "language": "English", "country": "United States"}
    | {"director": "Michael Mann", "cast": "Al Pacino, Robert De Niro", "runtime": "170"},
    "amelie": {"genre": "Romance, Comedy", "language": "French", "country": "France"}
    | {"director": "Jean-Pierre Jeunet", "cast": "Audrey Tautou", "runtime": "122"},
    "spirited": {"genre": "Animation", "language": "Japanese", "country": "Japan"}
    | {"director": "Hayao Miyazaki", "runtime": "125"},
    "wire1": {"genre": "Drama, Crime", "language": "English", "country": "United States", "network": "HBO"}
    | {"cast": "Dominic West", "runtime": "60"},
    "elite": {"genre": "Drama", "language": "Spanish", "country": "Spain", "network": "Netflix", "runtime": "50"},
    "summer": {"genre": "Romance", "runtime": "95"},
    "nosferatu": {"language": "German", "director": "F. W. Murnau", "runtime": "94"},
    "stalker": {"genre": "Science Fiction", "language": "Russian", "director": "Andrei Tarkovsky", "runtime": "161"},
}
"""What a provider says of the titles of these watches and plans; several values have commas between them."""


def make(watchlog: Run) -> Run:
    """Put the history by hand into an empty home."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(LONG_AGO | row for row in WATCHES.values())
    bring(watchlog, text.getvalue())
    bring(watchlog, json.dumps(WATCHLIST))
    for name, status in STATUSES.items():
        must(watchlog, "edit", f"#{NUMBERS[name]}", "--set", f"status={status}", "--yes")
    names = {title: name for name, title in PLANS.items()}
    title_ids = {names[plan["title"]]: plan["title_id"] for plan in must(watchlog, "plans", "--json").json}
    title_ids |= NUMBERS  # a new title takes the number of its first watch
    describe(
        watchlog,
        [
            (title_ids[name], field, value)
            for name, details in DETAILS.items()
            for field, values in details.items()
            for value in values.split(", ")
        ],
    )
    return watchlog


def bring(watchlog: Run, content: str) -> None:
    """Import a file of that content."""
    watchlog.home.mkdir(exist_ok=True)
    file = watchlog.home / "brought"
    file.write_bytes(content.encode())
    must(watchlog, "import", str(file))


def describe(watchlog: Run, details: Sequence[tuple[int, str, str]]) -> None:
    """Say of titles what only a provider knows; no command writes it."""
    tell(watchlog.database, details)


def must(watchlog: Run, *arguments: str) -> Result:
    """Run what can't go wrong."""
    result = watchlog(*arguments)
    assert result.code == 0, (arguments, result)
    return result


Question = str | tuple[str, ...]
"""What is typed: one argument of the shell, or several."""


def arguments(question: Question) -> tuple[str, ...]:
    return (question,) if isinstance(question, str) else question


def listed(watchlog: Run, question: Question, *options: str) -> list[str]:
    """What the program lists, by name and in its order."""
    found = must(watchlog, "list", "--json=id", "--limit", "0", *options, "--", *arguments(question))
    return [NAMES[watch["id"] - 1] for watch in found.json]


def but(names: str) -> str:
    """Every watch but these."""
    return " ".join(sorted(set(NAMES) - set(names.split())))


EVERYTHING: Final = " ".join(NAMES)
