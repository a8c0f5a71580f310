"""How SQLite goes about the common questions on a history of some size: through an index, and in order."""

import csv
import io
import sqlite3
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import SUNDAY, Run
from tests.store.conftest import ask, details_of
from watchlog.model.stars import SCALES
from watchlog.query.grammar import Grammar
from watchlog.query.language import parse_query
from watchlog.query.terms import NEWEST_FIRST
from watchlog.store.connection import connected
from watchlog.store.memory import build
from watchlog.store.selection import selection

GRAMMAR: Final = Grammar(SUNDAY, SCALES["twentieths"])
WATCHES: Final = 2_000
TITLES: Final = 400
COLUMNS: Final = (
    "title",
    "year",
    "kind",
    "season",
    "episode",
    "watched_on",
    "stars",
    "note",
    "tags",
    "service",
    "refs",
)

SORTED: Final = "USE TEMP B-TREE FOR ORDER BY"
WALKED: Final = "SCAN watch USING INDEX watch_by_day"


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """2,000 watches of 400 titles, of which providers say something."""
    watchlog = Run(tmp_path_factory.mktemp("history") / "home")
    watchlog.home.mkdir()
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(_row(number) for number in range(WATCHES))
    file = watchlog.home / "watches.csv"
    file.write_text(text.getvalue(), encoding="utf-8")
    assert watchlog("import", str(file)).code == 0
    numbers = [row[0] for row in ask(watchlog.database, "SELECT id FROM title ORDER BY id")]
    assert len(numbers) == TITLES
    genres = ("Drama", "Comedy", "Crime", "Thriller")
    details_of(
        watchlog.database,
        {number: {"genre": genres[number % 4], "runtime": str(60 + number % 90)} for number in numbers},
    )
    for number in numbers[::10]:
        assert watchlog("plan", f"#{number}").code == 0
    return watchlog.database


def _row(number: int) -> tuple[object, ...]:
    title = number % TITLES
    series = title % 3 == 0
    return (
        f"{('sand', 'rock', 'river')[title % 3]} {title}",
        1950 + title % 70,
        "series" if series else "film",
        1 if series else "",
        number if series else "",
        f"{2015 + number % 12}-{1 + number % 12:02}-{1 + number % 28:02}",
        number % 10 / 2,
        "so slow" if number % 5 == 0 else "",
        ("kids, night", "night", "")[number % 3],
        ("Netflix", "HBO Max", "shelf")[number % 3],
        f"imdb:tt{title}",
    )


@pytest.fixture(scope="module")
def connection(history: Path) -> Iterator[sqlite3.Connection]:
    with connected(history) as opened:
        yield opened


def plan(connection: sqlite3.Connection, text: str, *, limit: int = 0, address: str = "watches.matching") -> list[str]:
    """The steps that SQLite takes to answer a query, newest first."""
    query = parse_query([text], GRAMMAR, limit=limit)
    assert query.problem is None
    chosen = selection(query if query.sort else query._replace(sort=(NEWEST_FIRST,)))
    statement = build(address, chosen.shape)
    rows = connection.execute(f"EXPLAIN QUERY PLAN {statement.text}", statement.arguments(chosen.values))
    return [row[3] for row in rows]


BY_DAY: Final = (
    "watched:2025",
    "watched:2025-03",
    "watched:2025-03..",
    "watched:..2024",
    "watched:-2y..",
)


@pytest.mark.parametrize(("question", "limit"), list(product(BY_DAY, (0, 25))))
def test_days_are_looked_up_in_the_index_of_days_and_come_in_order(
    question: str, limit: int, connection: sqlite3.Connection
) -> None:
    steps = plan(connection, question, limit=limit)

    assert steps[0].startswith("SEARCH watch USING INDEX watch_by_day (watched_on")
    assert SORTED not in steps


def test_everything_comes_newest_first_without_being_sorted(connection: sqlite3.Connection) -> None:
    for limit in (0, 25):
        steps = plan(connection, "", limit=limit)
        assert WALKED in steps
        assert SORTED not in steps


FILTERS: Final = (
    *("tag:kids", "-tag:kids", "tag:none", "stars:4..", "stars:none", "service:netflix", "service:=netflix"),
    *("sand", "sand rock", "sand -rock", "sand or rock", "note:slow", "note:/slow$/", "with:anna", "season:1"),
    *("stars:4.. -tag:kids service:net", "-stars:4..", "is:rewatch", "added:-2w..", "watched:none", "-watched:2025"),
    *("title:sand", "-title:sand", "genre:drama", "-genre:drama", "year:1990..", "kind:film", "runtime:..100"),
    *("director:lynch", "ref:imdb", "is:planned", "is:dropped", "is:watching", "is:completed", "#12 or stars:4"),
)


@pytest.mark.parametrize("question", FILTERS)
def test_a_limited_list_with_a_filter_walks_the_index_and_is_not_sorted(
    question: str, connection: sqlite3.Connection
) -> None:
    steps = plan(connection, question, limit=25)

    assert WALKED in steps
    assert SORTED not in steps


@pytest.mark.parametrize(("question", "limit"), list(product(("#12", "#12 #13 #14"), (0, 25))))
def test_a_number_is_looked_up_as_the_key_it_is(question: str, limit: int, connection: sqlite3.Connection) -> None:
    steps = plan(connection, question, limit=limit)

    assert steps[0] == "SEARCH watch USING INTEGER PRIMARY KEY (rowid=?)"
    assert not [step for step in steps if step.startswith("SCAN watch")]


@pytest.mark.parametrize("limit", [0, 25])
def test_an_id_elsewhere_is_looked_up_in_the_unique_index_of_refs(limit: int, connection: sqlite3.Connection) -> None:
    steps = plan(connection, "imdb:tt1", limit=limit)

    assert "SEARCH title_ref USING INDEX sqlite_autoindex_title_ref_1 (service=? AND value=?)" in steps
    assert {f"SEARCH watch USING INDEX watch_of_{key} (title_id=?)" for key in ("title", "pass")} & {*steps}
    assert not [step for step in steps if step.startswith("SCAN")]


def test_the_unique_index_of_refs_is_the_first_of_its_table(history: Path) -> None:
    columns = ask(history, "SELECT name FROM pragma_index_info('sqlite_autoindex_title_ref_1') ORDER BY seqno")

    assert columns == [("service",), ("value",)]


@pytest.mark.parametrize("question", ["sand", "-sand", "title:sand", "original_title:sand", "sand rock"])
def test_other_names_are_gone_through_once_in_their_index(question: str, connection: sqlite3.Connection) -> None:
    steps = plan(connection, question, limit=25)

    assert steps.count("SCAN other_name USING COVERING INDEX other_name_by_fold") == len(question.split())


LOOKED_UP: Final = {
    "tag:kids": "SEARCH watch_tag USING COVERING INDEX tag_by_fold (folded_tag=?)",
    "-tag:kids": "SEARCH watch_tag USING COVERING INDEX tag_by_fold (folded_tag=?)",
    "genre:drama": "SEARCH detail USING COVERING INDEX detail_by_value (field=? AND folded_value=?)",
    "-language:english": "SEARCH detail USING COVERING INDEX detail_by_value (field=? AND folded_value=?)",
    "runtime:..100": "SEARCH detail USING COVERING INDEX detail_by_number (field=? AND number>? AND number<?)",
}


@pytest.mark.parametrize(("question", "limit"), list(product(LOOKED_UP, (0, 25))))
def test_what_hangs_on_a_watch_or_title_is_looked_up_once_in_an_index(
    question: str, limit: int, connection: sqlite3.Connection
) -> None:
    steps = plan(connection, question, limit=limit)

    assert LOOKED_UP[question] in steps
    assert not [step for step in steps if step.startswith("CORRELATED") and "LIST" in step]


EVERY_FILTER: Final = (*FILTERS, *LOOKED_UP, *BY_DAY, "#12", "imdb:tt1", "(tag:kids or stars:4) -(genre:drama sand)")


@pytest.mark.parametrize("question", EVERY_FILTER)
def test_nothing_that_is_asked_is_looked_up_anew_for_every_watch(question: str, connection: sqlite3.Connection) -> None:
    usual = [step for step in plan(connection, "") if step.startswith("CORRELATED")]
    assert len(usual) == 2  # the tags and the refs that a watch is shown with

    steps = plan(connection, question)

    assert [step.partition(" SUBQUERY")[0] for step in steps if step.startswith("CORRELATED")] == [
        "CORRELATED SCALAR"
    ] * 2


@pytest.mark.parametrize("question", EVERY_FILTER)
def test_nothing_that_is_asked_of_plans_is_looked_up_anew_for_every_plan(
    question: str, connection: sqlite3.Connection
) -> None:
    steps = plan(connection, question, address="opinions.plans")

    assert [step for step in steps if step.startswith("CORRELATED")] == ["CORRELATED SCALAR SUBQUERY 1"]


def test_no_table_is_given_an_index_for_a_moment(connection: sqlite3.Connection) -> None:
    plans = [plan(connection, question, limit=limit) for question in EVERY_FILTER for limit in (0, 25)]

    assert [step for steps in plans for step in steps if "AUTOMATIC" in step] == []
