"""Viewings: whether two watches of one part of a title tell of one viewing, and what they are together."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta
from enum import IntEnum
from typing import Any, Final

from watchlog.model.portion import Portion
from watchlog.model.title import Kind, Title
from watchlog.model.watch import BY_HAND, Watch
from watchlog.model.when import Precision, When

FILM_MINUTES: Final = 120
EPISODE_MINUTES: Final = 60
WHOLE_MINUTES: Final = 180
"""How long a season or a whole series is taken to be, and the others likewise, where no provider tells."""

DAY_MINUTES: Final = 24 * 60

NO_SERVICES: Final = frozenset(["archive", "csv", "mapped", "text"])
"""Sources that say in which form something came, and not who knows it."""

MOST_COMPARED: Final = 64
"""Of more on one side than that, the nearest are taken for each other without looking for the best of all ways."""

JOINT: Final = "+"
"""What stands between the sources of one watch."""

Part = tuple[int | None, int | None, str | None]
"""Season, episode, and the name of an episode whose number nobody knows."""


class Bond(IntEnum):
    """What ties a record of one source to a watch of others."""

    NONE = 0
    WITNESS = 1
    KNOWN = 2


def part_of(portion: Portion, episode_title: str | None) -> Part:
    """Which part of a title was watched: an episode that is known by its name alone is another part than the season."""
    return (*portion, None if portion.episode is not None else episode_title)


def minutes_of(title: Title, portion: Portion, runtime: int | None) -> int:
    """How far two reports of one viewing may lie apart, in minutes.

    Args:
        title: What was watched.
        portion: Which part of it.
        runtime: How long a film or an episode of it is, where a provider tells.
    """
    if portion.episode is not None:
        return runtime or EPISODE_MINUTES
    if title.kind is Kind.SERIES or portion.season is not None:
        return WHOLE_MINUTES
    return runtime or FILM_MINUTES


def is_one_viewing(one: When, other: When, minutes: int) -> bool:
    """Whether two reports may be of one viewing: both know the minute and are near, or one knows no more than the day.

    What is known to the month, to the year or not at all, is never one with anything.
    """
    if one.precision < Precision.DAY or other.precision < Precision.DAY:
        return False
    if one.at is None or other.at is None:
        return one.on == other.on
    return apart(one, other) <= minutes


def apart(one: When, other: When) -> float:
    """How many minutes lie between two reports; a day where one of them knows no minute."""
    if one.at is None or other.at is None:
        return DAY_MINUTES
    return abs((one.at - other.at).total_seconds()) / 60


def bond(known: str, said: str) -> Bond:
    """What ties a record to a watch of the same part and time.

    Args:
        known: The sources of the watch.
        said: The sources of the record.

    Returns:
        KNOWN where all of them have told of the watch already, together with others. WITNESS where they are new to
        it. NONE where it is of the same source alone, of which two reports are two viewings.
    """
    there, new = set(known.split(JOINT)), set(said.split(JOINT))
    if new <= there:
        return Bond.KNOWN if len(there) > 1 else Bond.NONE
    return Bond.WITNESS if there < new or not there & new else Bond.NONE


def united(known: str, said: str) -> str:
    """The sources of both, in the order in which they came."""
    return JOINT.join(dict.fromkeys([*known.split(JOINT), *said.split(JOINT)]))


def says_who(source: str) -> bool:
    """Whether a source is one that can be a witness beside another."""
    return not NO_SERVICES.intersection(source.split(JOINT))


def are_services(source: str) -> bool:
    """Whether everybody who told of something is a service, and none of it came by hand or in a form of one's own."""
    return says_who(source) and BY_HAND not in source.split(JOINT)


def is_told_otherwise(known: When, known_source: str, said: When, source: str) -> bool:
    """Whether one service tells of a day and of a minute of it, as when it once gave out more of the time than now."""
    shared = set(known_source.split(JOINT)) & set(source.split(JOINT))
    has_service = any(map(are_services, shared))
    return (
        has_service and known.on == said.on and {known.precision, said.precision} == {Precision.DAY, Precision.MINUTE}
    )


def completed(watch: Watch, other: Watch) -> Watch:
    """The watch with what it lacks and the other one knows."""
    return watch._replace(
        stars=watch.stars or other.stars,
        note=watch.note or other.note,
        tags=tuple(sorted({*watch.tags, *other.tags})),
        service=watch.service or other.service,
        companions=watch.companions or other.companions,
        episode_title=watch.episode_title or other.episode_title,
    )


def merged(watch: Watch, other: Watch) -> Watch:
    """One watch of two reports, under the number of the first.

    It has the more precise time, the sources of both, and what either knows. Of two notes, the second stands behind the
    first; of two ratings, the first stays.
    """
    both = completed(watch, other)._replace(
        source=united(watch.source, other.source),
        rewatch=watch.rewatch or other.rewatch,
        pass_number=watch.pass_number or other.pass_number,
    )
    if other.when.precision > watch.when.precision:
        both = both._replace(when=other.when)
    if watch.note and other.note and other.note not in watch.note:
        both = both._replace(note=f"{watch.note}\n\n{other.note}")
    return both


def matched(said: Sequence[When], known: Sequence[When], distance: Callable[[int, int], Any]) -> dict[int, int]:
    """Which of some reports belong together, as many of them as can, the nearest first.

    Args:
        said: Times of reports of one source.
        known: Times of what they may belong to, each to one at most.
        distance: How far the report at one place is from what is at the other, to be compared; None where they can't
            be one.

    Returns:
        The place in `known` of each report that belongs to one of them, by its place in `said`.
    """
    days: defaultdict[str | None, list[int]] = defaultdict(list)
    for other, when in enumerate(known):
        days[when.on].append(other)
    edges = {}
    for place, when in enumerate(said):
        near = [other for day in days_around(when) for other in _some(days.get(day, []), place)]
        found = ((distance(place, other), other) for other in near)
        edges[place] = [other for _, other in sorted((far, other) for far, other in found if far is not None)]
    return _most(edges, thorough=max(len(said), len(known)) <= MOST_COMPARED)


def paired(said: int, known: int, distance: Callable[[int, int], Any]) -> dict[int, int]:
    """Which of so many reports belong to which of so many sittings, as many as can, wherever in time they are.

    Args:
        said: How many reports there are.
        known: How many sittings.
        distance: How badly the report at one place fits what is at the other, to be compared; None where it can't be.

    Returns:
        The place of the sitting of each report that belongs to one, by its own place.
    """
    others = list(range(known))
    edges = {}
    for place in range(said):
        found = ((distance(place, other), other) for other in _some(others, place))
        edges[place] = [other for _, other in sorted((far, other) for far, other in found if far is not None)]
    return _most(edges, thorough=max(said, known) <= MOST_COMPARED)


def _most(edges: dict[int, list[int]], *, thorough: bool) -> dict[int, int]:
    """One place for each, where there is one."""
    taken: dict[int, int] = {}
    for place in sorted(edges, key=lambda place: len(edges[place])):
        _place(place, edges, taken, set(), thorough=thorough)
    return {place: other for other, place in taken.items()}


def days_around(when: When) -> tuple[str, ...]:
    """The day of a report and its neighbours, on which the same viewing may lie to another source."""
    if when.on is None or when.precision < Precision.DAY:
        return ()
    if when.at is None:
        return (when.on,)
    return tuple((when.at.date() + timedelta(days=days)).isoformat() for days in (-1, 0, 1))


def _some(others: list[int], place: int) -> list[int]:
    """All of a few, or as many of many as can be looked at."""
    first = place % len(others) if len(others) > MOST_COMPARED else 0
    return others[first : first + MOST_COMPARED]


def _place(place: int, edges: dict[int, list[int]], taken: dict[int, int], tried: set[int], *, thorough: bool) -> bool:
    """Find a place for one, for which others may have to move on."""
    for other in edges[place]:
        if other not in taken:
            taken[other] = place
            return True
    for other in edges[place] if thorough else ():
        if other not in tried:
            tried.add(other)
            if _place(taken[other], edges, taken, tried, thorough=thorough):
                taken[other] = place
                return True
    return False
