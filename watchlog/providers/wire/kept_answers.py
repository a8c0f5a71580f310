"""Kept answers: what a provider said last time, so that it need only say that this still holds.

They are a cache in files for the user alone. One that is damaged or missing is a miss, and one that can't be written
is no trouble.
"""

import json
import os
import stat
import zlib
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final, NamedTuple

from watchlog.errors import FileTrouble
from watchlog.files.atomic import written
from watchlog.files.folders import make_private
from watchlog.providers.wire.call import Answer, Call
from watchlog.providers.wire.content import understood
from watchlog.providers.wire.echoes import holds_secret

MOST_KEPT: Final = 500
"""Answers of a provider; those that were of no use for the longest time go first."""

LONGEST_MARK: Final = 500
"""Characters of what a server marks its answers with."""

LONGEST_FILE: Final = 16 << 20
"""Bytes; escapes and spaces make some four times of what was sent."""

ONLY_FILES: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
"""A pipe is not waited for, and a link not followed."""

MARKS: Final = (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since"))


class Kept(NamedTuple):
    """An answer of before.

    Attributes:
        conditions: The headers that ask for it only if it has changed.
        content: What it said.
    """

    conditions: dict[str, str]
    content: Any


class KeptAnswers:
    """The answers in a folder, by provider and question; None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def find(self, call: Call) -> Kept | None:
        """What was kept of a call's answer."""
        file = self._file(call)
        if file is None:
            return None
        try:
            check, _, text = _read(file).partition(b"\n")
            if int(check, 16) != zlib.crc32(text):
                return None
            kept = understood(text)
            return Kept(_checked(dict(kept["conditions"])), kept["content"])
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def keep(self, call: Call, headers: Mapping[str, str], answer: Answer) -> None:
        """Keep an answer that its server can recognise, unless it or its marks hold something secret."""
        file = self._file(call)
        conditions = {asked: headers[told] for told, asked in MARKS if _is_mark(headers.get(told, ""))}
        if file is None or answer.status != HTTPStatus.OK or not conditions or holds_secret(call, conditions):
            return
        with suppress(FileTrouble, OSError, RecursionError):  # then it will be asked for again
            text = json.dumps({"conditions": conditions, "content": answer.content}).encode()
            make_private(file.parent)
            if len(text) < LONGEST_FILE and _is_free(file):
                with written(file, force=True) as opened:
                    opened.write(b"%08x\n%b" % (zlib.crc32(text), text))
            _forget_oldest(file.parent)

    def renew(self, call: Call) -> None:
        """Note that an answer of before was of use."""
        if file := self._file(call):
            with suppress(OSError):
                os.utime(file)

    def _file(self, call: Call) -> Path | None:
        if self._folder is None:
            return None
        question = json.dumps([call.home, call.path, call.parameters])
        return self._folder / call.provider / f"{sha256(question.encode()).hexdigest()}.json"


def _is_mark(text: str) -> bool:
    """Whether a header can be sent back as it came."""
    return 0 < len(text) <= LONGEST_MARK and text.isascii() and text.isprintable() and text == text.strip()


def _checked(conditions: dict[str, Any]) -> dict[str, str]:
    """Conditions as they were kept; what can't be sent would be no trouble of the provider's.

    Raises:
        ValueError: They are none, or not such as are kept.
    """
    asked = {name for _, name in MARKS}
    if not all(name in asked and isinstance(text, str) and _is_mark(text) for name, text in conditions.items()):
        raise ValueError("no conditions")
    return conditions


def _read(file: Path) -> bytes:
    """What is in a file, which anybody may have put there.

    Raises:
        OSError: It is no file, or can't be read.
        ValueError: It is too long.
    """
    with open(file, "rb", opener=lambda path, flags: os.open(path, flags | ONLY_FILES)) as opened:
        about = os.fstat(opened.fileno())
        if not stat.S_ISREG(about.st_mode) or about.st_size > LONGEST_FILE:
            raise ValueError("no answer")
        return opened.read(LONGEST_FILE)


def _is_free(file: Path) -> bool:
    """Whether nothing is in the way but an answer of before: writing to a pipe would wait for a reader."""
    try:
        return stat.S_ISREG(file.lstat().st_mode)
    except FileNotFoundError:
        return True


def _forget_oldest(folder: Path) -> None:
    files = [entry for entry in os.scandir(folder) if entry.name.endswith(".json")]
    if len(files) > MOST_KEPT:
        files.sort(key=lambda entry: entry.stat(follow_symlinks=False).st_mtime_ns)
        for entry in files[: len(files) - MOST_KEPT]:
            Path(entry.path).unlink(missing_ok=True)
