"""Titles as they are named: by words, by words and year, by number, or by their id at another service."""

import re
import unicodedata
from typing import Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.model.title import LONGEST_NAME, Ref

YEARS: Final = range(1870, 2201)
WITH_YEAR: Final = re.compile(r"(?P<words>.*\S)\s*\((?P<year>[0-9]{4})\)", re.DOTALL)
YEAR: Final = re.compile(r"[0-9]{4}")
NUMBER: Final = re.compile(r"#(?P<id>[0-9]{1,18})")
VIEW: Final = re.compile(r"@?([\w.-]{1,100})")


INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Unicode's categories of what shows nothing. Characters newer than this Python's tables are given the benefit."""


class TitleName(NamedTuple):
    """How a title was named; exactly one of `words`, `id` and `ref` is set.

    Attributes:
        text: What was typed.
        words: The name without the year that followed it in brackets.
        year: That year.
        id: The number of a title, or of a watch of it.
        ref: Its id at another service.
    """

    text: str
    words: str | None = None
    year: int | None = None
    id: int | None = None
    ref: Ref | None = None


def parse_name(text: str) -> TitleName:
    """What a title was named by.

    Raises:
        BadInput: Nothing visible was said, or too much, or something no text can hold.
    """
    said = check_line(text.strip(), "title", LONGEST_NAME)
    if not is_visible(said):
        raise BadInput("the title is empty", 'say what you watched: watchlog add "Osmosis"')
    if number := NUMBER.fullmatch(said):
        return TitleName(said, id=int(number["id"]))
    if ref := Ref.of_text(said):
        return TitleName(said, ref=ref)
    dated = WITH_YEAR.fullmatch(said)
    if dated and int(dated["year"]) in YEARS and is_visible(dated["words"]):
        return TitleName(said, words=dated["words"].rstrip(), year=int(dated["year"]))
    return TitleName(said, words=said)


def parse_refs(text: str) -> tuple[Ref, ...]:
    """`imdb:tt1160419 tvmaze:41428`, sorted; nothing for an empty text.

    Raises:
        BadInput: One of them is no reference, or a service stands there twice.
    """
    refs = tuple(Ref.of_text(check_line(word, "id", LONGEST_NAME)) or _no_ref(word) for word in text.split())
    if len({ref.service for ref in refs}) < len(refs):
        raise BadInput(f"“{text}” names a service twice", "a title has one id at each")
    return tuple(sorted(refs))


def parse_year(text: str) -> int:
    """A title's year.

    Raises:
        BadInput: It is no number, or no year in which there were films.
    """
    if not (YEAR.fullmatch(text) and int(text) in YEARS):
        raise BadInput(f"“{text}” is no year of a film or series", f"years go from {YEARS[0]} to {YEARS[-1]}")
    return int(text)


def parse_tags(text: str) -> tuple[str, ...]:
    """Tags with commas between them, in the order of the alphabet, without doubles.

    Raises:
        BadInput: A tag is too long or holds what no text can hold.
    """
    tags = {check_line(" ".join(tag.split()), "tag", LONGEST_NAME) for tag in text.split(",")}
    return tuple(sorted(tag for tag in tags if is_visible(tag)))


def parse_view_name(text: str) -> str:
    """What a saved view is called, with or without its `@`.

    Raises:
        BadInput: Nothing may be called that.
    """
    found = VIEW.fullmatch(unicodedata.normalize("NFC", text.strip()))
    if found is None:
        raise BadInput(
            f"“{text}” can't be the name of a view" if text else "which view?",
            "a name has letters, digits, -, _ and ., and no blanks",
        )
    return found[1]


def check_line(text: str, what: str, longest: int) -> str:
    """The text itself, if a history can hold it.

    Raises:
        BadInput: It is too long, or holds NUL or half of a surrogate pair.
    """
    if len(text) > longest:
        raise BadInput(f"the {what} has {len(text)} characters", f"at most {longest} can be kept")
    return check_text(text, what)


def check_text(text: str, what: str) -> str:
    """The text itself, if a history can hold it, whatever its length.

    Raises:
        BadInput: It holds NUL or half of a surrogate pair.
    """
    if "\0" in text:
        raise BadInput(f"the {what} holds a NUL character", "take it out")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadInput(f"the {what} is not UTF-8", "convert it first, for example with iconv") from None
    return text


def is_visible(text: str) -> bool:
    """Whether there is anything in the text to be seen."""
    return any(unicodedata.category(character) not in INVISIBLE for character in text)


def _no_ref(word: str) -> Ref:
    raise BadInput(f"“{word}” is no id at a service that watchlog knows", "write it as imdb:tt1160419")
