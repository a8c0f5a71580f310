"""Guide: the episodes of one series as a provider tells them, in the order in which the user wants them."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final

from watchlog.model.catalogue import Episode, Placing
from watchlog.model.order import Order
from watchlog.model.portion import Portion

NEVER: Final = "9999"
"""Comes after every day."""
WORD: Final = re.compile(r"\w+")


class Guide:
    """What a provider tells of the episodes of one series; empty where none tells anything.

    An episode is logged under the numbers of the order it aired in. Specials that have no number of their own there
    get one in season 0.

    Args:
        episodes: As the provider tells them; of two that have the same numbers the first is meant.
        now: The present, aware of the local zone.
        ended: Whether the series is over, so that all of it has aired.
        order: The order that the user wants.
        placings: Where episodes stand in other orders.
        own: Season and number, as logged, of the episodes in the user's own order.
        fold: What a name comes down to for comparison.

    Attributes:
        now: The present, aware of the local zone.
        order: The order that the user wants.
        regular: The regular episodes as they are logged, in the order they aired in.
        in_order: The same in the order that the user wants; with those specials that the user gave a place there.
        specials: The specials as they are logged.
    """

    def __init__(
        self,
        episodes: Sequence[Episode],
        now: datetime,
        *,
        ended: bool = False,
        order: Order = Order.AIRED,
        placings: Sequence[Placing] = (),
        own: Sequence[tuple[int, int]] = (),
        fold: Callable[[str], str] = str.casefold,
    ) -> None:
        self.now = now
        self.order = order
        self._fold = fold
        self._portions = _logged(dict.fromkeys(episodes))
        self._episodes: dict[Portion, Episode] = {}
        for episode, portion in self._portions.items():
            self._episodes.setdefault(portion, episode)
        self.regular = tuple(sorted(portion for portion in self._episodes if portion.season))
        self.specials = tuple(sorted(portion for portion in self._episodes if not portion.season))
        self._counted = {portion: number for number, portion in enumerate(self.regular, 1)}
        self._shown = self._placed(placings)
        self._meant = {shown: portion for portion, shown in reversed(self._shown.items())}
        self._all = self._arranged(own)
        chosen = {Portion(*place) for place in own} if order is Order.OWN else set()
        self.in_order = tuple(each for each in self._all if each.season or each in chosen)
        self._aired = self._have_aired(ended=ended)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is told."""
        return not self._episodes

    def portion_of(self, episode: Episode) -> Portion:
        """What an episode is logged as.

        Raises:
            KeyError: It is none of this series.
        """
        return self._portions[episode]

    def episode(self, portion: Portion) -> Episode | None:
        """The episode that is logged so, or counted so from the first; None where none is told."""
        return self._episodes.get(self.logged(portion))

    def logged(self, portion: Portion) -> Portion:
        """What an episode that is counted from the first is logged as, as far as that is told; others as they are."""
        if portion.season is None and portion.episode is not None and 1 <= portion.episode <= len(self.regular):
            return self.regular[portion.episode - 1]
        return portion

    def typed(self, portion: Portion) -> Portion:
        """What a season and number typed in the user's order are logged as; a season or title stays what it is."""
        return self._meant.get(portion, self.logged(portion))

    def is_elsewhere(self, typed: Portion) -> bool:
        """Whether those are numbers of no episode in the user's order, but of one that goes by others there."""
        return typed in self._shown and typed not in self._meant

    def label(self, portion: Portion) -> str:
        """What something logged is called in the user's order: `S02E03`, `E590`."""
        known = self.logged(portion)
        if self.order is Order.ABSOLUTE and known in self._counted:
            return Portion(None, self._counted[known]).label
        return self._shown.get(known, known).label

    def has_aired(self, portion: Portion) -> bool:
        """Whether an episode, as it is logged, has been shown; never where none is told."""
        return self.logged(portion) in self._aired

    def season(self, number: int) -> tuple[Portion, ...]:
        """The episodes of a season as the user's order counts it; 0 holds the specials."""
        return tuple(portion for portion in self._all if self._shown.get(portion, portion).season == number)

    def aired_on(self, first: str, last: str) -> tuple[Portion, ...]:
        """The regular episodes first shown from one ISO day to another; specials only if there are none."""
        found = [portion for portion in self._all if first <= (self._episodes[portion].air_date or NEVER) <= last]
        return tuple(portion for portion in found if portion.season) or tuple(found)

    def called(self, words: str) -> tuple[Portion, ...]:
        """The episodes and specials of that name; or else those whose names hold every word of it."""
        if not any(map(str.isalpha, words)):
            return tuple(portion for portion in self._all if self._episodes[portion].name == words)
        wanted = self._fold(words)
        names = {portion: self._fold(self._episodes[portion].name or "") for portion in self._all}
        exact = tuple(portion for portion, name in names.items() if wanted and name == wanted)
        return exact or tuple(portion for portion, name in names.items() if _holds(name, wanted))

    def _placed(self, placings: Sequence[Placing]) -> dict[Portion, Portion]:
        """The numbers of the user's order by what is logged; two that were joined there share one."""
        places: dict[str, Portion] = {}
        for placing in placings:
            if placing.order is self.order:
                places.setdefault(placing.episode, Portion(placing.season, placing.number))
        known = (*self.regular, *self.specials)
        return {
            portion: places[self._episodes[portion].id] for portion in known if self._episodes[portion].id in places
        }

    def _arranged(self, own: Sequence[tuple[int, int]]) -> tuple[Portion, ...]:
        """All episodes in the user's order, those without a place there behind the others."""
        first: Iterable[Portion] = sorted(self._shown, key=lambda portion: (self._shown[portion], portion))
        if self.order is Order.OWN:
            first = (Portion(*place) for place in own if Portion(*place) in self._episodes)
        return tuple(dict.fromkeys((*first, *self.regular, *self.specials)))

    def _have_aired(self, *, ended: bool) -> frozenset[Portion]:
        aired = {portion for portion, episode in self._episodes.items() if self._is_past(episode)}
        last = max((self._counted[portion] for portion in aired if portion in self._counted), default=0)
        undated = (portion for portion, episode in self._episodes.items() if not (episode.air_at or episode.air_date))
        # What has no date and stands before something that was shown was shown too. A special has no such place.
        return frozenset({*aired, *(portion for portion in undated if ended or self._counted.get(portion, 1) <= last)})

    def _is_past(self, episode: Episode) -> bool:
        if episode.air_at is not None:
            return episode.air_at <= self.now
        return episode.air_date is not None and episode.air_date <= self.now.date().isoformat()


def _logged(episodes: Iterable[Episode]) -> dict[Episode, Portion]:
    """What each is logged as: under its own numbers, or as a special that gets the next free one, oldest first."""
    found: dict[Episode, Portion] = {}
    unnumbered: list[Episode] = []
    for episode in episodes:
        if episode.season is None or episode.number is None or (episode.special and episode.season):
            unnumbered.append(episode)
        else:
            found[episode] = Portion(episode.season, episode.number)
    taken = {portion.episode for portion in found.values() if portion.season == 0}
    free = (number for number in range(1, len(taken) + len(unnumbered) + 1) if number not in taken)
    unnumbered.sort(key=lambda episode: episode.air_date or NEVER)
    found.update((episode, Portion(0, number)) for episode, number in zip(unnumbered, free, strict=False))
    return found


def _holds(name: str, wanted: str) -> bool:
    """Whether a folded name holds every folded word; a part of a word will do where a script writes no blanks."""
    words = WORD.findall(wanted)
    has = set(WORD.findall(name))
    return bool(words) and all(word in has or (not word.isascii() and word in name) for word in words)
