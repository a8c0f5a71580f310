"""How long something takes, in words."""

from typing import Final

HOUR: Final = 60
DAY: Final = 24 * HOUR


def duration(minutes: int | None) -> str:
    """`45 min`, `3 h 20 min`, `2 d 4 h` with days of 24 hours; nothing where it is not known.

    Args:
        minutes: How long. From a day on, what is left over of an hour is not told.
    """
    if minutes is None:
        return ""
    days, hours, rest = minutes // DAY, minutes % DAY // HOUR, minutes % HOUR
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{rest} min"
