"""Plain text for files of others: without what breaks their lines or turns their letters around."""

import re
from typing import Final

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""What no text of a calendar, of XML or of a page may hold, or what would break its lines in a careless reader."""


def line(text: str) -> str:
    """A text on one line, with single blanks."""
    return FORBIDDEN.sub("", " ".join(text.split()))


def lines(text: str) -> str:
    """A text on as many lines as it has."""
    return FORBIDDEN.sub("", "\n".join(text.splitlines())).strip()
