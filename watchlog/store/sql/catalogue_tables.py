"""The tables of the catalogue as statements see them: a cache, which nothing of the history refers to."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from watchlog.store.sql.metadata import METADATA, key


def _entry_id() -> Column[int]:
    return Column("entry_id", Integer, ForeignKey("entry.id", ondelete="CASCADE"), nullable=False)


ENTRY: Final = Table(
    "entry",
    METADATA,
    key(),
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
"""What a provider says of a title, without its parts."""

ENTRY_REF: Final = Table(
    "entry_ref",
    METADATA,
    key(),
    _entry_id(),
    Column("service", Text, nullable=False),
    Column("value", Text, nullable=False),
)

OTHER_NAME: Final = Table(
    "other_name",
    METADATA,
    key(),
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
    key(),
    _entry_id(),
    Column("person", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("character", Text),
)

SEASON: Final = Table(
    "season",
    METADATA,
    key(),
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
    key(),
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
    key(),
    _entry_id(),
    Column("provider_id", Text, nullable=False),
    Column("season", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("name", Text),
    Column("until", Text, nullable=False),
)

PLACING: Final = Table(
    "placing",
    METADATA,
    key(),
    _entry_id(),
    Column("arrangement", Text, nullable=False),
    Column("provider_id", Text, nullable=False),
    Column("season", Integer, nullable=False),
    Column("number", Integer, nullable=False),
)
"""Where episodes stand in other orders than the aired one."""

DETAIL: Final = Table(
    "detail",
    METADATA,
    key(),
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

PARTS: Final = (ENTRY_REF, OTHER_NAME, CREDIT, SEASON, EPISODE, FORMER_NUMBER, PLACING, DETAIL)
"""What hangs on an entry, and goes when it goes."""

CATALOGUE: Final = (ENTRY, *PARTS, ATTEMPT)
"""What may be dropped and fetched again, and what the journal leaves alone."""
