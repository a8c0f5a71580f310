"""Title: something that can be watched."""

import re
from enum import StrEnum
from typing import Final, NamedTuple

from watchlog.model.order import Order

LONGEST_NAME: Final = 500
"""Characters a name may have."""


SERVICES: Final = frozenset(
    [
        "anidb",
        "anilist",
        "imdb",
        "kitsu",
        "letterboxd",
        "mal",
        "omdb",
        "simkl",
        "tmdb",
        "trakt",
        "tvdb",
        "tvmaze",
        "tvrage",
        "wikidata",
    ]
)
"""Whose ids a title can carry. The list is closed so that *Re:Zero* stays a title."""

REF: Final = re.compile(r"(?P<service>[a-z]+):(?P<value>\S+)")


class Kind(StrEnum):
    """What a title is."""

    FILM = "film"
    SERIES = "series"


class Status(StrEnum):
    """Where somebody says that they stand with a title; what they did not say is told by what they watched."""

    WATCHING = "watching"
    PAUSED = "paused"
    DROPPED = "dropped"
    COMPLETED = "completed"


class ShownAs(StrEnum):
    """Which of its names a title is shown under, whatever the settings say of all titles."""

    LOGGED = "logged"
    ORIGINAL = "original"


class Ref(NamedTuple):
    """What a title is called by another service: `imdb:tt1160419`."""

    service: str
    value: str

    def __str__(self) -> str:
        return f"{self.service}:{self.value}"

    @classmethod
    def of_text(cls, text: str) -> "Ref | None":
        """What `imdb:tt1160419` says, or None where the text is something else."""
        found = REF.fullmatch(text)
        return cls(found["service"], found["value"]) if found and found["service"] in SERVICES else None


class Facts(NamedTuple):
    """What may be known of a title beside its name; None is not known yet, never a guess."""

    year: int | None = None
    kind: Kind | None = None
    original_name: str | None = None
    refs: tuple[Ref, ...] = ()
    status: Status | None = None
    shown_as: ShownAs | None = None


class Title(NamedTuple):
    """A film or a series.

    Attributes:
        id: Its number. Titles and watches are numbered from one sequence, so that `#12` is one thing.
        name: The name it is logged under.
        original_name: Its name in its own language, when that is another one.
        year: The year it first appeared.
        kind: Film or series, or None as long as nobody has said so.
        refs: Its ids elsewhere, sorted.
        status: Where the user says that they stand with it, or None as long as they have not.
        unlinked: Ids elsewhere that the user took off and that are not to be linked again, sorted.
        shown_as: Which of its names the user wants to read, or None as long as they have not said.
        order: In which order the user wants its episodes, or None as long as they have not said.
    """

    id: int
    name: str
    original_name: str | None = None
    year: int | None = None
    kind: Kind | None = None
    refs: tuple[Ref, ...] = ()
    status: Status | None = None
    unlinked: tuple[Ref, ...] = ()
    shown_as: ShownAs | None = None
    order: Order | None = None

    @property
    def label(self) -> str:
        """The name with its year where that is known: `Dune (2021)`."""
        return self.name if self.year is None else f"{self.name} ({self.year})"

    def shown(self, otherwise: ShownAs) -> "Title":
        """The title under the name that people are to read: as the user said, or as it is done otherwise."""
        wanted = self.original_name if (self.shown_as or otherwise) is ShownAs.ORIGINAL else None
        return self._replace(name=wanted) if wanted else self

    @property
    def facts(self) -> Facts:
        """What may be said of a title beside its name, and fits another one of that name too."""
        return Facts(self.year, self.kind, self.original_name, self.refs, self.status, self.shown_as)
