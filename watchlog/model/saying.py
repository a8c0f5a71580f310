"""Sayings: what somebody says of episodes, before it is known which episodes that are."""

from typing import NamedTuple

from watchlog.model.portion import WHOLE, Portion


class Named(NamedTuple):
    """`s2e3`, `s2`, `s0e1`; `e590` is counted through from the first and has no season.

    Attributes:
        portion: What was named.
        bare: Whether it was a number alone: `2024` may mean a season, `e2024` may not.
    """

    portion: Portion
    bare: bool = False


class Span(NamedTuple):
    """From one to another, both included: `s2e3-e5`, `s2e3..s3e1`, `s1-s3`, `e590-e600`; `bare` as in `Named`."""

    first: Portion
    last: Portion
    bare: bool = False


class UpTo(NamedTuple):
    """Everything up to there that was not seen: `..s3e4`, `..s3`, `..e590`; `bare` as in `Named`."""

    last: Portion
    bare: bool = False


class All(NamedTuple):
    """Every episode."""


class NextOnes(NamedTuple):
    """The next ones to be watched: `next`, `next 3`."""

    number: int = 1


class Aired(NamedTuple):
    """What was shown first from one day to another, both included: `2024-05-01`, as ISO text."""

    first: str
    last: str


class Called(NamedTuple):
    """Words of an episode's name."""

    words: str


Saying = Named | Span | UpTo | All | NextOnes | Aired | Called


def named_seasons(saying: Saying) -> list[Portion]:
    """The seasons, or everything, that were named as a whole; nothing where single episodes were."""
    if isinstance(saying, All):
        return [WHOLE]
    if isinstance(saying, Named) and saying.portion.episode is None:
        return [saying.portion]
    if isinstance(saying, Span) and saying.first.season is not None and saying.first.episode is None:
        return [Portion(season) for season in range(saying.first.season, (saying.last.season or 0) + 1)]
    return []


def are_episodes(saying: Saying) -> bool:
    """Whether episodes of one season were named by their numbers, so that everybody knows which are meant."""
    if isinstance(saying, Span):
        return None not in saying.first and saying.first.season == saying.last.season
    return isinstance(saying, Named) and None not in saying.portion


def may_be_many(saying: Saying) -> bool:
    """Whether more than an episode or two may be meant."""
    return not isinstance(saying, Aired | Called) and not (isinstance(saying, Named) and saying.portion.episode)
