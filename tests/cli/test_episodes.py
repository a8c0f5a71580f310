"""`watchlog add` takes episodes as people say them, and dates for many of them."""

import pytest

from tests.cli.conftest import Refusal
from tests.conftest import Run

DASH = "\u2013"
Row = tuple[int | None, int | None, str | None]


def recorded(watchlog: Run) -> list[Row]:
    """Season, episode and day of every watch, in the order they were recorded."""
    found = watchlog("list", "--sort", "id+", "--json").json
    return [(watch["season"], watch["episode"], watch["watched_on"]) for watch in found]


def done(watchlog: Run, *arguments: str) -> str:
    result = watchlog(*arguments)
    assert result.code == 0, result
    return result.err


@pytest.mark.parametrize(
    ("said", "episodes"),
    [
        ("s2e3", ["2x3"]),
        ("2x03", ["2x3"]),
        ("S2", ["2x1", "2x2", "2x3", "2x4"]),
        ("s2e3-e4", ["2x3", "2x4"]),
        ("s2e3-s3e1", ["2x3", "2x4", "3x1"]),
        ("s2,s3", ["2x1", "2x2", "2x3", "2x4", "3x1", "3x2", "3x3"]),
        ("..s2e1", ["1x1", "1x2", "1x3", "1x4", "1x5", "2x1"]),
        ("next", ["1x1"]),
        ("next 3", ["1x1", "1x2", "1x3"]),
        ("6", ["2x1"]),
        ("6-7", ["2x1", "2x2"]),
        ("e12", ["3x3"]),
        ("2006-03-08", ["2x2"]),
        ("the gull did it 3.2", ["3x2"]),
        ("s0e1", ["0x1"]),
        ("sp1", ["0x1"]),
    ],
)
def test_an_episode_is_said_your_way(harbour: Run, said: str, episodes: list[str]) -> None:
    done(harbour, "add", "Harbour", *said.split())

    assert [f"{season}x{episode}" for season, episode, _ in recorded(harbour)] == episodes


def test_all_is_every_episode_that_was_not_seen(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "s1e2")

    remarks = done(harbour, "add", "Harbour", "all")

    assert len(recorded(harbour)) == 12
    assert "1 more were recorded already" in remarks


def test_what_is_recorded_knows_its_name(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "s2e3")

    assert harbour("list", "--json").json[0]["episode_title"] == "the gull did it 2.3"


@pytest.mark.parametrize(
    ("said", "episodes"),
    [
        ("s1e1-e3", [(1, 1), (1, 2), (1, 3)]),
        ("s4", [(4, None)]),
        ("..s1e2", [(1, 1), (1, 2)]),
        ("..s2e1", [(1, None), (2, 1)]),
        ("590", [(None, 590)]),
        ("e590", [(None, 590)]),
        ("sp2", [(0, 2)]),
    ],
)
def test_numbers_alone_are_enough(watchlog: Run, said: str, episodes: list[tuple[int | None, int | None]]) -> None:
    done(watchlog, "add", "One Kite", said)

    assert [(season, episode) for season, episode, _ in recorded(watchlog)] == episodes


def test_without_a_catalogue_next_goes_on_counting(watchlog: Run) -> None:
    done(watchlog, "add", "Kite", "s1e4")
    done(watchlog, "add", "Kite", "next", "2")

    assert [(season, episode) for season, episode, _ in recorded(watchlog)] == [(1, 4), (1, 5), (1, 6)]


def test_a_year_is_of_all_the_episodes(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "s1", "--on", "2019")

    assert recorded(harbour) == [(1, episode, "2019") for episode in range(1, 6)]


def test_each_is_on_the_day_it_aired(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "s1", "--on", "aired")

    days = ["2005-03-01", "2005-03-08", "2005-03-15", "2005-03-22", "2005-03-29"]
    assert recorded(harbour) == [(1, episode, day) for episode, day in enumerate(days, start=1)]


def test_many_are_spread_over_months(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "s1", "--spread", "2024-01..2024-03")

    days = [day for *_, day in recorded(harbour)]
    assert (days[0], days[-1]) == ("2024-01-01", "2024-03-31")
    assert days == sorted(set(days), key=str)


def test_an_unknown_day_stays_unknown(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "s1", "--on", "unknown")

    assert {day for *_, day in recorded(harbour)} == {None}


def test_what_is_much_is_told_before_it_is_saved(watchlog: Run) -> None:
    remarks = done(watchlog, "add", "Kite", "s1e1-e21")

    assert f"Understood as 21 watches of Kite: S01E01{DASH}E21; 2026-11-22" in remarks
    assert "Understood" not in done(watchlog, "add", "Kite", "s2e1-e20")


def test_stars_of_a_season_are_the_seasons(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "s1", "--stars", "4", "--note", "cold")

    watches = harbour("list", "--sort", "id+", "--json").json
    assert [watch["stars"] for watch in watches] == [None] * 5
    assert [watch["note"] for watch in watches] == [None] * 4 + ["cold"]
    assert [(rating["season"], rating["stars"]) for rating in harbour("show", "harbour", "--json").json["ratings"]] == [
        (1, 4)
    ]


def test_one_undo_takes_a_season_back(harbour: Run) -> None:
    before = harbour.archive()

    done(harbour, "add", "Harbour", "s1", "--stars", "4")
    done(harbour, "undo")

    assert harbour.archive() == before


def test_what_is_unknown_to_the_catalogue_is_recorded_with_a_remark(harbour: Run) -> None:
    remarks = done(harbour, "add", "Harbour", "s3e9")

    assert "has no S03E09; recorded all the same" in remarks
    assert recorded(harbour)[0][:2] == (3, 9)


def test_what_is_yet_to_air_is_recorded_with_a_remark(signal: Run) -> None:
    assert "S02E04 airs 2026-12-01" in done(signal, "add", "Signal", "s2e4")


def test_a_season_on_air_is_what_has_aired(signal: Run) -> None:
    remarks = done(signal, "add", "Signal", "s2")

    assert [episode for _, episode, _ in recorded(signal)] == [1, 2]
    assert "2 more are yet to air" in remarks


@pytest.mark.parametrize(
    "said",
    [
        "s2e9-e3",
        "s9999999",
        "s1e999999",
        "s2e",
        "s3e1..s2e4",
        "next 0",
        "..",
        "-s1e1",
        "0",
        "s1-e4",
        "2006-13-01",
        "s2 5",
    ],
)
def test_what_can_not_be_is_refused(harbour: Run, said: str) -> None:
    Refusal(harbour)("add", "Harbour", "--", *said.split())


@pytest.mark.parametrize("said", ["s3e9", "s9", "e13"])
def test_what_is_unknown_is_refused_strictly(harbour: Run, said: str) -> None:
    Refusal(harbour)("add", "Harbour", said, "--strict")


def test_strictly_nothing_is_known_of_a_series_without_a_catalogue(watchlog: Run) -> None:
    done(watchlog, "add", "Kite", "s1e1")

    assert "watchlog fetch" in Refusal(watchlog)("add", "Kite", "s1e2", "--strict")


@pytest.mark.parametrize("said", ["2006-03-09", "no such name"])
def test_what_is_not_found_is_told(harbour: Run, said: str) -> None:
    Refusal(harbour)("add", "Harbour (2005)", said, code=3)


def test_words_of_several_names_are_told_with_their_numbers(harbour: Run) -> None:
    line = Refusal(harbour)("add", "Harbour (2005)", "gull", "did", code=3)

    assert "S01E01" in line


def test_a_title_goes_before_episodes(watchlog: Run) -> None:
    done(watchlog, "add", "Apollo 13", "--film")
    done(watchlog, "add", "Apollo", "s1e1")

    done(watchlog, "add", "Apollo", "13")

    assert [watch["title"] for watch in watchlog("list", "--json").json] == ["Apollo 13", "Apollo", "Apollo 13"]


def test_what_ends_like_episodes_is_a_title_where_nothing_else_is_known(watchlog: Run) -> None:
    shown = watchlog("add", "Free", "for", "all", terminal=True)

    assert watchlog("list", "--json").json[0]["title"] == "Free for all"
    assert "Free for all is a new title" in shown.err


def test_a_season_becomes_episodes_when_it_is_looked_up_at_once(watchlog: Run, followed: str) -> None:
    watchlog.variables["WATCHLOG_TVMAZE_URL"] = followed

    shown = watchlog("add", "Harbour", "s2", "--on", "aired", "--lookup")

    assert f"Episode by episode: 4 watches of Harbour (2005): S02E01{DASH}E04" in shown.out
    assert recorded(watchlog)[0] == (2, 1, "2006-03-01")
    done(watchlog, "undo")
    assert recorded(watchlog) == []


@pytest.mark.parametrize(
    "line", ["add #1 s1e1", "add #1 next", "rate #1 s1e1 4", "skip #1 s1e1", "unskip #1 s1e1", "add #1 s1 --on aired"]
)
def test_a_film_has_no_episodes(watchlog: Run, line: str) -> None:
    done(watchlog, "add", "Heat", "--film")

    Refusal(watchlog)(*line.split(), code=3 if "skip" in line else 2)
