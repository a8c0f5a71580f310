"""Advice on a query that found nothing, though it can be understood."""

import re
import shlex
from collections.abc import Iterator, Sequence
from typing import Final

from watchlog.errors import BadQuery
from watchlog.query.fields import CHOICES, FIELDS, Manner
from watchlog.query.scanning import Mark, Token, known_name, scan

PLAIN_OPERATORS: Final = {"and": "leave it out, or write AND", "not": "put - in front, or write NOT"}
SPLIT: Final = re.compile(r"(?P<name>[A-Za-z_]+):(?P<exactly>=?)(?P<value>[^\s\"/():=<>][^\"():]*\s[^\"():]*)")


def advice(arguments: Sequence[str]) -> Iterator[str]:
    """What may have been meant otherwise, a sentence each.

    Args:
        arguments: The words of the query, each as the shell gave it.
    """
    try:
        tokens = list(scan(" ".join(arguments)))
    except BadQuery:
        return
    yield from (said for argument in arguments for said in _on_quotes(argument.strip()))
    yield from _on_operators(tokens)


def _on_quotes(argument: str) -> Iterator[str]:
    """The shell has taken the quotes of `service:"Apple TV"` away."""
    found = SPLIT.fullmatch(argument)
    name = known_name(found["name"]) if found else ""
    if found and FIELDS.get(name) in (Manner.TEXT, Manner.WORD) and name not in CHOICES:
        value = found["value"].strip()
        quoted = shlex.quote(f'{found["name"]}:{found["exactly"]}"{value}"')
        yield f"“{value.split()[0]}” alone was asked of {name}; quotes within quotes keep words together: {quoted}"


def _on_operators(tokens: Sequence[Token]) -> Iterator[str]:
    words = {token.text for token in tokens if token.mark is Mark.TERM and not token.quoted}
    if any(token.name for token in tokens):
        for word, instead in PLAIN_OPERATORS.items():
            if word in words:
                yield f"“{word}” was looked for like any other word; {instead}"
