"""What every part of the library rests on that asks providers."""

from collections.abc import Callable
from datetime import datetime

from watchlog.library.part import Part
from watchlog.library.sources import Sources
from watchlog.providers.wire.deadline import Deadline
from watchlog.store.database import Database


class AskingPart(Part):
    """A part that asks providers.

    Args:
        database: Where the history is kept.
        now: The clock: aware and local.
        sources: The providers.
        seconds: How long one title may take.
    """

    def __init__(self, database: Database, now: Callable[[], datetime], sources: Sources, seconds: float) -> None:
        super().__init__(database, now)
        self._sources = sources
        self._seconds = seconds

    def _deadline(self, *, hurry: bool = False) -> Deadline:
        return Deadline(self._seconds, pauses=0) if hurry else Deadline(self._seconds)
