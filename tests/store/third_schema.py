"""A history as the third schema had it: one of the second, migrated, and changed further by plain SQL.

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
from tests.store.second_schema import CHANGES as FROM_THE_SECOND
from tests.store.second_schema import FROM_THE_FIRST, make_second
from watchlog.store.database import Database
from watchlog.store.memory import Memory

FROM_BEFORE: Final = FROM_THE_FIRST + len(FROM_THE_SECOND)
"""How many changes earlier schemas had noted."""


def make_third(home: Path, migrations: Path) -> FirstHistory:
    """A history in `home`, with the migrations that there were copied to folders beside that one.

    Its states are those since the third schema: what it held after each of the changes that were made under it.
    """
    path = make_second(home, migrations).path
    folder = copied_migrations(migrations.with_name(f"{migrations.name}-3"), last=3)
    with Database(path, Memory(None), home.with_name("backups"), schema=3, migrations=folder).reading(NOW):
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
            undo_change(connection, FROM_BEFORE + number, columns)
            assert state_of(connection, columns) == states[number - 1]
        for statement, values in SAID:
            connection.execute(statement, values)
    return FirstHistory(path, columns, states, len(UNDONE))


CHANGES: Final[tuple[tuple[str, tuple[Step, ...]], ...]] = (
    (
        "took imdb off Alien",
        (update_row("title", 6, unlinked="imdb:tt0078748"), delete_rows("title_ref", title_id=6)),
    ),
    (
        "edited Élite",
        (update_row("title", 1, shown_as="original", original_name="ELITE", folded_original="elite"),),
    ),
    (
        "added Lost S01E01",
        (
            insert_row("title", id=7, name="Lost", folded_name="lost", kind="series"),
            insert_row(
                "watch", id=7, title_id=7, season=1, episode=1, rewatch=0, source="watchlog", folded_source="watchlog",
                added_at="2026-11-22T20:30:00", **{"pass": 1},
            ),
        ),
    ),
    ("unplanned S.W.A.T.", (delete_rows("plan", title_id=2),)),
    ("edited Lost", (update_row("title", 7, shown_as="logged", status="watching"), update_row("watch", 7, note="…",
                                                                                              folded_note="…"))),
    ("removed Lost", (delete_rows("watch", id=7), delete_rows("title", id=7))),
)  # fmt: skip
"""What was done under the third schema, change by change; then what was undone."""

UNDONE: Final = (6, 5)
"""The changes that were undone in the end, counted from the first of these, in that order."""

SAID: Final[tuple[Step, ...]] = (
    insert_row(
        "entry", id=1, title_id=1, provider="tvmaze", service="imdb", value="tt7134908", kind="series", name="Élite",
        fetched_at="2026-11-22T20:30:00", fetched_from="https://tvmaze.test",
    ),
    insert_row("episode", entry_id=1, provider_id="101", season=1, number=1, special=0, air_date="2018-10-05"),
    insert_row("attempt", title_id=1, outcome="found", at="2026-11-22T20:30:00"),
)  # fmt: skip
"""What a provider said of a title."""
