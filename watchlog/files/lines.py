"""Lines of a text for a reader of tables: counted, and no record of them endless."""

import csv
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import Final, TextIO

from watchlog.errors import BadFile

LONGEST_FIRST: Final = 1 << 16
"""Characters of the line that names the columns."""
LONGEST_RECORD: Final = 1 << 24
"""Characters of a record. Notes may be long; this keeps a quote that is never closed from taking all memory."""


class Lines:
    """The lines of a text, one after the other, each with its end.

    Args:
        file: The text, line ends untouched.

    Attributes:
        number: That of the last line that was handed out, from 1; 0 before the first.
    """

    def __init__(self, file: TextIO) -> None:
        csv.field_size_limit(LONGEST_RECORD)
        self.number = 0
        self._file = file
        self._began = 1
        self._length = 0
        self._kept: list[str] = []

    def __iter__(self) -> Iterator[str]:
        """The lines that were not passed by.

        Raises:
            BadFile: A record has too many characters.
        """
        for line in chain(self._kept, iter(partial(self._file.readline, LONGEST_RECORD), "")):
            self.number += 1
            self._length += len(line)
            if self._length >= LONGEST_RECORD:
                said = f"line {self._began} begins a record of more than {LONGEST_RECORD} characters"
                raise BadFile(said, "a quote in it may never be closed; mend the file and try again")
            yield line

    def begin(self) -> int:
        """Begin a record, and tell the number of its first line."""
        self._length = 0
        self._began = self.number + 1
        return self._began

    def first(self) -> str:
        """The next line that is not empty; those before it are passed by.

        Raises:
            BadFile: It is too long to name columns.
        """
        self.number += len(self._kept)
        while (line := self._file.readline(LONGEST_FIRST)).isspace():
            self.number += 1
        if len(line) == LONGEST_FIRST:
            raise BadFile(f"line {self.number + 1} is too long to name the columns of a table", "name another file")
        self._kept = [line] if line else []
        return line

    def second(self) -> str:
        """The line after the first one."""
        line = self._file.readline(LONGEST_RECORD)
        if line:
            self._kept.append(line)
        return line
