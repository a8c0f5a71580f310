"""Folders that only the user can look into."""

from pathlib import Path
from typing import Final

PRIVATE: Final = 0o700


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are missing, each for the user alone.

    Raises:
        OSError: It can't be made.
    """
    if folder.is_dir():
        return
    make_private(folder.parent)
    folder.mkdir(mode=PRIVATE, exist_ok=True)
