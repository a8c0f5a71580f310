"""Kept answers: asked for again only if they have changed, and never trusted more than a fresh one."""

import json
import os
import stat
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.providers.conftest import Asking, Server, as_json, said, saying
from watchlog.providers.wire.call import Answer, Call
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.errand import Errand
from watchlog.providers.wire.kept_answers import LONGEST_FILE, MOST_KEPT, KeptAnswers
from watchlog.providers.wire.network import Network

Serve = Callable[..., Server]
UNCHANGED = said("", "304 Not Modified")


def test_what_has_not_changed_is_not_sent_again(asking: Asking, serve: Serve) -> None:
    server = serve(saying(as_json([{"name": "Dune"}], etag='W/"1"', last_modified="Tue, 14 Nov 2023"), UNCHANGED))
    first = asking.ask(server.home)

    asking.begin()

    assert asking.ask(server.home) == first == Answer(200, [{"name": "Dune"}])
    assert "if-none-match" not in server.heads[0].lower()
    assert 'If-None-Match: W/"1"\r\n' in server.heads[1]
    assert "If-Modified-Since: Tue, 14 Nov 2023\r\n" in server.heads[1]


def test_what_has_changed_takes_the_place_of_what_was_kept(asking: Asking, serve: Serve) -> None:
    server = serve(saying(as_json([1], etag="1"), as_json([2], etag="2"), UNCHANGED))

    assert [asking.ask(server.home).content for _ in range(3)] == [[1], [2], [2]]
    assert "If-None-Match: 2\r\n" in server.heads[2]


def test_another_question_has_another_answer(asking: Asking, serve: Serve) -> None:
    server = serve(saying(as_json([1], etag="1"), as_json([2], etag="2")))

    asking.ask(server.home, "/a")
    asking.ask(server.home, "/b")

    assert "if-none-match" not in server.heads[1].lower()
    assert len(asking.kept) == 2


@pytest.mark.parametrize(
    "answer",
    [
        as_json([1]),
        as_json([1], etag=""),
        as_json([1], etag="a" * 1000),
        as_json([1], etag="a\x01b"),
        as_json([1], etag="\xe9"),
        said("", "404 Not Found", etag="1"),
        said("{}", "403 Forbidden", etag="1"),
    ],
)
def test_what_can_not_be_recognised_is_not_kept(answer: bytes, asking: Asking, serve: Serve) -> None:
    server = serve(saying(answer))

    asking.ask(server.home)
    asking.ask(server.home)

    assert asking.kept == []
    assert "if-none-match" not in server.heads[1].lower()


def test_an_answer_that_holds_the_key_in_its_mark_is_not_kept(asking: Asking, serve: Serve) -> None:
    asking.ask(serve(saying(as_json([1], etag=f'"{asking.key}"'))).home)

    assert asking.kept == []


def test_the_key_is_not_what_an_answer_is_known_by(asking: Asking, serve: Serve) -> None:
    server = serve(saying(as_json([1], etag="1"), UNCHANGED))
    asking.ask(server.home)
    keyless = asking.call(server.home)._replace(secret_parameters=(), secret_headers=())

    assert asking.network.ask(keyless, Deadline(60)).content == [1]


def test_kept_answers_are_for_the_user_alone(asking: Asking, serve: Serve) -> None:
    mask = os.umask(0)
    try:
        asking.ask(serve(saying(as_json([1], etag="1"))).home)
    finally:
        os.umask(mask)

    (file,) = asking.kept
    assert file.parent.name == "tvmaze"
    assert file.parent.parent.name == "answers"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in [*file.parents][:3]} == {0o700}


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _: b"",
    "halved": lambda content: content[: len(content) // 2],
    "changed": lambda content: content.replace(b"Dune", b"Duke"),
    "replaced": lambda _: b"\xff\xfe\0",
    "json of somebody else": lambda _: b'{"conditions": {}}',
    "nested": lambda _: b"00000000\n" + b"[" * 100_000,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_answer_is_none(damage: Callable[[bytes], bytes], asking: Asking, serve: Serve) -> None:
    server = serve(saying(as_json(["Dune"], etag="1"), as_json(["Dune", 2], etag="2"), UNCHANGED))
    asking.ask(server.home)
    (file,) = asking.kept
    file.write_bytes(damage(file.read_bytes()))

    assert [asking.ask(server.home).content for _ in range(2)] == [["Dune", 2], ["Dune", 2]]
    assert "if-none-match" not in server.heads[1].lower()


def checked(text: bytes) -> bytes:
    """A file as it would have been written."""
    return b"%08x\n%b" % (zlib.crc32(text), text)


def asked_of(folder: Path) -> tuple[KeptAnswers, Call, Path]:
    """An answer that is kept, what it answers, and where."""
    answers, call = KeptAnswers(folder), Call("tvmaze", "TVmaze", "https://api.example.org", "/")
    answers.keep(call, {"ETag": "1"}, Answer(200, ["Dune"]))
    (file,) = folder.rglob("*.json")
    assert answers.find(call)
    return answers, call, file


@pytest.mark.parametrize(
    "conditions",
    [
        {"If-None-Match": "1\r\nX-Header: 2"},
        {"If-None-Match": "1\n"},
        {"If-None-Match": " 1"},
        {"If-None-Match": ""},
        {"If-None-Match": "\xe9"},
        {"If-None-Match": 1},
        {"If-None-Match": None},
        {"If-None-Match": "1", "Host": "example.org"},
        ["If-None-Match", "1"],
        "If-None-Match",
        None,
        7,
    ],
)
def test_conditions_that_can_not_be_sent_are_none(conditions: Any, asking: Asking, serve: Serve) -> None:
    server = serve(saying(as_json(["Dune"], etag="1"), as_json(["Dune", 2], etag="2")))
    asking.ask(server.home)
    (file,) = asking.kept
    file.write_bytes(checked(json.dumps({"conditions": conditions, "content": ["Duke"]}).encode()))

    assert asking.ask(server.home).content == ["Dune", 2]
    assert "if-none-match" not in server.heads[1].lower()
    assert "example.org" not in server.heads[1]


@pytest.mark.parametrize("text", [b"", b"[]", b"7", b'{"conditions": {}}', b'{"conditions": {}, "content": NaN}'])
def test_a_file_of_another_kind_is_no_answer(text: bytes, tmp_path: Path) -> None:
    answers, call, file = asked_of(tmp_path)
    file.write_bytes(checked(text))

    assert answers.find(call) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
def test_a_pipe_in_the_place_of_an_answer_is_not_waited_for(tmp_path: Path) -> None:
    answers, call, file = asked_of(tmp_path)
    file.unlink()
    os.mkfifo(file)

    assert Errand(lambda: answers.find(call)).result(Deadline(10)) is None
    Errand(lambda: answers.keep(call, {"ETag": "1"}, Answer(200, []))).result(Deadline(10))
    assert file.is_fifo()


def test_a_link_in_the_place_of_an_answer_is_not_followed(tmp_path: Path) -> None:
    answers, call, file = asked_of(tmp_path)
    elsewhere = file.rename(tmp_path / "elsewhere")
    kept = elsewhere.read_bytes()
    file.symlink_to(elsewhere)

    assert answers.find(call) is None
    answers.keep(call, {"ETag": "2"}, Answer(200, []))
    assert elsewhere.read_bytes() == kept


def test_an_answer_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    answers, call, file = asked_of(tmp_path)
    text = json.dumps({"conditions": {"If-None-Match": "1"}, "content": []}).encode()

    file.write_bytes(checked(text + b" " * (LONGEST_FILE - len(text) - 9)))
    assert answers.find(call)
    file.write_bytes(checked(text + b" " * (LONGEST_FILE - len(text) - 8)))
    assert answers.find(call) is None
    os.truncate(file, 3 << 30)
    assert answers.find(call) is None
    answers.keep(call, {"ETag": "1"}, Answer(200, [2]))
    assert answers.find(call) == ({"If-None-Match": "1"}, [2])


@pytest.mark.parametrize("place", ["", "answers", "answers/tvmaze"])
def test_a_cache_that_can_not_be_written_is_no_trouble(place: str, serve: Serve, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    (cache / place).parent.mkdir(parents=True, exist_ok=True)
    (cache / place).write_text("in the way")
    server = serve(saying(as_json([1], etag="1")))

    for _ in range(2):
        asked = Network(cache, {}).ask(Call("tvmaze", "TVmaze", server.home, "/"), Deadline(60))
        assert asked.content == [1]


def test_without_a_cache_nothing_is_kept(serve: Serve, tmp_path: Path) -> None:
    server = serve(saying(as_json([1], etag="1")))

    for _ in range(2):
        Network(None, {}).ask(Call("tvmaze", "TVmaze", server.home, "/"), Deadline(60))

    assert "if-none-match" not in server.heads[1].lower()
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("content", [None, {}, ["\ud800", "\0"], [1.5, 10**400], "é", [[[[[]]]]]])
def test_what_is_kept_is_what_was_said(content: Any, tmp_path: Path) -> None:
    answers = KeptAnswers(tmp_path)
    call = Call("tvmaze", "TVmaze", "https://api.example.org", "/")

    answers.keep(call, {"ETag": "1"}, Answer(200, content))

    kept = answers.find(call)
    assert kept
    assert kept.content == content


def test_answers_of_no_use_go_when_there_are_too_many(tmp_path: Path) -> None:
    answers = KeptAnswers(tmp_path)
    used, new = (Call("tvmaze", "TVmaze", "https://api.example.org", path) for path in ("/used", "/new"))
    answers.keep(used, {"ETag": "1"}, Answer(200, []))
    (file,) = tmp_path.rglob("*.json")
    for number in range(MOST_KEPT + 20):
        other = file.with_name(f"{number:064}.json")
        other.touch()
        os.utime(other, (number + 1, number + 1))
    os.utime(file, (0, 0))
    answers.renew(used)

    answers.keep(new, {"ETag": "1"}, Answer(200, []))

    left = {other.name for other in tmp_path.rglob("*.json")}
    assert len(left) == MOST_KEPT
    assert answers.find(used)
    assert answers.find(new)
    assert f"{0:064}.json" not in left
    assert f"{MOST_KEPT + 19:064}.json" in left
