"""Regular expressions: Python's own, on every connection that the store opens."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Final

import pytest

from tests.conftest import Run
from watchlog.query.terms import Fits, Not, Query
from watchlog.store import watches
from watchlog.store.connection import connected
from watchlog.store.database import Database
from watchlog.store.memory import Memory

NOW: Final = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def connection() -> Iterator[Connection]:
    """A connection as every command has one."""
    with connected(":memory:") as opened:
        yield opened


def fits(connection: Connection, text: str | None, expression: str) -> object:
    return connection.execute("SELECT ? REGEXP ?", (text, expression)).fetchone()[0]


FITTING: Final = (
    ("The Wire", "^The "),
    ("In The Wire", "The"),
    ("the wire", "(?i:^The)"),
    ("ÉLITE", "(?i:élite)"),
    ("Élite", "^É"),
    ("進撃の巨人", "^進.の..$"),
    ("Straße", "ß"),
    ("٣", r"^\d$"),
    ("naïve", r"^\w+$"),
    ("So slow.\nNo sand.", "sand"),
    ("So slow.\nNo sand.", "(?m)^No"),
    ("So slow.\nNo sand.", "(?s)slow.*sand"),
    ("a\0b", "b$"),
    ("100% \\ 'quoted'", r"% \\ '"),
    ("", "^$"),
    ("anything", ""),
    ("aa", r"(a)\1"),
    ("🎬 film", "^🎬"),
)


@pytest.mark.parametrize(("text", "expression"), FITTING)
def test_a_text_fits_what_python_finds_in_it(text: str, expression: str, connection: Connection) -> None:
    assert re.search(expression, text)
    assert fits(connection, text, expression) == 1


UNFIT: Final = (
    ("the wire", "^The "),
    ("In The Wire", "^The"),
    ("Élite", "^E"),
    ("Élite", "(?i:elite)"),
    ("So slow.\nNo sand.", "^No"),
    ("So slow.\nNo sand.", "slow.*sand"),
    ("", "."),
)


@pytest.mark.parametrize(("text", "expression"), UNFIT)
def test_a_text_does_not_fit_what_python_does_not_find(text: str, expression: str, connection: Connection) -> None:
    assert not re.search(expression, text)
    assert fits(connection, text, expression) == 0


@pytest.mark.parametrize("expression", ["", ".*", "^$", "None"])
def test_nothing_fits_no_expression(expression: str, connection: Connection) -> None:
    assert fits(connection, None, expression) == 0


def test_an_expression_may_stand_in_an_index_or_a_check(connection: Connection) -> None:
    connection.execute("CREATE TABLE word (text TEXT CHECK (text REGEXP '^[a-z]+$'))")  # deterministic ones may

    connection.execute("INSERT INTO word VALUES ('dune')")

    assert connection.execute("SELECT text FROM word").fetchall() == [("dune",)]


def test_a_text_that_is_not_there_is_not_found_and_not_missed(watchlog: Run) -> None:
    watchlog("add", "Osmosis", "--note", "So slow")
    watchlog("add", "Dune")
    database = Database(watchlog.database, Memory(None), Path())

    with database.reading(NOW) as tx:
        slow = list(watches.matching(tx, Query((Fits("note", "slow$"),))))
        others = list(watches.matching(tx, Query((Not(Fits("note", "slow$")),))))

    assert [watch.title.name for watch in slow] == ["Osmosis"]
    assert [watch.title.name for watch in others] == ["Dune"]


FOUND: Final = {
    "title:/^É/": ["Élite"],
    "title:/(?i)^élite$/": ["Élite"],
    "title:/^é/i": ["Élite"],
    "title:/^e/i": [],
    "note:/巨人$/": ["Élite"],
    "tag:/^[A-Z]+$/": ["Élite"],
    "service:/flix|max/": ["Élite"],
    "-service:/./": ["Dune"],
}


@pytest.mark.parametrize("question", FOUND)
def test_what_is_asked_by_an_expression_is_found_in_the_text_as_it_stands(question: str, watchlog: Run) -> None:
    watchlog("add", "Élite", "--note", "進撃の\n巨人", "--tag", "KIDS", "--service", "Netflix")
    watchlog("add", "Dune")

    assert [watch["title"] for watch in watchlog("list", "--json", "--", question).json] == FOUND[question]
