"""The importer of TV Time: its files, one after the other, after all of them were looked through once."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from watchlog.errors import BadInput
from watchlog.files.json_items import items
from watchlog.files.tables import Table
from watchlog.importers.making import MALFORMED, Maker, line_rows, record_row
from watchlog.importers.protocol import Row, Source
from watchlog.importers.tvtime import opinions, saved, shows, tracking
from watchlog.importers.tvtime.contents import READ, Holds, TimeFile, files_of
from watchlog.importers.tvtime.shelf import Shelf
from watchlog.importers.tvtime.told import Told
from watchlog.importers.values import Record
from watchlog.model.arrival import Content

TableReader = Callable[[Told, Mapping[str, str]], Iterable[Content]]
RecordReader = Callable[[Told, Record], Iterable[Content]]

TABLES: Final[Mapping[Holds, TableReader]] = {
    Holds.TRACKING_2: tracking.second,
    Holds.TRACKING_1: tracking.first,
    Holds.SEEN: partial(tracking.again, rewatch=False),
    Holds.REWATCHED: tracking.rewatched,
    Holds.FOLLOWED: shows.followed,
    Holds.SHOW_DATA: shows.show_data,
    Holds.SPECIAL: shows.special,
    Holds.RATES: shows.rate,
    Holds.COMMENTS: opinions.comment,
    Holds.LISTS: opinions.headline,
    Holds.SAVED_EPISODES: saved.saved_episode,
    Holds.SAVED_FILMS: saved.saved_film,
    Holds.SAVED_SERIES: saved.saved_series,
    Holds.SAVED_LISTS: saved.saved_entry,
    Holds.ACTIVITY: saved.activity,
}
RECORDS: Final[Mapping[Holds, RecordReader]] = {
    Holds.FILMS_JSON: saved.film_record,
    Holds.SERIES_JSON: saved.series_record,
}
SILENT: Final = "it is not followed, and says nothing else"


class TvTime:
    """Reads TV Time's own export of both ages, and what scripts saved of it."""

    name = "tvtime"

    def detect(self, source: Source) -> bool:
        """Whether a file has the columns or the fields that only TV Time's have."""
        return any(file.holds in READ for file in files_of(source))

    def read(self, source: Source) -> Iterator[Row]:
        """Every record of the files that tell of a history."""
        files = files_of(source)
        told = Told(Maker(self.name, source.opened_at), _shelf(source, files), Counter(), {})
        for file in files:
            if file.holds in RECORDS:
                yield from _records(source, file, told)
            elif file.holds in READ:
                yield from _lines(source, file, told)


def _lines(source: Source, file: TimeFile, told: Told) -> Iterator[Row]:
    votes = partial(opinions.vote, stem=file.stem)
    read = votes if file.holds is Holds.VOTES else TABLES[file.holds]
    with source.text(file.name) as text:
        for line in Table(text):
            yield from line_rows([line], file.name, partial(read, told), otherwise=SILENT)
            if file.holds is Holds.LISTS and not line.trouble:
                yield from _entries(file, told, f"line {line.number}", line.cells)


def _entries(file: TimeFile, told: Told, place: str, cells: Mapping[str, str]) -> Iterator[Row]:
    """The entries of a list, each a record of its own: some of them nobody may know."""
    for number, one in enumerate(opinions.entries(cells), start=1):
        yield record_row(f"{place}, entry {number}", one, file.name, partial(_listed, told, cells, one, number))


def _listed(told: Told, cells: Mapping[str, str], one: Mapping[str, str], place: int) -> Iterable[Content]:
    name = opinions.list_name(cells)
    return opinions.listed(told, one, name, place if name == cells.get("name") else None)


def _records(source: Source, file: TimeFile, told: Told) -> Iterator[Row]:
    for number, record in enumerate(_items(source, file), start=1):
        yield record_row(f"record {number}", record, file.name, partial(_contents, told, file.holds, record))


def _contents(told: Told, holds: Holds, record: object) -> Iterable[Content]:
    return RECORDS[holds](told, Record(record))


def _items(source: Source, file: TimeFile) -> Iterator[Any]:
    with source.text(file.name) as text:
        yield from items(text, source.label(file.name))


def _shelf(source: Source, files: Iterable[TimeFile]) -> Shelf:
    shelf = Shelf(source.zone)
    for file in files:
        learn = partial(_learn_record, shelf) if file.holds in RECORDS else partial(shelf.learn, file.holds)
        for record in _items(source, file) if file.holds in RECORDS else _cells(source, file):
            try:
                learn(record)
            except (BadInput, *MALFORMED):  # told when it is read for what it says
                continue
    return shelf


def _learn_record(shelf: Shelf, record: object) -> None:
    for moment, what in saved.marked_at(Record(record)):
        shelf.marked(moment, what)


def _cells(source: Source, file: TimeFile) -> Iterator[Mapping[str, str]]:
    with source.text(file.name) as text:
        yield from (line.cells for line in Table(text) if not line.trouble)
