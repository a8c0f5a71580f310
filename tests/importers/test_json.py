"""watchlog's own JSON, read back."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.importers.reading import refused, rows, said, source, the_watch
from watchlog.errors import BadFile
from watchlog.importers.json import Json
from watchlog.model.portion import Portion
from watchlog.model.stars import POINTS
from watchlog.model.watch import Watch
from watchlog.records.outward import watch_record

WATCH = {"title": "Salt", "watched_on": "2021-10", "rewatch": False}


def test_a_watch_is_what_its_keys_say() -> None:
    watch = the_watch(rows(Json(), {"x.json": json.dumps([{**WATCH, "season": 1, "episode": 2, "tags": ["b", "a"]}])}))

    assert (watch.title.name, watch.portion, watch.when.on) == ("Salt", Portion(1, 2), "2021-10")
    assert (watch.tags, watch.rewatch, watch.source) == (("a", "b"), False, "json")


@pytest.mark.parametrize("name", ["'=1", "=1+1", "''", "'", "-", "\t@", "true", "1"])
def test_a_name_stays_as_it_is_whatever_a_spreadsheet_would_make_of_it(name: str) -> None:
    watch = the_watch(rows(Json(), {"x.json": json.dumps([{**WATCH, "title": name}])}))

    assert watch.title.name == name.strip()


def test_every_rating_is_exact() -> None:
    for points in range(POINTS + 1):
        whole, rest = divmod(points * 5, POINTS)
        record = {**WATCH, "stars": whole + rest / POINTS if rest else whole}
        watch = the_watch(rows(Json(), {"x.json": json.dumps([record])}))
        assert watch.stars is not None
        assert watch.stars.points == points


def test_what_was_read_is_written_the_same() -> None:
    record = {
        "id": 0,
        "title": "Hafen",
        "original_title": "'Harbour",
        "year": 1962,
        "kind": "film",
        "season": None,
        "episode": None,
        "episode_title": None,
        "watched_on": "2021-10-03",
        "watched_at": "2021-10-03T20:15:00+02:00",
        "stars": 4.25,
        "note": " =SUM(A1)\r\n",
        "tags": ["+x", "sea"],
        "service": "DVD",
        "with": "@Anna",
        "rewatch": True,
        "pass": 2,
        "refs": {"imdb": "tt9000001"},
        "source": "trakt",
        "added_at": "2026-11-22T20:30:00+00:00",
    }

    watch = the_watch(rows(Json(), {"x.jsonl": json.dumps(record)}))

    assert watch_record(watch) == record


def test_a_line_each_is_read_line_by_line() -> None:
    found = rows(Json(), {"x.jsonl": "".join(f"{json.dumps({**WATCH, 'title': name})}\r\n\r\n" for name in "AB")})

    assert [row.place for row in found] == ["line 1", "line 3"]
    assert [watch.title.name for watch in said(found) if isinstance(watch, Watch)] == ["A", "B"]
    assert json.loads(found[0].raw)["title"] == "A"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": None}, "it has no title"),
        ({"title": ["Salt"]}, "“title” is not what stands there in a watch"),
        ({"refs": "imdb:tt1"}, "“refs” is not what stands there in a watch"),
        ({"tags": ["a, b"]}, "a tag in it holds a comma"),
        ({"season": 1.5}, "“1.5” can't be the season"),
        ({"stars": 6}, "“6” is not on the scale of 5"),
    ],
)
def test_a_record_that_cant_be_is_refused_alone(changes: dict[str, object], reason: str) -> None:
    found = rows(Json(), {"x.json": json.dumps([{**WATCH, **changes}, WATCH])})

    assert refused(found) == [reason]
    assert len(found) == len([WATCH, WATCH])


def test_a_line_that_is_no_json_is_named() -> None:
    with pytest.raises(BadFile, match="line 2 is no record"):
        rows(Json(), {"x.jsonl": json.dumps(WATCH) + "\n{\n"})


@pytest.mark.parametrize("text", ["[]", "{}", '[{"title": "Salt", "year": 2019}]', "title,watched_on,rewatch\n"])
def test_other_files_are_not_taken_for_it(text: str) -> None:
    assert not Json().detect(source({"x.json": text}))


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_what_goes_out_comes_in_as_what_is_there_already(watchlog: Run, tmp_path: Path, name: str) -> None:
    watchlog("add", "The Pier", "--film", "--year", "1962", "--on", "2021-10-03", "--stars", "4", "--note", "=1")
    watchlog("add", "Harbour Lights", "s1e1-e2", "--on", "2021-10-04 20:15", "--tag", "sea")
    file = tmp_path / f"out.{name}"
    assert watchlog("export", str(file)).code == 0

    brought = watchlog("import", str(file), "--json").json

    assert (brought["source"], brought["rows"], brought["duplicate"]) == ("json", 3, 3)
