"""A history of the first schema becomes one of the second: nothing is lost, and everything can still be taken back."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest

from tests.conftest import Run
from tests.store.conftest import ask, dump, is_whole
from tests.store.earlier import do, images
from tests.store.first_schema import FirstHistory, make_first
from watchlog.matching.fold import fold
from watchlog.store.schema import SCHEMA
from watchlog.store.sql.tables import HISTORY

FOLDED: Final = {
    "title": {"folded_name": "name", "folded_original": "original_name"},
    "watch": {
        "folded_note": "note",
        "folded_episode_title": "episode_title",
        "folded_service": "service",
        "folded_companions": "companions",
        "folded_source": "source",
    },
    "watch_tag": {"folded_tag": "tag"},
    "plan": {"folded_note": "note", "folded_source": "source"},
}
"""Columns of each table, and what each is the fold of."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> FirstHistory:
    """A history of the first schema, which nobody changes."""
    folder = tmp_path_factory.mktemp("made")
    return make_first(folder / "home", folder / "alembic")


@pytest.fixture
def first(made: FirstHistory, watchlog: Run) -> FirstHistory:
    """A copy of it, in the home of the program."""
    shutil.copytree(made.path.parent, watchlog.home)
    return made._replace(path=watchlog.database)


@pytest.fixture
def migrated(first: FirstHistory, watchlog: Run) -> FirstHistory:
    """It, once the program has seen it."""
    do(watchlog, "list")
    return first


def rows(path: Path, table: str) -> Iterator[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        yield from (dict(row) for row in connection.execute(f"SELECT * FROM {table}"))  # noqa: S608


def folds_badly(table: str, row: dict[str, Any]) -> list[str]:
    """The columns of a row that are not the fold of what they should be."""
    return [
        folded
        for folded, plain in FOLDED.get(table, {}).items()
        if row[folded] != (None if row[plain] is None else fold(row[plain]))
    ]


def unfolded(path: Path) -> list[tuple[str, list[str]]]:
    """Every row that is not folded as it should be."""
    found = [(table, folds_badly(table, row)) for table in FOLDED for row in rows(path, table)]
    return [(table, columns) for table, columns in found if columns]


def test_the_first_history_is_of_the_first_schema(first: FirstHistory) -> None:
    assert ask(first.path, "PRAGMA user_version") == [(1,)]
    assert "folded_service" not in first.columns["watch"]
    assert all(list(image) == first.columns[table] for table, image in images(first.path))
    assert {table for table, _ in images(first.path)} == set(first.columns) - {"batch", "rating"}
    assert is_whole(first.path)


@pytest.mark.parametrize("line", ["list", "add Dune", "show Heat", "undo", "redo", "plans", "view list", "export -"])
def test_whatever_is_done_first_migrates_the_history(line: str, first: FirstHistory, watchlog: Run) -> None:
    do(watchlog, line)

    assert ask(first.path, "PRAGMA user_version") == [(SCHEMA,)]
    assert ask(first.path, "SELECT version_num FROM alembic_version") == [(f"{SCHEMA:04}",)]
    assert is_whole(first.path)


def test_everything_is_there_after_the_migration(migrated: FirstHistory) -> None:
    assert migrated.state() == migrated.states[migrated.standing]
    assert is_whole(migrated.path)


def test_a_copy_of_the_first_schema_is_kept(first: FirstHistory, watchlog: Run) -> None:
    before = dump(first.path)

    do(watchlog, "list")

    (copy,) = watchlog.home.rglob("*before-migration*")
    assert dump(copy) == before


def test_a_migrated_history_has_the_schema_of_a_new_one(migrated: FirstHistory, tmp_path: Path) -> None:
    new = Run(tmp_path / "new")
    do(new, "add Dune")
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"

    assert ask(migrated.path, schema) == ask(new.database, schema)


def test_texts_are_folded_by_the_migration(migrated: FirstHistory) -> None:
    assert unfolded(migrated.path) == []
    assert ask(migrated.path, "SELECT folded_episode_title, folded_service, folded_source FROM watch WHERE id = 1") == [
        ("¡bienvenidos, elite!", "netflix es", "letterboxd")
    ]
    assert ask(migrated.path, "SELECT folded_companions FROM watch ORDER BY id") == [("zoe, benlukasz",), ("anais",)]


def test_no_title_has_a_status_after_the_migration(migrated: FirstHistory) -> None:
    assert ask(migrated.path, "SELECT DISTINCT status FROM title") == [(None,)]


def test_the_migration_is_no_change_of_the_journal(first: FirstHistory, watchlog: Run) -> None:
    change = "SELECT * FROM change ORDER BY id"
    noted = "SELECT change_id, table_name, row_id, before IS NULL, after IS NULL FROM change_row"
    before = ask(first.path, change), ask(first.path, noted)

    do(watchlog, "list")

    assert (ask(first.path, change), ask(first.path, noted)) == before
    assert ask(first.path, "SELECT open_change FROM about") == [(None,)]


def test_the_journal_remembers_rows_as_it_would_remember_them_today(migrated: FirstHistory) -> None:
    columns = {table.name: {column.name for column in table.columns} for table in HISTORY}

    remembered = images(migrated.path)

    assert [(table, set(image) ^ columns[table]) for table, image in remembered if set(image) != columns[table]] == []
    assert [(table, folds_badly(table, image)) for table, image in remembered if folds_badly(table, image)] == []


def test_the_journal_remembers_what_it_remembered(first: FirstHistory, watchlog: Run) -> None:
    before = images(first.path)

    do(watchlog, "list")

    after = [
        (table, {column: value for column, value in image.items() if column in first.columns[table]})
        for table, image in images(first.path)
    ]
    assert after == before


def test_every_change_from_before_can_be_undone(migrated: FirstHistory, watchlog: Run) -> None:
    for state in migrated.states[migrated.standing - 1 :: -1]:
        do(watchlog, "undo")
        assert migrated.state() == state
        assert unfolded(migrated.path) == []
        assert is_whole(migrated.path)


def test_every_change_from_before_can_be_redone(migrated: FirstHistory, watchlog: Run) -> None:
    do(watchlog, f"undo {migrated.standing}")
    assert migrated.state() == migrated.states[0]

    for state in migrated.states[1:]:
        do(watchlog, "redo")
        assert migrated.state() == state
        assert unfolded(migrated.path) == []
        assert is_whole(migrated.path)


def test_what_was_undone_before_can_be_redone_at_once_and_undone_again(migrated: FirstHistory, watchlog: Run) -> None:
    for state in migrated.states[migrated.standing + 1 :]:
        do(watchlog, "redo")
        assert migrated.state() == state
        assert unfolded(migrated.path) == []

    do(watchlog, f"undo {len(migrated.states) - 1}")

    assert migrated.state() == migrated.states[0]
    assert is_whole(migrated.path)


def test_a_change_from_before_is_undone_by_its_number(migrated: FirstHistory, watchlog: Run) -> None:
    do(watchlog, "add Dune")

    do(watchlog, "undo #5")

    heat = next(row for row in rows(migrated.path, "watch") if row["id"] == 3)
    assert (heat["service"], heat["folded_service"], heat["companions"], heat["folded_companions"]) == (
        "BLU-ray",
        "bluray",
        None,
        None,
    )
    assert unfolded(migrated.path) == []


@pytest.mark.usefixtures("migrated")
def test_a_new_change_gives_up_what_was_undone_before(watchlog: Run) -> None:
    do(watchlog, "add Dune")

    assert watchlog("redo").code == 3


def test_a_change_after_the_migration_is_undone_whole(migrated: FirstHistory, watchlog: Run) -> None:
    before = [list(rows(migrated.path, table.name)) for table in HISTORY]
    do(watchlog, "edit #1 --set status=dropped --set service=MUBI --set title=Elite")

    do(watchlog, "undo")

    assert [list(rows(migrated.path, table.name)) for table in HISTORY] == before


FOUND: Final = {
    "service:netflix": [1],
    "service:arsenal": [3],
    "with:zoe": [1],
    "with:ANAIS": [3],
    "episode_title:bienvenidos": [1],
    "source:=letterboxd": [1],
    "source:watchlog": [3],
    "tag:grosse": [3],
    "tag:kids": [1],
    "is:completed": [3],
    "is:watching": [1],
}


@pytest.mark.usefixtures("migrated")
@pytest.mark.parametrize("question", FOUND)
def test_what_was_recorded_before_is_found_by_what_can_be_asked_today(question: str, watchlog: Run) -> None:
    assert [watch["id"] for watch in do(watchlog, f"list {question} --json")] == FOUND[question]


@pytest.mark.usefixtures("migrated")
def test_a_plan_from_before_is_found_by_what_can_be_asked_today(watchlog: Run) -> None:
    assert [plan["title"] for plan in do(watchlog, "plans source:=csv --json")] == ["Amélie"]
    do(watchlog, "undo #5")

    assert [plan["title"] for plan in do(watchlog, "plans note:cafe --json")] == ["Amélie"]


@pytest.mark.usefixtures("migrated")
def test_the_number_of_what_was_removed_before_is_not_used_again(watchlog: Run) -> None:
    do(watchlog, "add Dune")

    assert max(watch["id"] for watch in do(watchlog, "list --json")) > 5
