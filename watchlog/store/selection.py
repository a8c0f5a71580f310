"""A question, split into the shape that decides a statement's text and the values it is asked with."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.matching.fold import fold
from watchlog.query.fields import CHOICES
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
    Not,
    Numbers,
    OfTitle,
    OfTitles,
    Query,
    Recorded,
    Term,
    Words,
)
from watchlog.store.instants import instant_text
from watchlog.store.patterns import anywhere
from watchlog.store.shape import Shape

LOWEST: Final = -1
HIGHEST: Final = 1 << 40
FIRST: Final = ""
LAST: Final = ":"
"""Sorts behind every date, as text."""

LONGEST_PATTERN: Final = 50_000
"""Bytes that SQLite compares at most (sqlite.org/limits.html); folding makes some texts longer."""


class Selection(NamedTuple):
    """The shape and the values of a question."""

    shape: Shape
    values: dict[str, Any]


def selection(query: Query) -> Selection:
    """What a statement needs to answer a question: the shapes of its terms, its order, and whether it is limited."""
    values: dict[str, Any] = {"limit": query.limit} if query.limit else {}
    terms = _shapes(query.terms, values)
    sort = tuple((key.key, key.descending) for key in query.sort)
    return Selection((terms, sort, bool(query.limit)), values)


def _shapes(terms: Iterable[Term], values: dict[str, Any]) -> Shape:
    """The same terms have the same shape in whatever order they were typed."""
    return tuple(_shape(term, values) for term in sorted(terms, key=_kind))


def _kind(term: Term) -> str:
    name = type(term).__name__
    match term:
        case AllOf(terms) | AnyOf(terms):
            return f"{name}({', '.join(sorted(map(_kind, terms)))})"
        case Not(turned):
            return f"{name} {_kind(turned)}"
        case Is(state):
            return f"{name} {state}"
        case Words(text) | Holds(_, text) | Equals(_, text):
            return f"{name} {getattr(term, 'field', '')} {bool(fold(text))}"
        case _:
            return f"{name} {getattr(term, 'field', '')}"


def _shape(term: Term, values: dict[str, Any]) -> Shape:
    match term:
        case AllOf(terms):
            return ("all", _shapes(terms, values))
        case AnyOf(terms):
            return ("any", _shapes(terms, values))
        case Not(turned):
            return ("not", _shape(turned, values))
        case Known(field):
            return ("known", field)
        case Is(state):
            return ("is", state)
        case _:
            kind, name = _named(term), f"t{len(values)}"
            return (kind, name, *_asked(term, name, values))


def _named(term: Term) -> str:
    return "ref" if isinstance(term, ByRef) else "title" if isinstance(term, OfTitle) else type(term).__name__.lower()


def _asked(term: Term, name: str, values: dict[str, Any]) -> Shape:
    """Put the values of a term under its name; what else decides its condition."""
    if isinstance(term, Words):
        return (_comparable(name, term.text, values, anywhere),)
    if isinstance(term, Holds):
        return (_comparable(name, term.text, values, anywhere), term.field)
    if isinstance(term, Equals) and term.field not in CHOICES:
        return (_comparable(name, term.text, values, str), term.field)
    values |= _values(term, name)
    if isinstance(term, Equals):
        return ("plain", term.field)
    return (term.field,) if isinstance(term, Fits | Between) else ()


def _comparable(name: str, text: str, values: dict[str, Any], spelled: Any) -> str:
    """Put a text to compare with; whether it is to be compared folded."""
    folded = fold(text)
    values[name] = spelled(folded or text)
    if len(values[name].encode()) > LONGEST_PATTERN:
        raise BadInput("so long a text can't be looked for", "look for a part of it")
    # What folds to nothing, such as "...", is looked for as it stands.
    return "folded" if folded else "plain"


def _values(term: Term, name: str) -> dict[str, Any]:
    match term:
        case Equals(_, text) | Fits(_, text):
            return {name: text}
        case Between(_, low, high):
            return {
                f"{name}_low": LOWEST if low is None else low,
                f"{name}_high": HIGHEST if high is None else high,
            }
        case During() | Recorded():
            return _times(term, name)
        case Numbers(ids) | OfTitles(ids):
            return {name: json.dumps(ids)}
        case OfTitle(number):
            return {name: number}
        case ByRef(ref):
            return {f"{name}_service": ref.service, f"{name}_value": ref.value}
        case _:
            raise TypeError(f"{type(term).__name__} was not settled")


def _times(term: During | Recorded, name: str) -> dict[str, str]:
    if isinstance(term, Recorded):
        return {
            f"{name}_since": FIRST if term.since is None else instant_text(term.since),
            f"{name}_until": LAST if term.until is None else instant_text(term.until),
        }
    last = term.last
    end = LAST if last is None or last == date.max else _shortest(last + timedelta(days=1))
    return {
        f"{name}_first": FIRST if term.first is None else _shortest(term.first),
        f"{name}_end": end,
        f"{name}_end_year": end[: len("2026")],
        f"{name}_end_month": end[: len("2026-11")],
    }


def _shortest(day: date) -> str:
    """The shortest date that begins on a day, which sorts before all that lies within it."""
    text = day.isoformat()
    while text.endswith("-01"):
        text = text[: -len("-01")]
    return text
