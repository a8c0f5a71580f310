"""Ranges and comparisons: `3.5..`, `1990..1999`, `>=4`. Days are counted as numbers here, and are numbers."""

from collections.abc import Callable
from typing import Final

from watchlog.errors import BadInput
from watchlog.query.scanning import Value

BETWEEN: Final = ".."
Reach = Callable[[str], tuple[int, int]]
"""From where to where a value goes, both included: a number to itself, a month from its first day to its last."""

Bounds = tuple[int | None, int | None]
"""The lowest and the highest number that are meant; None is no end."""


def parse_range(value: Value, reach: Reach) -> Bounds:
    """What a value goes from and to, both included.

    Raises:
        BadQuery: One of its ends means nothing, it has none at all, or runs backwards.
    """
    if value.comparison:
        return _compared(value.comparison, *_reached(value, value.text, reach))
    before, dots, after = (part.strip() for part in value.text.partition(BETWEEN))
    if not dots:
        return _reached(value, before, reach)
    if not before and not after:
        raise value.place.refusal("this range has no end", "write 1990..1999, 1990.. or ..1999")
    low = _reached(value, before, reach)[0] if before else None
    high = _reached(value, after, reach)[1] if after else None
    if low is not None and high is not None and low > high:
        raise value.place.refusal("this range runs backwards", f"write {after}{BETWEEN}{before}")
    return low, high


def _compared(comparison: str, low: int, high: int) -> Bounds:
    match comparison:
        case ">":
            return high + 1, None
        case ">=":
            return low, None
        case "<":
            return None, low - 1
        case "<=":
            return None, high
        case _:
            return low, high


def _reached(value: Value, text: str, reach: Reach) -> tuple[int, int]:
    try:
        return reach(text)
    except BadInput as error:
        at = max(value.place.words.find(text), 0)
        place = value.place.part(at, at + len(text)) if text and text in value.place.words else value.place
        raise place.refusal(error.problem, error.hint) from None
