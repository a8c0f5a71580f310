"""The ledger: what became of every record of an import."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from watchlog.model.title import Title
from watchlog.model.watch import Watch


class Outcome(StrEnum):
    """What became of a record."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    REVIEW = "review"
    REJECTED = "rejected"


class LedgerRecord(NamedTuple):
    """A record of an import.

    Attributes:
        place: Where it stood: `diary.csv, line 12`.
        outcome: What became of it.
        reason: Why it is in doubt or was rejected; None for the others.
        raw: The record as it stood in the file.
    """

    place: str
    outcome: Outcome
    reason: str | None
    raw: str


class Batch(NamedTuple):
    """One import.

    Attributes:
        id: Its number.
        source: The importer's name, or several with a plus between them.
        file_name: The files, as they were called.
        imported_at: When, in UTC.
        imported: Records that were new, as the import counted them.
        duplicate: Records that were there already.
        review: Records that were left for the user to decide.
        rejected: Records that were not understood.
    """

    id: int
    source: str
    file_name: str
    imported_at: datetime
    imported: int
    duplicate: int
    review: int
    rejected: int

    @property
    def rows(self) -> int:
        """How many records its files held."""
        return self.imported + self.duplicate + self.review + self.rejected


class Ledger(NamedTuple):
    """One import and its records, in the order of the files; they can be gone through once."""

    batch: Batch
    records: Iterable[LedgerRecord]


class Doubt(NamedTuple):
    """A record that waits for the user's decision.

    Attributes:
        id: Its number; 0 before it is saved.
        batch: The import that brought it.
        place: Where it stood.
        reason: Why it is in doubt.
        raw: The record as it stood in the file.
        content: What it says, as a small archive.
    """

    id: int
    batch: int
    place: str
    reason: str
    raw: str
    content: str


class Doubtful(NamedTuple):
    """A doubt as it is put before the user.

    Attributes:
        doubt: The record.
        title: What the record says of its title.
        candidates: The titles of the history that may be meant, the likeliest first.
        says: What it says, in a few words each.
        others: The numbers of the doubts behind it of which the same is to be decided: which title is meant, by records
            that say the same of theirs.
    """

    doubt: Doubt
    title: Title
    candidates: tuple[Title, ...]
    says: tuple[str, ...]
    others: tuple[int, ...] = ()


class Decision(NamedTuple):
    """What the user decided of a doubt.

    Attributes:
        doubt: The number of the doubt.
        title: The number of the title that is meant; None where it is a title of its own, or to be discarded.
        discarded: Whether the record is not to be taken.
    """

    doubt: int
    title: int | None = None
    discarded: bool = False


class Decided(NamedTuple):
    """What became of doubts: how many records were taken, were here already, and were discarded."""

    imported: int
    duplicate: int
    discarded: int


class Pair(NamedTuple):
    """Two watches that may be one viewing.

    Attributes:
        kept: The one that stays.
        merged: The one that goes into it.
        reason: Why they may be one.
    """

    kept: Watch
    merged: Watch
    reason: str


class Headway(NamedTuple):
    """How far an import has come.

    Attributes:
        records: Records that were read so far.
        share: How much of the files was read, 0 to 1.
    """

    records: int
    share: float
