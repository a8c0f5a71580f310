"""What the tests of importers stand on: histories that are cheap to make, and files to bring to them."""

import hashlib
import io
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Final

import pytest

from watchlog.exporters.archive import Archive
from watchlog.files.source import Source
from watchlog.library.exporting import everything
from watchlog.library.importing import Importing
from watchlog.library.journal import Journal
from watchlog.model.outcomes import Report
from watchlog.registry import IMPORTERS
from watchlog.store.creation import create
from watchlog.store.database import Database
from watchlog.store.memory import Memory
from watchlog.store.migrations import scripts

ZONE: Final = timezone(timedelta(hours=1))
SUNDAY: Final = datetime(2026, 11, 22, 21, 30, tzinfo=ZONE)
SAMPLES: Final = Path(__file__).parent / "samples"


def sample(name: str) -> Path:
    """A file, or a folder of files, as the service of that importer gives it out."""
    (found,) = (path for path in SAMPLES.iterdir() if path.name.split(".")[0] == name)
    return found


def content_of(path: Path) -> dict[str, bytes]:
    """The files that lie there, by their names."""
    if path.is_file():
        return {path.name: path.read_bytes()}
    files = (file for file in path.rglob("*") if file.is_file())
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in files}


def in_memory(content: Mapping[str, bytes]) -> Source:
    """Files that an importer is given to read."""
    return Source.of_bytes(content, SUNDAY.astimezone(UTC), ZONE)


def chance_of(seed: int) -> random.Random:
    """Chance that repeats itself."""
    return random.Random(seed)  # noqa: S311 - nobody has to be kept from guessing it


class Place:
    """A history in one file, to which files are brought."""

    def __init__(self, file: Path, memory: Memory) -> None:
        self.file = file
        self.database = Database(file, memory, file.parent / "backups")
        self.importing = Importing(self.database, lambda: SUNDAY)
        self.journal = Journal(self.database, lambda: SUNDAY)

    def bring(self, content: bytes, name: str | None = None, *, dry_run: bool = False) -> Report:
        """Import a file of that content."""
        path = self.file.with_suffix(".brought")
        path.write_bytes(content)
        return self.importing.bring([path], name, dry_run=dry_run)

    def bring_files(self, files: Mapping[str, bytes], name: str | None = None, *, dry_run: bool = False) -> Report:
        """Import a folder of files, or a file where there is but one."""
        folder = self.file.with_name("brought")
        shutil.rmtree(folder, ignore_errors=True)
        for file, content in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        whole = folder if len(files) != 1 else folder / next(iter(files))
        return self.importing.bring([whole], name, dry_run=dry_run)

    def archive(self) -> str:
        """Everything that is in the history."""
        text = io.StringIO(newline="")
        with self.database.reading(SUNDAY) as tx:
            Archive().write(everything(tx), text)
        return text.getvalue()

    def digest(self) -> str:
        """What tells whether the file was written to."""
        return hashlib.sha256(self.file.read_bytes()).hexdigest()


Places = Callable[[], Place]


@pytest.fixture(scope="session")
def places() -> Iterator[Places]:
    """An empty history, which takes the place of the one before."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder inside has a name of its own
    with tempfile.TemporaryDirectory(prefix="watchlog-", dir=memory if os.access(memory, os.W_OK) else None) as folder:
        file = Path(folder) / "history.db"
        create(file, scripts(), make_folder=False)
        empty, statements = file.read_bytes(), Memory(None)

        def emptied() -> Place:
            place = Place(file, statements)
            for one in place.database.files:
                one.unlink(missing_ok=True)
            file.write_bytes(empty)
            return place

        yield emptied


@pytest.fixture
def place(places: Places) -> Place:
    """An empty history."""
    return places()


def every_importer() -> pytest.MarkDecorator:
    """Hold a fact against every importer that there is."""
    return pytest.mark.parametrize("name", IMPORTERS)
