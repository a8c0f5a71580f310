"""Filling in what a provider said: part of the change that asked for it, or one of its own, or no change at all."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.store.catalogued import DUNE, HELD, LATER, NOW, OSMOSIS, TITLES, counted, holding, stock
from tests.store.conftest import ask, dump
from watchlog.errors import Conflict
from watchlog.model.catalogue import Held
from watchlog.model.title import Kind, Ref, Title
from watchlog.store import catalogue, journal, titles
from watchlog.store.database import Changing, Database
from watchlog.store.memory import Memory

ALIEN = Title(4, "Alien")
REFS = (Ref("imdb", "tt0078748"), Ref("tmdb", "348"))


@pytest.fixture
def history(tmp_path: Path) -> Database:
    """A history of three titles, stocked by change 1."""
    return stock(Database(tmp_path / "watchlog.db", Memory(None), tmp_path))


def change(history: Database, act: Callable[[Changing], object], summary: str = "changed") -> int:
    with history.changing(NOW) as tx:
        act(tx)
        tx.describe(summary)
    assert tx.change is not None
    return tx.change


def fill(history: Database, number: int | None, *acts: Callable[[Changing], object], summary: str = "") -> int | None:
    with history.filling(LATER, number) as tx:
        for act in acts:
            act(tx)
        if summary:
            tx.describe(summary)
    return tx.change


def saved(title: Title) -> Callable[[Changing], None]:
    return lambda tx: titles.update(tx, title)


def inserted(title: Title) -> Callable[[Changing], None]:
    return lambda tx: titles.insert(tx, title)


def entries(history: Database) -> list[tuple[int, str, bool]]:
    with history.reading(NOW) as tx:
        return [(one.id, one.summary, one.undone) for one in reversed(journal.changes(tx, 0))]


def stored(history: Database) -> list[Title]:
    with history.reading(NOW) as tx:
        return titles.everything(tx)


def under_first_id(title: Title) -> Held:
    return HELD._replace(entry=HELD.entry._replace(ref=title.refs[0]))


def undo(history: Database, number: int | None = None) -> None:
    with history.travelling(NOW) as tx:
        journal.undo(tx, number)


def redo(history: Database) -> None:
    with history.travelling(NOW) as tx:
        journal.redo(tx)


def test_what_is_filled_in_belongs_to_the_change_that_asked_for_it(history: Database) -> None:
    asked = change(history, inserted(ALIEN))

    filled = fill(history, asked, saved(ALIEN._replace(year=1979, refs=REFS)))

    assert filled == asked == 2
    assert entries(history) == [(1, "stocked", False), (2, "changed", False)]


def test_one_undo_takes_back_both_and_one_redo_brings_both_back(history: Database) -> None:
    full = ALIEN._replace(year=1979, kind=Kind.FILM, refs=REFS)
    asked = change(history, inserted(ALIEN))
    fill(history, asked, saved(full))

    undo(history)
    assert stored(history) == list(TITLES)

    redo(history)
    assert stored(history) == [*TITLES, full]

    undo(history)
    assert stored(history) == list(TITLES)


def test_several_titles_are_filled_in_by_turns(history: Database) -> None:
    asked: int | None = None
    for title in TITLES:
        asked = fill(history, asked, saved(title._replace(year=1999)), summary=f"fetched {title.id}") or asked

    assert entries(history) == [(1, "stocked", False), (2, "fetched 3", False)]
    undo(history)
    assert stored(history) == list(TITLES)


def test_what_was_touched_before_keeps_what_it_was_before(history: Database) -> None:
    asked = change(history, saved(DUNE._replace(year=1984)))

    filled = fill(history, asked, saved(DUNE._replace(year=1984, kind=Kind.FILM)))

    assert filled == asked
    undo(history)
    assert stored(history) == list(TITLES)


def test_the_summary_stays_unless_another_is_given(history: Database) -> None:
    asked = change(history, inserted(ALIEN), "added Alien")
    fill(history, asked, saved(ALIEN._replace(year=1979)))
    assert entries(history)[-1] == (2, "added Alien", False)

    fill(history, asked, saved(ALIEN._replace(kind=Kind.FILM)), summary="added Alien (1979)")

    assert entries(history)[-1] == (2, "added Alien (1979)", False)


def test_nobody_asked_and_it_is_a_change_of_its_own(history: Database) -> None:
    filled = fill(history, None, saved(DUNE._replace(year=1984)), summary="fetched Dune")

    assert filled == 2
    assert entries(history)[-1] == (2, "fetched Dune", False)
    assert ask(history.path, "SELECT made_at FROM change WHERE id = 2") == [("2026-12-22T20:30:00",)]
    undo(history)
    assert stored(history) == list(TITLES)


def test_something_was_done_since_and_it_is_a_change_of_its_own(history: Database) -> None:
    asked = change(history, inserted(ALIEN))
    change(history, saved(DUNE._replace(year=1984)))

    assert fill(history, asked, saved(ALIEN._replace(year=1979)), summary="fetched") == 4
    assert [number for number, _, _ in entries(history)] == [1, 2, 3, 4]
    with pytest.raises(Conflict):
        undo(history, asked)


def test_what_was_undone_meanwhile_takes_nothing(history: Database) -> None:
    asked = change(history, saved(DUNE._replace(year=1984)))
    undo(history)

    assert fill(history, asked, saved(DUNE._replace(year=2021)), summary="fetched") == 3
    assert entries(history)[1:] == [(2, "changed", True), (3, "fetched", False)]


@pytest.mark.parametrize("number", [0, 99, -1])
def test_a_change_that_is_none_takes_nothing(history: Database, number: int) -> None:
    assert fill(history, number, saved(DUNE._replace(year=1984))) == 2


@pytest.mark.parametrize("asked", [True, False])
def test_what_touches_no_history_is_kept_and_leaves_no_entry(history: Database, *, asked: bool) -> None:
    number = change(history, saved(DUNE._replace(year=1984))) if asked else None
    before = entries(history), ask(history.path, "SELECT * FROM change_row")

    filled = fill(history, number, holding(HELD), summary="fetched")

    assert filled is None
    assert (entries(history), ask(history.path, "SELECT * FROM change_row")) == before
    with history.reading(NOW) as tx:
        assert catalogue.held(tx, OSMOSIS.id) == HELD


def test_what_touches_no_history_gives_nothing_up_that_was_undone(history: Database) -> None:
    change(history, saved(DUNE._replace(year=1984)))
    undo(history)

    fill(history, None, holding(HELD))

    redo(history)
    assert stored(history)[1] == DUNE._replace(year=1984)


@pytest.mark.parametrize("asked", [True, False])
def test_what_touches_the_history_gives_up_what_was_undone(history: Database, *, asked: bool) -> None:
    first = change(history, saved(DUNE._replace(year=1984)))
    second = change(history, inserted(ALIEN))
    undo(history, first)

    fill(history, second if asked else None, saved(OSMOSIS._replace(year=2020)))

    assert ask(history.path, "SELECT superseded FROM change WHERE id = ?", first) == [(1,)]


def test_no_number_is_left_out_where_nothing_was_touched(history: Database) -> None:
    for _ in range(3):
        fill(history, None, holding(HELD))
        fill(history, 1, saved(DUNE._replace(year=1984)))

    assert change(history, inserted(ALIEN)) == 2


def test_the_change_is_known_while_it_is_filled(history: Database) -> None:
    seen: list[int | None] = []
    with history.changing(NOW) as tx:
        titles.insert(tx, ALIEN)
        seen.append(tx.change)
    for number in (2, 1, None):
        fill(history, number, lambda tx: seen.append(tx.change))

    assert seen == [2, 2, None, None]


def test_a_change_that_touches_nothing_has_no_number(history: Database) -> None:
    with history.changing(NOW) as tx:
        pass

    assert tx.change is None


def test_a_failure_leaves_nothing_behind(history: Database) -> None:
    before = dump(history.path)

    def fail(_: Changing) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill(
            history,
            1,
            holding(HELD),
            saved(DUNE._replace(year=1984)),
            fail,
        )

    assert dump(history.path) == before


def test_a_history_that_is_not_there_is_made(tmp_path: Path) -> None:
    history = Database(tmp_path / "new.db", Memory(None), tmp_path)

    assert fill(history, None, inserted(DUNE)) == 1
    assert stored(history) == [DUNE]


def test_undoing_drops_what_is_held_under_an_id_that_is_gone(history: Database) -> None:
    linked = DUNE._replace(refs=REFS)
    fill(history, None, saved(linked), holding(under_first_id(linked), DUNE))

    undo(history)

    assert ask(history.path, "SELECT count(*) FROM entry") == [(0,)]


def test_undoing_something_else_drops_nothing(history: Database) -> None:
    fill(history, None, holding(HELD))
    change(history, saved(OSMOSIS._replace(year=2020)))

    undo(history)
    redo(history)

    with history.reading(NOW) as tx:
        assert catalogue.held(tx, OSMOSIS.id) == HELD


def test_redoing_that_an_id_was_taken_off_drops_what_was_held_under_it(history: Database) -> None:
    change(history, saved(OSMOSIS._replace(refs=(), unlinked=OSMOSIS.refs)))
    undo(history)
    fill(history, None, holding(HELD))

    redo(history)

    assert ask(history.path, "SELECT count(*) FROM entry") == [(0,)]
    assert stored(history)[0].unlinked == OSMOSIS.refs


def noted(history: Database) -> Iterable[tuple[str, int]]:
    return ask(history.path, "SELECT table_name, row_id FROM change_row WHERE change_id = 2 ORDER BY 1, 2")


def test_ids_that_stay_are_not_touched(history: Database) -> None:
    change(history, saved(TITLES[2]._replace(refs=(TITLES[2].refs[1], Ref("tvdb", "1")))))

    rows = ask(history.path, "SELECT id, service FROM title_ref ORDER BY id")
    assert rows == [(1, "tvmaze"), (3, "tvmaze"), (4, "tvdb")]
    assert noted(history) == [("title", 3), ("title_ref", 2), ("title_ref", 4)]


def test_an_id_that_changes_at_a_service_takes_its_place(history: Database) -> None:
    other = OSMOSIS._replace(refs=(Ref("imdb", "tt1"), Ref("tvmaze", "7")))

    change(history, saved(other))

    assert stored(history)[0] == other


def test_replaying_a_provider_touches_no_row_of_the_history(history: Database) -> None:
    rows = [ask(history.path, f"SELECT * FROM {table}") for table in journal.TABLES]  # noqa: S608

    for state in (HELD, counted(("1", 1, 1)), counted(("1", 2, 1), at=LATER), counted()):
        fill(history, None, holding(state))

    assert [ask(history.path, f"SELECT * FROM {table}") for table in journal.TABLES] == rows  # noqa: S608
