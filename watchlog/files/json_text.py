"""A JSON text that is read through a window: what was read is let go, and no value may be larger than the window."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final, TextIO

from watchlog.errors import BadFile
from watchlog.files.bounds import MEND

BLANKS: Final = re.compile(r"[ \t\n\r]*")
BLOCK: Final = 1 << 18
"""Characters that are read at a time."""
SLACK: Final = 64
"""Characters near the end of the window where what looks wrong may only be cut in two."""
SUSPICIOUS: Final = 1 << 20
"""Characters of a value from which on its brackets are counted; each costs 30 times its size in memory."""
FEWEST_TO_A_BRACKET: Final = 8
"""Characters that a record has at least for each of its brackets."""
LAST_WORD: Final = re.compile(r"\s*-?[A-Za-z]{0,8}\s*")
"""What stands at the end of a text that ends in the middle of `null`, or before a value."""
ESCAPES: Final = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)
HALVES: Final = ("\\ud", "\\uD")
"""What the escape of half a character begins with; no text can hold one without the other half."""


LONGEST_WHOLE: Final = 1_000
"""Digits of a whole number that is taken as it stands."""
SAID: Final = {"Expecting value": "a value is missing"}

Decode = Callable[..., tuple[Any, int]]


def _whole(text: str) -> int | float:
    return int(text) if len(text) <= LONGEST_WHOLE else float(text)


DECODE: Final[Decode] = json.JSONDecoder().raw_decode
DECODE_LONG_NUMBERS: Final[Decode] = json.JSONDecoder(parse_int=_whole).raw_decode
"""Python refuses whole numbers of thousands of digits; one that is infinite only spoils the record that holds it."""


class JsonText:
    """A JSON text, and a place in it.

    Args:
        file: The text.
        label: What it is called, for people.
        largest: Characters that a value may have.
        mended: Whether half a character is replaced by the sign for a broken one; services cut texts in two so.
    """

    def __init__(self, file: TextIO, label: str, largest: int, *, mended: bool = True) -> None:
        self._file = file
        self._label = label
        self._largest = largest
        self._mended = mended
        self._text = ""
        self._at = 0
        self._line = 1

    def next(self) -> str:
        """The next character that is not blank, or nothing at the end."""
        while True:
            self._at = BLANKS.match(self._text, self._at).end()  # type: ignore[union-attr]  # it always matches
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def value(self) -> Any:
        """The value that begins here, read whole.

        Raises:
            BadFile: There is none, or it is too large or nested too deeply.
        """
        self.next()
        decode = DECODE
        while True:
            try:
                found, end = decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._is_certain(error) or not self._more():
                    raise self._bad(error) from None
            except RecursionError:
                raise self.trouble("it is nested too deeply") from None
            except ValueError:  # a whole number of thousands of digits
                decode = DECODE_LONG_NUMBERS
            else:
                if end + SLACK < len(self._text) or not self._more():
                    return self._taken(found, end, decode)

    def array(self) -> Iterator[None]:
        """Steps to each value of the array that begins here; each has to be read before the next step."""
        yield from self._steps("[", "]")

    def members(self) -> Iterator[str]:
        """Steps to each value of the object that begins here, and tells its key; each has to be read."""
        for _ in self._steps("{", "}"):
            key = self.value() if self.next() == '"' else None
            if key is None or self.next() != ":":
                raise self.trouble("a key and a colon are missing")
            self._at += 1
            yield key

    def skip(self) -> None:
        """Step over the value that begins here; a list or an object may be of any size."""
        first = self.next()
        steps: Iterator[object] = self.array() if first == "[" else self.members() if first == "{" else iter([None])
        for _ in steps:
            self.value()

    def end(self) -> None:
        """Make sure that nothing follows.

        Raises:
            BadFile: Something does.
        """
        if self.next():
            raise self.trouble("it goes on after its end")

    def trouble(self, reason: str, position: int | None = None) -> BadFile:
        """What is wrong at a place of the window, by default at this one."""
        line = self._line + self._text.count("\n", 0, self._at if position is None else position)
        return BadFile(f"{self._label} is no JSON: line {line}: {reason}", MEND)

    def _steps(self, opening: str, closing: str) -> Iterator[None]:
        if self.next() != opening:
            raise self.trouble(f"a {opening} is missing" if self.next() else self._ended())
        self._at += 1
        if self.next() == closing:
            self._at += 1
            return
        while True:
            yield
            following = self.next()
            if following not in (",", closing):
                raise self.trouble(f"a comma or a {closing} is missing" if following else "it breaks off")
            self._at += 1
            if following == closing:
                return

    def _more(self) -> bool:
        """Let go what was read, and read as much again as is kept; whether there was anything."""
        kept = len(self._text) - self._at
        if kept > self._largest:
            raise self.trouble(f"what begins here has more than {self._largest} characters")
        if kept > SUSPICIOUS and self._brackets() * FEWEST_TO_A_BRACKET > kept:
            raise self.trouble("what begins here holds hardly anything but brackets")
        more = self._file.read(max(BLOCK, kept))
        if more:
            self._line += self._text.count("\n", 0, self._at)
            self._text = self._text[self._at :] + more
            self._at = 0
        return bool(more)

    def _brackets(self) -> int:
        return self._text.count("[", self._at) + self._text.count("{", self._at)

    def _is_certain(self, error: json.JSONDecodeError) -> bool:
        return not error.msg.startswith("Unterminated") and error.pos + SLACK < len(self._text)

    def _bad(self, error: json.JSONDecodeError) -> BadFile:
        is_cut = error.msg.startswith("Unterminated") or LAST_WORD.fullmatch(self._text, error.pos)
        return self.trouble(self._ended() if is_cut else SAID.get(error.msg, error.msg), error.pos)

    def _ended(self) -> str:
        return "it breaks off" if self._text.strip() else "it is empty"

    def _taken(self, found: Any, end: int, decode: Decode) -> Any:
        start, self._at = self._at, end
        if not self._mended or not any(half in self._text[start:end] for half in HALVES):
            return found
        mended = ESCAPES.sub(lambda escape: r"\ufffd" if escape["half"] else escape[0], self._text[start:end])
        return found if mended == self._text[start:end] else decode(mended)[0]
