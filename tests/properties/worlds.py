"""Random histories that questions often hit, as archives, and what is told of their titles beside."""

import json
from typing import Any, Final, NamedTuple

from hypothesis import strategies as st

from tests.query.subjects import PROVIDED

NAMES: Final = (
    "Dune",
    "Dune: Part Two",
    "DUNE",
    "Élite",
    "S.W.A.T.",
    "Re:Zero",
    "Truth or Dare",
    "(500 Days",
    "(500) Days",
    "-Dune",
    "進撃の巨人",
    "None any",
    "stars:4",
    "#2",
    "3%",
    "A/B: sand",
    'Say "dune"',
    "@good",
    "Straße",
    "...",
    "[sand]",
    "-(dune or sand)",
    "heat sand sci-fi",
)
SAID: Final = (
    "dune",
    "Sand in Dune",
    "So slow.\nNo sand.\n",
    "sci-fi?",
    "any",
    "Élite/elite",
    "heat",
    "…",
    "'\"\\ 100%",
)
TAGS: Final = ("kids", "with kids", "Kids!", "sand", "none", "é", "100%", "sci-fi")
PEOPLE: Final = ("Anna", "Anna, Ben", "the kids", "any", "Ève")
PLACES: Final = ("Netflix", "Netflix Kids", "Apple TV", "shelf", "net", "none")
YEARS: Final = (1984, 2001, 2021)
WATCHED: Final = (
    *("2015", "2015-03", "2015-03-14", "2015-03-31", "2015-04-01", "2024-02-29", "2026", "2026-11", "2026-11-22"),
    *("2026-11-21", "2026-11-20", "2026-11-15", "2026-11-14", "2026-10-22", "2026-10-21", "2025-11-22", "2025-11-21"),
    *("2024", "2024-12", "2026-09"),
)
MOMENTS: Final = ("2015-03-14T23:59:00+01:00", "2026-11-22T00:00:00+01:00", "2026-11-21T23:30:00-05:00")
ADDED: Final = (
    *("2015-03-14T12:00:00+00:00", "2015-12-31T22:59:59+00:00", "2015-12-31T23:00:00+00:00"),
    *("2024-06-30T21:59:59+00:00", "2024-06-30T22:00:00+00:00", "2024-03-31T00:30:00+00:00"),
    *("2026-11-22T20:30:00+00:00", "2026-11-20T23:00:00+00:00", "2026-11-20T22:59:59+00:00"),
    *("2026-11-07T23:00:00+00:00", "2026-11-07T22:59:59+00:00", "2025-11-21T23:00:00+00:00"),
)
PARTS: Final = ((None, None), (1, None), (1, 1), (1, 2), (2, 1), (0, 1), (None, 3))
LISTS: Final = ("Sand", "with kids", "Élite", "any", "Sci-Fi", "...", "100%")
PROVIDED_VALUES: Final = ("Drama", "Science Fiction", "Net", "Élite", "any", "kids", "sci-fi")
STATUSES: Final = ("dropped", "paused", "watching", "completed")


class World(NamedTuple):
    """A history to be made.

    Attributes:
        archive: Its titles, watches, plans, and what is on lists.
        given: The status that somebody gave a title, by its place.
        details: What a provider says of a title, by its place and field.
    """

    archive: dict[str, Any]
    given: dict[int, str]
    details: dict[int, dict[str, list[str]]]

    @property
    def content(self) -> str:
        return json.dumps(self.archive)


def maybe(values: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(values)


@st.composite
def _watch(draw: st.DrawFn, titles: int) -> dict[str, Any]:
    season, episode = draw(st.sampled_from(PARTS))
    moment = draw(maybe(MOMENTS)) if draw(st.integers(0, 3)) == 0 else None
    points = draw(maybe((0, 5, 10, 70, 75, 80, 85, 90, 100)))
    return {
        "title": draw(st.integers(0, titles - 1)),
        "season": season,
        "episode": episode,
        "stars": None if points is None else {"points": points, "scale": "hundred"},
        "watched_on": draw(maybe(WATCHED)) if moment is None else moment[:10],
        "watched_at": moment,
        "episode_title": draw(maybe(SAID)),
        "note": draw(maybe(SAID)),
        "tags": sorted(draw(st.sets(st.sampled_from(TAGS), max_size=2))),
        "service": draw(maybe(PLACES)),
        "with": draw(maybe(PEOPLE)),
        "rewatch": draw(st.booleans()),
        "pass": draw(maybe((1, 2))),
        "source": draw(st.sampled_from(("watchlog", "csv", "letterboxd"))),
        "added_at": draw(st.sampled_from(ADDED)),
    }


@st.composite
def _listings(draw: st.DrawFn, titles: list[int]) -> list[dict[str, Any]]:
    entries = st.tuples(st.sampled_from(titles), st.sampled_from(PARTS), st.sampled_from(LISTS))
    return [
        {
            "title": title,
            "season": season,
            "episode": episode,
            "list": name,
            "place": None,
            "note": None,
            "source": "csv",
            "listed_at": "2026-11-22T20:30:00+00:00",
        }
        for title, (season, episode), name in draw(st.lists(entries, max_size=3, unique=True))
    ]


@st.composite
def _title(draw: st.DrawFn, name: str, number: int) -> dict[str, Any]:
    services = draw(st.sets(st.sampled_from(("imdb", "tmdb")), max_size=2))
    return {
        "name": name,
        "original_name": draw(maybe(NAMES)),
        "year": draw(maybe(YEARS)),
        "kind": draw(maybe(("film", "series"))),
        "refs": dict.fromkeys(sorted(services), f"tt{number}"),
    }


_details: Final = st.fixed_dictionaries(
    {},
    optional={
        field: st.lists(st.sampled_from(PROVIDED_VALUES), min_size=1, max_size=2, unique=True) for field in PROVIDED
    }
    | {"runtime": st.sampled_from((["95"], ["100"], ["120"]))},
)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Histories of a few titles and watches, with plans, statuses and what a provider says."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
    watches = draw(st.lists(_watch(len(names)), min_size=1, max_size=7))
    watched = sorted({watch["title"] for watch in watches})
    plan = st.fixed_dictionaries(
        {
            "title": st.integers(0, len(names) - 1),
            "note": maybe(SAID),
            "source": st.sampled_from(("watchlog", "csv")),
            "planned_at": st.sampled_from(ADDED),
        }
    )
    plans = draw(st.lists(plan, max_size=3, unique_by=lambda plan: plan["title"]))
    return World(
        {
            "format": "watchlog-archive",
            "version": 1,
            "titles": [draw(_title(name, place)) for place, name in enumerate(names)],
            "watches": watches,
            "ratings": [],
            "plans": plans,
            "listings": draw(_listings(watched + [plan["title"] for plan in plans])),
        },
        draw(st.dictionaries(st.sampled_from(watched), st.sampled_from(STATUSES), max_size=2)),
        draw(st.dictionaries(st.sampled_from(watched + [plan["title"] for plan in plans]), _details, max_size=3)),
    )
