"""Unfinished queries: what is being typed at their end, the words that may stand there, and how a value is written."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from watchlog.model.title import SERVICES
from watchlog.query.fields import (
    ALIASES,
    ANYTHING,
    FIELDS,
    IS,
    KINDS,
    NOTHING,
    SORT,
    SORT_KEYS,
    STATES,
    STATUSES,
    Manner,
)
from watchlog.query.scanning import known_name

TERM: Final = re.compile(r'(?:"[^"]*(?:"|$)|[^\s"])+')
"""A term as far as it was typed: a blank ends it, but not between quotes."""

LEAD: Final = re.compile(r"(?:\(|-(?!-))*")
FIELD: Final = re.compile(r"([A-Za-z_]+):(?:>=|<=|[=<>])?")
SIMPLE: Final = re.compile(r"[^\W\d_][\w'.!&+-]*")
"""What means itself in a query without quotes. A number alone could be that of a watch."""

TELLING: Final = 2
"""So many letters of `none` and `any` tell them from the words of a history."""

OPERATORS: Final = frozenset({"or", "and", "not"})
VIEW: Final = "@"

ASKED: Final = {
    Manner.TEXT: "a part of it",
    Manner.WORD: "all of it",
    Manner.NUMBER: "1990, 1990..1999, >2000",
    Manner.RATING: "4, 3.5.., >=4",
    Manner.DATE: "2025, 2025-03.., -2w..",
    Manner.STATUS: "where you stand with the title",
}
"""What the value of a field looks like."""

VALUES: Final[dict[str, tuple[str, ...]]] = {
    IS: STATES,
    "kind": KINDS,
    "status": STATUSES,
    "ref": tuple(sorted(SERVICES)),
    "watched": ("today", "yesterday"),
    "added": ("today", "yesterday"),
}
"""Values that are the same in every history."""


class Offer(NamedTuple):
    """Something that could be typed.

    Attributes:
        value: The text.
        description: What it is.
        whole: Whether a blank follows; behind `tag:` a value does.
    """

    value: str
    description: str = ""
    whole: bool = True


class Ending(NamedTuple):
    """The end of an unfinished query.

    Attributes:
        kept: Everything before what is being typed; it stays as it is.
        field: Whose value is being typed: a field's, that of `is` or `sort`, or `@` for a view; nothing where a term
            begins.
        typed: What there is of it, without its quotes.
        quoted: Whether a quote stands before it.
    """

    kept: str
    field: str
    typed: str
    quoted: bool

    def written(self, value: str) -> str | None:
        """The whole query with a value at its end, in quotes where it needs them; None where it can't be said."""
        if not self.quoted and SIMPLE.fullmatch(value) and value.lower() not in self._taken:
            return self.kept + value
        return None if '"' in value or not value.strip() else f'{self.kept}"{value}"'

    @property
    def _taken(self) -> frozenset[str]:
        """Words that mean something else here."""
        return frozenset({NOTHING, ANYTHING}) if self.field else OPERATORS


def ending_of(text: str) -> Ending:
    """What is being typed at the end of a query."""
    terms = list(TERM.finditer(text))
    start = terms[-1].start() if terms and terms[-1].end() == len(text) else len(text)
    lead = LEAD.match(text, start)
    start = lead.end() if lead else start
    if text.startswith(VIEW, start):
        return Ending(text[: start + 1], VIEW, text[start + 1 :], quoted=False)
    asked = FIELD.match(text, start)
    field = known_name(asked[1]) if asked else ""
    if field and asked:
        start = asked.end()
    if field == SORT:
        start = max(start, text.rfind(",") + 1)
    quoted = text.startswith('"', start)
    return Ending(text[:start], field, text[start:].strip('"'), quoted)


def are_words(text: str) -> bool:
    """Whether a text is several words, each of which is looked for."""
    said = text.split()
    return len(said) > 1 and all(SIMPLE.fullmatch(word) and word.lower() not in OPERATORS for word in said)


def words(ending: Ending) -> Iterator[Offer]:
    """What may stand at the end of a query, whatever the history holds."""
    if ending.quoted or ending.field == VIEW:
        return
    if not ending.field:
        yield from _fields(ending)
    elif ending.field == SORT:
        yield from (offer._replace(value=ending.kept + offer.value) for offer in sort_keys(ending.typed))
    else:
        anywhere = (NOTHING, ANYTHING) if ending.field != IS and len(ending.typed) >= TELLING else ()
        for word in (*VALUES.get(ending.field, ()), *anywhere):
            if word.startswith(ending.typed.lower()):
                yield Offer(ending.kept + word)


def sort_keys(typed: str) -> Iterator[Offer]:
    """The keys to sort by that begin with a text, each with a sign."""
    for key, descending in SORT_KEYS.items():
        for sign in ("-", "+") if descending else ("+", "-"):
            if f"{key}{sign}".startswith(typed):
                yield Offer(f"{key}{sign}", "the highest first" if sign == "-" else "the lowest first")


def _fields(ending: Ending) -> Iterator[Offer]:
    typed = ending.typed.lower()
    alone = ending.kept == "" or ending.kept[-1].isspace()
    names = {name: ASKED[manner] for name, manner in FIELDS.items()} | {IS: ", ".join(STATES)}
    if alone:
        names[SORT] = "a key with + or - behind it"
    found = [name for name in names if name.startswith(typed)]
    for name in found or [alias for alias in ALIASES if alias.startswith(typed)]:
        yield Offer(f"{ending.kept}{name}:", names.get(name, ""), whole=False)
