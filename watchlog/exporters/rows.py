"""Rows for the importers of services: CSV in which every cell is quoted, and none is guarded against spreadsheets.

The guard of watchlog's own CSV puts an apostrophe before what a spreadsheet would run. A service would take that for a
part of the title, so these files go without; they are for importers, not for spreadsheets.
"""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO


def write_rows(header: Sequence[str], rows: Iterable[Sequence[object]], file: TextIO) -> int:
    """Write a header and a row each, as RFC 4180 has it.

    Returns:
        How many bytes that is in UTF-8.
    """
    measured = _Measured(file)
    csv.writer(measured).writerow(header)
    csv.writer(measured, quoting=csv.QUOTE_ALL).writerows(rows)
    return measured.size


class _Measured:
    """A file whose size is known."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.size = 0

    def write(self, text: str) -> int:
        self.size += len(text.encode())
        return self._file.write(text)
