"""Series: what the user says of passes, skips and orders, and where providers put episodes in other orders."""

from alembic import op

revision = "0004"
down_revision = "0003"

INSTANT = "length({0}) >= 19 AND {0} LIKE '____-__-__T__:__:__%'"
DAY_MONTH_OR_YEAR = (
    "(length({0}) = 4 AND {0} LIKE '____')"
    " OR (length({0}) = 7 AND {0} LIKE '____-__')"
    " OR (length({0}) = 10 AND {0} LIKE '____-__-__')"
)
OF_TITLE = "title_id INTEGER NOT NULL REFERENCES title (id) DEFERRABLE"


def upgrade() -> None:
    """Add a column to titles, and tables to the history and to the catalogue, with indexes for what is asked now."""
    _titles()
    _pass_notes()
    _skips()
    _own_places()
    _placings()
    for table, columns in JOURNALLED.items():
        _triggers(table, columns)
    _indexes()
    op.execute("PRAGMA user_version = 4")


def _indexes() -> None:
    """What was seen, and what there is to see, is counted without a look at the tables themselves."""
    op.execute("CREATE INDEX watch_of_pass ON watch (title_id, pass, season, episode, watched_on)")
    op.execute("CREATE INDEX episode_by_day ON episode (air_date)")
    op.execute("DROP INDEX episode_of_entry")
    op.execute(
        "CREATE INDEX episode_of_entry ON episode (entry_id, season, number, special, air_at, air_date, runtime)"
    )


def _titles() -> None:
    orders = "'aired', 'absolute', 'dvd', 'streaming', 'own'"
    op.execute(
        "ALTER TABLE title ADD COLUMN episode_order TEXT"
        f" CONSTRAINT title_episode_order CHECK (episode_order IN ({orders}))"
    )
    for image in ("before", "after"):
        op.execute(
            f"UPDATE change_row SET {image} = json_set({image}, '$.episode_order', NULL) "
            f"WHERE table_name = 'title' AND {image} IS NOT NULL"
        )


def _table(name: str, *parts: str) -> None:
    op.execute(f"CREATE TABLE {name} (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, {', '.join(parts)}) STRICT")


def _pass_notes() -> None:
    _table(
        "pass_note",
        OF_TITLE,
        "number INTEGER NOT NULL",
        "name TEXT",
        "note TEXT",
        "stars INTEGER",
        "stars_scale TEXT",
        "began_on TEXT",
        "ended_on TEXT",
        "dropped INTEGER NOT NULL",
        "source TEXT NOT NULL",
        "noted_at TEXT NOT NULL",
        "CONSTRAINT one_note_a_pass UNIQUE (title_id, number)",
        "CONSTRAINT pass_note_number CHECK (number >= 1)",
        "CONSTRAINT pass_note_name CHECK (length(name) BETWEEN 1 AND 500)",
        "CONSTRAINT pass_note_stars CHECK (stars BETWEEN 0 AND 100)",
        "CONSTRAINT pass_note_stars_have_a_scale CHECK ((stars IS NULL) = (stars_scale IS NULL))",
        f"CONSTRAINT pass_note_began_on CHECK ({DAY_MONTH_OR_YEAR.format('began_on')})",
        f"CONSTRAINT pass_note_ended_on CHECK ({DAY_MONTH_OR_YEAR.format('ended_on')})",
        "CONSTRAINT pass_note_dropped CHECK (dropped IN (0, 1))",
        f"CONSTRAINT pass_note_noted_at CHECK ({INSTANT.format('noted_at')})",
    )


def _skips() -> None:
    """A portion is skipped once; two nulls are two things to a constraint, and one to this index."""
    _table(
        "skip",
        OF_TITLE,
        "season INTEGER",
        "episode INTEGER",
        "source TEXT NOT NULL",
        "skipped_at TEXT NOT NULL",
        "CONSTRAINT skip_is_a_part CHECK (season IS NOT NULL OR episode IS NOT NULL)",
        "CONSTRAINT skip_season CHECK (season BETWEEN 0 AND 9999)",
        "CONSTRAINT skip_episode CHECK (episode BETWEEN 0 AND 99999)",
        f"CONSTRAINT skip_skipped_at CHECK ({INSTANT.format('skipped_at')})",
    )
    op.execute("CREATE UNIQUE INDEX one_skip_a_portion ON skip (title_id, coalesce(season, -1), coalesce(episode, -1))")


def _own_places() -> None:
    _table(
        "own_place",
        OF_TITLE,
        "place INTEGER NOT NULL",
        "season INTEGER NOT NULL",
        "episode INTEGER NOT NULL",
        "CONSTRAINT one_episode_a_place UNIQUE (title_id, place)",
        "CONSTRAINT one_place_an_episode UNIQUE (title_id, season, episode)",
        "CONSTRAINT own_place_place CHECK (place >= 1)",
        "CONSTRAINT own_place_season CHECK (season BETWEEN 0 AND 9999)",
        "CONSTRAINT own_place_episode CHECK (episode BETWEEN 0 AND 99999)",
    )


def _placings() -> None:
    """A part of an entry, which goes when the entry goes."""
    _table(
        "placing",
        "entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE",
        "arrangement TEXT NOT NULL",
        "provider_id TEXT NOT NULL",
        "season INTEGER NOT NULL",
        "number INTEGER NOT NULL",
        "CONSTRAINT placing_arrangement CHECK (arrangement IN ('dvd', 'streaming'))",
    )
    op.execute("CREATE INDEX placing_of_entry ON placing (entry_id)")


JOURNALLED = {
    "title": "id name original_name year kind folded_name folded_original status unlinked shown_as episode_order",
    "pass_note": "id title_id number name note stars stars_scale began_on ended_on dropped source noted_at",
    "skip": "id title_id season episode source skipped_at",
    "own_place": "id title_id place season episode",
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
