"""The archive, read back."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.json_items import document
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
from watchlog.model.arrival import Content, Entry
from watchlog.model.title import Title
from watchlog.model.view import SavedView
from watchlog.records.archive import FORMAT, READABLE, UNKNOWN_TO, VERSION

HEAD: Final = 200
"""Characters within which an archive says what it is."""

MALFORMED: Final = (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError)
"""What goes wrong when a record is of another shape than ours."""

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
        if len(source.files) != 1:
            return False
        head = source.head(source.file)[:HEAD]
        return head.lstrip().startswith("{") and f'"{FORMAT}"' in head

    def read(self, source: Source) -> Iterator[Row]:
        """Watches, ratings, plans, passes, skips and orders, each with its title, and then views."""
        archive = _archive(source)
        titles = _titles(archive)
        for part, read in PARTS:
            for place, record in enumerate(_list(archive, part), start=1):
                yield _row(f"{part} {place}", record, _content(read, record, titles))
        for place, record in enumerate(_list(archive, "views"), start=1):
            yield _row(f"views {place}", record, _view(record))


def _row(place: str, record: Any, content: Content | Unreadable) -> Row:
    contents = content if isinstance(content, Unreadable) else (content,)
    return Row(place, contents, json.dumps(record, ensure_ascii=False))


def _archive(source: Source) -> Mapping[str, Any]:
    with source.text(source.file) as file:
        archive = document(file, source.name)
    if not isinstance(archive, dict) or archive.get("format") != FORMAT:
        raise BadFile(f"{source.name} is no archive", "nothing was imported")
    if archive.get("version") not in READABLE:
        raise BadFile(
            f"{source.name} is an archive of version {archive.get('version')}, and this program reads up to {VERSION}",
            "upgrade watchlog",
        )
    return archive


def _list(archive: Mapping[str, Any], part: str) -> Sequence[Any]:
    records = archive.get(part, [])
    if not isinstance(records, list):
        raise BadFile(f"the archive's “{part}” is no list", "nothing was imported")
    return records


def _titles(archive: Mapping[str, Any]) -> list[Title | Unreadable]:
    known = UNKNOWN_TO.get(archive["version"], {})
    titles: list[Title | Unreadable] = []
    for number, record in enumerate(_list(archive, "titles"), start=1):
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
