"""Progress: which pass of a series goes on, what is left of it, and where somebody stands.

Progress is a count of distinct regular episodes, never the last number. Specials and episodes that are yet to air do
not count, and skipped ones only when they were seen.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple

from watchlog.model.progress import Progress, SeasonProgress, Stage
from watchlog.model.title import Status
from watchlog.series.counting import FIRST, SPECIALS, Counted, Place, Seen, filled_up

MOST_SKIPPED: Final = 2000
"""So many episodes in a row, and so many seasons, may be skipped where nobody tells how many there are."""


class Course(NamedTuple):
    """Everything that decides how far somebody is with a series.

    Attributes:
        passes: What was seen, by pass.
        counted: The episodes that there are; None where no provider tells.
        skipped: What is not to be watched: episodes, and seasons as (season, None).
        dropped: Passes that are not to be gone on with.
        status: What the user said.
        planned: Whether it is on the watchlist.
    """

    passes: Mapping[int, Seen]
    counted: Counted | None = None
    skipped: frozenset[tuple[int, int | None]] = frozenset()
    dropped: frozenset[int] = frozenset()
    status: Status | None = None
    planned: bool = False


class Going(NamedTuple):
    """The pass that goes on.

    Attributes:
        number: Which pass.
        next: The episode to be watched next.
        left: All that have aired and are not seen in it, the next one first; None where no provider tells.
    """

    number: int
    next: Place
    left: tuple[Place, ...] | None


def going_on(course: Course) -> Going | None:
    """The pass that goes on: the one in which something was watched last, of those in which something is left.

    A later pass goes on as far as earlier ones came: what was never seen belongs to the first.
    """
    if not course.passes:
        return _going(course, FIRST)
    going = {
        number: found
        for number in course.passes
        if number not in course.dropped and not _is_of_specials(course, number) and (found := _going(course, number))
    }
    return going[_last_of(course, going)] if going else None


def following(course: Course, going: Going, count: int) -> list[Place]:
    """So many episodes from the next one on, where nobody tells how many there are: the numbers go on."""
    coming = (place for place in _counting_on(going.next) if not is_skipped(course, place))
    return list(islice(coming, count))


def upcoming(course: Course, number: int, count: int) -> list[Place]:
    """The next episodes of a pass, as far as there are so many."""
    found = _unseen(course, number)[:count]
    if found or course.counted is not None:
        return found
    going = going_on(course)
    return following(course, going, count) if going else []


def left(course: Course, number: int) -> list[Place]:
    """What has aired and is not seen in a pass, in order; of a later pass, of the seasons that had begun by then."""
    seen = course.passes.get(number, Seen())
    if course.counted is None and seen.everything:
        return []
    return [
        place
        for place in _measure(course, number, seen)
        if place not in seen.places and place[0] not in seen.seasons and not is_skipped(course, place)
    ]


def is_closed(course: Course, number: int) -> bool:
    """Whether a rewatch does not join a pass: it was dropped, or everything that has aired by now was seen in it."""
    if number in course.dropped:
        return True
    seen = course.passes.get(number, Seen())
    if course.counted is None:
        return seen.everything
    return all(place in seen.places or is_skipped(course, place) for place in course.counted.aired)


def is_complete(course: Course, number: int) -> bool:
    """Whether nothing is left of a pass; where no provider tells, whether the whole series was seen in it."""
    if course.counted is None:
        return course.passes.get(number, Seen()).everything
    return course.passes.get(number, Seen()).has_begun and not left(course, number)


def progress(course: Course) -> Progress:
    """How far somebody is, in the pass that goes on or else went last."""
    going = going_on(course)
    number = going.number if going else _latest(course)
    return progress_in(course, number)._replace(stage=stage(course, going))


def progress_in(course: Course, number: int) -> Progress:
    """How far somebody is in one pass; where they stand with the series is not told of a pass."""
    seen = course.passes.get(number, Seen())
    if course.counted is None:
        by_season = Counter(season for season, _ in seen.places if season != SPECIALS)
        seasons = tuple(SeasonProgress(season, by_season[season], None) for season in sorted(by_season) if season > 0)
        return Progress(None, number, by_season.total(), None, None, None, seasons)
    measure = [*_measure(course, number, seen), *course.counted.coming]
    there = {place for place in measure if place in seen.places}
    rest = left(course, number)
    by_season = Counter(season for season, _ in there)
    unseen = Counter(season for season, _ in rest)
    seasons = tuple(
        SeasonProgress(season, by_season[season], by_season[season] + unseen[season])
        for season in sorted(by_season.keys() | unseen.keys())
    )
    return Progress(None, number, len(there), len(there) + len(rest), len(rest), None, seasons)


def stage(course: Course, going: Going | None = None) -> Stage | None:
    """Where somebody stands: what they said, or else what they watched and planned tells.

    Args:
        course: How far they are.
        going: The pass that goes on, where that is known already.
    """
    if course.status is not None:
        return Stage(course.status)
    if not course.passes:
        return Stage.PLANNED if course.planned else None
    if going or going_on(course):
        return Stage.WATCHING
    if _latest(course) in course.dropped:
        return Stage.DROPPED
    return Stage.UP_TO_DATE if course.counted and _goes_on_airing(course, course.counted) else Stage.COMPLETED


def new_season(course: Course, place: Place, airs: str | None) -> int | None:
    """The season that an episode begins which aired after everything before it was seen; None where it is no such one.

    Args:
        course: How far somebody is.
        place: The episode that is next in the first pass.
        airs: The day on which it airs, as far as it is known.
    """
    seen = course.passes.get(FIRST)
    if seen is None or not seen.places or seen.last_on is None or airs is None:
        return None
    begins = place[0] > FIRST and all(season != place[0] for season, _ in seen.places)
    return place[0] if begins and airs > filled_up(seen.last_on) else None


def is_skipped(course: Course, place: Place) -> bool:
    """Whether an episode is not to be watched."""
    return bool(course.skipped) and (place in course.skipped or (place[0], None) in course.skipped)


def _unseen(course: Course, number: int) -> list[Place]:
    """What is left of a pass; of the first, what was not seen in a later one either."""
    if number > FIRST:
        return left(course, number)
    later = [seen.places for other, seen in course.passes.items() if other > FIRST]
    return [place for place in left(course, number) if not any(place in places for places in later)]


def _going(course: Course, number: int) -> Going | None:
    rest = _unseen(course, number)
    if number > FIRST and rest and not _was_there_before(course, number, rest[0]):
        return None
    if rest:
        return Going(number, rest[0], tuple(rest) if course.counted else None)
    seen = course.passes.get(number, Seen())
    if course.counted is None and not seen.everything and number == min(course.passes, default=FIRST):
        return Going(number, _behind(course, seen), None)
    return None


def _is_of_specials(course: Course, number: int) -> bool:
    """Whether a later pass is nothing but specials, which reopen nothing."""
    places = course.passes[number].places
    return number > min(course.passes) and bool(places) and all(season == SPECIALS for season, _ in places)


def _was_there_before(course: Course, number: int, place: Place) -> bool:
    """Whether an episode was seen in an earlier pass, as far as earlier passes are known at all."""
    earlier = [seen for other, seen in course.passes.items() if other < number]
    if not earlier or any(place in seen.places or place[0] in seen.seasons for seen in earlier):
        return True
    # Where the episodes are told, the whole is those that had aired by then, and they stand among the places.
    return course.counted is None and any(seen.everything for seen in earlier)


def _measure(course: Course, number: int, seen: Seen) -> Sequence[Place]:
    """The episodes that a pass is measured by. Seasons that began after a later pass went last do not reopen it."""
    counted = course.counted
    if counted is None:
        earlier = [other.places for before, other in course.passes.items() if before < number]
        return sorted(place for place in frozenset().union(*earlier) if place[0] > 0)
    if number == min(course.passes, default=FIRST) or seen.last_on is None or not counted.days:
        return counted.aired
    until = filled_up(seen.last_on)
    begun = {season for season, _ in seen.places}
    begun.update(season for season, episode in counted.aired if counted.days.get((season, episode), "") <= until)
    return [place for place in counted.aired if place[0] in begun]


def _behind(course: Course, seen: Seen) -> Place:
    """The number behind the furthest that is not skipped, where nobody tells how many there are."""
    furthest = max((place for place in seen.places if place[0] != SPECIALS), default=(FIRST, 0))
    season = max(seen.seasons, default=0)
    place = (season + 1, 1) if season and season >= furthest[0] else (furthest[0], furthest[1] + 1)
    return next(after for after in _counting_on(place) if not is_skipped(course, after))


def _counting_on(place: Place) -> Iterator[Place]:
    """A number and those behind it; a season that is skipped as a whole is left behind by its next one."""
    season, number = place
    yield from ((season, number + more) for more in range(MOST_SKIPPED))
    yield from ((season + more, 1) for more in range(1, MOST_SKIPPED))


def _latest(course: Course) -> int:
    return _last_of(course, course.passes) if course.passes else FIRST


def _last_of(course: Course, numbers: Iterable[int]) -> int:
    """The pass in which something was watched last; the later of two in which nothing was."""
    return max(numbers, key=lambda number: (course.passes[number].last_id, number))


def _goes_on_airing(course: Course, counted: Counted) -> bool:
    return not counted.ended or any(not is_skipped(course, place) for place in counted.coming)
