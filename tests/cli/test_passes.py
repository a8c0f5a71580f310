"""Rewatches are passes of their own: each has its progress, dates, stars and note, and earlier ones never change."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Refusal
from tests.conftest import Run


def done(watchlog: Run, *arguments: str) -> str:
    result = watchlog(*arguments)
    assert result.code == 0, result
    return result.out


def passes(watchlog: Run, title: str = "harbour") -> list[tuple[int, str, int, int | None]]:
    """Number, state, how many were seen, and of how many."""
    found = watchlog("pass", title, "--json").json
    return [(one["pass"], one["state"], one["seen"], one["total"]) for one in found]


def in_pass(watchlog: Run, number: int | None) -> list[Any]:
    found = watchlog("list", "--sort", "id+", "--json").json
    return [watch for watch in found if watch["pass"] == number]


def status(watchlog: Run, title: str = "harbour") -> str | None:
    found: str | None = watchlog("status", title, "--json").json["status"]
    return found


def test_a_rewatch_begins_the_next_pass_and_is_gone_on_with(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "all", "--on", "2019")
    first = in_pass(harbour, 1)

    done(harbour, "add", "Harbour", "s1", "--rewatch", "--on", "2026-11-01")
    done(harbour, "add", "Harbour", "s2e1", "--rewatch")

    assert passes(harbour) == [(1, "complete", 12, 12), (2, "open", 6, 12)]
    assert in_pass(harbour, 1) == first
    assert {watch["rewatch"] for watch in in_pass(harbour, 2)} == {True}


def test_a_pass_closes_when_it_is_complete(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "all")
    done(harbour, "add", "Harbour", "all", "--rewatch")

    done(harbour, "add", "Harbour", "s1e1", "--rewatch")

    assert passes(harbour) == [(1, "complete", 12, 12), (2, "complete", 12, 12), (3, "open", 1, 12)]


def test_a_favourite_seen_again_is_a_single_watch_and_reopens_nothing(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "all", "--on", "2019")

    done(harbour, "add", "Harbour", "s2e2", "--stars", "5")

    assert passes(harbour) == [(1, "complete", 12, 12)]
    assert [(watch["episode"], watch["rewatch"]) for watch in in_pass(harbour, None)] == [(2, False)]
    assert status(harbour) == "completed"
    assert harbour("next", "--json").json == []


def test_a_pass_is_named_rated_noted_dated_and_dropped(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "all", "--on", "2019")
    done(harbour, "add", "Harbour", "s1", "--rewatch")
    first = harbour("pass", "harbour", "--json").json[0]

    done(harbour, "pass", "harbour", "--name", "with Anna", "--stars", "4.5", "--note", "slower", "--began", "2015")
    done(harbour, "pass", "harbour", "--drop")

    one, two = harbour("pass", "harbour", "--json").json
    said = {"name": "with Anna", "stars": 4.5, "note": "slower", "began_on": "2015", "state": "dropped"}
    assert one == first
    assert {key: two[key] for key in said} == said
    assert status(harbour) == "dropped"
    done(harbour, "add", "Harbour", "s1e1", "--rewatch")
    assert [number for number, *_ in passes(harbour)] == [1, 2, 3]


def test_a_dropped_series_goes_on_with_its_next_episode(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "s1e1")
    done(harbour, "pass", "harbour", "--drop")

    shown = done(harbour, "add", "Harbour", "s1e2")

    assert "no longer dropped" in shown
    assert status(harbour) == "watching"


def test_a_new_pass_begins_before_anything_is_watched(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "all")
    done(harbour, "pass", "harbour", "--new", "--name", "again")

    assert harbour("next", "--json=season,episode,pass").json == [{"season": 1, "episode": 1, "pass": 2}]
    done(harbour, "next", "--watch", "1")
    assert passes(harbour) == [(1, "complete", 12, 12), (2, "open", 1, 12)]


def test_history_tells_every_sitting_by_pass_and_day(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "s1e2", "--on", "2019-03-02")
    done(harbour, "add", "Harbour", "s1e1", "--on", "2019-03-01")
    done(harbour, "add", "Harbour", "s1e1", "--rewatch", "--on", "2020")
    done(harbour, "add", "Harbour", "s1e1", "--on", "2018")

    found = harbour("history", "harbour", "--json=pass,episode,watched_on").json

    assert [tuple(one.values()) for one in found] == [
        (1, 1, "2019-03-01"),
        (1, 2, "2019-03-02"),
        (2, 1, "2020"),
        (None, 1, "2018"),
    ]
    assert done(harbour, "history", "harbour", "--csv").startswith("title,")


@pytest.mark.parametrize(
    ("status_said", "shown"),
    [(None, "watching"), ("paused", "paused"), ("dropped", "dropped"), ("completed", "completed")],
)
def test_where_one_stands_is_derived_unless_it_is_said(harbour: Run, status_said: str | None, shown: str) -> None:
    done(harbour, "add", "Harbour", "s1e1")
    if status_said:
        done(harbour, "status", "harbour", status_said)

    assert status(harbour) == shown
    assert [watch["title"] for watch in harbour("list", f"is:{shown}", "--json").json] == ["Harbour"]
    assert harbour("show", "harbour", "--json").json["status"] == shown
    done(harbour, "status", "harbour", "none")
    assert status(harbour) == "watching"


def test_a_planned_series_is_planned_and_a_running_one_up_to_date(signal: Run) -> None:
    assert status(signal, "signal") == "planned"

    done(signal, "add", "Signal", "s1,s2")

    assert status(signal, "signal") == "up to date"
    assert len(signal("list", "is:up-to-date", "--json").json) == 5


def test_specials_and_what_is_yet_to_air_are_no_progress(signal: Run) -> None:
    done(signal, "add", "Signal", "s1e1", "s0e1", "s2e4")

    progress = signal("show", "signal", "--json").json["progress"]

    assert (progress["seen"], progress["total"], progress["left"]) == (2, 6, 4)


def test_progress_is_a_count_and_never_the_last_number(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "s3e3", "s1e1", "s1e1")

    progress = harbour("show", "harbour", "--json").json["progress"]

    assert (progress["seen"], progress["total"]) == (2, 12)


def test_what_is_skipped_is_neither_seen_nor_left(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "s1", "s3")
    done(harbour, "skip", "Harbour", "s2e1-e3")

    assert harbour("next", "--json=season,episode,left").json == [{"season": 2, "episode": 4, "left": 1}]
    done(harbour, "add", "Harbour", "s2e4")
    assert status(harbour) == "completed"
    done(harbour, "unskip", "Harbour", "s2e1")
    assert harbour("next", "--json=season,episode,left").json == [{"season": 2, "episode": 1, "left": 1}]
    done(harbour, "undo")
    assert status(harbour) == "completed"


def test_ratings_of_seasons_and_episodes_stand_beside_those_of_the_show(harbour: Run) -> None:
    for said in (["4"], ["s1", "3"], ["s1e2", "5"]):
        done(harbour, "rate", "Harbour", *said)

    found = harbour("show", "harbour", "--json").json

    assert found["stars"] == 4
    rated = sorted((one["season"] or 0, one["episode"] or 0, one["stars"]) for one in found["ratings"])
    assert rated == [(0, 0, 4), (1, 0, 3), (1, 2, 5)]


def test_passes_skips_and_names_go_out_and_come_in(harbour: Run, another: Any) -> None:
    done(harbour, "add", "Harbour", "all")
    done(harbour, "add", "Harbour", "s1", "--rewatch")
    done(harbour, "pass", "harbour", "--name", "again")
    done(harbour, "skip", "Harbour", "s3e3")
    archive = harbour.home / "all.json"
    archive.write_bytes(harbour.archive())

    other = another("other")
    done(other, "import", str(archive))

    assert json.loads(other.archive()) == json.loads(archive.read_bytes())


@pytest.mark.parametrize(
    "line",
    [
        "pass harbour --drop --resume",
        "pass harbour --new --pass 2",
        "pass harbour --pass 1",
        "pass harbour --began 2020 --ended 2019",
        "pass harbour --stars 9",
        "skip harbour",
        "skip harbour all",
    ],
)
def test_what_makes_no_sense_is_refused(harbour: Run, line: str) -> None:
    done(harbour, "add", "Harbour", "s1e1")

    Refusal(harbour)(*line.split())


@pytest.mark.parametrize(
    "line", ["pass harbour --pass 7 --drop", "pass nothing", "history nothing", "unskip harbour s1e1"]
)
def test_what_is_not_there_is_not_found(harbour: Run, line: str) -> None:
    done(harbour, "add", "Harbour", "s1e1")

    Refusal(harbour)(*line.split(), code=3)
