"""The database: where it is, how it is opened, and the two kinds of transaction."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from watchlog.errors import NewerHistory, NotAHistory, NotFound
from watchlog.store import journal
from watchlog.store.backup import back_up
from watchlog.store.connection import BUSY_SECONDS, connected, schema_of, transaction
from watchlog.store.creation import create
from watchlog.store.memory import Memory
from watchlog.store.migrations import migrate, scripts
from watchlog.store.schema import SCHEMA, check_is_ours
from watchlog.store.transaction import Transaction

ENDINGS = ("", "-journal", "-wal", "-shm")
"""What SQLite names its files for a database by."""

NOWHERE = ":memory:"


class Changing(Transaction):
    """A transaction that changes the history, and says in the journal what it did.

    Attributes:
        summary: What the journal is to say of it.
        change: The number of the change that takes what is touched; afterwards None when nothing was.
    """

    def __init__(self, connection: sqlite3.Connection, memory: Memory, change: int | None = None) -> None:
        super().__init__(connection, memory)
        self.summary = ""
        self.change = change

    def describe(self, summary: str) -> None:
        """What the journal is to say of this change."""
        self.summary = summary


class Database:
    """A history in one SQLite file.

    Args:
        path: The file. Reading a missing one is reading an empty history, and writes nothing.
        memory: Where statements are remembered.
        backups: The folder of copies that are taken before a migration.
        home: The program's own folder, which is made when a history is made in it.
        busy_seconds: How long to wait while another command writes.
        schema: The schema to work with; older files are migrated to it.
        migrations: Where the migrations lie; None is where they were shipped.
    """

    def __init__(
        self,
        path: Path,
        memory: Memory,
        backups: Path,
        *,
        home: Path | None = None,
        busy_seconds: float = BUSY_SECONDS,
        schema: int = SCHEMA,
        migrations: Path | None = None,
    ) -> None:
        self.path = path
        self._memory = memory
        self._backups = backups
        self._home = home
        self._busy_seconds = busy_seconds
        self._schema = schema
        self._migrations = migrations or scripts()

    @property
    def files(self) -> tuple[Path, ...]:
        """The history's own files, which nothing else may write."""
        places = {self.path, self.path.resolve()}  # SQLite puts a journal beside what a link leads to
        return tuple(place.with_name(place.name + ending) for place in places for ending in ENDINGS)

    @property
    def is_there(self) -> bool:
        """Whether there is a history, be it an empty one.

        Raises:
            NotAHistory: What is there is something else.
            StoreTrouble: It can't be read.
        """
        return check_is_ours(self.path)

    @contextmanager
    def reading(self, now: datetime) -> Iterator[Transaction]:
        """A transaction that sees one state of the history and changes nothing."""
        path = self.path if check_is_ours(self.path) else NOWHERE
        with self._connection(path, now) as connection, transaction(connection, write=False):
            yield Transaction(connection, self._memory)
        self._memory.keep()

    @contextmanager
    def changing(self, now: datetime, *, rehearse: bool = False) -> Iterator[Changing]:
        """A transaction that changes the history and notes in the journal how to take it back.

        A rehearsal does all of it, and then leaves the history as it was.
        """
        self._make_sure_it_is_there()
        with self._writing(now) as connection:
            tx = Changing(connection, self._memory)
            change = tx.change = journal.begin(tx, now)
            yield tx
            if rehearse:
                tx.give_up()
            else:
                tx.change = journal.finish(tx, change, tx.summary)
        self._memory.keep()

    @contextmanager
    def filling(self, now: datetime, change: int | None) -> Iterator[Changing]:
        """A transaction that saves what a provider said, and fills in the history what was not known before.

        Args:
            now: When.
            change: The change that made what is filled in. If it is still the latest one and stands, it takes what
                is touched, and is undone as a whole; its summary stays unless another is given. Else, or when this
                is None, a new change takes it, if anything of the history is touched at all.
        """
        self._make_sure_it_is_there()
        with self._writing(now) as connection:
            tx = Changing(connection, self._memory)
            taker = tx.change = change if change is not None and journal.is_latest(tx, change) else None
            journal.begin_aside(tx, now)
            yield tx
            tx.change = journal.finish_aside(tx, taker, tx.summary, now)
        self._memory.keep()

    @contextmanager
    def travelling(self, now: datetime) -> Iterator[Transaction]:
        """A transaction that moves through the journal, and is not noted there itself.

        Raises:
            NotFound: There is no history, and so no journal.
        """
        if not check_is_ours(self.path):
            raise NotFound("nothing has been done yet", 'begin with: watchlog add "Osmosis"')
        with self._writing(now) as connection:
            yield Transaction(connection, self._memory)
        self._memory.keep()

    def _make_sure_it_is_there(self) -> None:
        if not check_is_ours(self.path):
            create(self.path, self._migrations, make_folder=self.path.parent == self._home)

    @contextmanager
    def _writing(self, now: datetime) -> Iterator[sqlite3.Connection]:
        with self._connection(self.path, now) as connection, transaction(connection, write=True):
            yield connection

    @contextmanager
    def _connection(self, path: Path | str, now: datetime) -> Iterator[sqlite3.Connection]:
        with connected(path, busy_seconds=self._busy_seconds) as connection:
            found = schema_of(connection)
            if found != self._schema:
                self._catch_up(connection, found, now)
            yield connection

    def _catch_up(self, connection: sqlite3.Connection, found: int, now: datetime) -> None:
        """Migrate a file of an older schema, having made a copy; refuse a newer one untouched."""
        if found < 0:
            raise NotAHistory(f"{self.path} has no schema that watchlog ever made", "it was not touched")
        if found > self._schema:
            raise NewerHistory(
                f"{self.path} was made by a later watchlog (its schema is {found}, this program knows {self._schema})",
                "it was not touched; upgrade watchlog, or name another file with --db",
            )
        if found:
            back_up(connection, self.path, self._backups, now, "before-migration")
        migrate(connection, self._migrations, self._schema)
