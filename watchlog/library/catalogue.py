"""The catalogue: looking titles up at providers, which never changes what was watched.

The network is asked between transactions, never within one, so that nobody waits for a provider to write.
"""

from collections.abc import Iterator, Sequence

from watchlog.errors import KeyNeeded, NetworkTrouble, WatchlogError
from watchlog.library.asking import AskingPart
from watchlog.library.filling import fill_in
from watchlog.library.settling import titles_found
from watchlog.matching.offers import certain, contradicts, possible
from watchlog.model.catalogue import Attempt, Offer
from watchlog.model.lookup import Lookup
from watchlog.model.title import Title
from watchlog.providers.protocol import Gone
from watchlog.providers.wire.deadline import Deadline
from watchlog.query.terms import Query
from watchlog.store import catalogue, titles


class Catalogue(AskingPart):
    """What providers say of titles."""

    def waiting(self, query: Query | None) -> list[Title]:
        """Titles that nothing was fetched for: all of them, or those whose watches or plans a question finds."""
        with self._database.reading(self._now()) as tx:
            return catalogue.pending(tx) if query is None else catalogue.pending_among(tx, titles_found(tx, query))

    def lacks(self, title: Title) -> bool:
        """Whether nothing is held of a title."""
        with self._database.reading(self._now()) as tx:
            return catalogue.held(tx, title.id) is None

    def look_up(self, title: Title, change: int | None = None, summary: str = "", *, hurry: bool = False) -> Lookup:
        """Ask about one title, and take what is certain. What goes wrong is told in the answer, never raised.

        Args:
            title: The title.
            change: The entry of the journal that takes what is filled in, while it is the latest.
            summary: What that entry is to say then; nothing leaves it as it is.
            hurry: Whether somebody waits, and not even a provider's turn is waited for beyond the deadline.
        """
        deadline = self._deadline(hurry=hurry)
        try:
            offer, offers = self._found(title, deadline)
            if offer is not None:
                return self._taken(title, offer, deadline, change=change, summary=summary)
            if not offers:
                return self._noted(title, Attempt.NOT_FOUND)
            return self._noted(title, Attempt.AMBIGUOUS, offers=tuple(offers))
        except KeyNeeded as error:
            return self._noted(title, Attempt.KEY_NEEDED, problem=error)
        except NetworkTrouble as error:
            return self._noted(title, Attempt.FAILED, problem=error)

    def take(self, title: Title, offer: Offer, change: int | None = None) -> Lookup:
        """Take the offer that the user chose."""
        try:
            return self._taken(title, offer, self._deadline(), change=change, chosen=True)
        except WatchlogError as error:
            return self._noted(title, Attempt.FAILED, problem=error)

    def fetch(self, waiting: Sequence[Title]) -> Iterator[Lookup]:
        """Look titles up one after the other. Each is saved at once: a later run goes on where this one ended."""
        change, filled = None, 0
        for title in waiting:
            lookup = self.look_up(title, change, f"filled in {title.label} and {filled} more" if filled else "")
            change = lookup.change or change
            filled += lookup.change is not None
            yield lookup

    def drop(self, query: Query | None) -> None:
        """Drop what was fetched, which can be fetched again: everything, or of the titles that a question finds."""
        with self._database.filling(self._now(), None) as tx:
            if query is None:
                catalogue.forget_everything(tx)
            else:
                for title in titles_found(tx, query):
                    catalogue.forget(tx, title)

    def _found(self, title: Title, deadline: Deadline) -> tuple[Offer | None, list[Offer]]:
        """What it is without doubt, if that can be told, and what it may be."""
        by_id = [offer for offer in self._sources.by_ids(title, deadline) if offer.ref not in title.unlinked]
        if len(by_id) == 1:
            return by_id[0], by_id
        offers = by_id or self._sources.by_name(title, deadline)
        return certain(title, offers), possible(title, offers)

    def _taken(
        self,
        title: Title,
        offer: Offer,
        deadline: Deadline,
        *,
        change: int | None,
        summary: str = "",
        chosen: bool = False,
    ) -> Lookup:
        try:
            entry = self._sources.entry(offer, deadline)
        except Gone:
            entry = offer.entry  # it is offered, and there is no more to say of it
        if not chosen and contradicts(title, entry):
            return self._noted(title, Attempt.AMBIGUOUS, offers=(offer,))
        with self._database.filling(self._now(), change) as tx:
            known = titles.by_id(tx, title.id)
            if known is None:
                return Lookup(title, Attempt.NOT_FOUND)  # removed meanwhile
            if not chosen and (_was_decided(title, known) or entry.ref in known.unlinked):
                return Lookup(known, Attempt.AMBIGUOUS)
            lookup = fill_in(tx, known, entry, self._sources.home(offer), self._now())
            if tx.change is None:
                tx.describe(f"filled in {lookup.title.label}")
            elif summary:
                tx.describe(summary)
        return lookup._replace(change=tx.change)

    def _noted(
        self,
        title: Title,
        attempt: Attempt,
        offers: tuple[Offer, ...] = (),
        problem: WatchlogError | None = None,
    ) -> Lookup:
        with self._database.filling(self._now(), None) as tx:
            catalogue.attempted(tx, title.id, attempt, self._now())
        return Lookup(title, attempt, offers=offers, problem=problem)


def _was_decided(asked: Title, now: Title) -> bool:
    """Whether somebody decided which title it is elsewhere while it was looked up."""
    return (asked.refs, asked.unlinked) != (now.refs, now.unlinked)
