"""What an enemy found, so that it stays mended."""

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from tests.conftest import Result, Run


def is_one_line(result: Result, code: int) -> bool:
    return result.code == code and result.err.count("\n") == 1 and "should not have" not in result.err


def test_a_database_with_a_name_that_sqlite_takes_for_memory_is_a_file(watchlog: Run, tmp_path: Path) -> None:
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        watchlog("--db", ":memory:", "add", "Heat")

        assert watchlog("--db", ":memory:", "list", "--json=title").json == [{"title": "Heat"}]
    finally:
        os.chdir(here)


@pytest.mark.parametrize("ending", ["", "-journal", "-wal", "-shm"])
def test_no_export_takes_a_place_that_sqlite_uses(watchlog: Run, tmp_path: Path, ending: str) -> None:
    watchlog("add", "Heat")
    link = tmp_path / "link.db"
    link.symlink_to(watchlog.database)

    assert is_one_line(watchlog("export", f"{watchlog.database}{ending}", "--force"), 1)
    assert is_one_line(watchlog("--db", str(link), "export", f"{watchlog.database}{ending}", "--force"), 1)


def test_no_export_takes_the_place_of_the_settings(watchlog: Run) -> None:
    watchlog("add", "Heat")

    assert is_one_line(watchlog("export", str(watchlog.home / "config.toml"), "--force"), 1)


@pytest.mark.parametrize(
    "code",
    [
        "text += text[text.index('[[watch]]'):].replace('Heat', 'Dune')",
        "text = text.replace('title = \"Heat\"', 'title = {a = 1}')",
        "text = text.replace('tags = \"\"', 'tags = [1, [2]]')",
        "text = 'watch = 5'",
        "text = text.replace('[[watch]]', '[watch]')",
        "text += '[[other]]\\n'",
        "text = text.replace('id = 1', 'id = ' + '9' * 5000)",
        "text += 'a.' * 5000 + 'b = 1'",
    ],
)
def test_an_edited_text_that_is_no_longer_what_it_was_changes_nothing(watchlog: Run, tmp_path: Path, code: str) -> None:
    watchlog("add", "Heat")
    before = watchlog.archive()
    script = tmp_path / "editor.py"
    script.write_text(
        f"import pathlib, sys\nfile = pathlib.Path(sys.argv[1])\ntext = file.read_text()\n{code}\nfile.write_text(text)"
    )

    assert is_one_line(watchlog("edit", "1", EDITOR=f"{sys.executable} {script}"), 2)
    assert watchlog.archive() == before


@pytest.mark.parametrize(
    "words", [["export", "~nobody-is-called-so/x"], ["import", "~nobody-is-called-so/x"], ["--db", "", "list"]]
)
def test_a_path_that_leads_nowhere_is_refused(watchlog: Run, words: list[str]) -> None:
    assert is_one_line(watchlog(*words), 2)


@pytest.mark.parametrize(
    "text", ['scale = ["a"]', "[scale]\na = 1", 'database = "\\u0000"', f"x = {'9' * 6000}", f"{'a.' * 3000}b = 1"]
)
def test_settings_that_are_none_are_refused(fresh: Run, text: str) -> None:
    fresh.home.mkdir()
    (fresh.home / "config.toml").write_text(text)

    assert fresh("list").code in (0, 1, 2)
    assert "should not have" not in fresh("list").err + fresh("config", "limit", "3").err


def test_nobody_is_left_in_an_editor_that_was_not_chosen(watchlog: Run) -> None:
    watchlog("add", "Heat")

    assert is_one_line(watchlog("edit", "1", EDITOR="", VISUAL=""), 2)
    assert is_one_line(watchlog("add", "Heat", "--edit", EDITOR=" "), 2)


@pytest.mark.parametrize("name", ["watchlog.db", "config.toml"])
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(fresh: Run, name: str) -> None:
    fresh.home.mkdir()
    os.mkfifo(fresh.home / name)

    assert is_one_line(fresh("list"), 1)


def test_more_words_than_can_be_looked_for_are_refused(watchlog: Run) -> None:
    watchlog("add", "Heat")

    refused = watchlog("list", *(f"w{place}" for place in range(1100)))

    assert (refused.code, refused.raw) == (2, b"")
    assert refused.err.startswith("watchlog: 1100 terms are too many")


def test_a_link_that_leads_nowhere_is_not_an_empty_history(fresh: Run) -> None:
    fresh.home.mkdir()
    fresh.database.symlink_to(fresh.home / "gone.db")

    assert is_one_line(fresh("list"), 1)
    assert is_one_line(fresh("add", "Heat"), 1)


def test_a_schema_that_nobody_made_is_refused(watchlog: Run) -> None:
    watchlog("add", "Heat")
    with sqlite3.connect(watchlog.database) as connection:
        connection.execute("PRAGMA user_version = -1")

    assert is_one_line(watchlog("list"), 1)


def test_a_missing_table_is_damage(watchlog: Run) -> None:
    watchlog("add", "Heat")
    with sqlite3.connect(watchlog.database) as connection:
        connection.execute("DROP TABLE watch_tag")

    listed = watchlog("list")

    assert is_one_line(listed, 1)
    assert "damaged" in listed.err


def test_a_path_too_long_for_any_file_is_refused(watchlog: Run) -> None:
    refused = watchlog("--db", f"/{'x' * 300}", "list")

    assert is_one_line(refused, 1)
    assert "x" * 300 in refused.err
