"""Records as the lines of a table: CSV as RFC 4180 has it, and text with tabs."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TextIO

from watchlog.records.guard import guarded

ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
"""What would break a line of text with tabs, as PostgreSQL's COPY and MySQL write it."""


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str]], file: TextIO) -> None:
    """A header line, then a row each."""
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows(rows)


def write_tsv(header: Sequence[str], rows: Iterable[Sequence[str]], file: TextIO) -> None:
    """A header line, then a line each; tabs and line ends within a value are escaped with a backslash."""
    file.write("\t".join(header) + "\n")
    file.writelines("\t".join([cell.translate(ESCAPES) for cell in row]) + "\n" for row in rows)


def cells(record: Mapping[str, Any]) -> list[str]:
    """The values of a record as text, guarded against spreadsheets."""
    return [guarded(_cell(value)) for value in record.values()]


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join(value)
        case dict():
            return " ".join(f"{key}:{item}" for key, item in value.items())
        case _:
            return str(value)
