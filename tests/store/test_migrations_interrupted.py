"""The way from a schema to the next, cut short at each of its statements, leaves the one that was there."""

import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.conftest import Run
from tests.store.conftest import Crowd, ask, copied_migrations, dump, is_whole
from tests.store.first_schema import FirstHistory, make_first
from tests.store.second_schema import make_second
from watchlog.errors import StoreTrouble
from watchlog.store.database import Database
from watchlog.store.memory import Memory

NOW: Final = datetime(2026, 11, 22, tzinfo=UTC)


class Step(NamedTuple):
    """A migration.

    Attributes:
        schema: What it leads to.
        make: Makes a history of the schema before.
        least: It has more statements than this.
        most: It has fewer statements than this.
    """

    schema: int
    make: Callable[[Path, Path], FirstHistory]
    least: int
    most: int


STEPS: Final = (Step(2, make_first, 30, 80), Step(3, make_second, 30, 80))

INTERRUPTED: Final = """
import os
import signal

from alembic import context
from sqlalchemy import event

connection = context.config.attributes["connection"]
statements = 0


@event.listens_for(connection, "before_cursor_execute")
def _interrupt(*_: object) -> None:
    global statements
    statements += 1
    if statements > {place}:
        {end}


"""
"""Stands before the program's own environment of migrations."""

FAIL: Final = 'raise RuntimeError("half-way")'
DIE: Final = "os.kill(os.getpid(), signal.SIGKILL)"


@pytest.fixture(scope="module", params=STEPS, ids=lambda step: f"to {step.schema}")
def step(request: pytest.FixtureRequest) -> Step:
    taken: Step = request.param
    return taken


@pytest.fixture(scope="module")
def made(step: Step, tmp_path_factory: pytest.TempPathFactory) -> FirstHistory:
    """A history of the schema before, which nobody changes."""
    folder = tmp_path_factory.mktemp("made")
    return step.make(folder / "home", folder / "alembic")


def interrupted(folder: Path, schema: int, place: int, end: str) -> Path:
    """A copy of the migrations that ends in such a way when so many of their statements have run."""
    migrations = copied_migrations(folder, last=schema)
    environment = migrations / "env.py"
    environment.write_text(INTERRUPTED.format(place=place, end=end) + environment.read_text())
    return migrations


def migrate(path: Path, schema: int, migrations: Path) -> None:
    with Database(path, Memory(None), path.parent / "backups", schema=schema, migrations=migrations).reading(NOW):
        pass


def test_a_failure_at_any_statement_leaves_the_schema_before(step: Step, made: FirstHistory, tmp_path: Path) -> None:
    before = dump(made.path)
    path = tmp_path / "watchlog.db"
    path.write_bytes(made.path.read_bytes())
    failures = 0
    for place in range(step.most):
        try:
            migrate(path, step.schema, interrupted(tmp_path / str(place), step.schema, place, FAIL))
        except RuntimeError:
            failures += 1
            assert dump(path) == before, place
        else:
            break

    assert step.least < failures < step.most
    assert is_whole(path)
    assert ask(path, "PRAGMA user_version") == [(step.schema,)]


def test_a_kill_at_any_statement_leaves_the_schema_before(
    step: Step, made: FirstHistory, tmp_path: Path, crowd: Crowd
) -> None:
    before = dump(made.path)
    paths = [tmp_path / f"{place}.db" for place in range(step.most)]
    for path in paths:
        path.write_bytes(made.path.read_bytes())
    histories = [
        (str(path), str(interrupted(tmp_path / path.stem, step.schema, place, DIE))) for place, path in enumerate(paths)
    ]

    answers = crowd("upgrade", histories=histories, schema=step.schema)

    killed = answers.count(f"ended with {-signal.SIGKILL}")
    assert step.least < killed < step.most
    assert answers[killed:] == [[step.schema]] * (len(answers) - killed)
    assert [path.name for path in paths[:killed] if dump(path) != before or not is_whole(path)] == []


def test_a_history_whose_migration_was_killed_is_migrated_by_the_next_command(
    step: Step, made: FirstHistory, watchlog: Run, tmp_path: Path, crowd: Crowd
) -> None:
    shutil.copytree(made.path.parent, watchlog.home)
    crowd(
        "upgrade",
        histories=[(str(watchlog.database), str(interrupted(tmp_path / "alembic", step.schema, step.least, DIE)))],
        schema=step.schema,
    )
    assert ask(watchlog.database, "PRAGMA user_version") == [(step.schema - 1,)]

    assert watchlog("list").code == 0

    assert made._replace(path=watchlog.database).state() == made.states[made.standing]
    assert is_whole(watchlog.database)


def test_3_processes_at_once_migrate_an_old_history(
    step: Step, made: FirstHistory, tmp_path: Path, crowd: Crowd
) -> None:
    paths = [tmp_path / f"{turn}.db" for turn in range(5)]
    for path in paths:
        path.write_bytes(made.path.read_bytes())

    answers = crowd(
        "upgrades",
        folder=str(tmp_path),
        processes=3,
        rounds=len(paths),
        migrations=str(copied_migrations(tmp_path / "alembic", last=step.schema)),
        schema=step.schema,
    )

    assert answers == [[[step.schema]] * 3] * len(paths)
    assert all(is_whole(path) for path in paths)
    assert [made._replace(path=path).state() for path in paths] == [made.states[made.standing]] * len(paths)


BROKEN: Final = {
    "a reference to nothing": "DELETE FROM title WHERE id = 1",
    "an image that is no JSON": "UPDATE change_row SET before = '{' WHERE table_name = 'title' AND before NOT NULL",
}


@pytest.mark.parametrize("damage", list(BROKEN.values()), ids=list(BROKEN))
def test_a_damaged_old_history_is_told_and_stays_as_it_was(
    damage: str, step: Step, made: FirstHistory, tmp_path: Path
) -> None:
    path = tmp_path / "watchlog.db"
    path.write_bytes(made.path.read_bytes())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(damage)
    before = dump(path)

    with pytest.raises(StoreTrouble):
        migrate(path, step.schema, copied_migrations(tmp_path / "alembic", last=step.schema))

    assert dump(path) == before


def test_a_disk_that_gets_full_during_the_migration_is_told(step: Step, made: FirstHistory, tmp_path: Path) -> None:
    path = tmp_path / "watchlog.db"
    path.write_bytes(made.path.read_bytes())
    before = dump(path)
    pages = ask(path, "PRAGMA page_count")[0][0]
    full = f'connection.exec_driver_sql("PRAGMA max_page_count = {pages}")'

    with pytest.raises(StoreTrouble, match="the disk is full; nothing was changed"):
        migrate(path, step.schema, interrupted(tmp_path / "alembic", step.schema, 0, f"if statements == 1: {full}"))

    assert dump(path) == before
