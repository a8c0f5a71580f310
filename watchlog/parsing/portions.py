"""Seasons and episodes as they are typed: `s2e3`, `2x03`, `s2`, `s2e3-e5`, `s0e1`."""

import re
from typing import Final

from watchlog.errors import BadInput
from watchlog.model.portion import EPISODES, SEASONS, Portion

FORMS: Final = "try s2e3, 2x03, s2, s2e3-e5 or s0e1 for a special"
MOST: Final = 2000
"""So many watches can be named at once; a longer range is a slip of the finger."""

NUMBER: Final = "[0-9]{1,9}"
ONE: Final = re.compile(
    rf"s(?P<season>{NUMBER})(?:e(?P<episode>{NUMBER}))?|(?P<season_x>{NUMBER})x(?P<episode_x>{NUMBER})"
)
END: Final = re.compile(rf"(?:s?(?P<season>{NUMBER})[ex])?(?P<e>e?)(?P<episode>{NUMBER})|s(?P<whole>{NUMBER})")
ATTEMPT: Final = re.compile(r"s\d|\d+x\d", re.ASCII | re.IGNORECASE)
RANGE: Final = re.compile(r"\.\.|-|–")  # noqa: RUF001 - the en dash is what phones make of a hyphen


def is_attempt(text: str) -> bool:
    """Whether a word of the command line means to be an episode, rightly or wrongly spelled."""
    return ATTEMPT.match(text) is not None


def parse_portions(text: str) -> tuple[Portion, ...]:
    """The seasons and episodes that are meant, in the order they were said.

    Raises:
        BadInput: It is none of the forms, a range runs backwards or across seasons, or a number is too large.
    """
    portions: list[Portion] = []
    for part in text.lower().replace(" ", "").split(","):
        portions += _range(part, text)
        if len(portions) > MOST:
            raise BadInput(f"“{text}” names more than {MOST} watches", "record them in smaller ranges")
    return tuple(portions)


def _range(part: str, text: str) -> list[Portion]:
    said = RANGE.split(part, maxsplit=1)
    first = _one(said[0], text)
    if len(said) == 1:
        return [first]
    end = END.fullmatch(said[1])
    if end is None:
        raise BadInput(f"“{text}” is no episode that watchlog understands", FORMS)
    if end["whole"] is not None or (first.episode is None and not end["season"] and not end["e"]):
        return _seasons(first, int(end["whole"] or end["episode"]), text)
    return _episodes(first, end["season"], int(end["episode"]), text)


def _one(said: str, text: str) -> Portion:
    found = ONE.fullmatch(said)
    if found is None:
        raise BadInput(f"“{text}” is no episode that watchlog understands", FORMS)
    season, episode = found["season"] or found["season_x"], found["episode"] or found["episode_x"]
    return _checked(Portion(int(season), None if episode is None else int(episode)), text)


def _seasons(first: Portion, last: int, text: str) -> list[Portion]:
    if first.episode is not None or first.season is None:
        raise BadInput(f"“{text}” begins with an episode and ends with a season", FORMS)
    _checked(Portion(last), text)
    _forwards(first.season, last, text)
    return [Portion(season) for season in range(first.season, last + 1)]


def _episodes(first: Portion, season: str | None, last: int, text: str) -> list[Portion]:
    if first.episode is None:
        raise BadInput(f"“{text}” begins with a season and ends with an episode", FORMS)
    if season is not None and int(season) != first.season:
        raise BadInput(
            f"“{text}” crosses seasons, and how many episodes season {first.season} has is not known",
            f"record each season of it by itself: s{first.season}e{first.episode}-e… and s{season}e1-e{last}",
        )
    _checked(Portion(first.season, last), text)
    _forwards(first.episode, last, text)
    if last - first.episode >= MOST:
        raise BadInput(f"“{text}” names more than {MOST} watches", "record them in smaller ranges")
    return [Portion(first.season, episode) for episode in range(first.episode, last + 1)]


def _forwards(first: int, last: int, text: str) -> None:
    if last < first:
        raise BadInput(f"“{text}” runs backwards", "put the lower number first")


def _checked(portion: Portion, text: str) -> Portion:
    if portion.season is not None and portion.season not in SEASONS:
        raise BadInput(f"“{text}”: no series has a season {portion.season}", f"seasons go from 0 to {SEASONS[-1]}")
    if portion.episode is not None and portion.episode not in EPISODES:
        raise BadInput(f"“{text}”: no season has an episode {portion.episode}", f"episodes go from 0 to {EPISODES[-1]}")
    return portion
