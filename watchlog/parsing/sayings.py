"""Episodes as they are said: `s2e3`, `2x03`, `s2`, `s2e3-e5`, `..s3e4`, `590`, `next 3`, `all`, `2024-05-01`."""

import re
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.model.portion import EPISODES, SEASONS, Portion
from watchlog.model.saying import Aired, All, Called, Named, NextOnes, Saying, Span, UpTo
from watchlog.parsing.names import check_line, is_visible

FORMS: Final = "try s2e3, 2x03, s2, s2e3-e5, ..s3e4, 590, sp1 for a special, next, all or 2024-05-01"
MOST: Final = 2000
"""So many watches can be named at once; a longer range is a slip of the finger."""
LONGEST_WORDS: Final = 500
"""Characters that are compared with the names of episodes."""

NUMBER: Final = "[0-9]{1,9}"
POINT: Final = re.compile(
    rf"sp(?P<special>{NUMBER})|s(?P<season>{NUMBER})(?:e(?P<episode>{NUMBER}))?"
    rf"|(?P<season_x>{NUMBER})x(?P<episode_x>{NUMBER})|(?P<e>e?)(?P<counted>{NUMBER})"
)
DAY: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
DAYS: Final = re.compile(rf"(?P<first>{DAY})(?:\.\.(?P<last>{DAY}))?")
NEXT: Final = re.compile(rf"next(?: (?P<count>{NUMBER}))?")
RANGE: Final = re.compile(r"\.\.|-")
SPACED_RANGE: Final = re.compile(r"(?<=[^ ,]) (\.\.|-) (?=[^ ,])")
PIECE: Final = re.compile(rf"next {NUMBER}(?![^ ])|s{NUMBER} e[0-9][^ ]*|[^ ]+")
"""Blanks part the pieces, but not `next 3`, and not `S02 E03`, as many sites write it."""


class Point(NamedTuple):
    """A season or an episode, and whether it was a number alone."""

    portion: Portion
    bare: bool


def parse_sayings(text: str) -> tuple[Saying, ...]:
    """What is said of episodes, in the order it was said; which episodes that are, a catalogue may have to tell.

    Args:
        text: Pieces with commas or blanks between them, in any case.

    Raises:
        BadInput: A piece is none of the forms, a range runs backwards or is too long, or a number is too large.
    """
    tidy = SPACED_RANGE.sub(r"\1", " ".join(text.lower().replace("–", "-").split()))  # noqa: RUF001 - as phones write it
    pieces = [piece for part in tidy.split(",") for piece in PIECE.findall(part) or [""]]
    if len(pieces) > MOST:
        raise _too_many(text)
    sayings = tuple(_saying(piece, text) for piece in pieces)
    for before, after in pairwise(sayings):
        _check_neighbours(before, after)
    return sayings


def parse_called(text: str) -> Called:
    """Words of an episode's name.

    Raises:
        BadInput: Nothing visible was said, or too much, or something no text can hold.
    """
    words = " ".join(check_line(text, "name of an episode", LONGEST_WORDS).split())
    if not is_visible(words):
        raise BadInput("the name of the episode is empty", FORMS)
    return Called(words)


def _saying(piece: str, text: str) -> Saying:
    if days := DAYS.fullmatch(piece):
        return _aired(days["first"], days["last"] or days["first"], piece)
    if following := NEXT.fullmatch(piece):
        return _next(int(following["count"] or 1), piece)
    if piece == "all":
        return All()
    if piece.startswith(".."):
        return _up_to(_point(piece[2:], piece, text), piece)
    said = RANGE.split(piece.replace(" ", ""), maxsplit=1)
    first = _point(said[0], piece, text)
    if len(said) == 1:
        return Named(_checked(first.portion, piece), first.bare)
    return _span(first, _point(said[1], piece, text), piece)


def _aired(first: str, last: str, piece: str) -> Aired:
    for day in (first, last):
        try:
            date.fromisoformat(day)
        except ValueError:
            raise BadInput(f"there is no day {day}", "a day is written 2024-05-01") from None
    if last < first:
        raise BadInput(f"“{piece}” runs backwards", "put the earlier day first")
    return Aired(first, last)


def _next(count: int, piece: str) -> NextOnes:
    if count == 0:
        raise BadInput(f"“{piece}” names nothing", "say next, or next 3")
    if count > MOST:
        raise _too_many(piece)
    return NextOnes(count)


def _up_to(last: Point, piece: str) -> UpTo:
    if last.portion.season == 0:
        raise BadInput(f"“{piece}”: no episodes lead up to a special", "name specials by themselves: sp1-sp3")
    return UpTo(_checked(last.portion, piece), last.bare)


def _point(said: str, piece: str, text: str) -> Point:
    found = POINT.fullmatch(said)
    if found is None:
        raise BadInput(f"“{piece or text}” is no episode that watchlog understands", FORMS)
    season = "0" if found["special"] else found["season"] or found["season_x"]
    episode = found["special"] or found["episode"] or found["episode_x"] or found["counted"]
    portion = Portion(None if season is None else int(season), None if episode is None else int(episode))
    return Point(portion, bare=found["counted"] is not None and not found["e"])


def _span(first: Point, end: Point, piece: str) -> Span:
    start, last = first.portion, end.portion
    if start.season is not None and last.season is None:
        # Behind a season, a number alone is a season; behind an episode, a number is one of the same season.
        last = Portion(last.episode) if start.episode is None and end.bare else Portion(start.season, last.episode)
    _check_kinds(start, last, piece)
    _checked(start, piece)
    _checked(last, piece)
    low, high = _numbers(start), _numbers(last)
    if high < low:
        raise BadInput(f"“{piece}” runs backwards", "put the lower number first")
    if low[:-1] == high[:-1] and high[-1] - low[-1] >= MOST:
        raise _too_many(piece)
    return Span(start, last, bare=first.bare and end.bare)


def _numbers(portion: Portion) -> tuple[int, ...]:
    return tuple(number for number in portion if number is not None)


def _check_kinds(first: Portion, last: Portion, piece: str) -> None:
    """Refuse a range whose ends are not of one kind."""
    if first.episode is None and last.episode is not None:
        raise BadInput(f"“{piece}” begins with a season and ends with an episode", FORMS)
    if first.episode is not None and last.episode is None:
        raise BadInput(f"“{piece}” begins with an episode and ends with a season", FORMS)
    if first.season is None and last.season is not None:
        raise BadInput(
            f"“{piece}” begins with an episode counted from the first and ends with one of a season",
            "count both alike: e12-e15, or s2e3-s2e6",
        )
    if first.episode is not None and first.season != last.season and 0 in {first.season, last.season}:
        raise BadInput(f"“{piece}” mixes specials with episodes", "name specials by themselves: sp1-sp3")


def _check_neighbours(before: Saying, after: Saying) -> None:
    """Refuse `s2e3,e5`: some mean episode 5 of season 2, others the fifth of all."""
    season = before[0].season if isinstance(before, Named | Span) else None
    number = after[0].episode if isinstance(after, Named | Span) and after[0].season is None else None
    if season is not None and number is not None:
        raise BadInput(
            f"e{number} after s{season} may be of season {season}, or counted from the first of all",
            f"say s{season}e{number}, or record e{number} by itself",
        )


def _checked(portion: Portion, piece: str) -> Portion:
    if portion.season is not None and portion.season not in SEASONS:
        raise BadInput(f"“{piece}”: no series has a season {portion.season}", f"seasons go from 0 to {SEASONS[-1]}")
    if portion.episode is not None and portion.episode not in EPISODES:
        raise BadInput(
            f"“{piece}”: no season has an episode {portion.episode}", f"episodes go from 0 to {EPISODES[-1]}"
        )
    if portion == Portion(None, 0):
        raise BadInput(f"“{piece}”: episodes are counted from 1", "a special is sp1")
    return portion


def _too_many(text: str) -> BadInput:
    return BadInput(f"“{text}” names more than {MOST} watches", "record them in smaller ranges")
