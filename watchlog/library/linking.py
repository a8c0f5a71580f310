"""Linking: which title is which elsewhere, as the user decides it."""

from watchlog.errors import Ambiguous, Candidate, NotFound
from watchlog.library.asking import AskingPart
from watchlog.library.filling import fill_in
from watchlog.library.naming import the_title
from watchlog.model.catalogue import Offer
from watchlog.model.lookup import Lookup
from watchlog.model.title import Ref, Title
from watchlog.parsing.names import TitleName
from watchlog.providers.protocol import Gone
from watchlog.store import catalogue, titles
from watchlog.store.unlinked import drop_unlinked


class Linking(AskingPart):
    """Decisions about which title is which elsewhere."""

    def link(self, name: TitleName, ref: Ref) -> Lookup:
        """Say that a title is the one of an id elsewhere, and fetch what is known of it there.

        Raises:
            NotFound: There is no such title, or nothing of that id.
            Ambiguous: Several titles are called that, or have that id.
            Conflict: Another title has that id.
            NetworkTrouble: The provider can't be asked.
            KeyNeeded: The provider wants a key.
        """
        with self._database.reading(self._now()) as tx:
            title = the_title(tx, name)
        deadline = self._deadline()
        offer = _only(ref, title, self._sources.of_ref(ref, title.kind, deadline))
        try:
            entry = self._sources.entry(offer, deadline)
        except Gone:
            raise NotFound(f"there is no {ref}", "look at the number again") from None
        with self._database.filling(self._now(), None) as tx:
            lookup = fill_in(tx, the_title(tx, name), entry, self._sources.home(offer), self._now())
            if lookup.problem:
                raise lookup.problem
            tx.describe(f"linked {lookup.title.label} to {entry.ref}")
            drop_unlinked(tx)
        return lookup

    def unlink(self, name: TitleName, ref: Ref | None) -> tuple[Title, Ref]:
        """Take an id off a title, with what was fetched by it, other ids included; it will not be found by that again.

        Args:
            name: What the title is named by.
            ref: The id; None is the one that the title's metadata came by.

        Raises:
            NotFound: There is no such title, or it does not have that id.
            Ambiguous: Several titles are called that.
        """
        with self._database.changing(self._now()) as tx:
            title = the_title(tx, name)
            held = catalogue.held(tx, title.id)
            ref = ref or (held.entry.ref if held else self._sources.own_ref(title))
            if ref is None or ref not in title.refs:
                raise NotFound(
                    f"{title.label} is not linked{f' to {ref}' if ref else ''}",
                    f"it is {' '.join(map(str, title.refs))}" if title.refs else "watchlog fetch looks it up",
                )
            together = {ref, *(held.entry.refs if held and held.entry.ref == ref else ())}
            kept = tuple(one for one in title.refs if one not in together)
            unlinked = title._replace(refs=kept, unlinked=tuple(sorted({*title.unlinked, ref})))
            titles.update(tx, unlinked)
            drop_unlinked(tx)
            tx.describe(f"unlinked {title.label} from {ref}")
        return unlinked, ref


def _only(ref: Ref, title: Title, offers: list[Offer]) -> Offer:
    if not offers:
        raise NotFound(f"there is no {ref}", "look at the number again")
    if len(offers) > 1:
        candidates = [
            Candidate(f"{offer.name} ({offer.year or '?'}), {offer.kind}", str(offer.kind)) for offer in offers
        ]
        raise Ambiguous(
            f"{ref} may be a film or a series", candidates, f'say which: watchlog edit "{title.name}" --set kind=film'
        )
    return offers[0]
