"""Ratings for services: on their scales, and the one that counts where they keep one a title."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from watchlog.exporters.tally import Loss, Tally
from watchlog.model.opinion import Rating
from watchlog.model.portion import Portion
from watchlog.model.stars import Stars
from watchlog.model.title import Title
from watchlog.model.watch import Watch

STEP: Final = 10
"""Points between two neighbours on the scales of most services: half stars of five, points of ten."""

ROUNDED: Final = Loss("rating was rounded", "ratings were rounded", "the scale there has ten steps")
EARLIER: Final = Loss("earlier rating was left out", "earlier ratings were left out", "there the latest one counts")


class Opinion(NamedTuple):
    """What somebody thought of something at some time.

    Attributes:
        title: Of which title.
        portion: Of which part of it.
        stars: The rating.
        at: When, aware.
        on: On which local day, where that is known of itself.
    """

    title: Title
    portion: Portion
    stars: Stars
    at: datetime
    on: str | None = None


class Opinions:
    """Ratings of which the latest counts for each title and part; the others are tallied.

    Args:
        tally: Counts those that were overruled.
    """

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._latest: dict[tuple[int, Portion], Opinion] = {}

    def add(self, opinion: Opinion) -> None:
        """Take a rating in."""
        place = (opinion.title.id, opinion.portion)
        known = self._latest.get(place)
        if known and known.stars.points != opinion.stars.points:
            self._tally.count(EARLIER)
        if known is None or known.at <= opinion.at:
            self._latest[place] = opinion

    def rated(self, ratings: Iterable[Rating]) -> None:
        """Take ratings without a sitting in."""
        for each in ratings:
            self.add(Opinion(each.title, each.portion, each.stars, each.rated_at))

    def watched(self, watch: Watch) -> None:
        """Take in the rating of a sitting, if it has one."""
        if watch.stars:
            on = watch.when.on if watch.when.on and len(watch.when.on) == len("2026-11-22") else None
            at = watch.when.at or watch.added_at
            self.add(Opinion(watch.title, watch.portion, watch.stars, at, on))

    def of(self, title: Title, portion: Portion) -> Opinion | None:
        """What counts of a part of a title."""
        return self._latest.get((title.id, portion))

    def all(self) -> Iterable[Opinion]:
        """Those that count, in the order in which their titles and parts were first rated."""
        return self._latest.values()


def in_steps(stars: Stars, tally: Tally) -> int:
    """A rating in steps of ten points, 1 to 10: the nearest one, and the upper where two are equally near.

    There is no 0 on those scales, where it means that nobody rated; so it becomes the lowest step.
    """
    steps = max(1, (2 * stars.points + STEP) // (2 * STEP))
    if steps * STEP != stars.points:
        tally.count(ROUNDED)
    return steps


def half_stars(steps: int) -> str:
    """Steps of ten as stars of five: 7 is `3.5`."""
    whole, half = divmod(steps, 2)
    return f"{whole}.5" if half else str(whole)
