"""`watchlog rate` notes an opinion without a sitting."""

import pytest

from tests.cli.conftest import Refusal
from tests.conftest import Run


def test_an_opinion_is_no_sitting(watchlog: Run) -> None:
    rated = watchlog("rate", "Heat (1995)", "4.5")

    assert rated.out == "Rated Heat (1995) ★★★★½, a new title\n"
    assert watchlog("list", "--json").json == []
    assert watchlog("show", "heat", "--json").json["stars"] == 4.5


def test_a_season_and_an_episode_have_their_own(watchlog: Run) -> None:
    watchlog("rate", "The Wire", "s4", "10/10")
    watchlog("rate", "The Wire", "2x03", "4")

    shown = watchlog("show", "The Wire", "--json").json
    assert {(rating["season"], rating["episode"], rating["stars"]) for rating in shown["ratings"]} == {
        (4, None, 5),
        (2, 3, 4),
    }
    assert shown["stars"] is None


def test_a_second_opinion_counts_and_the_first_is_kept(watchlog: Run) -> None:
    watchlog("rate", "Heat", "4")
    watchlog.later(days=1)
    watchlog("rate", "Heat", "2")

    shown = watchlog("show", "Heat", "--json").json
    assert (shown["stars"], len(shown["ratings"])) == (2, 2)


def test_a_title_needs_no_quotes(watchlog: Run) -> None:
    watchlog("rate", "The", "Wire", "4")

    assert watchlog("show", "The Wire", "--json=stars").json == {"stars": 4}


def test_an_opinion_is_told_to_a_script(watchlog: Run) -> None:
    rated = watchlog("rate", "Heat", "4", "--json").json

    assert (rated["title"], rated["stars"]) == ("Heat", 4)


def test_an_opinion_is_told_as_it_is_shown_later(watchlog: Run) -> None:
    rated = watchlog("rate", "Heat", "4", "--json").json

    assert rated.items() >= watchlog("show", "Heat", "--json").json["ratings"][0].items()


def test_an_opinion_survives_the_archive(watchlog: Run) -> None:
    watchlog("rate", "Heat", "85/100")

    assert b'"points": 85, "scale": "hundred"' in watchlog.archive()


@pytest.mark.parametrize(
    "words",
    [
        ["Heat"],
        ["4"],
        ["Heat", "6"],
        ["Heat", "nan"],
        ["Heat", "4.3"],
        ["", "4"],
        ["Heat", "s1e1-e3", "4"],
        ["Heat", "4", "s1e"],
    ],
)
def test_a_wrong_opinion_is_refused(watchlog: Run, refused: Refusal, words: list[str]) -> None:
    watchlog("add", "Heat")

    refused("rate", *words)


def test_an_unknown_number_is_not_found(refused: Refusal) -> None:
    refused("rate", "#99", "4", code=3)
