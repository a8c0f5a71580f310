"""A history as the fourth schema had it: one of the third, migrated, and changed further by plain SQL.

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
    state_of,
    undo_change,
    update_row,
)
from tests.store.third_schema import CHANGES as FROM_THE_THIRD
from tests.store.third_schema import FROM_BEFORE as FROM_THE_SECOND
from tests.store.third_schema import make_third
from watchlog.store.database import Database
from watchlog.store.memory import Memory

FROM_BEFORE: Final = FROM_THE_SECOND + len(FROM_THE_THIRD)
"""How many changes earlier schemas had noted."""


def make_fourth(home: Path, migrations: Path) -> FirstHistory:
    """A history in `home`, with the migrations that there were copied to folders beside that one.

    Its states are those since the fourth schema: what it held after each of the changes that were made under it.
    """
    path = make_third(home, migrations).path
    folder = copied_migrations(migrations.with_name(f"{migrations.name}-4"), last=4)
    with Database(path, Memory(None), home.with_name("backups"), schema=4, migrations=folder).reading(NOW):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        known = (*TABLES, "saved_view", "pass_note", "skip", "own_place")
        columns = {table: columns_of(connection, table) for table in known}
        connection.execute("UPDATE change SET superseded = 1 WHERE undone IS NOT NULL")
        states = [state_of(connection, columns)]
        for summary, steps in CHANGES:
            with changing(connection, summary):
                for statement, values in steps:
                    connection.execute(statement, values)
            states.append(state_of(connection, columns))
        for number in UNDONE:
            undo_change(connection, FROM_BEFORE + number, columns)
            assert state_of(connection, columns) == states[number - 1]
    return FirstHistory(path, columns, states, len(UNDONE))


CHANGES: Final[tuple[tuple[str, tuple[Step, ...]], ...]] = (
    (
        "added Lark S01",
        (
            insert_row("title", id=8, name="Lark", folded_name="lark", kind="series", status="dropped"),
            insert_row(
                "watch", id=8, title_id=8, season=1, episode_title="Dawn", folded_episode_title="dawn", rewatch=0,
                source="watchlog", folded_source="watchlog", added_at="2026-11-22T20:30:00",
            ),
        ),
    ),
    (
        "described pass 1 of Lark",
        (
            insert_row(
                "pass_note", title_id=8, number=1, name="Aloud", began_on="2020-02", dropped=1, source="watchlog",
                noted_at="2026-11-22T20:30:00",
            ),
        ),
    ),
    (
        "skipped Lark S02",
        (insert_row("skip", title_id=8, season=2, source="watchlog", skipped_at="2026-11-22T20:30:00"),),
    ),
    (
        "Lark is shown in the own order",
        (
            update_row("title", 8, episode_order="own"),
            insert_row("own_place", title_id=8, place=1, season=1, episode=2),
            insert_row("own_place", title_id=8, place=2, season=1, episode=1),
        ),
    ),
    (
        "imported 1 of 2 records from all.csv",
        (
            insert_row(
                "batch", id=40, source="csv", file_name="all.csv", imported_at="2026-11-22T20:30:00", imported=1,
                duplicate=1, review=0, rejected=0,
            ),
            insert_row(
                "plan", title_id=8, source="csv", folded_source="csv", batch_id=40, planned_at="2026-11-22T20:30:00"
            ),
        ),
    ),
    ("no longer skipped Lark S02", (delete_rows("skip", title_id=8),)),
)  # fmt: skip
"""What was done under the fourth schema, change by change; then what was undone."""

UNDONE: Final = (6, 5)
"""The changes that were undone in the end, counted from the first of these, in that order."""
