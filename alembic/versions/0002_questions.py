"""What a query asks for: folded texts, the status of a title, what providers say of it, and saved views."""

import json
from typing import Any

from alembic import op

from watchlog.matching.fold import fold

revision = "0002"
down_revision = "0001"

FOLDED = {
    "watch": {
        "folded_episode_title": "episode_title",
        "folded_service": "service",
        "folded_companions": "companions",
        "folded_source": "source",
    },
    "plan": {"folded_note": "note", "folded_source": "source"},
}
"""Columns of tables, and what each is the fold of."""

INSTANT = "length(saved_at) >= 19 AND saved_at LIKE '____-__-__T__:__:__%'"


def upgrade() -> None:
    """Add columns and tables, fill them, and have the journal keep an eye on them."""
    driver: Any = op.get_bind().connection.driver_connection
    driver.create_function("folded", 1, lambda text: None if text is None else fold(text), deterministic=True)
    driver.create_function("with_folds", 2, _with_folds, deterministic=True)
    _titles()
    for table, folds in FOLDED.items():
        _folds(table, folds)
    op.execute("DROP INDEX tag_by_name")
    op.execute("CREATE INDEX tag_by_fold ON watch_tag (folded_tag, watch_id)")
    _views()
    _details()
    for table, columns in JOURNALLED.items():
        _triggers(table, columns)
    op.execute("PRAGMA user_version = 2")


def _titles() -> None:
    statuses = "'watching', 'paused', 'dropped', 'completed'"
    op.execute(f"ALTER TABLE title ADD COLUMN status TEXT CONSTRAINT title_status CHECK (status IN ({statuses}))")
    for image in ("before", "after"):
        op.execute(
            f"UPDATE change_row SET {image} = json_set({image}, '$.status', NULL) "
            f"WHERE table_name = 'title' AND {image} IS NOT NULL"
        )


def _folds(table: str, columns: dict[str, str]) -> None:
    for column in columns:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT")
    op.execute(f"UPDATE {table} SET " + ", ".join(f"{column} = folded({plain})" for column, plain in columns.items()))
    for image in ("before", "after"):
        op.execute(
            f"UPDATE change_row SET {image} = with_folds(table_name, {image}) "
            f"WHERE table_name = '{table}' AND {image} IS NOT NULL"
        )


def _with_folds(table: str, image: str) -> str:
    """A row that the journal remembers, as it would remember it today."""
    row = json.loads(image)
    return json.dumps(row | {column: row[plain] and fold(row[plain]) for column, plain in FOLDED[table].items()})


def _views() -> None:
    op.execute(
        "CREATE TABLE saved_view ("
        "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
        "name TEXT NOT NULL, "
        "folded_name TEXT NOT NULL, "
        "query TEXT NOT NULL, "
        "saved_at TEXT NOT NULL, "
        "CONSTRAINT one_view_a_name UNIQUE (folded_name), "
        "CONSTRAINT view_has_a_name CHECK (length(name) BETWEEN 1 AND 100), "
        f"CONSTRAINT view_saved_at CHECK ({INSTANT})"
        ") STRICT"
    )


def _details() -> None:
    """A cache that may be dropped and fetched again: nothing refers to it, and the journal leaves it alone."""
    op.execute(
        "CREATE TABLE detail ("
        "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
        "title_id INTEGER NOT NULL, "
        "field TEXT NOT NULL, "
        "value TEXT NOT NULL, "
        "folded_value TEXT NOT NULL, "
        "number INTEGER"
        ") STRICT"
    )
    op.execute("CREATE INDEX detail_of_title ON detail (title_id, field)")
    op.execute("CREATE INDEX detail_by_value ON detail (field, folded_value, title_id)")
    op.execute("CREATE INDEX detail_by_number ON detail (field, number, title_id)")


JOURNALLED = {
    "title": "id name original_name year kind folded_name folded_original status",
    "watch": (
        "id title_id season episode episode_title watched_on watched_at utc_offset stars stars_scale note"
        " folded_note service companions rewatch pass source batch_id added_at"
        " folded_episode_title folded_service folded_companions folded_source"
    ),
    "plan": "id title_id note source batch_id planned_at folded_note folded_source",
    "saved_view": "id name folded_name query saved_at",
}


def _triggers(table: str, columns: str) -> None:
    """Note, while a change is open, each row it touches: its key, and what it held before the first touch."""
    before = ", ".join(f"'{column}', OLD.{column}" for column in columns.split())
    noted = {"INSERT": ("NEW.id", "NULL"), "UPDATE": ("OLD.id", f"json_object({before})")}
    noted["DELETE"] = noted["UPDATE"]
    for event, (row, image) in noted.items():
        op.execute(f"DROP TRIGGER IF EXISTS {table}_{event.lower()}")
        op.execute(
            f"CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON {table} "
            "WHEN (SELECT open_change FROM about) IS NOT NULL BEGIN "
            "INSERT INTO change_row (change_id, table_name, row_id, before) "
            f"VALUES ((SELECT open_change FROM about), '{table}', {row}, {image}) "
            "ON CONFLICT (change_id, table_name, row_id) DO NOTHING; END"
        )
