"""The order of an answer: `stars-,title`."""

from collections.abc import Sequence
from typing import Final

from watchlog.errors import BadInput
from watchlog.query.fields import ALIASES, SORT, SORT_KEYS
from watchlog.query.nearest import did_you_mean
from watchlog.query.scanning import Mark, Token
from watchlog.query.terms import SortKey

KEYS: Final = ", ".join(SORT_KEYS)


def parse_sort(text: str) -> tuple[SortKey, ...]:
    """Sort keys as they are typed, with commas between them.

    Raises:
        BadInput: There is no such key.
    """
    return tuple(_key(key.strip()) for key in text.split(","))


def sort_of(tokens: Sequence[Token]) -> tuple[list[Token], tuple[SortKey, ...]]:
    """The tokens that ask something, and the order that the others want.

    Raises:
        BadQuery: An order stands in a group or is turned round, or there is no such key.
    """
    rest: list[Token] = []
    keys: list[SortKey] = []
    depth = 0
    for token in tokens:
        depth += (token.mark is Mark.OPEN) - (token.mark is Mark.CLOSE)
        if token.name != SORT:
            rest.append(token)
        elif depth or (rest and rest[-1].mark is Mark.NOT):
            raise token.place.refusal("an order belongs to the whole query", "put sort: outside of parentheses")
        else:
            keys += _keys(token)
    return rest, tuple(keys)


def _keys(token: Token) -> tuple[SortKey, ...]:
    assert token.value is not None  # noqa: S101 - the scanner gives every field one
    keys: list[SortKey] = []
    at = 0
    for text in token.value.text.split(","):
        try:
            keys.append(_key(text.strip()))
        except BadInput as error:
            place = token.value.place if token.value.quoted else token.value.place.part(at, at + len(text))
            raise place.refusal(error.problem, error.hint) from None
        at += len(text) + 1
    return tuple(keys)


def _key(text: str) -> SortKey:
    text = text.lower()
    name = text.rstrip("+-")
    key = ALIASES.get(name, name)
    if key not in SORT_KEYS or len(text) - len(name) > 1:
        if text[:1] in ("+", "-") and text[1:] in SORT_KEYS:
            raise BadInput(f"“{text}” is nothing to sort by", f"write {text[1:]}{text[0]}")
        raise BadInput(
            f"“{text}” is nothing to sort by", did_you_mean(name, SORT_KEYS) or f"try {KEYS}, with + or - behind it"
        )
    return SortKey(key, text.endswith("-") if text != name else SORT_KEYS[key])
