"""Keys: typed unseen or piped in, kept for the user alone, and never shown."""

import secrets
import stat

import pytest

from tests.cli.conftest import Open, Refusal
from tests.conftest import Run

KEY = secrets.token_hex(16)


def test_a_key_is_kept_in_a_file_that_only_the_user_can_read(watchlog: Run) -> None:
    done = watchlog("auth", "set", "tmdb", stdin=f"{KEY}\n".encode())

    assert done.out == "The key of tmdb is kept\n"
    file = watchlog.home / "keys.toml"
    assert KEY in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_where_keys_are_is_told_and_never_what_they_are(watchlog: Run) -> None:
    watchlog("auth", "set", "tmdb", stdin=KEY.encode())

    shown = [watchlog("auth"), watchlog("auth", "--json", OMDB_API_KEY=KEY), watchlog("auth", "list", terminal=True)]

    assert shown[1].json == {"tmdb": f"kept in {watchlog.home / 'keys.toml'}", "omdb": "set by $OMDB_API_KEY"}
    assert all(KEY not in result.out + result.err for result in shown)


def test_a_key_is_forgotten(watchlog: Run) -> None:
    watchlog("auth", "set", "tmdb", stdin=KEY.encode())

    assert watchlog("auth", "rm", "tmdb").out == "The key of tmdb is forgotten\n"

    assert KEY not in (watchlog.home / "keys.toml").read_text(encoding="utf-8")


def test_a_typed_key_is_not_seen(window: Open) -> None:
    screen = window("auth", "set", "tmdb")
    screen.sees("Key of tmdb: ")
    screen.types(KEY)

    assert screen.ends() == 0
    assert KEY.encode() not in screen.raw


@pytest.mark.parametrize(
    ("words", "stdin", "told"),
    [
        (("set", "tvmaze"), b"x", "takes no key"),
        (("set",), b"x", "whose key"),
        (("get", "tmdb"), b"", "there is no"),
        (("set", "tmdb"), b"", "holds no key"),
        (("set", "tmdb"), b"two words", "holds no key"),
        (("set", "tmdb"), "clé".encode(), "holds no key"),
        (("set", "tmdb"), b"x" * 2000, "holds no key"),
    ],
)
def test_what_is_no_key_is_refused(words: tuple[str, ...], stdin: bytes, told: str, refused: Refusal) -> None:
    line = refused("auth", *words, stdin=stdin)

    assert told in line


def test_a_key_with_a_line_end_in_the_environment_is_refused_unseen(watchlog: Run) -> None:
    watchlog("add", "Heat", "--film")

    done = watchlog("fetch", TMDB_API_KEY=f"{KEY}\r\nHost: elsewhere")

    assert done.code == 2
    assert KEY not in done.err


def test_a_key_that_is_not_there_is_not_forgotten(refused: Refusal) -> None:
    assert "no key of omdb is kept" in refused("auth", "rm", "omdb", code=3)
