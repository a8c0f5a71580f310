"""The network on good days: what is sent, what comes back, and what is asked for once more."""

import gzip
from collections.abc import Callable
from email.utils import formatdate

import pytest
from pytest_httpserver import HTTPServer

from tests.providers.conftest import PATIENCE, Asking, Server, as_json, begun, said, saying
from watchlog import __version__
from watchlog.errors import Busy, NetworkTrouble
from watchlog.providers.wire.call import Answer, Call
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.network import Network
from watchlog.providers.wire.patience import retry_after

Serve = Callable[..., Server]


def test_an_answer_is_parsed(asking: Asking, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/search/shows").respond_with_json([{"name": "Dune"}])

    assert asking.ask(httpserver.url_for("/api")) == Answer(200, [{"name": "Dune"}])


def test_a_call_says_who_asks_and_nothing_of_the_computer(asking: Asking, serve: Serve) -> None:
    server = serve(saying(as_json([])))

    asking.ask(server.home)

    request, *headers = server.heads[0].strip().split("\r\n")
    assert request == f"GET /search/shows?q=dune&api_key={asking.key} HTTP/1.1"
    assert {header.partition(":")[0] for header in headers} == {
        "Host",
        "User-Agent",
        "Accept",
        "Accept-Encoding",
        "X-Api-Key",
    }
    assert any(header.startswith(f"User-Agent: watchlog/{__version__} (") for header in headers)
    assert "Accept-Encoding: gzip" in headers


def test_a_cookie_is_never_sent_back(asking: Asking, serve: Serve) -> None:
    server = serve(saying(said("[]", set_cookie="visitor=1")))

    asking.ask(server.home)
    asking.ask(server.home)

    assert "cookie" not in "".join(server.heads).lower()


def test_a_cookie_is_not_even_read(serve: Serve) -> None:
    cookie = f"a=b; expires=Wed, 09 Feb {'9' * 5_000} 22:23:32 GMT"
    server = serve(saying(said("[1]", set_cookie=cookie)))

    said_there, remarks = begun(f'ask("{server.home}", {PATIENCE})').communicate(timeout=PATIENCE)

    assert (said_there, remarks) == ("[1]\n", "")


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/shows/1?embed=cast#x", "/shows/1%3Fembed=cast%23x"),
        ("/search/Élite 2", "/search/%C3%89lite%202"),
        ("/search/\udcff", "/search/%3F"),
    ],
)
def test_a_path_can_smuggle_nothing(path: str, sent: str, serve: Serve) -> None:
    server = serve(saying(as_json([])))

    Network(None, {}).ask(Call("tvmaze", "TVmaze", server.home, path), Deadline(5))

    assert server.heads[0].startswith(f"GET {sent} HTTP")


def test_a_query_that_is_no_text_can_be_asked(serve: Serve) -> None:
    server = serve(saying(as_json([])))

    Network(None, {}).ask(Call("tvmaze", "TVmaze", server.home, "/search", (("q", "a\udcff&b"),)), Deadline(5))

    assert server.heads[0].startswith("GET /search?q=a%3F%26b HTTP")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (said("", "404 Not Found"), Answer(404, None)),
        (said("<html>no</html>", "404 Not Found"), Answer(404, None)),
        (said('{"status_code": 7}', "401 Unauthorized"), Answer(401, {"status_code": 7})),
        (said(""), Answer(200, None)),
        (said(b"\xef\xbb\xbf[1]"), Answer(200, [1])),
        (said(gzip.compress(b"[1]", mtime=0), content_encoding="gzip"), Answer(200, [1])),
        (said("", "404 Not Found", content_encoding="gzip"), Answer(404, None)),
        (said('["\\ud800\\u0000"]'), Answer(200, ["\ud800\0"])),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[1\r\n1\r\n]\r\n0\r\n\r\n", Answer(200, [1])),
    ],
)
def test_an_answer_that_is_none_of_the_usual_is_one_all_the_same(
    answer: bytes, expected: Answer, asking: Asking, serve: Serve
) -> None:
    assert asking.ask(serve(saying(answer)).home) == expected


def test_a_connection_is_kept_open_between_calls(asking: Asking, serve: Serve) -> None:
    server = serve(saying(as_json([1]), as_json([2])))

    assert [asking.ask(server.home, path).content for path in ("/a", "/b")] == [[1], [2]]

    assert server.connections == 1


def test_a_connection_that_was_closed_meanwhile_is_made_anew(asking: Asking, serve: Serve) -> None:
    server = serve(saying(as_json([1]), b"", as_json([2])))

    assert [asking.ask(server.home, path).content for path in ("/a", "/b")] == [[1], [2]]

    assert server.connections == 2


def test_a_server_that_hangs_up_at_once_is_not_asked_again(asking: Asking, serve: Serve) -> None:
    server = serve(saying(b""))

    assert asking.trouble(server.home).problem == "TVmaze hung up in the middle"
    assert len(server.heads) == 1


def test_a_redirect_on_the_same_server_is_followed(asking: Asking, serve: Serve) -> None:
    server = serve(saying(said("", "301 Moved Permanently", location="/shows/82"), as_json({"id": 82})))

    assert asking.ask(server.home, "/lookup/shows").content == {"id": 82}
    assert server.heads[1].startswith("GET /shows/82 HTTP")
    assert f"X-Api-Key: {asking.key}" in server.heads[1]


def test_three_redirects_are_followed_and_no_more(asking: Asking, serve: Serve) -> None:
    on = said("", "302 Found", location="/on")
    patient = serve(saying(on, on, on, as_json([])))
    endless = serve(saying(on))

    assert asking.ask(patient.home).content == []
    assert asking.trouble(endless.home).problem == "TVmaze sends us round in circles"
    assert len(endless.heads) == 4


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_nothing_is_sent_to_another_server(status: str, asking: Asking, serve: Serve) -> None:
    other = serve(saying(as_json([])))
    server = serve(saying(said("", status, location=f"{other.home}/?k={asking.key}")))

    trouble = asking.trouble(server.home)

    assert trouble.problem == "TVmaze sends us on to somewhere else"
    assert other.connections == 0


def test_a_redirect_to_a_file_is_not_followed(asking: Asking, serve: Serve) -> None:
    server = serve(saying(said("", "302 Found", location="file:///etc/passwd")))

    assert asking.trouble(server.home).problem == "TVmaze sends us on to somewhere else"


@pytest.mark.parametrize("status", ["429 Too Many", "500 Oh", "502 Bad", "503 Busy", "504 Slow"])
def test_a_passing_trouble_is_waited_for(status: str, asking: Asking, serve: Serve) -> None:
    server = serve(saying(said("later", status), as_json([1])))

    assert asking.ask(server.home).content == [1]


def test_three_tries_are_enough(asking: Asking, serve: Serve) -> None:
    server = serve(saying(said("<html>", "500 Oh")))

    assert asking.trouble(server.home).problem == "TVmaze has trouble of its own (status 500)"
    assert len(server.heads) == 3


def test_a_wait_that_does_not_fit_the_deadline_is_not_begun(asking: Asking, serve: Serve) -> None:
    server = serve(saying(said("", "502 Bad")))

    assert asking.trouble(server.home, within=0.4).problem == "TVmaze has trouble of its own (status 502)"
    assert len(server.heads) == 1


@pytest.mark.parametrize("wait", ["0", "1"])
def test_a_wish_to_wait_is_granted(wait: str, asking: Asking, serve: Serve) -> None:
    server = serve(saying(said("", "429 Too Many", retry_after=wait), as_json([1])))

    assert asking.ask(server.home).content == [1]


def test_a_wish_not_to_wait_at_all_is_not(asking: Asking, serve: Serve) -> None:
    server = serve(saying(said("", "429 Too Many", retry_after="0")))

    trouble = asking.trouble(server.home, within=1)

    assert isinstance(trouble, Busy)
    assert trouble.problem == "TVmaze asks to be left alone"
    assert len(server.heads) <= 2


@pytest.mark.parametrize("status", ["429 Too Many", "503 Busy"])
def test_a_day_is_not_waited_for(status: str, asking: Asking, serve: Serve) -> None:
    server = serve(saying(said("", status, retry_after="86400")))

    trouble = asking.trouble(server.home)

    assert isinstance(trouble, Busy)
    assert trouble.problem == "TVmaze asks to be left alone for 86400 s"
    assert trouble.hint == "try again later: watchlog fetch"
    assert trouble.exit_code == 5


def test_a_day_may_be_named_by_its_date(asking: Asking, serve: Serve) -> None:
    now, then = formatdate(1_700_000_000, usegmt=True), formatdate(1_700_086_400, usegmt=True)
    server = serve(saying(said("", "429 Too Many", date=now, retry_after=then)))

    assert asking.trouble(server.home).problem == "TVmaze asks to be left alone for 86400 s"


@pytest.mark.parametrize("wish", ["", "soon", "-1", "1.5", "9" * 5000, "Thu, 99 Foo 2026", "²"])
def test_a_wish_that_means_nothing_is_none(wish: str) -> None:
    assert retry_after({"Retry-After": wish, "Date": "Tue, 14 Nov 2023 22:13:20 GMT"}) is None


def test_a_date_without_another_to_count_from_is_no_wish() -> None:
    assert retry_after({"Retry-After": "Tue, 14 Nov 2023 22:13:20 GMT"}) is None


def test_too_many_calls_are_told_without_a_time_too(asking: Asking, serve: Serve) -> None:
    server = serve(saying(said("", "429 Too Many")))

    trouble = asking.trouble(server.home, within=0.3)

    assert isinstance(trouble, Busy)
    assert trouble.problem == "TVmaze has had too many calls and asks to be left alone"


@pytest.mark.parametrize("status", [206, 204, 304, 300, 501, 521, 999])
def test_any_other_status_is_trouble(status: int, asking: Asking, serve: Serve) -> None:
    server = serve(saying(said("", f"{status} What")))

    assert asking.trouble(server.home).problem == f"TVmaze has trouble of its own (status {status})"


def test_a_deadline_that_is_over_makes_no_connection(asking: Asking, serve: Serve) -> None:
    server = serve(saying(as_json([])))

    with pytest.raises(NetworkTrouble, match="did not answer within 0 s"):
        asking.ask(server.home, within=0)
    assert server.connections == 0
