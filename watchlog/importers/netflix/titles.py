"""Titles as Netflix writes them, `Show: Season 2: Episode`, taken apart as far as each tells by itself."""

import re
from collections.abc import Callable
from itertools import islice
from typing import Final, NamedTuple

from watchlog.importers.part_words import (
    CHAPTER,
    EPISODE,
    ONLY,
    PART,
    SEASON,
    labelled,
    number_of,
    opening,
    plain,
)
from watchlog.model.title import LONGEST_NAME

BLANKS: Final = str.maketrans(dict.fromkeys("\u00a0\u202f\u2007", " ") | dict.fromkeys("\u200e\u200f", ""))
COLON: Final = re.compile(r"[ ]?:[ ]+|[ ]?：[ ]*")  # noqa: RUF001 - as it stands in Chinese titles
IN_BRACKETS: Final = re.compile(r"(?P<name>.+?)[ ]?[(（](?P<label>[^()（）]{1,40})[)）]", re.DOTALL)  # noqa: RUF001
LONGEST: Final = 2 * LONGEST_NAME
"""Characters of a title that is taken apart; what is longer names a series or an episode that can't be kept."""
MOST_PIECES: Final = 20
"""Pieces into which a title is taken apart at most."""

Label = Callable[[str, str], int | None]
"""What a piece says as the label of a season, given what stands before it: the season's number, or None."""


class Named(NamedTuple):
    """What a title says.

    Attributes:
        name: The series, or the whole title.
        series: Whether it is an episode of a series; otherwise nothing is said of what it is.
        season: The season's number, or None.
        episode: The episode's number, or None.
        episode_title: The episode's name, empty where the title is none of a series.
        chapter: The number of a chapter, which may count through all seasons, or None.
    """

    name: str
    series: bool = False
    season: int | None = None
    episode: int | None = None
    episode_title: str = ""
    chapter: int | None = None


class Title:
    """A title in its pieces.

    Args:
        text: As it stands in the file.

    Attributes:
        text: With plain blanks.
        told: The number of the episode in brackets at its end, or None.
        pieces: What stands between the colons, without those brackets.
    """

    def __init__(self, text: str) -> None:
        self.text = text.translate(BLANKS).strip()
        found = IN_BRACKETS.fullmatch(self.text) if len(self.text) <= LONGEST else None
        self.told = _episode(found["label"]) if found else None
        self._body = found["name"] if found and self.told is not None else self.text
        colons = list(islice(COLON.finditer(self._body), MOST_PIECES)) if len(self.text) <= LONGEST else []
        self._starts = [0, *(colon.end() for colon in colons)]
        self._ends = [*(colon.start() for colon in colons), len(self._body)]
        self.pieces = [self._body[start:end] for start, end in zip(self._starts, self._ends, strict=True)]

    def head(self, pieces: int) -> str:
        """The first so many pieces, as a name; said once where it is said twice over."""
        half, odd = divmod(pieces, 2)
        said_twice = not odd and half and plain(self.pieces[half - 1]) == plain(self.pieces[pieces - 1])
        return self._body[: self._ends[(half if said_twice else pieces) - 1]]

    def rest(self, pieces: int) -> str:
        """What follows the first so many pieces."""
        return self._body[self._starts[pieces] :] if pieces < len(self.pieces) else ""


def taken_apart(title: Title, label: Label) -> Named | None:
    """What a title says by itself; None where it may be a film, or an episode that only others tell to be one.

    Args:
        title: The title.
        label: Tells labels of seasons that no word tells.
    """
    if len(title.pieces) < len(("show", "episode")) or not title.pieces[0]:
        return None
    for kind in (_by_word, _by_only, _by_own_name, _by_part, label):
        for place in range(1, len(title.pieces)):
            last = place == len(title.pieces) - 1
            if last and kind not in (_by_word, _by_only):
                break
            season = kind(title.head(place), title.pieces[place])
            if season is not None:
                return _of_season(title, place, season)
    return _of_episode(title)


def _by_word(_: str, piece: str) -> int | None:
    return opening(piece, SEASON)


def _by_only(_: str, piece: str) -> int | None:
    return 1 if plain(piece) in ONLY else None


def _by_own_name(head: str, piece: str) -> int | None:
    """The second season of *Dark Woods* may be called *Dark Woods 2*."""
    name, _, number = plain(piece).rpartition(" ")
    return number_of(number) if name and name in (plain(head), plain(head).rpartition(": ")[2]) else None


def _by_part(_: str, piece: str) -> int | None:
    return opening(piece, PART)


def _of_season(title: Title, place: int, season: int) -> Named:
    """An episode that stands behind the label of its season."""
    rest = title.rest(place + 1)
    first = COLON.split(rest, maxsplit=1)[0]
    episode = opening(first, EPISODE)
    if episode is None and plain(title.pieces[place]) in ONLY:
        episode = labelled(rest, PART)
    return Named(
        name=title.head(place),
        series=True,
        season=season,
        episode=episode if title.told is None else title.told,
        episode_title=rest or title.pieces[place],
        chapter=opening(first, CHAPTER),
    )


def _of_episode(title: Title) -> Named | None:
    """An episode whose season has no label: it is told by its number, or by being a chapter with a name."""
    last = len(title.pieces) - 1
    for place in range(1, last + 1):
        episode = opening(title.pieces[place], EPISODE)
        chapter = opening(title.pieces[place], CHAPTER)
        # A film may be the second chapter of another, but it has no name behind that.
        if episode is not None or (chapter is not None and last > 1):
            number = title.told if title.told is not None else episode
            return Named(
                title.head(place), series=True, episode=number, episode_title=title.rest(place), chapter=chapter
            )
    if title.told is not None:
        return Named(title.head(last), series=True, episode=title.told, episode_title=title.rest(last))
    return None


def _episode(text: str) -> int | None:
    number = labelled(text, EPISODE)
    return labelled(text, CHAPTER) if number is None else number
