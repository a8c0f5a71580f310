"""Advice on a query that found nothing, though it can be understood."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from watchlog.errors import BadQuery
from watchlog.query.scanning import Mark, scan

PLAIN_OPERATORS: Final = ("and", "not")
SPLIT: Final = re.compile(r"(?P<field>[A-Za-z_]+:[<>=]*)(?P<value>[^\s\"/():][^\"():]*\s[^\"():]*)")


def advice(arguments: Sequence[str]) -> Iterator[str]:
    """What may have been meant otherwise, a sentence each.

    Args:
        arguments: The words of the query, each as the shell gave it.
    """
    for argument in arguments:
        if found := SPLIT.fullmatch(argument.strip()):
            value = found["value"].strip()
            yield (
                f"“{value.split()[0]}” alone was asked of {found['field'].rstrip('<>=:')}; "
                f"quotes within quotes keep words together: '{found['field']}\"{value}\"'"
            )
    text = " ".join(arguments)
    try:
        words = {token.text for token in scan(text) if token.mark is Mark.TERM and not token.quoted}
    except BadQuery:
        return
    for word in PLAIN_OPERATORS:
        if word in words and ":" in text:
            instead = "leave it out, or write AND" if word == "and" else "put - in front, or write NOT"
            yield f"“{word}” was looked for like any other word; {instead}"
