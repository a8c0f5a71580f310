"""Places: what is expected where a TAB was pressed, told by the words before it."""

from collections.abc import Sequence
from typing import NamedTuple

from watchlog.cli.tab.syntax import DATABASE, JSON, PROGRAM, SYNTAX, Expected, Syntax


class Place(NamedTuple):
    """The place where a TAB was pressed.

    Attributes:
        expected: What may stand there.
        kept: What of the word stays as it is, such as `--sort=`.
        typed: The rest of it.
        command: Whose command line it is; nothing before that is said.
        arguments: The arguments before it.
        ended: Whether `--` said that no options follow.
        database: The history that was asked for.
    """

    expected: Expected
    kept: str
    typed: str
    command: str
    arguments: tuple[str, ...]
    ended: bool
    database: str | None

    @property
    def syntax(self) -> Syntax:
        """What the command takes."""
        return syntax_of(self.command)


def place_of(words: Sequence[str]) -> Place:
    """The place at the end of the last word.

    Args:
        words: Those of the command line behind the program's name, as the program would get them.
    """
    reader = _Reader()
    for word in words[:-1]:
        reader.take(word)
    typed = words[-1] if words else ""
    expected, kept = reader.expected(typed)
    return Place(
        expected,
        kept,
        typed.removeprefix(kept),
        reader.command,
        tuple(reader.arguments),
        reader.ended,
        reader.database,
    )


def syntax_of(command: str) -> Syntax:
    """What a command takes, or the program itself."""
    return SYNTAX.get(command, Syntax("")) if command else PROGRAM


class _Reader:
    """Goes through the words of a command line and remembers what each was."""

    def __init__(self) -> None:
        self.command = ""
        self.arguments: list[str] = []
        self.ended = False
        self.database: str | None = None
        self._option = ""
        """The one whose value is to come."""

    def take(self, word: str) -> None:
        if self._option:
            self._set(self._option, word)
            self._option = ""
        elif self.ended or not word.startswith("-") or word == "-":
            self._take_argument(word)
        elif word == "--":
            self.ended = True
        else:
            self._take_option(word)

    def expected(self, typed: str) -> tuple[Expected, str]:
        """What may stand at the next place, and what of the word there stays as it is."""
        syntax = syntax_of(self.command)
        if self._option:
            return syntax.options[self._option], ""
        if typed.startswith("-") and not self.ended:
            name, equals, _ = typed.partition("=")
            if not equals:
                return Expected.OPTION, ""
            if name == JSON:
                return Expected.FIELDS, f"{JSON}="
            if name in syntax.options:
                return syntax.options[name], f"{name}="
            return (syntax.argument(len(self.arguments)) if syntax.asks else Expected.NOTHING), ""
        return (syntax.argument(len(self.arguments)) if self.command else Expected.COMMAND), ""

    def _take_argument(self, word: str) -> None:
        if self.command:
            self.arguments.append(word)
        else:
            self.command = word

    def _take_option(self, word: str) -> None:
        name, equals, value = word.partition("=")
        if name in syntax_of(self.command).options:
            if equals:
                self._set(name, value)
            else:
                self._option = name

    def _set(self, name: str, value: str) -> None:
        if name == DATABASE:
            self.database = value
