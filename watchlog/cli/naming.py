"""Titles and episodes as they stand on the command line, where people leave quotes out."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from watchlog.app import App
from watchlog.errors import Ambiguous, BadInput, NotFound
from watchlog.model.saying import Saying
from watchlog.model.title import Facts, Kind
from watchlog.parsing.names import YEARS
from watchlog.parsing.readings import split_words


def title_and_sayings(app: App, words: Sequence[str]) -> tuple[str, tuple[Saying, ...]]:
    """`The Wire s2e3` is a title and an episode; what looks like an episode and is none is refused.

    Raises:
        BadInput: An episode is misspelled, or something else follows a quoted title.
    """
    readings = split_words(words)
    reading = readings[0] if readings[0].sure else app.history.meant(readings)
    return reading.title, reading.sayings


def whole_title(words: Sequence[str]) -> str:
    """A title without episodes.

    Raises:
        BadInput: There are episodes behind it.
    """
    reading = split_words(words)[0]
    if reading.said:
        raise BadInput("a plan is of a whole title", f"leave {reading.said} out")
    return reading.title


@contextmanager
def hinting(hint: str) -> Iterator[None]:
    """Say what else the last word may have meant to be, where no title is called that."""
    try:
        yield
    except Ambiguous:
        raise
    except NotFound as error:
        error.hint = "; ".join(part for part in (error.hint, hint) if part)
        raise


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
