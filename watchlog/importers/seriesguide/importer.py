"""SeriesGuide: its backups of shows, films and lists, one by one or together."""

from collections.abc import Callable, Iterator
from typing import Final

from watchlog.errors import BadFile
from watchlog.files.json_items import items
from watchlog.importers.believable import Believable
from watchlog.importers.making import Maker, record_row
from watchlog.importers.protocol import Row, Source
from watchlog.importers.seriesguide.lists import Index, list_rows
from watchlog.importers.seriesguide.shows import NAME, Shows, film_contents
from watchlog.importers.values import Record

OF_SHOWS: Final = ('"seasons"', '"episodes"')
OF_A_SHOW: Final = ('"release_timezone"', '"release_weekday"', '"last_watched_ms"')
"""Keys that shows have even where nothing of them was watched yet."""
OF_FILMS: Final = ('"in_watchlist"', '"in_collection"')
OF_LISTS: Final = ('"list_id"', '"list_item_id"')

Reader = Callable[[Source, str, Maker, Index], Iterator[Row]]


class SeriesGuide:
    """Reads shows with their episodes, films, and lists of shows."""

    name = NAME

    def detect(self, source: Source) -> bool:
        """Whether a file is one of the three backups."""
        return any(_reader(source.head(file)) for file in source.files)

    def read(self, source: Source) -> Iterator[Row]:
        """A show, a film or an entry of a list a row."""
        readers = {file: _reader(source.head(file)) for file in source.files}
        if not any(readers.values()):
            raise BadFile(f"{source.name} holds no backup of SeriesGuide", "nothing was imported")
        make, index = Maker(self.name, source.opened_at), Index()
        if _lists in readers.values():
            _learn(source, [file for file, reader in readers.items() if reader is _shows], make, index)
        for file, reader in readers.items():
            if reader:
                yield from reader(source, file, make, index)


def _reader(head: str) -> Reader | None:
    if head.lstrip()[:1] != "[":
        return None
    if any(key in head for key in OF_LISTS) and '"items"' in head:
        return _lists
    if any(key in head for key in OF_FILMS):
        return _films
    is_minimal = '"tmdb_id"' in head and all(key in head for key in OF_SHOWS)
    return _shows if is_minimal or any(key in head for key in OF_A_SHOW) else None


def _learn(source: Source, files: list[str], make: Maker, index: Index) -> None:
    for file in files:
        with source.text(file) as text:
            for show in items(text, source.label(file)):
                index.learn(show, make)


def _shows(source: Source, file: str, make: Maker, _: Index) -> Iterator[Row]:
    shows = Shows(source, make)
    with source.text(file) as text:
        for number, show in enumerate(items(text, source.label(file)), start=1):
            yield from shows.rows(show, f"show {number}", file)


def _films(source: Source, file: str, make: Maker, _: Index) -> Iterator[Row]:
    with source.text(file) as text:
        believable = Believable()
        for number, film in enumerate(items(text, source.label(file)), start=1):
            yield record_row(
                f"film {number}",
                film,
                file,
                lambda film=film: film_contents(Record(film), make, believable),  # type: ignore[misc]
            )


def _lists(source: Source, file: str, make: Maker, index: Index) -> Iterator[Row]:
    with source.text(file) as text:
        for number, each in enumerate(items(text, source.label(file)), start=1):
            yield from list_rows(each, f"list {number}", file, make, index)
