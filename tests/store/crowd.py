"""A program of its own: many processes on one history at the same moment, or one that dies in the middle.

    python crowd.py JOB '{"argument": …}'

What is slow to import is imported once; then every process is forked, waits for the others, and works. The answers
are printed as JSON. The tests start it through the fixture `crowd`.
"""

import contextlib
import json
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from watchlog.errors import WatchlogError
from watchlog.library.history import History
from watchlog.model.dating import Same
from watchlog.model.sitting import Sitting
from watchlog.model.title import Facts
from watchlog.model.when import When
from watchlog.parsing.names import parse_name
from watchlog.store.database import Database
from watchlog.store.memory import Memory

PRELOADED: Final = import_module("alembic.command")


def adds(database: str, processes: int, each: int) -> list[Any]:
    """So many processes, which each record so many titles; the numbers that were acknowledged, or what went wrong."""

    def work(process: int) -> list[int]:
        history = history_at(database)
        return [add(history, f"Title {process} {turn}") for turn in range(each)]

    return at_once(processes, work)


def same_title(database: str, processes: int, rounds: int) -> list[Any]:
    """In every round, all processes record the same new title."""
    return [at_once(processes, lambda _: add(history_at(database), f"Same {turn}")) for turn in range(rounds)]  # noqa: B023


def first_runs(folder: str, processes: int, rounds: int) -> list[Any]:
    """In every round, all processes record something in a history that is not there yet.

    Each answers with the sizes that it saw the file have.
    """

    def work(process: int, database: Path) -> list[int]:
        seen: list[int] = []
        if process == 0:  # looks on; the others record
            until = time.monotonic() + 60
            while len(seen) < 20 and time.monotonic() < until:
                with contextlib.suppress(FileNotFoundError):
                    seen.append(database.stat().st_size)
                time.sleep(0.0005)
        else:
            add(history_at(str(database), Path(folder) / "cache"), f"Title {process}")
        return seen

    def one_round(turn: int) -> list[Any]:
        database = Path(folder) / str(turn) / "watchlog.db"
        return at_once(processes + 1, lambda process: work(process, database))

    return [one_round(turn) for turn in range(rounds)]


def upgrades(folder: str, processes: int, rounds: int, migrations: str, schema: int) -> list[Any]:
    """In every round, all processes open a file of an older schema."""
    return [
        at_once(processes, lambda _: schema_seen(Path(folder) / f"{turn}.db", migrations, schema))  # noqa: B023
        for turn in range(rounds)
    ]


def upgrade(histories: list[tuple[str, str]], schema: int) -> list[Any]:
    """One process after another opens a file of an older schema, and may be killed while it does.

    Every file is named together with the folder of its migrations.
    """
    return [
        at_once(1, lambda _: schema_seen(Path(database), migrations, schema))[0]  # noqa: B023
        for database, migrations in histories
    ]


def killed_adds(database: str, kills: int, seed: int) -> list[Any]:
    """Processes that record until they are killed, one after another; what each had acknowledged."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    return [killed(lambda tell: endless_adds(database, tell), chance.uniform(0.001, 0.04)) for _ in range(kills)]


def endless_adds(database: str, tell: Callable[[int], None]) -> None:
    """Record something again and again, and tell every number once it is safe."""
    history = history_at(database)
    while True:
        tell(add(history, f"Title of {os.getpid()}"))


def history_at(database: str, cache: Path | None = None) -> History:
    """A history in a file, whose statements are remembered beside it or in `cache`."""
    path = Path(database)
    memory = Memory(cache or path.parent / "cache")
    return History(Database(path, memory, path.parent / "backups", home=path.parent), now)


def add(history: History, name: str) -> int:
    """Record a watch; its number."""
    return history.add(parse_name(name), Sitting(Same(When("2026-11-22"))), Facts()).watches[0].id


def schema_seen(database: Path, migrations: str, schema: int) -> list[Any]:
    """What somebody who knows that schema reads in a file."""
    store = Database(database, Memory(None), database.parent / "backups", schema=schema, migrations=Path(migrations))
    with store.reading(now()):
        pass
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return [connection.execute("PRAGMA user_version").fetchone()[0]]


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


def at_once(processes: int, work: Callable[[int], Any]) -> list[Any]:
    """What each of so many processes, let go at the same moment, answers; a text for what went wrong."""
    gate, opened = os.pipe()

    def begin(process: int) -> tuple[int, int]:
        return child(lambda tell: tell(answer(gate, opened, work, process)))

    readers = [begin(process) for process in range(processes)]
    os.close(gate)
    os.close(opened)
    return [finished(*reader) for reader in readers]


def answer(gate: int, opened: int, work: Callable[[int], Any], process: int) -> Any:
    """What a process answers once the gate is open, which is when nobody can open it any more."""
    os.close(opened)
    os.read(gate, 1)
    try:
        return work(process)
    except (WatchlogError, OSError, sqlite3.Error, sa.exc.SQLAlchemyError) as error:
        return f"{type(error).__name__}: {error}"


def child(work: Callable[[Callable[[Any], None]], Any]) -> tuple[int, int]:
    """A new process, and the pipe that it tells its answers through."""
    reader, writer = os.pipe()
    process = os.fork()
    if process:
        os.close(writer)
        return process, reader
    code = 1
    try:
        os.close(reader)
        work(lambda told: void(os.write(writer, json.dumps(told).encode() + b"\n")))
        code = 0
    finally:
        os._exit(code)


def void(_: object) -> None:
    """Nothing."""


def finished(process: int, reader: int) -> Any:
    """The one answer of a process; a text if it ended without one."""
    lines = told(reader)
    _, status = os.waitpid(process, 0)
    return lines[0] if lines else f"ended with {os.waitstatus_to_exitcode(status)}"


def killed(work: Callable[[Callable[[Any], None]], Any], seconds: float) -> list[Any]:
    """What a process told before it was killed."""
    process, reader = child(work)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    lines = told(reader)
    os.waitpid(process, 0)
    return lines


def told(reader: int) -> list[Any]:
    """What came through a pipe."""
    with open(reader, "rb") as pipe:
        return [json.loads(line) for line in pipe]


JOBS: Final[dict[str, Callable[..., list[Any]]]] = {
    job.__name__: job for job in (adds, same_title, first_runs, upgrades, upgrade, killed_adds)
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(JOBS[sys.argv[1]](**json.loads(sys.argv[2]))))
