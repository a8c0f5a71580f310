"""Secrets: a key goes to its provider, and is seen nowhere else."""

import json
from collections.abc import Callable
from urllib.parse import quote

import pytest

from tests.providers.conftest import Asking, Server, as_json, said, saying
from watchlog.errors import KeyNeeded, NetworkTrouble
from watchlog.providers.wire.call import Call
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.network import Network

Serve = Callable[..., Server]

ECHOES: dict[str, Callable[[str], bytes]] = {
    "as it is": lambda key: as_json({"request": f"/?api_key={key}"}),
    "as a key": lambda key: as_json([{key: 1}]),
    "escaped": lambda key: said('["' + "".join(f"\\u{ord(character):04x}" for character in key) + '"]'),
}


@pytest.mark.parametrize("echo", ECHOES.values(), ids=ECHOES)
def test_an_answer_with_the_key_is_not_taken(echo: Callable[[str], bytes], asking: Asking, serve: Serve) -> None:
    trouble = asking.trouble(serve(saying(echo(asking.key).replace(b"OK", b"OK\r\nETag: 1"))).home)

    assert trouble.problem == "TVmaze answered with the key"
    assert asking.kept == []


@pytest.mark.parametrize("key", ["a/b+c=d&e", "1234567890", "token with blanks"])
def test_the_key_is_known_as_addresses_write_it(key: str, serve: Serve) -> None:
    call = Call("omdb", "OMDb", "", "/", secret_parameters=(("apikey", key),))
    for shown in (key, quote(key, safe=""), key.replace(" ", "+")):
        home = serve(saying(as_json([shown]))).home
        with pytest.raises(NetworkTrouble, match="OMDb answered with the key"):
            Network(None, {}).ask(call._replace(home=home), Deadline(60))


HIDINGS: dict[str, Callable[[str], str]] = {
    "a nul": lambda key: f"{key[:8]}\0{key[8:]}",
    "half a character": lambda key: f"{key[:8]}\ud800{key[8:]}",
    "controls everywhere": "\x07".join,
    "blanks": lambda key: f"{key[:8]} \n {key[8:]}",
    "what can't be seen": lambda key: f"{key[:8]}\u200b{key[8:]}",
    "dashes": lambda key: f"x {key[:8]}-{key[8:16]}_{key[16:]} y",
    "brackets": lambda key: f"{key[:8]}(x){key[8:]}",
    "empty brackets": lambda key: f"{key[:8]}(){key[8:]}",
    "markup": lambda key: f"<p>{key[:8]}<b>{key[8:]}</b></p>",
    "entities": lambda key: "".join(f"&#{ord(character)};" for character in key),
    "entities in markup": lambda key: f"{key[:8]}<i>&#{ord(key[8])};</i>(x){key[9:]}",
    "capitals": str.upper,
    "longer words": lambda key: f"before{key}after",
}


@pytest.mark.parametrize("hide", HIDINGS.values(), ids=HIDINGS)
@pytest.mark.parametrize("place", [list, dict])
def test_a_key_that_cleaning_would_put_together_is_found(
    hide: Callable[[str], str], place: Callable[[list[tuple[str, int]]], object], asking: Asking, serve: Serve
) -> None:
    trouble = asking.trouble(serve(saying(as_json(place([(hide(asking.key), 1)]), etag="1"))).home)

    assert trouble.problem == "TVmaze answered with the key"
    assert asking.kept == []


def test_a_key_that_stands_where_json_forgets_it_is_found(asking: Asking, serve: Serve) -> None:
    body = json.dumps({"a": asking.key})[:-1] + ', "a": 1}'

    assert asking.trouble(serve(saying(said(body, etag="1"))).home).problem == "TVmaze answered with the key"


def test_two_texts_do_not_make_a_key(asking: Asking, serve: Serve) -> None:
    halves = [asking.key[:16], asking.key[16:]]

    assert asking.ask(serve(saying(as_json(halves))).home).content == halves


@pytest.mark.parametrize("key", ["dune", "a-b_c+d%e", "12345"])
def test_a_key_of_a_few_letters_is_not_looked_for_in_pieces(key: str, serve: Serve) -> None:
    said_there = ["D.u.n.e", "a b c d e", "ABCDE", "1234", "5", 12.345]
    call = Call("omdb", "OMDb", serve(saying(as_json(said_there))).home, "/", secret_parameters=(("apikey", key),))

    assert Network(None, {}).ask(call, Deadline(60)).content == said_there


def test_a_number_may_be_the_key(serve: Serve) -> None:
    call = Call(
        "omdb", "OMDb", serve(saying(said("[12345678]"))).home, "/", secret_parameters=(("apikey", "12345678"),)
    )

    with pytest.raises(NetworkTrouble, match="OMDb answered with the key"):
        Network(None, {}).ask(call, Deadline(60))


def test_a_refusal_with_the_key_stays_a_refusal(asking: Asking, serve: Serve) -> None:
    answer = said(json.dumps({"message": f"no such key: {asking.key}"}), "401 Unauthorized")

    assert asking.ask(serve(saying(answer)).home) == (401, None)


def test_a_token_is_looked_for_without_the_word_before_it(serve: Serve) -> None:
    token = "eyJhbGciOi.J9eyJhdWQi.OiJ"  # noqa: S105 - nobody's
    call = Call("tmdb", "TMDB", "", "/", secret_headers=(("Authorization", f"Bearer {token}"),))
    bearer, echo = (serve(saying(as_json([text]))) for text in ("Bearer of the Ring", f"you sent {token}"))

    assert Network(None, {}).ask(call._replace(home=bearer.home), Deadline(60)).content == ["Bearer of the Ring"]
    with pytest.raises(NetworkTrouble, match="TMDB answered with the key"):
        Network(None, {}).ask(call._replace(home=echo.home), Deadline(60))
    assert f"Authorization: Bearer {token}\r\n" in echo.heads[0]


@pytest.mark.parametrize("key", ["two\nlines", "two\r\nX-Header: lines", "nul\0", "schlüssel", "\udcff", "tab\t"])
@pytest.mark.parametrize("place", ["secret_parameters", "secret_headers"])
def test_a_key_that_can_be_none_is_not_sent(key: str, place: str, serve: Serve) -> None:
    server = serve(saying(as_json([])))
    call = Call("omdb", "OMDb", server.home, "/", **{place: (("apikey", key),)})  # type: ignore[arg-type]

    with pytest.raises(KeyNeeded) as caught:
        Network(None, {}).ask(call, Deadline(60))

    assert caught.value.problem == "the key for OMDb holds characters that no key has"
    assert caught.value.hint == "watchlog auth set omdb"
    assert server.connections == 0


def test_headers_that_are_none_are_not_told_with_the_address(asking: Asking, serve: Serve) -> None:
    broken = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nno header at all\r\nEtag: 1\r\n\r\n[1]"

    # What urllib3 would log of this, with the whole address, is looked for when the test has ended.
    assert asking.ask(serve(saying(broken)).home).status == 200


def test_a_call_in_a_message_would_be_a_leak_so_none_is() -> None:
    call = Call("omdb", "OMDb", "https://api.example.org", "/", (("i", "tt1"),), (("apikey", "in-secret"),))

    assert "in-secret" in call.address
    assert call.secrets == ("in-secret",)
