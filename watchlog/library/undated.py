"""Undated: what services tell without a date says how often at least, and one with a date may be one of those."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from watchlog.library.reports import Slot
from watchlog.library.witnesses import Details, Sitting, Sittings, is_news, unlike
from watchlog.matching.viewings import JOINT, are_services, paired, part_of
from watchlog.model.watch import Watch

Edge = Callable[[Slot, Sitting, Details], bool]


def may_be_known(sittings: Sittings, watch: Watch) -> bool:
    """Whether a watch that fits no sitting by its time may still be one of them, as either has no date."""
    part = part_of(watch.portion, watch.episode_title)
    if not are_services(watch.source):
        return False
    return sittings.knows(part) if watch.when.on is None else sittings.has_undated(part)


def taken(said: Sequence[Slot], free: Sequence[Sitting], details: Mapping[Slot, Details]) -> dict[Slot, Sitting]:
    """Which sitting each viewing is, where either has no date.

    Those with a date go first, for they can only take a sitting that has none. The others take what their source has
    told of before, then what has no date either, and then any.

    Args:
        said: Viewings of one part that fit no sitting by their time.
        free: Sittings of that part that were here before their source, and of which no record of it tells.
        details: What is told of each viewing.
    """
    left = [slot for slot in said if are_services(slot.source)]
    open_ones = [sitting for sitting in free if are_services(sitting.source)]
    found: dict[Slot, Sitting] = {}
    for is_edge in EDGES:
        round_ = _round(left, open_ones, details, is_edge)
        found |= round_
        there = set(map(id, round_.values()))
        left = [slot for slot in left if slot not in round_]
        open_ones = [sitting for sitting in open_ones if id(sitting) not in there]
    return found


def _round(
    said: Sequence[Slot], free: Sequence[Sitting], details: Mapping[Slot, Details], is_edge: Edge
) -> dict[Slot, Sitting]:
    def distance(place: int, other: int) -> tuple[bool, int] | None:
        slot, sitting = said[place], free[other]
        if not is_edge(slot, sitting, details[slot]):
            return None
        return not _shares(slot, sitting), unlike(sitting.details, details[slot])

    pairs = paired(len(said), len(free), distance) if said and free else {}
    return {said[place]: free[other] for place, other in pairs.items()}


def _dates(slot: Slot, sitting: Sitting, _: Details) -> bool:
    return slot.when.on is not None and sitting.when.on is None


def _is_all_known(slot: Slot, sitting: Sitting, said: Details) -> bool:
    return _was_told(slot, sitting, said) and not is_news(sitting.details, said)


def _was_told(slot: Slot, sitting: Sitting, _: Details) -> bool:
    return slot.when.on is None and _shares(slot, sitting)


def _is_as_bare(slot: Slot, sitting: Sitting, _: Details) -> bool:
    return slot.when.on is None and sitting.when.on is None


def _is_dated(slot: Slot, _sitting: Sitting, _: Details) -> bool:
    return slot.when.on is None


EDGES: Final[tuple[Edge, ...]] = (_dates, _is_all_known, _was_told, _is_as_bare, _is_dated)


def _shares(slot: Slot, sitting: Sitting) -> bool:
    return set(slot.source.split(JOINT)) <= set(sitting.source.split(JOINT))
