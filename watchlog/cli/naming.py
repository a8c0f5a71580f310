"""Titles and episodes as they stand on the command line, where people leave quotes out."""

from collections.abc import Sequence

from watchlog.errors import BadInput
from watchlog.model.portion import Portion
from watchlog.model.title import Facts, Kind
from watchlog.parsing.names import YEARS
from watchlog.parsing.portions import is_attempt, parse_portions


def title_and_portions(words: Sequence[str]) -> tuple[str, tuple[Portion, ...]]:
    """`The Wire s2e3` is a title and an episode; what looks like an episode and is none is refused.

    The first word is the title's, whatever it looks like. When it was quoted together with others, the title ends
    with it.

    Raises:
        BadInput: An episode is misspelled, or something else follows a quoted title.
    """
    title, rest = list(words[:1]), list(words[1:])
    said: list[str] = []
    while rest and is_attempt(rest[-1]):
        said.insert(0, rest.pop())
    if rest and " " in title[0].strip():
        hint = "try s2e3, 2x03, s2 or s2e3-e5, and quote the whole title"
        if rest[0].isdigit() and int(rest[0][:9]) in YEARS:
            hint = f'a year goes in brackets: "{title[0]} ({rest[0]})"'
        raise BadInput(f"“{rest[0]}” is no episode", hint)
    return " ".join([*title, *rest]), parse_portions(",".join(said)) if said else ()


def whole_title(words: Sequence[str]) -> str:
    """A title without episodes.

    Raises:
        BadInput: There are episodes behind it.
    """
    name, portions = title_and_portions(words)
    if portions:
        raise BadInput("a plan is of a whole title", f"leave {words[-1]} out")
    return name


def facts(year: int | None, film: bool, series: bool) -> Facts:
    """What the options say of a title.

    Raises:
        BadInput: It is to be both a film and a series, or of an impossible year.
    """
    if film and series:
        raise BadInput("a title is a film or a series, not both", "say --film or --series")
    if year is not None and year not in YEARS:
        raise BadInput(f"there were no films in {year}", f"years go from {YEARS[0]} to {YEARS[-1]}")
    kind = Kind.FILM if film else Kind.SERIES if series else None
    return Facts(year=year, kind=kind)
