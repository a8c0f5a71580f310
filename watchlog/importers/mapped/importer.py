"""Anybody's own table, whose columns `--map` explains."""

from collections.abc import Iterator, Mapping
from typing import Final

from watchlog.files.source import Source
from watchlog.files.tables import Table
from watchlog.importers.making import line_rows
from watchlog.importers.mapped.columns import DAYS, Column, in_table, parse_mapping
from watchlog.importers.mapped.days import Orders
from watchlog.importers.mapped.records import Reading
from watchlog.importers.protocol import Row

NAME: Final = "mapped"


class Mapped:
    """Reads a table of anybody's.

    Args:
        mapping: Which column holds what: `Name=title,Seen=watched_on,Score/10=stars`. A column with commas or equals
            signs in its name stands between quotes.

    Raises:
        BadInput: The mapping can't be understood.
    """

    name = NAME

    def __init__(self, mapping: str) -> None:
        self._columns = parse_mapping(mapping)

    def detect(self, source: Source) -> bool:
        """Whether it is a single file: whose it is was said by the user."""
        return len(source.files) == 1

    def read(self, source: Source) -> Iterator[Row]:
        """A watch, a rating, a plan or an entry of a list a row.

        Raises:
            BadInput: The table has no such columns.
            BadFile: It is no table, or nothing tells in which order its days are written.
            FileTrouble: It can't be read.
        """
        file = source.file
        orders = self._orders(source)
        with source.text(file) as text:
            table = Table(text, lenient=True)
            columns = in_table(self._columns, table.columns)
            reading = Reading(NAME, source, columns, orders)
            yield from line_rows(table, file, reading.contents, otherwise="nothing in it says what to keep")

    def _orders(self, source: Source) -> Mapping[str, str]:
        """In which order each column of days is written, which all of it tells."""
        with source.text(source.file) as text:
            table = Table(text, lenient=True)
            columns = [column for column in in_table(self._columns, table.columns) if column.field in DAYS]
            found = {column: Orders() for column in columns if not column.suffix}
            for line in table if found else ():
                for column, orders in found.items():
                    orders.add(line.cells[column.name])
        return {column.field: _order(column, found) for column in columns}


def _order(column: Column, found: Mapping[Column, Orders]) -> str:
    return column.suffix or found[column].order(column.name)
