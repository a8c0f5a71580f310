"""The program as a process among others: pipes that close, disks that are full, locales that know nothing, signals."""

import json
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Shell, is_refusal
from tests.conftest import Run

TITLE = "Élite 进击的巨人 🦈"
IN_EVERY_LOCALE = pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
    ids=["C", "cp1252", "ascii"],
)
ONE_OF_EACH_SHAPE = ["list", "list --json", "show elite", "export", "", "--help"]


@pytest.fixture
def full(watchlog: Run) -> Run:
    watchlog("add", TITLE, "s1e1-e2", "--stars", "3.5", "--note", "“Über”", "--tag", "größe")
    return watchlog


def test_python_m_watchlog_is_the_program(full: Run, shell: Shell) -> None:
    assert shell("list").raw == full("list").raw


@pytest.mark.parametrize("command", ["list", "list --json", "list --csv", "export", "export - --format archive"])
def test_a_reader_that_has_had_enough_is_no_failure(full: Run, shell: Shell, command: str) -> None:
    full("add", "The Wire", "s1e1-e900", "--note", "x" * 200)

    piped = shell.script(f"{{ $watchlog {command}; echo $? >&2; }} | head -1")

    assert piped.err == "0\n"
    assert piped.raw.count(b"\n") == 1


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("command", ONE_OF_EACH_SHAPE)
def test_a_reader_that_is_gone_is_no_traceback(shell: Shell, command: str) -> None:
    piped = shell.script(f"{{ sleep 0.3; $watchlog {command}; echo $? >&2; }} | true")

    assert "Traceback" not in piped.err
    assert "Exception" not in piped.err
    assert "should not have" not in piped.err


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("command", [*ONE_OF_EACH_SHAPE, "--version"])
def test_a_full_device_is_told_in_one_line(shell: Shell, command: str) -> None:
    written = shell.script(f"$watchlog {command} > /dev/full")

    is_refusal(written, 1)
    assert "No space left" in written.err


@pytest.mark.parametrize("command", [*ONE_OF_EACH_SHAPE, "--version", "add Dune", "export history.csv"])
def test_a_closed_output_is_no_traceback(full: Run, shell: Shell, command: str) -> None:
    text = command.replace("history.csv", str(full.home / "history.csv"))

    done = shell.script(f"$watchlog {text} >&-")

    assert "Traceback" not in done.err
    assert "should not have" not in done.err
    assert done.err.count("\n") <= 1


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("command", ["list", "add Dune", "show nothing", "rm nothing"])
def test_closed_errors_change_no_exit_code(shell: Shell, command: str) -> None:
    done = shell.script(f"$watchlog {command} 2>&-")

    assert done.code == (3 if "nothing" in command else 0)
    assert b"watchlog: " not in done.raw


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("command", ["list", "add Dune", "export"])
def test_a_closed_input_is_no_hindrance(shell: Shell, command: str) -> None:
    done = shell.script(f"$watchlog {command} <&-")

    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("command", ["add Dune --note -", "rm 1 2 3"])
def test_a_closed_input_answers_nothing(full: Run, shell: Shell, command: str) -> None:
    full("add", "Them!")
    before = full.archive()

    is_refusal(shell.script(f"$watchlog {command} <&-"), 2)
    assert full.archive() == before


@pytest.mark.usefixtures("full")
@IN_EVERY_LOCALE
@pytest.mark.parametrize("command", ONE_OF_EACH_SHAPE)
def test_no_locale_is_a_traceback(shell: Shell, locale: dict[str, str], command: str) -> None:
    shown = shell.under(locale).script(f"$watchlog {command}")

    assert (shown.code, "Traceback" in shown.err) == (0, False), shown.err


@IN_EVERY_LOCALE
def test_a_title_is_kept_in_every_locale(shell: Shell, watchlog: Run, locale: dict[str, str]) -> None:
    added = shell.under(locale)("add", TITLE.encode(), "--note", "-", stdin="“Über”\r\n".encode())

    assert (added.code, added.err) == (0, "")
    assert watchlog("list", "--json=title,note").json == [{"title": TITLE, "note": "“Über”\r\n"}]


@IN_EVERY_LOCALE
def test_json_and_csv_are_utf_8_in_every_locale(full: Run, shell: Shell, locale: dict[str, str]) -> None:
    for command in (["list", "--json"], ["list", "--csv"], ["export"], ["show", "elite", "--json"]):
        assert shell.under(locale)(*command).raw == full(*command).raw


@pytest.mark.usefixtures("full")
@IN_EVERY_LOCALE
def test_an_error_is_told_in_every_locale(shell: Shell, locale: dict[str, str]) -> None:
    is_refusal(shell.under(locale)("show", "Čapek“s”".encode()), 3)


@pytest.mark.parametrize("command", [["add"], ["list"], ["--db"], ["add", "x", "--note"], ["import"]])
def test_arguments_that_are_not_utf_8_are_refused(full: Run, shell: Shell, command: Sequence[str]) -> None:
    before = full.archive()

    is_refusal(shell(*command, b"caf\xe9"), 2)
    assert full.archive() == before


@pytest.mark.usefixtures("full")
def test_a_pipe_has_no_colour_and_force_color_gives_it(shell: Shell) -> None:
    assert b"\x1b" not in shell("list").raw
    assert b"\x1b" in shell("list", FORCE_COLOR="1").raw
    assert b"\x1b" not in shell("list", FORCE_COLOR="").raw


def test_columns_of_a_pipe_cut_nothing(full: Run, shell: Shell) -> None:
    assert shell("list", COLUMNS="20").raw == full("list").raw


def test_a_note_comes_from_a_pipe(shell: Shell, watchlog: Run) -> None:
    piped = shell.script("printf 'a\\r\\nb\\rc' | $watchlog add Heat --note -")

    assert piped.code == 0
    assert watchlog("list", "--json=note").json == [{"note": "a\r\nb\rc"}]


@pytest.mark.usefixtures("full")
def test_an_import_comes_from_a_pipe(shell: Shell) -> None:
    shell.script('cat > "$WATCHLOG_HOME/in.csv"; mkfifo "$WATCHLOG_HOME/pipe"', stdin=b"title\nHeat\n")

    imported = shell.script(
        'cat "$WATCHLOG_HOME/in.csv" > "$WATCHLOG_HOME/pipe" & $watchlog import "$WATCHLOG_HOME/pipe" --json'
    )

    assert json.loads(imported.raw)["imported"] == 1, imported.err


@pytest.mark.usefixtures("full")
def test_an_export_goes_to_devices(shell: Shell) -> None:
    assert shell("export", "/dev/stdout", "--format", "csv").raw.startswith(b"title,")
    assert shell("export", "/dev/null").code == 0


def interrupt(shell: Shell, *arguments: str) -> tuple[int, bytes, bytes]:
    process = subprocess.Popen(
        [sys.executable, "-m", "watchlog", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=shell.variables,
    )
    assert process.stdin
    process.stdin.write(b"half of a note")
    process.stdin.flush()
    waits = Path(f"/proc/{process.pid}/fdinfo/0")
    deadline = time.monotonic() + 20
    while (
        not Path(f"/proc/{process.pid}/wchan").read_text().startswith(("pipe_read", "anon_pipe_read"))
        and waits.exists()
    ):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=20)
    return process.returncode, output, errors


def test_an_interrupt_gives_130_and_changes_nothing(full: Run, shell: Shell) -> None:
    before = full.archive()

    code, output, errors = interrupt(shell, "add", "Heat", "--note", "-")

    assert (code, output) == (130, b"")
    assert b"Traceback" not in errors
    assert full.archive() == before


@pytest.mark.parametrize("umask", ["000", "077"])
def test_everything_is_private_whatever_the_umask(shell: Shell, tmp_path: Path, umask: str) -> None:
    home = tmp_path / "private" / "home"
    home.parent.mkdir()
    shell.variables["WATCHLOG_HOME"] = str(home)

    commands = ["add Heat", "config limit 7", "list", f"export {home}/history.csv"]

    shell.script(f"umask {umask}; " + "; ".join(f"$watchlog {command}" for command in commands))

    modes = {
        str(path.relative_to(home)): stat.S_IMODE(path.stat().st_mode)
        for path in [home, *home.rglob("*")]
        if path.exists()
    }
    assert {"watchlog.db", "config.toml", "cache", "history.csv"} <= set(modes)
    assert {
        name: oct(mode) for name, mode in modes.items() if mode != (0o700 if (home / name).is_dir() else 0o600)
    } == {}


def test_the_directories_of_the_platform_are_used_without_a_home(shell: Shell, tmp_path: Path) -> None:
    del shell.variables["WATCHLOG_HOME"]
    shell.variables["HOME"] = str(tmp_path / "user")
    (tmp_path / "user").mkdir()

    shell("add", "Heat")
    shell("config", "limit", "7")

    made = {path.name for path in (tmp_path / "user").rglob("*")}
    assert {"watchlog.db", "config.toml"} <= made


def test_an_export_to_a_full_device_is_refused(shell: Shell) -> None:
    is_refusal(shell("export", "/dev/full"), 1)
