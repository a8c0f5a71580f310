"""Filling in: what a provider says of a title goes into the catalogue, and facts that were not known to the title."""

from datetime import UTC, datetime

from watchlog.errors import Conflict
from watchlog.matching.fold import fold
from watchlog.matching.titles import complete
from watchlog.model.catalogue import Attempt, Entry, Held, OtherName
from watchlog.model.lookup import Lookup
from watchlog.model.title import Facts, Ref, Title
from watchlog.store import catalogue, titles
from watchlog.store.database import Changing
from watchlog.store.transaction import Transaction


def fill_in(tx: Changing, title: Title, entry: Entry, home: str, now: datetime) -> Lookup:
    """Save an entry, and give the title its id and what was not known of it. What was known stays as it was said.

    Args:
        tx: Where it is saved.
        title: The title as it is now.
        entry: What the provider says.
        home: The provider's address.
        now: When it said so.

    Returns:
        A look-up that found something; one in doubt, with the conflict, when another title here has that id already.
    """
    other = titles.by_ref(tx, entry.ref)
    if other is not None and other.id != title.id:
        taken = Conflict(
            f"{entry.ref} is {other.label} here already", f"two titles may be one: watchlog show #{other.id}"
        )
        catalogue.attempted(tx, title.id, Attempt.AMBIGUOUS, now)
        return Lookup(title, Attempt.AMBIGUOUS, problem=taken)
    filled = _filled(tx, _without_other(tx, title, entry.ref), entry)
    if filled != title:
        titles.update(tx, filled)
    said = with_placings(with_own_name(entry, filled), catalogue.held(tx, title.id))
    held = Held(said, now.astimezone(UTC).replace(microsecond=0), home)
    catalogue.save(tx, title.id, held)
    catalogue.attempted(tx, title.id, Attempt.FOUND, now)
    return Lookup(filled, Attempt.FOUND, held)


def _without_other(tx: Transaction, title: Title, ref: Ref) -> Title:
    """The title without what came with an entry which it had before, and which was another title's."""
    former = catalogue.held(tx, title.id)
    if former is None or former.entry.ref == ref:
        return title
    other = former.entry
    wrong = {other.ref, *other.refs}
    return title._replace(
        refs=tuple(one for one in title.refs if one not in wrong),
        year=None if title.year == other.year else title.year,
        kind=None if title.kind is other.kind else title.kind,
        original_name=None if title.original_name == other.original_name else title.original_name,
    )


def with_own_name(entry: Entry, title: Title) -> Entry:
    """The entry with the provider's own name among the others, where the title goes by another one."""
    known = {fold(name) for name in (title.name, title.original_name, *(other.name for other in entry.names)) if name}
    return entry if fold(entry.name) in known else entry._replace(names=(OtherName(entry.name), *entry.names))


def with_placings(entry: Entry, former: Held | None) -> Entry:
    """The entry with what was held under the same id of other orders: those are asked for by themselves."""
    if former is None or former.entry.ref != entry.ref:
        return entry
    told = {placing.order for placing in entry.placings}
    kept = (placing for placing in former.entry.placings if placing.order not in told)
    return entry._replace(placings=(*entry.placings, *kept))


def _filled(tx: Transaction, title: Title, entry: Entry) -> Title:
    kept = tuple(ref for ref in title.refs if ref.service != entry.ref.service)
    linked = title._replace(
        refs=tuple(sorted((*kept, entry.ref))), unlinked=tuple(ref for ref in title.unlinked if ref != entry.ref)
    )
    others = tuple(ref for ref in entry.refs if _is_free(tx, ref, title))
    return complete(linked, Facts(entry.year, entry.kind, _own_name(title, entry), others))


def _is_free(tx: Transaction, ref: Ref, title: Title) -> bool:
    other = titles.by_ref(tx, ref)
    return (other is None or other.id == title.id) and ref not in title.unlinked


def _own_name(title: Title, entry: Entry) -> str | None:
    """Its name in its own language, where that is another one than it is logged under."""
    return entry.original_name if entry.original_name != title.name else None
