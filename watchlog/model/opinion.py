"""Rating: an opinion without a sitting. Plan: an entry of the watchlist."""

from datetime import datetime
from typing import NamedTuple

from watchlog.model.portion import Portion
from watchlog.model.stars import Stars
from watchlog.model.title import Title


class Rating(NamedTuple):
    """What somebody thinks of a title, a season or an episode, at some time.

    Earlier ratings of the same portion are kept; the latest one counts.
    """

    id: int
    title: Title
    portion: Portion
    stars: Stars
    rated_at: datetime
    source: str


class Plan(NamedTuple):
    """A title to be seen, since when, and why."""

    id: int
    title: Title
    note: str | None
    planned_at: datetime
    source: str
