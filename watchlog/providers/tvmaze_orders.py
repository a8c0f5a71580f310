"""What TVmaze answers of orders beside the aired one, and where episodes stand there."""

from collections.abc import Iterator
from typing import Final

from pydantic import Field, TypeAdapter

from watchlog.model.catalogue import Placing
from watchlog.model.order import Order
from watchlog.providers import reading
from watchlog.providers.reading import Body, Many, Number

MOST_LISTS: Final = 5
"""So many lists of one order are looked at: a show may have one for each service that streams it."""


class AlternateList(Body):
    """A list of episodes in another order, and what it follows."""

    id: Number
    dvd_release: bool | None = None
    streaming_premiere: bool | None = None

    def follows(self, order: Order) -> bool:
        """Whether it is a list of that order."""
        return bool((order is Order.DVD and self.dvd_release) or (order is Order.STREAMING and self.streaming_premiere))


class AiredEpisode(Body):
    """The episode that stands somewhere in a list, as it aired."""

    id: Number


class Embedded(Body):
    """What hangs on a place of a list: an episode, or several that were made into one there."""

    episodes: Many[AiredEpisode] = ()


class AlternateEpisode(Body):
    """A place in a list."""

    season: reading.SeasonNumber = None
    number: reading.EpisodeNumber = None
    embedded: Embedded | None = Field(None, alias="_embedded")


LISTS: Final = TypeAdapter(Many[AlternateList])
EPISODES: Final = TypeAdapter(Many[AlternateEpisode])


def lists(told: tuple[AlternateList, ...], order: Order) -> list[str]:
    """The numbers of the lists that follow an order, in the order in which TVmaze has them."""
    return list(dict.fromkeys(each.id for each in told if each.follows(order)))[:MOST_LISTS]


def placings(told: tuple[AlternateEpisode, ...], order: Order) -> tuple[Placing, ...]:
    """Where episodes stand in a list, each thing said once; places without a number are left out."""
    return tuple(dict.fromkeys(placing for place in told for placing in _placed(place, order)))


def _placed(place: AlternateEpisode, order: Order) -> Iterator[Placing]:
    if place.season is not None and place.number is not None and place.embedded is not None:
        for episode in place.embedded.episodes:
            yield Placing(order, episode.id, place.season, place.number)
