"""What importers read of files that they have to know for their own."""

from collections.abc import Mapping
from typing import TypeVar

from tests.importers import reading
from watchlog.importers.protocol import Importer, Row
from watchlog.model.arrival import Content, Seen
from watchlog.model.portion import Portion

Kind = TypeVar("Kind")


def rows(importer: Importer, files: Mapping[str, str]) -> list[Row]:
    """All rows of files that the importer knows for its own."""
    assert importer.detect(reading.source(files))
    return reading.rows(importer, files)


def said(importer: Importer, files: Mapping[str, str]) -> list[Content]:
    """What all records say; none may be refused."""
    return reading.said(rows(importer, files))


def reasons(importer: Importer, files: Mapping[str, str]) -> list[str]:
    """Why records are refused."""
    return reading.refused(rows(importer, files))


def only(kind: type[Kind], contents: list[Content]) -> list[Kind]:
    """What is said of one kind."""
    return [content for content in contents if isinstance(content, kind)]


def counted(contents: list[Content]) -> dict[Portion, int]:
    """How often each part was seen at least, nobody knows when."""
    return {seen.watch.portion: seen.times for seen in only(Seen, contents)}
