"""The archive, read back."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.json_items import document
from watchlog.importers.archive_records import (
    ARCHIVE,
    list_of,
    listing_of,
    order_of,
    pass_note_of,
    plan_of,
    rating_of,
    seen_of,
    skip_of,
    stands_of,
    title_of,
    view_of,
    watch_of,
)
from watchlog.importers.protocol import Row, Source, Unreadable
from watchlog.model.arrival import Content, Entry, Stands
from watchlog.model.lists import TitleList
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
    ("listings", listing_of),
)
"""What hangs on titles, in the order in which it is read."""

UNTITLED: Final[Mapping[str, Callable[[Mapping[str, Any]], TitleList | SavedView]]] = {
    "lists": list_of,
    "views": view_of,
}
"""What hangs on none."""

FRAGMENTS: Final[Mapping[str, Callable[[Title, Mapping[str, Any]], Entry]]] = dict(PARTS) | {"stands": stands_of}
"""What a piece of an archive may hold of titles."""


LARGEST: Final = 1 << 30
"""Characters of an archive that are read: millions of watches."""


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
        """Lists, then what there is of titles, each with its title, then titles of which nothing is, and then views."""
        archive = _archive(source)
        titles = _titles(archive)
        alone = set(range(len(titles)))
        yield from _untitled(archive, "lists")
        for part, read in PARTS:
            for place, record in enumerate(_list(archive, part), start=1):
                content = _content(read, record, titles)
                alone -= _named(record)
                yield _row(f"{part} {place}", record, content)
        for place in sorted(alone):
            standing = _standing(titles[place])
            if standing is not None:
                yield _row(f"titles {place + 1}", archive["titles"][place], standing)
        yield from _untitled(archive, "views")


def of_fragment(text: str) -> list[Content]:
    """What a record of an import says, as `fragment` wrote it.

    Raises:
        BadInput: The text is something else.
    """
    try:
        archive = json.loads(text)
        known = UNKNOWN_TO.get(archive["version"], {})
        titles = [title_of(title["id"], known | title) for title in archive["titles"]]
        told = [
            (record["turn"], _told(part, record, titles))
            for part in (*FRAGMENTS, *UNTITLED)
            for record in archive.get(part, [])
        ]
    except MALFORMED as error:
        raise BadInput(f"it is no piece of an archive: {error}") from error
    return [content for _, content in sorted(told, key=lambda turn: turn[0])]


def _told(part: str, record: Mapping[str, Any], titles: Sequence[Title]) -> Content:
    if part in UNTITLED:
        return UNTITLED[part](record)
    read = seen_of if "times" in record else FRAGMENTS[part]
    return read(titles[record["title"]], record)


def _untitled(archive: Mapping[str, Any], part: str) -> Iterator[Row]:
    for place, record in enumerate(_list(archive, part), start=1):
        content: Content | Unreadable
        try:
            content = UNTITLED[part](record)
        except (BadInput, *MALFORMED) as error:
            content = _unreadable(error)
        yield _row(f"{part} {place}", record, content)


def _named(record: Any) -> set[int]:
    """The place of the title that a record names, if it names one."""
    place = record.get("title") if isinstance(record, Mapping) else None
    return {place} if type(place) is int else set()


def _standing(title: Title | Unreadable) -> Stands | Unreadable | None:
    """What a title says that nothing else names."""
    if isinstance(title, Unreadable):
        return title
    return Stands(title, title.status) if title.status else None


def _row(place: str, record: Any, content: Content | Unreadable) -> Row:
    contents = content if isinstance(content, Unreadable) else (content,)
    return Row(place, contents, json.dumps(record, ensure_ascii=False))


def _archive(source: Source) -> Mapping[str, Any]:
    with source.text(source.file) as file:
        archive = document(file, source.label(source.file), largest=LARGEST)
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
