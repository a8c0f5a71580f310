"""Order: in which order, and under which numbers, the episodes of a series are shown."""

from enum import StrEnum
from typing import NamedTuple


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


class Placing(NamedTuple):
    """Where an episode stands in another order than the aired one, as a provider tells it.

    Attributes:
        order: In which order: `Order.DVD` or `Order.STREAMING`.
        episode: The provider's own number for the episode.
        season: Its season there.
        number: Its number there.
    """

    order: Order
    episode: str
    season: int
    number: int


class OwnOrder(NamedTuple):
    """The order that somebody made for a series.

    Attributes:
        title_id: Of which title.
        places: The episodes as they are logged, in the order in which they are to be watched.
    """

    title_id: int
    places: tuple[tuple[int, int], ...]
