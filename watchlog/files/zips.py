"""Zip archives that somebody brings: opened only where nothing about them is a trap."""

import io
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from watchlog.errors import BadFile
from watchlog.files.bounds import LARGEST_MEMBER, LARGEST_WHOLE, MOST_FILES, check_size
from watchlog.files.members import Opening, is_left_out
from watchlog.files.unpacking import BROKEN, HINT, Unpacked

LARGEST_DIRECTORY: Final = 4 << 20
"""Bytes of the table of contents, which is read at once."""
SMALLEST_HEADER: Final = 30
"""Bytes that stand at least before the content of a file."""
LONGEST_NAME: Final = 300
"""Characters of a name with its folders."""
PASSWORD: Final = 0x1
UTF_8: Final = 0x800
"""Bits of a file's flags (APPNOTE.TXT, 4.4.4)."""
ARCHIVES: Final = (".zip", ".gz", ".7z", ".rar", ".tar")
DRIVE: Final = re.compile(r"[A-Za-z]:")
OFFICE: Final = "[Content_Types].xml"
"""What a document of an office program holds, for such a document is a zip archive too."""
UNPACK: Final = "if you trust it, unpack it and name the folder"


@contextmanager
def opened_zip(path: Path, label: str) -> Iterator[tuple[Mapping[str, Opening], int]]:
    """The files of an archive by their names, and how many bytes they have together.

    Args:
        path: The archive.
        label: What it is called, for people.

    Raises:
        BadFile: It is broken, locked, too large, or built to do harm.
        OSError: It can't be read.
    """
    with path.open("rb", buffering=0) as file:
        archive = _archive(file, label)
        infos = archive.infolist()
        _check_whole(infos, archive.start_dir, label)
        named = _named(infos, label)
        members = {name: partial(_opened, archive, info, f"{label}: {name}") for name, info in named.items()}
        yield members, sum(info.file_size for info in named.values())


class _Archive(io.BufferedReader):
    """The bytes of an archive, of which nothing takes too many at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > LARGEST_DIRECTORY:
            raise BadZipFile("its table of contents is too large")
        return super().read(size)


def _archive(file: Any, label: str) -> ZipFile:
    try:
        return ZipFile(_Archive(file))
    except BROKEN as error:
        said = "it breaks off, or is none" if str(error) == "File is not a zip file" else error
        raise BadFile(f"{label} is no whole zip archive: {said!s:.200}", HINT) from None


def _check_whole(infos: list[ZipInfo], end: int, label: str) -> None:
    if len(infos) > MOST_FILES:
        raise BadFile(f"{label} holds more than {MOST_FILES} files", "unpack it and name the files you mean")
    spans = sorted((info.header_offset, SMALLEST_HEADER + info.compress_size) for info in infos)
    if any(start + length > following for (start, length), (following, _) in pairwise([*spans, (end, 0)])):
        raise BadFile(f"{label} holds files that overlap, and may be a trap", UNPACK)
    for info in infos:
        _check(info, f"{label}: {info.filename}")
    size, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    check_size(label, size, packed, LARGEST_WHOLE)
    if any(info.filename == OFFICE for info in infos):
        raise BadFile(f"{label} is the document of an office program", "save its table as CSV")


def _check(info: ZipInfo, label: str) -> None:
    if len(info.filename) > LONGEST_NAME:
        raise BadFile(f"{label[:LONGEST_NAME]}… has too long a name", UNPACK)
    if info.flag_bits & PASSWORD:
        raise BadFile(f"{label} is locked with a password", "unpack it and name the folder")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise BadFile(f"{label} is a link, and may be a trap", UNPACK)
    name = _name(info)
    if ".." in name.split("/") or name.startswith("/") or DRIVE.match(name):
        raise BadFile(f"{label} leads out of the archive, and may be a trap", UNPACK)
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadFile(f"{label} is packed in an unusual way", "unpack it and name the folder")
    check_size(label, info.file_size, info.compress_size, LARGEST_MEMBER)


def _named(infos: list[ZipInfo], label: str) -> Mapping[str, ZipInfo]:
    named: dict[str, ZipInfo] = {}
    for info in infos:
        name = _name(info)
        if name.endswith("/") or is_left_out(name):
            continue
        if name in named:
            raise BadFile(f"{label} holds two files of the name {name}", "unpack it and name the one that you mean")
        named[name] = info
    _check_is_flat(named, label)
    return named


def _check_is_flat(named: Mapping[str, ZipInfo], label: str) -> None:
    """What an archive within the archive holds would be passed over without a word."""
    packed = next((name for name in named if name.lower().endswith(ARCHIVES)), None)
    if packed is not None:
        raise BadFile(f"{label} holds another archive, {packed}", "unpack it, and name the folder or that archive")


def _name(info: ZipInfo) -> str:
    """The name of a file; some programs write its UTF-8 without saying so, and some the slashes of Windows."""
    name = info.filename
    if not info.flag_bits & UTF_8:
        try:
            name = name.encode("cp437").decode()
        except UnicodeError:
            name = info.filename
    return re.sub(r"(?<=/)(?:\.?/)+|^(?:\./)+", "", name.replace("\\", "/"))


def _opened(archive: ZipFile, info: ZipInfo, label: str) -> BinaryIO:
    try:
        member = archive.open(info)
    except BROKEN as error:
        raise BadFile(f"{label} can't be unpacked: {error!s:.200}", HINT) from None
    return io.BufferedReader(Unpacked(member, label, lambda: info.compress_size))
