"""Statements: SQLAlchemy writes every one of them, for whatever is asked."""

import ast
import inspect
import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple

import pytest
from sqlalchemy import ClauseElement
from sqlalchemy.dialects import postgresql

import watchlog as package
from tests.store.shapes import SHAPES
from watchlog.store.connection import connected
from watchlog.store.database import Database
from watchlog.store.memory import MOST_ASKED, Memory, build
from watchlog.store.shape import Shape
from watchlog.store.sql.common import FILTERS, QUESTIONS

SOURCE: Final = Path(package.__file__).parent
STORE: Final = SOURCE / "store"
NOW: Final = datetime(2026, 11, 22, tzinfo=UTC)
METHODS: Final = ("rows", "stream", "row", "number", "run", "run_many", "insert")
MODULES: Final = (
    *("catalogue", "imports", "journal", "lists", "opinions", "progress", "series", "titles", "views", "vocabulary"),
    *("watches", "witnesses"),
)
PARTS: Final = ("linked", "refs_of_title", "runtime", "title_columns")
"""Functions among the builders that make parts of statements."""

SQL: Final = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM)\b", re.IGNORECASE | re.DOTALL
)
SQL_WORD: Final = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE)\b")
ONLY_SQLITE: Final = re.compile(r"json_each|json_object|group_concat|REGEXP")


class Call(NamedTuple):
    """A place where the store runs a statement."""

    place: str
    address: str


def calls() -> Iterator[Call]:
    for path in sorted(STORE.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr=method), args=[ast.Constant(value=str(address)), *_]) if (
                    method in METHODS
                ):
                    yield Call(f"{path.name}:{node.lineno}", address)


def builders() -> Iterator[tuple[str, Callable[..., ClauseElement]]]:
    for name in MODULES:
        module = import_module(f"watchlog.store.sql.{name}")
        for function in public_functions(module):
            if function not in PARTS:
                yield f"{name}.{function}", getattr(module, function)


def public_functions(module: ModuleType) -> list[str]:
    found = inspect.getmembers(module, inspect.isfunction)
    return [name for name, function in found if function.__module__ == module.__name__ and not name.startswith("_")]


def shapes() -> Iterator[tuple[str, Shape]]:
    for address, builder in builders():
        if inspect.signature(builder).parameters:
            yield from ((address, shape) for shape in SHAPES[address])
        else:
            yield address, ()


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """String constants of a module that are not documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """An empty history."""
    path = tmp_path_factory.mktemp("empty") / "watchlog.db"
    with Database(path, Memory(None), path.parent).changing(NOW):
        pass
    with connected(path) as connection:
        yield connection


@pytest.mark.parametrize("call", sorted(set(calls())), ids=lambda call: f"{call.place}-{call.address}")
def test_a_statement_that_the_store_runs_has_an_author(call: Call) -> None:
    assert call.address in dict(builders())


def test_every_statement_that_has_an_author_is_run() -> None:
    assert set(dict(builders())) == {call.address for call in calls()}


def test_what_is_learnt_beforehand_has_an_author() -> None:
    assert {address for address, _ in (*QUESTIONS, *FILTERS)} <= set(dict(builders()))


def test_nothing_is_learnt_beforehand_twice() -> None:
    assert len({*QUESTIONS, *FILTERS}) == len(QUESTIONS) + len(FILTERS)


def test_what_is_learnt_for_questions_leaves_room_for_others() -> None:
    assert len(FILTERS) < MOST_ASKED / 2


def test_every_module_of_statements_is_looked_at() -> None:
    modules = {path.stem for path in (STORE / "sql").glob("*.py")}

    assert modules - set(MODULES) == {
        *("__init__", "catalogue_tables", "common", "compiler", "import_tables", "metadata", "questions", "sorting"),
        *("subjects", "tables"),
    }


@pytest.mark.parametrize(("address", "shape"), list(shapes()))
def test_a_statement_compiles_for_sqlite(address: str, shape: Shape, empty: sqlite3.Connection) -> None:
    text, parameters, constants = build(address, shape)

    assert text.count("?") == len(parameters)
    assert set(constants) <= set(parameters)
    empty.execute(f"EXPLAIN {text}", [None] * len(parameters))  # SQLite itself has to understand it


@pytest.mark.parametrize(("address", "shape"), list(shapes()))
def test_a_statement_compiles_for_postgresql(address: str, shape: Shape) -> None:
    statement = dict(builders())[address](*shape)

    text = str(statement.compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]

    assert SQL_WORD.search(text)
    assert not ONLY_SQLITE.search(text)


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_nobody_writes_sql_by_hand(path: Path) -> None:
    if path == STORE / "sql" / "compiler.py":  # the few words that databases spell differently
        assert all("FROM json" in text for _, text in texts(path) if SQL_WORD.search(text))
        return

    assert [(line, text) for line, text in texts(path) if SQL.search(text) or SQL_WORD.search(text)] == []
