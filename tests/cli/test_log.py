"""`watchlog log` shows what was done, newest first."""

from tests.cli.conftest import Refusal
from tests.conftest import Run


def test_changes_come_newest_first(watchlog: Run) -> None:
    watchlog("add", "Heat")
    watchlog.later(minutes=1)
    watchlog("rate", "Heat", "3")

    assert watchlog("log", "--json").json == [
        {"id": 2, "made_at": "2026-11-22T20:31:00+00:00", "summary": "rated Heat 3/5", "rows": 1, "undone": False},
        {"id": 1, "made_at": "2026-11-22T20:30:00+00:00", "summary": "added Heat", "rows": 2, "undone": False},
    ]


def test_reading_leaves_no_entry(watchlog: Run) -> None:
    watchlog("add", "Heat")
    for command in (["list"], ["search", "heat"], ["show", "heat"], ["plans"], ["log"], ["export"], ["config"], []):
        watchlog(*command)

    assert len(watchlog("log", "--json").json) == 1


def test_what_was_undone_stays_in_the_log(watchlog: Run) -> None:
    watchlog("add", "Heat")
    watchlog("undo")

    assert [change["undone"] for change in watchlog("log", "--json").json] == [True]
    assert "undone" in watchlog("log").out
    assert "undone" in watchlog("log", terminal=True, COLUMNS="80").out


def test_a_limit_cuts_the_log(watchlog: Run) -> None:
    for title in "abc":
        watchlog("add", title)

    assert [change["id"] for change in watchlog("log", "--limit", "2", "--json").json] == [3, 2]
    assert watchlog("log", "--limit", "0").out.count("\n") == 3


def test_the_log_comes_in_every_format(watchlog: Run) -> None:
    watchlog("add", "Heat")

    assert watchlog("log", "--jsonl").json["summary"] == "added Heat"
    assert watchlog("log", "--csv").out.startswith("made_at,summary")
    assert watchlog("log", "--tsv").out.startswith("made_at\tsummary")
    assert watchlog("log").out.count("\t") == 4


def test_an_empty_log_is_no_failure(watchlog: Run) -> None:
    assert watchlog("log") == (0, b"", "")
    assert watchlog("log", "--json").json == []


def test_a_negative_limit_is_refused_as_it_is_of_a_list(watchlog: Run, refused: Refusal) -> None:
    watchlog("add", "Heat")

    refused("log", "--limit", "-1")
