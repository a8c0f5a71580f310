"""The tables of imports and of lists, as statements see them."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from watchlog.store.sql.metadata import METADATA, key


def batch_id(*, needed: bool = False) -> Column[int]:
    """By which import something came, or of which it is."""
    return Column("batch_id", Integer, ForeignKey("batch.id"), nullable=not needed)


BATCH: Final = Table(
    "batch",
    METADATA,
    key(),
    Column("source", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("imported_at", Text, nullable=False),
    Column("imported", Integer, nullable=False),
    Column("duplicate", Integer, nullable=False),
    Column("review", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
)

LEDGER_BLOCK: Final = Table(
    "ledger_block",
    METADATA,
    key(),
    batch_id(needed=True),
    Column("first", Integer, nullable=False),
    Column("content", Text, nullable=False),
)

DOUBT: Final = Table(
    "doubt",
    METADATA,
    key(),
    batch_id(needed=True),
    Column("place", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("raw", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("decided", Integer, nullable=False),
    Column("meant", Integer),
)

TITLE_LIST: Final = Table(
    "title_list",
    METADATA,
    key(),
    Column("name", Text, nullable=False),
    Column("caseless_name", Text, nullable=False),
    Column("folded_name", Text, nullable=False),
    Column("note", Text),
    Column("made_at", Text, nullable=False),
    Column("source", Text, nullable=False),
    batch_id(),
)

LIST_ENTRY: Final = Table(
    "list_entry",
    METADATA,
    key(),
    Column("list_id", Integer, ForeignKey("title_list.id"), nullable=False),
    Column("title_id", Integer, ForeignKey("title.id"), nullable=False),
    Column("season", Integer),
    Column("episode", Integer),
    Column("place", Integer),
    Column("note", Text),
    Column("source", Text, nullable=False),
    Column("listed_at", Text, nullable=False),
    batch_id(),
)
