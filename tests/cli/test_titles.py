"""Titles as they are, and how they are named."""

import re

import pytest

from tests.cli.conftest import Refusal
from tests.conftest import Run

ODD = [
    "[/]",
    "[REC]",
    "[red]x[/red]",
    ":smile:",
    "9-1-1",
    "S.W.A.T.",
    "3%",
    "Grey's Anatomy",
    "Élite",
    "进击的巨人",
    "24",
    "1917",
    "-The Office",
    "--",
    "x" * 500,
    "🦈🌪️",
    "👨‍👩‍👧",
    "שלום",
    "مسلسل",
    "2001: A Space Odyssey",
    "Re:Zero",
    "#Alive",
    "(500) Days of Summer",
    "M*A*S*H",
    "Se7en",
    "...",
    "?",
    "'",
    '"',
    "\\",
    "%s",
    "{0}",
    "s2e3",
    "2x03",
    "*batteries not included",
    "E.T. the Extra-Terrestrial",
    "Amélie",
    "tick, tick... BOOM!",
    "$9.99",
    "`ls`",
    "-",
    "unknown",
    "null",
    "0",
    "Cafe\u0301",
    "ﬁlm",
]


@pytest.mark.parametrize("title", ODD)
def test_an_odd_title_is_kept_shown_found_and_undone(watchlog: Run, title: str) -> None:
    watchlog("add", "Other")
    added = watchlog("add", "--", title)

    assert added.code == 0, added.err
    assert title in added.out
    assert watchlog("search", "--json=title", "--", title).json == [{"title": title}]
    assert watchlog("show", "--json=title", "--", title).json == {"title": title}
    assert title in watchlog("list").out
    assert "Other" in watchlog("list", terminal=True, COLUMNS="80").out
    assert watchlog("undo").code == 0
    assert watchlog("list", "--json=title").json == [{"title": "Other"}]


def test_an_odd_title_is_shown_whole_on_a_terminal(watchlog: Run) -> None:
    titles = [title for title in ODD if len(title) < 30 and title != "Cafe\u0301"]  # rich composes what was decomposed
    for title in titles:
        watchlog("add", "--", title)

    listed = watchlog("list", "--limit", "0", terminal=True, TERM="dumb", COLUMNS="120").out
    for title in titles:
        assert f" {title} " in listed
        assert title in watchlog("show", "--", title, terminal=True, TERM="dumb", COLUMNS="120").out


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Élite", "elite"),
        ("S.W.A.T.", "swat"),
        ("进击的巨人", "巨人"),
        ("Grey's Anatomy", "GREY’S ANATOMY"),  # noqa: RUF001 - as phones type it
        ("9-1-1", "911"),
    ],
)
def test_a_title_is_named_as_people_type_it(watchlog: Run, title: str, typed: str) -> None:
    watchlog("add", title)

    assert watchlog("show", typed, "--json=title").json == {"title": title}


def test_a_title_that_begins_with_a_dash_goes_after_two(watchlog: Run, refused: Refusal) -> None:
    assert "after --" in refused("add", "-The Office")
    assert watchlog("add", "--stars", "4", "--", "-The Office").code == 0
    assert watchlog("list", "--json=title,stars").json == [{"title": "-The Office", "stars": 4}]


def test_500_characters_are_kept_and_501_are_refused(watchlog: Run, refused: Refusal) -> None:
    title = "ü" * 500

    assert watchlog("add", title).code == 0
    assert watchlog("list", "--json=title").json == [{"title": title}]
    assert "500" in refused("add", title + "ü")


@pytest.mark.parametrize("title", ["", " ", "\t\n", "\u200b", "\u3000", "\ufeff", "\x1b"])
def test_an_empty_title_is_refused(watchlog: Run, refused: Refusal, title: str) -> None:
    watchlog("add", "Heat")

    for command in (["add"], ["plan"], ["show"], ["unplan"]):
        refused(*command, title)
    refused("rate", title, "4")


@pytest.fixture
def dunes(watchlog: Run) -> Run:
    watchlog("add", "Dune", "--year", "1984", "--film")
    watchlog("add", "Dune", "--year", "2021", "--film")
    return watchlog


ABOUT_ONE_TITLE = [["add", "dune"], ["show", "dune"], ["rate", "dune", "4"], ["plan", "dune"], ["unplan", "dune"]]


@pytest.mark.usefixtures("dunes")
@pytest.mark.parametrize("command", ABOUT_ONE_TITLE, ids=" ".join)
def test_of_two_titles_none_is_guessed_in_a_script(refused: Refusal, command: list[str]) -> None:
    line = refused(*command, code=3)

    assert re.search(r"Dune \(1984\), film \S+ #1; Dune \(2021\), film \S+ #2", line), line


@pytest.mark.usefixtures("dunes")
@pytest.mark.parametrize("command", ABOUT_ONE_TITLE, ids=" ".join)
def test_no_input_asks_nothing_on_a_terminal(refused: Refusal, command: list[str]) -> None:
    refused(*command, "--no-input", code=3, terminal=True, stdin=b"1\n")


def test_of_two_titles_one_is_picked_on_a_terminal(dunes: Run) -> None:
    picked = dunes("add", "Dune", "--stars", "4", stdin=b"2\n", terminal=True)

    assert "Dune (1984)" in picked.err
    assert "Dune (2021)" in picked.err
    assert dunes("list", "#3", "--json=year,stars").json == [{"year": 2021, "stars": 4}]


def test_enter_picks_the_first(dunes: Run) -> None:
    dunes("add", "Dune", stdin=b"\n", terminal=True)

    assert dunes("list", "#3", "--json=year").json == [{"year": 1984}]


@pytest.mark.parametrize("answer", [b"3\n", b"0\n", b"q\n", b"", b"-1\n", b"\xff\n"])
def test_any_other_answer_saves_nothing(dunes: Run, answer: bytes) -> None:
    before = dunes.archive()

    declined = dunes("add", "Dune", stdin=answer, terminal=True)

    assert (declined.code, declined.out) == (1, "")
    assert "should not have" not in declined.err
    assert dunes.archive() == before


@pytest.mark.parametrize("name", ["Dune (2021)", "dune (2021)", "#2"])
def test_one_of_two_is_named_exactly(dunes: Run, name: str) -> None:
    dunes("add", name)

    assert dunes("list", "#3", "--json=title,year").json == [{"title": "Dune", "year": 2021}]


def test_a_year_tells_two_titles_apart(dunes: Run) -> None:
    dunes("add", "Dune", "--year", "1984")

    assert dunes("list", "#3", "--json=year").json == [{"year": 1984}]


def test_a_ref_names_a_title(dunes: Run) -> None:
    dunes("edit", "2", "--set", "refs=imdb:tt1160419")
    dunes("add", "imdb:tt1160419")

    assert dunes("list", "#3", "--json=title,year").json == [{"title": "Dune", "year": 2021}]
    assert len(dunes("list", "imdb:tt1160419", "--json").json) == 2


@pytest.mark.usefixtures("dunes")
@pytest.mark.parametrize("name", ["#99", "imdb:tt0000001", "#999999999999999999"])
@pytest.mark.parametrize("command", ["add", "show", "plan", "unplan"])
def test_a_number_or_ref_that_nothing_has_is_not_found(refused: Refusal, command: str, name: str) -> None:
    refused(command, name, code=3)


def test_a_title_may_end_with_a_year_of_its_own(watchlog: Run) -> None:
    watchlog("add", "Blade Runner 2049")
    watchlog("add", "Class of 1984")

    assert [watch["year"] for watch in watchlog("list", "--json").json] == [None, None]


def test_two_years_that_differ_are_refused(refused: Refusal) -> None:
    refused("add", "Dune (2021)", "--year", "1984")


@pytest.mark.usefixtures("dunes")
def test_a_mistyped_title_is_guessed_but_not_shown(refused: Refusal) -> None:
    assert "did you mean" in refused("show", "Dunee", code=3)
