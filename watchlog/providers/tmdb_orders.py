"""What TMDB answers of orders beside the aired one, and where episodes stand there."""

import re
from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import AfterValidator, TypeAdapter

from watchlog.model.catalogue import Placing
from watchlog.model.order import Order
from watchlog.model.portion import EPISODES, SEASONS
from watchlog.providers import reading
from watchlog.providers.reading import Body, Line, Many, Number

TYPES: Final = {Order.DVD: 3, Order.STREAMING: 4}
"""What TMDB numbers the orders: 4 is digital."""
MOST_LISTS: Final = 5
"""So many lists of one order are looked at: a series may have one for each service that streams it."""
LIST_ID: Final = re.compile(r"[0-9A-Za-z]{1,64}")


def _list_id(text: str) -> str:
    if not LIST_ID.fullmatch(text):
        raise ValueError
    return text


class GroupList(Body):
    """A list of episodes in another order, as its series tells of it."""

    id: Annotated[str, AfterValidator(_list_id)]
    type: int | None = None


class GroupLists(Body):
    """The lists of a series."""

    results: Many[GroupList] = ()


class PlacedEpisode(Body):
    """An episode within a group; its place there counts from 0."""

    id: Number
    season_number: reading.SeasonNumber = None
    order: reading.Amount = None


class Group(Body):
    """What a list calls a season; its place among them is its number."""

    name: Line = None
    order: reading.SeasonNumber = None
    episodes: Many[PlacedEpisode] = ()

    @property
    def is_of_specials(self) -> bool:
        """Whether it holds what stands outside the count."""
        named = "special" in (self.name or "").lower()
        return named or all(episode.season_number == 0 for episode in self.episodes)


class Listed(Body):
    """A list with its groups."""

    groups: Many[Group] = ()


LISTS: Final = TypeAdapter(GroupLists)
LIST: Final = TypeAdapter(Listed)


def groups(told: GroupLists, order: Order) -> list[str]:
    """The ids of the lists of an order, in the order in which TMDB has them."""
    wanted = TYPES.get(order)
    return list(dict.fromkeys(each.id for each in told.results if wanted and each.type == wanted))[:MOST_LISTS]


def placings(told: Listed, order: Order) -> tuple[Placing, ...]:
    """Where episodes stand in a list, each thing said once; what has no number there is left out."""
    # Groups are numbered like seasons, the specials being 0; but some lists have their first season there.
    first = 0 if all(group.is_of_specials for group in told.groups if group.order == 0) else 1
    return tuple(dict.fromkeys(placing for group in told.groups for placing in _placed(group, order, first)))


def _placed(group: Group, order: Order, first: int) -> Iterator[Placing]:
    if group.order is not None and group.order + first in SEASONS:
        for episode in group.episodes:
            if episode.order is not None and episode.order + 1 in EPISODES:
                yield Placing(order, episode.id, group.order + first, episode.order + 1)
