"""The language of questions: words that must all be found, `"a phrase"`, `#12`, `imdb:tt1160419`."""

import re
from collections.abc import Sequence
from typing import Final

from watchlog.errors import BadInput
from watchlog.model.title import Ref
from watchlog.query.terms import NEWEST_FIRST, ByRef, Numbers, Query, SortKey, Term, Words

TOKEN: Final = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<word>\S+)')
MOST_TERMS: Final = 200
NUMBER: Final = re.compile(r"#([0-9]{1,18})")
BARE_NUMBER: Final = re.compile(r"#?([0-9]{1,18})")
DESCENDING_AT_FIRST: Final = {
    "watched": True,
    "added": True,
    "title": False,
    "year": True,
    "stars": True,
    "id": True,
}
"""The sort keys, and which way each goes when nothing else is said."""


def parse_query(arguments: Sequence[str], *, sort: str | None = None, limit: int = 0) -> Query:
    """The question that the words of a command line ask.

    Args:
        arguments: The words, each as the shell gave it. Text between double quotes stays together.
        sort: `stars`, `stars-`, `title+`, or several with commas between them.
        limit: How many watches at the most; 0 is all.

    Raises:
        BadInput: A sort key is unknown, or the limit negative.
    """
    if limit < 0:
        raise BadInput(f"a list can't have {limit} rows", "say how many, or 0 for all")
    terms = tuple(_term(token) for argument in arguments for token in TOKEN.finditer(argument))
    if len(terms) > MOST_TERMS:
        raise BadInput(f"{len(terms)} words are too many to look for", f"at most {MOST_TERMS} can be asked for at once")
    return Query(terms, parse_sort(sort), limit)


def parse_selection(arguments: Sequence[str]) -> Query:
    """The watches that are to be changed: by their numbers, with or without `#`, or by a question.

    Raises:
        BadInput: Nothing was said; everything has to be asked for in words.
    """
    said = [argument.strip() for argument in arguments if argument.strip()]
    if not said:
        raise BadInput("which watches?", "name them by number or by words: 12, or dune")
    numbers = [BARE_NUMBER.fullmatch(argument) for argument in said]
    if all(numbers):
        return Query((Numbers(tuple(dict.fromkeys(int(number[1]) for number in numbers if number))),))
    return parse_query(said)


def parse_sort(text: str | None) -> tuple[SortKey, ...]:
    """Sort keys as they are typed.

    Raises:
        BadInput: There is no such key.
    """
    if text is None:
        return (NEWEST_FIRST,)
    return tuple(_sort_key(key.strip()) for key in text.split(","))


def _sort_key(text: str) -> SortKey:
    name = text.rstrip("+-")
    if name not in DESCENDING_AT_FIRST or len(text) - len(name) > 1:
        raise BadInput(
            f"“{text}” is nothing to sort by", f"try {', '.join(DESCENDING_AT_FIRST)}, with + or - behind it"
        )
    return SortKey(name, text.endswith("-") if text != name else DESCENDING_AT_FIRST[name])


def _term(token: re.Match[str]) -> Term:
    word = token["word"]
    if word is None:
        return Words(token["phrase"] if token["phrase"].strip() else token[0])
    if number := NUMBER.fullmatch(word):
        return Numbers((int(number[1]),))
    if ref := Ref.of_text(word):
        return ByRef(ref)
    return Words(word)
