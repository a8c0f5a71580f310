"""Passes, skips and orders: what was saved comes back, keeps its title, and can be taken back and brought back."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from tests.store.conftest import ask, is_whole
from watchlog.errors import Conflict
from watchlog.model.order import Order
from watchlog.model.ordering import OwnOrder
from watchlog.model.passes import PassNote, Skip
from watchlog.model.portion import Portion
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Kind, Ref, Title
from watchlog.model.when import When
from watchlog.store import journal, opinions, orders, passes, skips, titles
from watchlog.store.creation import create
from watchlog.store.database import Changing, Database
from watchlog.store.journal import TABLES
from watchlog.store.memory import Memory
from watchlog.store.migrations import scripts
from watchlog.store.transaction import Transaction

NOW: Final = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
LATER: Final = NOW + timedelta(days=1)

WIRE: Final = Title(1, "The Wire", kind=Kind.SERIES, refs=(Ref("tvmaze", "179"),), order=Order.OWN)
LOST: Final = Title(2, "Lost", kind=Kind.SERIES)

FIRST: Final = PassNote(
    0, WIRE, 1, NOW, "watchlog", "With Anna", "Sundays.\r\n", Stars(85, SCALES["hundred"]), When("2020-02"),
    When("2021"), dropped=True,
)  # fmt: skip
SECOND: Final = PassNote(0, WIRE, 2, NOW, "archive")
SPECIALS: Final = Skip(0, WIRE, Portion(0), NOW, "watchlog")
RECAP: Final = Skip(0, WIRE, Portion(2, 3), NOW, "watchlog")
COUNTED: Final = Skip(0, LOST, Portion(None, 590), NOW, "archive")
PLACES: Final = ((1, 2), (1, 1), (0, 7))

Act = Callable[[Changing], object]


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A history of two series of which nothing is said, as a file."""
    path = tmp_path_factory.mktemp("stocked") / "watchlog.db"
    create(path, scripts(), make_folder=False)
    change(Database(path, Memory(None), path.parent), lambda tx: titles.insert_all(tx, [WIRE, LOST]))
    return path.read_bytes()


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Memory:
    return Memory(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def history(stocked: bytes, memory: Memory, tmp_path: Path) -> Database:
    """It, to be changed."""
    path = tmp_path / "watchlog.db"
    path.write_bytes(stocked)
    return Database(path, memory, tmp_path)


@pytest.fixture
def tx(history: Database) -> Iterator[Changing]:
    """A change of it."""
    with history.changing(NOW) as tx:
        yield tx
        tx.describe("said something")


def change(history: Database, *acts: Act) -> None:
    with history.changing(NOW) as tx:
        for act in acts:
            act(tx)
        tx.describe("changed")


def content(history: Database) -> list[list[tuple[Any, ...]]]:
    """Every row of the history, with its numbers."""
    return [ask(history.path, f"SELECT * FROM {table} ORDER BY id") for table in TABLES]  # noqa: S608


def plain(notes: list[PassNote]) -> list[PassNote]:
    """Notes without their numbers."""
    return [note._replace(id=0) for note in notes]


def portions_of(tx: Transaction, title: Title) -> list[Portion]:
    return [skip.portion for skip in skips.of_title(tx, title.id)]


def test_the_order_of_a_title_comes_back(tx: Changing) -> None:
    assert titles.everything(tx) == [WIRE, LOST]

    titles.update(tx, LOST._replace(order=Order.ABSOLUTE))

    assert titles.by_id(tx, LOST.id) == LOST._replace(order=Order.ABSOLUTE)


def test_what_is_noted_of_a_pass_comes_back_whole(tx: Changing) -> None:
    saved = passes.save(tx, FIRST)

    assert saved.id > 0
    assert passes.notes(tx) == passes.notes_of_title(tx, WIRE.id) == [saved]
    assert saved == FIRST._replace(id=saved.id)


def test_of_a_pass_there_is_one_note_which_keeps_when_and_how_it_was_first_said(tx: Changing) -> None:
    first = passes.save(tx, FIRST)
    said = FIRST._replace(name=None, stars=None, ended=When(), dropped=False, source="archive", noted_at=LATER)

    saved = passes.save(tx, said)

    assert saved == said._replace(id=first.id, source="watchlog", noted_at=NOW)
    assert passes.notes(tx) == [saved]


def test_the_notes_of_a_title_begin_with_its_first_pass(tx: Changing) -> None:
    for note in (SECOND, FIRST, PassNote(0, LOST, 1, NOW, "watchlog")):
        passes.save(tx, note)

    assert [note.number for note in passes.notes_of_title(tx, WIRE.id)] == [1, 2]
    assert [(note.title, note.number) for note in passes.notes(tx)] == [(WIRE, 2), (WIRE, 1), (LOST, 1)]


def test_what_is_noted_of_a_pass_is_forgotten_once(tx: Changing) -> None:
    passes.save(tx, FIRST)
    passes.save(tx, SECOND)

    assert passes.remove(tx, WIRE.id, 1)
    assert not passes.remove(tx, WIRE.id, 1)
    assert not passes.remove(tx, LOST.id, 2)

    assert plain(passes.notes(tx)) == [SECOND]


def test_skips_come_back_whole(tx: Changing) -> None:
    skips.insert(tx, [RECAP, COUNTED, SPECIALS])

    assert [skip._replace(id=0) for skip in skips.skips(tx)] == [RECAP, COUNTED, SPECIALS]
    assert [skip._replace(id=0) for skip in skips.of_title(tx, WIRE.id)] == [SPECIALS, RECAP]
    assert skips.of_titles(tx) == [(1, 2, 3), (2, None, 590), (1, 0, None)]


def test_a_portion_is_skipped_once(tx: Changing) -> None:
    skips.insert(tx, [SPECIALS, SPECIALS, COUNTED])
    before = skips.skips(tx)

    skips.insert(tx, [COUNTED._replace(skipped_at=LATER), SPECIALS._replace(source="archive"), RECAP])

    assert skips.skips(tx)[:2] == before
    assert len(skips.skips(tx)) == 3


def test_only_the_very_portion_is_skipped_no_more(tx: Changing) -> None:
    season, episode, same = Portion(2), Portion(2, 3), Portion(None, 3)
    skips.insert(tx, [SPECIALS._replace(portion=portion) for portion in (season, episode, same)])
    skips.insert(tx, [SPECIALS._replace(title=LOST, portion=episode)])

    assert skips.remove(tx, WIRE.id, [episode, Portion(7)]) == 1

    assert portions_of(tx, WIRE) == [same, season]
    assert portions_of(tx, LOST) == [episode]
    assert skips.remove(tx, WIRE.id, [same, season]) == 2


def test_an_own_order_comes_back_in_its_order(tx: Changing) -> None:
    orders.save_own_order(tx, LOST.id, ((2, 1),))
    orders.save_own_order(tx, WIRE.id, PLACES)

    assert orders.own_order(tx, WIRE.id) == PLACES
    assert orders.own_orders(tx) == [OwnOrder(LOST.id, ((2, 1),)), OwnOrder(WIRE.id, PLACES)]


def test_an_own_order_takes_the_place_of_the_one_before(tx: Changing) -> None:
    orders.save_own_order(tx, WIRE.id, PLACES)

    orders.save_own_order(tx, WIRE.id, PLACES[::-1])
    assert orders.own_order(tx, WIRE.id) == PLACES[::-1]

    orders.save_own_order(tx, WIRE.id, ())
    assert orders.own_order(tx, WIRE.id) == ()
    assert orders.own_orders(tx) == []


SAID: Final[dict[str, Act]] = {
    "a note": lambda tx: passes.save(tx, FIRST),
    "a skip": lambda tx: skips.insert(tx, [SPECIALS, COUNTED]),
    "an order": lambda tx: orders.save_own_order(tx, WIRE.id, PLACES),
}
CHANGED: Final[dict[str, Act]] = {
    "another note": lambda tx: passes.save(tx, FIRST._replace(note="Slowly", dropped=False)),
    "no note": lambda tx: passes.remove(tx, WIRE.id, 1),
    "no skip": lambda tx: skips.remove(tx, WIRE.id, [Portion(0)]),
    "another order": lambda tx: orders.save_own_order(tx, WIRE.id, ((1, 1), (1, 2))),
    "no order": lambda tx: orders.save_own_order(tx, WIRE.id, ()),
    "the order of a title": lambda tx: titles.update(tx, WIRE._replace(order=None)),
}


@pytest.mark.parametrize("act", [*SAID.values(), *CHANGED.values()], ids=[*SAID, *CHANGED])
def test_a_change_is_undone_and_redone_whole(act: Act, history: Database) -> None:
    if act in CHANGED.values():
        change(history, *SAID.values())
    before = content(history)
    change(history, act)
    after = content(history)
    assert after != before

    with history.travelling(NOW) as tx:
        journal.undo(tx, None)
    assert content(history) == before
    assert is_whole(history.path)

    with history.travelling(NOW) as tx:
        journal.redo(tx)
    assert content(history) == after
    assert is_whole(history.path)


@pytest.mark.parametrize(("said", "unsaid"), [("a note", "no note"), ("a skip", "no skip"), ("an order", "no order")])
def test_what_stands_in_the_place_of_what_is_brought_back_is_a_conflict(
    said: str, unsaid: str, history: Database
) -> None:
    for act in (SAID[said], CHANGED[unsaid], SAID[said]):
        change(history, act)
    before = content(history)

    with history.reading(NOW) as tx:
        (_, removal, *_) = journal.changes(tx, 0)
    with pytest.raises(Conflict), history.travelling(NOW) as tx:
        journal.undo(tx, removal.id)

    assert content(history) == before


@pytest.mark.parametrize("act", SAID.values(), ids=SAID)
def test_what_is_said_again_is_no_change(act: Act, history: Database) -> None:
    change(history, *SAID.values())
    before = content(history)

    with history.changing(LATER) as tx:
        act(tx)

    assert tx.change is None
    assert content(history) == before


@pytest.mark.parametrize("act", SAID.values(), ids=SAID)
def test_a_title_of_which_something_is_said_is_not_cleared_away(act: Act, tx: Changing) -> None:
    act(tx)

    titles.clear_away(tx, WIRE.id)

    assert titles.by_id(tx, WIRE.id) == WIRE


def test_a_title_of_which_nothing_is_said_any_more_is_cleared_away(tx: Changing) -> None:
    for act in SAID.values():
        act(tx)
    passes.remove(tx, WIRE.id, 1)
    skips.remove(tx, WIRE.id, [Portion(0)])
    orders.save_own_order(tx, WIRE.id, ())

    titles.clear_away(tx, WIRE.id)

    assert titles.everything(tx) == [LOST]
    assert opinions.count_titles(tx) == 1


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        ("SELECT * FROM skip WHERE title_id = 1", "one_skip_a_portion"),
        ("SELECT * FROM watch WHERE title_id = 1 AND pass = 1 ORDER BY season, episode", "watch_of_pass"),
        ("SELECT * FROM episode WHERE air_date BETWEEN '2026-11-22' AND '2026-11-29'", "episode_by_day"),
    ],
)
def test_what_is_asked_often_is_looked_up_in_an_index(statement: str, index: str, history: Database) -> None:
    steps = [row[3] for row in ask(history.path, f"EXPLAIN QUERY PLAN {statement}")]

    assert [f"USING INDEX {index} " in step for step in steps] == [True]
