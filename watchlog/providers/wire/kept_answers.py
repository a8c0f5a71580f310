"""Kept answers: what a provider said last time, so that it need only say that this still holds.

They are a cache in files for the user alone. One that is damaged or missing is a miss, and one that can't be written
is no trouble.
"""

import json
import os
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
from watchlog.providers.wire.content import holds_secret

MOST_KEPT: Final = 500
"""Answers of a provider; those that were of no use for the longest time go first."""

LONGEST_MARK: Final = 500
"""Characters of what a server marks its answers with."""

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
            check, _, text = file.read_text(encoding="utf-8").partition("\n")
            if int(check, 16) != zlib.crc32(text.encode()):
                return None
            kept = json.loads(text)
            return Kept(dict(kept["conditions"]), kept["content"])
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def keep(self, call: Call, headers: Mapping[str, str], answer: Answer) -> None:
        """Keep an answer that its server can recognise, unless it or its marks hold something secret."""
        file = self._file(call)
        conditions = {asked: headers[told] for told, asked in MARKS if _is_mark(headers.get(told, ""))}
        if file is None or answer.status != HTTPStatus.OK or not conditions or holds_secret(call, conditions):
            return
        try:
            text = json.dumps({"conditions": conditions, "content": answer.content})
            make_private(file.parent)
            with written(file, force=True) as opened:
                opened.write(f"{zlib.crc32(text.encode()):08x}\n{text}".encode())
            _forget_oldest(file.parent)
        except (FileTrouble, OSError, RecursionError):
            return  # it will be asked for again

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
    return 0 < len(text) <= LONGEST_MARK and text.isascii() and text.isprintable()


def _forget_oldest(folder: Path) -> None:
    files = [entry for entry in os.scandir(folder) if entry.name.endswith(".json")]
    if len(files) > MOST_KEPT:
        files.sort(key=lambda entry: entry.stat().st_mtime_ns)
        for entry in files[: len(files) - MOST_KEPT]:
            Path(entry.path).unlink(missing_ok=True)
