"""The tables as statements see them. The migrations in `alembic/` make them; a test compares the two."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from watchlog.store.sql.catalogue_tables import (
    ATTEMPT,
    CATALOGUE,
    CREDIT,
    DETAIL,
    ENTRY,
    ENTRY_REF,
    EPISODE,
    FORMER_NUMBER,
    OTHER_NAME,
    PARTS,
    PLACING,
    SEASON,
)
from watchlog.store.sql.import_tables import BATCH, DOUBT, LEDGER_BLOCK, LIST_ENTRY, TITLE_LIST, batch_id
from watchlog.store.sql.metadata import METADATA, key

__all__ = [
    "ABOUT",
    "ATTEMPT",
    "BATCH",
    "CATALOGUE",
    "CHANGE",
    "CHANGE_ROW",
    "CREDIT",
    "DETAIL",
    "DOUBT",
    "ENTRY",
    "ENTRY_REF",
    "EPISODE",
    "FORMER_NUMBER",
    "HISTORY",
    "LEDGER_BLOCK",
    "LIST_ENTRY",
    "METADATA",
    "OTHER_NAME",
    "OWN_PLACE",
    "PARTS",
    "PASS_NOTE",
    "PLACING",
    "PLAN",
    "RATING",
    "SAVED_VIEW",
    "SEASON",
    "SKIP",
    "TITLE",
    "TITLE_LIST",
    "TITLE_REF",
    "WATCH",
    "WATCH_TAG",
]


def _title_id() -> Column[int]:
    return Column("title_id", Integer, ForeignKey("title.id"), nullable=False)


ABOUT: Final = Table(
    "about",
    METADATA,
    key(),
    Column("last_number", Integer, nullable=False),
    Column("open_change", Integer),
    Column("written_by", Text, nullable=False),
)

TITLE: Final = Table(
    "title",
    METADATA,
    key(),
    Column("name", Text, nullable=False),
    Column("original_name", Text),
    Column("year", Integer),
    Column("kind", Text),
    Column("folded_name", Text, nullable=False),
    Column("folded_original", Text),
    Column("status", Text),
    Column("unlinked", Text),
    Column("shown_as", Text),
    Column("episode_order", Text),
)

TITLE_REF: Final = Table(
    "title_ref",
    METADATA,
    key(),
    _title_id(),
    Column("service", Text, nullable=False),
    Column("value", Text, nullable=False),
)

WATCH: Final = Table(
    "watch",
    METADATA,
    key(),
    _title_id(),
    Column("season", Integer),
    Column("episode", Integer),
    Column("episode_title", Text),
    Column("watched_on", Text),
    Column("watched_at", Text),
    Column("utc_offset", Integer),
    Column("stars", Integer),
    Column("stars_scale", Text),
    Column("note", Text),
    Column("folded_note", Text),
    Column("service", Text),
    Column("companions", Text),
    Column("rewatch", Integer, nullable=False),
    Column("pass", Integer, key="pass_number"),
    Column("source", Text, nullable=False),
    batch_id(),
    Column("added_at", Text, nullable=False),
    Column("folded_episode_title", Text),
    Column("folded_service", Text),
    Column("folded_companions", Text),
    Column("folded_source", Text),
)

WATCH_TAG: Final = Table(
    "watch_tag",
    METADATA,
    key(),
    Column("watch_id", Integer, ForeignKey("watch.id"), nullable=False),
    Column("tag", Text, nullable=False),
    Column("folded_tag", Text, nullable=False),
)

RATING: Final = Table(
    "rating",
    METADATA,
    key(),
    _title_id(),
    Column("season", Integer),
    Column("episode", Integer),
    Column("stars", Integer, nullable=False),
    Column("stars_scale", Text, nullable=False),
    Column("source", Text, nullable=False),
    batch_id(),
    Column("rated_at", Text, nullable=False),
)

PLAN: Final = Table(
    "plan",
    METADATA,
    key(),
    _title_id(),
    Column("note", Text),
    Column("source", Text, nullable=False),
    batch_id(),
    Column("planned_at", Text, nullable=False),
    Column("folded_note", Text),
    Column("folded_source", Text),
)

SAVED_VIEW: Final = Table(
    "saved_view",
    METADATA,
    key(),
    Column("name", Text, nullable=False),
    Column("folded_name", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
)

PASS_NOTE: Final = Table(
    "pass_note",
    METADATA,
    key(),
    _title_id(),
    Column("number", Integer, nullable=False),
    Column("name", Text),
    Column("note", Text),
    Column("stars", Integer),
    Column("stars_scale", Text),
    Column("began_on", Text),
    Column("ended_on", Text),
    Column("dropped", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("noted_at", Text, nullable=False),
)

SKIP: Final = Table(
    "skip",
    METADATA,
    key(),
    _title_id(),
    Column("season", Integer),
    Column("episode", Integer),
    Column("source", Text, nullable=False),
    Column("skipped_at", Text, nullable=False),
)

OWN_PLACE: Final = Table(
    "own_place",
    METADATA,
    key(),
    _title_id(),
    Column("place", Integer, nullable=False),
    Column("season", Integer, nullable=False),
    Column("episode", Integer, nullable=False),
)

CHANGE: Final = Table(
    "change",
    METADATA,
    key(),
    Column("made_at", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("undone", Integer),
    Column("superseded", Integer, nullable=False),
)

CHANGE_ROW: Final = Table(
    "change_row",
    METADATA,
    Column("change_id", Integer, ForeignKey("change.id"), primary_key=True),
    Column("table_name", Text, primary_key=True),
    Column("row_id", Integer, primary_key=True),
    Column("before", Text),
    Column("after", Text),
)

HISTORY: Final = (
    TITLE,
    TITLE_REF,
    BATCH,
    WATCH,
    WATCH_TAG,
    RATING,
    PLAN,
    SAVED_VIEW,
    PASS_NOTE,
    SKIP,
    OWN_PLACE,
    TITLE_LIST,
    LIST_ENTRY,
    LEDGER_BLOCK,
    DOUBT,
)
"""What is the user's, and what the journal keeps an eye on, parents before children."""
