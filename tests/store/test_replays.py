"""What providers change their minds about: shows counted anew, merged, split and deleted, and no watch moves."""

import itertools
from typing import Final

import pytest

from tests.conftest import Run
from tests.store.catalogued import LATER, NOW, SHOW, counted
from tests.store.conftest import ask
from watchlog.model.catalogue import FormerNumber, Held
from watchlog.model.title import Ref
from watchlog.store import catalogue
from watchlog.store.database import Database
from watchlog.store.memory import Memory

BEFORE: Final = counted(*((str(number), 9, number) for number in range(1, 7)))
"""Six episodes of a ninth season."""

TWO_SEASONS: Final = counted(
    *((str(number), 9, number) for number in (1, 2)),
    *((str(number), 10, number - 2) for number in range(3, 7)),
    at=LATER,
)
MERGED: Final = counted(("1", 9, 1), *((str(number), 9, number - 1) for number in range(3, 7)), at=LATER)
SPLIT: Final = counted(("1", 9, 1), ("1b", 9, 2), *((str(number), 9, number + 1) for number in range(2, 7)), at=LATER)
DELETED: Final = counted(("1", 9, 1), ("6", 9, 6), at=LATER)
DOUBLED: Final = counted(("1", 9, 1), ("1", 9, 2), ("2", 9, 2), ("3", 9, 3), ("3", 9, 3), at=LATER)
SPECIAL: Final = counted(("1", 9, None), *((str(number), 9, number - 1) for number in range(2, 7)), at=LATER)
EMPTY: Final = counted(at=LATER)
ELSEWHERE: Final = TWO_SEASONS._replace(moved_to=Ref("tvmaze", "7"))

FORMER: Final = {
    "renumbered": (TWO_SEASONS, [("3", 3), ("4", 4), ("5", 5), ("6", 6)]),
    "merged": (MERGED, [("2", 2), ("3", 3), ("4", 4), ("5", 5), ("6", 6)]),
    "split": (SPLIT, [("2", 2), ("3", 3), ("4", 4), ("5", 5), ("6", 6)]),
    "deleted": (DELETED, [("2", 2), ("3", 3), ("4", 4), ("5", 5)]),
    "doubled": (DOUBLED, [("4", 4), ("5", 5), ("6", 6)]),
    "made a special": (SPECIAL, [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5), ("6", 6)]),
    "emptied": (EMPTY, [(str(number), number) for number in range(1, 7)]),
    "moved": (ELSEWHERE, [("3", 3), ("4", 4), ("5", 5), ("6", 6)]),
}
"""What a provider says later, and which episodes had which number of the ninth season before."""


LINES: Final = (
    "add Osmosis s9e1-e6 --stars 4 --note slow --tag drama --on 2026-11",
    "add Osmosis s9e3 --rewatch",
    "rate Osmosis 3",
    "plan Osmosis --note again",
    "edit #1 --set refs=tvmaze:41428",
)


@pytest.fixture
def history(watchlog: Run) -> Database:
    """A history of a show, watched, rated, noted, planned, and counted by a provider."""
    for line in LINES:
        assert watchlog(*line.split()).code == 0, line
    database = Database(watchlog.database, Memory(None), watchlog.home)
    say(database, BEFORE)
    return database


def say(history: Database, state: Held) -> None:
    with history.filling(NOW, None) as tx:
        catalogue.save(tx, 1, state)


def former(history: Database) -> list[FormerNumber]:
    with history.reading(NOW) as tx:
        return catalogue.former_numbers(tx, 1)


every_change = pytest.mark.parametrize("what", FORMER)


@every_change
def test_the_history_stays_as_it_was(what: str, history: Database, watchlog: Run) -> None:
    archive, journal = watchlog.archive(), watchlog("log", "--json").raw

    say(history, FORMER[what][0])

    assert watchlog.archive() == archive
    assert watchlog("log", "--json").raw == journal


@every_change
def test_what_is_said_later_is_held_and_what_was_said_before_is_known(what: str, history: Database) -> None:
    state, expected = FORMER[what]

    say(history, state)

    with history.reading(NOW) as tx:
        assert catalogue.held(tx, 1) == state
    assert [(one.episode, one.season, one.number, one.until) for one in former(history)] == [
        (episode, 9, number, LATER) for episode, number in expected
    ]


@every_change
def test_everything_done_before_can_be_undone_and_redone_after_it(what: str, history: Database, watchlog: Run) -> None:
    archive = watchlog.archive()
    say(history, FORMER[what][0])

    assert watchlog("undo", str(len(LINES))).code == 0
    assert ask(watchlog.database, "SELECT count(*) FROM title") == [(0,)]
    assert watchlog("redo", str(len(LINES))).code == 0

    assert watchlog.archive() == archive


def test_the_history_stays_as_it_was_whatever_is_said_and_in_whatever_order(history: Database, watchlog: Run) -> None:
    archive = watchlog.archive()

    for what in itertools.chain(FORMER, reversed(FORMER)):
        say(history, FORMER[what][0])
    with history.filling(NOW, None) as tx:
        catalogue.mark_gone(tx, 1, LATER)
        assert catalogue.forget_everything(tx) == 1

    assert watchlog.archive() == archive
    assert ask(watchlog.database, "SELECT value FROM title_ref") == [(SHOW.value,)]
