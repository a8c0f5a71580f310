"""Watchers, whose histories are copies of one that was made once."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.traveller import Traveller
from tests.library.watcher import FULL, Watcher
from tests.properties.conftest import House
from watchlog.store.creation import create
from watchlog.store.memory import Memory
from watchlog.store.migrations import scripts


@pytest.fixture(scope="session")
def ground() -> Iterator[Path]:
    """A folder to build in: in memory where there is such a one, for every commit is flushed to the disk."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder inside has a name of its own
    with tempfile.TemporaryDirectory(prefix="watchlog-", dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def empty(ground: Path) -> tuple[bytes, Memory]:
    """A history in which nothing is, as a file, and a memory that all share."""
    path = ground / "empty.db"
    create(path, scripts(), make_folder=False)
    return path.read_bytes(), Memory(None)


@pytest.fixture
def alone(empty: tuple[bytes, Memory], ground: Path) -> Watcher:
    """Somebody whom no provider tells anything."""
    content, memory = empty
    path = ground / "watchlog.db"
    path.write_bytes(content)
    return Watcher(House(path, memory))


@pytest.fixture
def watcher(alone: Watcher) -> Watcher:
    """Somebody whom a provider tells which episodes there are."""
    alone.told(FULL)
    return alone


@pytest.fixture
def traveller(empty: tuple[bytes, Memory], ground: Path) -> Traveller:
    """Somebody who comes with nothing yet."""
    content, memory = empty
    path = ground / "travelled.db"
    path.write_bytes(content)
    return Traveller(House(path, memory))
