"""A home whose history is emptied again and again, while what the program has learned stays."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Run

Cleaned = Callable[[], Run]


def cleaning(folder: Path) -> Cleaned:
    """What empties the history of a home in a folder, and gives it out."""
    folder.mkdir(parents=True, exist_ok=True)
    # A worker may come back to a module, and must not take what it left there for an empty history.
    watchlog = Run(Path(tempfile.mkdtemp(dir=folder)) / "home")
    watchlog("add", "#1")  # is refused when the history has been made, and nothing is in it
    empty = watchlog.database.read_bytes()

    def cleaned() -> Run:
        watchlog.database.write_bytes(empty)
        watchlog.database.with_name("watchlog.db-journal").unlink(missing_ok=True)
        return watchlog

    return cleaned
