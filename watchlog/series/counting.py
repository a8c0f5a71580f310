"""Counting: which regular episodes there are, and which of them were seen in which pass."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from watchlog.model.portion import Portion

Place = tuple[int, int]
"""Season and number of a regular episode: seasons begin with 1."""

SPECIALS: Final = 0
"""The season of specials, which count only where the user gave them a place in an order of their own."""

THROUGH: Final = -1
"""The season of episodes that are counted through from the first, where nobody tells their seasons."""

FIRST: Final = 1
"""The pass in which something is seen for the first time."""

LATEST_OF_A_YEAR: Final = "9999-99-99"
"""What a day is filled up with where only its year or month is known, to sort behind all that it may be."""


class Counted(NamedTuple):
    """The regular episodes of a series, as a provider counts them.

    Attributes:
        aired: Those that have aired, in the order in which the user wants them.
        coming: Those that are yet to air.
        ended: Whether the provider says that there will be no more.
        days: When they air, as far as that is told and was asked for.
    """

    aired: tuple[Place, ...]
    coming: tuple[Place, ...] = ()
    ended: bool = False
    days: Mapping[Place, str] = {}


class Sighting(NamedTuple):
    """Episodes of a season that were seen one by one in a pass.

    Attributes:
        pass_number: Which pass; None where they belong to none.
        season: Which season; None where episodes are counted through from the first.
        episodes: Their numbers.
        last_on: The latest day on which one was seen, as far as it is known.
        last_id: The highest number among the watches.
    """

    pass_number: int | None
    season: int | None
    episodes: Collection[int]
    last_on: str | None = None
    last_id: int = 0


class WholeSighting(NamedTuple):
    """A season, or the whole series, that was seen at once.

    Attributes:
        pass_number: Which pass; None where it belongs to none.
        season: Which season; None for the whole series.
        until: The day up to which episodes may have been seen by it, perhaps filled up behind its year or month.
        last_on: When, as far as it is known.
        last_id: The number of the watch.
    """

    pass_number: int | None
    season: int | None
    until: str
    last_on: str | None = None
    last_id: int = 0


class Seen(NamedTuple):
    """What was seen in one pass.

    Attributes:
        places: Regular episodes, whether a provider knows them or not.
        seasons: Seasons that were seen as wholes and whose episodes nobody tells.
        everything: Whether the whole series was seen at once.
        last_on: When something was watched last, as far as it is known.
        last_id: The number of the watch that was recorded last.
    """

    places: frozenset[Place] = frozenset()
    seasons: frozenset[int] = frozenset()
    everything: bool = False
    last_on: str | None = None
    last_id: int = 0

    @property
    def has_begun(self) -> bool:
        """Whether anything was seen."""
        return bool(self.places or self.seasons or self.everything)


def seen_by_pass(
    sightings: Iterable[Sighting], wholes: Iterable[WholeSighting], counted: Counted | None
) -> dict[int, Seen]:
    """What was seen in each pass, by its number; what belongs to no pass was seen in the first.

    Args:
        sightings: What was seen episode by episode.
        wholes: What was seen as a whole.
        counted: The episodes that there are; None where no provider tells. For wholes it needs their days.
    """
    passes: defaultdict[int, _Collected] = defaultdict(_Collected)
    for sighting in sightings:
        collected = passes[sighting.pass_number or FIRST]
        collected.note(sighting.last_on, sighting.last_id, is_of_pass=sighting.pass_number is not None)
        collected.places.update(_places(sighting, counted))
    for whole in wholes:
        collected = passes[whole.pass_number or FIRST]
        collected.note(whole.last_on, whole.last_id, is_of_pass=whole.pass_number is not None)
        collected.take(whole, counted)
    return {number: collected.seen for number, collected in passes.items()}


def filled_up(day: str) -> str:
    """A day that may be known to the year or month only, to sort behind all that it may be."""
    return day + LATEST_OF_A_YEAR[len(day) :]


class _Collected:
    """What is being collected of one pass."""

    def __init__(self) -> None:
        self.places: set[Place] = set()
        self._seasons: set[int] = set()
        self._everything = False
        self._is_of_pass = False
        self._last_on: str | None = None
        self._last_id = 0

    def note(self, on: str | None, number: int, *, is_of_pass: bool) -> None:
        """Note when something was watched; what belongs to no pass counts only where nothing else is."""
        if is_of_pass and not self._is_of_pass:
            self._is_of_pass, self._last_on, self._last_id = True, None, 0
        if is_of_pass is self._is_of_pass:
            self._last_on = max(filter(None, (on, self._last_on)), default=None)
            self._last_id = max(number, self._last_id)

    def take(self, whole: WholeSighting, counted: Counted | None) -> None:
        self._everything |= whole.season is None
        of_it = [place for place in counted.aired if whole.season in (None, place[0])] if counted else []
        if counted is not None:
            self.places.update(place for place in of_it if counted.days.get(place, "") <= whole.until)
        if whole.season and not of_it:
            self._seasons.add(whole.season)

    @property
    def seen(self) -> Seen:
        return Seen(frozenset(self.places), frozenset(self._seasons), self._everything, self._last_on, self._last_id)


def _places(sighting: Sighting, counted: Counted | None) -> Iterable[Place]:
    season = sighting.season
    if season is not None:
        return ((season, episode) for episode in sighting.episodes)
    through = sorted(place for place in (*counted.aired, *counted.coming) if place[0] > 0) if counted else ()
    known = range(1, len(through) + 1)
    return (through[episode - 1] if episode in known else (THROUGH, episode) for episode in sighting.episodes)


def portion_at(place: Place) -> Portion:
    """An episode as it is logged."""
    season, number = place
    return Portion(None if season == THROUGH else season, number)


def place_of(portion: Portion) -> tuple[int, int | None]:
    """What a portion is skipped as: an episode, or a season as (season, None)."""
    return (THROUGH if portion.season is None else portion.season, portion.episode)
