"""Viewings put together again: Netflix keeps a record of every time that somebody pressed play."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final, NamedTuple

SHORTEST: Final = timedelta(minutes=2)
"""What ran no longer than that is no viewing: a preview that started by itself, or a slip of the finger."""
SAME_EVENING: Final = timedelta(hours=6)
"""What is played again within that time is the same viewing, unless it had been seen to its end."""
GOES_ON_FOR: Final = timedelta(days=30)
"""So long may somebody leave off and go on where they stopped."""
NEAR: Final = timedelta(minutes=5)
"""So far from where somebody stopped they may go on: players go back a little, and some forget a little."""
SEEN_TO: Final = 0.8
"""The part of what was ever reached of a title from which on it counts as seen to its end."""


class Played(NamedTuple):
    """A record of something that was played.

    Attributes:
        line: On which line it stands.
        profile: Whose it is.
        title: What was played, as it stands there.
        began: When, in UTC.
        ran: For how long.
        reached: Where in it that ended.
    """

    line: int
    profile: str
    title: str
    began: datetime
    ran: timedelta
    reached: timedelta

    @property
    def entered(self) -> timedelta:
        """Where in it that began."""
        return max(self.reached - self.ran, timedelta())


def not_viewings(played: Iterable[Played]) -> Mapping[int, str]:
    """Why a record is no viewing of its own, by its line; the first long enough record of a viewing stands for it.

    Args:
        played: The records of one file, in any order.
    """
    by_title: dict[tuple[str, str], list[Played]] = defaultdict(list)
    for one in played:
        by_title[one.profile, one.title].append(one)
    reasons: dict[int, str] = {}
    for records in by_title.values():
        reasons.update(_reasons(sorted(records, key=lambda one: (one.began, one.line))))
    return reasons


def _reasons(records: list[Played]) -> Mapping[int, str]:
    """The same, of one title on one profile, oldest first."""
    end = max(one.reached for one in records) * SEEN_TO
    reasons: dict[int, str] = {}
    first: Played | None = None
    before = records[0]
    for one in records:
        is_long = one.ran >= SHORTEST
        if first is not None and _continues(one, before, end):
            reasons[one.line] = f"it continues line {first.line}"
        elif is_long:
            first = one
        else:
            reasons[one.line] = f"it ran for {one.ran.total_seconds():.0f} seconds"
        before = one if is_long else before
    return reasons


def _continues(one: Played, before: Played, end: timedelta) -> bool:
    """Whether a record goes on with the viewing that the one before it belongs to."""
    pause = one.began - (before.began + before.ran)
    if one.ran < SHORTEST:
        return pause <= SAME_EVENING
    goes_on = abs(one.entered - before.reached) <= NEAR and one.entered > SHORTEST
    return pause <= GOES_ON_FOR if goes_on else pause <= SAME_EVENING and before.reached < end
