"""A history as the first schema had it: made by the first migration alone, and filled by plain SQL.

Its journal was written by the triggers of that schema, and its changes were undone as they were undone then. So
nothing here knows what was added later.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.store.conftest import copied_migrations
from watchlog.matching.fold import fold
from watchlog.store.database import Database
from watchlog.store.memory import Memory

TABLES: Final = ("title", "title_ref", "batch", "watch", "watch_tag", "rating", "plan")
"""What its journal watches, parents before children."""

NOW: Final = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)

Row = dict[str, Any]
State = dict[str, list[Row]]
"""Every row of every table, with what the first schema knew of it."""


class FirstHistory(NamedTuple):
    """A history of the first schema.

    Attributes:
        path: Its file.
        columns: Those of each table.
        states: What it held after each change, from before the first one on.
        undone: How many of the changes are undone, the last of them first.
    """

    path: Path
    columns: dict[str, list[str]]
    states: list[State]
    undone: int

    @property
    def standing(self) -> int:
        """How many changes stand."""
        return len(self.states) - 1 - self.undone

    def state(self) -> State:
        """What of all that is in it now."""
        with closing(sqlite3.connect(self.path)) as connection:
            return state_of(connection, self.columns)


def make_first(home: Path, migrations: Path) -> FirstHistory:
    """A history in `home`, with the first of the migrations copied to a folder of that name."""
    home.mkdir()
    path = home / "watchlog.db"
    folder = copied_migrations(migrations, last=1)
    with Database(path, Memory(None), home, schema=1, migrations=folder).changing(NOW):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        columns = {table: columns_of(connection, table) for table in TABLES}
        states = [state_of(connection, columns)]
        for summary, steps in CHANGES:
            with changing(connection, summary):
                for statement, values in steps:
                    connection.execute(statement, values)
            states.append(state_of(connection, columns))
        for number in UNDONE:
            undo_change(connection, number, columns)
            assert state_of(connection, columns) == states[number - 1]
    return FirstHistory(path, columns, states, len(UNDONE))


Step = tuple[str, Sequence[Any]]


def insert_row(table: str, **values: Any) -> Step:
    marks = ", ".join("?" * len(values))
    return f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", list(values.values())  # noqa: S608


def update_row(table: str, number: int, **values: Any) -> Step:
    given = ", ".join(f"{column} = ?" for column in values)
    return f"UPDATE {table} SET {given} WHERE id = ?", [*values.values(), number]  # noqa: S608


def delete_rows(table: str, **where: Any) -> Step:
    ((column, value),) = where.items()
    return f"DELETE FROM {table} WHERE {column} = ?", [value]  # noqa: S608


def _title(number: int, name: str, **facts: Any) -> Step:
    original = facts.get("original_name")
    folds = {"folded_name": fold(name), "folded_original": original and fold(original)}
    return insert_row("title", id=number, name=name, **facts, **folds)


def _watch(number: int, title: int, **values: Any) -> Step:
    usual = {"rewatch": 0, "source": "watchlog", "added_at": "2026-11-22T20:30:00"}
    note = values.get("note")
    folded = note if note is None else fold(note)
    return insert_row("watch", **usual | {"id": number, "title_id": title, "folded_note": folded} | values)


def _tag(number: int, watch: int, tag: str) -> Step:
    return insert_row("watch_tag", id=number, watch_id=watch, tag=tag, folded_tag=fold(tag))


IMPORT: Final = {
    "source": "Letterboxd",
    "file_name": "Diary — 2026.csv",
    "imported_at": "2026-11-22T20:30:00",
    "imported": 2,
    "duplicate": 0,
    "review": 0,
    "rejected": 0,
}

CHANGES: Final[tuple[tuple[str, tuple[Step, ...]], ...]] = (
    (
        "imported 2 watches",
        (
            insert_row("batch", id=1, **IMPORT),
            _title(1, "Elite", original_name="ÉLITE, la série", year=2018, kind="series"),
            insert_row("title_ref", title_id=1, service="tvmaze", value="37776"),
            _watch(
                1,
                1,
                season=1,
                episode=1,
                episode_title="¡Bienvenidos, ÉLITE!",
                watched_on="2024-08",
                note="So SLOW.\nTrès… Straße, Ł & “ﬁn”.",
                service="Netflix ES",
                companions="Zoë, Ben-Łukasz",
                source="Letterboxd",
                batch_id=1,
                **{"pass": 1},
            ),
            _tag(1, 1, "Instituto"),
            _tag(2, 1, "KIDS"),
            _title(2, "S.W.A.T.", year=2017),
            _watch(2, 2, note="", service="", companions="", episode_title="", source="Letterboxd", batch_id=1),
            _tag(3, 2, "…"),
        ),
    ),
    (
        "added Heat (1995)",
        (
            _title(3, "Heat", year=1995, kind="film"),
            _watch(
                3,
                3,
                watched_on="2026-11-22",
                watched_at="2026-11-22T20:30:00.123456",
                utc_offset=3600,
                stars=90,
                stars_scale="twentieths",
                service="BLU-ray",
                rewatch=1,
            ),
            _tag(4, 3, "Crime"),
        ),
    ),
    (
        "planned Amélie",
        (
            _title(4, "Amélie"),
            insert_row(
                "plan", id=1, title_id=4, note="The NEW one: Café", source="Csv", planned_at="2026-11-22T20:30:00"
            ),
        ),
    ),
    (
        "rated S.W.A.T. and planned it",
        (
            insert_row(
                "rating",
                id=1,
                title_id=2,
                stars=70,
                stars_scale="ten-tenths",
                source="watchlog",
                rated_at="2026-11-22T20:30:00",
            ),
            insert_row("plan", id=2, title_id=2, source="watchlog", planned_at="2026-11-22T20:30:00"),
        ),
    ),
    (
        "edited Heat (1995)",
        (
            update_row("watch", 3, service="Kino ARSENAL", companions="Anaïs", note="Ça va?", folded_note="ca va?"),
            delete_rows("watch_tag", watch_id=3),
            _tag(5, 3, "Größe"),
            update_row("plan", 1, note=None),
        ),
    ),
    (
        "edited Élite (2018)",
        (
            update_row("title", 1, name="Élite", folded_name="elite", original_name=None, folded_original=None),
            delete_rows("title_ref", title_id=1),
            insert_row("title_ref", title_id=1, service="imdb", value="tt7134908"),
        ),
    ),
    ("removed S.W.A.T.", (delete_rows("watch_tag", watch_id=2), delete_rows("watch", id=2))),
    (
        "added Ödipussi",
        (
            _title(5, "Ödipussi", original_name="Ödipussi", year=1988),
            _watch(5, 5, episode_title="Über Möbel", companions="Håkon", service="ARD", note="HA!"),
            _tag(6, 5, "Loriot"),
        ),
    ),
    (
        "edited Élite (2018) S01E01",
        (
            update_row("watch", 1, service="DVD", companions=None, episode_title=None, note=None, folded_note=None),
            update_row("title", 3, kind=None),
        ),
    ),
    ("unplanned Amélie", (delete_rows("plan", id=1), delete_rows("title", id=4))),
)
"""What was done, change by change: an import, a watch, a plan, a rating, edits, a removal; then what was undone."""

UNDONE: Final = (10, 9, 8)
"""The changes that were undone in the end, in that order."""


@contextmanager
def changing(connection: sqlite3.Connection, summary: str) -> Iterator[None]:
    """A change, whose rows the triggers note."""
    connection.execute("BEGIN IMMEDIATE")
    change = connection.execute(
        "INSERT INTO change (made_at, summary, superseded) VALUES ('2026-11-22T20:30:00', ?, 0)", (summary,)
    ).lastrowid
    connection.execute("UPDATE about SET open_change = ?", (change,))
    yield
    connection.execute("UPDATE about SET open_change = NULL, last_number = (SELECT max(id) FROM title) + 1")
    connection.execute("COMMIT")


def undo_change(connection: sqlite3.Connection, change: int, columns: dict[str, list[str]]) -> None:
    """What undoing did: note what the rows hold, and give them back what they held before."""
    connection.execute("BEGIN IMMEDIATE")
    for table, known in columns.items():
        image = ", ".join(f"'{column}', {column}" for column in known)
        connection.execute(
            f"UPDATE change_row SET after = (SELECT json_object({image}) FROM {table} WHERE id = row_id)"  # noqa: S608
            " WHERE change_id = ? AND table_name = ?",
            (change, table),
        )
        connection.execute(
            f"DELETE FROM {table} WHERE id IN"  # noqa: S608
            " (SELECT row_id FROM change_row WHERE change_id = ? AND table_name = ?)",
            (change, table),
        )
        values = ", ".join(f"json_extract(before, '$.{column}')" for column in known)
        connection.execute(
            f"INSERT INTO {table} ({', '.join(known)}) SELECT {values} FROM change_row"  # noqa: S608
            " WHERE change_id = ? AND table_name = ? AND before IS NOT NULL",
            (change, table),
        )
    connection.execute(
        "UPDATE change SET undone = (SELECT coalesce(max(undone), 0) + 1 FROM change) WHERE id = ?", (change,)
    )
    connection.execute("COMMIT")


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def state_of(connection: sqlite3.Connection, columns: dict[str, list[str]]) -> State:
    return {
        table: [
            dict(zip(known, row, strict=True))
            for row in connection.execute(f"SELECT {', '.join(known)} FROM {table} ORDER BY id")  # noqa: S608
        ]
        for table, known in columns.items()
    }
