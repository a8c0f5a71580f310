"""The catalogue: what was saved comes back whole, and nothing of it is held of a title that lost its id."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

import pytest

from tests.store.catalogued import (
    DUNE,
    ENTRY,
    HELD,
    LATER,
    NOW,
    OSMOSIS,
    SHOW,
    WIRE,
    bare,
    counted,
    holding,
    stock,
    tried,
)
from tests.store.conftest import ask
from watchlog.model.catalogue import Attempt, FormerNumber, Held, OtherName
from watchlog.model.title import Ref, Title
from watchlog.store import catalogue, titles
from watchlog.store.catalogue import Source
from watchlog.store.creation import create
from watchlog.store.database import Changing, Database
from watchlog.store.memory import Memory
from watchlog.store.migrations import scripts
from watchlog.store.transaction import Transaction
from watchlog.store.unlinked import drop_unlinked

Answer = TypeVar("Answer")

TABLES: Final = ("entry", *catalogue.PARTS, "attempt")


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A history of three titles, as a file."""
    path = tmp_path_factory.mktemp("stocked") / "watchlog.db"
    create(path, scripts(), make_folder=False)
    stock(Database(path, Memory(None), path.parent))
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


def fill(history: Database, *acts: Callable[[Changing], object]) -> None:
    with history.filling(NOW, None) as tx:
        for act in acts:
            act(tx)


def save(history: Database, title: Title, *states: Held) -> None:
    for state in states:
        fill(history, holding(state, title))


def read(history: Database, question: Callable[[Transaction], Answer]) -> Answer:
    with history.reading(NOW) as tx:
        return question(tx)


def held(history: Database, title: Title = OSMOSIS) -> Held | None:
    return read(history, lambda tx: catalogue.held(tx, title.id))


def former(history: Database, title: Title = OSMOSIS) -> list[FormerNumber]:
    return read(history, lambda tx: catalogue.former_numbers(tx, title.id))


def counts(history: Database) -> dict[str, int]:
    """How many rows each table of the catalogue has, of those that have any."""
    counted = {table: ask(history.path, f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}  # noqa: S608
    return {table: count for table, count in counted.items() if count}


def test_what_was_saved_comes_back_whole_and_in_order(history: Database) -> None:
    save(history, OSMOSIS, HELD)

    assert held(history) == HELD
    assert {type(value) for value in held(history) or ()} == {type(value) for value in HELD}


def test_a_moment_keeps_the_zone_in_which_it_was_told(history: Database) -> None:
    save(history, OSMOSIS, HELD)

    found = held(history)

    assert found
    assert [episode.air_at and episode.air_at.isoformat() for episode in found.entry.episodes] == [
        "2019-03-29T21:00:00-04:00",
        "2019-03-30T20:00:30.000005+00:00",
        None,
        None,
        None,
    ]


def test_what_is_not_known_stays_unknown(history: Database) -> None:
    save(history, OSMOSIS, bare(OSMOSIS))

    assert held(history) == bare(OSMOSIS)


def test_that_it_is_gone_or_moved_comes_back(history: Database) -> None:
    state = HELD._replace(gone_at=LATER, moved_to=Ref("tvmaze", "7:8"))

    save(history, OSMOSIS, state)

    assert held(history) == state


def test_nothing_is_held_of_a_title_that_nobody_looked_up(history: Database) -> None:
    assert held(history) is None
    assert former(history) == []


def test_what_is_said_anew_takes_the_place_of_what_was_said(history: Database) -> None:
    other = ENTRY._replace(name="Osmosis!", genres=(), names=(), credits=(), seasons=(), refs=(), runtime=None)
    save(history, OSMOSIS, HELD, HELD._replace(entry=other, fetched_at=LATER))

    assert held(history) == HELD._replace(entry=other, fetched_at=LATER)
    assert counts(history)["entry"] == 1


def test_the_same_said_again_leaves_nothing_twice(history: Database) -> None:
    save(history, OSMOSIS, HELD)
    once = counts(history)

    save(history, OSMOSIS, HELD)

    assert counts(history) == once


def test_titles_are_held_apart(history: Database) -> None:
    save(history, OSMOSIS, HELD)
    save(history, WIRE, bare(WIRE))

    assert (held(history), held(history, WIRE), held(history, DUNE)) == (HELD, bare(WIRE), None)


def test_nothing_is_held_of_a_title_that_has_the_id_no_longer(history: Database) -> None:
    save(history, OSMOSIS, HELD, counted(("101", 1, 2)))

    fill(history, lambda tx: titles.update(tx, OSMOSIS._replace(refs=(Ref("tvmaze", "1"),))))

    assert held(history) is None
    assert former(history) == []
    assert read(history, catalogue.sources) == []
    assert OSMOSIS.id in [title.id for title in read(history, catalogue.pending)]


def test_it_is_held_again_when_the_id_comes_back(history: Database) -> None:
    save(history, OSMOSIS, HELD)
    fill(history, lambda tx: titles.update(tx, OSMOSIS._replace(refs=())))

    fill(history, lambda tx: titles.update(tx, OSMOSIS))

    assert held(history) == HELD


def numbers(history: Database) -> list[tuple[str, int, int, datetime]]:
    return [(one.episode, one.season, one.number, one.until) for one in former(history)]


def test_an_episode_that_is_counted_otherwise_leaves_its_former_number(history: Database) -> None:
    before = counted(("1", 9, 3), ("2", 9, 4))

    save(history, OSMOSIS, before, counted(("1", 10, 1), ("2", 9, 4), at=LATER))

    assert former(history) == [FormerNumber("1", 9, 3, "No. 1", LATER)]


def test_an_episode_that_is_gone_leaves_its_former_number(history: Database) -> None:
    save(history, OSMOSIS, counted(("1", 1, 1), ("2", 1, 2)), counted(("2", 1, 2), at=LATER))

    assert numbers(history) == [("1", 1, 1, LATER)]


def test_an_episode_that_only_changes_its_name_leaves_nothing(history: Database) -> None:
    before = counted(("1", 1, 1))
    (episode,) = before.entry.episodes
    renamed = before.entry._replace(episodes=(episode._replace(name="Other"),))

    save(history, OSMOSIS, before, before._replace(entry=renamed))

    assert former(history) == []


def test_a_special_without_a_number_leaves_nothing_when_it_gets_one(history: Database) -> None:
    save(history, OSMOSIS, counted(("1", 1, None), ("2", None, 5)), counted(("1", 0, 1), ("2", 1, 5)))

    assert former(history) == []


def test_an_episode_that_becomes_a_special_leaves_its_former_number(history: Database) -> None:
    save(history, OSMOSIS, counted(("1", 1, 1)), counted(("1", 1, None), at=LATER))

    assert numbers(history) == [("1", 1, 1, LATER)]


def test_former_numbers_of_before_stay(history: Database) -> None:
    states = [counted(("1", season, 1), at=NOW + timedelta(days=season)) for season in range(1, 5)]

    save(history, OSMOSIS, *states)

    assert numbers(history) == [("1", season, 1, NOW + timedelta(days=season + 1)) for season in range(1, 4)]


def test_an_episode_that_goes_to_and_fro_leaves_its_number_each_time(history: Database) -> None:
    for turn in range(4):
        save(history, OSMOSIS, counted(("1", 1, 1 + turn % 2), at=NOW + timedelta(days=turn)))

    assert numbers(history) == [("1", 1, 1 + turn % 2, NOW + timedelta(days=turn + 1)) for turn in range(3)]


def test_an_id_that_two_episodes_share_is_no_trouble(history: Database) -> None:
    twins = counted(("1", 1, 1), ("1", 1, 2), ("1", 1, 2))
    save(history, OSMOSIS, twins)
    assert held(history) == twins

    save(history, OSMOSIS, counted(("1", 1, 1), ("1", 1, 3), at=LATER))

    assert numbers(history) == [("1", 1, 2, LATER)]


def test_another_id_starts_anew(history: Database) -> None:
    save(history, OSMOSIS, counted(("1", 1, 1)), counted(("1", 1, 2), at=LATER))
    other = Ref("tvmaze", "7")
    fill(history, lambda tx: titles.update(tx, OSMOSIS._replace(refs=(other,))))

    moved = counted(("1", 1, 3), at=LATER)
    save(history, OSMOSIS, moved._replace(entry=moved.entry._replace(ref=other)))

    assert former(history) == []


def test_since_when_it_is_gone_is_the_first_time_that_was_noticed(history: Database) -> None:
    save(history, OSMOSIS, HELD)
    fill(history, lambda tx: catalogue.mark_gone(tx, OSMOSIS.id, NOW))

    fill(history, lambda tx: catalogue.mark_gone(tx, OSMOSIS.id, LATER))

    assert held(history) == HELD._replace(gone_at=NOW)


def test_what_comes_back_is_no_longer_gone(history: Database) -> None:
    save(history, OSMOSIS, HELD)
    fill(history, lambda tx: catalogue.mark_gone(tx, OSMOSIS.id, NOW))

    save(history, OSMOSIS, HELD)

    assert held(history) == HELD


def test_what_is_forgotten_leaves_nothing(history: Database) -> None:
    save(history, OSMOSIS, HELD, counted(("1", 1, 1)))
    fill(history, tried(OSMOSIS, Attempt.FOUND))

    fill(history, lambda tx: catalogue.forget(tx, OSMOSIS.id))

    assert counts(history) == {}


def test_what_is_forgotten_of_one_title_stays_of_another(history: Database) -> None:
    save(history, OSMOSIS, HELD)
    save(history, WIRE, bare(WIRE))

    fill(history, lambda tx: catalogue.forget(tx, WIRE.id))

    assert (held(history), held(history, WIRE)) == (HELD, None)


def test_everything_can_be_forgotten(history: Database) -> None:
    save(history, OSMOSIS, HELD, counted(("1", 1, 1)))
    save(history, WIRE, bare(WIRE))
    fill(history, tried(DUNE, Attempt.FAILED))
    dropped: list[int] = []

    fill(history, lambda tx: dropped.append(catalogue.forget_everything(tx)))

    assert dropped == [2]
    assert counts(history) == {}


def test_what_hangs_on_a_lost_id_is_dropped_and_all_else_stays(history: Database) -> None:
    save(history, OSMOSIS, HELD)
    save(history, WIRE, bare(WIRE))
    for title in (DUNE, DUNE._replace(id=99)):
        fill(history, tried(title, Attempt.FAILED))
    fill(history, lambda tx: titles.update(tx, OSMOSIS._replace(refs=(Ref("imdb", "tt1"),))))

    fill(history, drop_unlinked)

    assert ask(history.path, "SELECT title_id FROM entry") == [(WIRE.id,)]
    assert ask(history.path, "SELECT title_id FROM attempt") == [(DUNE.id,)]
    assert "episode" not in counts(history)


def test_an_id_that_went_to_another_title_is_a_lost_one(history: Database) -> None:
    save(history, OSMOSIS, HELD)
    fill(
        history,
        lambda tx: titles.update(tx, OSMOSIS._replace(refs=())),
        lambda tx: titles.update(tx, DUNE._replace(refs=(SHOW,))),
    )
    assert held(history) is None

    fill(history, drop_unlinked)

    assert counts(history) == {}


def pending(history: Database) -> list[int]:
    return [title.id for title in read(history, catalogue.pending)]


def test_titles_of_which_nothing_is_held_are_pending(history: Database) -> None:
    save(history, OSMOSIS, HELD)

    assert read(history, catalogue.pending) == [DUNE, WIRE]


def test_who_was_never_looked_up_goes_first_and_who_was_longest_ago_next(history: Database) -> None:
    for title, at in ((OSMOSIS, LATER), (DUNE, NOW)):
        fill(history, tried(title, Attempt.AMBIGUOUS, at))
    assert pending(history) == [WIRE.id, DUNE.id, OSMOSIS.id]

    fill(history, tried(WIRE, Attempt.NOT_FOUND))

    assert pending(history) == [DUNE.id, WIRE.id, OSMOSIS.id]


@pytest.mark.parametrize("outcome", Attempt)
def test_the_latest_attempt_takes_the_place_of_the_one_before(history: Database, outcome: Attempt) -> None:
    fill(history, tried(OSMOSIS, Attempt.FAILED))

    fill(history, tried(OSMOSIS, outcome, LATER))

    assert ask(history.path, "SELECT * FROM attempt") == [(1, str(outcome), "2026-12-22T20:30:00")]


@pytest.mark.parametrize(
    ("among", "expected"),
    [((), []), ((1, 2, 3), [2, 3]), ((3, 2), [2, 3]), ((1,), []), ((2, 99), [2]), (range(1000), [2, 3])],
)
def test_some_titles_are_looked_at_alone(history: Database, among: Any, expected: list[int]) -> None:
    save(history, OSMOSIS, HELD)

    found = read(history, lambda tx: catalogue.pending_among(tx, iter(among)))

    assert [title.id for title in found] == expected


def test_where_everything_came_from_is_told(history: Database) -> None:
    save(history, WIRE, bare(WIRE)._replace(fetched_at=LATER))
    save(history, OSMOSIS, HELD)

    assert read(history, catalogue.sources) == [
        Source(1, "tvmaze", SHOW, "1577800000", NOW),
        Source(3, "tvmaze", Ref("tvmaze", "179"), None, LATER),
    ]


@pytest.mark.parametrize("words", ["Осмос", "осмос", "오스모시스", "sos", "OSMOSE", "osmosis", "S.O.S. …"])
def test_a_title_is_found_by_what_providers_call_it(history: Database, words: str) -> None:
    save(history, OSMOSIS, HELD)

    assert read(history, lambda tx: titles.called_otherwise(tx, words)) == [OSMOSIS]


@pytest.mark.parametrize("words", ["Osmo", "Dune", "", "…", "%", "_______"])
def test_a_title_is_not_found_by_another_name(history: Database, words: str) -> None:
    save(history, OSMOSIS, HELD)

    assert read(history, lambda tx: titles.called_otherwise(tx, words)) == []


def test_a_name_that_folds_to_nothing_is_found_as_it_stands(history: Database) -> None:
    save(history, OSMOSIS, HELD._replace(entry=ENTRY._replace(names=(OtherName("..."), OtherName("…!")))))

    assert read(history, lambda tx: titles.called_otherwise(tx, "...")) == [OSMOSIS]
    assert read(history, lambda tx: titles.called_otherwise(tx, "--")) == []


def test_every_title_of_another_name_is_found(history: Database) -> None:
    for title in (WIRE, OSMOSIS):
        state = bare(title)
        save(history, title, state._replace(entry=state.entry._replace(names=(OtherName("Both"), OtherName("both")))))

    assert read(history, lambda tx: titles.called_otherwise(tx, "BOTH")) == [OSMOSIS, WIRE]


def test_filling_the_catalogue_is_no_change_of_the_history(history: Database) -> None:
    before = ask(history.path, "SELECT * FROM change")

    save(history, OSMOSIS, HELD, counted(("1", 1, 1)))
    fill(
        history,
        lambda tx: catalogue.mark_gone(tx, 1, NOW),
        tried(OSMOSIS, Attempt.FOUND),
        lambda tx: catalogue.forget(tx, 1),
    )

    assert ask(history.path, "SELECT * FROM change") == before


LARGE: Final = 20_000
"""As many episodes as an entry may have."""


def test_as_many_episodes_as_there_may_be_come_back_in_order(history: Database) -> None:
    state = counted(*((str(number), 1 + number // 100, 1 + number % 100) for number in range(LARGE)))

    save(history, OSMOSIS, state, state)

    assert held(history) == state


def test_a_memory_that_is_warm_knows_all_that_is_asked_of_the_catalogue(stocked: bytes, tmp_path: Path) -> None:
    path, folder = tmp_path / "watchlog.db", tmp_path / "cache"
    path.write_bytes(stocked)
    read(Database(path, Memory(folder), tmp_path), titles.everything)
    before = {file: file.read_bytes() for file in folder.iterdir()}
    history = Database(path, Memory(folder), tmp_path)

    save(history, OSMOSIS, HELD, counted(("1", 1, 1)), counted(("1", 1, 2)))
    fill(history, tried(OSMOSIS, Attempt.FOUND), drop_unlinked, lambda tx: catalogue.mark_gone(tx, 1, NOW))
    former(history)
    for question in (catalogue.pending, catalogue.sources):
        read(history, question)
    read(history, lambda tx: catalogue.pending_among(tx, [1]))
    read(history, lambda tx: titles.called_otherwise(tx, "osmose"))
    fill(history, lambda tx: catalogue.forget(tx, 1))

    assert before
    assert {file: file.read_bytes() for file in folder.iterdir()} == before
