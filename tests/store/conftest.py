"""What the tests of the store stand on: databases, files looked at from outside, and crowds of processes."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Final, Protocol

import pytest

from tests.conftest import Run
from watchlog.matching.fold import fold
from watchlog.store.migrations import CHECKED_OUT
from watchlog.store.schema import SCHEMA

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 300
"""Seconds after which a process that should have ended long ago is given up."""


class Crowd(Protocol):
    """Runs a job of `crowd.py`."""

    def __call__(self, job: str, **arguments: object) -> list[Any]: ...


class CommandLine(Protocol):
    """Runs the program as a process of its own."""

    def __call__(
        self, *arguments: str, umask: int = -1, powerless: bool = False, **variables: str
    ) -> "subprocess.CompletedProcess[str]": ...


# Root may do anything; without these it is bound by the permissions like everybody.
POWERLESS: Final = """
import ctypes, os, sys
if os.geteuid() == 0:
    for power in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        assert ctypes.CDLL(None).prctl(24, power, 0, 0, 0) == 0
os.execv(sys.executable, [sys.executable, "-m", "watchlog", *sys.argv[1:]])
"""


@pytest.fixture
def crowd() -> Crowd:
    """Many processes on one history."""

    def run(job: str, **arguments: object) -> list[Any]:
        program = Path(__file__).with_name("crowd.py")
        command = [sys.executable, str(program), job, json.dumps(arguments)]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=PATIENCE, env=environment({})
        )
        assert done.returncode == 0, done.stderr
        assert not done.stderr, done.stderr
        answers: list[Any] = json.loads(done.stdout)
        return answers

    return run


@pytest.fixture
def command(tmp_path: Path) -> CommandLine:
    """The program as a process of its own, at home in `tmp_path/home`."""

    def run(
        *arguments: str, umask: int = -1, powerless: bool = False, **variables: str
    ) -> "subprocess.CompletedProcess[str]":
        program = ["-c", POWERLESS] if powerless else ["-m", "watchlog"]
        return subprocess.run(
            [sys.executable, *program, *arguments],
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
            umask=umask,
            stdin=subprocess.DEVNULL,
            env=environment({"WATCHLOG_HOME": str(tmp_path / "home")} | variables),
        )

    return run


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """A copy of the folder of migrations, to add to."""
    return copied_migrations(tmp_path / "alembic")


@pytest.fixture(scope="session")
def warmed(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A history of one watch, whose statements are remembered; nobody changes it."""
    watchlog = Run(tmp_path_factory.mktemp("warmed") / "home")
    watchlog("add", "Osmosis", "--stars", "1", "--tag", "drama")
    return watchlog


@pytest.fixture
def warm(warmed: Run, watchlog: Run) -> Run:
    """The program on a copy of it."""
    shutil.copytree(warmed.home, watchlog.home)
    return watchlog


def copied_migrations(folder: Path, last: int = SCHEMA) -> Path:
    """A copy of the folder of migrations, up to one of them."""
    (folder / "versions").mkdir(parents=True)
    steps = (step for step in (CHECKED_OUT / "versions").glob("[0-9]*.py") if int(step.name[:4]) <= last)
    for source in (CHECKED_OUT / "env.py", *steps):
        (folder / source.relative_to(CHECKED_OUT)).write_bytes(source.read_bytes())
    return folder


def environment(variables: Mapping[str, str]) -> dict[str, str]:
    """What a process needs to find the program, wherever the tests are run from."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **variables}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def ask(database: Path, question: str, *values: object) -> list[tuple[Any, ...]]:
    """Rows, read without the program."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(question, values).fetchall()


def dump(database: Path) -> list[str]:
    """Everything that is in a database, its schema included."""
    with closing(sqlite3.connect(database)) as connection:
        return [*connection.iterdump(), str(connection.execute("PRAGMA user_version").fetchone())]


def details_of(database: Path, details: Mapping[int, Mapping[str, str]]) -> None:
    """Say of titles, by their numbers, what only a provider knows."""
    tell(database, [(title, *said) for title, fields in details.items() for said in fields.items()])


def tell(database: Path, details: Iterable[tuple[int, str, str]]) -> None:
    """Say of titles, by their numbers, what providers say in a field; no command writes it without a provider."""
    rows = list(details)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executemany(
            "INSERT INTO entry (title_id, provider, service, value, kind, name, fetched_at, fetched_from)"
            " VALUES (?, 'tvmaze', 'tvmaze', '1', 'series', 'Said', '2026-11-22T20:30:00', 'https://tvmaze.test')"
            " ON CONFLICT DO NOTHING",
            [(title,) for title, _, _ in rows],
        )
        connection.executemany(
            "INSERT INTO detail (entry_id, title_id, field, value, folded_value, number)"
            " SELECT id, title_id, ?, ?, ?, ? FROM entry WHERE title_id = ?",
            [
                (field, value, fold(value), int(value) if field == "runtime" else None, title)
                for title, field, value in rows
            ],
        )


def is_whole(database: Path) -> bool:
    """Whether SQLite finds nothing wrong with a file."""
    return ask(database, "PRAGMA integrity_check") == [("ok",)] and not ask(database, "PRAGMA foreign_key_check")


def files(folder: Path) -> Iterator[Path]:
    """Every file and folder in a folder, itself included."""
    yield folder
    yield from sorted(folder.rglob("*"))
