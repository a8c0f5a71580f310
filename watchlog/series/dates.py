"""Dates of several watches told at once."""

from collections.abc import Sequence
from datetime import date, timedelta

from watchlog.model.dating import Dating, OnAir, Same, Spread
from watchlog.model.portion import Portion
from watchlog.model.when import UNKNOWN, When
from watchlog.series.guide import Guide


def dated(dating: Dating, portions: Sequence[Portion], guide: Guide) -> tuple[list[When], list[Portion]]:
    """When each was watched, in their order, and those whose day of airing was wanted and is not told.

    Args:
        dating: How the days are told.
        portions: What was watched, as it is logged.
        guide: What is told of the episodes.
    """
    match dating:
        case Same(when):
            return [when] * len(portions), []
        case OnAir():
            days = [_aired(portion, guide) for portion in portions]
            return days, [portion for portion, when in zip(portions, days, strict=True) if when == UNKNOWN]
        case Spread(first, last):
            return [When.of_day(day) for day in _spread(len(portions), first, last)], []


def _aired(portion: Portion, guide: Guide) -> When:
    episode = guide.episode(portion)
    return When(episode.air_date) if episode else UNKNOWN


def _spread(count: int, first: date, last: date) -> list[date]:
    """So many days, the first one first and the last one last, as evenly as whole days allow."""
    days, gaps = (last - first).days, max(count - 1, 1)
    # Half a gap more rounds to the nearest day; whole numbers keep a century as exact as a week.
    return [first + timedelta(days=(2 * place * days + gaps) // (2 * gaps)) for place in range(count)]
