"""Many at once lose nothing, refuse nothing and break nothing; nor does one that is killed."""

import itertools
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.store.conftest import PATIENCE, Crowd, ask, environment, files, is_whole
from watchlog.errors import Locked
from watchlog.store.database import Database
from watchlog.store.memory import Memory

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_800_adds_by_16_processes_are_800_watches(crowd: Crowd, tmp_path: Path) -> None:
    database = tmp_path / "watchlog.db"

    answers = crowd("adds", database=str(database), processes=16, each=50)

    assert [answer for answer in answers if isinstance(answer, str)] == []
    acknowledged = sorted(itertools.chain.from_iterable(answers))
    assert [(number,) for number in acknowledged] == ask(database, "SELECT id FROM watch ORDER BY id")
    assert len(acknowledged) == 800
    assert is_whole(database)


def test_every_one_of_80_command_lines_at_once_is_kept(watchlog: Run) -> None:
    loop = f"for turn in 0 1 2 3 4 5 6 7 8 9; do '{sys.executable}' -m watchlog add \"Title $0 $turn\" || exit; done"
    variables = environment({"WATCHLOG_HOME": str(watchlog.home)})
    shells = [
        subprocess.Popen(
            ["sh", "-c", loop, str(shell)], env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for shell in range(8)
    ]

    remarks = [shell.communicate(timeout=PATIENCE)[1] for shell in shells]

    assert remarks == [b""] * 8
    assert len(watchlog("list", "--json=title").json) == 80
    assert is_whole(watchlog.database)


def test_a_title_that_8_processes_record_at_once_is_one_title(crowd: Crowd, tmp_path: Path) -> None:
    database = tmp_path / "watchlog.db"

    rounds = crowd("same_title", database=str(database), processes=8, rounds=20)

    assert [answer for answers in rounds for answer in answers if isinstance(answer, str)] == []
    assert ask(database, "SELECT count(*), count(DISTINCT name) FROM title") == [(20, 20)]
    assert ask(database, "SELECT count(*) FROM watch") == [(160,)]


def test_nobody_fails_when_4_processes_run_for_the_first_time_at_once(crowd: Crowd, tmp_path: Path) -> None:
    rounds = crowd("first_runs", folder=str(tmp_path), processes=4, rounds=25)

    assert [answer for answers in rounds for answer in answers if isinstance(answer, str)] == []
    databases = [tmp_path / str(turn) / "watchlog.db" for turn in range(25)]
    assert [ask(database, "SELECT count(*) FROM watch") for database in databases] == [[(4,)]] * 25


def test_a_new_history_is_never_seen_empty(crowd: Crowd, tmp_path: Path) -> None:
    rounds = crowd("first_runs", folder=str(tmp_path), processes=2, rounds=5)

    seen = [answers[0] for answers in rounds]
    assert all(seen)
    assert min(itertools.chain.from_iterable(seen)) > 0


def test_first_runs_leave_no_drafts_behind(crowd: Crowd, tmp_path: Path) -> None:
    crowd("first_runs", folder=str(tmp_path), processes=4, rounds=3)

    assert [path for path in files(tmp_path) if path.name.startswith(".")] == []


def test_a_database_that_stays_locked_is_said_to_be(watchlog: Run) -> None:
    watchlog("add", "Osmosis")
    database = Database(watchlog.database, Memory(None), watchlog.home, busy_seconds=0.2)

    with closing(sqlite3.connect(watchlog.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Locked, match="another program keeps"), database.changing(NOW):
            pass
        with pytest.raises(Locked, match="another program keeps"), database.reading(NOW):
            pass


def test_a_lock_that_is_let_go_in_time_is_waited_for(watchlog: Run) -> None:
    watchlog("add", "Osmosis")
    command = [sys.executable, "-m", "watchlog", "add", "Dune"]

    with closing(sqlite3.connect(watchlog.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with subprocess.Popen(command, env=environment(watchlog.variables), stdout=subprocess.DEVNULL) as waiting:
            with pytest.raises(subprocess.TimeoutExpired):
                waiting.wait(1)
            other.execute("COMMIT")
            assert waiting.wait(PATIENCE) == 0

    assert len(watchlog("list", "--json=title").json) == 2


def test_who_reads_does_not_wait_for_who_has_begun_to_write(watchlog: Run) -> None:
    watchlog("add", "Osmosis")
    database = Database(watchlog.database, Memory(None), watchlog.home, busy_seconds=0)

    with closing(sqlite3.connect(watchlog.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with database.reading(NOW) as tx:
            assert tx.number("watches.count") == 1


def test_kills_lose_no_acknowledged_watch_and_break_nothing(crowd: Crowd, watchlog: Run) -> None:
    watchlog("add", "Osmosis")

    acknowledged = crowd("killed_adds", database=str(watchlog.database), kills=50, seed=2026)

    numbers = set(itertools.chain.from_iterable(acknowledged))
    assert numbers
    assert numbers <= {row[0] for row in ask(watchlog.database, "SELECT id FROM watch")}
    assert is_whole(watchlog.database)
    assert watchlog("add", "Dune").code == 0


def test_a_killed_add_is_in_the_history_and_in_the_journal_or_in_neither(crowd: Crowd, watchlog: Run) -> None:
    watchlog("add", "Osmosis")

    crowd("killed_adds", database=str(watchlog.database), kills=10, seed=7)

    noted = ask(watchlog.database, "SELECT count(*) FROM change_row WHERE table_name = 'watch'")
    assert noted == ask(watchlog.database, "SELECT count(*) FROM watch")
    assert ask(watchlog.database, "SELECT open_change FROM about") == [(None,)]
