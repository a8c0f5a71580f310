"""Which of the titles that providers offer is the one that somebody logged: certain, or to be asked about."""

from collections.abc import Sequence
from typing import Final

from watchlog.matching.fold import fold
from watchlog.matching.similar import similar
from watchlog.model.catalogue import Entry, Offer
from watchlog.model.title import Title

MOST_OFFERED: Final = 9
"""So many are worth choosing from."""


def certain(title: Title, offers: Sequence[Offer]) -> Offer | None:
    """The one that it is without doubt, if there is one: of its very name, and of its year where that is known.

    Where the year is not known, nothing else of that name may be offered.
    """
    called = _called(title, offers)
    if title.year is not None:
        called = [offer for offer in called if offer.year == title.year]
    return called[0] if len(called) == 1 else None


def possible(title: Title, offers: Sequence[Offer]) -> list[Offer]:
    """Those that it may be, the likeliest first: of its name, then those that are spelled alike."""
    called = _called(title, offers)
    called.sort(key=lambda offer: abs((offer.year or 0) - title.year) if title.year else 0)
    others = [offer for offer in _open(title, offers) if offer not in called]
    near = similar(title.name, [offer.name for offer in others], most=MOST_OFFERED)
    called += sorted((offer for offer in others if offer.name in near), key=lambda offer: near.index(offer.name))
    return called[:MOST_OFFERED]


def contradicts(title: Title, entry: Entry) -> bool:
    """Whether a provider's entry has another id at a service than the title has."""
    known = dict(title.refs)
    return any(known.get(ref.service, ref.value) != ref.value for ref in entry.refs)


def _called(title: Title, offers: Sequence[Offer]) -> list[Offer]:
    names = {fold(name) for name in (title.name, title.original_name) if name}
    return [
        offer
        for offer in _open(title, offers)
        if names & {fold(name) for name in (offer.name, offer.original_name) if name}
    ]


def _open(title: Title, offers: Sequence[Offer]) -> list[Offer]:
    """Those that nobody ruled out."""
    return [
        offer
        for offer in offers
        if offer.ref not in title.unlinked and (title.kind is None or offer.kind is title.kind)
    ]
