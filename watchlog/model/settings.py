"""Settings: what the user chose for good in `config.toml`."""

from typing import NamedTuple

from watchlog.model.stars import HALF_STARS, Scale


class Settings(NamedTuple):
    """Every setting with its default.

    Attributes:
        database: Path or address of the history; None is `watchlog.db` in the data directory.
        editor: The editor to start; None is `$VISUAL`, then `$EDITOR`.
        limit: How many rows a list shows on a terminal; 0 shows all.
        scale: The scale of bare numbers, and the one that ratings are shown on.
    """

    database: str | None = None
    editor: str | None = None
    limit: int = 25
    scale: Scale = HALF_STARS
