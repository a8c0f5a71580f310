"""Every title is found by typing it, whatever it is made of."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import Run
from tests.properties.conftest import campaign, names
from tests.properties.homes import cleaning
from tests.query.handmade import bring, must

SYNTAX: Final = (
    *(
        '"',
        "'",
        "(",
        ")",
        "-",
        "/",
        "\\",
        ":",
        "=",
        "<",
        ">",
        "..",
        "#",
        "#1",
        "#999",
        "@",
        "@x",
        "or",
        "OR",
        "AND",
        "NOT",
    ),
    *(
        "not",
        "title:",
        "stars:5",
        "year:1984",
        "sort:title",
        "is:film",
        "is:x",
        "imdb:tt1",
        "star:4",
        "field:value",
        "tag:",
    ),
    *(
        "(2021)",
        "()",
        "(",
        "500",
        "Days",
        "The",
        "none",
        "any",
        "!",
        "?",
        "...",
        "%",
        "_",
        "*",
        "[",
        "&",
        ",",
        "+",
        "~",
        "|",
    ),
    *(
        "é",
        "É",
        "ß",
        "İ",
        "進撃",
        "の",
        "😀",
        "👩‍👩‍👧",
        "\u202e",
        "\u0301",
        "\u200b",
        "x" * 60,
        "title:/(/",
        "watched:never",
    ),
)
MADE_UP: Final = (
    st.lists(st.sampled_from(SYNTAX), min_size=1, max_size=6).map(" ".join)
    | st.lists(st.sampled_from(SYNTAX), min_size=1, max_size=6).map("".join)
    | st.text("\"'()-/\\:=<>.#@!?%_*[]{}&,+~|^$;", min_size=1, max_size=6)
)
titles: Final = (MADE_UP | names).map(str.strip).filter(lambda title: 0 < len(title) <= 500 and title.isprintable())
years: Final = st.none() | st.sampled_from((1870, 1984, 2021))

Shelf = Callable[[list[tuple[str, int | None]]], Run]


@pytest.fixture(scope="module")
def shelf(ground: Path) -> Shelf:
    """Puts watches of titles into a home."""
    cleaned = cleaning(ground / "shelf")

    def filled(wanted: list[tuple[str, int | None]]) -> Run:
        watchlog = cleaned()
        bring(watchlog, json.dumps(archive_of(wanted)))
        return watchlog

    return filled


def archive_of(wanted: list[tuple[str, int | None]]) -> dict[str, object]:
    watch: dict[str, object] = {"season": None, "episode": None, "stars": None, "watched_on": None, "watched_at": None}
    watch |= {"episode_title": None, "note": None, "tags": [], "service": None, "with": None, "rewatch": False}
    watch |= {"pass": None, "source": "watchlog", "added_at": "2020-01-01T12:00:00+00:00"}
    return {
        "format": "watchlog-archive",
        "version": 1,
        "titles": [
            {"name": name, "original_name": None, "year": year, "kind": "film", "refs": {}} for name, year in wanted
        ],
        "watches": [watch | {"title": place} for place in range(len(wanted))],
        "ratings": [],
        "plans": [],
    }


@campaign(2_000)
@given(st.lists(st.tuples(titles, years), min_size=1, max_size=6, unique_by=lambda title: title[0].casefold()))
@example([("(500 Days", 2009), ("-The Office", 2005), ("Truth or Dare", 2018), ("or", 1984), ("NOT", 1984)])
@example([("a " * 249 + "a", 1984), ("(" * 500, 1984), ("-" * 500, 1984), ("x:" * 250, 1984)])
@example([("#1", 1984), ("@x", 1984), ("star:4", 1984), ("()", 1984), ('"', 1984), ("sort:title", 1984)])
def test_every_title_is_found_by_typing_it(shelf: Shelf, wanted: list[tuple[str, int | None]]) -> None:
    watchlog = shelf(wanted)

    for name, year in wanted:
        typed = [name, name.upper(), name.lower()] if name.isascii() else [name]
        for text in typed if year is None else [*typed, f"{name} ({year})"]:
            listed = must(watchlog, "list", "--json=title", "--limit", "0", "--", text).json
            assert {"title": name} in listed, text


@campaign(300)
@given(titles, years)
def test_every_title_that_can_be_added_is_found_by_typing_it(shelf: Shelf, name: str, year: int | None) -> None:
    watchlog = shelf([("Something else", 2001)])
    added = watchlog("add", "--json", *(["--year", str(year)] if year else []), "--", name)
    if added.code:
        assert added.code in {2, 3}, added
        return
    for watch in added.json:
        listed = must(watchlog, "list", "--json=title", "--limit", "0", "--", watch["title"]).json

        assert {"title": watch["title"]} in listed
