"""Where tables are known, and the key that nearly all of them have."""

from typing import Final

from sqlalchemy import Column, Integer, MetaData

METADATA: Final = MetaData()


def key() -> Column[int]:
    """The number of a row, never used again."""
    return Column("id", Integer, primary_key=True)
