"""The two shelves of the memory of statements, as files."""

import json
import zlib
from pathlib import Path
from typing import Any, Final

from tests.conftest import Run

COMMON: Final = "statements"
ASKED: Final = "questions"
"""What the files of the two shelves are called."""


def kept(watchlog: Run, shelf: str = COMMON) -> Path:
    (file,) = (watchlog.home / "cache").glob(f"{shelf}-*.json")
    return file


def statements(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8").partition("\n")[2])
    return found


def checked(content: str) -> bytes:
    """A file of statements as the program writes it, whatever is in it."""
    return f"{zlib.crc32(content.encode()):08x}\n{content}".encode()
