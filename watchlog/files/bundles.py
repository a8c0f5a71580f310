"""Bundles: a path as the source of an import, be it a file, a folder or an archive."""

import io
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime, tzinfo
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from watchlog.errors import BadFile, FileTrouble
from watchlog.files.bounds import MOST_FILES
from watchlog.files.members import Opening, is_left_out, is_packed, readable
from watchlog.files.reading import at_rest
from watchlog.files.source import Source

Members = tuple[Mapping[str, Opening], int]
"""Files by their names, and how many bytes they have together."""

ZIPS: Final = (b"PK\x03\x04", b"PK\x05\x06")
GZIP: Final = b"\x1f\x8b"
SIZE_FIELD: Final = 4
"""Bytes at the end of a gzip that tell how large it is when unpacked (RFC 1952, 2.3.1)."""


ENOUGH: Final = 1_000
"""Files, all of them archives, after which nobody need look at the others."""


@contextmanager
def source_at(path: Path, opened_at: datetime, zone: tzinfo) -> Iterator[Source]:
    """What lies at a path, to be read as often as wanted.

    Args:
        path: A file, a folder, an archive or a pipe.
        opened_at: The present, in UTC.
        zone: The user's zone.

    Raises:
        FileTrouble: It can't be read.
        BadFile: It is an archive that can't be opened, or it holds too much, or nothing to read.
    """
    label = readable(path.name or str(path))
    with at_rest(path) as resting, ExitStack() as stack:
        try:
            members, size = _members(resting, label, stack)
        except OSError as error:
            raise FileTrouble(f"{path} can't be read: {error.strerror or error}", "name a file that can") from error
        yield Source(label, members, opened_at, zone, size)


def _members(path: Path, label: str, stack: ExitStack) -> Members:
    if path.is_dir():
        members, size = _folder(path, label)
    else:
        with path.open("rb") as file:
            mark = file.read(len(ZIPS[0]))
        if mark.startswith(GZIP):
            members, size = _gzip(path, label)
        elif mark in ZIPS:
            from watchlog.files.zips import opened_zip  # 13 ms that only an archive costs

            members, size = stack.enter_context(opened_zip(path, label))
        else:
            return {label: partial(_opened, path)}, path.stat().st_size
    if not members:
        raise BadFile(f"{label} holds no files", "name an export")
    if all(map(is_packed, islice(members.values(), ENOUGH))):
        raise BadFile(f"{label} holds nothing but archives", "name the archives in it one by one")
    return members, size


def _folder(folder: Path, label: str) -> Members:
    home = folder.resolve()
    members: dict[str, Opening] = {}
    size = seen = 0
    waiting = [folder]
    while waiting:
        found, folders = _within(waiting.pop())
        waiting += folders
        seen += len(found) + len(folders)
        if seen > MOST_FILES:
            raise BadFile(f"{label} holds more than {MOST_FILES} files", "name the folder of the export alone")
        for path in found:
            if path.is_file() and path.resolve().is_relative_to(home):
                members[readable(path.relative_to(folder).as_posix())] = partial(_opened, path)
                size += path.stat().st_size
    return members, size


def _within(folder: Path) -> tuple[list[Path], list[Path]]:
    """What stands in a folder and is for reading, and the folders in it; links to folders lead nowhere."""
    found: list[Path] = []
    folders: list[Path] = []
    with os.scandir(folder) as entries:
        for entry in islice(entries, MOST_FILES + 1):
            if not is_left_out(entry.name):
                (folders if entry.is_dir(follow_symlinks=False) else found).append(Path(entry.path))
    return found, folders


def _gzip(path: Path, label: str) -> Members:
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - SIZE_FIELD, 0))
        size = int.from_bytes(file.read(SIZE_FIELD), "little")
    name = label[: -len(".gz")] if label.lower().endswith(".gz") else label
    return {name or label: partial(_gunzipped, path, label)}, size


def _gunzipped(path: Path, label: str) -> BinaryIO:
    import gzip

    from watchlog.files.unpacking import Unpacked

    file = path.open("rb")
    return io.BufferedReader(Unpacked(gzip.GzipFile(fileobj=file), label, file.tell, file))


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")
