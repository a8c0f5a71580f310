"""The tables as statements see them. The migrations in `alembic/` make them; a test compares the two."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

METADATA: Final = MetaData()


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _title_id() -> Column[int]:
    return Column("title_id", Integer, ForeignKey("title.id"), nullable=False)


def _batch_id() -> Column[int]:
    return Column("batch_id", Integer, ForeignKey("batch.id"))


def _entry_id() -> Column[int]:
    return Column("entry_id", Integer, ForeignKey("entry.id", ondelete="CASCADE"), nullable=False)


ABOUT: Final = Table(
    "about",
    METADATA,
    _id(),
    Column("last_number", Integer, nullable=False),
    Column("open_change", Integer),
    Column("written_by", Text, nullable=False),
)

TITLE: Final = Table(
    "title",
    METADATA,
    _id(),
    Column("name", Text, nullable=False),
    Column("original_name", Text),
    Column("year", Integer),
    Column("kind", Text),
    Column("folded_name", Text, nullable=False),
    Column("folded_original", Text),
    Column("status", Text),
    Column("unlinked", Text),
    Column("shown_as", Text),
)

TITLE_REF: Final = Table(
    "title_ref",
    METADATA,
    _id(),
    _title_id(),
    Column("service", Text, nullable=False),
    Column("value", Text, nullable=False),
)

BATCH: Final = Table(
    "batch",
    METADATA,
    _id(),
    Column("source", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("imported_at", Text, nullable=False),
    Column("imported", Integer, nullable=False),
    Column("duplicate", Integer, nullable=False),
    Column("review", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
)

WATCH: Final = Table(
    "watch",
    METADATA,
    _id(),
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
    _batch_id(),
    Column("added_at", Text, nullable=False),
    Column("folded_episode_title", Text),
    Column("folded_service", Text),
    Column("folded_companions", Text),
    Column("folded_source", Text),
)

WATCH_TAG: Final = Table(
    "watch_tag",
    METADATA,
    _id(),
    Column("watch_id", Integer, ForeignKey("watch.id"), nullable=False),
    Column("tag", Text, nullable=False),
    Column("folded_tag", Text, nullable=False),
)

RATING: Final = Table(
    "rating",
    METADATA,
    _id(),
    _title_id(),
    Column("season", Integer),
    Column("episode", Integer),
    Column("stars", Integer, nullable=False),
    Column("stars_scale", Text, nullable=False),
    Column("source", Text, nullable=False),
    _batch_id(),
    Column("rated_at", Text, nullable=False),
)

PLAN: Final = Table(
    "plan",
    METADATA,
    _id(),
    _title_id(),
    Column("note", Text),
    Column("source", Text, nullable=False),
    _batch_id(),
    Column("planned_at", Text, nullable=False),
    Column("folded_note", Text),
    Column("folded_source", Text),
)

SAVED_VIEW: Final = Table(
    "saved_view",
    METADATA,
    _id(),
    Column("name", Text, nullable=False),
    Column("folded_name", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
)

ENTRY: Final = Table(
    "entry",
    METADATA,
    _id(),
    Column("title_id", Integer, nullable=False),
    Column("provider", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("original_name", Text),
    Column("year", Integer),
    Column("premiered", Text),
    Column("ended", Text),
    Column("state", Text),
    Column("runtime", Integer),
    Column("zone", Text),
    Column("summary", Text),
    Column("poster", Text),
    Column("page", Text),
    Column("stamp", Text),
    Column("fetched_at", Text, nullable=False),
    Column("fetched_from", Text, nullable=False),
    Column("gone_at", Text),
    Column("moved_to", Text),
)
"""What a provider says of a title: with its parts a cache, which nothing of the history refers to."""

ENTRY_REF: Final = Table(
    "entry_ref",
    METADATA,
    _id(),
    _entry_id(),
    Column("service", Text, nullable=False),
    Column("value", Text, nullable=False),
)

OTHER_NAME: Final = Table(
    "other_name",
    METADATA,
    _id(),
    _entry_id(),
    Column("title_id", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded_name", Text, nullable=False),
    Column("country", Text),
)

CREDIT: Final = Table(
    "credit",
    METADATA,
    _id(),
    _entry_id(),
    Column("person", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("character", Text),
)

SEASON: Final = Table(
    "season",
    METADATA,
    _id(),
    _entry_id(),
    Column("number", Integer, nullable=False),
    Column("name", Text),
    Column("episodes", Integer),
    Column("premiered", Text),
    Column("ended", Text),
)

EPISODE: Final = Table(
    "episode",
    METADATA,
    _id(),
    _entry_id(),
    Column("provider_id", Text, nullable=False),
    Column("season", Integer),
    Column("number", Integer),
    Column("name", Text),
    Column("special", Integer, nullable=False),
    Column("air_date", Text),
    Column("air_time", Text),
    Column("air_at", Text),
    Column("utc_offset", Integer),
    Column("runtime", Integer),
    Column("summary", Text),
)

FORMER_NUMBER: Final = Table(
    "former_number",
    METADATA,
    _id(),
    _entry_id(),
    Column("provider_id", Text, nullable=False),
    Column("season", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("name", Text),
    Column("until", Text, nullable=False),
)

DETAIL: Final = Table(
    "detail",
    METADATA,
    _id(),
    _entry_id(),
    Column("title_id", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("folded_value", Text, nullable=False),
    Column("number", Integer),
)

ATTEMPT: Final = Table(
    "attempt",
    METADATA,
    Column("title_id", Integer, primary_key=True),
    Column("outcome", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""What came of looking titles up."""

CHANGE: Final = Table(
    "change",
    METADATA,
    _id(),
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

HISTORY: Final = (TITLE, TITLE_REF, BATCH, WATCH, WATCH_TAG, RATING, PLAN, SAVED_VIEW)
"""What is the user's, and what the journal keeps an eye on, parents before children."""

PARTS: Final = (ENTRY_REF, OTHER_NAME, CREDIT, SEASON, EPISODE, FORMER_NUMBER, DETAIL)
"""What hangs on an entry, and goes when it goes."""

CATALOGUE: Final = (ENTRY, *PARTS, ATTEMPT)
"""What may be dropped and fetched again, and what the journal leaves alone."""
