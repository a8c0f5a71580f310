"""Reading a file that somebody brings, whatever its encoding."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from watchlog.errors import BadFile, FileTrouble
from watchlog.files.encodings import encoding_of


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
        with path.open("rb") as binary:
            encoding = encoding_of(binary, str(path))
        with path.open(encoding=encoding, newline="") as file:
            yield file
    except UnicodeDecodeError as error:
        raise BadFile(f"{path} is not the {error.encoding} that it says it is", "save it as UTF-8") from None
    except OSError as error:
        raise FileTrouble(f"{path} can't be read: {error.strerror or error}", "name a file that can") from error
