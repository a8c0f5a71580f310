"""Every refusal is one line on stderr with the right exit code, and leaves the history as it was."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Refusal, Shell, is_refusal
from tests.conftest import Result, Run

COMMANDS = [
    ["list"],
    ["search", "x"],
    ["show", "x"],
    ["add", "x"],
    ["edit", "1", "--set", "stars=1"],
    ["rm", "1"],
    ["rate", "x", "4"],
    ["tag", "x", "1"],
    ["untag", "x", "1"],
    ["plan", "x"],
    ["unplan", "x"],
    ["plans"],
    ["undo"],
    ["redo"],
    ["log"],
    ["export"],
    [],
]
AS_OTHERS = """
import ctypes, os, sys
for capability in range(64):
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Runs a command without the rights of root, which would see no permissions (PR_CAPBSET_DROP of prctl(2))."""


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["add"],
        ["search"],
        ["show"],
        ["edit"],
        ["rm"],
        ["rate"],
        ["tag"],
        ["tag", "x"],
        ["plan"],
        ["unplan"],
        ["import"],
        ["--nonsense"],
        ["add", "x", "--nonsense"],
        ["add", "x", "--year", "x"],
        ["add", "x", "--year", "1066"],
        ["add", "x", "--year", "9" * 30],
        ["add", "x", "--film", "--series"],
        ["add", "The Wire", "nonsense"],
        ["add", "The Wire", "s1e"],
        ["add", "The Wire", "s1e5-e3"],
        ["add", "The Wire", "s1e1-e99999"],
        ["add", "The Wire", "s1e1..s2e1"],
        ["add", "The Wire", "s99999"],
        ["add", "Heat", "s1e1", "--film"],
        ["add", "x", "--tag", "t" * 501],
        ["add", "x", "--service", "t" * 501],
        ["add", "x", "--with", "t" * 501],
        ["list", "--limit", "x"],
        ["list", "--limit", "-1"],
        ["list", "--limit", "9" * 30],
        ["list", "--limit", str(2**63 - 1), "--json=x"],
        ["list", "--sort", "nonsense"],
        ["list", "--sort", ""],
        ["list", "--sort", "title--"],
        ["list", "--json", "--csv"],
        ["search", ""],
        ["search", " "],
        ["log", "--limit", "x"],
        ["log", "--limit", "9" * 30],
        ["undo", "1", "2"],
        ["redo", "x"],
        ["log", "x"],
        ["export", "-", "--format", "nonsense"],
        ["config", "nonsense"],
        ["config", "scale", "nonsense"],
        ["--db"],
        ["--db", "postgresql://localhost/x", "list"],
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_words_that_mean_nothing_are_refused(watchlog: Run, refused: Refusal, words: list[str]) -> None:
    watchlog("add", "The Wire")

    refused(*words)


@pytest.mark.parametrize("size", [2**31, 2**63 - 2, 2**63 - 1, 2**63, 10**30])
@pytest.mark.parametrize("command", ["list", "log"])
def test_no_limit_is_a_defect(watchlog: Run, command: str, size: int) -> None:
    watchlog("add", "Heat")

    listed = watchlog(command, "--limit", str(size))

    assert listed.code in (0, 2)
    assert "should not have" not in listed.err


@pytest.mark.parametrize("word", ["#999999999999999999", "#9999999999999999999999", "9" * 400, "imdb:" + "t" * 2000])
def test_no_number_is_a_defect(watchlog: Run, word: str) -> None:
    watchlog("add", "Heat")

    for command in (["list"], ["rm"], ["show"], ["undo"], ["edit", "--set", "stars=1"], ["tag", "x"]):
        ended = watchlog(*command, word)
        assert ended.code in (0, 2, 3)
        assert "should not have" not in ended.err


@pytest.mark.parametrize("word", ["a\udcff", "\udc80"])
@pytest.mark.parametrize(
    "command",
    [["add"], ["list"], ["show"], ["plan"], ["add", "x", "--tag"], ["add", "x", "--note"], ["export"], ["import"]],
)
def test_an_argument_that_is_no_text_is_refused(watchlog: Run, refused: Refusal, command: list[str], word: str) -> None:
    watchlog("add", "Heat")

    assert "UTF-8" in refused(*command, word)


@pytest.mark.parametrize(
    "content",
    [b"", b"\0", b"just a text\n" * 20, b"SQLite format 3\0", b"SQLite format 3\0" + b"\0" * 200, os.urandom(5000)],
)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_file_that_is_no_history_is_refused_untouched(
    watchlog: Run, tmp_path: Path, content: bytes, command: Sequence[str]
) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(content)

    is_refusal(watchlog("--db", str(other), *command), 1)
    assert other.read_bytes() == content
    assert not [file for file in tmp_path.iterdir() if file.name.startswith("other.db-")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_database_of_another_program_is_refused_untouched(
    watchlog: Run, tmp_path: Path, command: Sequence[str]
) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE watch (id)")
    connection.close()
    content = other.read_bytes()

    is_refusal(watchlog("--db", str(other), *command), 1)
    assert other.read_bytes() == content


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_folder_is_no_history(watchlog: Run, tmp_path: Path, command: Sequence[str]) -> None:
    is_refusal(watchlog("--db", str(tmp_path), *command), 1)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_newer_history_is_refused_untouched(watchlog: Run, command: Sequence[str]) -> None:
    connection = sqlite3.connect(watchlog.database)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    content = watchlog.database.read_bytes()

    refused = watchlog(*command)

    is_refusal(refused, 1)
    assert "upgrade" in refused.err
    assert watchlog.database.read_bytes() == content


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_truncated_history_is_refused_in_one_line(watchlog: Run, command: Sequence[str]) -> None:
    watchlog("add", "Heat", "--note", "x" * 20_000)
    whole = watchlog.database.read_bytes()
    watchlog.database.write_bytes(whole[: len(whole) // 2])

    ended = watchlog(*command)

    assert "should not have" not in ended.err
    if ended.code:
        assert ended.err.count("\n") == 1


def test_a_history_in_a_folder_that_is_missing_is_refused(fresh: Run, tmp_path: Path) -> None:
    is_refusal(fresh("--db", str(tmp_path / "missing" / "x.db"), "add", "Heat"), 1)
    assert not (tmp_path / "missing").exists()


def test_a_home_that_is_a_file_is_refused(fresh: Run, tmp_path: Path) -> None:
    (tmp_path / "fresh").write_text("mine")

    is_refusal(fresh("add", "Heat"), 1)
    is_refusal(fresh("config", "limit", "3"), 1)


class Unprivileged:
    """The program without the rights of root."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def __call__(self, *arguments: str) -> Result:
        command = [sys.executable, "-m", "watchlog", *arguments]
        return self.shell.run([sys.executable, "-c", AS_OTHERS, *command] if os.geteuid() == 0 else command, b"", {})


@pytest.fixture
def unprivileged(shell: Shell) -> Unprivileged:
    return Unprivileged(shell)


def test_a_history_that_can_not_be_read_is_refused(watchlog: Run, unprivileged: Unprivileged) -> None:
    watchlog.database.chmod(0)

    for command in (["list"], ["add", "Heat"], ["export"], ["undo"]):
        is_refusal(unprivileged(*command), 1)


def test_a_history_that_can_not_be_written_is_read_and_refuses_changes(
    watchlog: Run, unprivileged: Unprivileged
) -> None:
    watchlog("add", "Heat")
    watchlog.database.chmod(0o400)

    assert unprivileged("list").out.count("Heat") == 1
    is_refusal(unprivileged("add", "Dune"), 1)
    assert watchlog("list").out.count("\n") == 1


def test_a_folder_that_can_not_be_written_refuses_changes(watchlog: Run, unprivileged: Unprivileged) -> None:
    watchlog("add", "Heat")
    watchlog.database.with_name("watchlog.db-journal").unlink()
    watchlog.home.chmod(0o500)

    listed, added, set_ = unprivileged("list"), unprivileged("add", "Dune"), unprivileged("config", "limit", "3")

    watchlog.home.chmod(0o700)
    assert (listed.code, listed.out.count("Heat")) == (0, 1)
    is_refusal(added, 1)
    is_refusal(set_, 1)


def test_a_first_run_where_nothing_may_be_written_is_refused(
    shell: Shell, unprivileged: Unprivileged, tmp_path: Path
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(0o500)
    shell.variables["WATCHLOG_HOME"] = str(closed / "home")

    is_refusal(unprivileged("add", "Heat"), 1)
    assert unprivileged("list") == (0, b"", "")


def test_a_cache_that_can_not_be_written_is_no_failure(watchlog: Run, unprivileged: Unprivileged) -> None:
    cache = watchlog.home / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    cache.mkdir(0o500)

    added = unprivileged("add", "Heat")

    cache.chmod(0o700)
    assert (added.code, added.err) == (0, "")


def test_an_export_where_nothing_may_be_written_is_refused(unprivileged: Unprivileged, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(0o500)

    is_refusal(unprivileged("export", str(closed / "history.csv")), 1)


def test_an_import_that_may_not_be_read_is_refused(unprivileged: Unprivileged, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("title\nHeat\n")
    (tmp_path / "secret.csv").chmod(0)

    is_refusal(unprivileged("import", str(tmp_path / "secret.csv")), 1)


@pytest.mark.parametrize(
    "command",
    [["add", "Dune", "--note", "x" * 60_000], ["export", "history.csv"], ["config", "limit", "3"]],
    ids=lambda words: words[0],
)
def test_a_file_that_may_not_grow_changes_nothing(
    watchlog: Run, shell: Shell, tmp_path: Path, command: list[str]
) -> None:
    watchlog("add", "Heat", "--note", "x" * 60_000)
    watchlog("config", "scale", "ten")
    before, settings = watchlog.archive(), (watchlog.home / "config.toml").read_bytes()
    limit = 4 if command[0] == "config" else watchlog.database.stat().st_size + 4096 if command[0] == "add" else 4096
    words = [str(tmp_path / word) if word == "history.csv" else word for word in command]

    done = subprocess.run(
        [sys.executable, "-m", "watchlog", *words],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=shell.variables | {"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )

    is_refusal(Result(done.returncode, done.stdout, done.stderr.decode()), 1)
    assert watchlog.archive() == before
    assert (watchlog.home / "config.toml").read_bytes() == settings
    assert not (tmp_path / "history.csv").exists()


def test_a_full_disk_changes_nothing(watchlog: Run, shell: Shell, tmp_path: Path) -> None:
    watchlog("add", "Heat")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shell.run(["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", str(disk)], b"", {})
    if mounted.code:
        pytest.skip(f"no disk can be mounted here: {mounted.err.strip()}")
    script = f"""
        mount -t tmpfs -o size=500k tmpfs {disk}
        cp {watchlog.database} {disk}/watchlog.db
        head -c 16k /dev/zero > {disk}/ballast; cat /dev/zero > {disk}/rest 2>/dev/null; rm {disk}/ballast
        $watchlog --db {disk}/watchlog.db add Dune --note - ; echo "ended with $?"
        $watchlog export {disk}/history.csv; echo "ended with $?"
        ls -A {disk}
        $watchlog --db {disk}/watchlog.db list --json=title
    """

    done = shell.run(
        ["unshare", "-rm", "sh", "-c", script], b"x" * 500_000, {"watchlog": f"{sys.executable} -m watchlog"}
    )

    assert done.out.splitlines()[0] == "ended with 1", done
    assert "disk is full" in done.err.splitlines()[0], done
    assert done.out.endswith('[{"title": "Heat"}]\n')
    assert "should not have" not in done.err


def test_a_history_locked_past_the_patience_is_refused(watchlog: Run) -> None:
    watchlog("add", "Heat")
    other = sqlite3.connect(watchlog.database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    added = watchlog("add", "Dune")

    other.execute("ROLLBACK")
    other.close()
    is_refusal(added, 1)
    assert "locked" in added.err
    assert watchlog("list").out.count("\n") == 1


def test_debug_shows_where_it_happened(watchlog: Run) -> None:
    for arguments in (["--debug", "show", "x"], ["show", "x", "--debug"]):
        shown = watchlog(*arguments)
        assert (shown.code, shown.out) == (3, "")
        assert "Traceback" in shown.err
