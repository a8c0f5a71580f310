"""Ordering: the episodes of a series in the order that it is shown in."""

from typing import NamedTuple

from watchlog.model.catalogue import Episode
from watchlog.model.order import Order
from watchlog.model.portion import Portion
from watchlog.model.title import Title


class OrderedEpisode(NamedTuple):
    """An episode in an order.

    Attributes:
        label: What it is called there: `E590`.
        portion: As what it is logged.
        episode: What the provider says of it, if anything.
    """

    label: str
    portion: Portion
    episode: Episode | None


class Ordered(NamedTuple):
    """The episodes of a series in the order that it is shown in.

    Attributes:
        title: The series.
        order: Which order.
        episodes: The first one first.
    """

    title: Title
    order: Order
    episodes: tuple[OrderedEpisode, ...]


class OwnOrder(NamedTuple):
    """The order that somebody made for a series.

    Attributes:
        title_id: Of which title.
        places: The episodes as they are logged, in the order in which they are to be watched.
    """

    title_id: int
    places: tuple[tuple[int, int], ...]
