"""Every kind of term on every field, alone and nested, and the shapes that builders of statements take."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, Final

from watchlog.model.title import Ref
from watchlog.query.fields import FIELDS, KINDS, SORT_KEYS, STATES, Manner
from watchlog.query.terms import (
    AllOf,
    AnyOf,
    Between,
    ByRef,
    During,
    Equals,
    Fits,
    Holds,
    Is,
    Known,
    Leaf,
    Not,
    Numbers,
    OfTitle,
    OfTitles,
    Query,
    Recorded,
    SortKey,
    Term,
    Words,
)
from watchlog.store.catalogue import PARTS
from watchlog.store.journal import TABLES
from watchlog.store.selection import selection
from watchlog.store.shape import Shape
from watchlog.store.vocabulary import COLUMNS

DAY: Final = date(2026, 11, 22)
MOMENT: Final = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)


def _of_field(field: str, manner: Manner) -> Iterator[Leaf]:
    """Whatever can be asked of a field; what folds to nothing is compared as it stands."""
    yield Known(field)
    match manner:
        case Manner.TEXT | Manner.WORD:
            yield from (kind(field, text) for kind in (Holds, Equals) for text in ("drama", "..."))
            yield Fits(field, "(?i:^d)")
        case Manner.NUMBER | Manner.RATING:
            yield from (Between(field, 1, 20), Between(field, None, None))
        case Manner.DATE if field == "watched":
            yield from (During(date(2019, 1, 1), DAY), During(None, None))
        case Manner.DATE:
            yield from (Recorded(None, MOMENT), Recorded(MOMENT, None))
        case Manner.STATUS:
            yield from (Is(state) for state in STATES if state not in KINDS)


LEAVES: Final[tuple[Leaf, ...]] = (
    Words("drama"),
    Words("..."),
    *(leaf for field, manner in FIELDS.items() for leaf in _of_field(field, manner)),
    Numbers((1, 3)),
    Numbers(()),
    ByRef(Ref("imdb", "tt1")),
    OfTitles((1, 2)),
    OfTitle(1),
)
"""Terms that hold no others: each kind, on each field that it can be asked of."""

NESTED: Final[tuple[Term, ...]] = (
    AllOf(()),
    AnyOf(()),
    AllOf(LEAVES),
    AnyOf(LEAVES),
    AllOf(tuple(Not(leaf) for leaf in LEAVES)),
    Not(Not(Words("drama"))),
    Not(AnyOf(())),
    Not(AllOf(())),
    Not(AllOf((Words("drama"), Not(Is("rewatch"))))),
    AnyOf((AllOf((Words("drama"), During(None, DAY))), Not(Between("stars", 80, None)))),
    AllOf((AnyOf((Equals("tag", "drama"), Equals("genre", "drama"))), Not(AnyOf((Known("note"), Numbers((2,))))))),
)
"""Terms that hold others."""

TERMS: Final[tuple[Term, ...]] = (*LEAVES, *NESTED)

SORTS: Final = (
    *((SortKey(key, descending),) for key in SORT_KEYS for descending in (False, True)),
    tuple(SortKey(key, descending=True) for key in SORT_KEYS),
)
"""Each key alone in both directions, and all of them."""

QUESTIONS: Final = tuple(
    dict.fromkeys(
        selection(query).shape
        for query in (
            *(Query((term,)) for term in TERMS),
            *(Query(terms, limit=limit) for terms in ((), LEAVES[:1]) for limit in (0, 1)),
            *(Query(sort=sort) for sort in SORTS),
            Query(TERMS, SORTS[-1], limit=1),
        )
    )
)

SHAPES: Final[dict[str, list[Shape]]] = {
    "catalogue.called_otherwise": [(False,), (True,)],
    "catalogue.delete_all": [(table,) for table in (*PARTS, "entry", "attempt")],
    "catalogue.insert_part": [(table,) for table in PARTS],
    "catalogue.part": [(table,) for table in PARTS],
    "journal.note_after": [(table,) for table in TABLES],
    "journal.delete_touched": [(table,) for table in TABLES],
    "journal.insert_whole": [(table,) for table in TABLES],
    "journal.images": [("before",), ("after",)],
    "opinions.plans": list(QUESTIONS),
    **{
        f"progress.{name}": [(False,), (True,)]
        for name in ("counted", "former", "seen", "seen_by_name", "seen_whole", "series")
    },
    "titles.containing": [(words,) for words in (1, 2, 3, 8)],
    "vocabulary.known_titles": [(False,), (True,)],
    "vocabulary.known_texts": [(column,) for column in COLUMNS.values()],
    "watches.matching": list(QUESTIONS),
}
"""For every builder that takes any: shapes of each kind that there is."""


def kinds_of(shape: Any) -> Iterator[str]:
    """Every kind of term in the shape of terms, however deep."""
    kind, *rest = shape
    yield kind
    for nested in [rest[0]] if kind == "not" else rest[0] if kind in ("all", "any") else []:
        yield from kinds_of(nested)
