"""The memory of statements: what is asked is built once, and kept on one of two shelves."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.conftest import Run
from tests.store.shapes import LEAVES, QUESTIONS
from tests.store.shelves import ASKED, COMMON, checked, kept, statements
from watchlog.query.terms import NEWEST_FIRST, Query, Words
from watchlog.store.memory import MOST_ASKED, Memory, Statement, build
from watchlog.store.selection import selection
from watchlog.store.shape import Shape
from watchlog.store.sql import common

OPENED: Final[list[str]] = []
"""Every file of statements that was opened since the list was cleared."""


def _note_what_is_opened(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and str(arguments[0]).endswith(".json") and "cache" in str(arguments[0]):
        OPENED.append(Path(str(arguments[0])).name.partition("-")[0])


sys.addaudithook(_note_what_is_opened)


def rare(count: int) -> Iterator[Shape]:
    """So many shapes that no two questions share, and that nobody learns beforehand."""
    pairs = (Query((one, other, Words("dune")), (NEWEST_FIRST,)) for one in LEAVES for other in LEAVES)
    learnt = {shape for _, shape in (*common.QUESTIONS, *common.FILTERS)}
    shapes = [shape for shape in dict.fromkeys(selection(query).shape for query in pairs) if shape not in learnt]
    assert len(shapes) >= count
    yield from shapes[:count]


def text_of(address: str, shape: Shape) -> list[Any]:
    """A statement written anew, as a file keeps it."""
    anew: list[Any] = json.loads(json.dumps(list(build(address, shape))))
    return anew


def test_a_kept_statement_is_what_sqlalchemy_writes_anew(warm: Run) -> None:
    warm("search", "a", "b", "c", "d", "--sort", "year-")
    warm("list", "(tag:a", "or", "-genre:b)", "watched:2025")
    anew = [*common.QUESTIONS, *common.FILTERS, *(("watches.matching", shape) for shape in QUESTIONS)]
    known = {f"{address}{shape!r}": (address, shape) for address, shape in anew}

    remembered = statements(kept(warm)) | statements(kept(warm, ASKED))

    assert len(set(remembered) & set(known)) >= len(common.QUESTIONS) + len(common.FILTERS)
    for key in set(remembered) & set(known):
        assert remembered[key] == text_of(*known[key])


COMMONLY_ASKED: Final = (
    *("add Dune", "add Dune s1e1-e3", "list", "list --limit 3", "search dune", "list dune part two", "show osmosis"),
    *("list #1", "show #1", "rate Dune 4", "plan Heat", "plans", "unplan Heat", "edit #1 --set note=slow", "tag x #1"),
    *("view save good stars:4..", "view list", "view rm good", "undo", "redo", "log", "export -", "rm #1", ""),
)


def test_what_commands_commonly_ask_is_learnt_in_the_first_run(warm: Run) -> None:
    learnt = kept(warm).read_bytes(), kept(warm, ASKED).read_bytes()

    for line in COMMONLY_ASKED:
        assert warm(*line.split(), "--yes").code == 0, line

    assert (kept(warm).read_bytes(), kept(warm, ASKED).read_bytes()) == learnt


@pytest.mark.parametrize("line", COMMONLY_ASKED[:10])
def test_a_common_question_never_opens_the_second_shelf(line: str, warm: Run) -> None:
    OPENED.clear()

    assert warm(*line.split(), "--yes").code == 0

    assert set(OPENED) == {COMMON}


def test_another_question_opens_the_second_shelf_once(warm: Run) -> None:
    OPENED.clear()

    warm("list", "stars:4..")

    assert OPENED == [COMMON, ASKED]


FILTERS: Final = (
    *("stars:4..", "tag:drama", "service:net", "watched:2025", "year:1990..", "is:rewatch", "note:any", "kind:film"),
    *("with:anna", "genre:drama", "season:1", "runtime:..100", "added:2025", "is:planned", "tag:any", "source:csv"),
)


@pytest.mark.parametrize("limit", ["0", "25"])
def test_a_filter_by_one_field_is_learnt_in_the_first_run(limit: str, warm: Run) -> None:
    learnt = kept(warm, ASKED).read_bytes()

    for question in FILTERS:
        assert warm("list", question, "--limit", limit).code == 0, question

    assert kept(warm, ASKED).read_bytes() == learnt


def test_a_question_is_remembered_once_it_was_asked(warm: Run) -> None:
    before = statements(kept(warm, ASKED))

    warm("list", "stars:4..", "tag:drama")
    warm("list", "stars:2", "tag:kids")
    warm("list", "tag:kids", "stars:2")

    assert len(statements(kept(warm, ASKED))) == len(before) + 1


def test_what_is_asked_does_not_grow_the_first_shelf(warm: Run) -> None:
    before = kept(warm).read_bytes()

    warm("list", "stars:4..", "tag:drama")

    assert kept(warm).read_bytes() == before


def test_a_question_that_was_asked_before_writes_nothing(warm: Run) -> None:
    warm("list", "stars:4..", "tag:drama")
    before = [file.stat().st_mtime_ns for file in (kept(warm), kept(warm, ASKED))]

    warm("list", "stars:1..", "tag:kids")

    assert [file.stat().st_mtime_ns for file in (kept(warm), kept(warm, ASKED))] == before


def test_a_remembered_statement_is_not_built_again(tmp_path: Path) -> None:
    (shape,) = rare(1)
    memory = Memory(tmp_path)
    memory.statement("watches.matching", shape)
    memory.keep()
    (file,) = tmp_path.glob(f"{ASKED}-*.json")
    remembered = statements(file)
    remembered[f"watches.matching{shape!r}"] = ["as it was kept", ["limit"], {}]
    file.write_bytes(checked(json.dumps(remembered)))

    assert Memory(tmp_path).statement("watches.matching", shape) == Statement("as it was kept", ("limit",), {})


def test_the_second_shelf_never_grows_above_its_bound(tmp_path: Path) -> None:
    *many, last = rare(MOST_ASKED + 21)
    memory = Memory(tmp_path)
    for shape in many:
        memory.statement("watches.matching", shape)
    memory.keep()
    (file,) = tmp_path.glob(f"{ASKED}-*.json")
    assert len(statements(file)) == MOST_ASKED

    memory = Memory(tmp_path)
    memory.statement("watches.matching", last)
    memory.keep()

    assert len(statements(file)) == MOST_ASKED
    assert f"watches.matching{last!r}" in statements(file)


def test_the_oldest_question_is_forgotten_first(tmp_path: Path) -> None:
    many = list(rare(MOST_ASKED))
    for part in (many[:10], many[10:]):
        memory = Memory(tmp_path)
        for shape in part:
            memory.statement("watches.matching", shape)
        memory.keep()
    (file,) = tmp_path.glob(f"{ASKED}-*.json")

    remembered = [key for key in (f"watches.matching{shape!r}" for shape in many) if key in statements(file)]

    assert remembered == [f"watches.matching{shape!r}" for shape in many[-len(remembered) :]]
    assert len(remembered) > MOST_ASKED - len(common.FILTERS) - 10


def test_the_common_statements_are_all_kept_however_much_is_asked(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    for shape in rare(MOST_ASKED + 1):
        memory.statement("watches.matching", shape)
    memory.keep()
    (file,) = tmp_path.glob(f"{COMMON}-*.json")

    assert set(statements(file)) == {f"{address}{shape!r}" for address, shape in common.QUESTIONS}


def test_values_are_not_kept(warm: Run) -> None:
    warm("add", "Dune", "--note", "claustrophobic", "--service", "Arsenal")
    warm("search", "claustrophobic", "service:arsenal", "note:/phobic/", "#1", "imdb:tt0087182", "or", "stars:4..")

    for shelf in (COMMON, ASKED):
        text = kept(warm, shelf).read_text(encoding="utf-8").lower()
        assert [word for word in ("dune", "phobic", "arsenal", "tt0087182", "imdb") if word in text] == []
