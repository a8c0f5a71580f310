"""Unpacking, counted while it goes on: what an archive says of its size may be a lie."""

import io
import struct
import zlib
from collections.abc import Callable
from typing import IO, BinaryIO, Final
from zipfile import BadZipFile

from watchlog.errors import BadFile
from watchlog.files.bounds import LARGEST_MEMBER, check_size

BROKEN: Final = (BadZipFile, EOFError, zlib.error, struct.error, NotImplementedError, OSError, ValueError)
"""What a library says where an archive is broken."""
HINT: Final = "nothing was imported; fetch it anew, or unpack it and name the folder"


class Unpacked(io.RawIOBase):
    """What comes out of an archive, as long as it is of a reasonable size.

    Args:
        binary: What is unpacked as it is read; it is closed with this.
        label: What it is called, for people.
        packed: Tells how many bytes it has taken so far, packed.
        file: What it is unpacked from, where that is to be closed too.

    Raises:
        BadFile: While it is read: it is broken or too large.
    """

    def __init__(
        self, binary: IO[bytes] | io.BufferedIOBase, label: str, packed: Callable[[], int], file: BinaryIO | None = None
    ) -> None:
        self._binary = binary
        self._file = file
        self._label = label
        self._packed = packed
        self._size = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "memoryview[int] | bytearray") -> int:  # type: ignore[override]
        """Read some more."""
        try:
            block = self._binary.read(len(buffer))
        except BROKEN as error:
            raise BadFile(f"{self._label} can't be unpacked: {error!s:.200}", HINT) from None
        self._size += len(block)
        check_size(self._label, self._size, self._packed(), LARGEST_MEMBER)
        buffer[: len(block)] = block
        return len(block)

    def close(self) -> None:
        """Close what is unpacked, too."""
        self._binary.close()
        if self._file:
            self._file.close()
        super().close()
