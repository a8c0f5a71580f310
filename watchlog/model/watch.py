"""Watch: one sitting."""

from datetime import datetime
from typing import Final, NamedTuple

from watchlog.model.portion import Portion
from watchlog.model.stars import Stars
from watchlog.model.title import Title
from watchlog.model.when import When

BY_HAND: Final = "watchlog"
"""The source of what the user recorded with `add`."""


class Watch(NamedTuple):
    """One sitting of a film, a whole series, a season or an episode.

    Attributes:
        id: Its number, never used again for anything else; 0 before it is saved.
        title: What was watched.
        portion: Which part of it.
        when: When, as far as it is known.
        stars: How good it was, or None.
        note: The user's words, kept byte for byte, or None.
        tags: In the order of the alphabet, without doubles.
        service: Where: a streaming service, a cinema, a shelf.
        companions: With whom.
        rewatch: Whether the user said that it was not the first time.
        pass_number: Which run through a series it belongs to, 1 being the first; None for a single sitting.
        episode_title: The episode's name, as the user or an import gave it.
        source: How it came to be here.
        added_at: When it was recorded, in UTC.
    """

    id: int
    title: Title
    portion: Portion
    when: When
    stars: Stars | None
    note: str | None
    tags: tuple[str, ...]
    service: str | None
    companions: str | None
    rewatch: bool
    pass_number: int | None
    episode_title: str | None
    source: str
    added_at: datetime

    @property
    def is_by_name(self) -> bool:
        """Whether it is of some episode that is known by its name alone, and so of no season or title as a whole."""
        return self.portion.episode is None and self.episode_title is not None

    @property
    def label(self) -> str:
        """The title and the part: `The Wire (2002) S02E03`."""
        return f"{self.title.label} {self.portion.label}".rstrip()
