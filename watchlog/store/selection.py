"""A question about watches, split into the shape that decides a statement's text and the values it is asked with."""

import json
from typing import Any, NamedTuple

from watchlog.matching.fold import fold
from watchlog.query.terms import ByRef, Numbers, OfTitle, Query, Term, Words
from watchlog.store.memory import Shape


class Selection(NamedTuple):
    """The shape and the values of a question."""

    shape: Shape
    values: dict[str, Any]


def selection(query: Query) -> Selection:
    """What `watches.matching` needs to answer a question."""
    kinds: list[str] = []
    values: dict[str, Any] = {"limit": query.limit} if query.limit else {}
    for place, term in enumerate(query.terms):
        kind, found = _term(term, f"term{place}")
        kinds.append(kind)
        values |= found
    sort = tuple((key.key, key.descending) for key in query.sort)
    return Selection((tuple(kinds), sort, bool(query.limit)), values)


def pattern(text: str) -> str:
    """What LIKE needs to find a text anywhere."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _term(term: Term, name: str) -> tuple[str, dict[str, Any]]:
    match term:
        case Words(text):
            folded = fold(text)
            # What folds to nothing, such as "...", is looked for as it stands.
            return ("words", {name: pattern(folded)}) if folded else ("raw_words", {name: pattern(text)})
        case Numbers(ids):
            return "numbers", {name: json.dumps(ids)}
        case OfTitle(number):
            return "title", {name: number}
        case ByRef(ref):
            return "ref", {f"{name}_service": ref.service, f"{name}_value": ref.value}
