"""Order: in which order, and under which numbers, the episodes of a series are shown."""

from enum import StrEnum
from typing import Final


class Order(StrEnum):
    """How the episodes of a series are put in order; what was logged keeps the numbers of the order they aired in."""

    AIRED = "aired"
    """As they were shown first: the provider's own seasons and numbers."""
    ABSOLUTE = "absolute"
    """The same, counted through from the first to the last: episode 590."""
    DVD = "dvd"
    """As they were released on disc, where the provider tells it."""
    STREAMING = "streaming"
    """As a streaming service counts them, likewise."""
    OWN = "own"
    """As the user put them."""


TOLD: Final = (Order.DVD, Order.STREAMING)
"""Orders that only a provider can tell."""

RENUMBERED: Final = (Order.ABSOLUTE, *TOLD)
"""Orders in which episodes have other numbers than those they are logged under."""

REORDERED: Final = (*TOLD, Order.OWN)
"""Orders in which episodes follow each other otherwise than they aired."""
