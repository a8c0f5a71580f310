"""Folders: where things are kept when nobody says otherwise."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from watchlog.files.paths import typed_path


class Folders(NamedTuple):
    """Where things are kept by default."""

    data: Path
    config: Path
    cache: Path

    @classmethod
    def of(cls, variables: Mapping[str, str]) -> "Folders":
        """One folder for everything where $WATCHLOG_HOME names it, else the platform's own."""
        home = variables.get("WATCHLOG_HOME")
        if home:
            base = typed_path(home)
            return cls(data=base, config=base, cache=base / "cache")
        import platformdirs

        return cls(
            data=platformdirs.user_data_path("watchlog", appauthor=False),
            config=platformdirs.user_config_path("watchlog", appauthor=False),
            cache=platformdirs.user_cache_path("watchlog", appauthor=False),
        )
