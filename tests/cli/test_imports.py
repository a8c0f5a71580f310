"""`imports`, `review` and `dedupe`, as a person and a script use them."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

FILMS = "title,year,watched_on,stars\nHeat,1995,2021-10-03,4\nRonin,1998,,\n,2021,,\nAlien,soon,,\n"


def brought(watchlog: Run, content: str, name: str = "films.csv") -> str:
    path = watchlog.home.with_name(name)
    path.write_text(content, encoding="utf-8")
    return str(path)


def twins(watchlog: Run) -> None:
    """Two films of one name, whose years nobody knows any more."""
    for year in ("1984", "2021"):
        watchlog("add", "Dune", "--year", year, "--on", year)
    for number in ("1", "2"):
        assert watchlog("edit", number, "--set", "year=").code == 0


def in_doubt(watchlog: Run) -> list[dict[str, Any]]:
    twins(watchlog)
    report = watchlog("import", brought(watchlog, "title,watched_on,note\nDune,2022-05-05,Sand.\n"), "--json").json
    assert (report["imported"], report["review"]) == (0, 1)
    doubts = watchlog("review", "--json").json
    assert isinstance(doubts, list)
    return doubts


def decide(watchlog: Run, decisions: Any) -> Any:
    path = watchlog.home.with_name("decisions.json")
    path.write_text(json.dumps(decisions), encoding="utf-8")
    return watchlog("review", "--resolve", str(path), "--json")


def test_imports_are_listed_with_their_counts(watchlog: Run) -> None:
    watchlog("import", brought(watchlog, FILMS))

    (batch,) = watchlog("imports", "--json").json

    assert {key: batch[key] for key in ("id", "source", "files", "rows", "imported", "duplicate", "review")} == {
        "id": 1,
        "source": "csv",
        "files": "films.csv",
        "rows": 4,
        "imported": 2,
        "duplicate": 0,
        "review": 0,
    }
    assert batch["rejected"] == 2


def test_no_imports_are_an_empty_list(watchlog: Run) -> None:
    assert watchlog("imports", "--json").json == []
    assert watchlog("imports").code == 0


def test_an_import_is_shown_record_by_record(watchlog: Run) -> None:
    watchlog("import", brought(watchlog, FILMS))

    shown = watchlog("imports", "show", "1", "--json").json

    assert [record["outcome"] for record in shown["records"]] == ["imported", "imported", "rejected", "rejected"]
    assert [record["place"] for record in shown["records"]] == ["line 2", "line 3", "line 4", "line 5"]
    assert shown["records"][2]["reason"] == "it has no title"
    assert shown["records"][0]["raw"] == "Heat,1995,2021-10-03,4"
    assert (shown["rows"], shown["imported"]) == (4, 2)


def test_records_of_one_outcome_can_be_asked_for(watchlog: Run) -> None:
    watchlog("import", brought(watchlog, FILMS))

    lines = watchlog("imports", "show", "1", "--only", "rejected").out.splitlines()

    assert [line.split("\t")[:2] for line in lines] == [["line 4", "rejected"], ["line 5", "rejected"]]


def test_imports_are_shown_to_a_person(watchlog: Run) -> None:
    watchlog("import", brought(watchlog, FILMS))

    listed = watchlog("imports", terminal=True, COLUMNS="80").out
    shown = watchlog("imports", "show", "1", terminal=True, COLUMNS="80").out

    assert "films.csv" in listed
    assert "it has no title" in shown
    assert "4 rows, 2 imported, 0 duplicate, 0 review, 2 rejected" in shown


def test_an_undone_import_is_gone_and_comes_back(watchlog: Run) -> None:
    watchlog("import", brought(watchlog, FILMS))
    before = watchlog("imports", "show", "1", "--json").json

    watchlog("undo")
    assert watchlog("imports", "--json").json == []
    assert watchlog("imports", "show", "1").code == 3

    watchlog("redo")
    assert watchlog("imports", "show", "1", "--json").json == before


@pytest.mark.parametrize("words", [["show"], ["show", "x"], ["show", "-1"], ["forget", "1"], ["list", "1"]])
def test_what_imports_can_not_do_is_refused(watchlog: Run, words: list[str]) -> None:
    assert watchlog("imports", *words).code == 2


def many_bad(watchlog: Run, count: int) -> str:
    rows = "".join(f"Film {number},soon\n" for number in range(count))
    return brought(watchlog, "title,year\nHeat,1995\n" + rows)


@pytest.mark.parametrize("terminal", [True, False])
def test_many_records_of_one_reason_do_not_hide_the_outcome(watchlog: Run, terminal: bool) -> None:
    shown = watchlog("import", many_bad(watchlog, 3000), terminal=terminal)

    assert shown.err.count("“soon” is no year") == 4
    assert "and 2997 more, 3000 times ““soon” is no year of a film or series”" in shown.err
    assert "watchlog imports show 1" in shown.err
    assert watchlog("imports", "show", "1", "--only", "rejected").out.count("\n") == 3000


def test_a_few_reasons_are_told_one_by_one(watchlog: Run) -> None:
    assert watchlog("import", many_bad(watchlog, 30)).err.count("“soon”") == 30


def test_decisions_may_come_through_a_pipe(watchlog: Run, tmp_path: Path) -> None:
    (doubt,) = in_doubt(watchlog)
    pipe = tmp_path / "decisions"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        pool.submit(pipe.write_text, json.dumps([{"id": doubt["id"], "title": 1}]))
        result = watchlog("review", "--resolve", str(pipe), "--json")

    assert result.json["imported"] == 1


def test_columns_of_any_csv_can_be_named(watchlog: Run) -> None:
    path = brought(watchlog, "Name;Seen;Score\nHeat;3.10.2021;7,5\n")

    result = watchlog("import", path, "--map", "Name=title,Seen=watched_on,Score/10=stars", "--json")

    assert result.json["imported"] == 1, result.err
    (watch,) = watchlog("list", "--json").json
    assert (watch["title"], watch["watched_on"], watch["stars"]) == ("Heat", "2021-10-03", 3.75)


def test_map_and_from_exclude_each_other(watchlog: Run) -> None:
    path = brought(watchlog, "Name\nHeat\n")

    assert watchlog("import", path, "--map", "Name=title", "--from", "csv").code == 2


def test_a_doubt_names_its_record_and_its_candidates(watchlog: Run) -> None:
    (doubt,) = in_doubt(watchlog)

    assert (doubt["title"], doubt["place"]) == ("Dune", "line 2")
    assert [candidate["id"] for candidate in doubt["candidates"]] == [1, 2]
    assert "2022-05-05" in doubt["raw"]


def test_nothing_of_a_doubtful_record_is_written(watchlog: Run) -> None:
    in_doubt(watchlog)

    assert len(watchlog("list", "--json").json) == 2


def test_a_decision_puts_the_record_under_its_title(watchlog: Run) -> None:
    (doubt,) = in_doubt(watchlog)

    decided = decide(watchlog, [{"id": doubt["id"], "title": 2}])

    assert decided.json == {"imported": 1, "duplicate": 0, "discarded": 0}
    assert [watch["note"] for watch in watchlog("show", "#2", "--json").json["watches"]] == ["Sand.", None]
    assert watchlog("review", "--json").json == []


def test_a_decision_may_make_a_title_of_its_own(watchlog: Run) -> None:
    (doubt,) = in_doubt(watchlog)

    decide(watchlog, [{"id": doubt["id"], "new": True}])

    assert [title["name"] for title in json.loads(watchlog.archive())["titles"]] == ["Dune"] * 3


@pytest.mark.parametrize("choice", [{"title": 2}, {"new": True}, {"discard": True}])
def test_a_decided_record_is_not_asked_about_again(watchlog: Run, choice: dict[str, Any]) -> None:
    (doubt,) = in_doubt(watchlog)
    decide(watchlog, [{"id": doubt["id"], **choice}])
    before = watchlog.archive()

    again = watchlog("import", str(watchlog.home.with_name("films.csv")), "--json").json

    assert (again["imported"], again["duplicate"], again["review"], again["batch"]) == (0, 1, 0, None)
    assert watchlog("review", "--json").json == []
    assert watchlog.archive() == before


def test_decisions_are_undone_in_one_step(watchlog: Run) -> None:
    (doubt,) = in_doubt(watchlog)
    before = watchlog.archive()
    decide(watchlog, [{"id": doubt["id"], "title": 2}])

    watchlog("undo")

    assert watchlog.archive() == before
    assert [one["id"] for one in watchlog("review", "--json").json] == [doubt["id"]]


@pytest.mark.parametrize(
    ("decisions", "code"),
    [
        ({}, 2),
        ([{}], 2),
        ([{"id": 1}], 2),
        ([{"id": 1, "title": 2, "new": True}], 2),
        ([{"id": 1, "title": "2"}], 2),
        ([{"id": 1, "new": True}, {"id": 1, "discard": True}], 2),
        ([{"id": 10**40, "new": True}], 2),
        ([{"id": 1, "title": 10**40}], 2),
        ([{"id": 0, "new": True}], 2),
        ([{"id": 99, "new": True}], 3),
        ([{"id": 1, "title": 99}], 3),
    ],
)
def test_impossible_decisions_change_nothing(watchlog: Run, decisions: Any, code: int) -> None:
    in_doubt(watchlog)
    before = watchlog.archive()

    result = decide(watchlog, decisions)

    assert result.code == code
    assert result.err.count("\n") == 1
    assert watchlog.archive() == before
    assert len(watchlog("review", "--json").json) == 1


def test_a_person_is_asked_about_one_record_after_the_other(watchlog: Run) -> None:
    in_doubt(watchlog)

    shown = watchlog("review", stdin=b"7\n2\n", terminal=True)

    assert "1 of 1" in shown.err
    assert shown.err.count("Which one?") == 2
    assert "1 imported" in shown.out
    assert len(watchlog("show", "#2", "--json").json["watches"]) == 2


def test_a_title_in_doubt_is_asked_about_once(watchlog: Run) -> None:
    twins(watchlog)
    watchlog("import", brought(watchlog, "title,watched_on\nDune,2022-05-05\nDune,2023-05-05\n"))

    shown = watchlog("review", stdin=b"1\n", terminal=True)

    assert shown.err.count("Which one?") == 1
    assert "1 more record of it is decided along with it" in shown.err
    assert "2 imported" in shown.out
    assert watchlog("review", "--json").json == []


def test_a_person_may_decide_later(watchlog: Run) -> None:
    in_doubt(watchlog)

    assert watchlog("review", stdin=b"s\n", terminal=True).code == 0
    assert watchlog("review", stdin=b"q\n", terminal=True).code == 0
    assert watchlog("review", stdin=b"", terminal=True).code == 0
    assert len(watchlog("review", "--json").json) == 1


def test_a_pipe_gets_a_line_for_each_doubt(watchlog: Run) -> None:
    in_doubt(watchlog)

    (line,) = watchlog("review").out.splitlines()

    assert line.split("\t")[2] == "Dune"


def pair_of(watchlog: Run) -> None:
    """One viewing, of which somebody wrote down by hand that they had seen it some time."""
    watchlog("add", "Heat", "--year", "1995", "--stars", "4.5", "--on", "unknown")
    watchlog("import", brought(watchlog, "title,year,watched_on,source\nHeat,1995,2021-10-03,letterboxd\n"))
    assert len(_watches(watchlog)) == 2


def test_pairs_that_may_be_one_viewing_are_listed_with_the_reason(watchlog: Run) -> None:
    pair_of(watchlog)
    before = watchlog.archive()

    (pair,) = watchlog("dedupe", "--dry-run", "--json").json

    assert pair["title"] == "Heat"
    assert pair["reason"]
    assert {pair["kept"], pair["merged"]} == {1, 2}
    assert watchlog.archive() == before


def test_merging_is_one_change_that_can_be_undone(watchlog: Run) -> None:
    pair_of(watchlog)
    before = watchlog.archive()

    assert watchlog("dedupe", "--yes").code == 0

    (watch,) = _watches(watchlog)
    assert (watch["watched_on"], watch["stars"]) == ("2021-10-03", 4.5)
    assert set(watch["source"].split("+")) == {"watchlog", "letterboxd"}
    watchlog("undo")
    assert watchlog.archive() == before


def test_nothing_is_merged_unasked(watchlog: Run) -> None:
    pair_of(watchlog)

    assert watchlog("dedupe").code == 2
    assert len(_watches(watchlog)) == 2


def test_one_viewing_of_two_services_is_one_watch(watchlog: Run) -> None:
    rows = "title,year,watched_on,watched_at,source\nHeat,1995,{},{},{}\n"
    watchlog("import", brought(watchlog, rows.format("2021-10-03", "", "letterboxd")))

    report = watchlog("import", brought(watchlog, rows.format("", "2021-10-03T21:30:00+02:00", "trakt")), "--json").json

    (watch,) = _watches(watchlog)
    assert report["imported"] == 1
    assert (watch["source"], watch["watched_at"]) == ("letterboxd+trakt", "2021-10-03T21:30:00+02:00")


def _watches(watchlog: Run) -> list[dict[str, Any]]:
    found = watchlog("list", "--json").json
    assert isinstance(found, list)
    return found


def test_a_file_of_decisions_that_is_not_there_is_refused(watchlog: Run, tmp_path: Path) -> None:
    assert watchlog("review", "--resolve", str(tmp_path / "nowhere.json")).code == 1
