"""`watchlog config` shows and changes settings."""

import os

import pytest

from tests.cli.conftest import Refusal
from tests.conftest import Run


def test_settings_and_places_are_shown(watchlog: Run) -> None:
    shown = watchlog("config", "--json").json

    assert (shown["scale"], shown["limit"], shown["database"]) == ("half-stars", "25", str(watchlog.database))
    assert f"database\t{watchlog.database}\n" in watchlog("config").out
    assert "half-stars" in watchlog("config", terminal=True).out


def test_a_setting_is_changed_and_shown(watchlog: Run) -> None:
    watchlog("config", "limit", "7")

    assert watchlog("config", "limit").out == "7\n"


def test_a_setting_goes_back(watchlog: Run) -> None:
    watchlog("config", "limit", "7")
    watchlog("config", "limit", "--unset")

    assert watchlog("config", "limit").out == "25\n"


def test_the_limit_is_that_of_lists_on_a_terminal(watchlog: Run) -> None:
    watchlog("add", "The Wire", "s1e1-e9")
    watchlog("config", "limit", "7")

    assert watchlog("list", terminal=True).out.count("The Wire") == 7


def test_the_database_is_a_setting_below_the_environment(watchlog: Run) -> None:
    other = str(watchlog.home / "other.db")
    watchlog("config", "database", other)
    watchlog("add", "Elsewhere")

    assert watchlog("list", WATCHLOG_DB=other).out.count("\n") == 1
    assert watchlog("list", WATCHLOG_DB=str(watchlog.database)).out == ""


def test_comments_of_the_file_stay(watchlog: Run) -> None:
    watchlog("config", "limit", "7")
    file = watchlog.home / "config.toml"
    file.write_text("# mine\nlimit = 7  # few\n", encoding="utf-8")

    watchlog("config", "scale", "ten")

    assert file.read_text(encoding="utf-8").startswith("# mine\nlimit = 7  # few\n")


def test_the_file_is_private_whatever_the_umask(watchlog: Run) -> None:
    before = os.umask(0)
    watchlog("config", "limit", "7")
    os.umask(before)

    assert (watchlog.home / "config.toml").stat().st_mode & 0o777 == 0o600
    assert watchlog.home.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("nonsense", "1"),
        ("limit", "-1"),
        ("limit", "many"),
        ("limit", "9" * 30),
        ("limit", "9" * 5000),
        ("scale", "10"),
        ("editor", ""),
        ("database", " "),
    ],
)
def test_a_wrong_setting_is_refused(watchlog: Run, refused: Refusal, words: tuple[str, ...]) -> None:
    watchlog("config", "scale", "ten")
    before = (watchlog.home / "config.toml").read_bytes()

    refused("config", "--", *words)
    assert (watchlog.home / "config.toml").read_bytes() == before


@pytest.mark.parametrize("text", ["= =", "limit = 'x'", "scale = 3", "[", "limit = -1", "database = 1"])
def test_a_file_that_can_not_be_understood_is_named(watchlog: Run, text: str) -> None:
    watchlog("config", "limit", "7")
    (watchlog.home / "config.toml").write_text(text, encoding="utf-8")

    listed = watchlog("list")

    assert listed.code in (1, 2)
    assert (listed.out, listed.err.count("\n")) == ("", 1)
    assert "config.toml" in listed.err


def test_a_wrong_file_can_be_mended_by_the_command(watchlog: Run) -> None:
    watchlog("config", "limit", "7")
    (watchlog.home / "config.toml").write_text("limit = -1", encoding="utf-8")

    assert watchlog("config", "limit", "7").code == 0
    assert watchlog("list").code == 0


@pytest.mark.parametrize("words", [(), ("scale",), ("scale", "ten"), ("scale", "--unset")])
def test_json_is_json(watchlog: Run, words: tuple[str, ...]) -> None:
    assert watchlog("config", *words, "--json").json
