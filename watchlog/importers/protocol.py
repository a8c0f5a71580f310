"""What an importer is."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from watchlog.model.opinion import Plan, Rating
from watchlog.model.passes import PassNote, Skip
from watchlog.model.snapshot import TitleOrder
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch


class Source(NamedTuple):
    """A file that somebody brings.

    Attributes:
        path: Where it lies.
        opened_at: The present: what a record gets that does not say when it was made.
    """

    path: Path
    opened_at: datetime


class Unreadable(NamedTuple):
    """A record that can't be understood, and why."""

    reason: str


class Row(NamedTuple):
    """One record of a file.

    Attributes:
        place: Where it stands: `line 12`.
        content: What it says. Numbers in it are the file's own: they tell two titles of one name apart.
    """

    place: str
    content: Watch | Rating | Plan | PassNote | Skip | TitleOrder | SavedView | Unreadable


class Importer(Protocol):
    """Reads the files of one service."""

    name: str

    def detect(self, source: Source) -> bool:
        """Whether the file is of that service, judged by its content."""
        ...

    def read(self, source: Source) -> Iterator[Row]:
        """Every record of the file, in its order.

        Raises:
            BadFile: The file as a whole can't be understood.
            FileTrouble: It can't be read.
        """
        ...
