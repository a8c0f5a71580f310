"""Reading a file that somebody brings, whatever its encoding."""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from watchlog.errors import FileTrouble

BLOCK: Final = 1 << 20
BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """The text of a file, line ends untouched.

    UTF-8 with or without a mark, UTF-16 with one, and else Windows' Western European, which reads ISO 8859-1 too.

    Raises:
        FileTrouble: The file can't be read.
    """
    try:
        with path.open(encoding=_encoding(path), newline="", errors="replace") as file:
            yield file
    except OSError as error:
        raise FileTrouble(f"{path} can't be read: {error.strerror or error}", "name a file that can") from error


def _encoding(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        block = file.read(BLOCK)
        for mark, encoding in BYTE_ORDER_MARKS:
            if block.startswith(mark):
                return encoding
        try:
            while block:
                decoder.decode(block)
                block = file.read(BLOCK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"
