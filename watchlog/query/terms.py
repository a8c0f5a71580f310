"""The parts a question is made of."""

from datetime import date, datetime
from typing import Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.model.title import Ref
from watchlog.query.grammar import Grammar


class Words(NamedTuple):
    """A text that stands in the title, the original title, the note or a tag."""

    text: str


class Holds(NamedTuple):
    """A text that stands somewhere in a field."""

    field: str
    text: str


class Equals(NamedTuple):
    """A text that a field holds, and nothing beside it."""

    field: str
    text: str


class Fits(NamedTuple):
    """A regular expression that is found in a field, in the notation of Python."""

    field: str
    expression: str


class Between(NamedTuple):
    """A number from `low` to `high`, both included; None is no end. Stars count in points."""

    field: str
    low: int | None
    high: int | None


class During(NamedTuple):
    """Watched on a day from `first` to `last`, both included, for all that is known; None is no end."""

    first: date | None
    last: date | None


class Recorded(NamedTuple):
    """Recorded at a moment from `since` to just before `until`, both in UTC; None is no end."""

    since: datetime | None
    until: datetime | None


class Known(NamedTuple):
    """A field that holds something."""

    field: str


class Is(NamedTuple):
    """A state: `rewatch`, or where one stands with the title."""

    state: str


class Numbers(NamedTuple):
    """The watches of those numbers."""

    ids: tuple[int, ...]


class ByRef(NamedTuple):
    """Watches of the title that a service knows by that id."""

    ref: Ref


class OfTitle(NamedTuple):
    """Watches of one title."""

    id: int


class OfTitles(NamedTuple):
    """Watches of some titles, by their numbers."""

    ids: tuple[int, ...]


class View(NamedTuple):
    """What a saved view finds; `problem` is what to say when there is none of that name."""

    name: str
    problem: BadInput


class Doubt(NamedTuple):
    """What was typed may mean `term`, if anything here fits that; else `problem` is what was wrong with it."""

    term: "Term"
    problem: BadInput


class Not(NamedTuple):
    """What a term does not find."""

    term: "Term"


class AllOf(NamedTuple):
    """What every one of the terms finds."""

    terms: tuple["Term", ...]


class AnyOf(NamedTuple):
    """What at least one of the terms finds."""

    terms: tuple["Term", ...]


Leaf = Words | Holds | Equals | Fits | Between | During | Recorded | Known | Is | Numbers | ByRef | OfTitle | OfTitles
Term = Leaf | View | Doubt | Not | AllOf | AnyOf


class SortKey(NamedTuple):
    """One key to sort by."""

    key: str
    descending: bool


NEWEST_FIRST: Final = SortKey("watched", descending=True)


class Query(NamedTuple):
    """A question about watches.

    Attributes:
        terms: All of them must hold; none means every watch.
        sort: The keys in the order of their weight; none leaves the order to whoever answers.
        limit: How many at the most; 0 is no limit.
        typed: The question as it was typed, where it may also be the name of a title.
        grammar: By what its saved views are to be understood.
        problem: Why it means nothing, unless it is the name of a title.
    """

    terms: tuple[Term, ...] = ()
    sort: tuple[SortKey, ...] = ()
    limit: int = 0
    typed: str = ""
    grammar: Grammar | None = None
    problem: BadInput | None = None


EVERYTHING: Final = Query()
"""A question about watches, whose answer is all of them."""
