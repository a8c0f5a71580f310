"""What the tests of files stand on: paths as sources, archives made on the spot, and what reading costs."""

import io
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from watchlog.files.bundles import source_at
from watchlog.files.source import Source

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 60
NOW: Final = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)

READ: Final = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

from watchlog.errors import FileTrouble
from watchlog.files.bundles import source_at
from watchlog.files.json_items import document, items
from watchlog.files.tables import Table
from watchlog.files.xml_elements import elements


def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def read(source, file, how):
    if how == "xml":
        with source.binary(file) as binary:
            return sum(1 for _ in elements(binary, "anime", file))
    with source.text(file) as text:
        if how == "document":
            return len(document(text, file))
        return sum(1 for _ in (items(text, file) if how == "items" else Table(text)))


before, began, said = peak(), process_time(), ""
try:
    with source_at(Path(sys.argv[1]), datetime(2026, 11, 22, tzinfo=UTC), UTC) as source:
        said = sum(read(source, file, sys.argv[2]) for file in source.files if source.head(file))
except FileTrouble as error:
    said = f"{type(error).__name__}: {error.problem}"
print(process_time() - began, peak() - before, said, sep="\\t")
"""
"""A program that reads all files of a path, and says how long it took, how many MiB, and what came of it."""


class Cost(NamedTuple):
    """What it cost to read something.

    Attributes:
        seconds: How long it took, of the processor's time.
        mebibytes: By how much the process grew.
        said: How many records there were, or what was wrong.
    """

    seconds: float
    mebibytes: float
    said: str


@pytest.fixture
def cost() -> Callable[[Path, str], Cost]:
    """Reads a path in a process of its own."""
    if not Path("/proc/self/status").exists():
        pytest.skip("this system does not tell how large a process was")

    def measured(path: Path, how: str) -> Cost:
        command = [sys.executable, "-c", READ, str(path), how]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE)
        assert done.returncode == 0, done.stderr
        seconds, mebibytes, said = done.stdout.strip().split("\t", 2)
        return Cost(float(seconds), float(mebibytes), said)

    return measured


def at(path: Path) -> AbstractContextManager[Source]:
    """What lies at a path."""
    return source_at(path, NOW, UTC)


def zipped(entries: Iterable[tuple[str | zipfile.ZipInfo, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive, which may hold what no honest one holds."""
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of two files of one name
        with zipfile.ZipFile(file, "w", method) as archive:
            for name, content in entries:
                archive.writestr(name, content)
    return file.getvalue()
