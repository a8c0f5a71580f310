"""Waiting: records of a source that may be reports of what others told of, decided when all of the source is known."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from watchlog.library.held import Held
from watchlog.library.reports import Report, Slot, slot_of
from watchlog.library.undated import may_be_known, taken
from watchlog.library.witnesses import Details, Sitting, Sittings, both, details_of, is_news, tie, unlike
from watchlog.matching.viewings import Bond, Part, apart, is_one_viewing, is_told_otherwise, matched, part_of
from watchlog.model.watch import Watch


class Waiting:
    """The reports of one source that wait.

    Args:
        sittings_of: The sittings of a title.
        minutes_of: How far two reports of a viewing may lie apart, by title and part.
        since: The first file of the source: what a record of it has claimed is spoken for.
    """

    def __init__(
        self, sittings_of: Callable[[int], Sittings], minutes_of: Callable[[int, Part], int], since: int
    ) -> None:
        self._sittings_of = sittings_of
        self._minutes_of = minutes_of
        self._since = since
        self._reports: Held[Report] = Held()
        self._slots: defaultdict[int, dict[Slot, Details]] = defaultdict(dict)
        self._seen: Counter[tuple[int, int, Slot]] = Counter()

    def add(self, report: Report) -> None:
        """Have a report wait."""
        slot = slot_of(report.watch, 0)
        self._seen[report.title, report.file, slot] += 1
        slot = slot._replace(occurrence=self._seen[report.title, report.file, slot])
        slots, said = self._slots[report.title], details_of(report.watch)
        slots[slot] = both(slots[slot], said) if slot in slots else said
        self._reports.add(report)

    def decided(self) -> Iterator[tuple[Report, Sitting | None, Slot]]:
        """Each report, with the sitting that it is of, or None where it is a sitting that nobody told of.

        Reports of one viewing in several files have the same slot.
        """
        assigned = {title: self._assigned(title, slots) for title, slots in self._slots.items()}
        self._seen.clear()
        for report in self._reports:
            slot = slot_of(report.watch, 0)
            self._seen[report.title, report.file, slot] += 1
            slot = slot._replace(occurrence=self._seen[report.title, report.file, slot])
            yield report, assigned[report.title].get(slot), slot

    def _assigned(self, title: int, slots: Mapping[Slot, Details]) -> dict[Slot, Sitting]:
        """Which sitting each viewing is: those that fit by their time go before those of which either has no date."""
        found: dict[Slot, Sitting] = {}
        by_part: defaultdict[Part, list[Slot]] = defaultdict(list)
        for slot in slots:
            by_part[slot.part].append(slot)
        for part, said in by_part.items():
            near = self._near(title, part, said, slots)
            left = [slot for slot in said if slot not in near]
            spoken_for = set(map(id, near.values()))
            others = (sitting for sitting in self._sittings_of(title).of_part(part) if self._was_here(sitting))
            found |= near | taken(left, [sitting for sitting in others if id(sitting) not in spoken_for], slots)
        return found

    def _near(self, title: int, part: Part, said: list[Slot], slots: Mapping[Slot, Details]) -> dict[Slot, Sitting]:
        """By their time: first those that say nothing new, then those that their source has told of."""
        found: dict[Slot, Sitting] = {}
        known = self._free(title, part, said)
        is_known = partial(_is_known, self._since)
        for is_edge in (
            lambda slot, sitting: is_known(slot, sitting) and not is_news(sitting.details, slots[slot]),
            is_known,
            lambda slot, sitting: tie(sitting, slot.when, slot.source) is Bond.WITNESS,
        ):
            taken_ones = set(map(id, found.values()))
            free = [sitting for sitting in known if id(sitting) not in taken_ones]
            left = [slot for slot in said if slot not in found]
            found |= _matched(left, free, is_edge, self._minutes_of(title, part), slots)
        return found

    def _was_here(self, sitting: Sitting) -> bool:
        """Whether a sitting is of before this source, and no record of it has claimed it."""
        return sitting.made < self._since and sitting.claimed < self._since

    def _free(self, title: int, part: Part, said: list[Slot]) -> list[Sitting]:
        sittings = self._sittings_of(title)
        near = {
            sitting.number: sitting
            for slot in said
            for sitting in sittings.witnessed(part, slot.when, lambda: self._minutes_of(title, part))
            if sitting.claimed < self._since
        }
        return [near[number] for number in sorted(near)]


def _is_known(since: int, slot: Slot, sitting: Sitting) -> bool:
    """Whether its source has told of it, be it of the day and now of the minute, or the reverse."""
    if tie(sitting, slot.when, slot.source) is Bond.KNOWN:
        return True
    is_otherwise = is_told_otherwise(sitting.when, sitting.source, slot.when, slot.source)
    return is_otherwise and sitting.made < since


def _matched(
    said: list[Slot],
    known: list[Sitting],
    is_edge: Callable[[Slot, Sitting], bool],
    minutes: int,
    slots: Mapping[Slot, Details],
) -> dict[Slot, Sitting]:
    """The nearest, and of those as near the one that tells most alike, so that others are left to whom they fit."""

    def distance(place: int, other: int) -> tuple[float, int] | None:
        slot, sitting = said[place], known[other]
        if not (is_edge(slot, sitting) and is_one_viewing(slot.when, sitting.when, minutes)):
            return None
        far = 0 if slot.when == sitting.when else apart(slot.when, sitting.when)
        return far, unlike(sitting.details, slots[slot])

    pairs = matched([slot.when for slot in said], [sitting.when for sitting in known], distance)
    return {said[place]: known[other] for place, other in pairs.items()}


def may_wait(sittings: Sittings, watch: Watch, minutes: Callable[[], int]) -> bool:
    """Whether a watch may be a report of what was told of otherwise."""
    part = part_of(watch.portion, watch.episode_title)
    near = sittings.witnessed(part, watch.when, minutes)
    return any(_may_be(sitting, watch) for sitting in near) or may_be_known(sittings, watch)


def _may_be(sitting: Sitting, watch: Watch) -> bool:
    if is_told_otherwise(sitting.when, sitting.source, watch.when, watch.source):
        return True
    return tie(sitting, watch.when, watch.source) is not Bond.NONE
