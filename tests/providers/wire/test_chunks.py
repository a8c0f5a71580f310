"""Chunks: answers in pieces whose sizes are lies, and readers that stumble over what they are given."""

import socket
import tracemalloc
from collections.abc import Callable
from typing import Final

import pytest

from tests.providers.conftest import PATIENCE, Asking, Server, as_json, saying
from watchlog.providers.wire.call import Answer
from watchlog.providers.wire.troubles import Misread, trouble, understanding

Serve = Callable[..., Server]

MEBIBYTE: Final = 1 << 20
HEAD: Final = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
NOT_UNDERSTOOD: Final = "TVmaze answered what can't be understood"


def closing(answer: bytes) -> Callable[[socket.socket, str], None]:
    """Say it, and hang up."""

    def say(connection: socket.socket, _: str) -> None:
        connection.sendall(answer)
        connection.close()

    return say


@pytest.mark.parametrize(
    "chunks",
    [
        b'9\r\n["Dune"]\n\r\n0\r\n\r\n',
        b'009\r\n["Dune"]\n\r\n0\r\n\r\n',
        b'9   \r\n["Dune"]\n\r\n0 \r\n\r\n',
        b'3;what=ever\r\n["D\r\n5 ; a="b"\r\nune"]\r\n000\r\n\r\n',
        b'8\n["Dune"]\r\n0\n\n',
        b'8\r\n["Dune"]\r\n0\r\nETag: 1\r\nX-Time: 2\r\n\r\n',
        b"".join(b"1\r\n%b\r\n" % byte.encode() for byte in '["Dune"]') + b"0\r\n\r\n",
    ],
)
def test_chunks_are_put_together_and_the_connection_is_kept(chunks: bytes, asking: Asking, serve: Serve) -> None:
    server = serve(saying(HEAD + chunks))

    assert [asking.ask(server.home, path).content for path in ("/a", "/b")] == [["Dune"], ["Dune"]]
    assert server.connections == 1


def test_chunks_may_be_long(asking: Asking, serve: Serve) -> None:
    text = b'"' + b"a" * (3 * MEBIBYTE) + b'"'

    answer = asking.ask(serve(saying(HEAD + b"%X\r\n%b\r\n0\r\n\r\n" % (len(text), text))).home)

    assert answer.content == "a" * (3 * MEBIBYTE)


@pytest.mark.parametrize(
    "chunks",
    [
        b"-5\r\nhello\r\n0\r\n\r\n",
        b"-1\r\nhello",
        b"+5\r\nhello\r\n0\r\n\r\n",
        b"0x5\r\nhello\r\n0\r\n\r\n",
        b"1_0\r\n0123456789abcdef\r\n0\r\n\r\n",
        b" 5\r\nhello\r\n0\r\n\r\n",
        b"\r\nhello\r\n0\r\n\r\n",
        b";5\r\nhello\r\n0\r\n\r\n",
        b"\xb2\r\nhello\r\n0\r\n\r\n",
        b"5\0\r\nhello\r\n0\r\n\r\n",
        b"0" * 17 + b"5\r\nhello\r\n0\r\n\r\n",
        b"9" * 10_000 + b"\r\nhello",
        b"5;" + b"a" * 10_000 + b"\r\nhello\r\n0\r\n\r\n",
        b"5\r\nhelloworld\r\n0\r\n\r\n",
        b"5\r\nhello\n\n0\r\n\r\n",
        b"0\r\nA: " + b"a" * 100_000 + b"\r\n\r\n",
        b"0\r\n" + b"A: b\r\n" * 100_000 + b"\r\n",
    ],
)
def test_chunks_that_are_none_are_told_in_a_line(chunks: bytes, asking: Asking, serve: Serve) -> None:
    assert asking.trouble(serve(saying(HEAD + chunks)).home).problem == NOT_UNDERSTOOD


@pytest.mark.parametrize(
    "chunks", [b"", b"5", b"5\r\n", b"5\r\nhel", b"5\r\nhello", b"5\r\nhello\r", b"5\r\nhello\r\n"]
)
def test_chunks_that_break_off_are_told_in_a_line(chunks: bytes, asking: Asking, serve: Serve) -> None:
    assert asking.trouble(serve(closing(HEAD + chunks)).home).problem == "TVmaze hung up in the middle"


def test_the_last_empty_line_may_be_missing(asking: Asking, serve: Serve) -> None:
    assert asking.ask(serve(closing(HEAD + b"3\r\n[1]\r\n0\r\n")).home) == Answer(200, [1])


def test_a_refusal_without_content_may_speak_of_chunks(asking: Asking, serve: Serve) -> None:
    unchanged = b"HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n"
    server = serve(saying(as_json([1], etag="1"), unchanged))

    assert [asking.ask(server.home).content for _ in range(2)] == [[1], [1]]


@pytest.mark.parametrize(
    ("size", "problem"),
    [
        (b"-1", NOT_UNDERSTOOD),
        (b"7fffffff", "TVmaze answered more than anybody could want to know"),
        (b"f" * 16, "TVmaze answered more than anybody could want to know"),
    ],
)
def test_a_chunk_without_end_takes_little_memory(size: bytes, problem: str, asking: Asking, serve: Serve) -> None:
    def pour(connection: socket.socket, _: str) -> None:
        connection.settimeout(PATIENCE)
        connection.sendall(HEAD + size + b"\r\n")
        for piece in [b" " * MEBIBYTE] * 100:
            connection.sendall(piece)
        connection.close()

    server = serve(pour)
    asking.ask(serve(saying(as_json([]))).home)  # what is imported on the way is not meant

    tracemalloc.start()
    try:
        trouble_of_it = asking.trouble(server.home)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert trouble_of_it.problem == problem
    assert most < 32 * MEBIBYTE


@pytest.mark.parametrize("error", [ValueError("read length"), MemoryError(), KeyError("charset"), AssertionError()])
def test_what_others_stumble_over_is_what_was_answered(error: Exception) -> None:
    with pytest.raises(Misread) as caught, understanding():
        raise error

    assert trouble(caught.value, "TVmaze", 5).problem == NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("error", "problem"),
    [(TimeoutError(), "TVmaze did not answer within 5 s"), (ConnectionResetError(), "TVmaze hung up in the middle")],
)
def test_what_is_known_to_happen_is_told_as_it_is(error: Exception, problem: str) -> None:
    with pytest.raises(type(error)) as caught, understanding():
        raise error

    assert trouble(caught.value, "TVmaze", 5).problem == problem


def test_ctrl_c_is_nothing_to_stumble_over() -> None:
    with pytest.raises(KeyboardInterrupt), understanding():
        raise KeyboardInterrupt
