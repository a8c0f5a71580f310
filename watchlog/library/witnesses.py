"""Witnesses: what is known of the sittings of a title, and which of them a record of an import tells of."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import datetime
from functools import lru_cache, partial
from itertools import chain, islice
from sys import intern
from typing import Final, NamedTuple, TypeVar, cast

from watchlog.matching.viewings import (
    JOINT,
    MOST_COMPARED,
    Bond,
    Part,
    bond,
    days_around,
    is_one_viewing,
    part_of,
    says_who,
)
from watchlog.model.watch import Watch
from watchlog.model.when import Precision, When

Key = tuple[Part, datetime | str | None]
"""Part of a title and the moment, or as much of the date as is known: what two records of one sitting have in common.
Moments compare as moments, whatever their zones."""


class Details(NamedTuple):
    """What a watch tells beside what was watched when.

    Attributes:
        points: Of its stars.
        note: A fingerprint of the words.
        tags: All of them.
        others: Whether service, company and an episode's name are known.
    """

    points: int | None
    note: int | None
    tags: tuple[str, ...]
    others: tuple[bool, bool, bool]


BARE: Final = Details(None, None, (), (False, False, False))


Value = TypeVar("Value", bound=Hashable)


@lru_cache(maxsize=1 << 14)
def _first_like(value: Hashable) -> Hashable:
    return value


def shared(value: Value) -> Value:
    """An equal value, the same one for all that are alike: of 100,000 sittings most are of a few parts and days."""
    return cast("Value", _first_like(value))


class Sitting:
    """What an import keeps in mind of a watch, be it new or of the history.

    Args:
        number: Of the watch.
        watch: What is known of it.
        made: In which file it came, from 1; 0 for one of the history.
    """

    __slots__ = ("added_on", "claimed", "details", "made", "number", "part", "source", "when")

    def __init__(self, number: int, watch: Watch, made: int = 0) -> None:
        self.number = number
        self.made = made
        self.part: Part = shared(part_of(watch.portion, watch.episode_title))
        self.when = watch.when if watch.when.at else shared(watch.when)
        self.source = intern(watch.source)
        self.details = shared(details_of(watch))
        self.added_on = watch.added_at.toordinal()
        self.claimed = 0

    @property
    def key(self) -> Key:
        """What it has in common with a record of the same sitting."""
        return self.part, self.when.at or self.when.on


class Sittings:
    """Those of one title: what was known before a file was begun, and what it brings.

    Each takes one record of each file, so that two sittings of one evening are two, and stay two when the file comes
    again.

    Args:
        there: The watches of the history.
    """

    def __init__(self, there: Iterable[Watch]) -> None:
        self._known: defaultdict[Key, list[Sitting]] = defaultdict(list)
        self._by_day: defaultdict[tuple[Part, str | None], list[Sitting]] | None = None
        self._by_part: defaultdict[Part, list[Sitting]] | None = None
        self._parts: set[Part] = set()
        self._fresh: list[Sitting] = []
        self._free: dict[Key, defaultdict[tuple[str, Details], list[Sitting]]] = {}
        self.are_merged = False
        self._file = 0
        for watch in there:
            self._learn(Sitting(watch.id, watch))

    @property
    def is_known(self) -> bool:
        """Whether there was any before this file."""
        return bool(self._known)

    def add(self, sitting: Sitting) -> None:
        """Keep in mind what a file brings; to its other records it is not there."""
        self._fresh.append(sitting)
        if self._by_part is not None:
            self._by_part[sitting.part].append(sitting)

    def enter(self, file: int) -> None:
        """Know what earlier files brought when another one is begun.

        Args:
            file: Its number, which grows from file to file.
        """
        if file != self._file:
            for sitting in self._fresh:
                self._learn(sitting)
            self._fresh.clear()
            self._free.clear()
            self._file = file

    def claim(self, watch: Watch, *, at_once: bool = False) -> Sitting | None:
        """The sitting that a record of this very time tells of, which then takes no other record of this file.

        Where only other services told of one, or several told of one together, none is claimed: that is decided when
        all of the source is known, unless it has to be said at once.
        """
        if self.are_merged and not at_once and watch.when.precision >= Precision.DAY:
            return None
        key = (part_of(watch.portion, watch.episode_title), watch.when.at or watch.when.on)
        there = self._known.get(key)
        if there is None:
            return None
        if len(there) == 1:
            found = None if there[0].claimed == self._file or _is_elsewhere(there[0].source, watch) else there[0]
        else:
            found = self._most_like(key, there, watch)
        if found:
            found.claimed = self._file
        return found

    def witnessed(self, part: Part, when: When, minutes: Callable[[], int]) -> Iterator[Sitting]:
        """The sittings of which a report of another source may be.

        Args:
            part: What was watched.
            when: When, as the report says.
            minutes: How far two reports of one viewing may lie apart.
        """
        for day in days_around(when):
            for sitting in self._days().get((part, day), ()):
                if is_one_viewing(sitting.when, when, minutes() if sitting.when.at and when.at else 0):
                    yield sitting

    def knows(self, part: Part) -> bool:
        """Whether there was a sitting of a part before this file."""
        return part in self._parts

    def has_undated(self, part: Part) -> bool:
        """Whether there was one without a date before this file."""
        return bool(self._days().get((part, None)))

    def of_part(self, part: Part) -> list[Sitting]:
        """Every sitting of a part, whenever it was."""
        if self._by_part is None:
            self._by_part = defaultdict(list)
            for sitting in (*chain(*self._known.values()), *self._fresh):
                self._by_part[sitting.part].append(sitting)
        return self._by_part[part]

    def moved(self, sitting: Sitting, when: When) -> None:
        """Know a sitting by a more precise time."""
        self._days()[sitting.part, sitting.when.on].remove(sitting)
        self._known[sitting.key].remove(sitting)
        sitting.when = when
        self._learn(sitting)

    def _days(self) -> defaultdict[tuple[Part, str | None], list[Sitting]]:
        """The known sittings by their days, which only records need that fit none by their time."""
        if self._by_day is None:
            self._by_day = defaultdict(list)
            for sitting in chain(*self._known.values()):
                self._by_day[sitting.part, sitting.when.on].append(sitting)
        return self._by_day

    def _learn(self, sitting: Sitting) -> None:
        self._known[sitting.key].append(sitting)
        if self._by_day is not None:
            self._by_day[sitting.part, sitting.when.on].append(sitting)
        self._parts.add(sitting.part)
        self.are_merged = self.are_merged or JOINT in sitting.source

    def _most_like(self, key: Key, there: list[Sitting], watch: Watch) -> Sitting | None:
        """Of several of one time, one that no record of this file told of yet, and that tells the same if there is."""
        free = self._free.get(key)
        if free is None:
            free = self._free[key] = defaultdict(list)
            for sitting in reversed(there):
                free[sitting.source, sitting.details].append(sitting)
        said = (watch.source, details_of(watch))
        known = (
            said if said in free else min(islice(free, MOST_COMPARED), key=partial(_strangeness, said), default=None)
        )
        if known is None or _is_elsewhere(known[0], watch):
            return None
        found = free[known].pop()
        if not free[known]:
            del free[known]
        return found


def tie(sitting: Sitting, when: When, source: str) -> Bond:
    """What ties a record that is near in time to a sitting; its source knows the sitting of that very time."""
    is_same_time = (sitting.when.at or sitting.when.on) == (when.at or when.on)
    if is_same_time and (set(sitting.source.split(JOINT)) & set(source.split(JOINT)) or not says_who(source)):
        return Bond.KNOWN
    return bond(sitting.source, source)


def tells_more(sitting: Sitting, watch: Watch) -> bool:
    """Whether a record of a sitting is of somebody new, or of a more precise time."""
    if watch.when.precision > sitting.when.precision:
        return True
    is_same_time = (sitting.when.at or sitting.when.on) == (watch.when.at or watch.when.on)
    return bond(sitting.source, watch.source) is Bond.WITNESS and (not is_same_time or says_who(watch.source))


def details_of(watch: Watch) -> Details:
    """What a watch tells beside what was watched when."""
    if not (watch.stars or watch.note or watch.tags or watch.service or watch.companions or watch.episode_title):
        return BARE
    return Details(
        watch.stars.points if watch.stars else None,
        hash(watch.note) if watch.note else None,
        watch.tags,
        (bool(watch.service), bool(watch.companions), bool(watch.episode_title)),
    )


def is_news(known: Details, said: Details) -> bool:
    """Whether a record tells what a watch lacks."""
    if said is BARE:
        return False
    return (
        (known.points is None and said.points is not None)
        or (known.note is None and said.note is not None)
        or any(new and not old for old, new in zip(known.others, said.others, strict=True))
        or not set(said.tags) <= set(known.tags)
    )


def unlike(known: Details, said: Details) -> int:
    """In how many respects a watch and a record tell something else."""
    return sum(1 for old, new in zip(known, said, strict=True) if old != new)


def both(known: Details, said: Details) -> Details:
    """What a watch tells when it has taken in what another one tells."""
    service, companions, name = (old or new for old, new in zip(known.others, said.others, strict=True))
    return Details(
        said.points if known.points is None else known.points,
        said.note if known.note is None else known.note,
        tuple(sorted({*known.tags, *said.tags})),
        (service, companions, name),
    )


def _is_elsewhere(known: str, watch: Watch) -> bool:
    """Whether only other services told of a sitting so far.

    Of one that is known to the day, a record may become another witness. Of any other it is another sitting.
    """
    if known == watch.source or not says_who(watch.source):
        return False
    return not set(known.split(JOINT)) & set(watch.source.split(JOINT))


def _strangeness(said: tuple[str, Details], known: tuple[str, Details]) -> tuple[bool, bool, int, bool]:
    """How badly a record fits a watch of its time: least where its source told of it, and it brings nothing new."""
    is_shared = bool(set(said[0].split(JOINT)) & set(known[0].split(JOINT)))
    return not is_shared, is_news(known[1], said[1]), unlike(known[1], said[1]), said[0] != known[0]
