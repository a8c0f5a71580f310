"""Encodings: in which one a text was saved."""

import codecs
from typing import BinaryIO, Final

from watchlog.errors import BadFile

BLOCK: Final = 1 << 20
BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NOT_WINDOWS: Final = b"\x81\x8d\x8f\x90\x9d"
"""Bytes that Windows-1252 has no character for; a file with one of them is read as ISO 8859-1."""


def encoding_of(file: BinaryIO, label: str, *, whole: bool = True) -> str:
    """UTF-8 with or without a mark, UTF-16 or UTF-32 with one, and else Western European.

    Args:
        file: Is read to its end.
        label: What it is called, for people.
        whole: Whether it ends with a whole character; the beginning of a file may not.

    Raises:
        BadFile: It holds NUL bytes, and so is no text.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = is_windows = True
    lines = 1
    block = file.read(BLOCK)
    for mark, encoding in BYTE_ORDER_MARKS:
        if block.startswith(mark):
            return encoding
    while block:
        if b"\0" in block:
            line = lines + block.count(b"\n", 0, block.index(b"\0"))
            raise BadFile(f"{label} holds NUL bytes, the first in line {line}, and so is no text", "name another file")
        is_windows = is_windows and not any(byte in block for byte in NOT_WINDOWS)
        is_utf8 = is_utf8 and _decodes(decoder, block)
        lines += block.count(b"\n")
        block = file.read(BLOCK)
    if is_utf8 and _decodes(decoder, b"", final=whole):
        return "utf-8"
    return "cp1252" if is_windows else "latin-1"


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True
