"""Servers of the worst kind on this computer, and somebody who asks them with a planted key."""

import contextlib
import json
import logging
import secrets
import shutil
import socket
import ssl
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final

import pytest

from watchlog.errors import NetworkTrouble
from watchlog.providers.wire.call import Answer, Call
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.network import Network

PATIENCE: Final = 60
"""Seconds after which a test fails rather than waits on."""

BLINK: Final = 0.05
ROOT: Final = Path(__file__).parents[2]

Behaviour = Callable[[socket.socket, str], object]
"""What is done with a connection once a request's head has been read."""


def said(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> bytes:
    """An answer as it stands on the wire; `retry_after="5"` is a header."""
    content = body.encode() if isinstance(body, str) else body
    named = {"content-length": str(len(content))} | {name.replace("_", "-"): text for name, text in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {text}" for name, text in named.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1") + content


def as_json(content: Any, **headers: str) -> bytes:
    return said(json.dumps(content), content_type="application/json", **headers)


def saying(*answers: bytes) -> Behaviour:
    """Give these answers, one a request, the last again and again; none at all hangs up."""
    left = list(answers)

    def say(connection: socket.socket, _: str) -> None:
        answer = left.pop(0) if len(left) > 1 else left[0]
        if not answer:
            raise ConnectionAbortedError
        connection.sendall(answer)

    return say


class Server:
    """A server on this computer that does to each request what it is told.

    Attributes:
        heads: Of the requests so far.
        connections: How many there were.
        asked: Set with the first request.
        left_alone: Set when somebody has gone away again.
    """

    def __init__(self, behave: Behaviour, context: ssl.SSLContext | None = None) -> None:
        self.heads: list[str] = []
        self.connections = 0
        self.asked = Event()
        self.left_alone = Event()
        self._behave = behave
        self._context = context
        self._stopped = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(BLINK)
        self._threads = [Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    @property
    def home(self) -> str:
        scheme = "https" if self._context else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        self._stopped = True
        for thread in self._threads:
            thread.join(PATIENCE)
        self._listener.close()

    def _accept(self) -> None:
        while not self._stopped:
            with contextlib.suppress(TimeoutError):
                connection, _ = self._listener.accept()
                self.connections += 1
                self._threads.append(Thread(target=self._converse, args=(connection,), daemon=True))
                self._threads[-1].start()

    def _converse(self, connection: socket.socket) -> None:
        """Answer until the other side goes away, or the test has ended."""
        with contextlib.suppress(OSError), contextlib.closing(connection):
            connection.settimeout(PATIENCE)
            safe = self._context.wrap_socket(connection, server_side=True) if self._context else connection
            with contextlib.closing(safe):
                safe.settimeout(BLINK)
                while head := self._head(safe):
                    self.heads.append(head)
                    self.asked.set()
                    self._behave(safe, head)
        self.left_alone.set()

    def _head(self, connection: socket.socket) -> str:
        head = b""
        while not head.endswith(b"\r\n\r\n") and not self._stopped:
            with contextlib.suppress(TimeoutError):
                received = connection.recv(1)
                if not received:
                    break
                head += received
        return head.decode("latin-1")


class Asking:
    """Somebody who asks with a key that must be seen nowhere."""

    def __init__(self, folder: Path) -> None:
        self.key = secrets.token_hex(16)
        self._folder = folder / "cache"
        self._networks: list[Network] = []
        self.network = self.begin()

    def begin(self, variables: Mapping[str, str] | None = None) -> Network:
        """Another run of the program on the same cache."""
        self.network = Network(self._folder, variables or {})
        self._networks.append(self.network)
        return self.network

    def end(self) -> None:
        for network in self._networks:
            network.close()

    def call(self, home: str, path: str = "/search/shows") -> Call:
        secret, header = ("api_key", self.key), ("X-Api-Key", self.key)
        return Call("tvmaze", "TVmaze", home, path, (("q", "dune"),), (secret,), (header,))

    def ask(self, home: str, path: str = "/search/shows", within: float = PATIENCE) -> Answer:
        return self.network.ask(self.call(home, path), Deadline(within))

    def trouble(self, home: str, within: float = PATIENCE) -> NetworkTrouble:
        """What goes wrong, once it is certain that nothing of the address or the key hangs on it."""
        with pytest.raises(NetworkTrouble) as caught:
            self.ask(home, within=within)
        trouble = caught.value
        shown = f"{trouble.problem}. {trouble.hint}"
        assert not {"\n", "?"} & {*shown}
        assert "://" not in shown
        assert self.key not in "".join(traceback.format_exception(trouble))
        hidden = trouble.__context__
        while hidden is not None:
            assert self.key not in repr(hidden) + repr(vars(hidden))
            hidden = hidden.__context__
        return trouble

    @property
    def kept(self) -> list[Path]:
        """The files of answers."""
        return sorted(self._folder.rglob("*.json"))


@pytest.fixture
def asking(tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Iterator[Asking]:
    """Somebody who asks, and makes sure afterwards that the key is in no log, no output and no file."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="urllib3")
    asking = Asking(tmp_path)
    yield asking
    asking.end()
    shown = capfd.readouterr()
    logged = [
        f"{record.getMessage()}{record.exc_info}" for record in caplog.get_records("call") if record.name != "werkzeug"
    ]  # a server may log what it was asked
    assert asking.key not in "".join(logged) + shown.out + shown.err
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or asking.key.encode() not in file.read_bytes()


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Start a server that does as it is told."""
    servers: list[Server] = []

    def started(behave: Behaviour, context: ssl.SSLContext | None = None) -> Server:
        servers.append(Server(behave, context))
        return servers[-1]

    yield started
    for server in servers:
        server.close()


@pytest.fixture(scope="session")
def httpserver_listen_address() -> tuple[str, int]:
    """By number: localhost may mean two addresses, one of them without a server."""
    return "127.0.0.1", 0


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that nobody vouches for; its key stands in the same file."""
    command = shutil.which("openssl")
    if command is None:
        pytest.skip("there is no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("certificate")
    file, key = folder / "certificate.pem", folder / "key.pem"
    options = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=watchlog -addext subjectAltName=IP:127.0.0.1"
    making = [command, *options.split(), "-keyout", str(key), "-out", str(file)]
    subprocess.run(making, check=True, capture_output=True, timeout=PATIENCE)
    file.write_text(file.read_text() + key.read_text())
    return file


@pytest.fixture
def safely(certificate: Path) -> ssl.SSLContext:
    """What a server needs to answer https."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


ALONE: Final = """
import json, sys, time
from watchlog.errors import WatchlogError
from watchlog.providers.wire.call import Call
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.network import Network
from watchlog.providers.wire.pacing import Pace

def ask(home, within, pace=None):
    try:
        answer = network.ask(Call("tvmaze", "TVmaze", home, "/shows/1", pace=pace), Deadline(within, within))
        print(json.dumps(answer.content), flush=True)
    except WatchlogError as error:
        print(error.problem, flush=True)

network = Network(None, {})
"""
"""The beginning of a program that asks, where `ask` does it and says what came of it."""


def begun(program: str, **variables: str) -> "subprocess.Popen[str]":
    """A program of its own, which the rules for tests do not hold for."""
    return subprocess.Popen(
        [sys.executable, "-c", ALONE + program],
        env={"PYTHONPATH": str(ROOT), **variables},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
