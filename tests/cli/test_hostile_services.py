"""Whatever a service answers, a watch is added, a fetch ends in one line, and nobody's key is seen."""

import gzip
import json
import secrets
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.cli.conftest import is_refusal
from tests.conftest import Run
from tests.providers.conftest import Behaviour, Server, as_json, said, saying
from tests.servers.tvmaze import made_show

PATIENCE: Final = "1"
SHOW: Final = made_show(1, "Osmosis")
OTHER_HOST: Final = "https://watchlog.invalid/shows/1"


def dripping(connection: socket.socket, _: str) -> None:
    """A byte every tenth of a second, for ever."""
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n")
    while True:
        connection.sendall(b" ")
        time.sleep(0.1)


def hit(**changed: Any) -> bytes:
    return as_json([{"score": 1, "show": SHOW | changed}])


def without(*names: str) -> bytes:
    return as_json([{"score": 1, "show": {name: value for name, value in SHOW.items() if name not in names}}])


ANSWERS: Final[dict[str, Behaviour]] = {
    "nothing": saying(b""),
    "an empty body": saying(said("")),
    "a page": saying(said("<!DOCTYPE html><html><body>Sign in</body></html>", content_type="text/html")),
    "half of JSON": saying(said(json.dumps([{"score": 1, "show": SHOW}])[:200])),
    "100,000 brackets": saying(said("[" * 100_000)),
    "NaN": saying(said('[{"score": NaN, "show": {}}]')),
    "a number without end": saying(said('[{"score": 1e999, "show": {}}]')),
    "a list of numbers": saying(as_json([1, 2, 3])),
    "an object": saying(as_json({"shows": []})),
    "a text": saying(as_json("Osmosis")),
    "null": saying(as_json(None)),
    "a show without a name": saying(without("name")),
    "a show without a number": saying(without("id")),
    "a number for a name": saying(hit(name=5)),
    "a list for a day": saying(hit(premiered=["2019"])),
    "a gzip of zeros": saying(said(gzip.compress(bytes(300_000_000), 9), content_encoding="gzip")),
    "no gzip": saying(said("Osmosis", content_encoding="gzip")),
    "a byte now and then": dripping,
    "another host": saying(said("", "302 Found", location=OTHER_HOST)),
    "itself": saying(said("", "302 Found", location="/search/shows?q=Osmosis")),
    "come back tomorrow": saying(said("", "429 Too Many Requests", retry_after="86400")),
    "trouble": saying(said("", "500 Internal Server Error")),
    "no such method": saying(said("", "501 Not Implemented")),
    "forbidden": saying(said("", "403 Forbidden")),
}


@pytest.fixture
def serve() -> Iterator[Callable[[Behaviour], Server]]:
    """Starts servers that end with the test."""
    servers: list[Server] = []

    def start(behaviour: Behaviour) -> Server:
        servers.append(Server(behaviour))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


def add(watchlog: Run, **variables: str) -> str:
    """Add a title, which must succeed whatever comes of looking it up; what is remarked."""
    watchlog("config", "patience", PATIENCE)
    watchlog.variables |= variables
    done = watchlog("add", "Osmosis", "--series", "--lookup")
    assert (done.code, done.out) == (0, "Added Osmosis, Sun 2026-11-22, #1\n"), done
    assert done.err.count("\n") == 1, done.err
    return done.err


@pytest.mark.parametrize("behaviour", ANSWERS.values(), ids=ANSWERS)
def test_whatever_is_answered_the_watch_is_added_and_a_fetch_ends_in_one_line(
    behaviour: Behaviour, watchlog: Run, serve: Callable[[Behaviour], Server]
) -> None:
    home = serve(behaviour).home
    assert "Osmosis is not looked up: TVmaze" in add(watchlog, WATCHLOG_TVMAZE_URL=home)
    before = watchlog.archive()

    fetched = watchlog("fetch")

    assert fetched.code == 5
    assert fetched.out == "0 found, 0 ambiguous, 0 not found, 1 failed\n"
    is_refusal(fetched._replace(raw=b""), 5)
    assert watchlog.archive() == before


ODD: Final = {
    "null everywhere": dict.fromkeys(SHOW, None) | {"id": 1, "name": "Osmosis"},
    "only what is needed": {"id": 1, "name": "Osmosis"},
    "half of a pair, and NUL": SHOW
    | {"summary": "a\ud800b\0c", "network": {"id": 1, "name": "\ud83d\0", "country": None}},
    "escapes": SHOW | {"summary": "\x1b]0;owned\x07\x1b[2J", "genres": ["\x9b31m", "[/red]", "\u202egenre"]},
    "days that are none": SHOW | {"premiered": "2019-13-45", "ended": "soon"},
    "an episode twice": SHOW
    | {"_embedded": SHOW["_embedded"] | {"episodeswithspecials": SHOW["_embedded"]["episodeswithspecials"] * 2}},
}


@pytest.mark.parametrize("show", ODD.values(), ids=ODD)
def test_what_is_odd_and_can_be_understood_is_taken_and_harmless(
    show: dict[str, Any], watchlog: Run, serve: Callable[[Behaviour], Server]
) -> None:
    def answer(connection: socket.socket, head: str) -> None:
        path = head.split(" ")[1].split("?", maxsplit=1)[0]
        answers = {"/search/shows": as_json([{"score": 1, "show": show}]), "/shows/1": as_json(show)}
        connection.sendall(answers.get(path, said("", "404 Not Found")))

    watchlog.variables["WATCHLOG_TVMAZE_URL"] = serve(answer).home

    done = watchlog("add", "Osmosis", "--lookup")
    shown = watchlog("show", "Osmosis", terminal=True, TERM="dumb", COLUMNS="80")

    assert (done.code, shown.code) == (0, 0), done
    assert "Found Osmosis" in done.out
    assert all(letter == "\n" or letter.isprintable() for letter in shown.out + done.out)
    assert watchlog("show", "Osmosis", "--json").json["metadata"]["name"] == "Osmosis"
    assert watchlog("doctor").code == 0


def test_nobody_knows_the_address(watchlog: Run) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        assert "can't be reached" in add(watchlog, WATCHLOG_TVMAZE_URL=f"http://127.0.0.1:{closed.getsockname()[1]}")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://example.org", "https"),
        ("ftp://127.0.0.1", "WATCHLOG_TVMAZE_URL"),
        ("nonsense", "WATCHLOG_TVMAZE_URL"),
        ("https://user:secret@example.org", "WATCHLOG_TVMAZE_URL"),
    ],
)
def test_an_address_that_is_not_safe_is_refused(address: str, told: str, watchlog: Run) -> None:
    watchlog("add", "Osmosis")

    done = watchlog("fetch", WATCHLOG_TVMAZE_URL=address)

    is_refusal(done, 2)
    assert told in done.err
    assert "secret" not in done.err


@pytest.mark.parametrize(
    "variables",
    [{"WATCHLOG_TVMAZE_URL": "http://example.org"}, {"TMDB_API_KEY": "two words"}, {"OMDB_API_KEY": "k\r\nHost: x"}],
    ids=["address", "key", "line end"],
)
def test_what_was_set_wrongly_fails_no_add(variables: dict[str, str], watchlog: Run) -> None:
    add(watchlog, **variables)

    assert watchlog("fetch").code == 2


FAILURES: Final[dict[str, Behaviour]] = {
    **{
        name: ANSWERS[name]
        for name in ("nothing", "half of JSON", "another host", "come back tomorrow", "trouble", "a byte now and then")
    },
    "a refusal that says the key": lambda connection, head: connection.sendall(said(head, "401 Unauthorized")),
    "an answer that says the key": lambda connection, head: connection.sendall(as_json({"results": [], "asked": head})),
    "a way that says the key": lambda connection, head: connection.sendall(
        said("", "302 Found", location="http://127.0.0.1:1" + head.split(" ")[1])
    ),
    "a mark that says the key": lambda connection, head: connection.sendall(
        as_json({"page": 1, "results": [], "total_pages": 1, "total_results": 0}, etag=f'"{head.split(" ")[1]}"')
    ),
}


def held(folder: Path, key: str) -> list[str]:
    """Files below a folder that hold a text, the one where keys are kept aside."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "keys.toml"]
    return [path.name for path in files if key.encode() in path.read_bytes()]


@pytest.mark.parametrize("behaviour", FAILURES.values(), ids=FAILURES)
@pytest.mark.parametrize("key", [secrets.token_hex(16), f"eyJ.{secrets.token_hex(30)}.x"], ids=["key", "token"])
def test_a_key_is_seen_nowhere(
    behaviour: Behaviour, key: str, watchlog: Run, serve: Callable[[Behaviour], Server], tmp_path: Path
) -> None:
    watchlog("config", "patience", PATIENCE)
    watchlog("auth", "set", "tmdb", stdin=key.encode())
    watchlog("auth", "set", "omdb", stdin=key.encode())
    home = serve(behaviour).home
    watchlog.variables |= {"WATCHLOG_TMDB_URL": home, "WATCHLOG_OMDB_URL": home}

    results = [
        watchlog("--debug" if place else "auth", *words)
        for place, words in enumerate(
            [
                (),
                ("add", "Heat", "--film", "--lookup"),
                ("fetch", "--json"),
                ("link", "Heat", "imdb:tt0113277"),
                ("fetch", "--refresh"),
                ("export", str(tmp_path / "out.json"), "--format", "archive"),
                ("show", "Heat", "--json"),
                ("config",),
            ]
        )
    ]

    assert [result.raw for result in results if key.encode() in result.raw] == []
    assert [result.err for result in results if key in result.err] == []
    assert held(tmp_path, key) == []


def test_a_key_that_is_refused_is_told_and_ends_with_4(watchlog: Run, serve: Callable[[Behaviour], Server]) -> None:
    refusal = as_json({"status_code": 7, "status_message": "Invalid API key", "success": False}).replace(
        b"200 OK", b"401 Unauthorized"
    )
    watchlog.variables |= {"WATCHLOG_TMDB_URL": serve(saying(refusal)).home, "TMDB_API_KEY": "wrong"}
    watchlog("add", "Heat", "--film")

    done = watchlog("fetch")

    assert done.code == 4
    assert "TMDB refuses the key" in done.err
