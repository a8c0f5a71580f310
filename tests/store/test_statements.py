"""Statements: SQLAlchemy writes every one of them, and the program remembers what it wrote."""

import ast
import inspect
import json
import re
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final, NamedTuple

import pytest
from sqlalchemy import ClauseElement
from sqlalchemy.dialects import postgresql

import watchlog as package
from tests.conftest import Run
from tests.store.conftest import CommandLine
from watchlog.model.title import Ref
from watchlog.query.terms import ByRef, Numbers, OfTitle, Query, SortKey, Term, Words
from watchlog.store.database import Database
from watchlog.store.journal import TABLES
from watchlog.store.memory import Memory, build
from watchlog.store.selection import selection
from watchlog.store.sql.common import QUESTIONS
from watchlog.store.sql.watches import HOLDS, SORTED_BY

SOURCE: Final = Path(package.__file__).parent
STORE: Final = SOURCE / "store"
NOW: Final = datetime(2026, 11, 22, tzinfo=UTC)
METHODS: Final = ("rows", "stream", "row", "number", "run", "run_many", "insert")
MODULES: Final = ("journal", "opinions", "titles", "watches")
SQL: Final = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM)\b", re.IGNORECASE | re.DOTALL
)
SQL_WORD: Final = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE)\b")

SHAPES: Final[dict[str, list[tuple[Any, ...]]]] = {
    "journal.note_after": [(table,) for table in TABLES],
    "journal.delete_touched": [(table,) for table in TABLES],
    "journal.insert_whole": [(table,) for table in TABLES],
    "journal.images": [("before",), ("after",)],
    "titles.containing": [(words,) for words in (1, 2, 3, 8)],
    "watches.matching": [
        *((terms, (), limited) for limited in (False, True) for terms in [(), *((kind,) for kind in HOLDS)]),
        *(((), ((key, descending),), False) for key in SORTED_BY for descending in (False, True)),
        (tuple(HOLDS), tuple((key, True) for key in SORTED_BY), True),
    ],
}
"""For every builder that takes any: shapes of each kind that there is."""


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
            if function not in ("refs_of_title", "title_columns"):  # parts of statements
                yield f"{name}.{function}", getattr(module, function)


def public_functions(module: ModuleType) -> list[str]:
    found = inspect.getmembers(module, inspect.isfunction)
    return [name for name, function in found if function.__module__ == module.__name__ and not name.startswith("_")]


def shapes() -> Iterator[tuple[str, tuple[Any, ...]]]:
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
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def kept(watchlog: Run) -> Path:
    (file,) = (watchlog.home / "cache").iterdir()
    return file


def checked(content: str) -> bytes:
    """A file of statements as the program writes it, whatever is in it."""
    return f"{zlib.crc32(content.encode()):08x}\n{content}".encode()


def works(watchlog: Run) -> None:
    assert watchlog("add", "Dune").code == 0
    assert [watch["title"] for watch in watchlog("list", "--json").json] == ["Dune", "Osmosis"]


@pytest.mark.parametrize("call", sorted(set(calls())), ids=lambda call: f"{call.place}-{call.address}")
def test_a_statement_that_the_store_runs_has_an_author(call: Call) -> None:
    assert call.address in dict(builders())


def test_every_statement_that_has_an_author_is_run() -> None:
    assert set(dict(builders())) == {call.address for call in calls()}


def test_what_is_learnt_beforehand_has_an_author() -> None:
    assert {address for address, _ in QUESTIONS} <= set(dict(builders()))


def test_nothing_is_learnt_beforehand_twice() -> None:
    assert len(set(QUESTIONS)) == len(QUESTIONS)


@pytest.mark.parametrize(("address", "shape"), list(shapes()))
def test_a_statement_compiles_for_sqlite(address: str, shape: tuple[Any, ...], empty: sqlite3.Connection) -> None:
    text, parameters, constants = build(address, shape)

    assert text.count("?") == len(parameters)
    assert set(constants) <= set(parameters)
    empty.execute(f"EXPLAIN {text}", [None] * len(parameters))  # SQLite itself has to understand it


@pytest.mark.parametrize(("address", "shape"), list(shapes()))
def test_a_statement_compiles_for_postgresql(address: str, shape: tuple[Any, ...]) -> None:
    statement = dict(builders())[address](*shape)

    text = str(statement.compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]

    assert SQL_WORD.search(text)
    assert "json_each" not in text
    assert "group_concat" not in text


TERMS: Final[list[Term]] = [Words("osmosis"), Words("..."), Numbers((1, 2)), OfTitle(1), ByRef(Ref("imdb", "tt1"))]


@pytest.mark.parametrize("term", TERMS, ids=repr)
def test_a_question_brings_a_value_for_every_parameter(term: Term) -> None:
    chosen = selection(Query((term, Words("dune")), (SortKey("title", descending=True),), limit=3))

    build("watches.matching", chosen.shape).arguments(chosen.values)


def test_the_text_of_a_statement_does_not_depend_on_the_values() -> None:
    few, many = (selection(Query((Words(words), Numbers(ids)))) for words, ids in (("a", (1,)), ("b c", (1, 2, 3))))

    assert few.shape == many.shape


def test_a_kept_statement_is_what_sqlalchemy_writes_anew(watchlog: Run) -> None:
    watchlog("add", "Osmosis")
    watchlog("search", "a", "b", "c", "d", "--sort", "year-")

    statements = json.loads(kept(watchlog).read_text(encoding="utf-8").partition("\n")[2])
    anew = [(address, shape) for address, shape in [*QUESTIONS, *shapes()] if f"{address}{shape!r}" in statements]

    assert len(anew) >= len(QUESTIONS)
    for address, shape in anew:
        assert statements[f"{address}{shape!r}"] == json.loads(json.dumps(list(build(address, shape))))


def test_what_commands_commonly_ask_is_learnt_in_the_first_run(watchlog: Run) -> None:
    watchlog("add", "Osmosis")
    learnt = kept(watchlog).read_bytes()

    for line in ["add Dune", "list", "search dune", "show dune", "plan Heat", "plans", "undo", "redo", "log", "rm #1"]:
        assert watchlog(*line.split(), "--yes").code == 0, line

    assert kept(watchlog).read_bytes() == learnt


def test_values_are_not_kept(watchlog: Run) -> None:
    watchlog("add", "Osmosis", "--note", "claustrophobic")
    watchlog("search", "claustrophobic")

    text = kept(watchlog).read_text(encoding="utf-8").lower()
    assert "osmosis" not in text
    assert "claustrophobic" not in text


DAMAGED: Final = {
    "empty": lambda _: b"",
    "truncated": lambda content: content[: len(content) // 2],
    "one bit flipped": lambda content: content[:5000] + bytes([content[5000] ^ 1]) + content[5001:],
    "without a checksum": lambda content: content.partition(b"\n")[2],
    "not a checksum": lambda content: b"words\n" + content,
    "not UTF-8": lambda _: b"\xff\xfe\xff",
    "zeros": lambda content: bytes(len(content)),
    "not JSON": lambda _: checked("no JSON"),
    "another JSON": lambda _: checked("[1, 2]"),
    "another object": lambda _: checked('{"watches.count()": 1}'),
    "deep JSON": lambda _: checked("[" * 100_000),
}


@pytest.mark.parametrize("damage", list(DAMAGED.values()), ids=list(DAMAGED))
def test_a_damaged_memory_is_built_anew(damage: Callable[[bytes], bytes], watchlog: Run) -> None:
    watchlog("add", "Osmosis")
    whole = kept(watchlog).read_bytes()
    kept(watchlog).write_bytes(damage(whole))

    works(watchlog)

    assert kept(watchlog).read_bytes() == whole


def test_the_memory_of_another_version_is_not_used(watchlog: Run) -> None:
    watchlog("add", "Osmosis")
    mine = kept(watchlog)
    foreign = mine.with_name("statements-00000000.json")
    foreign.write_bytes(checked(mine.read_text(encoding="utf-8").partition("\n")[2].replace("watch", "nothing")))
    mine.unlink()

    works(watchlog)

    assert mine.exists()


def test_a_memory_that_can_not_be_read_or_written_is_no_trouble(watchlog: Run) -> None:
    watchlog("add", "Osmosis")
    name = kept(watchlog)
    name.unlink()
    name.mkdir()

    works(watchlog)


def test_a_file_in_the_place_of_the_cache_is_no_trouble(watchlog: Run) -> None:
    watchlog("add", "Osmosis")
    kept(watchlog).unlink()
    (watchlog.home / "cache").rmdir()
    (watchlog.home / "cache").write_bytes(b"")

    works(watchlog)


def test_a_cache_that_is_read_only_is_no_trouble(command: CommandLine, tmp_path: Path) -> None:
    command("add", "Osmosis")
    cache = tmp_path / "home" / "cache"
    for file in cache.iterdir():
        file.unlink()
    cache.chmod(0o500)

    listed = command("list", powerless=True)

    assert (listed.returncode, listed.stderr) == (0, "")
    assert "Osmosis" in listed.stdout
    assert list(cache.iterdir()) == []


def test_a_cache_that_can_not_be_looked_into_is_no_trouble(command: CommandLine, tmp_path: Path) -> None:
    command("add", "Osmosis")
    (tmp_path / "home" / "cache").chmod(0)

    added = command("add", "Dune", powerless=True)

    assert (added.returncode, added.stderr) == (0, "")


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_nobody_writes_sql_by_hand(path: Path) -> None:
    if path == STORE / "sql" / "compiler.py":  # the few words that databases spell differently
        assert all("FROM json" in text for _, text in texts(path) if SQL_WORD.search(text))
        return

    assert [(line, text) for line, text in texts(path) if SQL.search(text) or SQL_WORD.search(text)] == []
