"""watchlog's own CSV: the columns of CONTRACT in any order, of which only `title` is needed."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.tables import Line, Table
from watchlog.importers.protocol import Row, Source, Unreadable
from watchlog.importers.watch_columns import watch_of
from watchlog.model.watch import Watch
from watchlog.records.outward import COLUMNS

SEPARATOR: Final = ","
FOREIGN: Final = frozenset(
    [
        *("const", "date", "date watched", "start time", "watcheddate", "letterboxduri", "letterboxd uri"),
        *("id", "imdbid", "imdb", "tmdb", "tvdb", "type", "title type", "media_type", "score", "votedate"),
        *("rating", "your rating", "watched", "seen"),
    ]
)
"""Columns of other services' tables, some of which name a title too; so do those whose names end in `_id`."""


class Csv:
    """Reads what `watchlog export` writes, and what people write after its example."""

    name = "csv"

    def detect(self, source: Source) -> bool:
        """Whether the first line names a title among its columns, and no column that only others have."""
        if len(source.files) != 1:
            return False
        columns = _columns_of(source.head(source.file))
        if "title" not in columns or not columns.isdisjoint(FOREIGN):
            return False
        return not any(column.endswith("_id") for column in columns)

    def read(self, source: Source) -> Iterator[Row]:
        """A watch a row."""
        file = source.file
        with source.text(file) as text:
            table = Table(text, SEPARATOR, lenient=True)
            picked = itemgetter(*_places(table.columns))
            for line in table:
                yield _row(line, picked, file, source.opened_at)


class _Echo:
    """What a record is written to that is only to be given back."""

    def write(self, line: str) -> str:
        return line


RAW: Final = csv.writer(_Echo(), lineterminator="")


def _columns_of(head: str) -> set[str]:
    try:
        return {column.lower() for column in Table(io.StringIO(head, newline=""), SEPARATOR, lenient=True).columns}
    except BadFile:
        return set()


def _places(columns: Sequence[str]) -> Sequence[int]:
    """Where each of our columns stands among the cells of a line, in our order; -1, the last place, where it doesn't.

    Cells stand by the names of their columns, so that a name that stands there twice has one place.
    """
    lowered = [column.lower() for column in columns]
    if "title" not in lowered:
        raise BadFile("the file has no column “title”", f"watchlog's columns are {', '.join(COLUMNS)}")
    twice = next((column for column in lowered if column in COLUMNS and lowered.count(column) > 1), None)
    if twice:
        raise BadFile(f"the column “{twice}” stands there twice", "take one out")
    places = {column.lower(): place for place, column in enumerate(dict.fromkeys(columns))}
    return [places.get(column, -1) for column in COLUMNS]


def _row(line: Line, picked: Callable[[Sequence[str]], Sequence[str]], file: str, now: datetime) -> Row:
    cells = line.cells.values()
    contents: tuple[Watch] | Unreadable
    try:
        contents = Unreadable(line.trouble) if line.trouble else (watch_of(picked((*cells, "")), Csv.name, now),)
    except BadInput as error:
        contents = Unreadable(error.problem)
    return Row(f"line {line.number}", contents, str(RAW.writerow(cells)), file)
