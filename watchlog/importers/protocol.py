"""What an importer is."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from watchlog.files.source import Source
from watchlog.model.arrival import Content

__all__ = ["Importer", "Row", "Source", "Unreadable"]


class Unreadable(NamedTuple):
    """A record that can't be understood, or says nothing of what a history holds, and why."""

    reason: str


class Row(NamedTuple):
    """One record of a file.

    Attributes:
        place: Where it stands: `line 12`.
        contents: What it says, at least one thing. Numbers in it are the file's own: they tell two titles of one name
            apart.
        raw: The record as it stood in the file: a line, or a piece of JSON or XML.
        file: In which of the source's files it stands.
    """

    place: str
    contents: tuple[Content, ...] | Unreadable
    raw: str = ""
    file: str = ""


class Importer(Protocol):
    """Reads the files of one service."""

    name: str

    def detect(self, source: Source) -> bool:
        """Whether the files are of that service, judged by their content."""
        ...

    def read(self, source: Source) -> Iterator[Row]:
        """Every record of the files, in their order; a file's records come one after the other.

        Raises:
            BadFile: A file as a whole can't be understood.
            FileTrouble: One can't be read.
        """
        ...
