"""What tests of histories of earlier schemas do with them, and look for in them."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Run
from tests.store.conftest import ask


def do(watchlog: Run, line: str) -> Any:
    """Run a command line that works; what it prints."""
    done = watchlog(*line.split())
    assert done.code == 0, done.err
    return done.json if "--json" in line else done.out


def images(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """What the journal remembers of rows, and of which table they are."""
    noted = ask(path, "SELECT table_name, before, after FROM change_row")
    return [(table, json.loads(image)) for table, *sides in noted for image in sides if image is not None]
