"""Bare `watchlog` shows where things stand."""

from importlib.metadata import version

import pytest

from tests.conftest import Run


def test_it_tells_how_many_watches_and_the_last_few(watchlog: Run) -> None:
    watchlog("add", "The Wire", "s1e1-e7")
    watchlog("plan", "Dune")

    shown = watchlog(terminal=True, TERM="dumb").out

    assert "7 watches of 2 titles, 1 planned" in shown
    assert shown.count("The Wire") == 5


@pytest.mark.parametrize("full", [False, True])
def test_it_gives_three_examples(watchlog: Run, full: bool) -> None:
    if full:
        watchlog("add", "Heat")

    shown = watchlog(terminal=True, TERM="dumb").out

    assert shown.count("  watchlog ") == 3


def test_the_examples_work(watchlog: Run) -> None:
    shown = watchlog(terminal=True, TERM="dumb").out

    assert 'watchlog add "Osmosis" --stars 1' in shown
    assert watchlog("add", "Osmosis", "--stars", "1").code == 0
    assert watchlog("list", "dune").code == 0
    assert watchlog("export", str(watchlog.home / "history.csv")).code == 0


def test_a_pipe_gets_a_fact_a_line(watchlog: Run) -> None:
    watchlog("add", "Heat")

    lines = watchlog().out.splitlines()
    assert lines[:3] == ["watches\t1", "titles\t1", "plans\t0"]
    assert "watch\t1\t2026-11-22\tHeat\t\t\t\t\t\t" in lines


def test_a_script_gets_the_numbers(watchlog: Run) -> None:
    watchlog("add", "Heat")
    watchlog("plan", "Dune")

    shown = watchlog("--json").json

    assert (shown["watches"], shown["titles"], shown["plans"]) == (1, 2, 1)
    assert shown["latest"][0]["title"] == "Heat"


def test_it_makes_no_database(fresh: Run) -> None:
    assert fresh().code == 0
    assert not fresh.database.exists()


def test_the_version_is_told(watchlog: Run) -> None:
    assert watchlog("--version").out == f"watchlog {version('watchlog')}\n"


@pytest.mark.parametrize("words", [["-h"], ["--help"], ["add", "-h"], ["list", "--help"]])
def test_help_is_there(watchlog: Run, words: list[str]) -> None:
    shown = watchlog(*words)

    assert (shown.code, shown.err) == (0, "")
    assert "Usage: watchlog" in shown.out


def test_a_mistyped_command_is_guessed_but_not_run(watchlog: Run) -> None:
    mistyped = watchlog("lst")

    assert (mistyped.code, mistyped.out) == (2, "")
    assert "'list'" in mistyped.err
