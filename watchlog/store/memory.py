"""The memory of statements: SQLAlchemy writes each once, and its text is kept like byte code is.

Importing SQLAlchemy costs more than everything else a command does. So the text of a statement and the order of its
parameters are kept in the user's cache, under the statement's address and the shape of the question, never its
values. A kept file belongs to one version of the program, of SQLAlchemy and of the builders; a damaged, foreign or
missing one is a miss, and an unwritable one is no trouble: what is missing is built anew.
"""

import json
import os
import re
import sys
import zlib
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

from watchlog import __version__
from watchlog.errors import FileTrouble
from watchlog.files.atomic import written
from watchlog.files.folders import make_private
from watchlog.store.schema import SCHEMA

Shape = tuple[Any, ...]
"""What of a question decides the text of its statement: strings, numbers and tuples of them."""

VERSION: Final = re.compile(r"^__version__ = [\"'](.+?)[\"']", re.MULTILINE)
BUILDERS: Final = Path(__file__).parent / "sql"


class Statement(NamedTuple):
    """A statement as the driver takes it.

    Attributes:
        text: SQL with a question mark for each parameter.
        parameters: Their names, in order.
        constants: Values that belong to the shape rather than to the question.
    """

    text: str
    parameters: tuple[str, ...]
    constants: Mapping[str, Any]

    def arguments(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values in the order of the parameters."""
        if self.constants:
            values = {**self.constants, **values}
        return tuple([values[name] for name in self.parameters])


class Memory:
    """Statements by address and shape, kept between runs in `folder`; None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder and folder / f"statements-{_fingerprint()}.json"
        self._statements = self._load()
        self._learnt = False

    def statement(self, address: str, shape: Shape = ()) -> Statement:
        """The statement that `address` builds for `shape`, remembered or built."""
        key = f"{address}{shape!r}"
        found = self._statements.get(key)
        if found is None:
            if not self._learnt:
                self._learn_common()
            found = self._statements[key] = build(address, shape)
            self._learnt = True
        return found

    def keep(self) -> None:
        """Write down what was learnt, if anything was."""
        if not self._learnt or self._file is None:
            return
        kept = json.dumps({key: list(statement) for key, statement in self._statements.items()})
        try:
            make_private(self._file.parent)
            with written(self._file, force=True) as file:
                file.write(f"{zlib.crc32(kept.encode()):08x}\n{kept}".encode())
        except (FileTrouble, OSError):
            return  # the next run builds them again
        self._learnt = False

    def _load(self) -> dict[str, Statement]:
        if self._file is None:
            return {}
        try:
            check, _, kept = self._file.read_text(encoding="utf-8").partition("\n")
            if int(check, 16) != zlib.crc32(kept.encode()):
                return {}
            return {key: Statement(text, tuple(names), given) for key, (text, names, given) in json.loads(kept).items()}
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return {}

    def _learn_common(self) -> None:
        """Having paid for SQLAlchemy, build what most commands ask, so that they need not pay again."""
        common = import_module("watchlog.store.sql.common")
        for address, shape in common.QUESTIONS:
            self._statements.setdefault(f"{address}{shape!r}", build(address, shape))


def build(address: str, shape: Shape) -> Statement:
    """The statement of that address and shape, compiled by SQLAlchemy for SQLite."""
    module, _, function = address.partition(".")
    compiler = import_module("watchlog.store.sql.compiler")
    builder = getattr(import_module(f"watchlog.store.sql.{module}"), function)
    return Statement(*compiler.compiled(builder(*shape)))


def _fingerprint() -> str:
    """Of everything that decides what a statement's text is."""
    alchemy = find_spec("sqlalchemy")
    source = Path(alchemy.origin).read_text(encoding="utf-8") if alchemy and alchemy.origin else ""
    version = VERSION.search(source)
    builders = max((entry.stat().st_mtime_ns for entry in os.scandir(BUILDERS) if entry.is_file()), default=0)
    parts = (__version__, version and version[1], SCHEMA, builders, sys.version_info[:2])
    return f"{zlib.crc32(repr(parts).encode()):08x}"
