"""Readings: what the words of a command line may mean, where people leave quotes out.

What can only be an episode is one; before it stands the title. What may be part of the title as well, a number, `all`,
`next` or words of an episode's name, leaves several readings, and only the history can tell which is right. They come
with the longest title first: the first whose title is known is meant, and if none is known, the first of all. So
`Apollo 13` is the film for whoever knows it, and an episode of *Apollo* for whoever knows that alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.model.saying import Saying
from watchlog.parsing.names import YEARS, parse_name
from watchlog.parsing.sayings import FORMS, parse_called, parse_sayings

STRONG_START: Final = re.compile(
    r"(?:\.\.|-)?(?:sp?-?[0-9]|e[0-9]|[0-9]+x[0-9])|(?:\.\.|-)[0-9]|\.\.$|[0-9]{4}-[0-9]{1,2}-[0-9]",
    re.ASCII | re.IGNORECASE,
)
WEAK: Final = re.compile(
    "all|next|[0-9]+(?:(?:-|–|\\.\\.)e?[0-9]+)?",  # noqa: RUF001 - the en dash is what phones make of a hyphen
    re.ASCII | re.IGNORECASE,
)
YEAR: Final = re.compile(r"[0-9]{4}")
RANGE_WORDS: Final = ("-", "\u2013", "..", "to")
"""What people write between the ends of a range."""


class Strength(IntEnum):
    """How surely a word means episodes."""

    NONE = 0
    """It does not."""
    WEAK = 1
    """It may also be part of a title: `590`, `590-600`, `all`, `next`."""
    STRONG = 2
    """It can be nothing else, rightly or wrongly spelled: `s2e3`, `s2e`, `..590`, `2024-05-01`."""


class Reading(NamedTuple):
    """One way to take the words.

    Attributes:
        title: The title.
        said: The words of episodes behind it; empty where the whole title is meant.
        named: Whether those are words of an episode's name.
        sure: Whether it is to be taken whatever the history knows.
        year_like: Whether the episode is a number alone that looks like a year, so that it is meant only where the
            title is a series that has such a season or so many episodes; else “a year goes in brackets”.
    """

    title: str
    said: str = ""
    named: bool = False
    sure: bool = False
    year_like: bool = False

    @property
    def sayings(self) -> tuple[Saying, ...]:
        """What is said of episodes; nothing where the whole title is meant.

        Raises:
            BadInput: It is none of the forms. That is told only of the reading that is taken.
        """
        if not self.said:
            return ()
        return (parse_called(self.said),) if self.named else parse_sayings(self.said)


def strength(word: str) -> Strength:
    """How surely a word of the command line means episodes."""
    pieces = word.strip(",").split(",")
    if STRONG_START.match(word):
        return Strength.STRONG
    if not all(WEAK.fullmatch(piece) or STRONG_START.match(piece) for piece in pieces):
        return Strength.NONE
    return Strength.WEAK if all(WEAK.fullmatch(piece) for piece in pieces) else Strength.STRONG


def split_words(words: Sequence[str]) -> tuple[Reading, ...]:
    """The ways to take the words, the best first; never none.

    The first word is the title's, whatever it looks like. When it was quoted together with others, the title ends
    with it.

    Raises:
        BadInput: An episode is misspelled, a word is empty, or something else stands between a quoted title and its
            episodes.
    """
    words = _with_ranges(_apart(words))
    strengths = [strength(word) for word in words]
    behind = strengths[1:]
    if len(words) == 1 and " " in words[0].strip():
        return _quoted_together(words[0])
    if words and (" " in words[0].strip() or parse_name(words[0] or "?").words is None):
        return (_quoted(words, behind),)
    said = len(words)
    while said > 1 and strengths[said - 1] is not Strength.NONE:
        said -= 1
    if Strength.STRONG not in strengths[said:]:
        found = [_reading(words, strengths, end) for end in range(len(words), 0, -1)] or [Reading("")]
    else:
        strong = strengths.index(Strength.STRONG, said)
        found = [_reading(words, strengths, end) for end in range(strong, said - 1, -1)]
        parse_sayings(found[0].said)
    return tuple(found) if len(found) > 1 else (found[0]._replace(sure=True),)


def _apart(words: Sequence[str]) -> Iterator[str]:
    """The words behind the first, in which `"next 3"` is two.

    Raises:
        BadInput: One of them is empty, as a variable that was not set leaves it.
    """
    yield from words[:1]
    for word in words[1:]:
        pieces = word.split()
        if not pieces:
            raise BadInput("there is an empty word behind the title", "leave it out")
        yield from pieces if all(strength(piece) is not Strength.NONE for piece in pieces) else (word,)


def _with_ranges(words: Iterable[str]) -> list[str]:
    """The words, in which `s2e1 - s2e3` and `s2e1 to s2e3` are one."""
    joined: list[str] = []
    for word in words:
        *title, first, mark = joined if joined[2:] else ["", ""]
        if title and mark.lower() in RANGE_WORDS and _are_ends(first, word):
            joined[-2:] = [f"{first}-{word}"]
        else:
            joined.append(word)
    return joined


def _are_ends(first: str, last: str) -> bool:
    return strength(first) is not Strength.NONE and strength(last) is not Strength.NONE


def _quoted_together(text: str) -> tuple[Reading, ...]:
    """What was quoted as a whole is a title, unless it is none and ends with episodes of one."""
    title, _, last = text.strip().rpartition(" ")
    whole = Reading(text)
    if strength(last) is not Strength.STRONG:
        return (whole._replace(sure=True),)
    return (whole, Reading(title, last))


def _quoted(words: Sequence[str], behind: list[Strength]) -> Reading:
    if Strength.STRONG in behind and Strength.NONE in behind:
        stray = words[1 + behind.index(Strength.NONE)]
        raise BadInput(f"“{stray}” is no episode", f"{FORMS}, and quote the whole title")
    reading = _reading(words, [Strength.NONE, *behind], 1)
    if not reading.year_like:
        reading.sayings  # noqa: B018 - what is misspelled is refused at once
    return reading._replace(sure=not reading.year_like)


def _reading(words: Sequence[str], strengths: list[Strength], end: int) -> Reading:
    """The reading whose title ends before a word."""
    said = " ".join(words[end:])
    return Reading(
        " ".join(words[:end]),
        said,
        named=Strength.NONE in strengths[end:],
        year_like=YEAR.fullmatch(said) is not None and int(said) in YEARS,
    )
