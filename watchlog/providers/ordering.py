"""Ordering: seasons and episodes as people count them, and nothing said twice."""

from collections.abc import Iterable
from itertools import islice
from typing import Final, TypeVar

from watchlog.model.catalogue import Episode, Season

Said = TypeVar("Said")

MOST: Final = 1_000
"""People or names of one title that are kept."""
NEVER: Final = "9999"
"""Comes after every day."""


def once(said: Iterable[Said | None]) -> tuple[Said, ...]:
    """What is said, each thing once, in the order in which it comes first, and no more than 1,000 things."""
    return tuple(islice(dict.fromkeys(each for each in said if each is not None), MOST))


def seasons_in_order(seasons: Iterable[Season | None]) -> tuple[Season, ...]:
    """By number; of two that have the same number the first is kept."""
    numbered: dict[int, Season] = {}
    for season in seasons:
        if season is not None:
            numbered.setdefault(season.number, season)
    return tuple(numbered[number] for number in sorted(numbered))


def episodes_in_order(episodes: Iterable[Episode]) -> tuple[Episode, ...]:
    """By season and number; what has no number comes after what has, by day; what has no season comes last."""
    return tuple(sorted(episodes, key=_place))


def _place(episode: Episode) -> tuple[float, float, str]:
    last = float("inf")
    return (
        last if episode.season is None else episode.season,
        last if episode.number is None else episode.number,
        episode.air_date or NEVER,
    )
