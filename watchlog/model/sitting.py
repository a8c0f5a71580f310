"""Sitting: what is said of something watched, before it is known which watches that makes."""

from typing import NamedTuple

from watchlog.model.dating import Dating, OnAir
from watchlog.model.saying import Saying, are_episodes
from watchlog.model.stars import Stars


class Sitting(NamedTuple):
    """What is said of something watched, before it is known which watches that makes.

    Attributes:
        dating: When it was watched.
        said: What of a series; nothing stands for the whole title.
        strict: Whether episodes that the catalogue does not know are refused.
    """

    dating: Dating
    said: tuple[Saying, ...] = ()
    stars: Stars | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    service: str | None = None
    companions: str | None = None
    rewatch: bool = False
    strict: bool = False


def is_told_apart(sitting: Sitting) -> bool:
    """Whether a catalogue of episodes makes more of what was said than the words alone."""
    return bool(sitting.said) and (isinstance(sitting.dating, OnAir) or not all(map(are_episodes, sitting.said)))
