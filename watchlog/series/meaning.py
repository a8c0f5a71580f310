"""Meaning: which episodes are meant by what was said of them, as far as the catalogue tells."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final, NamedTuple

from watchlog.errors import BadInput, NotFound
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.saying import Aired, All, Called, Named, NextOnes, Saying, Span, UpTo
from watchlog.series.guide import Guide

MOST: Final = 2000
"""So many watches can be named at once; more is a slip of the finger."""
MOST_TOLD: Final = 20_000
"""So many where the catalogue tells that there are so many."""
MOST_SEASONS: Final = 100
"""So many seasons are taken to have come before one where no catalogue tells; more are counted by year."""
FIRST_YEAR: Final = 1870
"""A season's number from here on is a year."""
MOST_CANDIDATES: Final = 8
FETCH: Final = "ask a service for its episodes first: watchlog fetch"


class Meaning(NamedTuple):
    """Which episodes are meant.

    Attributes:
        portions: As they are logged, in the order they were said, each once.
        unknown: Those of them that the guide does not know, if it knows any.
        unaired: Those of them that were named outright though they are yet to air.
        passed_over: How many a season, `all` or `..` left out because they were seen.
        still_to_air: How many those left out because they are yet to air.
    """

    portions: tuple[Portion, ...]
    unknown: tuple[Portion, ...] = ()
    unaired: tuple[Portion, ...] = ()
    passed_over: int = 0
    still_to_air: int = 0


def meant(
    said: Sequence[Saying],
    guide: Guide,
    *,
    seen: Collection[Portion] = (),
    upcoming: Callable[[int], Sequence[Portion]],
    whole: bool = False,
) -> Meaning:
    """Which episodes are meant by what was said.

    Args:
        said: What was said, in the user's order of the series.
        guide: What is told of its episodes.
        seen: What counts as seen, as it is logged: each episode, whatever was logged as a season. Only where the guide
            is empty, a season in it stands for its episodes, and the whole title for everything.
        upcoming: The next so many episodes to be watched, as they are logged.
        whole: Whether seasons and `all` are kept as they are: they are rated or skipped as such.

    Raises:
        BadInput: More than 2,000 are meant, a number may be a season or an episode, or a range can't be counted.
        NotFound: Nothing aired then, nothing or more than one thing is called that, or `..` ends at nothing known.
    """
    gathering = _Gathering(guide, frozenset(map(guide.logged, seen)), upcoming, whole=whole)
    for saying in said:
        gathering.add(saying)
        most = MOST if guide.is_empty else MOST_TOLD
        if len(gathering.portions) > most:
            raise BadInput(f"that names more than {most} watches", "record them in smaller ranges")
    return gathering.meaning()


class _Gathering:
    """What is gathered of one saying after another; the keys of a dict are a set that keeps its order."""

    def __init__(
        self,
        guide: Guide,
        seen: frozenset[Portion],
        upcoming: Callable[[int], Sequence[Portion]],
        *,
        whole: bool,
    ) -> None:
        self.guide = guide
        self.seen = seen
        self.upcoming = upcoming
        self.whole = whole
        self.portions: dict[Portion, None] = {}
        self.passed_over: set[Portion] = set()
        self.still_to_air: set[Portion] = set()

    def meaning(self) -> Meaning:
        """All that was gathered."""
        return Meaning(
            tuple(self.portions),
            unknown=tuple(portion for portion in self.portions if self._is_unknown(portion)),
            unaired=tuple(portion for portion in self.portions if self._is_unaired(portion)),
            passed_over=len(self.passed_over - self.portions.keys()),
            still_to_air=len(self.still_to_air - self.portions.keys()),
        )

    def add(self, saying: Saying) -> None:
        """Gather what is meant by a saying."""
        match saying:
            case Named(portion, bare):
                self._check_bare(portion, bare=bare)
                self._name(portion)
            case Span(first, last, bare):
                self._check_bare(first, bare=bare)
                self._span(first, last)
            case UpTo(last, bare):
                self._check_bare(last, bare=bare)
                self._lead_up_to(last)
            case All():
                self._all()
            case NextOnes(count):
                self._take(self.upcoming(count))
            case Aired(first_day, last_day):
                self._take(self._aired_on(first_day, last_day))
            case Called(words):
                self._take([self._called(words)])

    def _name(self, portion: Portion) -> None:
        episodes = () if portion.season is None or portion.episode is not None else self.guide.season(portion.season)
        if episodes and not self.whole:
            self._leave_out_seen(episodes)
        else:
            self._take([self._typed(portion)])

    def _span(self, first: Portion, last: Portion) -> None:
        if first.episode is None and first.season is not None and last.season is not None:
            for season in range(first.season, last.season + 1):
                self._name(Portion(season))
        elif first.season == last.season and first.episode is not None and last.episode is not None:
            numbers = range(first.episode, last.episode + 1)
            self._take([self._typed(Portion(first.season, number)) for number in numbers])
        else:
            self._take(self._across(first, last))

    def _across(self, first: Portion, last: Portion) -> Sequence[Portion]:
        """Every regular episode from one of a season to one of another."""
        if self.guide.is_empty:
            raise BadInput(
                f"{first.label}–{last.label} crosses seasons, and how many episodes season {first.season} has is "  # noqa: RUF001
                "not known",
                f"{FETCH}; or record each season of it by itself: s{first.season}e{first.episode}-e… and "
                f"s{last.season}e1-e{last.episode}",
            )
        start, end = self._place(first), self._place(last)
        if end < start:
            raise BadInput(f"{first.label}–{last.label} runs backwards", "name the one to be watched first first")  # noqa: RUF001
        return self.guide.in_order[start : end + 1]

    def _typed(self, portion: Portion) -> Portion:
        if self.guide.is_elsewhere(portion):
            shown = self.guide.label(portion)
            raise NotFound(
                f"no episode is {portion.label} in the order you chose", f"what aired as that is {shown} there"
            )
        return self.guide.typed(portion)

    def _lead_up_to(self, last: Portion) -> None:
        if self.guide.is_empty:
            portions = _counted_up_to(last)
            self.passed_over.update(portion for portion in portions if self._is_covered(portion))
            self._take(portion for portion in portions if not self._is_covered(portion))
        else:
            self._leave_out_seen(self.guide.in_order[: self._place(last) + 1])

    def _place(self, typed: Portion) -> int:
        """Where something typed stands in the user's order; of a season, where its last episode does."""
        places = {portion: place for place, portion in enumerate(self.guide.in_order)}
        ends = [self._typed(typed)]
        if typed.episode is None and typed.season is not None:
            ends = list(self.guide.season(typed.season))
        found = [places[portion] for portion in ends if portion in places]
        if not found:
            raise NotFound(f"no {typed.label} is known among its episodes", "see what is new: watchlog fetch")
        return max(found)

    def _all(self) -> None:
        if self.whole or self.guide.is_empty:
            self._take([WHOLE])
        else:
            self._leave_out_seen(self.guide.in_order)

    def _aired_on(self, first: str, last: str) -> Sequence[Portion]:
        days = f"on {first}" if first == last else f"from {first} to {last}"
        if self.guide.is_empty:
            raise NotFound(f"what aired {days} is not known", FETCH)
        found = self.guide.aired_on(first, last)
        if not found:
            raise NotFound(f"no episode of it aired {days}", "see what is new: watchlog fetch")
        return found

    def _called(self, words: str) -> Portion:
        if self.guide.is_empty:
            raise BadInput(
                f"“{words}” is no episode, as far as is known",
                "try s2e3; watchlog fetch tells what episodes are called",
            )
        found = self.guide.called(words)
        if not found:
            raise NotFound(f"no episode of it is called “{words}”", "say its number, or watchlog fetch for new ones")
        if len(found) > 1:
            raise NotFound(f"{len(found)} episodes may be called “{words}”", f"say which: {self._candidates(found)}")
        return found[0]

    def _candidates(self, found: Sequence[Portion]) -> str:
        episodes = [(portion, self.guide.episode(portion)) for portion in found[:MOST_CANDIDATES]]
        named = [f"{self.guide.label(portion)} “{episode.name}”" for portion, episode in episodes if episode]
        return ", ".join([*named, "…"] if len(found) > MOST_CANDIDATES else named)

    def _take(self, portions: Iterable[Portion]) -> None:
        """Gather what was named outright."""
        self.portions.update(dict.fromkeys(portions))

    def _leave_out_seen(self, portions: Iterable[Portion]) -> None:
        """Gather what has aired and was not seen."""
        for portion in portions:
            if portion in self.seen:
                self.passed_over.add(portion)
            elif self.guide.has_aired(portion):
                self.portions[portion] = None
            else:
                self.still_to_air.add(portion)

    def _is_covered(self, portion: Portion) -> bool:
        """Whether something was seen, by itself or as part of more, where no guide tells the parts."""
        return not self.seen.isdisjoint({portion, Portion(portion.season), WHOLE})

    def _is_unknown(self, portion: Portion) -> bool:
        if self.guide.is_empty or portion == WHOLE:
            return False
        if portion.episode is None and portion.season is not None:
            return not self.guide.season(portion.season)
        return self.guide.episode(portion) is None

    def _is_unaired(self, portion: Portion) -> bool:
        """Whether it is yet to air; then it was named outright, or it would have been left out."""
        return self.guide.episode(portion) is not None and not self.guide.has_aired(portion)

    def _check_bare(self, portion: Portion, *, bare: bool) -> None:
        number = portion.episode
        if bare and number is not None and number >= FIRST_YEAR and self.guide.season(number):
            raise BadInput(f"{number} may be season {number} or episode {number}", f"say s{number} or e{number}")


def _counted_up_to(last: Portion) -> Sequence[Portion]:
    """What leads up to something where no guide tells: whole seasons, and the episodes of the last one."""
    seasons = 0 if last.season is None else last.season - (last.episode is not None)
    if seasons > MOST_SEASONS:
        raise BadInput(f"which seasons came before {last.label} is not known", FETCH)
    if (last.episode or 0) > MOST:
        raise BadInput(f"that names more than {MOST} watches", "record them in smaller ranges")
    numbers = range(1, (last.episode or 0) + 1)
    return [*(Portion(season) for season in range(1, seasons + 1)), *(Portion(last.season, each) for each in numbers)]
