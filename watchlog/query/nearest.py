"""The word that somebody may have meant who typed another."""

from collections.abc import Iterable
from typing import Final

MEANT: Final = {
    "rating": "stars",
    "rated": "stars",
    "score": "stars",
    "date": "watched",
    "seen": "watched",
    "on": "watched",
    "when": "watched",
    "review": "note",
    "name": "title",
    "type": "kind",
    "platform": "service",
    "provider": "service",
    "where": "service",
    "who": "with",
    "actor": "cast",
    "actors": "cast",
    "starring": "cast",
    "channel": "network",
    "length": "runtime",
    "duration": "runtime",
    "rewatch": "is:rewatch",
    "film": "is:film",
    "movie": "is:film",
    "tv": "is:series",
    "show": "is:series",
    "planned": "is:planned",
    "order": "sort",
    "id": "#12",
}
"""What other programs call the fields."""

LIKE_ENOUGH: Final = 0.6


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is spelled most alike; nothing where none is near."""
    from difflib import get_close_matches  # only a slip of the finger is worth it

    return next(iter(get_close_matches(word.lower(), list(known), n=1, cutoff=LIKE_ENOUGH)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The same as a question; nothing where none is near."""
    near = nearest(word, known)
    return f"did you mean {near}?" if near else ""
