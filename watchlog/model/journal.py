"""Change: one entry of the journal, which is one command."""

from datetime import datetime
from typing import NamedTuple


class Change(NamedTuple):
    """What one command did, as the journal tells it.

    Attributes:
        id: Its number, rising with time.
        made_at: When, in UTC.
        summary: In words: `added Osmosis (2019)`.
        rows: How many rows it touched.
        undone: Whether it has been taken back.
    """

    id: int
    made_at: datetime
    summary: str
    rows: int
    undone: bool
