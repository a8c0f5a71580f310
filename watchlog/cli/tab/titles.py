"""Titles as arguments: whole, or what is left of one whose first words were typed before."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from watchlog.app import App
from watchlog.cli.tab.place import Place
from watchlog.cli.tab.syntax import Expected
from watchlog.matching.fold import fold
from watchlog.model.vocabulary import KnownTitle
from watchlog.parsing.names import parse_name
from watchlog.query.completion import Offer

WORD: Final = re.compile(r"\S+")
YEAR: Final = re.compile(r"(?P<name>.*\S)\s*\((?P<year>[0-9]{0,4})\)?")
"""A name behind which a year is being typed."""


def titles(place: Place, app: App) -> Iterator[Offer]:
    """What could stand where a title is expected, so that the program would find that very title by it."""
    before = " ".join(place.arguments)
    typed = f"{before} {place.typed}" if before else place.typed
    planned = place.expected is Expected.PLANNED
    for name, title in _named(typed, lambda said: app.vocabulary.titles(said, planned=planned)):
        rest = _behind(before, name) if before else name
        if rest and parse_name(name).words and not _looks_like_an_option(rest, place):
            yield Offer(rest, ", ".join(str(fact) for fact in (title.kind, title.year) if fact))


def name_of(title: KnownTitle, typed: str) -> str:
    """The name or original name, whichever was begun."""
    words = f" {fold(typed)}"
    if title.original_name and words not in f" {fold(title.name)}":
        return title.original_name
    return title.name


def _named(typed: str, look_up: Callable[[str], list[KnownTitle]]) -> Iterator[tuple[str, KnownTitle]]:
    """Titles, and what each is to be called: its name, with the year where others have that name or it was begun."""
    found = look_up(typed)
    year = None if found else YEAR.fullmatch(typed)
    if year:
        found = [title for title in look_up(year["name"]) if str(title.year or "").startswith(year["year"])]
    names = [name_of(title, year["name"] if year else typed) for title in found]
    often = Counter(map(fold, names))
    for name, title in zip(names, found, strict=True):
        yield (f"{name} ({title.year})" if title.year and (year or often[fold(name)] > 1) else name), title


def _behind(before: str, name: str) -> str:
    """What is left of a name behind its first words; nothing where it begins otherwise."""
    said = fold(before)
    for word in WORD.finditer(name):
        if fold(name[: word.end()]) == said:
            return name[word.end() :].lstrip()
    return ""


def _looks_like_an_option(text: str, place: Place) -> bool:
    return not place.ended and text.startswith("--" if place.syntax.asks else "-")
