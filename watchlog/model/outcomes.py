"""Outcomes: what a command did, for whoever shows it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from watchlog.model.lists import Listing
from watchlog.model.opinion import Plan, Rating
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import Stars
from watchlog.model.title import Status, Title
from watchlog.model.watch import Watch

if TYPE_CHECKING:
    from watchlog.model.lookup import Elsewhere
    from watchlog.model.passes import Pass
    from watchlog.model.progress import Progress


class Added(NamedTuple):
    """Watches that were recorded.

    Attributes:
        watches: The new ones, in the order of their numbers.
        new_title: Whether this was the first that watchlog heard of the title.
        off_the_list: Whether the title was planned, and is no longer.
        change: The entry of the journal that tells of it.
        ratings: What the stars are of, where they are of a season or of the whole and not of each episode.
        remarks: What there is to say of the episodes that were meant.
        resumed: What the title was said to be, paused or dropped, and is no longer.
        is_told: Whether the catalogue told the episodes of the series.
    """

    watches: tuple[Watch, ...]
    new_title: bool
    off_the_list: bool
    change: int | None = None
    ratings: tuple[Rating, ...] = ()
    remarks: tuple[str, ...] = ()
    resumed: Status | None = None
    is_told: bool = False


class Edited(NamedTuple):
    """Watches before and after a change, pair by pair; those that stayed as they were are left out."""

    before: tuple[Watch, ...]
    after: tuple[Watch, ...]


class Rated(NamedTuple):
    """An opinion that was noted; of something unknown where the catalogue knows others, but not this."""

    rating: Rating
    new_title: bool
    is_unknown: bool = False


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
        progress: How far somebody is with a series; None for a film, and for what was neither watched nor planned.
        passes: The runs through a series, by number.
        labels: What its episodes are called in the order that it is shown in, where that is another than the aired one.
        skips: What of it is not to be watched.
        lists: What of it is on lists.
    """

    title: Title
    watches: tuple[Watch, ...]
    ratings: tuple[Rating, ...]
    plan: Plan | None
    elsewhere: "Elsewhere"
    progress: "Progress | None" = None
    passes: "tuple[Pass, ...]" = ()
    labels: Mapping[Portion, str] = {}
    skips: tuple[Portion, ...] = ()
    lists: tuple[Listing, ...] = ()

    @property
    def status(self) -> str | None:
        """Where somebody stands with it: as they said, or else as what they watched tells."""
        if self.progress is not None:
            return self.progress.stage or self.title.status
        return self.title.status

    def label(self, portion: Portion) -> str:
        """What an episode is called in the order that it is shown in."""
        return self.labels.get(portion) or portion.label

    @property
    def stars(self) -> Stars | None:
        """The latest opinion of the title as a whole, whether it came with a sitting or without."""
        return self.opinions.get(WHOLE)

    @property
    def opinions(self) -> dict[Portion, Stars]:
        """The latest opinion of the whole, of each season and of each episode, likewise."""
        said = [(rating.rated_at, rating.portion, rating.stars) for rating in self.ratings]
        said += [(watch.added_at, watch.portion, watch.stars) for watch in self.watches if watch.stars]
        said.sort(key=lambda opinion: opinion[0], reverse=True)
        latest: dict[Portion, Stars] = {}
        for _, portion, stars in said:
            latest.setdefault(portion, stars)
        return latest


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
