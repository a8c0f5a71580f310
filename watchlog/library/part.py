"""What every part of the library rests on."""

from collections.abc import Callable
from datetime import datetime

from watchlog.store.database import Database


class Part:
    """Some of what can be done with a history.

    Args:
        database: Where the history is kept.
        now: The clock: aware and local.
    """

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
