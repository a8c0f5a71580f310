"""The files of a folder or an archive: which of them are to be read, and what they are called."""

import os
from collections.abc import Callable
from typing import BinaryIO, Final

Opening = Callable[[], BinaryIO]
"""Opens a file for reading, as often as it is called."""

LEFT_OUT: Final = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
"""What systems put beside the files of people; the rest of it begins with a dot."""
PACKED: Final = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")
"""What an archive begins with: a zip, an empty zip, a gzip."""


def is_left_out(name: str) -> bool:
    """Whether a file is hidden, or was put there by a system rather than by a service."""
    return any(part.startswith(".") or part in LEFT_OUT for part in name.split("/"))


def readable(name: str) -> str:
    """The name of a file for people; bytes that are no text are spelled out."""
    return os.fsencode(name).decode(errors="backslashreplace")


def is_packed(opening: Opening) -> bool:
    """Whether a file is an archive itself.

    Raises:
        OSError: It can't be read.
    """
    with opening() as file:
        return file.read(4).startswith(PACKED)
