"""Imports: lists, what became of every record of an import, and what waits for the user's decision."""

from alembic import op

revision = "0005"
down_revision = "0004"

INSTANT = "length({0}) >= 19 AND {0} LIKE '____-__-__T__:__:__%'"
OF_TITLE = "title_id INTEGER NOT NULL REFERENCES title (id) DEFERRABLE"
OF_BATCH = "batch_id INTEGER NOT NULL REFERENCES batch (id) DEFERRABLE"
BY_BATCH = "batch_id INTEGER REFERENCES batch (id) DEFERRABLE"


def upgrade() -> None:
    """Add tables to the history, and an index of episodes known by name alone; what it held before stays as it is."""
    _lists()
    _list_entries()
    _ledger_blocks()
    _doubts()
    op.execute(
        "CREATE INDEX watch_by_name ON watch (title_id, pass, watched_on)"
        " WHERE episode IS NULL AND episode_title IS NOT NULL"
    )
    for table, columns in JOURNALLED.items():
        _triggers(table, columns)
    op.execute("PRAGMA user_version = 5")


def _table(name: str, *parts: str) -> None:
    op.execute(f"CREATE TABLE {name} (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, {', '.join(parts)}) STRICT")


def _lists() -> None:
    """Lists whose names differ in case alone are one; what their names fold to is for finding, and may be the same."""
    _table(
        "title_list",
        "name TEXT NOT NULL",
        "caseless_name TEXT NOT NULL",
        "folded_name TEXT NOT NULL",
        "note TEXT",
        "made_at TEXT NOT NULL",
        "source TEXT NOT NULL",
        BY_BATCH,
        "CONSTRAINT one_list_a_name UNIQUE (caseless_name)",
        "CONSTRAINT title_list_has_a_name CHECK (length(name) BETWEEN 1 AND 500)",
        f"CONSTRAINT title_list_made_at CHECK ({INSTANT.format('made_at')})",
    )


def _list_entries() -> None:
    """A portion is on a list once; two nulls are two things to a constraint, and one to this index."""
    _table(
        "list_entry",
        "list_id INTEGER NOT NULL REFERENCES title_list (id) DEFERRABLE",
        OF_TITLE,
        "season INTEGER",
        "episode INTEGER",
        "place INTEGER",
        "note TEXT",
        "source TEXT NOT NULL",
        "listed_at TEXT NOT NULL",
        BY_BATCH,
        "CONSTRAINT list_entry_season CHECK (season BETWEEN 0 AND 9999)",
        "CONSTRAINT list_entry_episode CHECK (episode BETWEEN 0 AND 99999)",
        "CONSTRAINT list_entry_place CHECK (place >= 1)",
        f"CONSTRAINT list_entry_listed_at CHECK ({INSTANT.format('listed_at')})",
    )
    op.execute(
        "CREATE UNIQUE INDEX one_entry_a_portion"
        " ON list_entry (list_id, title_id, coalesce(season, -1), coalesce(episode, -1))"
    )
    op.execute("CREATE INDEX list_entry_of_title ON list_entry (title_id)")


def _ledger_blocks() -> None:
    """Many records in one text: a row each would make the largest table of what is hardly ever read."""
    _table(
        "ledger_block",
        OF_BATCH,
        "first INTEGER NOT NULL",
        "content TEXT NOT NULL",
        "CONSTRAINT one_block_a_place UNIQUE (batch_id, first)",
        "CONSTRAINT ledger_block_first CHECK (first >= 0)",
    )


def _doubts() -> None:
    """What was decided stays known by its digest, so that the same record is not put before the user again.

    `meant` is the number of the title that the user chose, which may be gone by now; where there is none,
    the record was discarded.
    """
    _table(
        "doubt",
        OF_BATCH,
        "place TEXT NOT NULL",
        "reason TEXT NOT NULL",
        "raw TEXT NOT NULL",
        "content TEXT NOT NULL",
        "digest TEXT NOT NULL",
        "decided INTEGER NOT NULL",
        "meant INTEGER",
        "CONSTRAINT doubt_digest CHECK (length(digest) = 64)",
        "CONSTRAINT doubt_decided CHECK (decided IN (0, 1))",
        "CONSTRAINT doubt_meant_is_decided CHECK (meant IS NULL OR decided = 1)",
    )
    op.execute("CREATE INDEX doubt_of_batch ON doubt (batch_id)")


JOURNALLED = {
    "title_list": "id name caseless_name folded_name note made_at source batch_id",
    "list_entry": "id list_id title_id season episode place note source listed_at batch_id",
    "ledger_block": "id batch_id first content",
    "doubt": "id batch_id place reason raw content digest decided meant",
}


def _triggers(table: str, columns: str) -> None:
    """Note, while a change is open, each row it touches: its key, and what it held before the first touch."""
    before = ", ".join(f"'{column}', OLD.{column}" for column in columns.split())
    noted = {"INSERT": ("NEW.id", "NULL"), "UPDATE": ("OLD.id", f"json_object({before})")}
    noted["DELETE"] = noted["UPDATE"]
    for event, (row, image) in noted.items():
        op.execute(
            f"CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON {table} "
            "WHEN (SELECT open_change FROM about) IS NOT NULL BEGIN "
            "INSERT INTO change_row (change_id, table_name, row_id, before) "
            f"VALUES ((SELECT open_change FROM about), '{table}', {row}, {image}) "
            "ON CONFLICT (change_id, table_name, row_id) DO NOTHING; END"
        )
