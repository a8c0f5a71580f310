"""`watchlog list` shows watches, newest first."""

import pytest

from tests.conftest import Run


@pytest.fixture
def full(watchlog: Run) -> Run:
    watchlog("add", "Heat", "--year", "1995", "--on", "2020", "--stars", "4")
    watchlog("add", "Dune", "--year", "2021", "--on", "2021-10-01", "--tag", "sand", "--stars", "3")
    watchlog("add", "Alien", "--year", "1979", "--on", "2019-03", "--note", "In space no one can hear you")
    return watchlog


def titles(watchlog: Run, *arguments: str) -> list[str]:
    return [watch["title"] for watch in watchlog("list", *arguments, "--json=title").json]


def test_the_newest_comes_first(full: Run) -> None:
    assert titles(full) == ["Dune", "Heat", "Alien"]


def test_the_unknown_day_comes_last(full: Run) -> None:
    full("add", "Them!", "--on", "unknown")

    assert titles(full)[-1] == "Them!"


def test_two_of_one_day_come_last_added_first(watchlog: Run) -> None:
    watchlog("add", "First")
    watchlog("add", "Second")

    assert titles(watchlog) == ["Second", "First"]


@pytest.mark.parametrize(
    ("key", "order"),
    [
        ("title", ["Alien", "Dune", "Heat"]),
        ("title-", ["Heat", "Dune", "Alien"]),
        ("year", ["Dune", "Heat", "Alien"]),
        ("year+", ["Alien", "Heat", "Dune"]),
        ("stars", ["Heat", "Dune", "Alien"]),
        ("watched+", ["Alien", "Heat", "Dune"]),
        ("added", ["Alien", "Dune", "Heat"]),
        ("id+", ["Heat", "Dune", "Alien"]),
    ],
)
def test_a_list_is_sorted_by_a_key(full: Run, key: str, order: list[str]) -> None:
    assert titles(full, "--sort", key) == order


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (["dune"], ["Dune"]),
        (["sand"], ["Dune"]),
        (["space", "alien"], ["Alien"]),
        (["space", "dune"], []),
        (['"no one"'], ["Alien"]),
        (['"one no"'], []),
        (["#1"], ["Heat"]),
        (["#99"], []),
    ],
)
def test_a_query_narrows_the_list(full: Run, query: list[str], found: list[str]) -> None:
    assert titles(full, *query) == found


def test_a_limit_cuts_the_list(full: Run) -> None:
    assert titles(full, "--limit", "2") == ["Dune", "Heat"]


def test_a_limit_of_0_is_everything(full: Run) -> None:
    assert len(titles(full, "--limit", "0")) == 3


def test_a_terminal_shows_25_and_a_pipe_everything(watchlog: Run) -> None:
    watchlog("add", "The Wire", "s1e1-e30")

    shown = watchlog("list", terminal=True)

    assert shown.out.count("The Wire") == 25
    assert "--limit 0" in shown.err
    assert watchlog("list").out.count("The Wire") == 30
    assert watchlog("list", "--limit", "0", terminal=True).out.count("The Wire") == 30


def test_a_list_that_fits_names_no_limit(watchlog: Run) -> None:
    watchlog("add", "The Wire", "s1e1-e25")

    assert watchlog("list", terminal=True).err == ""


def test_json_on_a_terminal_is_everything(watchlog: Run) -> None:
    watchlog("add", "The Wire", "s1e1-e30")

    assert len(watchlog("list", "--json", terminal=True).json) == 30


@pytest.mark.parametrize("terminal", [False, True])
def test_an_empty_list_is_no_failure(watchlog: Run, terminal: bool) -> None:
    shown = watchlog("list", terminal=terminal)

    assert (shown.code, shown.out) == (0, "")


@pytest.mark.parametrize("terminal", [False, True])
def test_a_list_of_a_history_that_is_not_there_is_empty_and_writes_none(fresh: Run, terminal: bool) -> None:
    shown = fresh("list", terminal=terminal)

    assert (shown.code, shown.out) == (0, "")
    assert not fresh.database.exists()


def test_a_pipe_gets_a_record_a_line_with_tabs(full: Run) -> None:
    full("edit", "1", "--set", "note=Two\nlines\tand a tab")

    lines = full("list").out.splitlines()

    assert lines == [
        "2\t2021-10-01\tDune\t2021\t\t3/5\t\tsand\t",
        "1\t2020\tHeat\t1995\t\t4/5\t\t\tTwo lines and a tab",
        "3\t2019-03\tAlien\t1979\t\t\t\t\tIn space no one can hear you",
    ]


def test_a_long_title_is_not_folded_in_a_pipe(watchlog: Run) -> None:
    title = "long " * 99 + "end"
    watchlog("add", title)

    assert title in watchlog("list", COLUMNS="20").out


def test_a_terminal_gets_a_table(full: Run) -> None:
    shown = full("list", terminal=True, NO_COLOR="1").out

    assert "watched" in shown
    assert "Fri 2021-10-01" in shown
    assert "★★★★" in shown


def test_the_history_is_named_by_a_flag(full: Run) -> None:
    other = str(full.home / "other.db")
    full("--db", other, "add", "Elsewhere")

    assert [watch["title"] for watch in full("--db", other, "list", "--json").json] == ["Elsewhere"]
    assert "Elsewhere" not in titles(full)


def test_the_history_is_named_by_the_environment(full: Run) -> None:
    other = f"sqlite:///{full.home / 'other.db'}"
    full("add", "Elsewhere", WATCHLOG_DB=other)

    assert full("list", WATCHLOG_DB=other).out.count("\n") == 1
    assert full("list", WATCHLOG_DB=str(full.home / "other.db")).out.count("\n") == 1


def test_a_flag_goes_before_the_environment(full: Run) -> None:
    listed = full("--db", str(full.database), "list", WATCHLOG_DB="/nowhere/at/all.db")

    assert listed.out.count("\n") == 3
