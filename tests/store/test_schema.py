"""The schema: what the migrations make is what statements are written for, and refuses what can't be."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Table

from tests.conftest import SUNDAY, Run
from tests.store.conftest import ask
from watchlog.model.catalogue import Attempt, Credit, Entry, Episode, Held, OtherName, Placing, Role, Season
from watchlog.model.ledger import Doubt, LedgerRecord, Outcome
from watchlog.model.lists import Listing, TitleList
from watchlog.model.order import Order
from watchlog.model.passes import PassNote, Skip
from watchlog.model.portion import Portion
from watchlog.model.stars import Stars
from watchlog.model.title import Kind, Ref
from watchlog.model.when import When
from watchlog.store import catalogue, doubts, ledger, lists, orders, passes, skips, titles
from watchlog.store.database import Database
from watchlog.store.journal import TABLES
from watchlog.store.memory import Memory
from watchlog.store.migrations import CHECKED_OUT
from watchlog.store.schema import APPLICATION_ID, SCHEMA
from watchlog.store.sql.tables import ABOUT, ATTEMPT, CATALOGUE, CHANGE, CHANGE_ROW, HISTORY, METADATA, PARTS

EVERY_TABLE: Final = sorted(METADATA.tables.values(), key=lambda table: table.name)
NUMBERED_ELSEWHERE: Final = (CHANGE_ROW, ATTEMPT)
EVENTS: Final = ("insert", "update", "delete")

HELD: Final = Held(
    Entry(
        "tvmaze",
        Ref("tvmaze", "1"),
        Kind.SERIES,
        "Osmosis",
        "Osmose",
        genres=("Drama",),
        refs=(Ref("imdb", "tt1"),),
        names=(OtherName("Osmosi", "IT"),),
        credits=(Credit("Ana", Role.CAST, "Esther"),),
        seasons=(Season(1),),
        episodes=(Episode("7", 1, 1),),
        placings=(Placing(Order.DVD, "7", 1, 2),),
    ),
    SUNDAY,
    "https://tvmaze.test",
)
"""Something in every table of the catalogue, once it is saved and an episode is counted otherwise."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A history with a title and one of everything, and all that a provider may say of the title."""
    watchlog = Run(tmp_path_factory.mktemp("home"))
    watchlog("add", "Osmosis", "--stars", "1", "--note", "slow", "--tag", "drama")
    watchlog("rate", "Osmosis", "2")
    watchlog("plan", "Osmosis")
    watchlog("view", "save", "good", "stars:4..")
    with Database(watchlog.database, Memory(None), watchlog.home).filling(SUNDAY, None) as tx:
        catalogue.save(tx, 1, HELD)
        catalogue.save(tx, 1, HELD._replace(entry=HELD.entry._replace(episodes=(Episode("7", 1, 2),))))
        catalogue.attempted(tx, 1, Attempt.FOUND, SUNDAY)
        title = titles.by_id(tx, 1)
        assert title
        passes.save(
            tx, PassNote(0, title, 1, SUNDAY, "watchlog", "First", "slow", Stars(50), When("2019"), When("2020"))
        )
        skips.insert(tx, [Skip(0, title, Portion(1, 1), SUNDAY, "watchlog")])
        orders.save_own_order(tx, 1, ((1, 1), (1, 2)))
        batch = ledger.insert_batch(tx, "csv", "all.csv", SUNDAY)
        ledger.insert_records(tx, batch, 0, [LedgerRecord("line 2", Outcome.IMPORTED, None, "Osmosis")])
        doubts.insert(tx, [Doubt(0, batch, "line 3", "which?", "Dune", "{}")])
        lists.save_list(tx, TitleList("Best", "so far", SUNDAY, "csv"), batch)
        lists.insert(tx, [Listing(title, Portion(1, 1), "Best", 1, "ever", SUNDAY, "csv")], batch)
    return watchlog.database


@pytest.fixture
def database(file: Path) -> Iterator[sqlite3.Connection]:
    """It, for a moment; what is changed in it does not stay."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        yield connection
        connection.execute("ROLLBACK")


def names(tables: list[tuple[Any, ...]]) -> list[str]:
    return [row[0] for row in tables]


def names_of(table: Table) -> str:
    return table.name


def test_statements_know_every_table_there_is(file: Path) -> None:
    made = ask(file, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")

    assert [name for name in names(made) if name != "alembic_version"] == [table.name for table in EVERY_TABLE]


@pytest.mark.parametrize("table", EVERY_TABLE, ids=names_of)
def test_a_table_has_the_columns_that_statements_expect(table: Table, file: Path) -> None:
    made = ask(file, 'SELECT name, type, "notnull" OR pk > 0, pk > 0 FROM pragma_table_info(?)', table.name)

    assert made == [
        (column.name, str(column.type), int(not column.nullable), int(column.primary_key)) for column in table.columns
    ]


@pytest.mark.parametrize("table", EVERY_TABLE, ids=names_of)
def test_a_table_refers_to_what_statements_expect(table: Table, file: Path) -> None:
    made = ask(file, 'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)', table.name)

    assert sorted(made) == sorted((key.parent.name, *key.target_fullname.split(".")) for key in table.foreign_keys)


def test_nothing_of_the_history_is_deleted_or_changed_in_cascade(file: Path) -> None:
    actions = ask(
        file,
        'SELECT made.name, "table", on_update, on_delete'
        " FROM sqlite_schema AS made JOIN pragma_foreign_key_list(made.name)",
    )

    cascading = {(table, parent) for table, parent, *actions in actions if actions != ["NO ACTION", "NO ACTION"]}
    assert cascading == {(table.name, "entry") for table in PARTS}


def test_no_key_leads_from_the_history_to_the_catalogue_or_back(file: Path) -> None:
    keys = ask(file, 'SELECT made.name, "table" FROM sqlite_schema AS made JOIN pragma_foreign_key_list(made.name)')
    catalogue = {table.name for table in CATALOGUE}

    assert [(child, parent) for child, parent in keys if (child in catalogue) != (parent in catalogue)] == []


def test_every_table_is_strict(file: Path) -> None:
    lax = ask(file, "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND schema = 'main'")

    assert sorted(name for name in names(lax) if not name.startswith("sqlite_")) == ["alembic_version"]


@pytest.mark.parametrize("table", [table for table in EVERY_TABLE if table not in NUMBERED_ELSEWHERE], ids=names_of)
def test_an_id_is_never_used_again(table: Table, file: Path) -> None:
    ((made,),) = ask(file, "SELECT sql FROM sqlite_schema WHERE name = ?", table.name)

    assert "AUTOINCREMENT" in made


def test_the_file_says_whose_it_is_and_of_which_schema(file: Path) -> None:
    assert ask(file, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert ask(file, "PRAGMA user_version") == [(SCHEMA,)]


def test_the_last_migration_makes_the_schema_that_the_program_knows(file: Path) -> None:
    revisions = sorted(path.name[:4] for path in (CHECKED_OUT / "versions").glob("[0-9]*.py"))

    assert revisions[-1] == f"{SCHEMA:04}"
    assert ask(file, "SELECT version_num FROM alembic_version") == [(revisions[-1],)]


def test_the_journal_watches_every_table_of_the_history() -> None:
    assert tuple(table.name for table in HISTORY) == TABLES
    assert {*EVERY_TABLE} - {*HISTORY, *CATALOGUE} == {ABOUT, CHANGE, CHANGE_ROW}


def test_the_journal_watches_nothing_else(file: Path) -> None:
    watched = ask(file, "SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'trigger' ORDER BY tbl_name")

    assert names(watched) == sorted(TABLES)


def test_what_providers_say_is_not_noted_in_the_journal(database: sqlite3.Connection) -> None:
    database.execute("UPDATE about SET open_change = 1")
    before = database.execute("SELECT count(*) FROM change_row").fetchone()

    for statement in (
        "INSERT INTO detail (entry_id, title_id, field, value, folded_value) SELECT id, 1, 'cast', '', '' FROM entry",
        "UPDATE detail SET value = 'Comedy'",
        "UPDATE entry SET name = 'Dune'",
        "UPDATE attempt SET outcome = 'failed'",
        "DELETE FROM detail",
        "DELETE FROM entry",
        "DELETE FROM attempt",
    ):
        database.execute(statement)

    assert database.execute("SELECT count(*) FROM change_row").fetchone() == before


def test_what_providers_say_hangs_on_nothing(database: sqlite3.Connection) -> None:
    hanging = ("watch_tag", "watch", "rating", "plan", "pass_note", "skip", "own_place", "list_entry", "title_ref")
    for table in (*hanging, "title"):
        database.execute(f"DELETE FROM {table}")  # noqa: S608

    assert database.execute("SELECT value FROM detail WHERE field = 'genre'").fetchall() == [("Drama",)]


def test_the_parts_of_an_entry_go_with_it(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM entry")

    assert [database.execute(f"SELECT count(*) FROM {table}").fetchone() for table in PARTS] == [(0,)] * len(PARTS)  # noqa: S608


@pytest.mark.parametrize("table", PARTS, ids=names_of)
def test_the_parts_of_an_entry_are_looked_up_in_an_index(table: Table, database: sqlite3.Connection) -> None:
    steps = database.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE entry_id = 1").fetchall()  # noqa: S608

    assert [step[3] for step in steps] == [f"SEARCH {table} USING INDEX {table}_of_entry (entry_id=?)"]


@pytest.mark.parametrize("table", EVERY_TABLE, ids=names_of)
def test_every_check_has_a_name_by_which_a_rebuild_keeps_it(table: Table, file: Path) -> None:
    ((made,),) = ask(file, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", table.name)

    assert len(re.findall(r"\bCHECK\b", made)) == len(re.findall(r"\bCONSTRAINT \w+ CHECK\b", made))


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("table", HISTORY, ids=names_of)
def test_a_trigger_notes_what_is_touched(table: Table, event: str, file: Path) -> None:
    ((made,),) = ask(file, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", f"{table.name}_{event}")

    assert f"AFTER {event.upper()} ON {table.name} " in made


@pytest.mark.parametrize("event", ["update", "delete"])
@pytest.mark.parametrize("table", HISTORY, ids=names_of)
def test_a_trigger_notes_every_column(table: Table, event: str, file: Path) -> None:
    ((made,),) = ask(file, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", f"{table.name}_{event}")

    image = ", ".join(f"'{column.name}', OLD.{column.name}" for column in table.columns)
    assert f"json_object({image})" in made


REFUSED: Final = [
    ("watch", "stars", -1),
    ("watch", "stars", 101),
    ("watch", "stars", 3.5),
    ("watch", "stars", float("inf")),
    ("watch", "stars", "many"),
    ("watch", "stars", None),
    ("watch", "stars_scale", None),
    ("watch", "watched_on", ""),
    ("watch", "watched_on", "26"),
    ("watch", "watched_on", "2026-1"),
    ("watch", "watched_on", "2026-11-2"),
    ("watch", "watched_on", "22.11.2026"),
    ("watch", "watched_on", "2026-11-22 21:30"),
    ("watch", "watched_on", "sometime"),
    ("watch", "watched_at", "2026-11-22T20:30:00"),
    ("watch", "utc_offset", 3600),
    ("watch", "season", -1),
    ("watch", "season", 10_000),
    ("watch", "episode", -1),
    ("watch", "episode", 100_000),
    ("watch", "pass", 0),
    ("watch", "rewatch", 2),
    ("watch", "rewatch", None),
    ("watch", "note", None),
    ("watch", "folded_note", None),
    ("watch", "title_id", 99),
    ("watch", "title_id", None),
    ("watch", "batch_id", 99),
    ("watch", "added_at", "today"),
    ("watch", "added_at", "2026-11-22"),
    ("watch", "added_at", None),
    ("watch", "source", None),
    ("title", "name", ""),
    ("title", "name", "x" * 501),
    ("title", "name", None),
    ("title", "year", 1869),
    ("title", "year", 2201),
    ("title", "year", "MMXX"),
    ("title", "kind", "play"),
    ("title", "folded_name", None),
    ("title", "status", ""),
    ("title", "status", "planned"),
    ("title", "status", "Dropped"),
    ("watch_tag", "tag", ""),
    ("watch_tag", "watch_id", 99),
    ("rating", "stars", -1),
    ("rating", "stars", 101),
    ("rating", "stars", None),
    ("rating", "stars_scale", None),
    ("rating", "season", -1),
    ("rating", "episode", -1),
    ("rating", "rated_at", "now"),
    ("plan", "planned_at", "now"),
    ("plan", "title_id", 99),
    ("saved_view", "name", ""),
    ("saved_view", "name", "x" * 101),
    ("saved_view", "name", None),
    ("saved_view", "folded_name", None),
    ("saved_view", "query", None),
    ("saved_view", "saved_at", "now"),
    ("saved_view", "saved_at", None),
    ("title", "unlinked", ""),
    ("title", "unlinked", "tvmaze"),
    ("title", "shown_as", ""),
    ("title", "shown_as", "translated"),
    ("title", "episode_order", ""),
    ("title", "episode_order", "random"),
    ("pass_note", "title_id", 99),
    ("pass_note", "title_id", None),
    ("pass_note", "number", 0),
    ("pass_note", "number", None),
    ("pass_note", "name", ""),
    ("pass_note", "name", "x" * 501),
    ("pass_note", "stars", 101),
    ("pass_note", "stars", -1),
    ("pass_note", "stars", None),
    ("pass_note", "stars_scale", None),
    ("pass_note", "began_on", ""),
    ("pass_note", "began_on", "2026-1"),
    ("pass_note", "began_on", "2026-11-22T20:30:00"),
    ("pass_note", "ended_on", "sometime"),
    ("pass_note", "ended_on", "22.11.2026"),
    ("pass_note", "dropped", 2),
    ("pass_note", "dropped", None),
    ("pass_note", "source", None),
    ("pass_note", "noted_at", "now"),
    ("pass_note", "noted_at", None),
    ("skip", "title_id", 99),
    ("skip", "season", -1),
    ("skip", "season", 10_000),
    ("skip", "episode", -1),
    ("skip", "episode", 100_000),
    ("skip", "source", None),
    ("skip", "skipped_at", "now"),
    ("skip", "skipped_at", None),
    ("own_place", "title_id", 99),
    ("own_place", "place", 0),
    ("own_place", "place", 2),
    ("own_place", "place", None),
    ("own_place", "season", None),
    ("own_place", "season", 10_000),
    ("own_place", "episode", 2),
    ("own_place", "episode", None),
    ("own_place", "episode", 100_000),
    ("title_list", "name", ""),
    ("title_list", "name", "x" * 501),
    ("title_list", "name", None),
    ("title_list", "caseless_name", None),
    ("title_list", "folded_name", None),
    ("title_list", "made_at", "now"),
    ("title_list", "made_at", None),
    ("title_list", "source", None),
    ("title_list", "batch_id", 99),
    ("list_entry", "list_id", 99),
    ("list_entry", "list_id", None),
    ("list_entry", "title_id", 99),
    ("list_entry", "title_id", None),
    ("list_entry", "season", -1),
    ("list_entry", "season", 10_000),
    ("list_entry", "episode", -1),
    ("list_entry", "episode", 100_000),
    ("list_entry", "place", 0),
    ("list_entry", "source", None),
    ("list_entry", "listed_at", "now"),
    ("list_entry", "listed_at", None),
    ("list_entry", "batch_id", 99),
    ("ledger_block", "batch_id", 99),
    ("ledger_block", "batch_id", None),
    ("ledger_block", "first", -1),
    ("ledger_block", "first", None),
    ("ledger_block", "content", None),
    ("doubt", "batch_id", 99),
    ("doubt", "batch_id", None),
    ("doubt", "place", None),
    ("doubt", "reason", None),
    ("doubt", "raw", None),
    ("doubt", "content", None),
    ("doubt", "digest", "short"),
    ("doubt", "digest", None),
    ("doubt", "decided", 2),
    ("doubt", "meant", 1),
    ("doubt", "decided", None),
    ("placing", "entry_id", 99),
    ("placing", "arrangement", "own"),
    ("placing", "arrangement", None),
    ("placing", "provider_id", None),
    ("placing", "season", None),
    ("placing", "number", None),
    ("entry", "title_id", None),
    ("entry", "provider", None),
    ("entry", "service", None),
    ("entry", "value", None),
    ("entry", "kind", "play"),
    ("entry", "kind", None),
    ("entry", "name", ""),
    ("entry", "name", None),
    ("entry", "year", "MMXX"),
    ("entry", "premiered", "2019"),
    ("entry", "ended", "soon"),
    ("entry", "runtime", "long"),
    ("entry", "fetched_at", "now"),
    ("entry", "fetched_at", None),
    ("entry", "fetched_from", None),
    ("entry", "gone_at", "now"),
    ("entry", "moved_to", "41428"),
    ("entry_ref", "entry_id", 99),
    ("entry_ref", "value", None),
    ("other_name", "entry_id", 99),
    ("other_name", "role", "wrong"),
    ("other_name", "name", ""),
    ("other_name", "folded_name", None),
    ("credit", "entry_id", None),
    ("credit", "person", None),
    ("credit", "role", "dog"),
    ("season", "entry_id", 99),
    ("season", "number", None),
    ("season", "premiered", ""),
    ("season", "ended", "2019"),
    ("episode", "entry_id", 99),
    ("episode", "provider_id", None),
    ("episode", "special", None),
    ("episode", "special", 2),
    ("episode", "air_date", ""),
    ("episode", "air_time", "9pm"),
    ("episode", "air_at", "2026-11-22T20:30:00"),
    ("episode", "utc_offset", 3600),
    ("former_number", "entry_id", 99),
    ("former_number", "season", None),
    ("former_number", "number", None),
    ("former_number", "until", "now"),
    ("attempt", "outcome", "lost"),
    ("attempt", "at", "now"),
    ("detail", "entry_id", None),
    ("detail", "entry_id", 99),
    ("detail", "title_id", None),
    ("detail", "field", "colour"),
    ("detail", "field", None),
    ("detail", "value", None),
    ("detail", "folded_value", None),
    ("detail", "number", "long"),
    ("change", "made_at", "now"),
    ("change", "superseded", 2),
    ("about", "id", 2),
]


@pytest.mark.parametrize(("table", "column", "value"), REFUSED)
def test_a_value_that_can_not_be_is_refused(
    table: str, column: str, value: object, database: sqlite3.Connection
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        set_first(database, table, column, value)


ALLOWED: Final = [
    ("watch", "stars", 0),
    ("watch", "stars", 100),
    ("watch", "watched_on", "2026"),
    ("watch", "watched_on", "2026-11"),
    ("watch", "watched_on", None),
    ("watch", "season", 0),
    ("watch", "season", 9999),
    ("watch", "episode", 99_999),
    ("title", "name", "x" * 500),
    ("title", "name", "進"),
    ("title", "year", 1870),
    ("title", "year", None),
    ("title", "kind", "film"),
    ("title", "kind", None),
    ("title", "status", "watching"),
    ("title", "status", "paused"),
    ("title", "status", "dropped"),
    ("title", "status", "completed"),
    ("title", "status", None),
    ("saved_view", "name", "x" * 100),
    ("saved_view", "name", "進"),
    ("title", "unlinked", "tvmaze:41428 imdb:tt1"),
    ("title", "shown_as", "logged"),
    ("title", "shown_as", "original"),
    ("title", "shown_as", None),
    *(("title", "episode_order", order) for order in ("aired", "absolute", "dvd", "streaming", "own", None)),
    ("pass_note", "name", "進"),
    ("pass_note", "name", None),
    ("pass_note", "note", None),
    ("pass_note", "began_on", "2026-11-22"),
    ("pass_note", "began_on", None),
    ("pass_note", "ended_on", "2026-11"),
    ("pass_note", "dropped", 1),
    ("skip", "season", None),
    ("skip", "season", 0),
    ("skip", "episode", None),
    ("skip", "episode", 99_999),
    ("own_place", "place", 3),
    ("own_place", "season", 0),
    ("title_list", "name", "x" * 500),
    ("title_list", "folded_name", ""),
    ("title_list", "note", None),
    ("title_list", "batch_id", None),
    ("list_entry", "season", None),
    ("list_entry", "episode", None),
    ("list_entry", "place", None),
    ("list_entry", "place", 100_000),
    ("list_entry", "note", None),
    ("list_entry", "batch_id", None),
    ("ledger_block", "first", 0),
    ("doubt", "decided", 1),
    ("placing", "arrangement", "streaming"),
    ("entry", "title_id", 99),
    ("entry", "premiered", None),
    ("entry", "moved_to", "tvmaze:1"),
    ("episode", "season", 0),
    ("episode", "number", None),
    ("episode", "season", 2012),
    ("season", "number", 2012),
    ("detail", "number", 90),
    ("detail", "title_id", 99),
    ("watch", "added_at", "2026-11-22T20:30:00.123456"),
]


@pytest.mark.parametrize(("table", "column", "value"), ALLOWED)
def test_a_value_at_the_edge_is_kept(table: str, column: str, value: object, database: sqlite3.Connection) -> None:
    set_first(database, table, column, value)

    assert database.execute(f"SELECT {column} FROM {table} ORDER BY rowid").fetchone() == (value,)  # noqa: S608


def test_a_time_needs_a_day(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="watch_time_has_a_day"):
        database.execute("UPDATE watch SET watched_on = '2026', watched_at = '2026-11-22T20:30:00', utc_offset = 0")


@pytest.mark.parametrize("offset", [-86_400, 86_400])
def test_a_zone_is_less_than_a_day_away(offset: int, database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="watch_zone"):
        database.execute("UPDATE watch SET watched_at = '2026-11-22T20:30:00', utc_offset = ?", (offset,))


def test_a_view_stands_alone_under_its_folded_name(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute(
            "INSERT INTO saved_view (name, folded_name, query, saved_at)"
            " VALUES ('Good', 'good', 'dune', '2026-11-22T20:30:00')"
        )


@pytest.mark.parametrize(("season", "episode"), [(None, 7), (7, None), (7, 7)])
def test_a_portion_is_skipped_once(season: int | None, episode: int | None, database: sqlite3.Connection) -> None:
    skip = (
        "INSERT INTO skip (title_id, season, episode, source, skipped_at) VALUES (1, ?, ?, '', '2026-11-22T20:30:00')"
    )
    database.execute(skip, (season, episode))

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute(skip, (season, episode))


def test_a_skip_is_of_a_part(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="skip_is_a_part"):
        database.execute("UPDATE skip SET season = NULL, episode = NULL")


def test_a_pass_is_noted_once(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute(
            "INSERT INTO pass_note (title_id, number, dropped, source, noted_at)"
            " VALUES (1, 1, 0, '', '2026-11-22T20:30:00')"
        )


@pytest.mark.parametrize(("season", "episode"), [(None, None), (None, 7), (7, None), (7, 7)])
def test_a_portion_is_on_a_list_once(season: int | None, episode: int | None, database: sqlite3.Connection) -> None:
    entry = (
        "INSERT INTO list_entry (list_id, title_id, season, episode, source, listed_at)"
        " VALUES (1, 1, ?, ?, '', '2026-11-22T20:30:00')"
    )
    database.execute(entry, (season, episode))

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute(entry, (season, episode))


def test_lists_that_differ_in_case_alone_are_one_and_those_that_fold_alike_are_two(
    database: sqlite3.Connection,
) -> None:
    made = (
        "INSERT INTO title_list (name, caseless_name, folded_name, made_at, source)"
        " VALUES (?, ?, 'best', '2026-11-22T20:30:00', '')"
    )
    database.execute(made, ("Be-st", "be-st"))

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute(made, ("BEST", "best"))


def test_a_place_of_a_ledger_has_one_block(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute("INSERT INTO ledger_block (batch_id, first, content) VALUES (1, 0, '')")


@pytest.mark.parametrize("table", ["title", "watch", "batch", "title_list"])
def test_what_something_depends_on_can_not_be_deleted(table: str, database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute(f"DELETE FROM {table}")  # noqa: S608


def set_first(database: sqlite3.Connection, table: str, column: str, value: object) -> None:
    database.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = (SELECT min(rowid) FROM {table})", (value,))  # noqa: S608
