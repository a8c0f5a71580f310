"""The network on bad days: whatever comes back, it is one line, soon, and takes little memory."""

import contextlib
import gzip
import signal
import socket
import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Final

import pytest

from tests.providers.conftest import PATIENCE, Asking, Behaviour, Server, as_json, begun, said, saying
from watchlog.errors import NetworkTrouble
from watchlog.providers.wire.deadline import Deadline

Serve = Callable[..., Server]

MEBIBYTE: Final = 1 << 20
SHORT: Final = 0.4
"""Seconds."""


def zeros(mebibytes: int) -> bytes:
    """So many mebibytes of zeros, packed to a few kilobytes."""
    packing = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    head = packing.compress(b"\0" * MEBIBYTE) + packing.flush(zlib.Z_FULL_FLUSH)
    again = packing.compress(b"\0" * MEBIBYTE) + packing.flush(zlib.Z_FULL_FLUSH)
    return head + again * (mebibytes - 1) + packing.flush()


def forever(head: bytes, piece: bytes, pause: float) -> Behaviour:
    """A head at once, and then pieces without end."""

    def drip(connection: socket.socket, _: str) -> None:
        connection.settimeout(PATIENCE)
        connection.sendall(head)
        while True:
            connection.sendall(piece)
            time.sleep(pause)

    return drip


def reset(connection: socket.socket, _: str) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def too_short(connection: socket.socket, _: str) -> None:
    connection.sendall(said("[]", content_length="100"))
    connection.close()


NO_JSON: Final[dict[str, bytes | str]] = {
    "html": "<!DOCTYPE html><html><body>Please log in</body></html>",
    "truncated": '[{"name": "Dune"',
    "nested": "[" * 100_000,
    "nested and closed": "[" * 100_000 + "]" * 100_000,
    "nested objects": '{"a":' * 100_000,
    "not a number": '{"rating": NaN}',
    "infinite": "[Infinity]",
    "too large a number": "[1e999]",
    "too long a number": "1" * 100_000,
    "two values": "[] []",
    "nul": "\0",
    "another encoding": '["é"]'.encode("latin-1"),
    "utf-16": '["é"]'.encode("utf-16"),
}


@pytest.mark.parametrize("body", NO_JSON.values(), ids=NO_JSON)
def test_what_is_no_json_is_trouble(body: bytes | str, asking: Asking, serve: Serve) -> None:
    trouble = asking.trouble(serve(saying(said(body))).home)

    assert trouble.problem == "TVmaze answered what is no JSON"
    assert trouble.exit_code == 5


@pytest.mark.parametrize("body", NO_JSON.values(), ids=NO_JSON)
def test_a_refusal_need_not_be_json(body: bytes | str, asking: Asking, serve: Serve) -> None:
    assert asking.ask(serve(saying(said(body, "403 Forbidden"))).home) == (403, None)


@pytest.mark.parametrize("status", ["200 OK", "302 Found", "404 Not Found", "503 Busy"])
def test_a_bomb_takes_little_memory(status: str, asking: Asking, serve: Serve) -> None:
    server = serve(saying(said(zeros(300), status, content_encoding="gzip", location="/on")))
    asking.ask(serve(saying(as_json([]))).home)  # what is imported on the way is not meant

    tracemalloc.start()
    try:
        asking.trouble(server.home, within=SHORT)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert most < 32 * MEBIBYTE


def test_a_bomb_is_told_in_a_line(asking: Asking, serve: Serve) -> None:
    server = serve(saying(said(zeros(300), content_encoding="gzip")))

    assert asking.trouble(server.home).problem == "TVmaze answered more than anybody could want to know"


def test_what_is_behind_a_refusal_for_now_does_not_matter(asking: Asking, serve: Serve) -> None:
    server = serve(saying(said(zeros(300), "503 Busy", content_encoding="gzip", retry_after="86400")))

    assert asking.trouble(server.home).problem == "TVmaze asks to be left alone for 86400 s"


def test_four_mebibytes_are_read_and_not_a_byte_more(asking: Asking, serve: Serve) -> None:
    most = b'"' + b"a" * (4 * MEBIBYTE - 2) + b'"'

    assert len(asking.ask(serve(saying(said(most))).home).content) == 4 * MEBIBYTE - 2
    assert asking.ask(serve(saying(said(gzip.compress(most, 1), content_encoding="gzip"))).home).status == 200
    for answer in (said(most + b" "), said(gzip.compress(most + b" ", 1), content_encoding="gzip")):
        assert "more than" in asking.trouble(serve(saying(answer)).home).problem


def test_an_answer_without_end_is_not_read_to_its_end(asking: Asking, serve: Serve) -> None:
    server = serve(forever(b"HTTP/1.1 200 OK\r\n\r\n", b" " * MEBIBYTE, 0))

    assert asking.trouble(server.home).problem == "TVmaze answered more than anybody could want to know"
    assert server.left_alone.wait(PATIENCE)


DRIPS: Final[dict[str, Behaviour]] = {
    "nothing": lambda *_: None,
    "the status": forever(b"HTTP/1.1 2", b"0", 0.05),
    "headers": forever(b"HTTP/1.1 200 OK\r\n", b"A", 0.05),
    "more and more headers": forever(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.05),
    "the body": forever(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b" ", 0.05),
    "the body, at leisure": forever(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b" ", 0.5),
    "chunks": forever(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n", 0.05),
    "the size of a chunk": forever(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0", 0.05),
    "packed": forever(
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1000\r\n\r\n" + zeros(1)[:40], b"\0", 0.05
    ),
}


@pytest.mark.parametrize("drip", DRIPS.values(), ids=DRIPS)
def test_a_drip_ends_with_the_deadline_and_nobody_listens_on(drip: Behaviour, asking: Asking, serve: Serve) -> None:
    server = serve(drip)

    trouble = asking.trouble(server.home, within=SHORT)

    assert trouble.problem == "TVmaze did not answer within 0.4 s"
    assert trouble.hint == "try again later: watchlog fetch"
    assert server.left_alone.wait(PATIENCE)


def test_after_a_drip_the_next_question_is_answered(asking: Asking, serve: Serve) -> None:
    turns = [forever(b"HTTP/1.1 2", b"0", 0.05), saying(as_json([1]))]

    def in_turn(connection: socket.socket, head: str) -> None:
        turns.pop(0)(connection, head)

    server = serve(in_turn)

    asking.trouble(server.home, within=SHORT)

    assert asking.ask(server.home).content == [1]


BROKEN: Final[dict[str, tuple[Behaviour, str]]] = {
    "reset": (reset, "TVmaze hung up in the middle"),
    "closed": (saying(b""), "TVmaze hung up in the middle"),
    "too short": (
        too_short,
        "TVmaze hung up in the middle",
    ),
    "packed too short": (
        saying(said(gzip.compress(b"[1, 2, 3]" * 100, mtime=0)[:-12], content_encoding="gzip")),
        "TVmaze answered what can't be unpacked",
    ),
    "packed wrongly": (saying(said("[1]", content_encoding="gzip")), "TVmaze answered what can't be unpacked"),
    "packed unasked": (saying(said("[1]", content_encoding="br")), "TVmaze answered what can't be unpacked"),
    "another protocol": (saying(b"SSH-2.0-OpenSSH_9.2\r\n"), "TVmaze answered what can't be understood"),
    "too many headers": (
        saying(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 1000 + b"\r\n"),
        "TVmaze answered what can't be understood",
    ),
    "too long a header": (
        saying(b"HTTP/1.1 200 OK\r\nA: " + b"a" * 100_000 + b"\r\n\r\n"),
        "TVmaze answered what can't be understood",
    ),
    "two lengths": (saying(said("hello", content_length="5, 6")), "TVmaze answered what can't be understood"),
    "two headers of length": (
        saying(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\ncontent-length: 5\r\nConnection: close\r\n\r\n[1]  "),
        "TVmaze answered what can't be understood",
    ),
    "a chunk of no size": (
        saying(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\n"),
        "TVmaze answered what can't be understood",
    ),
}


@pytest.mark.parametrize(("behaviour", "problem"), BROKEN.values(), ids=BROKEN)
def test_a_broken_answer_is_told_in_a_line(behaviour: Behaviour, problem: str, asking: Asking, serve: Serve) -> None:
    assert asking.trouble(serve(behaviour).home).problem == problem


def test_nobody_there_is_told_in_a_line(asking: Asking) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        home = f"http://127.0.0.1:{taken.getsockname()[1]}"

    trouble = asking.trouble(home)

    assert trouble.problem == "TVmaze can't be reached"
    assert trouble.hint == "look at the network, then: watchlog fetch"


def test_somebody_who_never_takes_the_call_is_given_up(asking: Asking) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as busy, contextlib.ExitStack() as waiting:
        for _ in range(3):
            caller = waiting.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(busy.getsockname())

        trouble = asking.trouble(f"http://127.0.0.1:{busy.getsockname()[1]}", within=SHORT)

    assert trouble.problem == "TVmaze did not answer within 0.4 s"


def test_a_name_that_nobody_knows_is_told_in_a_line() -> None:
    said_there, remarks = begun('ask("https://watchlog.invalid", 20)').communicate(timeout=PATIENCE)

    assert said_there == "TVmaze can't be reached: nobody knows its address\n"
    assert remarks == ""


def test_a_resolver_that_takes_forever_is_not_waited_for() -> None:
    program = """
sys.addaudithook(lambda event, _: event == "socket.getaddrinfo" and time.sleep(3600))
ask("https://watchlog.invalid", 0.4)
"""
    said_there, remarks = begun(program).communicate(timeout=PATIENCE)

    assert said_there == "TVmaze did not answer within 0.4 s\n"
    assert remarks == ""


def test_a_name_that_is_known_too_late_is_not_called(serve: Serve) -> None:
    server = serve(saying(as_json([1])))
    program = begun(f"""
sys.addaudithook(lambda event, _: event == "socket.getaddrinfo" and time.sleep(1))
ask("{server.home}", 0.2)
sys.stdin.read()
""")

    assert server.left_alone.wait(PATIENCE)
    program.communicate(timeout=PATIENCE)
    assert server.heads == []


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="there, Ctrl-C can't be sent")
def test_ctrl_c_ends_a_call_at_once(serve: Serve) -> None:
    server = serve(DRIPS["nothing"])
    program = begun(f"""
try:
    ask("{server.home}", 3600)
except KeyboardInterrupt:
    sys.stdin.read()
""")
    assert server.asked.wait(PATIENCE)

    program.send_signal(signal.SIGINT)

    assert server.left_alone.wait(PATIENCE)
    assert program.communicate(timeout=PATIENCE) == ("", "")


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="there, Ctrl-C can't be sent")
def test_ctrl_c_ends_the_wait_for_ones_turn(serve: Serve) -> None:
    server = serve(saying(as_json([1])))
    program = begun(f'for _ in range(2): ask("{server.home}", 3600, Pace(1, 3600))')
    assert program.stdout
    assert program.stdout.readline() == "[1]\n"

    program.send_signal(signal.SIGINT)
    _, remarks = program.communicate(timeout=PATIENCE)

    assert remarks.endswith("KeyboardInterrupt\n")


def test_the_deadline_is_one_for_everything(asking: Asking, serve: Serve) -> None:
    server = serve(forever(b"HTTP/1.1 2", b"0", 0.05))
    deadline = Deadline(SHORT)

    for _ in range(3):
        with pytest.raises(NetworkTrouble, match="did not answer within"):
            asking.network.ask(asking.call(server.home), deadline)

    assert server.connections == 1
