"""Outcomes: what a command did, for whoever shows it."""

from typing import TYPE_CHECKING, NamedTuple

from watchlog.model.opinion import Plan, Rating
from watchlog.model.portion import WHOLE
from watchlog.model.stars import Stars
from watchlog.model.title import Title
from watchlog.model.watch import Watch

if TYPE_CHECKING:
    from watchlog.model.lookup import Elsewhere


class Added(NamedTuple):
    """Watches that were recorded.

    Attributes:
        watches: The new ones, in the order of their numbers.
        new_title: Whether this was the first that watchlog heard of the title.
        off_the_list: Whether the title was planned, and is no longer.
        change: The entry of the journal that tells of it.
    """

    watches: tuple[Watch, ...]
    new_title: bool
    off_the_list: bool
    change: int | None = None


class Edited(NamedTuple):
    """Watches before and after a change, pair by pair; those that stayed as they were are left out."""

    before: tuple[Watch, ...]
    after: tuple[Watch, ...]


class Rated(NamedTuple):
    """An opinion that was noted."""

    rating: Rating
    new_title: bool


class Planned(NamedTuple):
    """A title that is on the watchlist now; `again` when it had been there before."""

    plan: Plan
    again: bool


class Whole(NamedTuple):
    """Everything that is known about one title.

    Attributes:
        title: The title.
        watches: Its sittings, newest first.
        ratings: Opinions without a sitting, newest first.
        plan: Its entry on the watchlist, if it is there.
        elsewhere: What was fetched of it.
    """

    title: Title
    watches: tuple[Watch, ...]
    ratings: tuple[Rating, ...]
    plan: Plan | None
    elsewhere: "Elsewhere"

    @property
    def stars(self) -> Stars | None:
        """The latest opinion of the title as a whole, whether it came with a sitting or without."""
        said = [(rating.rated_at, rating.stars) for rating in self.ratings if rating.portion == WHOLE]
        said += [(watch.added_at, watch.stars) for watch in self.watches if watch.stars and watch.portion == WHOLE]
        return max(said, key=lambda opinion: opinion[0])[1] if said else None


class Standing(NamedTuple):
    """Where a history stands: how much there is, and the last few sittings."""

    watches: int
    titles: int
    plans: int
    latest: tuple[Watch, ...]


class Refusal(NamedTuple):
    """A record of a file that was not taken, with its place and the reason."""

    place: str
    reason: str


class Report(NamedTuple):
    """What an import did with every record of a file: imported + duplicate + review + rejected = rows.

    Attributes:
        source: The importer's name.
        imported: Records that are in the history now and were not before.
        duplicate: Records that were there already.
        review: Records that fit more than one title, and were left for the user to decide.
        rejected: Records that can't be understood.
        batch: The import's number; None for a dry run, or when nothing was new.
        refusals: Why, for every record in review or rejected.
    """

    source: str
    imported: int
    duplicate: int
    review: int
    rejected: int
    batch: int | None
    refusals: tuple[Refusal, ...]

    @property
    def rows(self) -> int:
        """How many records the file holds."""
        return self.imported + self.duplicate + self.review + self.rejected
