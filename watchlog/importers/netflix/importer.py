"""Netflix: the history that a profile offers, and the files of an account's personal data."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.tables import Table, columns_of
from watchlog.importers.making import Maker, line_rows
from watchlog.importers.netflix.account import list_rows, rating_rows, viewing_rows
from watchlog.importers.netflix.dates import THREE_NUMBERS, Days
from watchlog.importers.netflix.names import Names, Viewed
from watchlog.importers.netflix.watches import NETFLIX, watch_of
from watchlog.importers.protocol import Row, Source
from watchlog.model.watch import Watch
from watchlog.model.when import Precision

HISTORY: Final = ["date", "title"]
FIRST_RECORDS: Final = 20
"""Records among which one has a day, if it is a history at all."""
FOLDER: Final = "CONTENT_INTERACTION"
"""Where an account's personal data has what was watched."""
ACCOUNT: Final[Mapping[frozenset[str], Callable[[Source, str], Iterator[Row]]]] = {
    frozenset({"Profile Name", "Start Time", "Duration", "Title"}): viewing_rows,
    frozenset({"Profile Name", "Title Name", "Event Utc Ts"}): rating_rows,
    frozenset({"Profile Name", "Title Name", "Utc Title Add Date"}): list_rows,
}
"""The files of an account that are read, by the columns that none of them goes without."""


class Netflix:
    """Reads `NetflixViewingHistory.csv`, and `ViewingActivity.csv`, `Ratings.csv` and `MyList.csv` of an account."""

    name = NETFLIX

    def detect(self, source: Source) -> bool:
        """Whether all tables are of these, or one is where an account's personal data has it."""
        tables = [file for file in source.files if columns_of(source.head(file))[1:]]
        readers = {file: _reader(source, file) for file in tables}
        if any(reader and PurePosixPath(file).parent.name == FOLDER for file, reader in readers.items()):
            return True
        return bool(tables) and all(readers.values())

    def read(self, source: Source) -> Iterator[Row]:
        """A watch for every record of a history and for every viewing of an account, and opinions, plans and lists."""
        readers = {file: reader for file in source.files if (reader := _reader(source, file)) is not None}
        if not readers:
            said = f"{source.name} is no history of Netflix"
            raise BadFile(said, "its columns are Title and Date, or those of ViewingActivity.csv")
        for file, reader in readers.items():
            yield from reader(source, file)


def history_rows(source: Source, file: str) -> Iterator[Row]:
    """A watch a row. The whole file is read before, for only together do its records tell what they mean."""
    maker = Maker(NETFLIX, source.opened_at)
    with source.text(file) as text:
        table = Table(text)
        # A spreadsheet may have changed the case of the columns, and their order.
        name, on = sorted(table.columns, key=lambda column: column.lower() == "date")[:2]
        known = [(line.cells[name], line.cells[on]) for line in table]
    days = Days((day for _, day in known), source.opened_at)
    names = Names(Viewed(title, _ordinal(days, day)) for title, day in known)
    del known

    def watches(cells: Mapping[str, str]) -> Iterator[Watch]:
        yield watch_of(maker, names.named(cells[name]), days.when(cells[on]))

    with source.text(file) as text:
        yield from line_rows(Table(text), file, watches)


def _reader(source: Source, file: str) -> Callable[[Source, str], Iterator[Row]] | None:
    """What reads a file, judged by its columns; None where it is none of ours."""
    head = source.head(file)
    columns = columns_of(head)
    if sorted(column.lower() for column in columns) == HISTORY:
        records = head.splitlines()[1:FIRST_RECORDS]
        return history_rows if not records or any(map(_has_day, records)) else None
    return next((reader for needed, reader in ACCOUNT.items() if needed.issubset(columns)), None)


def _has_day(record: str) -> bool:
    return any(THREE_NUMBERS.fullmatch(cell) for cell in columns_of(record))


def _ordinal(days: Days, text: str) -> int | None:
    """A day as a number, where it is known to the day."""
    try:
        when = days.when(text)
    except BadInput:
        return None
    return date.fromisoformat(when.on).toordinal() if when.on and when.precision is Precision.DAY else None
