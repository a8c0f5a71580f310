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
from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

from watchlog import __version__
from watchlog.errors import FileTrouble
from watchlog.files.atomic import written
from watchlog.files.folders import make_private
from watchlog.store.schema import SCHEMA
from watchlog.store.shape import Shape

MOST_ASKED: Final = 300
"""So many statements are kept of those that not everybody needs; the oldest go first."""

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


Statements = dict[str, Statement]
"""By address and shape."""


class Memory:
    """Statements by address and shape, kept between runs in `folder`; None keeps nothing.

    There are two files: one of what most commands ask, which each of them reads, and one of everything else.
    """

    def __init__(self, folder: Path | None) -> None:
        version = _fingerprint()
        self._common_file = folder and folder / f"statements-{version}.json"
        self._asked_file = folder and folder / f"questions-{version}.json"
        self._common = _loaded(self._common_file)
        self._asked: Statements | None = None
        self._learnt = False

    def statement(self, address: str, shape: Shape = ()) -> Statement:
        """The statement that `address` builds for `shape`, remembered or built."""
        key = f"{address}{shape!r}"
        found = self._common.get(key)
        if found is not None:
            return found
        if self._asked is None:
            self._asked = _loaded(self._asked_file)
        found = self._asked.get(key)
        if found is None:
            if not self._learnt:
                self._learn()
            found = self._common.get(key) or build(address, shape)
            self._learnt = True
            if key not in self._common:
                self._asked[key] = found
        return found

    def keep(self) -> None:
        """Write down what was learnt, if anything was."""
        if self._learnt and self._common_file and self._asked_file:
            _write(self._common_file, self._common)
            _write(self._asked_file, dict(list((self._asked or {}).items())[-MOST_ASKED:]))
            self._learnt = False

    def _learn(self) -> None:
        """Having paid for SQLAlchemy, build what most commands ask and people often do, so that they pay no more."""
        common = import_module("watchlog.store.sql.common")
        _build_missing(self._common, common.QUESTIONS)
        self._asked = self._asked or {}
        _build_missing(self._asked, common.FILTERS)


def _build_missing(statements: Statements, questions: Iterable[tuple[str, Shape]]) -> None:
    for address, shape in questions:
        key = f"{address}{shape!r}"
        if key not in statements:
            statements[key] = build(address, shape)


def _loaded(path: Path | None) -> Statements:
    if path is None:
        return {}
    try:
        check, _, kept = path.read_text(encoding="utf-8").partition("\n")
        if int(check, 16) != zlib.crc32(kept.encode()):
            return {}
        return {key: Statement(text, tuple(names), given) for key, (text, names, given) in json.loads(kept).items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _write(path: Path, statements: Statements) -> None:
    kept = json.dumps({key: list(statement) for key, statement in statements.items()})
    try:
        make_private(path.parent)
        with written(path, force=True) as file:
            file.write(f"{zlib.crc32(kept.encode()):08x}\n{kept}".encode())
    except (FileTrouble, OSError):
        return  # the next run builds them again


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
