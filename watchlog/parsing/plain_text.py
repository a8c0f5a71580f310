"""Plain text: what others say, without HTML and without what no text should hold."""

import html
import re
from typing import Final

from watchlog.model.title import LONGEST_NAME
from watchlog.parsing.names import is_visible

LONGEST_PROSE: Final = 20_000
"""Characters of a summary that are read."""

# Possessive, so that no text makes it slow: the library's own parser takes seconds for 15 KB of `<a <a <a`.
MARKUP: Final = re.compile(r"<(?:/?([a-zA-Z]++)[^<>]*+|[!?][^<>]*+)>")
PARAGRAPHS: Final = frozenset({"p", "div", "li", "ul", "ol", "tr", "table", "blockquote"})
UNTOLD: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Controls that are no blanks, and halves of characters, which no file can hold."""
GAPS: Final = re.compile(r"\n{3,}")


def line(text: str) -> str | None:
    """One line of at most 500 characters, or None where nothing visible is said."""
    told = " ".join(UNTOLD.sub("", text).split())[:LONGEST_NAME].rstrip()
    return told if is_visible(told) else None


def prose(text: str, longest: int = LONGEST_PROSE) -> str | None:
    """Lines and paragraphs, or None where nothing visible is said."""
    unified = text[:longest].replace("\r\n", "\n").replace("\r", "\n")
    lines = (" ".join(each.split()) for each in UNTOLD.sub("", unified).split("\n"))
    told = GAPS.sub("\n\n", "\n".join(lines)).strip()
    return told if is_visible(told) else None


def prose_of_html(text: str) -> str | None:
    """The text of a piece of HTML, its paragraphs apart from each other, or None where nothing visible is said."""
    joined = " ".join(text[:LONGEST_PROSE].split())
    return prose(html.unescape(MARKUP.sub(_break, joined)))


def readable(text: str) -> str | None:
    """What somebody wrote, of any length, its lines where they were: HTML in it made plain, other text untouched."""
    if not (MARKUP.search(text) or html.unescape(text) != text):
        return text if is_visible(text) else None
    return prose(html.unescape(MARKUP.sub(_break, text)), len(text))


def _break(tag: re.Match[str]) -> str:
    name = (tag[1] or "").lower()
    if name in PARAGRAPHS:
        return "\n\n"
    return "\n" if name == "br" else ""
