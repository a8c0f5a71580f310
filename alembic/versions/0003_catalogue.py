"""What providers say of titles, whole, and what the user says about that: ids taken off, and the name to be shown."""

from alembic import op

revision = "0003"
down_revision = "0002"

INSTANT = "length({0}) >= 19 AND {0} LIKE '____-__-__T__:__:__%'"
DAY = "length({0}) = 10 AND {0} LIKE '____-__-__'"


def upgrade() -> None:
    """Add columns to titles, and make the catalogue anew; what it held before can be fetched again."""
    _titles()
    op.execute("DROP TABLE detail")
    _entries()
    _names()
    _people()
    _seasons()
    _episodes()
    _details()
    _attempts()
    op.execute("PRAGMA user_version = 3")


def _titles() -> None:
    op.execute(
        "ALTER TABLE title ADD COLUMN unlinked TEXT CONSTRAINT title_unlinked CHECK (unlinked LIKE '%_:_%')",
    )
    op.execute(
        "ALTER TABLE title ADD COLUMN shown_as TEXT"
        " CONSTRAINT title_shown_as CHECK (shown_as IN ('logged', 'original'))"
    )
    for image in ("before", "after"):
        op.execute(
            f"UPDATE change_row SET {image} = json_set({image}, '$.unlinked', NULL, '$.shown_as', NULL) "
            f"WHERE table_name = 'title' AND {image} IS NOT NULL"
        )
    _triggers("title", "id name original_name year kind folded_name folded_original status unlinked shown_as")


def _table(name: str, *parts: str) -> None:
    op.execute(f"CREATE TABLE {name} (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, {', '.join(parts)}) STRICT")


def _part(name: str, *parts: str, also_by: str = "") -> None:
    """A part of an entry, which goes when the entry goes.

    Args:
        name: The table's.
        parts: Its columns and constraints.
        also_by: Columns by which it is looked up within the entry.
    """
    _table(name, "entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE", *parts)
    op.execute(f"CREATE INDEX {name}_of_entry ON {name} (entry_id{also_by})")


def _entries() -> None:
    """No key leads from here to the history: what the user did hangs on nothing that a provider said."""
    _table(
        "entry",
        "title_id INTEGER NOT NULL",
        "provider TEXT NOT NULL",
        "service TEXT NOT NULL",
        "value TEXT NOT NULL",
        "kind TEXT NOT NULL",
        "name TEXT NOT NULL",
        "original_name TEXT",
        "year INTEGER",
        "premiered TEXT",
        "ended TEXT",
        "state TEXT",
        "runtime INTEGER",
        "zone TEXT",
        "summary TEXT",
        "poster TEXT",
        "page TEXT",
        "stamp TEXT",
        "fetched_at TEXT NOT NULL",
        "fetched_from TEXT NOT NULL",
        "gone_at TEXT",
        "moved_to TEXT",
        "CONSTRAINT one_entry_a_title UNIQUE (title_id)",
        "CONSTRAINT entry_kind CHECK (kind IN ('film', 'series'))",
        "CONSTRAINT entry_has_a_name CHECK (length(name) >= 1)",
        f"CONSTRAINT entry_premiered CHECK ({DAY.format('premiered')})",
        f"CONSTRAINT entry_ended CHECK ({DAY.format('ended')})",
        f"CONSTRAINT entry_fetched_at CHECK ({INSTANT.format('fetched_at')})",
        f"CONSTRAINT entry_gone_at CHECK ({INSTANT.format('gone_at')})",
        "CONSTRAINT entry_moved_to CHECK (moved_to LIKE '%_:_%')",
    )
    _part("entry_ref", "service TEXT NOT NULL", "value TEXT NOT NULL")


def _names() -> None:
    _part(
        "other_name",
        "title_id INTEGER NOT NULL",
        "role TEXT NOT NULL",
        "name TEXT NOT NULL",
        "folded_name TEXT NOT NULL",
        "country TEXT",
        "CONSTRAINT other_name_role CHECK (role IN ('own', 'original', 'other'))",
        "CONSTRAINT other_name_is_one CHECK (length(name) >= 1)",
    )
    op.execute("CREATE INDEX other_name_of_title ON other_name (title_id)")
    op.execute("CREATE INDEX other_name_by_fold ON other_name (folded_name, title_id)")


def _people() -> None:
    _part(
        "credit",
        "person TEXT NOT NULL",
        "role TEXT NOT NULL",
        "character TEXT",
        "CONSTRAINT credit_role CHECK (role IN ('cast', 'director', 'writer', 'creator'))",
    )


def _seasons() -> None:
    _part(
        "season",
        "number INTEGER NOT NULL",
        "name TEXT",
        "episodes INTEGER",
        "premiered TEXT",
        "ended TEXT",
        f"CONSTRAINT season_premiered CHECK ({DAY.format('premiered')})",
        f"CONSTRAINT season_ended CHECK ({DAY.format('ended')})",
    )


def _episodes() -> None:
    """A provider's own number is no key: two episodes share one by mistake."""
    _part(
        "episode",
        "provider_id TEXT NOT NULL",
        "season INTEGER",
        "number INTEGER",
        "name TEXT",
        "special INTEGER NOT NULL",
        "air_date TEXT",
        "air_time TEXT",
        "air_at TEXT",
        "utc_offset INTEGER",
        "runtime INTEGER",
        "summary TEXT",
        "CONSTRAINT episode_special CHECK (special IN (0, 1))",
        f"CONSTRAINT episode_air_date CHECK ({DAY.format('air_date')})",
        "CONSTRAINT episode_air_time CHECK (length(air_time) = 5 AND air_time LIKE '__:__')",
        f"CONSTRAINT episode_air_at CHECK ({INSTANT.format('air_at')})",
        "CONSTRAINT episode_air_at_has_a_zone CHECK ((air_at IS NULL) = (utc_offset IS NULL))",
        "CONSTRAINT episode_zone CHECK (utc_offset BETWEEN -86399 AND 86399)",
        also_by=", season, number",
    )
    _part(
        "former_number",
        "provider_id TEXT NOT NULL",
        "season INTEGER NOT NULL",
        "number INTEGER NOT NULL",
        "name TEXT",
        "until TEXT NOT NULL",
        f"CONSTRAINT former_number_until CHECK ({INSTANT.format('until')})",
    )


def _details() -> None:
    """What queries ask of providers, by field; entries hold it in no other place but for people and the runtime."""
    fields = "'genre', 'director', 'cast', 'network', 'language', 'country', 'runtime'"
    _part(
        "detail",
        "title_id INTEGER NOT NULL",
        "field TEXT NOT NULL",
        "value TEXT NOT NULL",
        "folded_value TEXT NOT NULL",
        "number INTEGER",
        f"CONSTRAINT detail_field CHECK (field IN ({fields}))",
    )
    op.execute("CREATE INDEX detail_of_title ON detail (title_id, field)")
    op.execute("CREATE INDEX detail_by_value ON detail (field, folded_value, title_id)")
    op.execute("CREATE INDEX detail_by_number ON detail (field, number, title_id)")


def _attempts() -> None:
    op.execute(
        "CREATE TABLE attempt ("
        "title_id INTEGER NOT NULL PRIMARY KEY, "
        "outcome TEXT NOT NULL, "
        "at TEXT NOT NULL, "
        "CONSTRAINT attempt_outcome CHECK"
        " (outcome IN ('found', 'ambiguous', 'not found', 'failed', 'key needed')), "
        f"CONSTRAINT attempt_at CHECK ({INSTANT.format('at')})"
        ") STRICT"
    )


def _triggers(table: str, columns: str) -> None:
    """Note, while a change is open, each row it touches: its key, and what it held before the first touch."""
    before = ", ".join(f"'{column}', OLD.{column}" for column in columns.split())
    noted = {"INSERT": ("NEW.id", "NULL"), "UPDATE": ("OLD.id", f"json_object({before})")}
    noted["DELETE"] = noted["UPDATE"]
    for event, (row, image) in noted.items():
        op.execute(f"DROP TRIGGER {table}_{event.lower()}")
        op.execute(
            f"CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON {table} "
            "WHEN (SELECT open_change FROM about) IS NOT NULL BEGIN "
            "INSERT INTO change_row (change_id, table_name, row_id, before) "
            f"VALUES ((SELECT open_change FROM about), '{table}', {row}, {image}) "
            "ON CONFLICT (change_id, table_name, row_id) DO NOTHING; END"
        )
