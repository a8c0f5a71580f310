"""What the tests of the query language stand on: the history made by hand, to be looked at or to be changed."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.query.handmade import make


@pytest.fixture(scope="session")
def handmade(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The program on the history made by hand, which nobody changes."""
    return make(Run(tmp_path_factory.mktemp("handmade") / "home"))


@pytest.fixture
def own(handmade: Run, tmp_path: Path) -> Run:
    """The program on a copy of it."""
    return Run(Path(shutil.copytree(handmade.home, tmp_path / "home")))
