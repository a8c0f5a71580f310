"""The fields that a query can ask about, and what is asked of each."""

from enum import StrEnum
from typing import Final


class Manner(StrEnum):
    """How the value of a field is compared."""

    TEXT = "text"
    """A part of it is enough."""
    WORD = "word"
    """All of it counts."""
    NUMBER = "number"
    RATING = "rating"
    DATE = "date"
    STATUS = "status"


FIELDS: Final[dict[str, Manner]] = {
    "title": Manner.TEXT,
    "original_title": Manner.TEXT,
    "year": Manner.NUMBER,
    "kind": Manner.WORD,
    "season": Manner.NUMBER,
    "episode": Manner.NUMBER,
    "episode_title": Manner.TEXT,
    "watched": Manner.DATE,
    "stars": Manner.RATING,
    "note": Manner.TEXT,
    "tag": Manner.WORD,
    "list": Manner.WORD,
    "service": Manner.TEXT,
    "with": Manner.TEXT,
    "pass": Manner.NUMBER,
    "status": Manner.STATUS,
    "added": Manner.DATE,
    "source": Manner.TEXT,
    "ref": Manner.WORD,
    "genre": Manner.WORD,
    "director": Manner.TEXT,
    "cast": Manner.TEXT,
    "network": Manner.TEXT,
    "language": Manner.WORD,
    "country": Manner.WORD,
    "runtime": Manner.NUMBER,
}
"""Every field, as it is typed before the colon."""

ALIASES: Final = {
    "watched_on": "watched",
    "watched_at": "watched",
    "added_at": "added",
    "planned_at": "added",
    "tags": "tag",
    "lists": "list",
    "genres": "genre",
    "refs": "ref",
    "notes": "note",
}
"""What scripts call them, and the plurals that fingers type."""

CHOICES: Final = ("kind", "ref")
"""Fields of a few words that are always spelled the same, and hold no blank."""

IS: Final = "is"
SORT: Final = "sort"
KINDS: Final = ("film", "series")
REWATCH: Final = "rewatch"
STATUSES: Final = ("planned", "watching", "paused", "dropped", "completed", "up-to-date")
STATES: Final = (*KINDS, REWATCH, *STATUSES)
"""What `is:` asks for."""

NOTHING: Final = "none"
ANYTHING: Final = "any"

SORT_KEYS: Final = {
    "watched": True,
    "added": True,
    "title": False,
    "year": True,
    "stars": True,
    "episode": False,
    "service": False,
    "runtime": True,
    "id": True,
}
"""The keys to sort by, and whether each begins with the highest when nothing else is said."""
