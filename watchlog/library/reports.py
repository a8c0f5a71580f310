"""Reports: the records of a source that wait for the rest of it, and the viewings that they tell of."""

from typing import NamedTuple

from watchlog.matching.viewings import Part, part_of
from watchlog.model.watch import Watch
from watchlog.model.when import When


class Report(NamedTuple):
    """A watch that waits.

    Attributes:
        title: The number of its title.
        record: The place of its record in the ledger.
        file: In which file it stands.
        watch: What it says.
    """

    title: int
    record: int
    file: int
    watch: Watch


class Slot(NamedTuple):
    """A viewing as one source tells of it, be it in several of its files."""

    part: Part
    when: When
    source: str
    occurrence: int


def slot_of(watch: Watch, occurrence: int) -> Slot:
    """The viewing that a watch tells of, as the so-manieth of its time."""
    return Slot(part_of(watch.portion, watch.episode_title), watch.when, watch.source, occurrence)
