"""Sayings: what somebody says of episodes, before it is known which episodes that are."""

from typing import NamedTuple

from watchlog.model.portion import Portion


class Named(NamedTuple):
    """`s2e3`, `s2`, `s0e1`; `e590` is counted through from the first and has no season."""

    portion: Portion


class Span(NamedTuple):
    """From one to another, both included: `s2e3-e5`, `s2e3..s3e1`, `s1-s3`, `e590-e600`."""

    first: Portion
    last: Portion


class UpTo(NamedTuple):
    """Everything up to there that was not seen: `..s3e4`, `..s3`, `..e590`."""

    last: Portion


class All(NamedTuple):
    """Every episode."""


class NextOnes(NamedTuple):
    """The next ones to be watched: `next`, `next 3`."""

    count: int = 1


class Aired(NamedTuple):
    """What was shown first from one day to another, both included: `2024-05-01`, as ISO text."""

    first: str
    last: str


class Called(NamedTuple):
    """Words of an episode's name."""

    words: str


Saying = Named | Span | UpTo | All | NextOnes | Aired | Called
