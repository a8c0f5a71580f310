"""Passes: numbered runs through a series, and episodes that are not to be watched."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from watchlog.model.portion import Portion
from watchlog.model.stars import Stars
from watchlog.model.title import Title
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When


class PassNote(NamedTuple):
    """What the user said of a pass; what they watched in it tells the rest.

    Attributes:
        id: Its number; 0 before it is saved.
        title: Of which series.
        number: Which pass, 1 being the first.
        noted_at: When it was first said, in UTC.
        source: How it came to be here.
        name: What the user calls it, or None.
        note: The user's words, or None.
        stars: How good it was, or None.
        began: When it began, at most to the day, where that is not told by its first sitting.
        ended: When it ended, likewise.
        dropped: Whether it is not to be gone on with.
    """

    id: int
    title: Title
    number: int
    noted_at: datetime
    source: str
    name: str | None = None
    note: str | None = None
    stars: Stars | None = None
    began: When = UNKNOWN
    ended: When = UNKNOWN
    dropped: bool = False


class PassSaid(NamedTuple):
    """What is newly said of a pass; None says nothing, and an empty text takes back what was said before.

    Attributes:
        begins: Whether it is a new pass that begins.
        dropped: Whether it is dropped or goes on again.
    """

    name: str | None = None
    note: str | None = None
    stars: Stars | None = None
    began: When | None = None
    ended: When | None = None
    dropped: bool | None = None
    begins: bool = False

    @property
    def deed(self) -> str:
        """What that does to the pass, in a word."""
        if self.begins:
            return "began"
        return "described" if self.dropped is None else "dropped" if self.dropped else "resumed"

    def told_of(self, known: PassNote) -> PassNote:
        """What is said of the pass by now."""
        return known._replace(
            name=known.name if self.name is None else self.name or None,
            note=known.note if self.note is None else self.note or None,
            stars=known.stars if self.stars is None else self.stars,
            began=known.began if self.began is None else self.began,
            ended=known.ended if self.ended is None else self.ended,
            dropped=known.dropped if self.dropped is None else self.dropped,
        )


class Skip(NamedTuple):
    """Episodes that are neither seen nor to be watched.

    Attributes:
        id: Its number; 0 before it is saved.
        title: Of which series.
        portion: The season or episode, as it is logged.
        skipped_at: When that was said, in UTC.
        source: How it came to be here.
    """

    id: int
    title: Title
    portion: Portion
    skipped_at: datetime
    source: str


class PassState(StrEnum):
    """Whether a pass goes on."""

    OPEN = "open"
    COMPLETE = "complete"
    DROPPED = "dropped"


class Pass(NamedTuple):
    """A numbered run through a series, with all that is known of it.

    Attributes:
        title: Of which series.
        number: Which pass, 1 being the first.
        state: Whether it goes on.
        seen: How many regular episodes were seen in it, each counted once.
        total: How many regular episodes there are to see, or None where no provider tells.
        began: When it began, as far as it is known.
        ended: When it was watched last, likewise.
        name: What the user calls it, or None.
        note: The user's words, or None.
        stars: How good it was, or None.
    """

    title: Title
    number: int
    state: PassState
    seen: int
    total: int | None
    began: When = UNKNOWN
    ended: When = UNKNOWN
    name: str | None = None
    note: str | None = None
    stars: Stars | None = None


class Sittings(NamedTuple):
    """Every sitting of one title, by pass.

    Attributes:
        title: The title.
        passes: Each pass with its sittings, oldest first.
        singles: Sittings that belong to no pass, oldest first.
        labels: What the episodes are called in the order that the title is shown in, where that is another one.
        skips: What is not to be watched.
    """

    title: Title
    passes: tuple[tuple[Pass, tuple[Watch, ...]], ...]
    singles: tuple[Watch, ...] = ()
    labels: dict[Portion, str] = {}  # noqa: RUF012 - never changed
    skips: tuple[Skip, ...] = ()
