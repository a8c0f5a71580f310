"""Which of several titles of one name is meant."""

from collections.abc import Sequence

from watchlog.matching.refs import same
from watchlog.model.title import Facts, Title


def compatible(title: Title, facts: Facts) -> bool:
    """Whether nothing that is known of the title contradicts what was said of it."""
    return _agree(title.year, facts.year) and _agree(title.kind, facts.kind)


def linked_alike(title: Title, facts: Facts) -> bool:
    """Whether no service has two ids for them."""
    elsewhere = {ref.service: ref for ref in title.refs}
    return all(same(elsewhere.get(ref.service, ref), title.kind, ref, facts.kind) for ref in facts.refs)


def nearly(title: Title, facts: Facts) -> bool:
    """Whether only the year speaks against it, and only by one, as premieres and releases do."""
    if title.year is None or facts.year is None or abs(title.year - facts.year) > 1:
        return False
    return _agree(title.kind, facts.kind) and linked_alike(title, facts)


def narrow(titles: Sequence[Title], facts: Facts) -> list[Title]:
    """The titles that may be meant; those that match every fact said go before those that merely don't contradict."""
    possible = [title for title in titles if compatible(title, facts)]
    exact = [title for title in possible if facts.year in (None, title.year) and facts.kind in (None, title.kind)]
    return exact or possible


def complete(title: Title, facts: Facts) -> Title:
    """The title with what was said of it filled in where nothing was known yet.

    An id that the user took off by hand does not come back.
    """
    services = {ref.service for ref in title.refs}
    new = tuple(ref for ref in facts.refs if ref.service not in services and ref not in title.unlinked)
    return title._replace(
        year=title.year if title.year is not None else facts.year,
        kind=title.kind or facts.kind,
        original_name=title.original_name or facts.original_name,
        refs=tuple(sorted(title.refs + new)),
        status=title.status or facts.status,
        shown_as=title.shown_as or facts.shown_as,
    )


def _agree(known: object, said: object) -> bool:
    return known is None or said is None or known == said
