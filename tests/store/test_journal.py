"""The journal: every change can be taken back and brought back, whole, whenever, and never at another's cost."""

import itertools
import shutil
from collections.abc import Callable
from typing import Any, Final

import pytest

from tests.conftest import Run
from tests.store.conftest import ask, is_whole
from watchlog.store.journal import TABLES

CHANGES: Final = {
    "a new title": "add Heat --stars 4 --note good --tag crime,night --on 2020 --year 1995",
    "a further watch": "add Osmosis --on 2021",
    "several episodes": "add Osmosis s1e1-e5",
    "a planned title": "add Dune",
    "a rating": "rate Osmosis 3",
    "a rating of a new title": "rate Alien 5",
    "a plan": "plan Alien",
    "a plan of a known title": "plan Osmosis",
    "the end of a plan": "unplan Dune",
    "an edited watch": "edit #1 --set stars=2 --set note= --set watched_on=2019-05",
    "an edited title": "edit #1 --set title=Osmose --set year=2018",
    "a status": "edit #1 --set status=dropped",
    "an edited reference": "edit #1 --set refs=imdb:tt1",
    "several edited watches": "edit osmosis --set service=home --yes",
    "a tag": "tag night #1",
    "several tags": "tag night,home osmosis --yes",
    "the end of a tag": "untag drama #1",
    "a removed watch": "rm #1 --yes",
    "several removed watches": "rm osmosis --yes",
    "a view": "view save good stars:4..",
}
"""A command line for everything that can be done."""

every_change = pytest.mark.parametrize("line", list(CHANGES.values()), ids=list(CHANGES))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """What every history here begins as."""
    watchlog = Run(tmp_path_factory.mktemp("first") / "home")
    watchlog("add", "Osmosis", "--stars", "1", "--note", "slow", "--tag", "drama,slow", "--series", "--year", "2019")
    watchlog("edit", "#1", "--set", "refs=tvmaze:41428")
    watchlog("add", "Osmosis", "s1e1", "--tag", "drama")
    watchlog("plan", "Dune", "--note", "the new one")
    return watchlog


@pytest.fixture
def history(first: Run, watchlog: Run) -> Run:
    """Two watches of a title with tags and a reference, numbered 1 and 2, and a plan, made by changes 1 to 4."""
    shutil.copytree(first.home, watchlog.home)
    return watchlog


def do(watchlog: Run, line: str) -> None:
    done = watchlog(*line.split())
    assert done.code == 0, done.err
    watchlog.later(minutes=1)


def entries(watchlog: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = watchlog("log", "--json").json
    return found


def content(watchlog: Run) -> list[list[tuple[Any, ...]]]:
    """Every row of the history, with its numbers."""
    return [ask(watchlog.database, f"SELECT * FROM {table} ORDER BY id") for table in TABLES]  # noqa: S608


@every_change
def test_a_change_is_one_entry(line: str, history: Run) -> None:
    before = len(entries(history))

    do(history, line)

    newest = entries(history)[0]
    assert len(entries(history)) == before + 1
    assert newest["summary"]
    assert newest["rows"] > 0
    assert newest["undone"] is False


@every_change
def test_a_change_can_be_undone(line: str, history: Run) -> None:
    before = content(history)
    do(history, line)
    assert content(history) != before

    do(history, "undo")

    assert content(history) == before
    assert is_whole(history.database)


@every_change
def test_a_change_can_be_redone(line: str, history: Run) -> None:
    do(history, line)
    after = content(history)
    do(history, "undo")

    do(history, "redo")

    assert content(history) == after
    assert entries(history)[0]["undone"] is False


@every_change
def test_a_change_can_be_undone_and_redone_again_and_again(line: str, history: Run) -> None:
    before = content(history)
    do(history, line)
    after = content(history)

    for _ in range(3):
        do(history, "undo")
        assert content(history) == before
        do(history, "redo")
        assert content(history) == after


def test_everything_can_be_undone_and_redone(history: Run) -> None:
    states = [content(history)]
    for line in ("add Heat s2", "rate Heat 4", "tag x,y osmosis --yes", "add Dune", "edit #1 --set stars=5"):
        do(history, line)
        states.append(content(history))

    for state in states[-2::-1]:
        do(history, "undo")
        assert content(history) == state
    for state in states[1:]:
        do(history, "redo")
        assert content(history) == state


def test_several_changes_are_undone_at_once(history: Run) -> None:
    before = content(history)
    do(history, "rm #2 --yes")
    do(history, "add Heat")
    do(history, "rate Heat 4")

    do(history, "undo 3")

    assert content(history) == before


def test_several_changes_are_redone_at_once(history: Run) -> None:
    after = content(history)
    do(history, "undo 4")
    assert content(history) == [[]] * len(TABLES)

    do(history, "redo 4")

    assert content(history) == after


def test_an_import_is_one_change(history: Run, another: Callable[[str], Run]) -> None:
    before = content(history)
    other = another("other")
    other("add", "Heat")
    other("add", "Alien", "--tag", "space")
    other("export", str(history.home / "other.csv"))

    do(history, f"import {history.home / 'other.csv'}")
    after = content(history)
    do(history, "undo")
    assert content(history) == before
    do(history, "redo")

    assert content(history) == after
    assert len(after[3]) == len(before[3]) + 2


def test_undoing_more_than_there_is_changes_nothing(history: Run) -> None:
    before, log = content(history), entries(history)

    refused = history("undo", "5")

    assert (refused.code, refused.out) == (3, "")
    assert refused.err.count("\n") == 1
    assert content(history) == before
    assert entries(history) == log


def test_redoing_more_than_was_undone_changes_nothing(history: Run) -> None:
    do(history, "undo 2")
    before, log = content(history), entries(history)

    refused = history("redo", "3")

    assert (refused.code, refused.out) == (3, "")
    assert content(history) == before
    assert entries(history) == log


def test_there_is_nothing_to_undo_in_a_new_history(watchlog: Run) -> None:
    assert watchlog("undo").code == 3
    assert watchlog("redo").code == 3


def test_a_new_change_gives_up_what_was_undone(history: Run) -> None:
    do(history, "undo")
    do(history, "add Heat")
    before = content(history)

    assert history("redo").code == 3

    assert content(history) == before


def test_what_was_given_up_is_not_redone_after_a_later_undo(history: Run) -> None:
    do(history, "undo")  # the plan
    do(history, "add Heat")
    do(history, "undo")

    do(history, "redo")

    assert history("redo").code == 3
    assert history("plans", "--json").json == []


NOTHING: Final = [
    "plan Dune",
    "tag drama #1",
    "untag horror #1",
    "edit #1 --set stars=1",
    "edit #1 --set title=Osmosis",
    "edit #1 --set year=2019",
    "edit #1 --set kind=series",
    "edit #1 --set refs=tvmaze:41428",
]


@pytest.mark.parametrize("line", NOTHING)
def test_what_changes_nothing_leaves_no_entry(line: str, history: Run) -> None:
    log = entries(history)

    do(history, line)

    assert entries(history) == log


@pytest.mark.parametrize("line", NOTHING)
def test_what_changes_nothing_gives_up_nothing(line: str, history: Run) -> None:
    do(history, "add Heat")
    do(history, "undo")

    do(history, line)

    do(history, "redo")
    assert history("show", "Heat").code == 0


REFUSED: Final = [
    "add Osmosis --stars 6",
    "rm #99",
    "edit #99 --set stars=1",
    "unplan Osmosis",
    "rate #99 4",
    "undo #99",
]


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_refused_leaves_no_entry(line: str, history: Run) -> None:
    before, log = content(history), entries(history)

    assert history(*line.split()).code in (2, 3)

    assert content(history) == before
    assert entries(history) == log


def test_an_older_change_can_be_undone_by_its_number(history: Run) -> None:
    do(history, "add Heat")
    do(history, "add Alien")

    do(history, "undo #5")

    assert {watch["title"] for watch in history("list", "--json").json} == {"Osmosis", "Alien"}
    assert [entry["undone"] for entry in entries(history)] == [False, True, False, False, False, False]


def test_an_older_change_can_be_redone(history: Run) -> None:
    do(history, "add Heat")
    do(history, "add Alien")
    after = content(history)
    do(history, "undo #5")

    do(history, "redo")

    assert content(history) == after


def test_changes_that_were_undone_out_of_turn_are_redone_in_turn(history: Run) -> None:
    states = [content(history)]
    do(history, "add Heat")
    do(history, "add Alien")
    states.append(content(history))
    for line in ("undo #5", "undo"):
        do(history, line)
    assert content(history) == states[0]

    do(history, "redo 2")

    assert content(history) == states[1]


def test_an_older_change_is_not_undone_when_the_same_was_changed_since(history: Run) -> None:
    do(history, "edit #1 --set stars=2")
    do(history, "edit #1 --set stars=3")
    before, log = content(history), entries(history)

    refused = history("undo", "#5")

    assert (refused.code, refused.out) == (1, "")
    assert "#6" in refused.err
    assert "edited Osmosis (2019)" in refused.err
    assert content(history) == before
    assert entries(history) == log


def test_an_older_change_can_be_undone_once_the_later_one_is(history: Run) -> None:
    before = content(history)
    do(history, "edit #1 --set stars=2")
    do(history, "edit #1 --set stars=3")

    do(history, "undo #6")
    do(history, "undo #5")

    assert content(history) == before


DEPENDENT: Final = {
    "a further watch": "add Heat",
    "a rating": "rate Heat 4",
    "a plan": "plan Heat",
}


@pytest.mark.parametrize("later", list(DEPENDENT.values()), ids=list(DEPENDENT))
def test_a_title_is_not_undone_when_something_depends_on_it(later: str, history: Run) -> None:
    do(history, "add Heat")
    do(history, later)
    before, log = content(history), entries(history)

    refused = history("undo", "#5")

    assert (refused.code, refused.out) == (1, "")
    assert refused.err.count("\n") == 1
    assert "depends on it" in refused.err
    assert content(history) == before
    assert entries(history) == log


def test_a_watch_is_not_undone_when_it_was_tagged_since(history: Run) -> None:
    do(history, "add Heat")
    do(history, "tag crime heat")
    before = content(history)

    assert history("undo", "#5").code == 1

    assert content(history) == before


AGAIN: Final = {
    "a tag": ("untag drama #2", "tag drama #2"),
    "a plan": ("add Dune", "plan Dune"),
    "a reference": ("edit #1 --set refs=", "edit #1 --set refs=tvmaze:41428"),
}


@pytest.mark.parametrize(("took", "gave"), list(AGAIN.values()), ids=list(AGAIN))
def test_what_was_taken_and_given_again_is_not_given_twice(took: str, gave: str, history: Run) -> None:
    do(history, took)
    do(history, gave)
    before = content(history)

    refused = history("undo", "#5")

    assert (refused.code, refused.out) == (1, "")
    assert "UNIQUE" not in refused.err
    assert "--debug" not in refused.err
    assert content(history) == before


def test_a_change_that_is_undone_is_not_undone_twice(history: Run) -> None:
    do(history, "add Heat")
    do(history, "undo #5")
    before = content(history)

    assert history("undo", "#5").code == 3

    assert content(history) == before


def test_the_number_of_a_watch_is_never_used_again(history: Run) -> None:
    seen = {watch["id"] for watch in history("list", "--json").json}
    for line in (
        "add Heat",
        "undo",
        "add Alien",
        "rm alien --yes",
        "add Arrival",
        "undo",
        "undo 2",
        "redo",
        "add Brazil",
    ):
        do(history, line)
        if line.startswith("add"):
            added = max(watch["id"] for watch in history("list", "--json").json)
            assert added > max(seen)
            seen.add(added)


def test_the_numbers_of_rows_and_changes_are_never_used_again(history: Run) -> None:
    seen: dict[str, set[int]] = {table: set() for table in ("title", "watch", "watch_tag", "rating", "plan", "change")}
    for turn, line in itertools.product(range(3), ("add X --tag a,b", "rate Y 3", "plan Z", "tag c{turn} #1")):
        do(history, line.format(turn=turn))
        for table, numbers in seen.items():
            rows = {row[0] for row in ask(history.database, f"SELECT id FROM {table}")}  # noqa: S608
            new = rows - numbers
            assert not numbers or not new or min(new) > max(numbers), (turn, line, table)
            numbers.update(rows)
        do(history, "undo")
        if line.startswith("rate"):
            do(history, "redo")


def test_a_number_is_that_of_one_title(history: Run) -> None:
    do(history, "rate Heat 4")
    do(history, "add Alien")

    shared = ask(
        history.database, "SELECT DISTINCT watch.title_id = title.id FROM watch JOIN title ON title.id = watch.id"
    )
    assert shared == [(1,)]


def test_the_journal_says_what_was_done_newest_first(history: Run) -> None:
    do(history, "rm #2 --yes")

    assert [entry["summary"] for entry in entries(history)] == [
        "removed Osmosis (2019) S01E01",
        "planned Dune",
        "added Osmosis (2019) S01E01",
        "edited Osmosis (2019)",
        "added Osmosis (2019)",
    ]
    assert [entry["id"] for entry in entries(history)] == [5, 4, 3, 2, 1]


def test_as_many_entries_are_shown_as_were_asked_for(history: Run) -> None:
    assert [entry["id"] for entry in history("log", "--limit", "2", "--json").json] == [4, 3]
    assert len(history("log", "--limit", "0", "--json").json) == 4
