"""The floors: arrows only fall, one place opens databases, and nothing is longer than it can be read."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

ROOT: Final = Path(__file__).parents[2]
SOURCE: Final = ROOT / "watchlog"
FILES: Final = sorted(SOURCE.rglob("*.py"))
LONGEST_FILE: Final = 300
LONGEST_FUNCTION = 30
PATIENCE: Final = 300

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))


class Call(NamedTuple):
    """A call of something by its last name."""

    name: str
    path: str


def calls() -> Iterator[Call]:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)):
                    yield Call(f"{owner}.{name}", str(path.relative_to(SOURCE)))
                case ast.Call(func=ast.Name(id=name)):
                    yield Call(name, str(path.relative_to(SOURCE)))


def callers(*names: str) -> set[str]:
    return {call.path for call in calls() if call.name in names}


def imported(path: Path) -> set[str]:
    """The whole names of what a module imports, as `package` or `package.name`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                found |= {name.name for name in names}
            case ast.ImportFrom(module=str(module), names=names):
                found |= {module, *(f"{module}.{name.name}" for name in names)}
    return found


def test_arrows_only_fall(tmp_path: Path) -> None:
    lint = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [lint, "--no-cache", "--config", ROOT / "pyproject.toml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env={"PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "PATH": ""},
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def test_one_place_opens_databases() -> None:
    assert callers("sqlite3.connect", "sqlite3.Connection", "connect") == {"store/connection.py"}


def test_only_migrations_make_an_engine() -> None:
    assert callers("sa.create_engine", "sqlalchemy.create_engine", "create_engine") == {"store/migrations.py"}


@every_file
def test_nobody_imports_a_way_around(path: Path) -> None:
    assert {"sqlite3.connect", "sqlalchemy.create_engine", "sqlite3.dbapi2", "sqlalchemy.orm"} & imported(path) == set()


def test_only_the_composition_root_knows_the_environment() -> None:
    def reads(path: Path) -> bool:
        return any(
            isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv", "environb")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )

    assert {str(path.relative_to(SOURCE)) for path in FILES if reads(path)} == {"app/environment.py"}


def test_only_the_composition_root_has_a_clock() -> None:
    clocks = ("datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.localtime")

    assert callers(*clocks) <= {"app/environment.py", "app/clock.py"}


@every_file
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@every_file
def test_a_function_is_short(path: Path) -> None:
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    # What counts is what happens: a command has as many options as its user needs, and says what they are for.
    bodies = {node.name: node.body[bool(ast.get_docstring(node)) :] for node in functions}
    lengths = {name: (body[-1].end_lineno or 0) - body[0].lineno + 1 for name, body in bodies.items() if body}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@every_file
def test_a_module_says_what_it_is_for(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    assert said
    assert said.splitlines()[0][-1] in ".:?"


def test_the_migrations_do_not_hide_the_library() -> None:
    assert not (ROOT / "alembic" / "__init__.py").exists()
