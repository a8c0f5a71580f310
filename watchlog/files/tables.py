"""Tables: CSV and its relatives, whatever stands between the cells."""

import csv
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, TextIO

from watchlog.errors import BadFile

SEPARATORS: Final = ",;\t|"
LONGEST_CELL: Final = 1 << 30
"""Notes may be of any length; this only keeps a file that never closes a quote from taking all memory."""


class Line(NamedTuple):
    """A record of a table.

    Attributes:
        number: The line on which it begins, from 1.
        cells: Its cells by the names of the columns; those that it lacks are empty.
        trouble: Why it is no record of this table, or None.
    """

    number: int
    cells: Mapping[str, str]
    trouble: str | None = None


class Table:
    """A table whose first line names its columns; every line that is not empty is a record.

    Args:
        file: The text, line ends untouched.
        separator: What stands between cells; None finds it in the first line.

    Attributes:
        columns: Their names as they stand there, without blanks around them.

    Raises:
        BadFile: The first line can't be read.
    """

    def __init__(self, file: TextIO, separator: str | None = None) -> None:
        csv.field_size_limit(LONGEST_CELL)
        first = file.readline(1 << 16)
        self._reader = csv.reader(_from(first, file), strict=True, delimiter=separator or separator_of(first))
        self.columns = tuple(cell.strip() for cell in self._next() or ())

    def __iter__(self) -> Iterator[Line]:
        """The records.

        Raises:
            BadFile: A quote is never closed, or stands where none can.
        """
        number = self._reader.line_num + 1
        empty = dict.fromkeys(self.columns, "")
        width = len(self.columns)
        while (cells := self._next()) is not None:
            if len(cells) > width:
                yield Line(number, dict(zip(self.columns, cells, strict=False)), _too_long(len(cells), width))
            elif cells:
                yield Line(number, empty | dict(zip(self.columns, cells, strict=False)))
            number = self._reader.line_num + 1

    def _next(self) -> list[str] | None:
        try:
            return next(self._reader, None)
        except csv.Error as error:
            said = f"line {self._reader.line_num} is no CSV: {error}"
            raise BadFile(said, "nothing was imported; mend the file and try again") from None


def separator_of(first: str) -> str:
    """What stands between the names of columns, by what stands there most often."""
    return max(SEPARATORS, key=first.count)


def columns_of(head: str) -> tuple[str, ...]:
    """The names of the columns, as the first characters of a file tell them; none where they are no table."""
    first = head.split("\n", 1)[0].split("\r", 1)[0]
    try:
        return tuple(cell.strip() for cell in next(csv.reader([first], delimiter=separator_of(first)), []))
    except csv.Error:
        return ()


def _too_long(cells: int, columns: int) -> str:
    return f"it has {cells} cells for {columns} columns"


def _from(first: str, file: TextIO) -> Iterator[str]:
    yield first
    yield from file
