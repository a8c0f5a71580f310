"""The history: titles, watches, ratings, plans, imports, and the journal that can take every change back."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

APPLICATION_ID = 0x77617463  # "watc"

INSTANT = "length({0}) >= 19 AND {0} LIKE '____-__-__T__:__:__%'"


def upgrade() -> None:
    """Make every table, index and trigger."""
    _about()
    _titles()
    _batches()
    _watches()
    _opinions()
    _journal()
    for table, columns in JOURNALLED.items():
        _triggers(table, columns)
    op.execute("INSERT INTO about (id, last_number, open_change, written_by) VALUES (1, 0, NULL, '')")
    op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    op.execute("PRAGMA user_version = 1")


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        *parts,
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _about() -> None:
    _table(
        "about",
        sa.Column("last_number", sa.Integer, nullable=False),
        sa.Column("open_change", sa.Integer),
        sa.Column("written_by", sa.Text, nullable=False),
        sa.CheckConstraint("id = 1", name="one_row"),
    )


def _titles() -> None:
    _table(
        "title",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("original_name", sa.Text),
        sa.Column("year", sa.Integer),
        sa.Column("kind", sa.Text),
        sa.Column("folded_name", sa.Text, nullable=False),
        sa.Column("folded_original", sa.Text),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 500", name="title_has_a_name"),
        sa.CheckConstraint("year BETWEEN 1870 AND 2200", name="title_year"),
        sa.CheckConstraint("kind IN ('film', 'series')", name="title_kind"),
    )
    op.create_index("title_by_name", "title", ["folded_name"])
    op.create_index("title_by_original", "title", ["folded_original"])
    _table(
        "title_ref",
        sa.Column("title_id", sa.Integer, sa.ForeignKey("title.id", deferrable=True), nullable=False),
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.UniqueConstraint("service", "value", name="one_title_a_ref"),
        sa.UniqueConstraint("title_id", "service", name="one_ref_a_service"),
    )


def _batches() -> None:
    _table(
        "batch",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("imported_at", sa.Text, nullable=False),
        sa.Column("imported", sa.Integer, nullable=False),
        sa.Column("duplicate", sa.Integer, nullable=False),
        sa.Column("review", sa.Integer, nullable=False),
        sa.Column("rejected", sa.Integer, nullable=False),
    )


def _watches() -> None:
    _table(
        "watch",
        sa.Column("title_id", sa.Integer, sa.ForeignKey("title.id", deferrable=True), nullable=False),
        sa.Column("season", sa.Integer),
        sa.Column("episode", sa.Integer),
        sa.Column("episode_title", sa.Text),
        sa.Column("watched_on", sa.Text),
        sa.Column("watched_at", sa.Text),
        sa.Column("utc_offset", sa.Integer),
        sa.Column("stars", sa.Integer),
        sa.Column("stars_scale", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("folded_note", sa.Text),
        sa.Column("service", sa.Text),
        sa.Column("companions", sa.Text),
        sa.Column("rewatch", sa.Integer, nullable=False),
        sa.Column("pass", sa.Integer),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("batch_id", sa.Integer, sa.ForeignKey("batch.id", deferrable=True)),
        sa.Column("added_at", sa.Text, nullable=False),
        sa.CheckConstraint("season BETWEEN 0 AND 9999", name="watch_season"),
        sa.CheckConstraint("episode BETWEEN 0 AND 99999", name="watch_episode"),
        sa.CheckConstraint(
            "(length(watched_on) = 4 AND watched_on LIKE '____')"
            " OR (length(watched_on) = 7 AND watched_on LIKE '____-__')"
            " OR (length(watched_on) = 10 AND watched_on LIKE '____-__-__')",
            name="watch_date",
        ),
        sa.CheckConstraint(INSTANT.format("watched_at"), name="watch_time"),
        sa.CheckConstraint("watched_at IS NULL OR length(watched_on) = 10", name="watch_time_has_a_day"),
        sa.CheckConstraint("(watched_at IS NULL) = (utc_offset IS NULL)", name="watch_time_has_a_zone"),
        sa.CheckConstraint("utc_offset BETWEEN -86399 AND 86399", name="watch_zone"),
        sa.CheckConstraint("stars BETWEEN 0 AND 100", name="watch_stars"),
        sa.CheckConstraint("(stars IS NULL) = (stars_scale IS NULL)", name="watch_stars_have_a_scale"),
        sa.CheckConstraint("(note IS NULL) = (folded_note IS NULL)", name="watch_note_is_folded"),
        sa.CheckConstraint("rewatch IN (0, 1)", name="watch_rewatch"),
        sa.CheckConstraint("pass >= 1", name="watch_pass"),
        sa.CheckConstraint(INSTANT.format("added_at"), name="watch_added_at"),
    )
    op.create_index("watch_by_day", "watch", ["watched_on", "watched_at", "id"])
    op.create_index("watch_of_title", "watch", ["title_id", "season", "episode"])
    op.create_index("watch_of_batch", "watch", ["batch_id"])
    _table(
        "watch_tag",
        sa.Column("watch_id", sa.Integer, sa.ForeignKey("watch.id", deferrable=True), nullable=False),
        sa.Column("tag", sa.Text, nullable=False),
        sa.Column("folded_tag", sa.Text, nullable=False),
        sa.UniqueConstraint("watch_id", "tag", name="tag_once_a_watch"),
        sa.CheckConstraint("length(tag) BETWEEN 1 AND 500", name="tag_is_a_word"),
    )
    op.create_index("tag_by_name", "watch_tag", ["tag"])


def _opinions() -> None:
    _table(
        "rating",
        sa.Column("title_id", sa.Integer, sa.ForeignKey("title.id", deferrable=True), nullable=False),
        sa.Column("season", sa.Integer),
        sa.Column("episode", sa.Integer),
        sa.Column("stars", sa.Integer, nullable=False),
        sa.Column("stars_scale", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("batch_id", sa.Integer, sa.ForeignKey("batch.id", deferrable=True)),
        sa.Column("rated_at", sa.Text, nullable=False),
        sa.CheckConstraint("season BETWEEN 0 AND 9999", name="rating_season"),
        sa.CheckConstraint("episode BETWEEN 0 AND 99999", name="rating_episode"),
        sa.CheckConstraint("stars BETWEEN 0 AND 100", name="rating_stars"),
        sa.CheckConstraint(INSTANT.format("rated_at"), name="rating_rated_at"),
    )
    op.create_index("rating_of_title", "rating", ["title_id"])
    _table(
        "plan",
        sa.Column("title_id", sa.Integer, sa.ForeignKey("title.id", deferrable=True), nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("batch_id", sa.Integer, sa.ForeignKey("batch.id", deferrable=True)),
        sa.Column("planned_at", sa.Text, nullable=False),
        sa.UniqueConstraint("title_id", name="one_plan_a_title"),
        sa.CheckConstraint(INSTANT.format("planned_at"), name="plan_planned_at"),
    )


def _journal() -> None:
    _table(
        "change",
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("undone", sa.Integer),
        sa.Column("superseded", sa.Integer, nullable=False),
        sa.CheckConstraint("superseded IN (0, 1)", name="change_superseded"),
        sa.CheckConstraint(INSTANT.format("made_at"), name="change_made_at"),
    )
    op.create_index("change_undone", "change", ["undone"])
    op.create_table(
        "change_row",
        sa.Column("change_id", sa.Integer, sa.ForeignKey("change.id"), primary_key=True),
        sa.Column("table_name", sa.Text, primary_key=True),
        sa.Column("row_id", sa.Integer, primary_key=True),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("change_row_by_row", "change_row", ["table_name", "row_id", "change_id"])


JOURNALLED = {
    "title": "id name original_name year kind folded_name folded_original",
    "title_ref": "id title_id service value",
    "batch": "id source file_name imported_at imported duplicate review rejected",
    "watch": (
        "id title_id season episode episode_title watched_on watched_at utc_offset stars stars_scale note"
        " folded_note service companions rewatch pass source batch_id added_at"
    ),
    "watch_tag": "id watch_id tag folded_tag",
    "rating": "id title_id season episode stars stars_scale source batch_id rated_at",
    "plan": "id title_id note source batch_id planned_at",
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
