"""What a title is to other services: film or series, and its ids there."""

import re
from typing import Final

from watchlog.model.portion import WHOLE, Portion
from watchlog.model.title import Kind, Title

NUMBERED: Final = re.compile(r"(?:(?P<word>[a-z]+)/)?(?P<number>[1-9][0-9]{0,11})")
KINDS: Final = {"movie": Kind.FILM, "tv": Kind.SERIES, "show": Kind.SERIES}
"""What stands before the numbers of services that number films and series apart."""


def id_at(title: Title, service: str) -> str:
    """Its id at a service as it is kept, or nothing."""
    return next((ref.value for ref in title.refs if ref.service == service), "")


def number_at(title: Title, service: str) -> str:
    """Its number at a service that numbers titles: `603` of `tmdb:movie/603`; nothing where it has none."""
    found = NUMBERED.fullmatch(id_at(title, service))
    return found["number"] if found else ""


def kind_of(title: Title, portion: Portion = WHOLE) -> Kind | None:
    """What it is, as somebody said, or as its parts and its ids tell; None where nothing does."""
    if title.kind is not None or portion == WHOLE:
        return title.kind or next(filter(None, map(_kind_told, title.refs)), None)
    return Kind.SERIES


def is_film(title: Title, portion: Portion = WHOLE) -> bool:
    """Whether it goes as a film: all that was watched as a whole and is not known to be a series."""
    return portion == WHOLE and kind_of(title) is not Kind.SERIES


def is_guessed(title: Title) -> bool:
    """Whether nobody said what it is."""
    return kind_of(title) is None


def _kind_told(ref: tuple[str, str]) -> Kind | None:
    found = NUMBERED.fullmatch(ref[1])
    return KINDS.get(found["word"] or "") if found else None
