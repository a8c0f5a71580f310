"""A history as the second schema had it: one of the first, migrated, and changed further by plain SQL.

Its journal was written by the triggers of those schemas. Nothing here knows what was added later.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from tests.store.conftest import copied_migrations
from tests.store.first_schema import (
    NOW,
    TABLES,
    FirstHistory,
    Step,
    changing,
    columns_of,
    delete_rows,
    insert_row,
    make_first,
    state_of,
    undo_change,
    update_row,
)
from watchlog.store.database import Database
from watchlog.store.memory import Memory

FROM_THE_FIRST: Final = 10
"""How many changes the first schema had noted."""


def make_second(home: Path, migrations: Path) -> FirstHistory:
    """A history in `home`, with the migrations that there were copied to folders beside that one.

    Its states are those since the second schema: what it held after each of the changes that were made under it.
    """
    path = make_first(home, migrations).path
    folder = copied_migrations(migrations.with_name(f"{migrations.name}-2"), last=2)
    with Database(path, Memory(None), home.with_name("backups"), schema=2, migrations=folder).reading(NOW):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        columns = {table: columns_of(connection, table) for table in (*TABLES, "saved_view")}
        connection.execute("UPDATE change SET superseded = 1 WHERE undone IS NOT NULL")
        states = [state_of(connection, columns)]
        for summary, steps in CHANGES:
            with changing(connection, summary):
                for statement, values in steps:
                    connection.execute(statement, values)
            states.append(state_of(connection, columns))
        for number in UNDONE:
            undo_change(connection, FROM_THE_FIRST + number, columns)
            assert state_of(connection, columns) == states[number - 1]
        connection.execute(
            "INSERT INTO detail (title_id, field, value, folded_value) VALUES (1, 'genre', 'Drama', 'drama')"
        )
    return FirstHistory(path, columns, states, len(UNDONE))


CHANGES: Final[tuple[tuple[str, tuple[Step, ...]], ...]] = (
    ("set the status of Élite", (update_row("title", 1, status="dropped"),)),
    (
        "saved @good",
        (
            insert_row(
                "saved_view", name="Good", folded_name="good", query="stars:4..", saved_at="2026-11-22T20:30:00"
            ),
        ),
    ),
    (
        "planned Alien",
        (
            insert_row("title", id=6, name="Alien", folded_name="alien", status="paused"),
            insert_row("title_ref", title_id=6, service="imdb", value="tt0078748"),
            insert_row(
                "plan", title_id=6, note="É", folded_note="e", source="watchlog", folded_source="watchlog",
                planned_at="2026-11-22T20:30:00",
            ),
        ),
    ),
    (
        "edited Élite",
        (
            update_row("title", 1, status="completed", year=2019),
            update_row("watch", 1, service="MUBI", folded_service="mubi"),
        ),
    ),
    ("removed Heat", (delete_rows("watch_tag", watch_id=3), delete_rows("watch", id=3), delete_rows("title", id=3))),
    ("removed @good", (delete_rows("saved_view", id=1),)),
    ("edited Alien", (update_row("title", 6, status=None, kind="film"),)),
)  # fmt: skip
"""What was done under the second schema, change by change; then what was undone."""

UNDONE: Final = (7, 6)
"""The changes that were undone in the end, counted from the first of these, in that order."""
