"""Copies of the database that were opened and checked before anybody relies on them."""

import os
import sqlite3
from datetime import datetime
from itertools import count
from pathlib import Path

from watchlog.errors import Damaged, FileTrouble
from watchlog.files.atomic import flush_folder
from watchlog.files.folders import make_private
from watchlog.store.connection import connected


def back_up(connection: sqlite3.Connection, source: Path, folder: Path, now: datetime, why: str) -> Path:
    """A verified copy of the database in `folder`, named after its source, the time and the reason.

    SQLite's own backup copies a consistent state even while others write.

    Raises:
        Damaged: The copy, and so the source, does not pass SQLite's integrity check; the copy is removed.
        FileTrouble: The folder can't be made or written.
    """
    try:
        target = _new_file(folder, f"{source.stem}-{now:%Y%m%dT%H%M%S}-{why}")
        with connected(target) as copy:
            connection.backup(copy)
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok":
            target.unlink()
            raise Damaged(f"{source} is damaged: {verdict}", "restore an earlier backup; the file was left as it is")
        with target.open("rb+") as file:
            os.fsync(file.fileno())
        flush_folder(folder)
    except OSError as error:
        raise FileTrouble(
            f"no copy of the history can be made in {folder}: {error.strerror or error}",
            "nothing was changed; look at whether the folder lets you in",
        ) from error
    return target


def _new_file(folder: Path, name: str) -> Path:
    """A new, empty, private file, numbered where another one was made in the same second."""
    make_private(folder)
    for number in count(1):
        target = folder / (f"{name}.db" if number == 1 else f"{name}-{number}.db")
        try:
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            continue
        return target
    raise AssertionError("numbers do not end")
