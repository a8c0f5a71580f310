"""`watchlog show` tells everything about one title."""

import pytest

from tests.conftest import Run


@pytest.fixture
def dune(watchlog: Run) -> Run:
    watchlog(
        "add", "Dune", "--year", "2021", "--film", "--stars", "4", "--note", "Sand.\n\nMore sand.", "--tag", "imax"
    )
    watchlog("rate", "Dune", "3.5")
    watchlog("plan", "Dune", "--note", "once more")
    return watchlog


def test_everything_is_one_object(dune: Run) -> None:
    shown = dune("show", "dune", "--json").json

    assert (shown["title"], shown["year"], shown["kind"]) == ("Dune", 2021, "film")
    assert [watch["note"] for watch in shown["watches"]] == ["Sand.\n\nMore sand."]
    assert [rating["stars"] for rating in shown["ratings"]] == [3.5]
    assert shown["plan_note"] == "once more"


def test_a_title_has_the_stars_of_the_latest_opinion(dune: Run) -> None:
    dune.later(days=1)
    dune("rate", "Dune", "2")

    assert dune("show", "dune", "--json=stars").json == {"stars": 2}


def test_a_title_is_named_by_its_words_its_year_its_number_and_its_ref(dune: Run) -> None:
    dune("edit", "1", "--set", "refs=imdb:tt1160419")

    for name in ("dune", "Dune (2021)", "#1", "imdb:tt1160419"):
        assert dune("show", name, "--json").json["title"] == "Dune"


def test_a_note_is_shown_in_full_on_a_terminal(dune: Run) -> None:
    shown = dune("show", "dune", terminal=True, TERM="dumb").out

    assert "Dune (2021)" in shown
    assert "  Sand.\n" in "".join(f"{line.rstrip()}\n" for line in shown.splitlines())
    assert "More sand." in shown


def test_a_pipe_gets_a_fact_a_line(dune: Run) -> None:
    lines = dune("show", "dune").out.splitlines()

    assert lines[:3] == ["title\tDune", "year\t2021", "kind\tfilm"]
    assert "watch\t1\t2026-11-22\tDune\t2021\t\t4/5\t\timax\tSand. More sand." in lines


def test_a_day_is_the_local_one(watchlog: Run) -> None:
    watchlog.later(hours=3)  # half past midnight in Berlin, and still Sunday in UTC
    watchlog("rate", "Dune", "4")
    watchlog("plan", "Dune")

    for terminal in (False, True):
        shown = watchlog("show", "dune", terminal=terminal, TERM="dumb").out
        assert shown.count("2026-11-23") == 2
        assert "2026-11-22" not in shown


def test_an_unknown_title_is_not_found(dune: Run) -> None:
    shown = dune("show", "Dunne")

    assert (shown.code, shown.out) == (3, "")
    assert "Dune" in shown.err
