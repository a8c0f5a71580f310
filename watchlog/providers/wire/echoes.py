"""Echoes: whether an answer says a key back, however it is taken to pieces on the way."""

import html
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote, quote_plus

from watchlog.parsing.plain_text import MARKUP
from watchlog.providers.wire.call import SHORTEST_SECRET, Call

BETWEEN: Final = re.compile(r"[\W_]+")
"""What may stand between the letters and digits of a key without hiding it."""

BRACKETS: Final = re.compile(r"\([^()]*+\)")


def holds_secret(call: Call, content: Any) -> bool:
    """Whether a text in some content holds something secret of a call.

    It may stand there as it is or as addresses write it. Nor does it matter what is between its letters and digits:
    whoever cleans the text would put them together again.
    """
    forms = {form for secret in call.secrets for form in (secret, quote(secret, safe=""), quote_plus(secret))}
    cores = {core for core in map(_core, forms) if len(core) >= SHORTEST_SECRET}
    if not forms:
        return False
    return any(
        any(form in text for form in forms) or any(core in read for read in _readings(text) for core in cores)
        for text in _texts(content)
        if len(text) >= SHORTEST_SECRET
    )


def _core(text: str) -> str:
    """The letters and digits of a text, without their case."""
    return BETWEEN.sub("", text.casefold())


def _readings(text: str) -> Iterator[str]:
    """The letters and digits of a text, with and without all that may be taken out of it."""
    yield _core(text)
    if "(" in text:
        yield _core(BRACKETS.sub("", text))
    if "<" in text or "&" in text:
        plain = html.unescape(MARKUP.sub("", text))
        yield _core(plain)
        yield _core(BRACKETS.sub("", plain))


def _texts(content: Any) -> Iterator[str]:
    """Every text, numbers too, and every key; without recursion, for the content comes from outside."""
    waiting = [content]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            waiting += [*found, *found.values()]
        elif isinstance(found, list):
            waiting += found
        else:
            yield str(found)
