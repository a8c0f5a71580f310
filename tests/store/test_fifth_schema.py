"""A history of the fourth schema becomes one of the fifth: nothing is lost, and everything can still be taken back."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import SUNDAY, Run
from tests.store.conftest import ask, dump, is_whole
from tests.store.earlier import do, images
from tests.store.first_schema import FirstHistory
from tests.store.fourth_schema import FROM_BEFORE, make_fourth
from watchlog.store import ledger
from watchlog.store.database import Database
from watchlog.store.memory import Memory
from watchlog.store.schema import SCHEMA
from watchlog.store.sql.tables import HISTORY

NEW = ("title_list", "list_entry", "ledger_block", "doubt")
"""Tables that the fourth schema did not have."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> FirstHistory:
    """A history of the fourth schema, which nobody changes."""
    folder = tmp_path_factory.mktemp("made")
    return make_fourth(folder / "home", folder / "alembic")


@pytest.fixture
def fourth(made: FirstHistory, watchlog: Run) -> FirstHistory:
    """A copy of it, in the home of the program."""
    shutil.copytree(made.path.parent, watchlog.home)
    return made._replace(path=watchlog.database)


@pytest.fixture
def migrated(fourth: FirstHistory, watchlog: Run) -> FirstHistory:
    """It, once the program has seen it."""
    do(watchlog, "list")
    return fourth


def test_the_fourth_history_is_of_the_fourth_schema(fourth: FirstHistory) -> None:
    assert ask(fourth.path, "PRAGMA user_version") == [(4,)]
    assert "episode_order" in fourth.columns["title"]
    assert not {*NEW} & {name for (name,) in ask(fourth.path, "SELECT name FROM sqlite_schema")}
    assert {"title", "title_ref", "watch", "plan"} <= {table for table, _ in images(fourth.path)}
    assert is_whole(fourth.path)


@pytest.mark.parametrize("line", ["list", "plan Dune", "show Alien", "undo", "redo", "plans", "view list", "export -"])
def test_whatever_is_done_first_migrates_the_history(line: str, fourth: FirstHistory, watchlog: Run) -> None:
    do(watchlog, line)

    assert ask(fourth.path, "PRAGMA user_version") == [(SCHEMA,)]
    assert is_whole(fourth.path)


def test_everything_is_there_after_the_migration(migrated: FirstHistory) -> None:
    assert migrated.state() == migrated.states[migrated.standing]


def test_a_copy_of_the_fourth_schema_is_kept(fourth: FirstHistory, watchlog: Run) -> None:
    before = dump(fourth.path)

    do(watchlog, "list")

    (copy,) = watchlog.home.rglob("*before-migration*")
    assert dump(copy) == before


def test_a_migrated_history_has_the_schema_of_a_new_one(migrated: FirstHistory, tmp_path: Path) -> None:
    new = Run(tmp_path / "new")
    do(new, "plan Dune")
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"

    assert ask(migrated.path, schema) == ask(new.database, schema)


def test_there_are_no_lists_and_no_doubts_after_the_migration(migrated: FirstHistory) -> None:
    assert {ask(migrated.path, f"SELECT count(*) FROM {table}")[0] for table in NEW} == {(0,)}  # noqa: S608


def test_an_import_from_before_there_was_a_ledger_has_no_records(migrated: FirstHistory, watchlog: Run) -> None:
    with Database(migrated.path, Memory(None), watchlog.home).reading(SUNDAY) as tx:
        before = ledger.batches(tx)

        assert before
        assert [list(ledger.records(tx, batch.id)) for batch in before] == [[] for _ in before]


@pytest.mark.parametrize("table", ["entry", "episode", "attempt"])
def test_what_providers_said_stays(table: str, fourth: FirstHistory, watchlog: Run) -> None:
    before = ask(fourth.path, f"SELECT * FROM {table}")  # noqa: S608

    do(watchlog, "list")

    assert ask(fourth.path, f"SELECT * FROM {table}") == before != []  # noqa: S608


def test_the_migration_is_no_change_of_the_journal(fourth: FirstHistory, watchlog: Run) -> None:
    change = "SELECT * FROM change ORDER BY id"
    noted = "SELECT change_id, table_name, row_id, before IS NULL, after IS NULL FROM change_row"
    before = ask(fourth.path, change), ask(fourth.path, noted)

    do(watchlog, "list")

    assert (ask(fourth.path, change), ask(fourth.path, noted)) == before


def test_the_journal_remembers_rows_as_it_would_remember_them_today(migrated: FirstHistory) -> None:
    columns = {table.name: {column.name for column in table.columns} for table in HISTORY}

    assert [(table, set(image) ^ columns[table]) for table, image in images(migrated.path)] == [
        (table, set()) for table, _ in images(migrated.path)
    ]


def test_the_journal_remembers_what_it_remembered(fourth: FirstHistory, watchlog: Run) -> None:
    before = images(fourth.path)

    do(watchlog, "list")

    assert [
        (table, {column: value for column, value in image.items() if column in fourth.columns[table]})
        for table, image in images(fourth.path)
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


def test_what_earlier_schemas_noted_can_be_undone_to_its_beginning(migrated: FirstHistory, watchlog: Run) -> None:
    beneath = len([change for change in do(watchlog, "log --json") if not change["undone"]]) - migrated.standing
    assert 0 < beneath < FROM_BEFORE

    do(watchlog, f"undo {migrated.standing + beneath}")
    assert all(not rows for rows in migrated.state().values())

    do(watchlog, f"redo {beneath}")
    assert migrated.state() == migrated.states[0]


@pytest.mark.usefixtures("migrated")
def test_a_new_change_gives_up_what_was_undone_before(watchlog: Run) -> None:
    do(watchlog, "plan Dune")

    assert watchlog("redo").code == 3


def test_a_list_that_is_made_today_is_undone_whole(migrated: FirstHistory, watchlog: Run) -> None:
    before = [ask(migrated.path, f"SELECT * FROM {table.name}") for table in HISTORY]  # noqa: S608
    do(watchlog, "lists add Best Lark")
    assert ask(migrated.path, "SELECT title_id FROM list_entry") == [(8,)]

    do(watchlog, "undo")

    assert [ask(migrated.path, f"SELECT * FROM {table.name}") for table in HISTORY] == before  # noqa: S608
