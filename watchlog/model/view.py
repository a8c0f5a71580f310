"""View: a query that is kept under a name."""

from datetime import datetime
from typing import NamedTuple


class SavedView(NamedTuple):
    """A query that is kept under a name, and used as `@name`.

    Attributes:
        name: Letters, digits, `-`, `_` and `.`; its case does not count.
        query: As it was typed.
        saved_at: When, in UTC.
    """

    name: str
    query: str
    saved_at: datetime
