"""Passes: which run through a series a sitting belongs to."""

from collections.abc import Iterable

from watchlog.model.portion import Portion

FIRST = 1


def pass_of(portion: Portion, seen: Iterable[tuple[Portion, int | None]], *, rewatch: bool) -> int | None:
    """The number of the pass that a new sitting belongs to.

    What is seen for the first time belongs to the first pass. A rewatch joins the earliest later pass in which this
    portion has not been seen, and so begins the next pass when it has been seen in all of them. Anything else is
    a favourite seen again: a single sitting, which reopens nothing.

    Args:
        portion: What was watched.
        seen: What was watched of the title before, and in which pass.
        rewatch: Whether the user called it a rewatch.
    """
    passes = [number for other, number in seen if other == portion]
    if rewatch:
        number = FIRST + 1
        while number in passes:
            number += 1
        return number
    return None if passes else FIRST
