"""A transaction: what the store's functions run their statements on."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from watchlog.store.memory import Memory
from watchlog.store.shape import Shape

Row = tuple[Any, ...]


class Transaction:
    """One connection between BEGIN and COMMIT.

    Statements are named by their address in `store/sql/`, as in `tx.rows("watches.matching", shape, limit=25)`.
    """

    def __init__(self, connection: sqlite3.Connection, memory: Memory) -> None:
        self._connection = connection
        self._memory = memory

    def rows(self, address: str, shape: Shape = (), **values: Any) -> list[Row]:
        """Every row that a question is answered with."""
        statement = self._memory.statement(address, shape)
        return self._connection.execute(statement.text, statement.arguments(values)).fetchall()

    def stream(self, address: str, shape: Shape = (), **values: Any) -> Iterator[Row]:
        """The rows that a question is answered with, one by one."""
        statement = self._memory.statement(address, shape)
        return iter(self._connection.execute(statement.text, statement.arguments(values)))

    def row(self, address: str, shape: Shape = (), **values: Any) -> Row | None:
        """The first row that a question is answered with, if there is one."""
        rows = self.rows(address, shape, **values)
        return rows[0] if rows else None

    def number(self, address: str, shape: Shape = (), **values: Any) -> int:
        """The one number that a question is answered with."""
        return int(self.rows(address, shape, **values)[0][0])

    def run(self, address: str, shape: Shape = (), **values: Any) -> int:
        """Make a change; how many rows it touched."""
        statement = self._memory.statement(address, shape)
        return self._connection.execute(statement.text, statement.arguments(values)).rowcount

    def run_many(self, address: str, rows: Iterable[Mapping[str, Any]], shape: Shape = ()) -> None:
        """Make the same change with each of many values."""
        statement = self._memory.statement(address, shape)
        self._connection.executemany(statement.text, (statement.arguments(row) for row in rows))

    def insert(self, address: str, **values: Any) -> int:
        """Insert a row; its key."""
        statement = self._memory.statement(address)
        key = self._connection.execute(statement.text, statement.arguments(values)).lastrowid
        assert key is not None  # noqa: S101 - the driver's type says None only before the first insert
        return key

    def faults(self) -> list[str]:
        """What is broken in the file, as SQLite tells it: pages, indexes, constraints and references."""
        checked = [str(row[0]) for row in self._connection.execute("PRAGMA integrity_check")]
        pointing = self._connection.execute("PRAGMA foreign_key_check").fetchall()
        lost = [f"{table} {row} refers to a {parent} that is not there" for table, row, parent, _ in pointing]
        return [fault for fault in checked if fault != "ok"] + lost

    def give_up(self) -> None:
        """Leave the database as it was."""
        self._connection.execute("ROLLBACK")

    def settle_keys_at_commit(self) -> None:
        """Check foreign keys once, at the end, so that rows may come back in any order."""
        self._connection.execute("PRAGMA defer_foreign_keys = ON")
