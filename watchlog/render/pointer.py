"""The place of a query that can't be understood, under a caret."""

import unicodedata
from typing import Final

from watchlog.errors import BadQuery
from watchlog.render.safe import safe_text

MOST_SHOWN: Final = 70
"""Characters of a query that are shown of a long one."""

BEFORE: Final = 30
"""Characters before the place that are shown of a long one."""

INDENT: Final = "  "
WIDE: Final = ("W", "F")
WITHOUT_WIDTH: Final = ("Mn", "Me", "Cf")


def pointer(error: BadQuery) -> list[str]:
    """The query, and below it a caret under each column of what is wrong."""
    begin = 0 if len(error.text) <= MOST_SHOWN else max(0, min(error.start - BEFORE, len(error.text) - MOST_SHOWN))
    shown = "".join(map(_one, error.text[begin : begin + MOST_SHOWN]))
    start, end = error.start - begin, min(error.end - begin, MOST_SHOWN)
    cut = "…" if begin else ""
    carets = "^" * max(1, _width(shown[start:end]))
    after = "…" if begin + MOST_SHOWN < len(error.text) else ""
    return [f"{INDENT}{cut}{shown}{after}", f"{INDENT}{' ' * (len(cut) + _width(shown[:start]))}{carets}"]


def _one(letter: str) -> str:
    """A character as it may be shown: one for one, so that columns stay what they are."""
    return " " if letter.isspace() else safe_text(letter)


def _width(text: str) -> int:
    return sum(map(_columns, text))


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in WIDE else 1
