"""Text from data, made harmless for a terminal.

A title may hold anything, and a terminal acts on some of it: escape sequences retitle the window, fill the clipboard,
hide what follows. So nothing from data reaches a terminal but through here. The history keeps the text as it was.
"""

import re
from typing import Final

PICTURES: Final = 0x2400
"""Where Unicode keeps a picture of each of the first 32 characters, in their order."""

DELETE: Final = 0x7F
FIRST_PRINTABLE: Final = 0x20
LINE_END: Final = re.compile("\r\n|\r|\n")
UNSAFE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe_text(text: str) -> str:
    """The text on one line, with a picture or a mark where a terminal would have acted on a character."""
    return text if text.isprintable() else UNSAFE.sub(_picture, text)


def safe_table(text: str) -> str:
    """Lines with tabs, safe but for those two."""
    return "\n".join("\t".join(safe_text(cell) for cell in line.split("\t")) for line in LINE_END.split(text))


def safe_lines(text: str) -> list[str]:
    """The lines of a text, each of them safe."""
    return [safe_text(line) for line in LINE_END.split(text)]


def one_line(text: str) -> str:
    """The text on one line, its line ends and runs of blanks made a single blank."""
    return safe_text(" ".join(text.split()))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < FIRST_PRINTABLE:
        return chr(PICTURES + code)
    return "\u2421" if code == DELETE else "\ufffd"
