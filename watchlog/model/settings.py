"""Settings: what the user chose for good in `config.toml`."""

from enum import StrEnum
from typing import NamedTuple

from watchlog.model.stars import HALF_STARS, Scale
from watchlog.model.title import ShownAs


class LookUp(StrEnum):
    """When `add` looks a title up by itself."""

    TERMINAL = "terminal"
    NEVER = "never"


class Settings(NamedTuple):
    """Every setting with its default.

    Attributes:
        database: Path or address of the history; None is `watchlog.db` in the data directory.
        editor: The editor to start; None is `$VISUAL`, then `$EDITOR`.
        limit: How many rows a list shows on a terminal; 0 shows all.
        lookup: Whether `add` looks a title up when a person is there to see it.
        patience: How many seconds a look-up may take.
        scale: The scale of bare numbers, and the one that ratings are shown on.
        titles: Whether people see titles by the names they were logged under, or by their original ones.
    """

    database: str | None = None
    editor: str | None = None
    limit: int = 25
    lookup: LookUp = LookUp.TERMINAL
    patience: int = 5
    scale: Scale = HALF_STARS
    titles: ShownAs = ShownAs.LOGGED
