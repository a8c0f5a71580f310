"""JSON and JSON lines: what `list --json` shows, for all watches."""

import json

from tests.conftest import Run

KEYS = [
    *("id", "title", "original_title", "year", "kind", "season", "episode", "episode_title"),
    *("watched_on", "watched_at", "stars", "note", "tags", "service", "with"),
    *("rewatch", "pass", "refs", "source", "added_at"),
]


def recorded(watchlog: Run) -> None:
    watchlog("add", "The Wire", "s1e1-e2", "--stars", "85/100", "--tag", "b", "--tag", "a", "--on", "2021-10")
    watchlog("add", "Dune", "--note", "a\u2028b\u202e\x1b[31m", "--on", "2021-10-03 20:15")


def test_json_is_an_array_of_watches_with_every_key_in_order(watchlog: Run) -> None:
    recorded(watchlog)

    watches = watchlog("export", "-", "--format", "json").json

    assert [list(watch) for watch in watches] == [KEYS] * 3
    assert watches == watchlog("list", "--sort", "id+", "--json").json


def test_values_are_of_the_kinds_that_the_contract_names(watchlog: Run) -> None:
    recorded(watchlog)

    first, _, last = watchlog("export", "-", "--format", "json").json

    assert (first["season"], first["stars"], first["tags"], first["watched_on"]) == (1, 4.25, ["a", "b"], "2021-10")
    assert (first["watched_at"], first["rewatch"], first["refs"]) == (None, False, {})
    assert (last["watched_on"], last["watched_at"]) == ("2021-10-03", "2021-10-03T20:15:00+02:00")


def test_json_lines_are_the_same_an_object_a_line(watchlog: Run) -> None:
    recorded(watchlog)

    lines = watchlog("export", "-", "--format", "jsonl").out.splitlines()

    assert [json.loads(line) for line in lines] == watchlog("export", "-", "--format", "json").json


def test_nothing_that_a_terminal_acts_on_stands_there_as_it_is(watchlog: Run) -> None:
    recorded(watchlog)

    for name in ("json", "jsonl", "archive"):
        out = watchlog("export", "-", "--format", name).out
        assert not {"\x1b", "\u202e", "\u2028"} & set(out)


def test_an_empty_history_is_an_empty_array_and_no_line(watchlog: Run) -> None:
    assert watchlog("export", "-", "--format", "json").json == []
    assert watchlog("export", "-", "--format", "jsonl").raw == b""
