"""Titles as Prime Video writes them: `Show - Season 1`, and `Episode 5: Name`."""

import re
from typing import Final

from watchlog.importers.part_words import CHAPTER, EPISODE, PART, SEASON, labelled, opening, plain

VERSION: Final = re.compile(r"[ ]*\[(?:dt\.?/)?O(?:V|mU)\]", re.IGNORECASE)
"""How a German account marks a title in its original language."""
SEPARATORS: Final = (" - ", " – ", ": ", ", ")  # noqa: RUF001 - as it stands there
SHORT_EPISODE: Final = re.compile(
    r"(?:s[0-9]{1,4}[ ]?)?ep?\.?[ ]?(?P<number>[0-9]{1,4})(?:[ ]?[-–:][ ]?|$)",  # noqa: RUF001
    re.IGNORECASE,
)
TRAILERS: Final = re.compile(r"trailer|teaser|tráiler|bande-annonce|予告編")


def name_of(text: str) -> str:
    """A title without the mark of its version."""
    return VERSION.sub("", text).strip()


def season_of(text: str) -> tuple[str, int | None]:
    """A series and the number of its season, where the text tells one."""
    name = name_of(text)
    for separator in SEPARATORS:
        head, _, tail = name.rpartition(separator)
        season = opening(tail, SEASON) if head else None
        if season is not None:
            return head.strip(), season
    for words in (1, 2):
        head, tail = _last_words(name, words)
        season = labelled(tail, SEASON)
        if head and season is not None:
            return head.strip(), season
    return name, None


def series_of(text: str) -> tuple[str, int | None]:
    """The same where the text is known to name a series: a part or a volume is a season then, and no half of a film."""
    name, season = season_of(text)
    if season is not None:
        return name, season
    for separator in SEPARATORS:
        head, _, tail = name.rpartition(separator)
        part = opening(tail, PART) if head else None
        if part is not None:
            return head.strip(), part
    return name, None


def _last_words(text: str, words: int) -> tuple[str, str]:
    """A text without its last words, and those."""
    pieces = text.rsplit(" ", words)
    return pieces[0], " ".join(pieces[1:])


def episode_of(text: str) -> tuple[int | None, str]:
    """The number of an episode, where one is told, and its name."""
    head, _, rest = text.partition(":")
    for words in (EPISODE, CHAPTER):
        number = labelled(head, words)
        if number is not None:
            return number, rest.strip() or text
    short = SHORT_EPISODE.match(text)
    return (int(short["number"]), text[short.end() :].strip() or text) if short else (None, text)


def is_trailer(text: str) -> bool:
    """Whether it is the trailer that stands before the first episode: the script takes such ones for films."""
    number, name = episode_of(text)
    return number == 0 and TRAILERS.search(plain(name)) is not None
