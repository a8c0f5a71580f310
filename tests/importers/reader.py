"""What tests of importers ask of what was read."""

from collections.abc import Mapping
from typing import TypeVar

from tests.importers.conftest import in_memory
from watchlog.importers.protocol import Importer, Row, Unreadable
from watchlog.model.arrival import Content, Seen
from watchlog.model.portion import Portion

Kind = TypeVar("Kind")


def rows(importer: Importer, files: Mapping[str, str]) -> list[Row]:
    """All rows of files that the importer knows for its own."""
    source = in_memory({name: content.encode() for name, content in files.items()})
    assert importer.detect(source)
    return list(importer.read(source))


def said(importer: Importer, files: Mapping[str, str]) -> list[Content]:
    """What all records say; none may be refused."""
    contents: list[Content] = []
    for row in rows(importer, files):
        assert not isinstance(row.contents, Unreadable), row
        contents += row.contents
    return contents


def reasons(importer: Importer, files: Mapping[str, str]) -> list[str]:
    """Why records are refused."""
    return [row.contents.reason for row in rows(importer, files) if isinstance(row.contents, Unreadable)]


def only(kind: type[Kind], contents: list[Content]) -> list[Kind]:
    """What is said of one kind."""
    return [content for content in contents if isinstance(content, kind)]


def counted(contents: list[Content]) -> dict[Portion, int]:
    """How often each part was seen at least, nobody knows when."""
    return {seen.watch.portion: seen.times for seen in only(Seen, contents)}
