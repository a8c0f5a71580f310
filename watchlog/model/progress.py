"""Progress: how far somebody is with a title, what is next, and what airs when."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from watchlog.model.catalogue import Episode
from watchlog.model.portion import Portion
from watchlog.model.title import Title
from watchlog.model.when import When


class Stage(StrEnum):
    """Where somebody stands with a title: what they said, or else what they watched and planned tells."""

    PLANNED = "planned"
    WATCHING = "watching"
    PAUSED = "paused"
    DROPPED = "dropped"
    COMPLETED = "completed"
    UP_TO_DATE = "up to date"


class Stands(NamedTuple):
    """Where somebody stands with a title, or None where they neither watched nor planned it."""

    title: Title
    stage: Stage | None


class SeasonProgress(NamedTuple):
    """How far somebody is with a season: regular episodes seen, and how many there are to see, where that is told."""

    season: int
    seen: int
    total: int | None


class Progress(NamedTuple):
    """How far somebody is with a series, in the pass that goes on or else went last.

    Attributes:
        stage: Where they stand, or None where they neither watched nor planned it.
        pass_number: The pass that this is told of.
        seen: How many regular episodes they saw in it, each counted once.
        total: How many regular episodes have aired and are not skipped, or were seen; None where no provider tells.
        left: How many of those are not seen; None likewise.
        new_season: The season that began after everything before it was seen, and of which nothing was seen yet.
        seasons: The same by season, in order.
    """

    stage: Stage | None
    pass_number: int
    seen: int
    total: int | None
    left: int | None
    new_season: int | None = None
    seasons: tuple[SeasonProgress, ...] = ()


class Next(NamedTuple):
    """The episode of a series to watch next.

    Attributes:
        title: The series.
        portion: The episode as it would be logged.
        label: What it is called in the order that the series is shown in: `S02E03`.
        pass_number: The pass it would be of.
        episode: What the provider says of it, if anything.
        seen: How many regular episodes of the pass were seen.
        left: How many episodes have aired and are not seen, this one among them; None where no provider tells.
        minutes: How long those take, as far as it is told; None where it is not.
        new_season: The season that is new, if this begins it.
        last: When something of the series was watched last, as far as it is known.
    """

    title: Title
    portion: Portion
    label: str
    pass_number: int
    episode: Episode | None
    seen: int
    left: int | None
    minutes: int | None
    new_season: int | None
    last: When


class Airing(NamedTuple):
    """An episode that airs, or has aired and was not seen.

    Attributes:
        title: The series.
        portion: The episode as it would be logged.
        label: What it is called in the order that the series is shown in: `S02E03`.
        episode: What the provider says of it.
        on: The day it airs in the user's zone, `2026-11-29`.
        at: The moment in the user's zone, or None where only the day is told.
        has_aired: Whether it has aired already.
        network: Who shows it, or None.
        provider: Who says so: `tvmaze`. With the episode's id it names the episode for good.
    """

    title: Title
    portion: Portion
    label: str
    episode: Episode
    on: str
    at: datetime | None
    has_aired: bool
    network: str | None = None
    provider: str | None = None
