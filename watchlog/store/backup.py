"""Copies of the database that were opened and checked before anybody relies on them."""

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from watchlog.errors import Damaged
from watchlog.files.atomic import flush_folder
from watchlog.files.folders import make_private
from watchlog.store.connection import connected


def back_up(connection: sqlite3.Connection, source: Path, folder: Path, now: datetime, why: str) -> Path:
    """A verified copy of the database in `folder`, named after its source, the time and the reason.

    SQLite's own backup copies a consistent state even while others write.

    Raises:
        Damaged: The copy, and so the source, does not pass SQLite's integrity check; the copy is removed.
    """
    make_private(folder)
    target = folder / f"{source.stem}-{now:%Y%m%dT%H%M%S%f}-{why}.db"
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with connected(target) as copy:
        connection.backup(copy)
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        target.unlink()
        raise Damaged(f"{source} is damaged: {verdict}", "restore an earlier backup; the file was left as it is")
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    flush_folder(folder)
    return target
