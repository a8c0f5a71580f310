"""bash: reads the line as bash does, without running any of it, and writes what bash is to put into it.

bash replaces less than a word: readline begins anew behind every character of COMP_WORDBREAKS, such as the colon of
`tag:kids`, and behind a quote that is open. What it replaces is the second argument of a completing function, and is
always the end of the line before the cursor, as it stands. What is put in its place is not quoted by bash.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from watchlog.cli.tab.listing import common_beginning, holds
from watchlog.query.completion import Offer

BLANKS: Final = " \t\n"
SPECIAL: Final = re.compile(r"[\s!\"#$&'()*;<>?\[\\\]^`{|}~]", re.ASCII)
SPECIAL_IN_DOUBLE: Final = re.compile(r"[\"$\\`]")
BARE: Final = ""
DOUBLE: Final = '"'
SINGLE: Final = "'"
ANSI: Final = "$'"
ESCAPED_IN_DOUBLE: Final = '$`"\\'


class Typed(NamedTuple):
    """A line of bash up to the cursor.

    Attributes:
        words: Its words without their quotes; the last is being typed.
        stays: What of the last word bash leaves as it is.
        quote: The quote that is open where bash begins to replace.
        escaping: Whether the line ends with a backslash that waits for its character.
    """

    words: tuple[str, ...]
    stays: str
    quote: str
    escaping: bool


def typed_line(line: str, point: int, replaced: str) -> Typed | None:
    """The line before the cursor; None where bash tells it otherwise than is known of it.

    Args:
        line: COMP_LINE.
        point: COMP_POINT: characters, or bytes as bash counted until 4.2.
        replaced: What bash replaces.
    """
    for before in (line[:point], line.encode()[:point].decode(errors="ignore")):
        if before.endswith(replaced):
            return read(before, len(before) - len(replaced))
    return None


def read(text: str, cut: int) -> Typed:
    """The words of a text, and what there is at a place of it."""
    reader = _Reader()
    stays, quote = "", BARE
    for place, character in enumerate(text):
        if place == cut:
            stays, quote = reader.word, reader.quote
        reader.take(character)
    if cut >= len(text):
        stays, quote = reader.word, reader.quote
    return Typed((*reader.words, reader.word), stays, quote, reader.escaping)


def insertions(offers: Sequence[Offer], typed: Typed) -> list[str]:
    """What bash is to choose from, in its own quotes."""
    quoted = {
        _quoted(rest, typed.quote): offer.whole
        for offer in offers
        if (rest := _rest(offer.value, typed.stays)) is not None
    }
    if not typed.quote:
        return [f"{text} " if whole else text for text, whole in quoted.items()]
    # bash takes a quote at the very beginning for the opening one, and at the very end for the closing one.
    mark = typed.quote[-1]
    texts = [f"{mark}{text}" if text.startswith(mark) else text for text in quoted]
    return [f"{texts[0]}{mark}"] if len(texts) == 1 and texts[0].endswith(mark) else texts


def misleads(insertions: Sequence[str], typed: Typed) -> bool:
    """Whether what several have in common, which bash puts in, loses what was typed or ends amid a character.

    bash may have been told to leave case aside.
    """
    if len(insertions) == 1:
        return False
    length = len(common_beginning([text.lower() for text in insertions]))
    common = {common_beginning(insertions), *(text[:length] for text in insertions)}
    return any(_loses(text, typed) for text in common if text)


def _rest(value: str, stays: str) -> str | None:
    """What of a value follows what stays; None where it begins otherwise."""
    same = value[: len(stays)].casefold() == stays.casefold()
    return value[len(stays) :] if same else None


def _loses(common: str, typed: Typed) -> bool:
    if typed.quote and common.startswith(typed.quote[-1]):
        common = common[1:]
    put = typed.quote + common
    whole = read(put, len(put))
    amid = whole.escaping or whole.quote != typed.quote
    return amid or not holds(typed.stays + whole.words[-1], typed.words[-1])


def _quoted(text: str, quote: str) -> str:
    if quote == SINGLE:
        return text.replace("'", "'\\''")
    if quote == ANSI:
        return text.replace("\\", "\\\\").replace("'", "\\'")
    if quote == DOUBLE:
        # Between double quotes a backslash before ! would stay.
        return SPECIAL_IN_DOUBLE.sub(r"\\\g<0>", text).replace("!", '"\\!"')
    return SPECIAL.sub(r"\\\g<0>", text)


class _Reader:
    """Goes through the characters of a line as bash does: words, quotes and backslashes, and nothing else."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.word = ""
        self.quote = BARE
        self.escaping = False
        self._begun = False
        self._dollar = False

    def take(self, character: str) -> None:
        if self.escaping:
            self._escaped(character)
        elif self.quote in (SINGLE, ANSI) and character == "'":
            self.quote = BARE
        elif character == "\\" and self.quote != SINGLE:
            self.escaping = True
        elif self.quote == DOUBLE and character == DOUBLE:
            self.quote = BARE
        elif self.quote:
            self.word += character
        else:
            self._bare(character)

    def _escaped(self, character: str) -> None:
        kept = (self.quote == DOUBLE and character not in ESCAPED_IN_DOUBLE) or (
            self.quote == ANSI and character not in "\\'\""
        )
        self.word += f"\\{character}" if kept else character
        self.escaping = self._dollar = False
        self._begun = True

    def _bare(self, character: str) -> None:
        if character in BLANKS:
            if self._begun:
                self.words.append(self.word)
            self.word, self._begun = "", False
            return
        self._begun = True
        if character == "'" and self._dollar:
            self.word, self.quote = self.word[:-1], ANSI
        elif character in "'\"":
            self.quote = character
        else:
            self.word += character
        self._dollar = character == "$"
