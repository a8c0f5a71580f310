"""Tables: CSV and its relatives, whatever stands between the cells."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, TextIO

from watchlog.errors import BadFile
from watchlog.files.lines import Lines
from watchlog.files.separators import announced, foreign_separator, separator_of

HINT: Final = "nothing was imported; mend the file and try again"


class Line(NamedTuple):
    """A record of a table.

    Attributes:
        number: The line on which it begins, from 1.
        cells: Its cells by the names of the columns; those that it lacks are empty, and those that no column names
            stand under an empty name.
        trouble: Why it is no record of this table, or None.
    """

    number: int
    cells: Mapping[str, str]
    trouble: str | None = None


class Table:
    """A table whose first line names its columns; every line that is not empty is a record.

    Empty lines may stand above it, and one such as `sep=;`, by which spreadsheets tell each other the separator.

    Args:
        file: The text, line ends untouched.
        separator: What stands between cells; None finds it in the first line.
        lenient: Whether two columns may have one name; whoever reads it looks at `duplicated`.

    Attributes:
        columns: Their names as they stand there, without blanks around them.

    Raises:
        BadFile: The first line can't be read, or names two columns alike.
    """

    def __init__(self, file: TextIO, separator: str | None = None, *, lenient: bool = False) -> None:
        self._lines = Lines(file)
        self._number = 1
        first = self._lines.first()
        if said := announced(first):
            separator, first = separator or said, self._lines.first()
        self._separator = separator or separator_of(first, self._lines.second())
        self._reader = csv.reader(self._lines, strict=True, delimiter=self._separator)
        self.columns = tuple(cell.strip() for cell in self._next() or ())
        if self.duplicated and not lenient:
            raise BadFile(f"line 1 names the column “{self.duplicated[0]}” twice", HINT)

    @property
    def duplicated(self) -> tuple[str, ...]:
        """The names that stand above more than one column, in their order; of such columns the last one is read."""
        named = [column for column in dict.fromkeys(self.columns) if column]
        return tuple(column for column in named if self.columns.count(column) > 1)

    def __iter__(self) -> Iterator[Line]:
        """The records.

        Raises:
            BadFile: A quote is never closed, or stands where none can; or a line is too long or no text.
        """
        columns = self.columns
        empty = dict.fromkeys(columns, "")
        width = len(columns)
        while (cells := self._next()) is not None:
            if len(cells) == width:
                yield Line(self._number, dict(zip(columns, cells, strict=True)))
            elif cells:
                found = empty | dict(zip(columns, cells, strict=False))
                found |= {"": self._separator.join(cells[width:])} if any(cells[width:]) else {}
                yield Line(self._number, found, self._trouble(cells, width))

    def _trouble(self, cells: list[str], width: int) -> str | None:
        if any(cells[width:]):
            return f"it has {len(cells)} cells for {width} columns"
        foreign = foreign_separator(cells, width, self._separator)
        return f"it has “{foreign}” between its cells, and the first line “{self._separator}”" if foreign else None

    def _next(self) -> list[str] | None:
        self._number = self._lines.begin()
        try:
            return next(self._reader, None)
        except csv.Error as error:
            raise BadFile(_said(str(error), self._number, self._lines.number), HINT) from None


def columns_of(head: str) -> tuple[str, ...]:
    """The names of the columns, as the first characters of a file tell them; none where they are no table."""
    try:
        return Table(io.StringIO(head, newline="")).columns
    except BadFile:
        return ()


def _said(error: str, began: int, line: int) -> str:
    if error == "unexpected end of data":
        return f"line {began} is no CSV: a quote in it is still not closed at the end of the file, line {line}"
    where = f"line {line} is" if line == began else f"lines {began} to {line} are"
    return f"{where} no CSV: {'a quote ends within a cell' if 'expected after' in error else error}"
