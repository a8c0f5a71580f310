"""Receiving: what a record says goes under its title, where it is new, known, or has to wait for the rest."""

from collections.abc import Callable, Hashable
from datetime import datetime
from enum import Enum
from typing import Any

from watchlog.library import single
from watchlog.library.opined import Opined
from watchlog.library.saving import Saving
from watchlog.library.shelf import Shelf
from watchlog.library.single import Single
from watchlog.library.waiting import may_wait
from watchlog.library.witnesses import Sitting, Sittings, both, details_of, is_news, tells_more
from watchlog.matching.viewings import Part, completed, merged, minutes_of, united
from watchlog.model.arrival import Entry, Seen, Stands
from watchlog.model.lists import Listing
from watchlog.model.opinion import Rating
from watchlog.model.portion import Portion
from watchlog.model.watch import Watch
from watchlog.query.terms import OfTitle, Query
from watchlog.store import catalogue, opinions, watches
from watchlog.store.transaction import Transaction


class Verdict(Enum):
    """What becomes of what a record says."""

    NEW = "new"
    KNOWN = "known"
    WAITS = "waits"


class Receiving:
    """Tells what is new from what is known, title by title, and has the new saved.

    Args:
        tx: Where the history is read.
        shelf: The titles.
        saving: What saves.
        take_number: Gives a new watch its number.
        now: The present, in UTC: what records are told to be of that do not say when they are.
    """

    def __init__(
        self, tx: Transaction, shelf: Shelf, saving: Saving, take_number: Callable[[], int], now: datetime
    ) -> None:
        self.file = 1
        self._tx = tx
        self._shelf = shelf
        self._saving = saving
        self._take_number = take_number
        self.now = now
        self._sittings: dict[int, Sittings] = {}
        self._opined: dict[int, Opined] = {}
        self._singles: dict[int, dict[Hashable, Any]] = {}
        self._runtimes: dict[int, int | None] = {}
        self._numbered: set[int] = set()

    def sittings(self, number: int) -> Sittings:
        """The sittings of a title."""
        found = self._sittings.get(number)
        if found is None:
            found = self._sittings[number] = Sittings(self._watches_of(number))
        found.enter(self.file)
        return found

    def minutes(self, number: int, part: Part) -> int:
        """How far two reports of one viewing may lie apart."""
        if number not in self._runtimes:
            self._runtimes[number] = None if number in self._shelf.new else catalogue.minutes(self._tx, number)
        return minutes_of(self._shelf[number], Portion(*part[:2]), self._runtimes[number])

    def clash(self, content: Entry, number: int) -> str | None:
        """Why it can't be said of a title of which something else is said already."""
        if isinstance(content, Watch | Seen | Rating):
            return None
        known = self.singles(number)
        spot = single.place_of(content)
        if spot not in known or single.is_said(known[spot], content):
            return None
        return single.otherwise(content)

    def knows(self, content: Entry, number: int) -> bool:
        """Whether a title has it already; what is known of it then takes no other record of this file."""
        if isinstance(content, Watch):
            return self.sittings(number).claim(content, at_once=True) is not None
        if isinstance(content, Rating):
            return self._opinions(number).claim(content)
        if isinstance(content, Seen):
            return False
        known = self.singles(number)
        spot = single.place_of(content)
        return spot in known and single.is_said(known[spot], content)

    def receive(self, content: Entry, number: int) -> Verdict:
        """Take in what a record says of a title."""
        if isinstance(content, Watch):
            return self._watch(content, number)
        if isinstance(content, Seen):
            return Verdict.WAITS
        if isinstance(content, Rating):
            return self.rating(content, number)
        return self.single(content, number)

    def begin(self, watch: Watch, number: int) -> Sitting:
        """Take in a new watch; the first one of a new title has its number."""
        self._keep(number)
        is_first = number in self._shelf.new and number not in self._numbered
        key = number if is_first else self._take_number()
        if is_first:
            self._numbered.add(number)
        sitting = Sitting(key, watch, self.file)
        self.sittings(number).add(sitting)
        self._saving.watch(Watch(key, self._shelf[number], *watch[2:]))
        return sitting

    def join(self, sitting: Sitting, watch: Watch, number: int) -> Verdict:
        """Take in what a record says of a watch that is here: who told of it, when it was, and what it lacks."""
        if not tells_more(sitting, watch):
            return self.fill(sitting, watch)
        self._saving.change(sitting.number, lambda known: merged(known, watch))
        self._witness(sitting, watch, number)
        sitting.details = both(sitting.details, details_of(watch))
        return Verdict.NEW

    def fill(self, sitting: Sitting, watch: Watch) -> Verdict:
        """Take in what a watch that is here lacks, and nothing of who told of it and when it was."""
        details = details_of(watch)
        if not is_news(sitting.details, details):
            return Verdict.KNOWN
        self._saving.change(sitting.number, lambda known: completed(known, watch))
        sitting.details = both(sitting.details, details)
        return Verdict.NEW

    def has_words(self, sitting: Sitting, words: str) -> bool:
        """Whether words stand among those of a watch of the history, of which several services may have told."""
        known = watches.by_id(self._tx, sitting.number) if sitting.made == 0 else None
        return known is not None and words in (known.note or "")

    def rating(self, rating: Rating, number: int, *, once: bool = False) -> Verdict:
        """Take in a rating; `once` if an equal one of the same file is the same."""
        opined = self._opinions(number)
        if opined.holds(rating) if once else opined.claim(rating):
            return Verdict.KNOWN
        opined.add(rating)
        self._keep(number)
        self._saving.other(rating._replace(title=self._shelf[number]))
        return Verdict.NEW

    def holds(self, rating: Rating, number: int) -> bool:
        """Whether a title has a rating that says the same."""
        return self._opinions(number).holds(rating)

    def single(self, content: Single, number: int) -> Verdict:
        """Take in what there is once, in the place of what was there."""
        known = self.singles(number)
        spot = single.place_of(content)
        if spot in known and single.is_said(known[spot], content):
            return Verdict.KNOWN
        self._keep(number)
        if isinstance(content, Stands):
            self._shelf.stand(number, content.status)
        content = content._replace(title=self._shelf[number])
        if isinstance(content, Listing) and spot in known:
            content = single.with_words(known[spot], content)
            self._saving.listing_again(content)
        else:
            self._saving.other(content)
        known[spot] = single.said_of(content)
        return Verdict.NEW

    def singles(self, number: int) -> dict[Hashable, Any]:
        """What there is once of a title."""
        if number not in self._singles:
            is_new = number in self._shelf.new
            self._singles[number] = {} if is_new else single.there(self._tx, self._shelf[number])
        return self._singles[number]

    def end_source(self) -> None:
        """From here on, no watch takes the number of a title that was without one."""
        self._numbered.update(self._shelf.new)

    def _watch(self, watch: Watch, number: int) -> Verdict:
        sittings = self.sittings(number)
        sitting = sittings.claim(watch)
        if sitting is not None:
            return self.join(sitting, watch, number)
        if sittings.is_known and may_wait(sittings, watch, lambda: self.minutes(number, (*watch.portion, None))):
            return Verdict.WAITS
        self.begin(watch, number)
        return Verdict.NEW

    def _witness(self, sitting: Sitting, watch: Watch, number: int) -> None:
        sitting.source = united(sitting.source, watch.source)
        self.sittings(number).are_merged = True
        if watch.when.precision > sitting.when.precision:
            self.sittings(number).moved(sitting, watch.when)
        points = sitting.details.points
        if watch.stars and points is not None and points != watch.stars.points:
            said = Rating(0, watch.title, watch.portion, watch.stars, watch.added_at, watch.source)
            self.rating(said, number)

    def _keep(self, number: int) -> None:
        if number in self._shelf.new:
            self._saving.title(number)

    def _opinions(self, number: int) -> Opined:
        found = self._opined.get(number)
        if found is None:
            there = [] if number in self._shelf.new else opinions.ratings_of_title(self._tx, number)
            found = self._opined[number] = Opined(there, self.now)
        found.enter(self.file)
        return found

    def _watches_of(self, number: int) -> list[Watch]:
        if number in self._shelf.new:
            return []
        return sorted(watches.matching(self._tx, Query((OfTitle(number),))), key=lambda watch: watch.id)
