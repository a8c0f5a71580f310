"""Letterboxd: its export as a zip, as a folder or a file of it, its lists, and the form that it takes in."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from watchlog.errors import BadFile
from watchlog.files.tables import Table, columns_of
from watchlog.importers.letterboxd import records
from watchlog.importers.letterboxd.lists import is_list, list_rows
from watchlog.importers.letterboxd.records import Letters
from watchlog.importers.making import line_rows
from watchlog.importers.protocol import Row, Source
from watchlog.model.arrival import Content

Cells = Mapping[str, str]
Reader = Callable[[Cells, Letters], Iterable[Content]]

NOT_KEPT: Final = frozenset({"deleted", "orphaned"})
"""Folders of what the user, or Letterboxd, took out."""

OWN: Final = {"Name", "Letterboxd URI"}
TAKEN_IN: Final = {"WatchedDate", "Title"}
"""Columns of what Letterboxd itself imports, and other programs write for it."""
WANTED: Final = {"tmdbID", "imdbID", "LetterboxdURI", "Title", "Year"}
"""The columns of a watchlist that Letterboxd takes in, and no others."""
OF_SIMKL: Final = "LastEpWatched"
"""Simkl's tables have those columns too, and this one beside."""

BY_COLUMN: Final[tuple[tuple[str, Reader], ...]] = (
    ("Review", records.reviewed),
    ("Watched Date", records.watched_on),
    ("Rating", records.rated),
)
"""Columns that only one of the files has, in the order in which they are looked for."""

BY_NAME: Final[tuple[tuple[str, Reader], ...]] = (
    ("watchlist", records.planned),
    ("watched", records.seen),
    ("films", records.liked),
    ("likes", records.liked),
)
"""What the names of the others hold: their columns are the same."""


class Letterboxd:
    """Reads diary, reviews, watched films, ratings, watchlist, likes and lists."""

    name = "letterboxd"

    def detect(self, source: Source) -> bool:
        """Whether a file has the columns of Letterboxd's, or is a list of it."""
        return any(_is_read(source, file) for file in _files(source))

    def read(self, source: Source) -> Iterator[Row]:
        """Every film of every file; what was deleted is left out."""
        files = [file for file in _files(source) if _is_read(source, file)]
        if not files:
            raise BadFile(f"{source.name} holds nothing of Letterboxd", "name the zip that Letterboxd gave you")
        letters = Letters(self.name, source)
        for file in files:
            yield from list_rows(file, letters) if is_list(source.head(file)) else _table_rows(file, letters)


def _files(source: Source) -> list[str]:
    if source.name.lower() in NOT_KEPT:
        return []
    return [file for file in source.files if NOT_KEPT.isdisjoint(PurePosixPath(file.lower()).parts[:-1])]


def _is_read(source: Source, file: str) -> bool:
    if len(source.files) > 1 and not file.lower().endswith(".csv"):
        return False
    head = source.head(file)
    columns = set(columns_of(head))
    return columns >= OWN or columns == WANTED or (columns >= TAKEN_IN and OF_SIMKL not in columns) or is_list(head)


def _table_rows(file: str, letters: Letters) -> Iterator[Row]:
    with letters.source.text(file) as text:
        table = Table(text)
        reader = _reader(file, table.columns)
        yield from line_rows(table, file, lambda cells: reader(cells, letters))


def _reader(file: str, columns: tuple[str, ...]) -> Reader:
    if set(columns) >= TAKEN_IN:
        return records.written_for_letterboxd
    if set(columns) == WANTED:
        return records.wanted
    for column, reader in BY_COLUMN:
        if column in columns:
            return reader
    for word, reader in BY_NAME:
        if word in PurePosixPath(file.lower()).name:
            return reader
    raise BadFile(
        f"nobody can tell whether {file} holds films that were watched, planned or liked",
        "call it watched.csv, watchlist.csv or films.csv, as Letterboxd does",
    )
