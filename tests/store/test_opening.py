"""Opening: only a history is opened, whatever else lies there is left alone, and nobody else may look in."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Result, Run
from tests.store.conftest import CommandLine, ask, files, sha256

COMMANDS: Final = [
    "add Dune",
    "list",
    "search dune",
    "show Osmosis",
    "edit #1 --set stars=2",
    "undo",
    "log",
    "view list",
    "view save good dune",
    "export -",
]

an_existing_history = pytest.mark.parametrize("line", COMMANDS)


def refused(result: Result, *words: str) -> None:
    """One line on stderr that says those words, and nothing else."""
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1
    assert result.err.startswith("watchlog: ")
    for word in words:
        assert word in result.err


def with_content(watchlog: Run, content: bytes) -> Path:
    watchlog.home.mkdir()
    watchlog.database.write_bytes(content)
    return watchlog.database


def of_another_program(path: Path, journal: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("CREATE TABLE watch (id INTEGER PRIMARY KEY, title TEXT)")
        connection.execute("INSERT INTO watch (title) VALUES ('mine')")
        connection.commit()


@an_existing_history
def test_a_folder_is_no_history(line: str, watchlog: Run) -> None:
    watchlog.database.mkdir(parents=True)

    refused(watchlog(*line.split()), str(watchlog.database), "is a folder")

    assert list(watchlog.database.iterdir()) == []


@an_existing_history
def test_a_text_is_no_history(line: str, watchlog: Run) -> None:
    text = with_content(watchlog, b"Dear diary, " * 1000)
    before = sha256(text)

    refused(watchlog(*line.split()), "is not a watchlog database")

    assert sha256(text) == before


@pytest.mark.parametrize(
    "content", [b"SQLite format 3\0", b"SQLite format 3\0" + bytes(83), b"S", bytes(4096)], ids=len
)
@pytest.mark.parametrize("line", ["add Dune", "list"])
def test_a_piece_of_a_header_is_no_history(line: str, content: bytes, watchlog: Run) -> None:
    database = with_content(watchlog, content)

    refused(watchlog(*line.split()), "is not a watchlog database")

    assert database.read_bytes() == content


@an_existing_history
def test_an_empty_file_is_no_history(line: str, watchlog: Run) -> None:
    database = with_content(watchlog, b"")

    refused(watchlog(*line.split()), "is empty", "backup")

    assert database.read_bytes() == b""


@an_existing_history
def test_half_a_history_is_said_to_be_damaged(line: str, watchlog: Run) -> None:
    watchlog("add", "Osmosis")
    whole = watchlog.database.read_bytes()
    watchlog.database.write_bytes(whole[: len(whole) // 2])
    before = sha256(watchlog.database)

    refused(watchlog(*line.split()), "is damaged", "backup")

    assert sha256(watchlog.database) == before


@an_existing_history
@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_the_database_of_another_program_is_left_alone(journal: str, line: str, watchlog: Run) -> None:
    watchlog.home.mkdir()
    of_another_program(watchlog.database, journal)
    before = sha256(watchlog.database)

    refused(watchlog(*line.split()), "is the database of another program")

    assert sha256(watchlog.database) == before
    assert not watchlog.database.with_name("watchlog.db-wal").exists()


def test_the_database_that_another_program_has_open_is_left_alone(watchlog: Run) -> None:
    watchlog.home.mkdir()
    of_another_program(watchlog.database, "WAL")

    with closing(sqlite3.connect(watchlog.database)) as other:
        other.execute("INSERT INTO watch (title) VALUES ('not yet in the file')")
        other.commit()
        before = {path: sha256(path) for path in files(watchlog.home) if path.is_file()}
        refused(watchlog("add", "Dune"), "is the database of another program")
        after = {path: sha256(path) for path in files(watchlog.home) if path.name.startswith("watchlog.db")}

    assert after == before


@an_existing_history
def test_a_newer_history_is_left_alone(line: str, watchlog: Run) -> None:
    watchlog("add", "Osmosis")
    with closing(sqlite3.connect(watchlog.database)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = sha256(watchlog.database)

    refused(watchlog(*line.split()), "later watchlog", "99", "upgrade")

    assert sha256(watchlog.database) == before


def test_a_missing_folder_is_not_made_for_a_history_elsewhere(watchlog: Run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "no" / "folder" / "mine.db"

    refused(watchlog("--db", str(elsewhere), "add", "Dune"), str(elsewhere), "folder exists")

    assert not (tmp_path / "no").exists()


def test_a_file_in_the_place_of_a_folder_is_told(watchlog: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    for line in ("add Dune", "list"):
        refused(watchlog("--db", str(tmp_path / "file" / "mine.db"), *line.split()), "mine.db")


@pytest.mark.parametrize(
    "line", ["list", "search dune", "show Dune", "plans", "plans dune", "view list", "log", "export -", "config", ""]
)
def test_looking_at_a_missing_history_makes_none(line: str, watchlog: Run) -> None:
    watchlog(*line.split())

    assert [path for path in files(watchlog.home) if path.is_file() and path.parent.name != "cache"] == []


@pytest.mark.parametrize("line", ["list", "search dune", "plans", "plans dune", "view list", "log", "export -"])
def test_a_missing_history_is_an_empty_one(line: str, watchlog: Run) -> None:
    assert watchlog(*line.split()).code == 0


def test_a_history_is_opened_through_a_link(watchlog: Run, tmp_path: Path) -> None:
    watchlog("add", "Osmosis")
    link = tmp_path / "link.db"
    link.symlink_to(watchlog.database)

    assert watchlog("--db", str(link), "add", "Dune").code == 0

    assert ask(watchlog.database, "SELECT count(*) FROM watch") == [(2,)]


def unreadable(home: Path) -> None:
    (home / "watchlog.db").chmod(0)


def closed(home: Path) -> None:
    home.chmod(0)


def read_only_file(home: Path) -> None:
    (home / "watchlog.db").chmod(0o400)


def read_only_folder(home: Path) -> None:
    (home / "watchlog.db-journal").unlink()
    home.chmod(0o500)


@pytest.mark.parametrize(
    ("forbid", "line"),
    [
        (unreadable, "list"),
        (unreadable, "add Dune"),
        (closed, "list"),
        (closed, "add Dune"),
        (read_only_file, "add Dune"),
        (read_only_file, "undo"),
        (read_only_folder, "add Dune"),
    ],
)
def test_a_lack_of_permission_is_told(
    forbid: Callable[[Path], None], line: str, command: CommandLine, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    command("add", "Osmosis")
    before = sha256(home / "watchlog.db")
    forbid(home)

    done = command(*line.split(), powerless=True)

    home.chmod(0o700)
    (home / "watchlog.db").chmod(0o600)
    refused(Result(done.returncode, done.stdout.encode(), done.stderr), str(home), "permission")
    assert sha256(home / "watchlog.db") == before


def test_a_history_that_may_only_be_read_can_be_read(command: CommandLine, tmp_path: Path) -> None:
    command("add", "Osmosis")
    read_only_file(tmp_path / "home")
    read_only_folder(tmp_path / "home")

    listed = command("list", powerless=True)

    (tmp_path / "home").chmod(0o700)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "Osmosis" in listed.stdout


def test_a_home_that_can_not_be_made_is_told(command: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)

    done = command("add", "Dune", powerless=True, WATCHLOG_HOME=str(tmp_path / "closed" / "home"))

    refused(Result(done.returncode, done.stdout.encode(), done.stderr), "can't be made", "Permission denied")


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077], ids=oct)
@pytest.mark.parametrize("first", ["add Osmosis", "list", "config scale ten"])
def test_nobody_else_may_look_in(first: str, umask: int, command: CommandLine, tmp_path: Path) -> None:
    for line in (first, "add Dune", "list"):
        assert command(*line.split(), umask=umask).returncode == 0

    modes = {str(path.relative_to(tmp_path)): oct(path.stat().st_mode & 0o777) for path in files(tmp_path / "home")}
    expected = {
        str(path.relative_to(tmp_path)): "0o700" if path.is_dir() else "0o600" for path in files(tmp_path / "home")
    }
    assert modes == expected
