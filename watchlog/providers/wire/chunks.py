"""Chunks: an answer in pieces, each of which says how long it will be, and none of which is taken at its word."""

import http.client
import re
from typing import Final, Protocol

LONGEST_LINE: Final = 1 << 12
"""Bytes of the line before a chunk. Remarks may stand there; nobody makes any."""

LONGEST_TRAILERS: Final = 1 << 16
"""Bytes of the headers after the last chunk, all together."""

SIZE: Final = re.compile(rb"([0-9A-Fa-f]{1,16})[ \t]*(?:;[^\r\n]*)?\r?\n")
BREAK: Final = b"\r\n"


class Readable(Protocol):
    """What chunks come from."""

    def read(self, size: int, /) -> bytes:
        """So many bytes, or fewer where it ends."""

    def readline(self, size: int, /) -> bytes:
        """A line, or so many bytes of it."""


class Chunks:
    """The content of a chunked answer.

    The standard library takes `-5` for a number of bytes, and reads for `-1` until the memory is full.
    """

    def __init__(self, file: Readable) -> None:
        self._file = file
        self._left = 0
        self.is_over = False

    def read(self, most: int) -> bytes:
        """So many bytes, or fewer where the answer ends.

        Raises:
            HTTPException: It is not made of chunks, or breaks off.
        """
        told = bytearray()
        while len(told) < most and not self.is_over:
            if self._left:
                told += self._piece(most - len(told))
            else:
                self._begin()
        return bytes(told)

    def _begin(self) -> None:
        size = SIZE.fullmatch(self._line(LONGEST_LINE))
        if not size:
            raise http.client.HTTPException("a chunk of no size")
        self._left = int(size[1], 16)
        if not self._left:
            self._pass_trailers()
            self.is_over = True

    def _piece(self, most: int) -> bytes:
        wanted = min(most, self._left)
        piece = self._file.read(wanted)
        if len(piece) < wanted:
            raise http.client.IncompleteRead(piece)
        self._left -= wanted
        if not self._left and self._line(len(BREAK)) != BREAK:
            raise http.client.HTTPException("a chunk of another size than it says")
        return piece

    def _pass_trailers(self) -> None:
        left = LONGEST_TRAILERS
        # Some servers end without the empty line that should be the last.
        while (line := self._file.readline(left)) not in {b"", b"\n", BREAK}:
            left -= len(line)
            if left <= 0:
                raise http.client.LineTooLong("trailers")

    def _line(self, longest: int) -> bytes:
        line = self._file.readline(longest)
        if not line.endswith(b"\n") and len(line) < longest:
            raise http.client.IncompleteRead(line)
        return line


class ChunkedResponse(http.client.HTTPResponse):
    """An answer as the standard library has it, but for its chunks, which are ours to read, and for double lengths."""

    _chunks: Chunks | None = None

    def begin(self) -> None:
        """Read the headers.

        Raises:
            HTTPException: There are none that make sense.
        """
        super().begin()
        lengths = {length.strip() for told in self.headers.get_all("Content-Length", []) for length in told.split(",")}
        if len(lengths) > 1:  # urllib3 would find that too, and leave the socket open
            raise http.client.HTTPException("more than one length")
        has_content = self.length is None  # with some statuses, there are none whatever the headers say
        self._chunks = Chunks(self.fp) if self.chunked and has_content else None
        self.chunked = False

    def read(self, amt: int | None = None) -> bytes:
        """So many bytes of the content, or fewer where it ends.

        Raises:
            HTTPException: It is not made of chunks, or breaks off.
            ValueError: All of the chunks were asked for, whose sum nobody knows.
        """
        if self._chunks is None or self.isclosed():
            return super().read(amt)
        if amt is None or amt < 0:
            raise ValueError("chunks are read bit by bit")
        told = self._chunks.read(amt)
        if self._chunks.is_over:
            self.close()
        return told
