"""What scripts rely on: keys in their order, formats, and nothing else on stdout."""

import csv
import io
import json
from collections.abc import Sequence

import pytest

from tests.cli.conftest import Refusal
from tests.conftest import Run

KEYS = [
    "id", "title", "original_title", "year", "kind", "season", "episode", "episode_title", "watched_on", "watched_at",
    "stars",
    "note", "tags", "service", "with", "rewatch", "pass", "refs", "source", "added_at",
]  # fmt: skip
LISTS = [("list",), ("search", "e"), ("plans",), ("log",)]
SENTENCES = [
    ("add", "New"), ("edit", "1", "--set", "stars=1"), ("rm", "1"), ("rate", "New", "4"), ("tag", "x", "1"), ("untag",
    "a", "1"),
    ("plan", "New"), ("unplan", "Élite"), ("undo",), ("show", "Heat"), ("config",), (),
]  # fmt: skip


@pytest.fixture
def full(watchlog: Run) -> Run:
    watchlog("add", "Heat", "--stars", "3.5", "--tag", "b", "--tag", "a", "--note", "Two\n\tlines\\", "--year", "1995")
    watchlog("add", "Èze", "s1e2", "--on", "unknown")
    watchlog("plan", "Élite", "--note", "e")
    return watchlog


def test_a_watch_has_the_keys_of_the_contract_in_their_order(full: Run) -> None:
    for command in (["list"], ["search", "heat"], ["list", "#1"], ["export", "-", "--format", "json"]):
        json_option = [] if command[0] == "export" else ["--json"]
        assert list(full(*command, *json_option).json[0]) == KEYS


def test_changing_commands_tell_watches_with_the_same_keys(full: Run) -> None:
    for command in (
        ["add", "New"],
        ["edit", "1", "--set", "stars=1"],
        ["tag", "x", "1"],
        ["untag", "x", "1"],
        ["rm", "1"],
    ):
        assert [list(watch) for watch in full(*command, "--json").json] == [KEYS]


def test_the_types_are_those_of_the_contract(full: Run) -> None:
    episode, film = sorted(full("list", "--json").json, key=lambda watch: str(watch["title"]), reverse=True)

    assert (film["stars"], film["tags"], film["year"], film["refs"]) == (3.5, ["a", "b"], 1995, {})
    assert (episode["season"], episode["episode"], episode["watched_on"], episode["watched_at"]) == (1, 2, None, None)
    assert (episode["stars"], episode["note"], episode["rewatch"], episode["kind"]) == (None, None, False, "series")


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_json_picks_fields_in_the_order_they_are_asked_for(full: Run, command: Sequence[str]) -> None:
    key = list(full(*command, "--json").json[0])

    assert list(full(*command, f"--json={key[2]},{key[0]}").json[0]) == [key[2], key[0]]


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("command", [*LISTS, *SENTENCES], ids=" ".join)
def test_a_field_that_there_is_not_is_refused_before_anything_is_done(refused: Refusal, command: Sequence[str]) -> None:
    assert "nonsense" in refused(*command, "--json=nonsense")


@pytest.mark.parametrize("command", [*LISTS, *SENTENCES], ids=" ".join)
@pytest.mark.parametrize("terminal", [False, True])
def test_json_is_alone_on_stdout(full: Run, command: Sequence[str], terminal: bool) -> None:
    printed = full(*command, "--json", terminal=terminal)

    assert printed.code == 0, printed.err
    assert isinstance(printed.json, list | dict)


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_jsonl_is_an_object_a_line(full: Run, command: Sequence[str]) -> None:
    lines = full(*command, "--jsonl").out.splitlines()

    assert [json.loads(line) for line in lines] == full(*command, "--json").json


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_csv_has_a_header_and_no_numbers(full: Run, command: Sequence[str]) -> None:
    printed = full(*command, "--csv").raw.decode()

    rows = list(csv.reader(io.StringIO(printed, newline=""), strict=True))
    assert rows[0] == [key for key in full(*command, "--json").json[0] if key != "id"]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert printed.endswith("\r\n")


def test_csv_is_what_export_writes(full: Run) -> None:
    assert full("list", "--csv", "--sort", "id+").raw == full("export").raw


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_tsv_has_a_header_and_a_record_a_line(full: Run, command: Sequence[str]) -> None:
    lines = full(*command, "--tsv").out.splitlines()

    assert len(lines) == 1 + len(full(*command, "--json").json)
    assert len({line.count("\t") for line in lines}) == 1


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_a_pipe_gets_a_record_a_line_with_tabs(full: Run, command: Sequence[str]) -> None:
    lines = full(*command).out.split("\n")

    assert len(lines) == len(full(*command, "--json").json) + 1
    assert len({line.count("\t") for line in lines[:-1]}) == 1


@pytest.mark.parametrize("command", [*LISTS, *SENTENCES], ids=" ".join)
def test_a_pipe_gets_no_colour(full: Run, command: Sequence[str]) -> None:
    assert b"\x1b" not in full(*command).raw


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("command", LISTS, ids=" ".join)
@pytest.mark.parametrize("formats", [("--json", "--csv"), ("--tsv", "--jsonl")], ids=" ".join)
def test_two_formats_are_refused(refused: Refusal, command: Sequence[str], formats: Sequence[str]) -> None:
    refused(*command, *formats)


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_an_empty_list_is_an_empty_array(watchlog: Run, command: Sequence[str]) -> None:
    assert watchlog(*command, "--json") == (0, b"[]\n", "")
    assert watchlog(*command, "--jsonl") == (0, b"", "")
    assert watchlog(*command, "--csv").raw.count(b"\n") == 1


def test_text_after_two_dashes_is_no_option(watchlog: Run) -> None:
    watchlog("add", "--", "--json=title")

    assert watchlog("list", "--json=title").json == [{"title": "--json=title"}]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
@pytest.mark.parametrize("format_", ["--json", "--jsonl", "--csv", "--tsv"])
def test_a_format_for_scripts_is_utf_8_whatever_the_terminal_can_show(
    watchlog: Run, encoding: str, format_: str
) -> None:
    watchlog("add", "Élite 进击的巨人 🦈")

    assert "Élite 进击的巨人 🦈" in watchlog("list", format_, encoding=encoding).raw.decode()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_json_is_json_whatever_the_terminal_can_show(watchlog: Run, encoding: str) -> None:
    watchlog("add", "Élite 进击的巨人 🦈")

    assert watchlog("list", "--json=title", encoding=encoding).json == [{"title": "Élite 进击的巨人 🦈"}]
    assert watchlog("show", "elite", "--json=title", encoding=encoding).json == {"title": "Élite 进击的巨人 🦈"}
