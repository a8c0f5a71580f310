"""`lists`: titles put together under a name."""

from typing import Any

import pytest

from tests.conftest import Run


@pytest.fixture
def listed(watchlog: Run) -> Run:
    """Two films, one of them on a list."""
    watchlog("add", "Dune", "--year", "2021", "--stars", "4", "--on", "2021-10-03")
    watchlog("add", "Heat", "--year", "1995", "--on", "2020")
    assert watchlog("lists", "add", "The Best", "Dune", "--note", "that sandworm").code == 0
    return watchlog


def entries(watchlog: Run, name: str) -> list[dict[str, Any]]:
    found = watchlog("lists", "show", name, "--json").json
    assert isinstance(found, list)
    return found


def test_lists_are_told_with_how_much_is_on_them(listed: Run) -> None:
    assert [(one["list"], one["entries"]) for one in listed("lists", "--json").json] == [("The Best", 1)]


def test_an_entry_keeps_its_note(listed: Run) -> None:
    (entry,) = entries(listed, "The Best")

    assert (entry["title"], entry["year"], entry["note"]) == ("Dune", 2021, "that sandworm")


def test_the_name_of_a_list_is_found_in_any_case(listed: Run) -> None:
    assert len(entries(listed, "the best")) == 1


def test_an_episode_can_be_on_a_list(watchlog: Run) -> None:
    watchlog("add", "The Wire", "s1e1")

    watchlog("lists", "add", "Pilots", "The Wire", "s1e1")

    (entry,) = entries(watchlog, "Pilots")
    assert (entry["season"], entry["episode"]) == (1, 1)


def test_what_is_on_a_list_is_found_by_a_query(listed: Run) -> None:
    assert [watch["title"] for watch in listed("list", "list:the-best", "--json").json] in (["Dune"], [])
    assert [watch["title"] for watch in listed("list", 'list:"the best"', "--json").json] == ["Dune"]
    assert [watch["title"] for watch in listed("list", '-list:"the best"', "--json").json] == ["Heat"]


def test_a_title_tells_on_which_lists_it_is(listed: Run) -> None:
    assert [one["list"] for one in listed("show", "Dune", "--json").json["lists"]] == ["The Best"]
    assert "The Best" in listed("show", "Dune", terminal=True).out
    assert "list\tThe Best" in listed("show", "Dune").out


def test_a_title_is_taken_off(listed: Run) -> None:
    assert listed("lists", "rm", "The Best", "Dune").code == 0
    assert entries(listed, "The Best") == []


def test_a_list_is_renamed(listed: Run) -> None:
    listed("lists", "rename", "The Best", "Favourites")

    assert len(entries(listed, "Favourites")) == 1
    assert listed("lists", "show", "The Best").code == 3


def test_a_list_is_dropped_and_its_titles_stay(listed: Run) -> None:
    listed("lists", "drop", "The Best")

    assert listed("lists", "--json").json == []
    assert len(listed("list", "--json").json) == 2


@pytest.mark.parametrize(
    "words",
    [["add", "The Best", "Heat"], ["rm", "The Best", "Dune"], ["rename", "The Best", "Good"], ["drop", "The Best"]],
)
def test_every_change_of_a_list_can_be_undone(listed: Run, words: list[str]) -> None:
    before = listed.archive()

    assert listed("lists", *words).code == 0
    assert listed.archive() != before

    listed("undo")
    assert listed.archive() == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["show", "Nowhere"], 3),
        (["rm", "The Best", "Heat"], 3),
        (["rm", "Nowhere", "Dune"], 3),
        (["drop", "Nowhere"], 3),
        (["rename", "Nowhere", "Somewhere"], 3),
        (["show"], 2),
        (["add", "The Best"], 2),
        (["forget", "The Best"], 2),
        (["show", "The Best", "--note", "why"], 2),
    ],
)
def test_what_lists_can_not_do_is_refused(listed: Run, words: list[str], code: int) -> None:
    before = listed.archive()

    result = listed("lists", *words)

    assert (result.code, result.err.count("\n")) == (code, 1)
    assert listed.archive() == before


def test_lists_are_shown_to_a_person(listed: Run) -> None:
    assert "The Best" in listed("lists", terminal=True).out
    assert "that sandworm" in listed("lists", "show", "The Best", terminal=True).out
