"""What became of the records of imports, what waits for a decision, and lists: kept, undone and brought back whole."""

from pathlib import Path

import pytest

from tests.conftest import SUNDAY
from tests.store.conftest import ask
from watchlog.model.ledger import Doubt, LedgerRecord, Outcome
from watchlog.model.lists import Listing, ListSummary, TitleList
from watchlog.model.opinion import Plan, Rating
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import Stars
from watchlog.model.title import Status, Title
from watchlog.model.watch import Watch
from watchlog.model.when import When
from watchlog.store import doubts, journal, ledger, lists, opinions, titles, watches
from watchlog.store.database import Database
from watchlog.store.memory import Memory

DUNE = Title(1, "Dune")
HEAT = Title(2, "Heat")
WIRE = Title(3, "The Wire")
RECORDS = (
    LedgerRecord("diary.csv, line 2", Outcome.IMPORTED, None, "Dune,2021\n,\u2028é"),
    LedgerRecord("diary.csv, line 3", Outcome.REJECTED, "it has no title", ""),
    LedgerRecord("diary.csv, line 4", Outcome.REVIEW, "which?", '{"a": 1}'),
)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """A history of three titles, on which nothing hangs."""
    made = Database(tmp_path / "watchlog.db", Memory(None), tmp_path)
    with made.changing(SUNDAY) as tx:
        titles.take_numbers(tx, 3)
        titles.insert_all(tx, [DUNE, HEAT, WIRE])
    return made


def listing(title: Title, name: str, portion: Portion = WHOLE, place: int | None = None) -> Listing:
    return Listing(title, portion, name, place, None, SUNDAY, "csv")


def undone_and_redone(database: Database) -> None:
    for step in (lambda tx: journal.undo(tx, None), journal.redo):
        with database.travelling(SUNDAY) as tx:
            step(tx)


def test_a_ledger_comes_back_in_the_order_of_its_blocks(database: Database) -> None:
    with database.changing(SUNDAY) as tx:
        batch = ledger.insert_batch(tx, "csv", "diary.csv", SUNDAY)
        ledger.insert_records(tx, batch, 2, RECORDS[2:])
        ledger.insert_records(tx, batch, 0, RECORDS[:2])
        ledger.insert_records(tx, batch, 3, ())

    undone_and_redone(database)

    with database.reading(SUNDAY) as tx:
        assert tuple(ledger.records(tx, batch)) == RECORDS
    assert ask(database.path, "SELECT count(*) FROM ledger_block") == [(2,)]


def test_an_import_counts_when_it_is_finished_and_the_latest_comes_first(database: Database) -> None:
    with database.changing(SUNDAY) as tx:
        first, second = (ledger.insert_batch(tx, "csv", name, SUNDAY) for name in ("a.csv", "b.csv"))
        found = ledger.batch(tx, first)
        assert found is not None
        ledger.finish_batch(tx, found._replace(imported=3, review=1))

        assert [(batch.id, batch.rows) for batch in ledger.batches(tx)] == [(second, 0), (first, 4)]
        assert ledger.batch(tx, 99) is None


def test_an_import_that_is_undone_takes_its_ledger_and_its_doubts_along(database: Database) -> None:
    with database.changing(SUNDAY) as tx:
        batch = ledger.insert_batch(tx, "csv", "diary.csv", SUNDAY)
        ledger.insert_records(tx, batch, 0, RECORDS)
        doubts.insert(tx, [Doubt(0, batch, "line 4", "which?", "raw", "{}")])

    with database.travelling(SUNDAY) as tx:
        journal.undo(tx, None)

    with database.reading(SUNDAY) as tx:
        assert (ledger.batches(tx), doubts.pending(tx), doubts.digests(tx)) == ([], [], set())
        assert list(ledger.records(tx, batch)) == []


def test_what_was_decided_waits_no_more_and_is_known_when_it_comes_again(database: Database) -> None:
    with database.changing(SUNDAY) as tx:
        batch = ledger.insert_batch(tx, "letterboxd+csv", "a, b", SUNDAY)
        new = [Doubt(0, batch, f"line {line}", "which?", f"raw {line}", "{}") for line in (2, 3)]
        doubts.insert(tx, new[:1], "csv")
        doubts.insert(tx, new[1:])
    first, second = (doubts.digest("csv", "raw 2"), doubts.digest("letterboxd+csv", "raw 3"))
    with database.changing(SUNDAY) as tx:
        waiting = doubts.pending(tx)
        doubts.remove(tx, waiting[0].id)

        assert [doubt._replace(id=0) for doubt in waiting] == new
        assert doubts.pending(tx) == waiting[1:]
        assert [doubts.by_id(tx, doubt.id) for doubt in waiting] == [None, waiting[1]]
        assert doubts.digests(tx) == {first, second}


def test_the_same_record_of_another_service_is_another_one() -> None:
    assert doubts.digest("csv", "raw") != doubts.digest("trakt", "raw")
    assert doubts.digest("a", "bc") != doubts.digest("ab", "c")


def test_what_is_on_lists_comes_list_by_list_in_its_places(database: Database) -> None:
    with database.changing(SUNDAY) as tx:
        lists.insert(
            tx,
            [
                listing(HEAT, "Best"),
                listing(WIRE, "Best", Portion(1, 2), place=2),
                listing(DUNE, "Sand"),
                listing(DUNE, "best", place=1),
                listing(HEAT, "BEST"),
            ],
        )

    undone_and_redone(database)

    with database.reading(SUNDAY) as tx:
        found = [(one.list_name, one.place, one.title.name, one.portion) for one in lists.everything(tx)]
        assert found == [
            ("Best", 1, "Dune", WHOLE),
            ("Best", 2, "The Wire", Portion(1, 2)),
            ("Best", None, "Heat", WHOLE),
            ("Sand", None, "Dune", WHOLE),
        ]
        assert lists.entries(tx, "BEST") == lists.everything(tx)[:3]
        assert [one.list_name for one in lists.of_title(tx, DUNE.id)] == ["Best", "Sand"]
        assert (lists.last_place(tx, "best"), lists.last_place(tx, "sand"), lists.last_place(tx, "none")) == (2, 0, 0)


def test_a_list_is_made_once_and_its_note_is_filled_in(database: Database) -> None:
    made = TitleList("Be-st", None, SUNDAY, "csv")
    with database.changing(SUNDAY) as tx:
        numbers = [
            lists.save_list(tx, made),
            lists.save_list(tx, made._replace(name="BE-ST", note="so far", source="trakt")),
            lists.save_list(tx, made._replace(note="other words")),
        ]

        assert len(set(numbers)) == 1
        assert lists.summaries(tx) == [ListSummary(made._replace(note="so far"), 0)]
        assert (lists.named(tx, "best"), lists.called(tx, "best")) == (None, lists.lists(tx))
        assert lists.called(tx, "...") == []


def test_a_list_is_called_otherwise_emptied_and_dropped(database: Database) -> None:
    with database.changing(SUNDAY) as tx:
        lists.insert(tx, [listing(DUNE, "Best"), listing(HEAT, "Best", Portion(1))])

        assert (lists.rename(tx, "BEST", "Finest"), lists.rename(tx, "Best", "x")) == (True, False)
        assert lists.remove(tx, "finest", HEAT.id, Portion(1))
        assert not lists.remove(tx, "finest", HEAT.id, WHOLE)
        assert not lists.remove(tx, "Best", HEAT.id, WHOLE)
        assert (lists.drop(tx, "Best"), lists.drop(tx, "FINEST")) == (0, 1)
        assert (lists.lists(tx), lists.everything(tx)) == ([], [])


def test_an_entry_of_a_list_and_a_word_where_one_stands_keep_a_title(database: Database) -> None:
    with database.changing(SUNDAY) as tx:
        lists.insert(tx, [listing(DUNE, "Best")])
        titles.update(tx, HEAT._replace(status=Status.DROPPED))
        for title in (DUNE, HEAT, WIRE):
            titles.clear_away(tx, title.id)

        assert [title.name for title in titles.everything(tx)] == ["Dune", "Heat"]
        assert [title.name for title in titles.stating(tx)] == ["Heat"]
        assert [titles.is_kept(tx, title.id) for title in (DUNE, HEAT, WIRE)] == [True, False, False]


def test_many_ratings_and_plans_are_kept_like_single_ones(database: Database) -> None:
    ratings = [Rating(0, title, WHOLE, Stars(80), SUNDAY, "csv") for title in (DUNE, HEAT)]
    plans = [Plan(0, title, None, SUNDAY, "csv") for title in (HEAT, WIRE)]
    with database.changing(SUNDAY) as tx:
        opinions.insert_ratings(tx, ratings)
        opinions.insert_plans(tx, plans)

        assert [rating._replace(id=0) for rating in opinions.ratings(tx)] == ratings
        assert [plan._replace(id=0) for plan in opinions.plans(tx)] == plans


def test_watches_are_found_by_their_numbers(database: Database) -> None:
    watch = Watch(9, DUNE, Portion(1), When("2021"), None, "Sand.", (), None, None, False, None, "Dawn", "csv", SUNDAY)
    with database.changing(SUNDAY) as tx:
        watches.insert(tx, [watch, watch._replace(id=7, note=None, stars=Stars(80), episode_title=None)])

        assert watches.by_id(tx, 9) == watch
        assert (watches.by_id(tx, 8), sorted(watches.by_ids(tx, [7, 8, 9]))) == (None, [7, 9])
