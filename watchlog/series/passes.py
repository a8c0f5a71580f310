"""Passes: which run through a series a sitting belongs to."""

from collections.abc import Collection

from watchlog.model.portion import WHOLE, Portion
from watchlog.series.counting import FIRST


def rewatch_pass(last: int, *, is_closed: bool) -> int:
    """The pass that a rewatch joins: the last one while it is open, else the one behind it.

    Args:
        last: The number of the last pass that anything is known of; the first is no rewatch.
        is_closed: Whether that one is complete or was dropped.
    """
    return last + 1 if last == FIRST or is_closed else last


def pass_of(portion: Portion, seen: Collection[Portion], rewatch: int | None) -> int | None:
    """The number of the pass that a sitting belongs to.

    What is seen for the first time belongs to the first pass, and a rewatch to its own. Anything else is a favourite
    seen again: a single sitting, which reopens nothing.

    Args:
        portion: What was watched, as it is logged.
        seen: What was seen of the title before.
        rewatch: The pass of the rewatch that it is a part of, if it is one.
    """
    if rewatch is not None:
        return rewatch
    return None if is_covered(portion, seen) else FIRST


def is_covered(portion: Portion, seen: Collection[Portion]) -> bool:
    """Whether a portion was seen: by itself, with its season, or with the whole series."""
    return portion in seen or WHOLE in seen or (portion.season is not None and Portion(portion.season) in seen)
