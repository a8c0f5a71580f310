"""Reading a file that somebody brings, whatever its encoding."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from watchlog.errors import BadFile, FileTrouble
from watchlog.files.bounds import LARGEST_PASSING
from watchlog.files.encodings import BLOCK, encoding_of


@contextmanager
def at_rest(path: Path) -> Iterator[Path]:
    """The file itself, or a passing copy of what a pipe brings, so that it can be read more than once.

    Raises:
        FileTrouble: It can't be read.
        BadFile: It brings too much.
    """
    if _lies_there(path):
        yield path
        return
    with tempfile.NamedTemporaryFile(prefix="watchlog-") as copy:
        try:
            with path.open("rb") as pipe:
                while copy.tell() <= LARGEST_PASSING and (block := pipe.read(BLOCK)):
                    copy.write(block)
        except OSError as error:
            raise FileTrouble(f"{path} can't be read: {error.strerror or error}", "name a file that can") from error
        if copy.tell() > LARGEST_PASSING:
            raise BadFile(f"{path} brings more than {LARGEST_PASSING >> 20} MiB", "name a file instead of a pipe")
        copy.flush()
        yield Path(copy.name)


def _lies_there(path: Path) -> bool:
    """Whether a path can be read as often as wanted, or is none at all; a pipe or a device can be read once."""
    try:
        return path.is_file() or path.is_dir() or not path.exists()
    except OSError as error:
        raise FileTrouble(f"{path!s:.80}… can't be read: {error.strerror or error}", "name a file that can") from error


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """The text of a file, line ends untouched.

    UTF-8 with or without a mark, UTF-16 or UTF-32 with one, and else Western European.

    Raises:
        FileTrouble: The file can't be read.
        BadFile: It is no text.
    """
    try:
        with path.open("rb") as binary:
            encoding = encoding_of(binary, str(path))
        with path.open(encoding=encoding, newline="") as file:
            yield file
    except UnicodeDecodeError as error:
        raise BadFile(f"{path} is not the {error.encoding} that it says it is", "save it as UTF-8") from None
    except OSError as error:
        raise FileTrouble(f"{path} can't be read: {error.strerror or error}", "name a file that can") from error
