"""Reading a file that somebody brings, whatever its encoding."""

import codecs
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from watchlog.errors import BadFile, FileTrouble

BLOCK: Final = 1 << 20
BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NOT_WINDOWS: Final = frozenset(b"\x81\x8d\x8f\x90\x9d")
"""Bytes that Windows-1252 has no character for; a file with one of them is read as ISO 8859-1."""


@contextmanager
def at_rest(path: Path) -> Iterator[Path]:
    """The file itself, or a passing copy of what a pipe brings, so that it can be read more than once.

    Raises:
        FileTrouble: It can't be read.
    """
    if path.is_file() or path.is_dir() or not path.exists():
        yield path
        return
    with tempfile.NamedTemporaryFile(prefix="watchlog-") as copy:
        try:
            with path.open("rb") as pipe:
                shutil.copyfileobj(pipe, copy)
        except OSError as error:
            raise FileTrouble(f"{path} can't be read: {error.strerror or error}", "name a file that can") from error
        copy.flush()
        yield Path(copy.name)


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """The text of a file, line ends untouched.

    UTF-8 with or without a mark, UTF-16 or UTF-32 with one, and else Western European.

    Raises:
        FileTrouble: The file can't be read.
        BadFile: It is no text.
    """
    try:
        with path.open(encoding=_encoding(path), newline="") as file:
            yield file
    except UnicodeDecodeError as error:
        raise BadFile(f"{path} is not the {error.encoding} that it says it is", "save it as UTF-8") from None
    except OSError as error:
        raise FileTrouble(f"{path} can't be read: {error.strerror or error}", "name a file that can") from error


def _encoding(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = is_windows = True
    with path.open("rb") as file:
        block = file.read(BLOCK)
        for mark, encoding in BYTE_ORDER_MARKS:
            if block.startswith(mark):
                return encoding
        while block:
            if b"\0" in block:
                raise BadFile(f"{path} holds NUL bytes, and so is no text", "name another file")
            is_windows = is_windows and NOT_WINDOWS.isdisjoint(block)
            is_utf8 = is_utf8 and _decodes(decoder, block)
            block = file.read(BLOCK)
        if is_utf8 and _decodes(decoder, b"", final=True):
            return "utf-8"
    return "cp1252" if is_windows else "latin-1"


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True
