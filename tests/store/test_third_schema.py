"""A history of the second schema becomes one of the third: nothing is lost, and everything can still be taken back."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SUNDAY, Run
from tests.store.conftest import ask, dump, is_whole
from tests.store.earlier import do, images
from tests.store.first_schema import FirstHistory, make_first
from tests.store.second_schema import FROM_THE_FIRST, make_second
from watchlog.model.title import Ref, ShownAs
from watchlog.store import titles
from watchlog.store.database import Database
from watchlog.store.memory import Memory
from watchlog.store.schema import SCHEMA
from watchlog.store.sql.tables import CATALOGUE, HISTORY


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> FirstHistory:
    """A history of the second schema, which nobody changes."""
    folder = tmp_path_factory.mktemp("made")
    return make_second(folder / "home", folder / "alembic")


@pytest.fixture
def second(made: FirstHistory, watchlog: Run) -> FirstHistory:
    """A copy of it, in the home of the program."""
    shutil.copytree(made.path.parent, watchlog.home)
    return made._replace(path=watchlog.database)


@pytest.fixture
def migrated(second: FirstHistory, watchlog: Run) -> FirstHistory:
    """It, once the program has seen it."""
    do(watchlog, "list")
    return second


def test_the_second_history_is_of_the_second_schema(second: FirstHistory) -> None:
    assert ask(second.path, "PRAGMA user_version") == [(2,)]
    assert "unlinked" not in second.columns["title"]
    assert "status" in second.columns["title"]
    assert {"saved_view", "title", "title_ref"} <= {table for table, _ in images(second.path)}
    assert ask(second.path, "SELECT value FROM detail") == [("Drama",)]
    assert is_whole(second.path)


@pytest.mark.parametrize("line", ["list", "add Dune", "show Alien", "undo", "redo", "plans", "view list", "export -"])
def test_whatever_is_done_first_migrates_the_history(line: str, second: FirstHistory, watchlog: Run) -> None:
    do(watchlog, line)

    assert ask(second.path, "PRAGMA user_version") == [(SCHEMA,)]
    assert is_whole(second.path)


def test_everything_is_there_after_the_migration(migrated: FirstHistory) -> None:
    assert migrated.state() == migrated.states[migrated.standing]


def test_a_copy_of_the_second_schema_is_kept(second: FirstHistory, watchlog: Run) -> None:
    before = dump(second.path)

    do(watchlog, "list")

    (copy,) = watchlog.home.rglob("*before-migration*")
    assert dump(copy) == before


@pytest.mark.parametrize("make", [make_first, make_second])
def test_a_migrated_history_has_the_schema_of_a_new_one(make: Any, watchlog: Run, tmp_path: Path) -> None:
    make(watchlog.home, tmp_path / "alembic")
    do(watchlog, "list")
    new = Run(tmp_path / "new")
    do(new, "add Dune")
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"

    assert ask(watchlog.database, schema) == ask(new.database, schema)


def test_nothing_is_held_and_nothing_was_said_of_names_after_the_migration(migrated: FirstHistory) -> None:
    assert ask(migrated.path, "SELECT DISTINCT unlinked, shown_as FROM title") == [(None, None)]
    assert {ask(migrated.path, f"SELECT count(*) FROM {table}")[0] for table in CATALOGUE} == {(0,)}  # noqa: S608


def test_the_migration_is_no_change_of_the_journal(second: FirstHistory, watchlog: Run) -> None:
    change = "SELECT * FROM change ORDER BY id"
    noted = "SELECT change_id, table_name, row_id, before IS NULL, after IS NULL FROM change_row"
    before = ask(second.path, change), ask(second.path, noted)

    do(watchlog, "list")

    assert (ask(second.path, change), ask(second.path, noted)) == before


def test_the_journal_remembers_rows_as_it_would_remember_them_today(migrated: FirstHistory) -> None:
    columns = {table.name: {column.name for column in table.columns} for table in HISTORY}

    assert [(table, set(image) ^ columns[table]) for table, image in images(migrated.path)] == [
        (table, set()) for table, _ in images(migrated.path)
    ]


def test_the_journal_remembers_what_it_remembered(second: FirstHistory, watchlog: Run) -> None:
    before = images(second.path)

    do(watchlog, "list")

    assert [
        (table, {column: value for column, value in image.items() if column in second.columns[table]})
        for table, image in images(second.path)
    ] == before


def test_every_change_from_before_can_be_undone(migrated: FirstHistory, watchlog: Run) -> None:
    for state in migrated.states[migrated.standing - 1 :: -1]:
        do(watchlog, "undo")
        assert migrated.state() == state
        assert is_whole(migrated.path)


def test_every_change_from_before_can_be_redone(migrated: FirstHistory, watchlog: Run) -> None:
    do(watchlog, f"undo {migrated.standing}")

    for state in migrated.states[1:]:
        do(watchlog, "redo")
        assert migrated.state() == state
        assert is_whole(migrated.path)


def test_what_was_undone_before_can_be_redone_at_once_and_undone_again(migrated: FirstHistory, watchlog: Run) -> None:
    for state in migrated.states[migrated.standing + 1 :]:
        do(watchlog, "redo")
        assert migrated.state() == state

    do(watchlog, f"undo {len(migrated.states) - 1}")

    assert migrated.state() == migrated.states[0]


def test_what_the_first_schema_noted_can_be_undone_to_its_beginning(migrated: FirstHistory, watchlog: Run) -> None:
    beneath = len([change for change in do(watchlog, "log --json") if not change["undone"]]) - migrated.standing
    assert 0 < beneath < FROM_THE_FIRST

    do(watchlog, f"undo {migrated.standing + beneath}")
    assert all(not rows for rows in migrated.state().values())

    do(watchlog, f"redo {beneath}")
    assert migrated.state() == migrated.states[0]


@pytest.mark.usefixtures("migrated")
def test_a_new_change_gives_up_what_was_undone_before(watchlog: Run) -> None:
    do(watchlog, "add Dune")

    assert watchlog("redo").code == 3


def test_what_is_said_of_ids_and_names_today_is_undone_whole(migrated: FirstHistory, watchlog: Run) -> None:
    before = [ask(migrated.path, f"SELECT * FROM {table.name}") for table in HISTORY]  # noqa: S608
    with Database(migrated.path, Memory(None), watchlog.home).changing(SUNDAY) as tx:
        title = titles.by_number(tx, 6)
        assert title
        said = title._replace(unlinked=(Ref("imdb", "tt1"), Ref("tvmaze", "2")), shown_as=ShownAs.ORIGINAL, refs=())
        titles.update(tx, said)
        assert titles.by_number(tx, 6) == said
    assert ask(migrated.path, "SELECT unlinked, shown_as FROM title WHERE id = 6") == [
        ("imdb:tt1 tvmaze:2", "original")
    ]

    do(watchlog, "undo")

    assert [ask(migrated.path, f"SELECT * FROM {table.name}") for table in HISTORY] == before  # noqa: S608
