"""Migrations: an old history becomes a new one, whole or not at all, and a copy of the old one is kept."""

import itertools
import signal
import sqlite3
import textwrap
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Run
from tests.store.conftest import Crowd, ask, dump, files, is_whole, sha256
from watchlog.errors import Damaged, NewerHistory, WatchlogError
from watchlog.store.database import Database
from watchlog.store.memory import Memory
from watchlog.store.schema import SCHEMA

NOW: Final = datetime(2026, 11, 22, tzinfo=UTC)
NEXT: Final = SCHEMA + 1
"""The schema that an invented migration makes of the newest one."""

STATEMENTS: Final = (
    "CREATE TABLE chapter (id INTEGER PRIMARY KEY AUTOINCREMENT, title_id INTEGER NOT NULL) STRICT",
    "ALTER TABLE title ADD COLUMN runtime INTEGER",
    "UPDATE title SET runtime = 90",
    "INSERT INTO chapter (title_id) SELECT id FROM title",
    "DELETE FROM plan",
    "DROP INDEX tag_by_fold",
    f"PRAGMA user_version = {NEXT}",
)
"""What an invented migration does."""

REBUILD: Final = f"""
with op.batch_alter_table("title", recreate="always") as batch:
    batch.add_column(sa.Column("runtime", sa.Integer))
op.execute("PRAGMA user_version = {NEXT}")
"""


def add_next(migrations: Path, *steps: str) -> None:
    """Write one more migration, which takes those steps."""
    body = textwrap.indent("\n".join(steps), " " * 4)
    (migrations / "versions" / f"{NEXT:04}_next.py").write_text(
        "import os\nimport signal\n\nimport sqlalchemy as sa\nfrom alembic import op\n\n"
        f'revision = "{NEXT:04}"\ndown_revision = "{SCHEMA:04}"\n\n\ndef upgrade() -> None:\n{body}\n'
    )


def executed(statements: tuple[str, ...] = STATEMENTS) -> list[str]:
    return [f"op.execute({statement!r})" for statement in statements]


def of_next(path: Path, migrations: Path) -> Database:
    return Database(path, Memory(None), path.parent / "backups", schema=NEXT, migrations=migrations)


def open_with(database: Database, now: datetime = NOW) -> None:
    with database.reading(now):
        pass


def backups(path: Path) -> list[Path]:
    return sorted((path.parent / "backups").glob("*"))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A history of the newest schema that there is, which holds something of everything."""
    watchlog = Run(tmp_path_factory.mktemp("first") / "home")
    watchlog("add", "Osmosis", "--stars", "1", "--note", "slow", "--tag", "drama,slow", "--series")
    watchlog("edit", "#1", "--set", "refs=tvmaze:41428")
    watchlog("add", "The Wire", "s1e1-e3", "--on", "2008")
    watchlog("rate", "Heat (1995)", "4.5")
    watchlog("plan", "Dune")
    watchlog("view", "save", "good", "stars:4..")
    return watchlog


@pytest.fixture
def old(first: Run, watchlog: Run) -> Path:
    """Its file."""
    watchlog.home.mkdir()
    watchlog.database.write_bytes(first.database.read_bytes())
    return watchlog.database


def test_an_old_history_is_brought_to_the_new_schema(old: Path, migrations: Path) -> None:
    add_next(migrations, *executed())

    open_with(of_next(old, migrations))

    assert ask(old, "PRAGMA user_version") == [(NEXT,)]
    assert ask(old, "SELECT version_num FROM alembic_version") == [(f"{NEXT:04}",)]
    assert ask(old, "SELECT DISTINCT runtime FROM title") == [(90,)]
    assert is_whole(old)


def test_what_was_recorded_is_there_after_a_migration(old: Path, migrations: Path) -> None:
    before = ask(old, "SELECT * FROM watch JOIN watch_tag ON watch_id = watch.id")
    add_next(migrations, *executed())

    open_with(of_next(old, migrations))

    assert ask(old, "SELECT * FROM watch JOIN watch_tag ON watch_id = watch.id") == before != []


def test_a_copy_is_kept_of_what_was_before(old: Path, migrations: Path) -> None:
    before = dump(old)
    add_next(migrations, *executed())

    open_with(of_next(old, migrations))

    (copy,) = backups(old)
    assert dump(copy) == before
    assert "before-migration" in copy.name


def test_a_copy_is_private(old: Path, migrations: Path) -> None:
    add_next(migrations, *executed())

    open_with(of_next(old, migrations))

    modes = [path.stat().st_mode & 0o777 for path in files(old.parent / "backups")]
    assert modes == [0o700, 0o600]


def test_two_copies_of_the_same_moment_are_both_kept(old: Path, migrations: Path) -> None:
    add_next(migrations, *executed())
    content = old.read_bytes()
    open_with(of_next(old, migrations))
    old.write_bytes(content)

    open_with(of_next(old, migrations))

    assert len(backups(old)) == 2


def test_without_a_copy_nothing_is_migrated(old: Path, migrations: Path) -> None:
    add_next(migrations, *executed())
    before = sha256(old)
    (old.parent / "backups").write_bytes(b"")

    with pytest.raises(WatchlogError, match="backups"):
        open_with(of_next(old, migrations))

    assert sha256(old) == before


def test_a_history_that_is_up_to_date_is_not_copied(old: Path, migrations: Path) -> None:
    add_next(migrations, *executed())
    open_with(of_next(old, migrations))
    before = sha256(old)

    open_with(of_next(old, migrations))

    assert len(backups(old)) == 1
    assert sha256(old) == before


def test_a_new_history_goes_through_every_migration(tmp_path: Path, migrations: Path) -> None:
    add_next(migrations, *executed())
    new = tmp_path / "new.db"

    with of_next(new, migrations).changing(NOW):
        pass

    assert ask(new, "SELECT version_num FROM alembic_version") == [(f"{NEXT:04}",)]
    assert backups(new) == []


def test_a_change_in_a_migrated_history_can_be_recorded_at_once(old: Path, migrations: Path) -> None:
    add_next(migrations, *executed())

    with of_next(old, migrations).changing(NOW) as tx:
        assert tx.number("titles.take_numbers", count=1) > 0

    assert ask(old, "PRAGMA user_version") == [(NEXT,)]


def test_foreign_keys_hold_again_after_a_migration(old: Path, migrations: Path) -> None:
    add_next(migrations, *executed())

    with of_next(old, migrations).reading(NOW) as tx:
        assert tx._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize("place", range(len(STATEMENTS) + 1))
def test_a_migration_that_fails_leaves_the_old_history(place: int, old: Path, migrations: Path) -> None:
    before = dump(old)
    steps = executed()
    add_next(migrations, *steps[:place], 'raise RuntimeError("half-way")', *steps[place:])

    with pytest.raises(RuntimeError, match="half-way"):
        open_with(of_next(old, migrations))

    assert dump(old) == before
    assert is_whole(old)


@pytest.mark.parametrize("place", range(len(STATEMENTS) + 1))
def test_a_migration_that_is_killed_leaves_the_old_history(
    place: int, old: Path, migrations: Path, crowd: Crowd
) -> None:
    before = dump(old)
    steps = executed()
    add_next(migrations, *steps[:place], "os.kill(os.getpid(), signal.SIGKILL)", *steps[place:])

    answers = crowd("upgrade", histories=[[str(old), str(migrations)]], schema=NEXT)

    assert answers == [f"ended with {-signal.SIGKILL}"]

    assert dump(old) == before
    assert is_whole(old)


def test_a_migration_that_failed_succeeds_once_it_is_mended(old: Path, migrations: Path) -> None:
    add_next(migrations, *executed(), 'raise RuntimeError("half-way")')
    with pytest.raises(RuntimeError, match="half-way"):
        open_with(of_next(old, migrations))
    mended = migrations.with_name("mended")
    migrations.rename(mended)
    add_next(mended, *executed())

    open_with(of_next(old, mended), NOW + timedelta(hours=1))

    assert ask(old, "PRAGMA user_version") == [(NEXT,)]


def test_a_migration_that_breaks_a_reference_is_taken_back(old: Path, migrations: Path) -> None:
    before = dump(old)
    add_next(migrations, *executed(("DELETE FROM title", f"PRAGMA user_version = {NEXT}")))

    with pytest.raises(Damaged, match="refers to rows that are missing"):
        open_with(of_next(old, migrations))

    assert dump(old) == before


@pytest.mark.parametrize("table", ["watch", "watch_tag", "rating", "plan", "title_ref", "change_row"])
def test_rebuilding_a_parent_loses_no_children(table: str, old: Path, migrations: Path) -> None:
    before = ask(old, f"SELECT * FROM {table}")  # noqa: S608
    add_next(migrations, REBUILD)

    open_with(of_next(old, migrations))

    assert ask(old, f"SELECT * FROM {table}") == before != []  # noqa: S608
    assert is_whole(old)


def test_a_damaged_history_is_not_migrated(old: Path, migrations: Path) -> None:
    add_next(migrations, *executed())
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = 'plan' OR tbl_name = 'plan'")
        connection.commit()
    before = sha256(old)

    with pytest.raises(Damaged):
        open_with(of_next(old, migrations))

    assert sha256(old) == before
    assert backups(old) == []


def test_an_older_program_leaves_a_migrated_history_alone(old: Path, migrations: Path, watchlog: Run) -> None:
    add_next(migrations, *executed())
    open_with(of_next(old, migrations))
    before = sha256(old)

    with pytest.raises(NewerHistory):
        open_with(Database(old, Memory(None), old.parent))

    assert watchlog("list").code == 1
    assert sha256(old) == before


@pytest.mark.parametrize("rounds", [15])
def test_nobody_fails_when_3_processes_migrate_at_once(
    rounds: int, old: Path, migrations: Path, crowd: Crowd, tmp_path: Path
) -> None:
    add_next(migrations, *executed())
    copies = [tmp_path / f"{turn}.db" for turn in range(rounds)]
    for copy in copies:
        copy.write_bytes(old.read_bytes())

    answers = crowd(
        "upgrades", folder=str(tmp_path), processes=3, rounds=rounds, migrations=str(migrations), schema=NEXT
    )

    assert list(itertools.chain.from_iterable(answers)) == [[NEXT]] * 3 * rounds
    assert [ask(copy, "SELECT count(*) FROM chapter") for copy in copies] == [[(4,)]] * rounds
    assert all(is_whole(copy) for copy in copies)


NAMES: Final[dict[str, Callable[[Path], Path]]] = {
    "percent": lambda folder: folder / "100%(x)s",
    "space": lambda folder: folder / "a b",
    "colon": lambda folder: folder / "a:b;c",
}


@pytest.mark.parametrize("place", list(NAMES.values()), ids=list(NAMES))
def test_migrations_are_found_wherever_they_lie(
    place: Callable[[Path], Path], old: Path, migrations: Path, tmp_path: Path
) -> None:
    add_next(migrations, *executed())
    moved = place(tmp_path)
    migrations.rename(moved)

    open_with(of_next(old, moved))

    assert ask(old, "PRAGMA user_version") == [(NEXT,)]
