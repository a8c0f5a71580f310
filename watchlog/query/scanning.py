"""Scanning: the text of a query cut into its marks and terms."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from watchlog.query.fields import ALIASES, FIELDS, IS, SORT
from watchlog.query.places import Place

LONGEST: Final = 10_000
"""Characters a query may have."""

OPERATORS: Final = {"or": "or", "OR": "or", "AND": "and", "NOT": "not"}
NAME: Final = re.compile(r"([A-Za-z_]+):")
COMPARISON: Final = re.compile(r">=|<=|=|>|<|")
PHRASE: Final = re.compile(r'"([^"]*)(?:"|$)')
EXPRESSION: Final = re.compile(r"/((?:[^/\\]|\\.)*)/([A-Za-z]*)", re.DOTALL)


class Mark(StrEnum):
    """What a token is."""

    OPEN = "("
    CLOSE = ")"
    NOT = "not"
    OR = "or"
    AND = "and"
    TERM = "term"


class Value(NamedTuple):
    """What stands behind the colon of a field.

    Attributes:
        comparison: `>`, `>=`, `<`, `<=`, `=` or nothing.
        text: The rest without its quotes; of a regular expression what stands between the slashes.
        quoted: Whether quotes say that it is text and nothing else.
        flags: The letters behind a regular expression; None where it is none.
    """

    place: Place
    comparison: str
    text: str
    quoted: bool
    flags: str | None


class Token(NamedTuple):
    """A mark or a term.

    Attributes:
        name: The field that a term asks about; nothing for words.
        value: What it asks.
        quoted: Whether words stood between quotes.
        text: Words without their quotes.
    """

    mark: Mark
    place: Place
    name: str = ""
    value: Value | None = None
    quoted: bool = False
    text: str = ""


def scan(text: str) -> Iterator[Token]:
    """The tokens of a query, in order.

    Raises:
        BadQuery: It is too long, a parenthesis was never opened, or a regular expression never closed.
    """
    if len(text) > LONGEST:
        raise Place(text[:LONGEST], LONGEST - 1, LONGEST).refusal(
            f"a query of {len(text)} characters is too long", f"at most {LONGEST} are understood"
        )
    at, depth = 0, 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token = _token(text, at, depth)
        depth += (token.mark is Mark.OPEN) - (token.mark is Mark.CLOSE)
        at = token.place.end
        yield token


def _token(text: str, at: int, depth: int) -> Token:
    here = Place(text, at, at + 1)
    match text[at]:
        case "(":
            return Token(Mark.OPEN, here)
        case ")" if depth:
            return Token(Mark.CLOSE, here)
        case ")" if _closes_nothing(text, at):
            raise here.refusal("this ) closes nothing", 'quote it to find it: ")"')
        case "-" if text[at + 1 : at + 2].strip() not in ("", "-"):
            return Token(Mark.NOT, here)
        case '"':
            return _phrase(text, at)
    named = NAME.match(text, at)
    name = named and known_name(named[1])
    return _asked(text, at, name, depth) if name and named else _word(text, at, depth)


def known_name(typed: str) -> str:
    """The field, or `is` or `sort`, that a name before a colon means; nothing where there is none."""
    lowered = typed.lower()
    name = ALIASES.get(lowered, lowered)
    return name if name in FIELDS or name in (IS, SORT) else ""


def _phrase(text: str, at: int) -> Token:
    found = PHRASE.match(text, at)
    assert found is not None  # noqa: S101 - a quote is there
    said = found[1] if found[1].strip() else found[0]
    return Token(Mark.TERM, Place(text, at, found.end()), quoted=True, text=said)


def _word(text: str, at: int, depth: int) -> Token:
    place = Place(text, at, _end_of_word(text, at, depth))
    if place.words in OPERATORS:
        return Token(Mark(OPERATORS[place.words]), place)
    return Token(Mark.TERM, place, text=place.words)


def _end_of_word(text: str, at: int, depth: int) -> int:
    """A word ends at a blank, or at a parenthesis that closes no other of its own."""
    own = 0
    while at < len(text) and not text[at].isspace():
        if not own and (_closes_nothing(text, at) or (depth and text[at] == ")")):
            break
        own = max(0, own + (text[at] == "(") - (text[at] == ")"))
        at += 1
    return at


def _asked(text: str, at: int, name: str, depth: int) -> Token:
    start = text.index(":", at) + 1
    value = _expression(text, start) if text.startswith("/", start) else _value(text, start, depth)
    token = Token(Mark.TERM, Place(text, at, value.place.end), name, value)
    if value.flags is not None and not _ends_there(text, token.place.end, depth):
        end = _end_of_word(text, token.place.end, depth)
        raise Place(text, token.place.end, end).refusal(
            "this follows a regular expression", "write \\/ for a slash within it"
        )
    if not value.text and not value.quoted and value.flags is None:
        none = "" if name in (IS, SORT) else f", or {name}:none"
        raise token.place.refusal(f"{name}: has no value", f"write it right behind the colon{none}")
    return token


def _ends_there(text: str, at: int, depth: int) -> bool:
    return at >= len(text) or text[at].isspace() or (depth > 0 and text[at] == ")")


def _closes_nothing(text: str, at: int) -> bool:
    """Whether a parenthesis ends a word that did not open it."""
    return text[at] == ")" and _ends_there(text, at + 1, 0)


def _expression(text: str, start: int) -> Value:
    found = EXPRESSION.match(text, start)
    if found is None:
        raise Place(text, start, _end_of_word(text, start, 0)).refusal(
            "the regular expression has no end", "close it with /"
        )
    return Value(Place(text, start, found.end()), "", found[1].replace("\\/", "/"), quoted=False, flags=found[2])


def _value(text: str, start: int, depth: int) -> Value:
    comparison = COMPARISON.match(text, start)
    at = begin = comparison.end() if comparison else start
    parts: list[str] = []
    quoted = text.startswith('"', at)
    while not (_ends_there(text, at, depth) or _closes_nothing(text, at)):
        phrase = PHRASE.match(text, at)
        end = phrase.end() if phrase else _end_of_part(text, at, depth)
        parts.append(phrase[1] if phrase else text[at:end])
        at = end
    said = comparison[0] if comparison else ""
    return Value(Place(text, start, at), said, "".join(parts), quoted=quoted and at > begin, flags=None)


def _end_of_part(text: str, at: int, depth: int) -> int:
    quote = text.find('"', at + 1)
    end = _end_of_word(text, at, depth)
    return end if quote < 0 else min(quote, end)
