"""The importer of Trakt's export: its files, one after the other."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Final

from watchlog.errors import BadInput
from watchlog.files.json_items import items
from watchlog.importers.crowds import Crowds
from watchlog.importers.making import MALFORMED, Maker, record_row
from watchlog.importers.protocol import Row, Source
from watchlog.importers.trakt import opinions, viewings
from watchlog.importers.trakt.opinions import FAVORITES, Said
from watchlog.importers.trakt.parts import Part, TraktFile, files_of, is_trakt, viewings_of
from watchlog.importers.trakt.subjects import Subjects
from watchlog.importers.trakt.viewings import Told
from watchlog.importers.values import Record
from watchlog.model.arrival import Content

Reader = Callable[[Record], Iterable[Content]]

SILENT: Final = "it counts no plays"


class Trakt:
    """Reads Trakt's export: in folders, with flat names, in numbered parts, or a single file of it."""

    name = "trakt"

    def detect(self, source: Source) -> bool:
        """Whether a file holds records with Trakt's own ids."""
        return is_trakt(source)

    def read(self, source: Source) -> Iterator[Row]:
        """Every record of the files that tell of a history."""
        files = files_of(source)
        maker = Maker(self.name, source.opened_at)
        subjects = Subjects(maker)
        has_history = any(file.part is Part.HISTORY for file in files)
        told = Told(maker, subjects, source, _crowds(source, viewings_of(files)), has_history)
        said = Said(maker, subjects, source, Counter())
        names = _names(source, files)
        for file in files:
            read = _reader(file, told, said, names)
            for number, record in _records(source, file):
                yield record_row(
                    f"record {number}", record, file.name, partial(_contents, read, record), otherwise=SILENT
                )


def _contents(read: Reader, record: object) -> Iterable[Content]:
    return read(Record(record))


def _reader(file: TraktFile, told: Told, said: Said, names: dict[str, str]) -> Reader:
    readers: dict[Part, Reader] = {
        Part.HISTORY: partial(viewings.viewing, told),
        Part.WATCHED: partial(viewings.counted, told),
        Part.RATINGS: partial(opinions.rating, said),
        Part.WATCHLIST: partial(opinions.wish, said),
        Part.LISTS: partial(opinions.headline, said),
        Part.LIST: partial(opinions.listed, said, name=_list_name(file.stem, names)),
        Part.FAVORITES: partial(opinions.listed, said, name=FAVORITES),
        Part.HIDDEN: partial(opinions.hidden, said, section=file.stem.removeprefix("hidden").strip("-")),
        Part.COMMENTS: partial(opinions.text, said, within="comment", key="comment", name="Comments"),
        Part.NOTES: partial(opinions.text, said, within="note", key="notes", name="Notes"),
        Part.COLLECTION: partial(opinions.collected, said),
    }
    return readers[file.part]


def _records(source: Source, file: TraktFile) -> Iterator[tuple[int, Any]]:
    with source.text(file.name) as text:
        yield from enumerate(items(text, source.label(file.name)), start=1)


def _crowds(source: Source, files: Iterable[TraktFile]) -> Crowds:
    crowds = Crowds()
    for file in files:
        for _, record in _records(source, file):
            try:
                for moment, what in viewings.marked(Record(record), source):
                    crowds.add(moment, what)
            except (BadInput, *MALFORMED):  # told when it is read for what it says
                continue
    return crowds


def _names(source: Source, files: Iterable[TraktFile]) -> dict[str, str]:
    """What lists are called, by their number: their own files only have a shortened name."""
    names: dict[str, str] = {}
    for file in files:
        if file.part is Part.LISTS:
            for _, record in _records(source, file):
                try:
                    one = Record(record)
                    names[one.within("ids").text("trakt")] = one.text("name")
                except BadInput:  # told when it is read for what it says
                    continue
    return names


def _list_name(stem: str, names: dict[str, str]) -> str:
    number, _, slug = stem.removeprefix("lists-").removeprefix("list-").partition("-")
    if not number.isdecimal():
        return stem.replace("-", " ").replace("_", " ")
    return names.get(number) or slug.replace("-", " ") or f"List {number}"
