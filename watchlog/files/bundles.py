"""Bundles: a path as the source of an import, be it a file, a folder or an archive."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import BinaryIO

from watchlog.errors import FileTrouble
from watchlog.files.reading import at_rest
from watchlog.files.source import Source


@contextmanager
def source_at(path: Path, opened_at: datetime, zone: tzinfo) -> Iterator[Source]:
    """What lies at a path, to be read as often as wanted.

    Args:
        path: A file, a folder, an archive or a pipe.
        opened_at: The present, in UTC.
        zone: The user's zone.

    Raises:
        FileTrouble: It can't be read.
        BadFile: It is an archive that can't be opened, or that holds too much.
    """
    with at_rest(path) as resting:
        try:
            members = _folder(resting) if resting.is_dir() else {path.name: partial(_opened, resting)}
            size = sum((resting / name if resting.is_dir() else resting).stat().st_size for name in members)
        except OSError as error:
            raise FileTrouble(f"{path} can't be read: {error.strerror or error}", "name a file that can") from error
        yield Source(path.name, members, opened_at, zone, size)


def _folder(folder: Path) -> Mapping[str, Callable[[], BinaryIO]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): partial(_opened, path) for path in files}


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")
