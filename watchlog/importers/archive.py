"""The archive, read back."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.reading import opened
from watchlog.importers.archive_records import (
    ARCHIVE,
    order_of,
    pass_note_of,
    plan_of,
    rating_of,
    skip_of,
    title_of,
    view_of,
    watch_of,
)
from watchlog.importers.protocol import Row, Source, Unreadable
from watchlog.model.opinion import Plan, Rating
from watchlog.model.passes import PassNote, Skip
from watchlog.model.snapshot import TitleOrder
from watchlog.model.title import Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.records.archive import FORMAT, READABLE, UNKNOWN_TO, VERSION

HEAD: Final = 200
"""Characters within which an archive says what it is."""

MALFORMED: Final = (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError)
"""What goes wrong when a record is of another shape than ours."""

Entry = Watch | Rating | Plan | PassNote | Skip | TitleOrder

PARTS: Final[tuple[tuple[str, Callable[[Title, Mapping[str, Any]], Entry]], ...]] = (
    ("watches", watch_of),
    ("ratings", rating_of),
    ("plans", plan_of),
    ("passes", pass_note_of),
    ("skips", skip_of),
    ("orders", order_of),
)
"""What hangs on titles, in the order in which it is read."""


class Archive:
    """Reads what `watchlog export --format archive` writes."""

    name = ARCHIVE

    def detect(self, source: Source) -> bool:
        """Whether the file says of itself that it is an archive."""
        with opened(source.path) as file:
            head = file.read(HEAD)
        return head.lstrip().startswith("{") and f'"{FORMAT}"' in head

    def read(self, source: Source) -> Iterator[Row]:
        """Watches, ratings, plans, passes, skips and orders, each with its title, and then views."""
        document = _document(source)
        titles = _titles(document)
        for part, read in PARTS:
            for place, record in enumerate(_list(document, part), start=1):
                yield Row(f"{part} {place}", _content(read, record, titles))
        for place, record in enumerate(_list(document, "views"), start=1):
            yield Row(f"views {place}", _view(record))


def _document(source: Source) -> Mapping[str, Any]:
    with opened(source.path) as file:
        try:
            document = json.load(file)
        except (ValueError, RecursionError) as error:
            raise BadFile(f"{source.path} is no archive: {error}", "nothing was imported") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BadFile(f"{source.path} is no archive", "nothing was imported")
    if document.get("version") not in READABLE:
        raise BadFile(
            f"{source.path} is an archive of version {document.get('version')}, and this program reads up to {VERSION}",
            "upgrade watchlog",
        )
    return document


def _list(document: Mapping[str, Any], part: str) -> Sequence[Any]:
    records = document.get(part, [])
    if not isinstance(records, list):
        raise BadFile(f"the archive's “{part}” is no list", "nothing was imported")
    return records


def _titles(document: Mapping[str, Any]) -> list[Title | Unreadable]:
    known = UNKNOWN_TO.get(document["version"], {})
    titles: list[Title | Unreadable] = []
    for number, record in enumerate(_list(document, "titles"), start=1):
        try:
            titles.append(title_of(number, known | record))
        except (BadInput, *MALFORMED) as error:
            titles.append(_unreadable(error))
    return titles


def _content(
    read: Callable[[Title, Mapping[str, Any]], Entry], record: Any, titles: Sequence[Title | Unreadable]
) -> Entry | Unreadable:
    try:
        title = titles[_index(record["title"])]
        return title if isinstance(title, Unreadable) else read(title, record)
    except (BadInput, *MALFORMED) as error:
        return _unreadable(error)


def _unreadable(error: Exception) -> Unreadable:
    if isinstance(error, BadInput):
        return Unreadable(error.problem)
    return Unreadable(f"it is not what an archive holds: {error}")


def _index(value: object) -> int:
    if type(value) is not int or value < 0:
        raise BadInput(f"“{value}” is no place of a title")
    return value


def _view(record: Any) -> SavedView | Unreadable:
    try:
        return view_of(record)
    except (BadInput, *MALFORMED) as error:
        return _unreadable(error)
