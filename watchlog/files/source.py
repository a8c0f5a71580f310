"""A source: a file that somebody brings, or the files of a folder or an archive, read alike."""

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, tzinfo
from functools import cached_property
from typing import BinaryIO, Final, TextIO

from watchlog.errors import BadFile, FileTrouble
from watchlog.files.encodings import encoding_of

HEAD: Final = 8192
"""Bytes by which a file is recognised."""


class Source:
    """What somebody brings.

    Args:
        name: What it is called, for people.
        members: Its files by their names, with slashes between folders, and how each is opened for reading; a single
            file stands under its own name.
        opened_at: The present, in UTC: what a record gets that does not say when it was made.
        zone: The user's zone, in which days are counted.

    Attributes:
        bytes_read: How much of it was read so far, of all its files.
        size: How much there is to read, as far as that is known.
    """

    def __init__(
        self,
        name: str,
        members: Mapping[str, Callable[[], BinaryIO]],
        opened_at: datetime,
        zone: tzinfo,
        size: int = 0,
    ) -> None:
        self.name = name
        self.opened_at = opened_at
        self.zone = zone
        self.size = size
        self.bytes_read = 0
        self._members = members
        self._heads: dict[str, str] = {}

    @classmethod
    def of_bytes(cls, content: Mapping[str, bytes], opened_at: datetime, zone: tzinfo) -> "Source":
        """Files that lie in memory."""
        members = {name: _opening(one) for name, one in content.items()}
        return cls(next(iter(content), ""), members, opened_at, zone, sum(map(len, content.values())))

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The names of its files, in the order of the alphabet."""
        return tuple(sorted(self._members))

    @property
    def file(self) -> str:
        """The name of its only file.

        Raises:
            BadFile: There are several, or none.
        """
        if len(self._members) != 1:
            raise BadFile(f"{self.name} is not one file", "name a file in it")
        return self.files[0]

    def part(self, file: str) -> "Source":
        """One of the files as a source of its own."""
        return Source(self.label(file), {file: self._members[file]}, self.opened_at, self.zone)

    def head(self, file: str) -> str:
        """The first characters of a file, empty where it is no text, by which it can be recognised."""
        if file not in self._heads:
            with self._troubles(file), self._members[file]() as binary:
                block = binary.read(HEAD)
            self._heads[file] = _text_of(block)
        return self._heads[file]

    @contextmanager
    def text(self, file: str) -> Iterator[TextIO]:
        """The text of a file, line ends untouched.

        UTF-8 with or without a mark, UTF-16 or UTF-32 with one, and else Western European. A BadFile that the block
        raises is told with the name of the file, where it does not name it.

        Raises:
            FileTrouble: The file can't be read.
            BadFile: It is no text.
        """
        with self._troubles(file):
            with self._members[file]() as binary:
                encoding = encoding_of(binary, self.label(file))
            with self.binary(file) as binary, io.TextIOWrapper(binary, encoding=encoding, newline="") as text:
                yield text

    @contextmanager
    def binary(self, file: str) -> Iterator[BinaryIO]:
        """The bytes of a file.

        Raises:
            FileTrouble: The file can't be read.
        """
        with self._troubles(file), self._members[file]() as binary:
            yield io.BufferedReader(_Counted(binary, self._count), buffer_size=1 << 16)

    def label(self, file: str) -> str:
        """What a file is called, for people."""
        return self.name if len(self._members) == 1 else f"{self.name}: {file}"

    def _count(self, read: int) -> None:
        self.bytes_read += read

    @contextmanager
    def _troubles(self, file: str) -> Iterator[None]:
        try:
            yield
        except BadFile as error:
            if self.name in error.problem:
                raise
            raise BadFile(f"{self.label(file)}: {error.problem}", error.hint) from None
        except UnicodeDecodeError as error:
            line = self._first_broken_line(file, error.encoding)
            said = f"{self.label(file)}{line} is not the {error.encoding} that it says it is"
            raise BadFile(said, "save it as UTF-8") from None
        except OSError as error:
            said = f"{self.label(file)} can't be read: {error.strerror or error}"
            raise FileTrouble(said, "name a file that can") from error

    def _first_broken_line(self, file: str, encoding: str) -> str:
        """Where a file stops to be what it says; nothing for encodings whose lines can't be told apart by bytes."""
        if not encoding.startswith("utf-8"):
            return ""
        with self._members[file]() as binary:
            for number, line in enumerate(binary, start=1):
                if "\ufffd" in line.decode(errors="replace") and "\ufffd".encode() not in line:
                    return f": line {number}"
        return ""


class _Counted(io.RawIOBase):
    """Bytes that are counted as they are read."""

    def __init__(self, binary: BinaryIO, count: Callable[[int], None]) -> None:
        self._binary = binary
        self._count = count

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview[int] | bytearray") -> int:  # type: ignore[override]
        block = self._binary.read(len(buffer))
        buffer[: len(block)] = block
        self._count(len(block))
        return len(block)


def _opening(content: bytes) -> Callable[[], BinaryIO]:
    return lambda: io.BytesIO(content)


def _text_of(block: bytes) -> str:
    try:
        encoding = encoding_of(io.BytesIO(block), "", whole=False)
    except BadFile:
        return ""
    return block.decode(encoding, errors="ignore").lstrip("\ufeff")
