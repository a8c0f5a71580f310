"""What the tests of the command line stand on: refusals, real processes, a real terminal, and real editors."""

import os
import shlex
import shutil
import signal as signals
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pexpect  # type: ignore[import-untyped]
import pyte
import pytest
from pexpect.fdpexpect import fdspawn  # type: ignore[import-untyped]

from tests.cli.followed import shows
from tests.conftest import NOBODY, SERVICES, Result, Run
from tests.servers.tvmaze import TVmazeServer

ROOT = Path(__file__).parents[2]
SECONDS = 30


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an empty history, made once by the program itself: running all migrations takes a while."""
    watchlog = Run(tmp_path_factory.mktemp("empty") / "home")
    refused = watchlog("add", "#1")  # is refused when the history has been made, and nothing is in it
    assert watchlog.database.exists(), refused
    return watchlog.home


@pytest.fixture
def another(tmp_path: Path, empty: Path) -> Callable[[str], Run]:
    """The program on further homes, by name, each with an empty history."""
    return lambda name: Run(Path(shutil.copytree(empty, tmp_path / name)))


@pytest.fixture
def watchlog(another: Callable[[str], Run]) -> Run:
    """The program on a home with an empty history."""
    return another("home")


@pytest.fixture
def fresh(tmp_path: Path) -> Run:
    """The program where it has never run before."""
    return Run(tmp_path / "fresh")


class Refusal:
    """A command that must be refused: one line on stderr, the right code, nothing on stdout, nothing changed."""

    def __init__(self, watchlog: Run) -> None:
        self.watchlog = watchlog

    def __call__(self, *arguments: str, code: int = 2, **how: Any) -> str:
        """The line that says what was wrong."""
        before = self.watchlog.archive()

        result = self.watchlog(*arguments, **how)

        is_refusal(result, code)
        assert self.watchlog.archive() == before
        return result.err


def is_refusal(result: Result, code: int) -> None:
    """Check that a run said in one line what was wrong."""
    assert result.code == code, result
    assert result.raw == b""
    assert result.err.startswith("watchlog: ")
    assert result.err.endswith("\n")
    assert result.err.count("\n") == 1, result.err
    assert "Traceback" not in result.err
    assert "should not have" not in result.err, result.err


@pytest.fixture
def refused(watchlog: Run) -> Refusal:
    """A command that must be refused."""
    return Refusal(watchlog)


class Shell:
    """The program as a process of its own, on the home of `watchlog`, with nothing else in its environment."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.variables = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "WATCHLOG_HOME": str(home),
            "WATCHLOG_LOOKUP": "never",
            **dict.fromkeys(SERVICES, NOBODY),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "TZ": "Europe/Berlin",
        }
        self.variables |= {name: value for name, value in os.environ.items() if name.startswith("COV_")}

    def __call__(self, *arguments: str | bytes, stdin: bytes = b"", **variables: str) -> Result:
        """Run a command line as it is."""
        return self.run([sys.executable, "-m", "watchlog", *arguments], stdin, variables)

    def under(self, variables: dict[str, str]) -> "Shell":
        """The same with further environment variables."""
        other = Shell(self.home)
        other.variables |= variables
        return other

    def script(self, text: str, *, stdin: bytes = b"", **variables: str) -> Result:
        """Run a script of the shell, in which `$watchlog` is the program."""
        return self.run(["sh", "-c", text], stdin, {"watchlog": f"{sys.executable} -m watchlog"} | variables)

    def run(self, command: list[str | bytes] | list[str], stdin: bytes, variables: dict[str, str]) -> Result:
        """Run any command in this environment."""
        done = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            check=False,
            cwd=ROOT,
            env=self.variables | variables,
            timeout=SECONDS,
        )
        return Result(done.returncode, done.stdout, done.stderr.decode(errors="backslashreplace"))


@pytest.fixture
def shell(watchlog: Run) -> Shell:
    """The program as a process of its own."""
    return Shell(watchlog.home)


class Window:
    """The program on a real terminal: what a person sees of it, and types."""

    def __init__(self, shell: Shell, arguments: tuple[str, ...], columns: int, rows: int, **variables: str) -> None:
        master, slave = os.openpty()
        self.screen = pyte.Screen(columns, rows)
        self._picture = pyte.ByteStream(self.screen)
        os.set_blocking(master, True)
        size = f"stty rows {rows} cols {columns}; exec {shlex.join([sys.executable, '-m', 'watchlog', *arguments])}"
        self.process = subprocess.Popen(
            ["sh", "-c", size],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env=shell.variables | variables,
            start_new_session=True,
        )
        os.close(slave)
        self._typed = fdspawn(master, timeout=SECONDS)
        self.raw = b""

    def sees(self, text: str) -> None:
        """Wait until a text is shown."""
        self._typed.expect_exact(text.encode())
        self._show(self._typed.before + self._typed.after)

    def types(self, text: str) -> None:
        """Type a line."""
        self._typed.write(text + "\n")

    def ends(self) -> int:
        """Wait until the program ends; its exit code."""
        self._typed.expect(pexpect.EOF)
        self._show(self._typed.before)
        return self.process.wait(SECONDS)

    def interrupted(self) -> int:
        """Press Ctrl-C; the exit code."""
        self._typed.write("\x03") if os.tcgetpgrp(self._typed.child_fd) else self.process.send_signal(signals.SIGINT)
        return self.ends()

    def close(self) -> None:
        """Leave nothing running or open."""
        self.process.kill()
        self.process.wait()
        self._typed.close()

    @property
    def lines(self) -> list[str]:
        """What stands on the screen."""
        return [line.rstrip() for line in self.screen.display if line.strip()]

    def _show(self, raw: bytes) -> None:
        self.raw += raw
        self._picture.feed(raw)


Open = Callable[..., Window]


@pytest.fixture
def window(shell: Shell) -> Iterator[Open]:
    """Opens the program on a real terminal."""
    opened: list[Window] = []

    def open_window(*arguments: str, columns: int = 80, rows: int = 40, **variables: str) -> Window:
        opened.append(Window(shell, arguments, columns, rows, **variables))
        return opened[-1]

    yield open_window
    for one in opened:
        one.close()


Editor = Callable[[str], str]


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    """Makes an editor of a line of the shell, in which `$1` is the file."""

    def make(line: str) -> str:
        script = tmp_path / f"editor {time.monotonic_ns()}"
        script.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        script.chmod(0o700)
        return shlex.quote(str(script))

    return make


@pytest.fixture
def followed() -> Iterator[str]:
    """The address of a TVmaze that knows the series of `followed.py`."""
    with TVmazeServer(*shows()) as server:
        yield server.home


@pytest.fixture
def harbour(watchlog: Run, followed: str) -> Run:
    """The program, where the metadata of Harbour, Signal and Lantern can be had, and Harbour's is there."""
    return _planned(watchlog, followed, "Harbour")


@pytest.fixture
def signal(watchlog: Run, followed: str) -> Run:
    """The same with that of Signal."""
    return _planned(watchlog, followed, "Signal")


def _planned(watchlog: Run, followed: str, title: str) -> Run:
    watchlog.variables["WATCHLOG_TVMAZE_URL"] = followed
    for line in (["plan", title, "--series"], ["fetch"]):
        result = watchlog(*line)
        assert result.code == 0, result
    return watchlog
