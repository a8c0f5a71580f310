"""Sources: which provider is asked about which title, and in which order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Final, TypeVar

from watchlog.errors import Busy, KeyNeeded, NetworkTrouble, NotFound
from watchlog.matching.offers import certain
from watchlog.model.catalogue import Entry, Offer, Placing
from watchlog.model.order import Order
from watchlog.model.title import Kind, Ref, Title
from watchlog.providers.protocol import Provider, Wanted
from watchlog.providers.wire.deadline import Deadline

MOST_FAILURES: Final = 3
"""So many failures in a row, and a provider is not asked any more."""

MOST_OFFERS: Final = 50
"""So many of the titles that a provider offers are worth a look; it puts the likeliest first."""

Answer = TypeVar("Answer")


class Sources:
    """The providers that there are. One that fails again and again, or asks for rest, is left alone from then on.

    Args:
        providers: In the order in which they are asked.
    """

    def __init__(self, providers: Sequence[Provider]) -> None:
        self._providers = {provider.name: provider for provider in providers}
        self._failures: dict[str, int] = {}
        self._resting: dict[str, NetworkTrouble] = {}

    def named(self, name: str) -> Provider | None:
        """The provider of that name."""
        return self._providers.get(name)

    def own_ref(self, title: Title) -> Ref | None:
        """The id of a title at the first provider that it has one at."""
        known = {ref.service: ref for ref in title.refs}
        services = (provider.service for provider in self._providers.values())
        return next((known[service] for service in services if service in known), None)

    def by_ids(self, title: Title, deadline: Deadline) -> list[Offer]:
        """What the first provider that knows one of a title's ids offers for it.

        Raises:
            NetworkTrouble: A provider can't be asked.
        """
        found = self._found_by_ids(title, self._asked(title.kind), deadline)
        if not found and title.kind is Kind.FILM:
            with suppress(NetworkTrouble):  # its name is looked for next, and that will say so
                return self._found_by_ids(title, self._last_resorts, deadline)
        return found

    def by_name(self, title: Title, deadline: Deadline) -> list[Offer]:
        """What providers offer for a title's name, of its kind or of both kinds.

        Raises:
            NetworkTrouble: A provider can't be asked.
            KeyNeeded: Nobody that can be asked knows such titles.
        """
        found: list[Offer] = []
        for kind in [title.kind] if title.kind else list(Kind):
            found += self._of_kind(title, kind, self._asked(kind), deadline)
        if not found and title.kind is Kind.FILM:
            return self._of_last_resort(title, deadline)
        return found

    def of_ref(self, ref: Ref, kind: Kind | None, deadline: Deadline) -> list[Offer]:
        """What the first provider that knows an id offers for it.

        Raises:
            NotFound: No provider looks up ids of that service.
            KeyNeeded: Those that do have no key.
            NetworkTrouble: A provider can't be asked.
        """
        able = [provider for provider in self._providers.values() if ref.service in provider.finds]
        able.sort(key=lambda provider: kind is not None and kind not in provider.kinds)
        if not able:
            known = sorted({service for provider in self._providers.values() for service in provider.finds})
            raise NotFound(f"nobody here looks up {ref}", f"ids of {', '.join(known)} can be looked up")
        for provider in able:
            asked = provider.has_key and not _is_last_resort(provider)
            if asked and (found := self._found(provider, ref, kind, deadline)):
                return found
        own = next((provider for provider in able if provider.name == ref.service and not provider.has_key), None)
        try:
            resorts = filter(_is_last_resort, able)
            found = [offer for resort in resorts for offer in self._found(resort, ref, kind, deadline)]
        except NetworkTrouble:
            if own is None:
                raise
            found = []
        if not found and own is not None:
            raise KeyNeeded(f"{own.label} needs a key to look up {ref}", f"watchlog auth set {own.name}")
        return found

    def home(self, offer: Offer) -> str:
        """The address of the provider that made an offer."""
        return self._providers[offer.provider].home

    def entry(self, offer: Offer, deadline: Deadline) -> Entry:
        """Everything about a title that was offered.

        Raises:
            Gone: The provider has it no longer.
            NetworkTrouble: The provider can't be asked.
        """
        provider = self._providers[offer.provider]
        return self._asked_once(provider, lambda: provider.entry(offer.ref, offer.kind, deadline))

    def changed(self, name: str, age: timedelta, deadline: Deadline) -> Mapping[str, str] | None:
        """The stamp of each id of a provider that changed within a time; None where it does not tell.

        Raises:
            NetworkTrouble: The provider can't be asked.
        """
        provider = self._providers[name]
        return self._asked_once(provider, lambda: provider.changed(age, deadline))

    def placings(self, entry: Entry, order: Order, deadline: Deadline) -> tuple[Placing, ...]:
        """Where the episodes of an entry stand in another order; nothing where its provider knows none, or is not here.

        Raises:
            Gone: The provider has the title no longer.
            KeyNeeded: It wants a key.
            NetworkTrouble: It can't be asked.
        """
        provider = self.named(entry.provider)
        if provider is None:
            return ()
        return self._asked_once(provider, lambda: provider.placings(entry.ref, order, deadline))

    def _searched(self, provider: Provider, wanted: Wanted, deadline: Deadline) -> list[Offer]:
        return self._asked_once(provider, lambda: provider.search(wanted, deadline))[:MOST_OFFERS]

    def _found(self, provider: Provider, ref: Ref, kind: Kind | None, deadline: Deadline) -> list[Offer]:
        return self._asked_once(provider, lambda: provider.find(ref, kind, deadline))[:MOST_OFFERS]

    def _asked_once(self, provider: Provider, ask: Callable[[], Answer]) -> Answer:
        """What a provider answers, unless it is to be left alone."""
        if provider.name in self._resting:
            trouble = self._resting[provider.name]
            raise type(trouble)(trouble.problem, trouble.hint)
        try:
            answer = ask()
        except NetworkTrouble as error:
            self._failures[provider.name] = self._failures.get(provider.name, 0) + 1
            if isinstance(error, Busy) or self._failures[provider.name] >= MOST_FAILURES:
                self._resting[provider.name] = error
            raise
        self._failures[provider.name] = 0
        return answer

    def _found_by_ids(self, title: Title, providers: Iterable[Provider], deadline: Deadline) -> list[Offer]:
        for provider in providers:
            for ref in title.refs:
                if ref.service in provider.finds and (found := self._found(provider, ref, title.kind, deadline)):
                    return found
        return []

    def _of_last_resort(self, title: Title, deadline: Deadline) -> list[Offer]:
        """Films of those that need no key, when a title is known to be one and nobody else has it.

        What may be a series too is not looked for there: for the name of most series there is some film.
        """
        try:
            return self._of_kind(title, Kind.FILM, self._last_resorts, deadline)
        except NetworkTrouble:
            if any(self._asked(Kind.FILM)):
                raise
            raise self._no_key(Kind.FILM) from None

    def _of_kind(self, title: Title, kind: Kind, providers: Iterable[Provider], deadline: Deadline) -> list[Offer]:
        """Offers of the first provider that has the title without doubt, or else of all of them."""
        found: list[Offer] = []
        for provider in providers:
            offers = self._searched(provider, Wanted(title.name, title.year, kind), deadline)
            if certain(title, offers):
                return offers
            found += offers
        return found

    def _asked(self, kind: Kind | None) -> Iterator[Provider]:
        """Those that know titles of a kind, and can be asked."""
        return (
            provider
            for provider in self._providers.values()
            if provider.has_key and (kind is None or kind in provider.kinds) and not _is_last_resort(provider)
        )

    @property
    def _last_resorts(self) -> Iterator[Provider]:
        return filter(_is_last_resort, self._providers.values())

    def _no_key(self, kind: Kind) -> KeyNeeded:
        able = [provider for provider in self._providers.values() if kind in provider.kinds and provider.needs_key]
        names = " or ".join(provider.label for provider in able)
        return KeyNeeded(
            f"to look a {kind} up, {names} needs a key", f"watchlog auth set {able[0].name}" if able else ""
        )


def _is_last_resort(provider: Provider) -> bool:
    """Whether it knows films alone and needs no key."""
    return not provider.needs_key and Kind.SERIES not in provider.kinds
