"""The parts a question is made of."""

from typing import Final, NamedTuple

from watchlog.model.title import Ref


class Words(NamedTuple):
    """A text that stands in the title, the original title, the note or a tag."""

    text: str


class Numbers(NamedTuple):
    """The watches of those numbers."""

    ids: tuple[int, ...]


class ByRef(NamedTuple):
    """Watches of the title that a service knows by that id."""

    ref: Ref


class OfTitle(NamedTuple):
    """Watches of one title."""

    id: int


Term = Words | Numbers | ByRef | OfTitle


class SortKey(NamedTuple):
    """One key to sort by."""

    key: str
    descending: bool


NEWEST_FIRST: Final = SortKey("watched", descending=True)


class Query(NamedTuple):
    """A question about watches.

    Attributes:
        terms: All of them must hold; none means every watch.
        sort: The keys in the order of their weight.
        limit: How many at the most; 0 is no limit.
    """

    terms: tuple[Term, ...] = ()
    sort: tuple[SortKey, ...] = (NEWEST_FIRST,)
    limit: int = 0


EVERYTHING: Final = Query()
