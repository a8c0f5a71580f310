"""What importers read of a few files, without a history."""

from collections.abc import Mapping
from typing import Any

from tests.importers.conftest import content_of, in_memory, sample
from watchlog.importers.protocol import Importer, Row, Source, Unreadable
from watchlog.model.arrival import Content
from watchlog.model.watch import Watch

Files = Mapping[str, str | bytes]


def source(files: Files) -> Source:
    """Files of such names and contents."""
    return in_memory({name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()})


def rows(importer: Importer, files: Files) -> list[Row]:
    """Every record of the files."""
    return list(importer.read(source(files)))


def sampled(importer: Importer) -> list[Row]:
    """Every record of the files of that importer's service."""
    return list(importer.read(in_memory(content_of(sample(importer.name)))))


def said(found: list[Row]) -> list[Content]:
    """All that records say, of which none was refused."""
    assert not refused(found)
    return [content for row in found if not isinstance(row.contents, Unreadable) for content in row.contents]


def refused(found: list[Row]) -> list[str]:
    """Why records were refused."""
    return [row.contents.reason for row in found if isinstance(row.contents, Unreadable)]


def of_kind(found: list[Row], kind: type[Any]) -> list[Any]:
    """All of one kind that records say."""
    return [content for content in said(found) if type(content) is kind]


def the_watch(found: list[Row]) -> Watch:
    """The only thing that is said, a watch."""
    (watch,) = said(found)
    assert isinstance(watch, Watch)
    return watch
