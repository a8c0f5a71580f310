"""What a file must say of itself to be opened: that it is ours, and of which schema."""

from pathlib import Path
from typing import Final

from watchlog.errors import NotAHistory, StoreTrouble

APPLICATION_ID: Final = 0x77617463
"""In the file's header, so that no other program's database is taken for a history ("watc")."""

SCHEMA: Final = 5
"""The newest schema, which `alembic/versions/` ends with."""

MAGIC: Final = b"SQLite format 3\0"
HEADER: Final = 100
"""Bytes of an SQLite file's header (sqlite.org/fileformat.html)."""

APPLICATION_ID_AT: Final = slice(68, 72)


def check_is_ours(path: Path) -> bool:
    """Look at a file's first bytes, without opening it as a database.

    Returns:
        Whether there is a file at all.

    Raises:
        NotAHistory: It is a folder, empty, or another program's.
        StoreTrouble: It can't be read.
    """
    try:
        _check_is_a_file(path)
        with path.open("rb") as file:
            header = file.read(HEADER)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreTrouble(f"{path} can't be read: {error.strerror}", "look at its permissions") from error
    if not header:
        raise NotAHistory(
            f"{path} is empty, which no watchlog database ever is",
            "restore it from a backup, or remove it to begin anew",
        )
    if len(header) < HEADER or not header.startswith(MAGIC):
        raise NotAHistory(f"{path} is not a watchlog database", "it was not touched; name another with --db")
    if int.from_bytes(header[APPLICATION_ID_AT], "big") != APPLICATION_ID:
        raise NotAHistory(f"{path} is the database of another program", "it was not touched; name another with --db")
    return True


def _check_is_a_file(path: Path) -> None:
    if path.is_dir():
        raise NotAHistory(f"{path} is a folder, not a watchlog database", "name a file in it")
    if path.exists() and not path.is_file():
        raise NotAHistory(f"{path} is no file, but a pipe or a device", "name a file")
    if path.is_symlink() and not path.exists():
        raise NotAHistory(f"{path} is a link that leads nowhere", "look at where its file went")
