"""A second opinion: the query language as naively as it can be written, on what the program prints as JSON.

A query is a tree that can say itself in the words of the language, and that knows of a record whether it is meant.
Nothing here knows how the program reads a query or finds a watch.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from tests.query.subjects import DATES, NUMBERS, WHOLE_WORDS, Subject, said, span, texts
from watchlog.matching.fold import fold


class Node(Protocol):
    """A query, or a part of one."""

    def text(self) -> str:
        """How it is typed."""

    def holds(self, subject: Subject) -> bool:
        """Whether it means this one."""


def stands_in(value: str, text: str) -> bool:
    """Whether a text stands somewhere in another, folded; what folds to nothing as it stands."""
    return fold(value) in fold(text) if fold(value) else value in text


def is_all_of(value: str, text: str) -> bool:
    return fold(value) == fold(text) if fold(value) else value == text


def anywhere(subject: Subject, value: str) -> bool:
    places = (*texts(subject, "title"), *texts(subject, "note"), *texts(subject, "tag"))
    return any(stands_in(value, text) for text in places)


class Word(NamedTuple):
    word: str

    def text(self) -> str:
        return self.word

    def holds(self, subject: Subject) -> bool:
        return anywhere(subject, self.word)


class Phrase(NamedTuple):
    words: str

    def text(self) -> str:
        return f'"{self.words}"'

    def holds(self, subject: Subject) -> bool:
        return anywhere(subject, self.words)


class Numbers(NamedTuple):
    ids: tuple[int, ...]

    def text(self) -> str:
        return " ".join(f"#{number}" for number in self.ids)

    def holds(self, subject: Subject) -> bool:
        return subject.record["id"] in self.ids


class Known(NamedTuple):
    """By the id of a service."""

    service: str
    id: str

    def text(self) -> str:
        return f"{self.service}:{self.id}"

    def holds(self, subject: Subject) -> bool:
        return bool(subject.record["refs"].get(self.service) == self.id)


class InBrackets(NamedTuple):
    year: int

    def text(self) -> str:
        return f"({self.year})"

    def holds(self, subject: Subject) -> bool:
        return subject.record["year"] == self.year or anywhere(subject, str(self.year))


class Holds(NamedTuple):
    """A field of text that holds something, or of words that is it, or is all of it with `=`."""

    field: str
    value: str
    equals: bool = False
    quoted: bool = False

    def text(self) -> str:
        value = f'"{self.value}"' if self.quoted else self.value
        return f"{self.field}:{'=' * self.equals}{value}"

    def holds(self, subject: Subject) -> bool:
        fits = is_all_of if self.equals or self.field in WHOLE_WORDS else stands_in
        return any(fits(self.value, text) for text in texts(subject, self.field))


class Fits(NamedTuple):
    """A field that fits a regular expression."""

    field: str
    pattern: str
    ignore_case: bool = False

    def text(self) -> str:
        return f"{self.field}:/{self.pattern.replace('/', chr(92) + '/')}/{'i' * self.ignore_case}"

    def holds(self, subject: Subject) -> bool:
        flags = re.IGNORECASE if self.ignore_case else 0
        return any(re.search(self.pattern, text, flags) for text in texts(subject, self.field))


class Something(NamedTuple):
    """A field that holds something, or nothing."""

    field: str
    there: bool

    def text(self) -> str:
        return f"{self.field}:{'any' if self.there else 'none'}"

    def holds(self, subject: Subject) -> bool:
        if self.field in (*NUMBERS, *DATES, "stars"):
            return (span(subject, self.field) is not None) == self.there
        return bool(texts(subject, self.field)) == self.there


def typed(value: str) -> str:
    return f'"{value}"' if " " in value else value


class Compares(NamedTuple):
    field: str
    sign: str
    value: str

    def text(self) -> str:
        return f"{self.field}:{self.sign}{typed(self.value)}"

    def holds(self, subject: Subject) -> bool:
        there = span(subject, self.field)
        if there is None:
            return False
        (first, last), (low, high) = there, said(self.field, self.value, subject.now)
        return bool(
            {
                "": low <= first and last <= high,
                "=": low <= first and last <= high,
                "<": last < low,
                "<=": last <= high,
                ">": first > high,
                ">=": first >= low,
            }[self.sign]
        )


class Between(NamedTuple):
    field: str
    low: str | None
    high: str | None

    def text(self) -> str:
        return f"{self.field}:{typed(self.low or '')}..{typed(self.high or '')}"

    def holds(self, subject: Subject) -> bool:
        there = span(subject, self.field)
        if there is None:
            return False
        above = self.low is None or said(self.field, self.low, subject.now)[0] <= there[0]
        below = self.high is None or there[1] <= said(self.field, self.high, subject.now)[1]
        return bool(above and below)


class Is(NamedTuple):
    what: str

    def text(self) -> str:
        return f"is:{self.what}"

    def holds(self, subject: Subject) -> bool:
        if self.what == "rewatch":
            return bool(subject.record["rewatch"])
        return self.what in (*texts(subject, "kind"), *subject.facts.statuses)


class View(NamedTuple):
    name: str
    meaning: Node

    def text(self) -> str:
        return f"@{self.name}"

    def holds(self, subject: Subject) -> bool:
        return self.meaning.holds(subject)


class Not(NamedTuple):
    node: Node
    sign: str = "-"

    def text(self) -> str:
        inner = self.node.text()
        is_many = isinstance(self.node, (All, Some, Not)) or (isinstance(self.node, Numbers) and len(self.node.ids) > 1)
        return f"{self.sign}({inner})" if is_many else f"{self.sign}{inner}"

    def holds(self, subject: Subject) -> bool:
        return not self.node.holds(subject)


class All(NamedTuple):
    nodes: tuple[Node, ...]
    glue: str = " "

    def text(self) -> str:
        return self.glue.join(
            f"({node.text()})" if isinstance(node, (All, Some)) else node.text() for node in self.nodes
        )

    def holds(self, subject: Subject) -> bool:
        return all(node.holds(subject) for node in self.nodes)


class Some(NamedTuple):
    nodes: tuple[Node, ...]
    glue: str = " or "

    def text(self) -> str:
        return self.glue.join(node.text() for node in self.nodes)

    def holds(self, subject: Subject) -> bool:
        return any(node.holds(subject) for node in self.nodes)


def names(subject: Subject) -> set[str]:
    """Every name of a title as it may be typed, without case: each with its year, too."""
    bare = [text.casefold() for text in texts(subject, "title")]
    return {*bare, *(f"{name} ({subject.record['year']})" for name in bare)}


def meant(query: Node, subjects: Sequence[Subject]) -> list[Subject]:
    """What a query means: the title whose very name it is, if there is one; words and numbers find more beside."""
    nodes = query.nodes if isinstance(query, All) else (query,)
    is_plain = all(isinstance(node, (Word, Numbers)) for node in nodes)
    named = [subject for subject in subjects if query.text().casefold() in names(subject)]
    if named and not is_plain:
        return named
    return [subject for subject in subjects if subject in named or query.holds(subject)]
