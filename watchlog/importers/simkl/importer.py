"""Simkl: its backup as CSV or as JSON, and the CSV that it takes in."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.tables import Table, columns_of
from watchlog.importers.believable import Believable
from watchlog.importers.making import Maker, line_rows, moment
from watchlog.importers.protocol import Row, Source
from watchlog.importers.simkl.backup import Backup, is_backup
from watchlog.importers.simkl.entries import Kept, contents, mark_of, standing_of, title_of
from watchlog.importers.values import Record
from watchlog.model.arrival import Content
from watchlog.model.stars import SCALES
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.fields import parse_optional_year
from watchlog.parsing.plain_text import readable
from watchlog.parsing.stars import parse_stars

COLUMNS: Final = ({"title", "watchlist"}, {"lastepwatched", "simkl_id"})
"""All of the first, and one of the second, are in every table of Simkl's."""
IDS: Final = {
    "simkl": ("simkl_id",),
    "imdb": ("imdb", "imdb_id"),
    "tmdb": ("tmdb", "tmdb_id"),
    "tvdb": ("tvdb", "tvdb_id"),
    "mal": ("mal", "mal_id"),
}
"""Columns of ids, in the backup and in what Simkl takes in."""
TYPES: Final = {"movie": "movies", "movies": "movies", "tv": "shows", "show": "shows", "shows": "shows"}
DAY_FIRST: Final = re.compile(r"(?P<day>[0-9]{2})[-/.](?P<month>[0-9]{2})[-/.](?P<year>[0-9]{4})(?P<time>[ T].*)?")
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NEVER: Final = ("1970-01-01", "0000-00-00", "0001-01-01")
"""Days that stand for none."""


class Simkl:
    """Reads films, series and anime with their episodes, ratings, memos and lists."""

    name = "simkl"

    def detect(self, source: Source) -> bool:
        """Whether a file has the columns of Simkl's tables, or the parts of its backup."""
        return any(_reader(source.head(file)) for file in source.files)

    def read(self, source: Source) -> Iterator[Row]:
        """A title a row."""
        readers = [(file, _reader(source.head(file))) for file in source.files]
        if not any(reader for _, reader in readers):
            raise BadFile(f"{source.name} holds nothing of Simkl", "name the backup that its settings gave you")
        make = Maker(self.name, source.opened_at)
        for file, reader in readers:
            if reader:
                yield from reader(source, file, make)


def _reader(head: str) -> Callable[[Source, str, Maker], Iterator[Row]] | None:
    if is_backup(head):
        return _backup_rows
    columns = {column.lower() for column in columns_of(head)}
    return _table_rows if COLUMNS[0] <= columns and COLUMNS[1] & columns else None


def _backup_rows(source: Source, file: str, make: Maker) -> Iterator[Row]:
    return Backup(source, make).rows(file)


def _table_rows(source: Source, file: str, make: Maker) -> Iterator[Row]:
    with source.text(file) as text:
        table, believable = Table(text), Believable()
        if not {"title", "watchlist"} <= {column.lower() for column in table.columns}:
            raise BadFile(f"{source.label(file)} has no columns “Title” and “Watchlist”", "nothing was imported")
        yield from line_rows(
            table,
            file,
            lambda cells: _contents(cells, source, make, believable),
            otherwise="it says nothing of what was watched",
        )


def _contents(cells: Mapping[str, str], source: Source, make: Maker, believable: Believable) -> Iterator[Content]:
    row = Record({column.lower(): cell.strip() for column, cell in cells.items()})
    part = TYPES.get(row.text("type").lower(), row.text("type").lower())
    ids = {service: next(filter(None, map(row.text, columns)), "") for service, columns in IDS.items()}
    when = _when(row.text("watcheddate"), source)
    rating = row.text("rating").removesuffix(".0")
    kept = Kept(
        title=title_of(make, row.text("title"), parse_optional_year(row.text("year")), part, ids),
        standing=standing_of(row.text("watchlist")),
        when=when,
        ended=When(when.on),  # a time in a table names no zone, and so its day is the one that stands there
        mark=mark_of(row.text("lastepwatched"), part),
        stars=None if rating in ("", "0") else parse_stars(rating, SCALES["ten"]),
        memo=readable(row.text("memo")) or "",
    )
    yield from contents(make, kept, believable)


def _when(text: str, source: Source) -> When:
    said = DAY_FIRST.sub(r"\g<year>-\g<month>-\g<day>\g<time>", text)
    if not said or said.startswith(NEVER):
        return UNKNOWN
    try:
        if DAY.fullmatch(said):
            return When.of_text(said)
        if not DAY.match(said):
            raise BadInput(f"“{text}” is no date; it should be like 18-12-2023 21:50:41")
        found: datetime | None = moment(said, source)
    except ValueError:
        raise BadInput(f"there is no day “{text}”") from None
    return When.of_moment(found) if found else UNKNOWN
