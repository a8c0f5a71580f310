"""What the standard streams are, and what they can show."""

import os
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from typing import NamedTuple, TextIO, cast

from watchlog.render.safe import safe_table


class Harmless:
    """A stream to a terminal that gets tables for programs: their lines and tabs stay, and nothing else acts on it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text made harmless."""
        return self._stream.write(safe_table(text))

    def writelines(self, lines: Iterable[str]) -> None:
        """Write texts made harmless."""
        self._stream.writelines(map(safe_table, lines))


class Terminal(NamedTuple):
    """The three standard streams, and how to treat them.

    Attributes:
        shows_tables: Whether the output is looked at by a person: a terminal, or a pipe with FORCE_COLOR.
        can_ask: Whether somebody is there to answer.
    """

    input: TextIO
    output: TextIO
    errors: TextIO
    shows_tables: bool
    can_ask: bool
    variables: Mapping[str, str]

    @classmethod
    def of(
        cls, given: TextIO, output: TextIO, errors: TextIO, variables: Mapping[str, str], *, no_input: bool
    ) -> "Terminal":
        """The streams of a process with such an environment."""
        forced = bool(variables.get("FORCE_COLOR"))
        return cls(given, output, errors, output.isatty() or forced, given.isatty() and not no_input, variables)

    def for_scripts(self) -> TextIO:
        """The output in UTF-8 with line ends as they are, whatever the locale; without what a terminal acts on."""
        if isinstance(self.output, TextIOWrapper):
            self.output.reconfigure(encoding="utf-8", newline="")
        return cast("TextIO", Harmless(self.output)) if self.output.isatty() else self.output

    @property
    def is_plain(self) -> bool:
        """Whether the output's encoding lacks stars and arrows."""
        try:
            "★½→“”…".encode(self.output.encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return True
        return False

    @property
    def width(self) -> int:
        """How many columns there are: $COLUMNS, or what the terminal says."""
        asked = self.variables.get("COLUMNS", "")
        if asked.isascii() and asked.isdigit() and int(asked) > 0:
            return int(asked)
        try:
            return os.get_terminal_size(self.output.fileno()).columns or 80
        except (OSError, ValueError):
            return 80
