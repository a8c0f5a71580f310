"""What the titles of a whole Netflix history tell of each other: which heads are series, and which labels seasons."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from watchlog.importers.netflix.titles import Named, Title, taken_apart
from watchlog.importers.part_words import CHAPTER, labelled, plain

ANY_LABEL: Final = re.compile(r"[^\W\d]{2,20}[ ](?P<after>\d{1,2})|(?P<before>\d{1,2})\.[ ][^\W\d]{2,20}")
"""A word of some language with a number, as seasons are called in all of them."""

IN_SEASON: Final = 2
"""So many episodes behind such a label tell that it is one."""
EPISODES: Final = ((1, 3), (10, 4), (30, 5))
"""Within so many days, so many names under one head are episodes: nobody sees as many films of a row."""
CHAPTERS: Final = 3
"""So many bare chapters are episodes; of one or two there are films."""


class Viewed(NamedTuple):
    """A title as it stands in the file, and on which day it was watched, counted from any; None where unknown."""

    title: str
    day: int | None


class Names:
    """Takes the titles of one history apart.

    Args:
        viewed: All of them, in any order.
    """

    def __init__(self, viewed: Iterable[Viewed]) -> None:
        self._labels: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._chapters: dict[tuple[str, int], set[int]] = defaultdict(set)
        self._bare: dict[str, set[tuple[str, int | None]]] = defaultdict(set)
        self._own_named: set[str] = set()
        self._numbered: dict[str, int] = defaultdict(int)
        self._alone: dict[str, Named | None] = {}
        open_ones: dict[str, set[int | None]] = {}
        for text, day in viewed:
            if text not in self._alone and not self._is_told(text):
                open_ones[text] = set()
            if text in open_ones:
                open_ones[text].add(day)
        for text, days in open_ones.items():
            self._alone[text] = self._learn(Title(text), days)
        self._series = {head for head, names in self._bare.items() if _are_episodes(names)}
        self._labelled = {named.name for named in self._alone.values() if named and named.season is not None}

    def named(self, text: str) -> Named:
        """What a title says; it is one of those that were told."""
        named = self._alone[text]
        return self._by_others(Title(text)) if named is None else self._together(text, named)

    def _is_told(self, text: str) -> bool:
        """Whether a title tells its season by itself; if not, its pieces may be labels that others tell."""
        title = Title(text)
        named = self._alone[text] = taken_apart(title, _nothing)
        if named is None or named.season is None:
            self._learn_labels(title)
            return False
        if named.chapter is not None:
            self._chapters[named.name, named.season].add(named.chapter)
        if plain(title.text).startswith(f"{plain(named.name)}: {plain(named.name)} "):
            self._own_named.add(named.name)
        return True

    def _learn_labels(self, title: Title) -> None:
        for place in range(1, len(title.pieces) - 1):
            piece = plain(title.pieces[place])
            if ANY_LABEL.fullmatch(piece):
                self._labels[title.head(place), piece].add(title.rest(place + 1))

    def _learn(self, title: Title, days: Iterable[int | None]) -> Named | None:
        named = taken_apart(title, self._label)
        if named is None:
            for place in range(1, len(title.pieces)):
                self._bare[title.head(place)].update((title.rest(place), day) for day in days)
        elif named.season is None and title.told is not None:
            for place in range(1, len(title.pieces)):
                self._numbered[title.head(place)] += 1
        return named

    def _label(self, head: str, piece: str) -> int | None:
        said = plain(piece)
        found = ANY_LABEL.fullmatch(said)
        if found is None or len(self._labels.get((head, said), ())) < IN_SEASON:
            return None
        return int(found["after"] or found["before"])

    def _together(self, text: str, named: Named) -> Named:
        """What a title says that tells something by itself, and what the others add to it."""
        if named.season is None and named.chapter is None:
            named = self._of_longest_head(Title(text), named)
        if named.season is None and named.name in self._labelled:
            # Where the second season is *Dark Woods 2*, the chapters of the first one stand behind the name alone.
            if named.chapter is None or named.name not in self._own_named:
                return named._replace(episode=None)
            named = named._replace(season=1)
        # Some series count their chapters through all seasons.
        anew = named.season in (None, 1) or 1 in self._chapters.get((named.name, named.season or 1), ())
        return named._replace(episode=named.chapter) if named.episode is None and anew else named

    def _of_longest_head(self, title: Title, named: Named) -> Named:
        """An episode's name may have a colon, and then it is the others that tell where the series' name ends."""
        for place in range(len(title.pieces) - 1, 0, -1):
            if title.told is not None and self._numbered[title.head(place)] >= IN_SEASON:
                return named._replace(name=title.head(place), episode_title=title.rest(place))
        return named

    def _by_others(self, title: Title) -> Named:
        """What a title says that tells nothing by itself."""
        for place in range(1, len(title.pieces)):
            head = title.head(place)
            # What bears the name of a series with seasons may be a film of it; with a name in between it is none.
            if head in self._series or (head in self._labelled and place < len(title.pieces) - 1):
                rest = title.rest(place)
                return Named(head, series=True, episode=labelled(rest, CHAPTER), episode_title=rest)
        return Named(title.text)


def _nothing(_head: str, _piece: str) -> None:
    """No piece is the label of a season that only others tell."""


def _are_episodes(names: set[tuple[str, int | None]]) -> bool:
    """Whether what stands under one head are episodes rather than films of one row or programmes of one comedian."""
    distinct = {name for name, _ in names}
    if sum(labelled(name, CHAPTER) is not None for name in distinct) >= CHAPTERS:
        return True
    return any(len(distinct) >= enough and _most(names, days) >= enough for days, enough in EPISODES)


def _most(names: set[tuple[str, int | None]], days: int) -> int:
    """How many different names there are at most in a stretch of so many days."""
    by_day: dict[int, set[str]] = defaultdict(set)
    for name, day in names:
        if day is not None:
            by_day[day].add(name)
    stretches = ((by_day[day] for day in range(first, first + days) if day in by_day) for first in list(by_day))
    return max((len(set().union(*stretch)) for stretch in stretches), default=0)
