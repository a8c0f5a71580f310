"""Saving: what an import brings, written in blocks while it is still being read."""

from collections.abc import Callable, Iterable
from typing import Final

from watchlog.library.single import Single
from watchlog.model.lists import Listing, TitleList
from watchlog.model.opinion import Plan, Rating
from watchlog.model.passes import PassNote, Skip
from watchlog.model.snapshot import TitleOrder
from watchlog.model.title import Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.store import lists, opinions, orders, passes, skips, titles, views, watches, witnesses
from watchlog.store.transaction import Transaction

BLOCK: Final = 1000
"""How many things are saved at a time."""


class Saving:
    """Saves what an import brings; a rehearsal saves nothing, and forgets it as soon.

    Args:
        tx: Where it is saved.
        begin: Notes the import when its first record is saved; its number. None for a rehearsal.
        title_of: The title of a number, with everything that is known of it by now.
    """

    def __init__(self, tx: Transaction, begin: Callable[[], int] | None, title_of: Callable[[int], Title]) -> None:
        self.batch: int | None = None
        self._tx = tx
        self._begin = begin
        self._title_of = title_of
        self._saved: set[int] = set()
        self._titles: dict[int, None] = {}
        self._watches: dict[int, Watch] = {}
        self._changed: dict[int, Watch] = {}
        self._others: list[Rating | Single | TitleList | SavedView] = []

    def title(self, number: int) -> None:
        """A new title, under which something comes."""
        if number not in self._saved:
            self._titles[number] = None

    def watch(self, watch: Watch) -> None:
        """A new watch."""
        self._watches[watch.id] = watch
        if len(self._watches) >= BLOCK:
            self.flush()

    def change(self, number: int, changed: Callable[[Watch], Watch]) -> None:
        """Another state of a watch, be it of the history or of this import."""
        if self._begin is None:
            return
        if number in self._watches:
            self._watches[number] = changed(self._watches[number])
            return
        watch = self._changed.get(number) or watches.by_id(self._tx, number)
        if watch is not None:
            self._changed[number] = changed(watch)
        if len(self._changed) >= BLOCK:
            self.flush()

    def other(self, content: Rating | Single | TitleList | SavedView) -> None:
        """Anything else that is new."""
        self._others.append(content)
        if len(self._others) >= BLOCK:
            self.flush()

    def listing_again(self, listing: Listing) -> None:
        """An entry of a list, in the place of the one that is there."""
        self.flush()
        if self._begin is not None:
            self.noted()
            lists.remove(self._tx, listing.list_name, listing.title.id, listing.portion)
        self.other(listing)

    def noted(self) -> int:
        """The number of the import, which is noted now if nothing of it was saved before."""
        if self.batch is None and self._begin is not None:
            self.batch = self._begin()
        return self.batch or 0

    def flush(self) -> None:
        """Save what waits."""
        if self._begin is not None and (self._titles or self._watches or self._changed or self._others):
            self._write(self.noted())
        self._saved |= self._titles.keys()
        for waiting in (self._titles, self._watches, self._changed, self._others):
            waiting.clear()

    def complete(self, changed: Iterable[int]) -> None:
        """Save what has changed of titles since they were saved, if anything is saved at all."""
        self.flush()
        if self.batch is not None:
            for number in changed:
                titles.update(self._tx, self._title_of(number))

    def _write(self, batch: int) -> None:
        titles.insert_all(self._tx, [self._title_of(number) for number in self._titles])
        watches.insert(self._tx, list(self._watches.values()), batch)
        if self._changed:
            watches.update(self._tx, list(self._changed.values()))
            witnesses.save_sources(self._tx, list(self._changed.values()))
        opinions.insert_ratings(self._tx, [one for one in self._others if isinstance(one, Rating)], batch)
        opinions.insert_plans(self._tx, [one for one in self._others if isinstance(one, Plan)], batch)
        skips.insert(self._tx, [one for one in self._others if isinstance(one, Skip)])
        for one in self._others:
            if isinstance(one, TitleList):
                lists.save_list(self._tx, one, batch)
        lists.insert(self._tx, [one for one in self._others if isinstance(one, Listing)], batch)
        for other in self._others:
            self._write_other(other)

    def _write_other(self, other: Rating | Single | TitleList | SavedView) -> None:
        match other:
            case PassNote():
                passes.save(self._tx, other)
            case TitleOrder():
                orders.save_own_order(self._tx, other.title.id, other.places)
            case SavedView():
                views.save(self._tx, other)
            case _:
                pass  # the title has its status, and the others are saved many at a time
