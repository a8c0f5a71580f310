"""Sources: which provider is asked about which title, and in which order."""

from collections.abc import Iterator, Sequence

from watchlog.errors import KeyNeeded, NotFound
from watchlog.matching.offers import certain
from watchlog.model.catalogue import Entry, Offer
from watchlog.model.title import Kind, Ref, Title
from watchlog.providers.protocol import Provider, Wanted
from watchlog.providers.wire.deadline import Deadline


class Sources:
    """The providers that there are.

    Args:
        providers: In the order in which they are asked.
    """

    def __init__(self, providers: Sequence[Provider]) -> None:
        self._providers = {provider.name: provider for provider in providers}

    def named(self, name: str) -> Provider | None:
        """The provider of that name."""
        return self._providers.get(name)

    def by_ids(self, title: Title, deadline: Deadline) -> list[Offer]:
        """What the first provider that knows one of a title's ids offers for it.

        Raises:
            NetworkTrouble: A provider can't be asked.
        """
        for provider in self._asked(title.kind):
            for ref in title.refs:
                if ref.service in provider.finds and (found := provider.find(ref, title.kind, deadline)):
                    return found
        return []

    def by_name(self, title: Title, deadline: Deadline) -> list[Offer]:
        """What providers offer for a title's name, of its kind or of both kinds.

        Raises:
            NetworkTrouble: A provider can't be asked.
            KeyNeeded: None of those that know such titles has a key.
        """
        found: list[Offer] = []
        for kind in [title.kind] if title.kind else list(Kind):
            found += self._of_kind(title, Wanted(title.name, title.year, kind), deadline)
        if title.kind and not any(self._asked(title.kind)):
            raise self._no_key(title.kind)
        return found

    def of_ref(self, ref: Ref, kind: Kind | None, deadline: Deadline) -> list[Offer]:
        """What the first provider that knows an id offers for it.

        Raises:
            NotFound: No provider looks up ids of that service.
            KeyNeeded: Those that do have no key.
            NetworkTrouble: A provider can't be asked.
        """
        able = [provider for provider in self._providers.values() if ref.service in provider.finds]
        if not able:
            known = sorted({service for provider in self._providers.values() for service in provider.finds})
            raise NotFound(f"nobody here looks up {ref}", f"ids of {', '.join(known)} can be looked up")
        if not any(provider.has_key for provider in able):
            raise KeyNeeded(f"{able[0].label} needs a key to look up {ref}", f"watchlog auth set {able[0].name}")
        for provider in able:
            if provider.has_key and (found := provider.find(ref, kind, deadline)):
                return found
        return []

    def entry(self, offer: Offer, deadline: Deadline) -> Entry:
        """Everything about a title that was offered.

        Raises:
            Gone: The provider has it no longer.
            NetworkTrouble: The provider can't be asked.
        """
        return self._providers[offer.provider].entry(offer.ref, offer.kind, deadline)

    def _of_kind(self, title: Title, wanted: Wanted, deadline: Deadline) -> list[Offer]:
        """Offers of the first provider that has the title without doubt, or else of all of them."""
        found: list[Offer] = []
        for provider in self._asked(wanted.kind):
            offers = provider.search(wanted, deadline)
            if certain(title, offers):
                return offers
            found += offers
        return found

    def _asked(self, kind: Kind | None) -> Iterator[Provider]:
        """Those that know titles of a kind, and can be asked."""
        return (
            provider
            for provider in self._providers.values()
            if provider.has_key and (kind is None or kind in provider.kinds)
        )

    def _no_key(self, kind: Kind) -> KeyNeeded:
        able = [provider for provider in self._providers.values() if kind in provider.kinds]
        names = " or ".join(provider.label for provider in able)
        return KeyNeeded(
            f"to look a {kind} up, {names} needs a key", f"watchlog auth set {able[0].name}" if able else ""
        )
