"""The one place that opens SQLite connections, and what is particular to its driver.

TRUNCATE with EXTRA keeps what was acknowledged through a power cut, and leaves one file that a plain copy preserves;
`BEGIN` is ours, and IMMEDIATE for whoever writes, so that two commands at once wait instead of failing
(docs/explanation/store.md).
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from watchlog.errors import Conflict, Damaged, Locked, NotAHistory, StoreTrouble, WatchlogError

BUSY_SECONDS: Final = 15.0
"""How long a command waits for another one to finish writing."""

PRIMARY_CODE: Final = 0xFF
"""SQLite's extended result codes hold the primary one in their lowest byte (sqlite.org/rescode.html)."""

CLASHES: Final = (sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE)
"""What undoing an older change can run into."""

DAMAGED_HINT: Final = "restore a backup; the file was left as it is"
UNWRITABLE: Final = (StoreTrouble, "{path} can't be written", "look at the permissions of the file and its folder")
LOCKED: Final = (Locked, "another program keeps {path} locked", "close it, or try again in a moment")
UNKNOWN: Final = (StoreTrouble, "{path}: {error}", "run the command again with --debug to see more")
MEANINGS: Final[dict[int, tuple[type[WatchlogError], str, str]]] = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_FULL: (StoreTrouble, "the disk is full; nothing was changed", "make room and try again"),
    sqlite3.SQLITE_READONLY: UNWRITABLE,
    sqlite3.SQLITE_PERM: UNWRITABLE,
    sqlite3.SQLITE_AUTH: UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: (
        StoreTrouble,
        "{path} can't be opened",
        "look at whether its folder exists and lets you in",
    ),
    sqlite3.SQLITE_IOERR: (StoreTrouble, "the disk failed: {error}", "nothing was changed; look at the disk"),
    sqlite3.SQLITE_CORRUPT: (Damaged, "{path} is damaged: {error}", DAMAGED_HINT),
    sqlite3.SQLITE_NOTADB: (
        NotAHistory,
        "{path} is not a watchlog database",
        "it was not touched; name another with --db",
    ),
}
"""SQLite's primary result codes, and what they mean to the person at the keyboard."""

WRITING_KIBIBYTES: Final = 4 << 10
"""What a change may keep of the file in memory before it writes on."""


@contextmanager
def connected(path: Path | str, *, busy_seconds: float = BUSY_SECONDS) -> Iterator[sqlite3.Connection]:
    """A connection in autocommit mode, whose errors come out as ours.

    Args:
        path: The file; `:memory:` for a passing one.
        busy_seconds: How long to wait for a lock.

    Raises:
        StoreTrouble: Whatever SQLite could not do.
    """
    expressions = _Expressions()
    try:
        with closing(sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.create_function("regexp", 2, expressions.fit, deterministic=True)
            yield connection
    except sqlite3.Error as error:
        if expressions.interrupted:
            raise KeyboardInterrupt from error
        raise _trouble(error, path) from error
    except UnicodeDecodeError as error:
        raise Damaged(f"{path} is damaged: it holds text that is none", DAMAGED_HINT) from error


@contextmanager
def transaction(connection: sqlite3.Connection, *, write: bool) -> Iterator[None]:
    """All of the block or nothing of it; the block may give up by rolling back itself."""
    if write:
        durable(connection)
    connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
    try:
        yield
        if connection.in_transaction:
            connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def durable(connection: sqlite3.Connection) -> None:
    """Make what the connection commits survive a power cut."""
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: fsync alone leaves the data in the drive's cache
    # What takes back a single statement that fails; in a file it costs 300,000 calls in 100,000 inserts.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = -{WRITING_KIBIBYTES}")


def schema_of(connection: sqlite3.Connection) -> int:
    """The schema's number; 0 where there is none yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


class _Expressions:
    """What SQLite calls for `text REGEXP expression`; it remembers Ctrl-C, which SQLite tells like any failure."""

    interrupted = False

    def fit(self, expression: str, text: str | None) -> bool:
        """Whether a regular expression is found in a text."""
        try:
            return text is not None and re.search(expression, text) is not None
        except KeyboardInterrupt:
            self.interrupted = True
            raise


def _trouble(error: sqlite3.Error, path: Path | str) -> WatchlogError:
    """What SQLite's error means to the person at the keyboard."""
    code = getattr(error, "sqlite_errorcode", 0)
    if code in CLASHES:
        return Conflict(
            "something recorded later depends on it or stands in its place; nothing was changed",
            "undo that first: watchlog log shows it",
        )
    if str(error).startswith("no such "):
        return Damaged(f"{path} is damaged: {error}", DAMAGED_HINT)
    kind, problem, hint = MEANINGS.get(code & PRIMARY_CODE, UNKNOWN)
    return kind(problem.format(path=path, error=error), hint)
