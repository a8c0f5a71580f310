"""The place of a query that can't be understood, under a caret."""

import unicodedata
from typing import Final

from watchlog.errors import BadQuery
from watchlog.render.safe import safe_text

MOST_COLUMNS: Final = 70
"""Columns that are shown of a long query."""

BEFORE: Final = 30
"""Columns that are shown before the place."""

INDENT: Final = "  "
CUT: Final = "…"
WIDE: Final = ("W", "F")
WITHOUT_WIDTH: Final = ("Mn", "Me", "Cf")


def pointer(error: BadQuery) -> list[str]:
    """The query, and below it a caret under each column of what is wrong."""
    letters = [" " if letter.isspace() else safe_text(letter) for letter in error.text]
    before, wrong, behind = letters[: error.start], letters[error.start : error.end], letters[error.end :]
    if _width(letters) > MOST_COLUMNS:
        before = _ended(before, BEFORE)
        wrong = _begun(wrong, MOST_COLUMNS - _width(before))
        behind = _begun(behind, MOST_COLUMNS - _width(before) - _width(wrong))
    carets = "^" * max(1, _width([letter for letter in wrong if letter != CUT]))
    return [f"{INDENT}{''.join([*before, *wrong, *behind])}", f"{INDENT}{' ' * _width(before)}{carets}"]


def _begun(letters: list[str], columns: int) -> list[str]:
    """As much of the beginning as there is room for, and a sign where more follows."""
    shown: list[str] = []
    for letter in letters:
        columns -= _columns(letter)
        if columns < 0:
            return [*shown, CUT]
        shown.append(letter)
    return shown


def _ended(letters: list[str], columns: int) -> list[str]:
    """As much of the end as there is room for, and a sign where more goes before."""
    return _begun(letters[::-1], columns)[::-1]


def _width(letters: list[str]) -> int:
    return sum(map(_columns, letters))


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in WIDE else 1
