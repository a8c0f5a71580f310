"""What a warm command imports: nothing that would make a person wait."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 300

PROGRAM: Final = """
import json, os, sys

from watchlog.cli.main import main

try:
    main()
finally:
    with open(os.environ["IMPORTED"], "w") as file:
        json.dump(sorted(sys.modules), file)
"""
"""The program, which says when it ends what it has imported."""

HEAVY: Final = frozenset(
    {
        "alembic",
        "dateutil",
        "icalendar",
        "platformdirs",
        "pydantic",
        "rapidfuzz",
        "requests",
        "rich",
        "sqlalchemy",
        "textual",
        "tomlkit",
    }
)

WARM: Final = [
    "",
    "list",
    "list --json",
    "list --csv",
    "search slow",
    "show Osmosis",
    "show Osmosis --json",
    "add Dune --stars 4 --on 2021",
    "add Osmosis s1e1 --note good --tag night",
    "add Dark s2 --on aired",
    "add Dark next",
    "add Dark all --rewatch --spread 2024",
    "next",
    "next --json",
    "next --watch 1 --stars 4",
    "calendar",
    "calendar --json",
    "history Dark",
    "pass Dark",
    "pass Dark --name again",
    "skip Dark s3e1",
    "unskip Dark",
    "status Dark",
    "status Dark paused",
    "order Dark",
    "order Dark absolute",
    "list is:watching",
    "edit #1 --set stars=2",
    "rate Osmosis 3",
    "tag night #1",
    "untag night #1",
    "plan Alien",
    "plans",
    "unplan Dune",
    "undo",
    "redo",
    "log",
    "rm #1 --yes",
    "export -",
    "export - --format archive",
    "config",
    "completion zsh",
    "--help",
    "add --help",
    "--version",
]


TABS: Final = [
    "show osm",
    "unplan d",
    "list slow",
    "list tag:n",
    "list service:n",
    "list genre:d",
    "list @g",
    "list sta",
    "list -ta",
    "list --json=ti",
    "edit 1 --set service=n",
    "status osm",
    "status Osmosis p",
    "order Osmosis d",
    "next osm",
    "history is:up",
    "next --json=la",
    "export - --format m",
    "view rm g",
    "config scale t",
    "un",
    "add --st",
]


class Home:
    """The program on a home of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, line: str, **more: str) -> set[str]:
        """What a command line imports, as whole names of modules."""
        imported = self.folder.with_suffix(".json")
        variables = {"WATCHLOG_HOME": str(self.folder), "PYTHONPATH": str(ROOT), "IMPORTED": str(imported)}
        command = [sys.executable, "-c", PROGRAM, *line.split()]
        done = subprocess.run(
            command,
            env=os.environ | variables | more,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, done.stderr
        return set(json.loads(imported.read_text()))


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the program has run, and where there is something to undo and to redo."""
    home = Home(tmp_path_factory.mktemp("lived_in") / "home")
    for line in (
        "add Osmosis --stars 1 --note slow",
        "add Dark s1e1-e3",
        "skip Dark s1e9",
        "plan Dune",
        "add Heat",
        "undo",
    ):
        home(line)
    return home.folder


@pytest.fixture
def home(lived_in: Path, tmp_path: Path) -> Home:
    return Home(shutil.copytree(lived_in, tmp_path / "home"))


@pytest.mark.parametrize("line", WARM)
def test_a_warm_command_imports_nothing_heavy(line: str, home: Home) -> None:
    imported = home(line)

    assert {module.partition(".")[0] for module in imported} & HEAVY == set()


@pytest.mark.parametrize("line", TABS)
def test_a_warm_tab_imports_nothing_heavy(line: str, home: Home) -> None:
    imported = home(line, _WATCHLOG_COMPLETE="zsh")

    assert {module.partition(".")[0] for module in imported} & HEAVY == set()


@pytest.mark.parametrize("line", sorted({*TABS} - {"add --st", "list -ta"}))
def test_a_tab_that_names_no_option_imports_no_typer(line: str, home: Home) -> None:
    assert "typer" not in home(line, _WATCHLOG_COMPLETE="zsh")


@pytest.mark.parametrize("line", ["--help", "list --help"])
def test_help_imports_no_tables(line: str, home: Home) -> None:
    assert "rich.table" not in home(line)


@pytest.mark.parametrize("line", ["list", "search slow", "--help", "export -"])
def test_a_command_that_needs_no_network_imports_none(line: str, home: Home) -> None:
    assert {"http.client", "urllib.request", "ssl", "urllib3"} & home(line) == set()


def test_the_second_run_of_a_question_never_asked_before_imports_no_sqlalchemy(home: Home) -> None:
    line = "list a b c d e --sort year-"

    assert "sqlalchemy" in home(line)
    assert "sqlalchemy" not in home(line)
