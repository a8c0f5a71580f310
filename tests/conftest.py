"""What every test stands on: the program run on a home of its own, with a stopped clock."""

import contextlib
import io
import json
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from watchlog.app import Environment
from watchlog.cli.main import run
from watchlog.registry import PROVIDERS

settings.register_profile("watchlog", deadline=None, print_blob=True)
settings.load_profile("watchlog")


def _sockets_are_closed(event: str, arguments: tuple[Any, ...]) -> None:
    """No test and no command may look up or connect to anything but this very computer; an audit hook sees it all."""
    if event == "socket.getaddrinfo" and not _is_here(arguments[0]):
        raise AssertionError(f"a test reached for the network: {event} {arguments}")
    if event == "socket.connect" and isinstance(arguments[1], tuple) and not _is_here(arguments[1][0]):
        raise AssertionError(f"a test reached for the network: {event} {arguments[1:]}")


def _is_here(host: str | bytes | None) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    try:
        return name == "localhost" or ip_address(name or "").is_loopback
    except ValueError:
        return False


sys.addaudithook(_sockets_are_closed)

SERVICES = [f"WATCHLOG_{name.upper()}_URL" for name in PROVIDERS]
NOBODY = "http://127.0.0.1:9"
"""Where nobody listens, who may be asked about titles unless a test says otherwise."""

SUNDAY = datetime(2026, 11, 22, 21, 30, tzinfo=ZoneInfo("Europe/Berlin"))


class Result(NamedTuple):
    """What a run of the program left."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.raw)


class Stream(io.TextIOWrapper):
    """A standard stream in memory, which may say that it is a terminal."""

    def __init__(self, content: bytes = b"", *, terminal: bool = False, encoding: str = "utf-8") -> None:
        self.bytes = io.BytesIO(content)
        self.terminal = terminal
        super().__init__(self.bytes, encoding=encoding, errors="backslashreplace", newline="")

    def isatty(self) -> bool:
        return self.terminal


class Run:
    """The program on one home; called like its command line.

    `watchlog("add", "Osmosis", "--stars", "1")` runs `watchlog add Osmosis --stars 1`. The clock stands still until
    it is moved by hand.
    """

    def __init__(self, home: Path, now: datetime = SUNDAY) -> None:
        self.home = home
        self.now = now
        self.variables: dict[str, str] = {
            "WATCHLOG_HOME": str(home),
            "WATCHLOG_LOOKUP": "never",
            "WATCHLOG_UNPACED": "1",
            "TERM": "xterm-256color",
            **dict.fromkeys(SERVICES, NOBODY),
        }

    def __call__(
        self,
        *arguments: str,
        stdin: bytes = b"",
        terminal: bool = False,
        asked: bool | None = None,
        encoding: str = "utf-8",
        **variables: str,
    ) -> Result:
        """Run a command line.

        Args:
            stdin: What is piped in, or typed.
            terminal: Whether a person looks at the output, and is there to answer.
            asked: Whether somebody is there to answer, when that is not the same.
            encoding: That of the standard streams.
            variables: Environment variables beside the home.
        """
        typed = Stream(stdin, terminal=terminal if asked is None else asked)
        shown, remarks = (Stream(terminal=terminal, encoding=encoding) for _ in range(2))
        environment = Environment(self.variables | variables, typed, shown, remarks, lambda: self.now)
        with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(remarks):
            code = run(arguments, environment)
        shown.flush()
        remarks.flush()
        return Result(code, shown.bytes.getvalue(), remarks.bytes.getvalue().decode(encoding))

    @property
    def database(self) -> Path:
        return self.home / "watchlog.db"

    def later(self, **passed: float) -> None:
        """Let time pass."""
        self.now += timedelta(**passed)

    def archive(self) -> bytes:
        """Everything that is in the history."""
        exported = self("export", "-", "--format", "archive")
        assert exported.code == 0, exported.err
        return exported.raw


@pytest.fixture
def watchlog(tmp_path: Path) -> Run:
    """The program on a new home."""
    return Run(tmp_path / "home")


@pytest.fixture
def another(tmp_path: Path) -> Callable[[str], Run]:
    """The program on further homes, by name."""
    return lambda name: Run(tmp_path / name)
