"""`watchlog import` brings back what was exported, without loss, and twice is once."""

import codecs
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Refusal
from tests.conftest import Run

Another = Callable[[str], Run]


@pytest.fixture
def full(watchlog: Run) -> Run:
    watchlog("add", "Élite", "s1e1-e3", "--stars", "3.5", "--note", 'Two\r\nlines,\r"q"\n', "--tag", "b", "--tag", "=a")
    watchlog("add", "Heat", "--year", "1995", "--on", "2026-11-22 21:15", "--rewatch", "--with", "'=Anna")
    watchlog("add", "Dune", "--year", "1984", "--on", "1985")
    watchlog("add", "Dune", "--year", "2021", "--on", "unknown", "--stars", "85/100")
    watchlog("add", "Dune (2021)", "--on", "2021-10")
    watchlog("edit", "#4", "--set", "refs=imdb:tt0113277 tmdb:949")
    watchlog("rate", "Alien", "4")
    watchlog("plan", "Them!", "--note", "ants")
    return watchlog


def test_csv_comes_back_byte_for_byte(full: Run, another: Another, tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", another("second")
    full("export", str(first))

    second("import", str(first))

    assert second("export").raw == first.read_bytes()


def test_an_archive_comes_back_byte_for_byte(full: Run, another: Another, tmp_path: Path) -> None:
    file, second = tmp_path / "first.json", another("second")
    file.write_bytes(full.archive())

    imported = second("import", str(file), "--json").json

    assert (imported["source"], imported["imported"], imported["rows"]) == ("archive", 9, 9)
    assert second.archive() == file.read_bytes()


def test_a_report_has_the_keys_of_the_contract(full: Run, another: Another, tmp_path: Path) -> None:
    file = tmp_path / "first.csv"
    full("export", str(file))

    report = another("second")("import", str(file), "--json").json

    assert list(report) == ["source", "rows", "imported", "duplicate", "review", "rejected", "batch"]
    assert report == {
        "source": "csv", "rows": 7, "imported": 7, "duplicate": 0, "review": 0, "rejected": 0, "batch": report["batch"],
    }  # fmt: skip
    assert isinstance(report["batch"], int)


@pytest.mark.parametrize("form", ["csv", "archive"])
def test_the_same_file_again_changes_nothing(full: Run, another: Another, tmp_path: Path, form: str) -> None:
    file, second = tmp_path / "first", another("second")
    full("export", str(file), "--format", form)
    second("import", str(file))
    before = second.archive()

    again = second("import", str(file), "--json").json

    assert (again["imported"], again["duplicate"]) == (0, again["rows"])
    assert second.archive() == before


@pytest.mark.parametrize("form", ["csv", "archive"])
def test_a_dry_run_tells_the_same_and_writes_nothing(full: Run, another: Another, tmp_path: Path, form: str) -> None:
    file, second = tmp_path / "first", another("second")
    full("export", str(file), "--format", form)

    before = second.database.read_bytes()

    dry = second("import", str(file), "--dry-run", "--json").json

    assert second.database.read_bytes() == before
    wet = second("import", str(file), "--json").json
    assert {**dry, "batch": None} == {**wet, "batch": None}


def test_the_numbers_add_up(watchlog: Run, tmp_path: Path) -> None:
    watchlog("add", "Dune", "--year", "1984")
    watchlog("add", "Dune", "--year", "2021")
    watchlog("add", "Heat", "--on", "2020")
    file = tmp_path / "more.csv"
    file.write_text("title,watched_on\nHeat,2020\nHeat,2021\nDune,2022\n,2022\nAlien,soon\n", encoding="utf-8")

    imported = watchlog("import", str(file), "--json")

    report = imported.json
    assert [report[key] for key in ("rows", "imported", "duplicate", "review", "rejected")] == [5, 1, 1, 1, 2]
    assert imported.err.count("line ") == 3


def test_only_a_title_is_needed_and_columns_come_in_any_order(watchlog: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Stars,unknown column,TITLE\n3.5,x,Heat\n,,Dune\n", encoding="utf-8")

    watchlog("import", str(file))

    found = watchlog("list", "--sort", "id+", "--json=title,stars,watched_on").json
    assert found == [
        {"title": "Heat", "stars": 3.5, "watched_on": None},
        {"title": "Dune", "stars": None, "watched_on": None},
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_is_read(watchlog: Run, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "mine.csv"
    file.write_bytes("title\r\nÉlite\r\n".encode(encoding))

    watchlog("import", str(file))

    assert watchlog("list", "--json=title").json == [{"title": "Élite"}]


def test_two_equal_rows_are_two_sittings(watchlog: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("title,watched_on\nHeat,2020-01-01\nHeat,2020-01-01\n", encoding="utf-8")

    watchlog("import", str(file))

    assert len(watchlog("list", "--json").json) == 2


def test_an_import_is_one_change(full: Run, another: Another, tmp_path: Path) -> None:
    file, second = tmp_path / "first.csv", another("second")
    full("export", str(file))
    second("import", str(file))

    assert len(second("log", "--json").json) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no such column\n1\n",
        b'title\n"never closed',
        b"title,title\na,b\n",
        b"\0\0\0\0",
        b"title\nHe\0at\n",
        codecs.BOM_UTF16_LE + b"x",
        b"{",
        b'{"format": "watchlog-archive", "version": 1',
        b'{"format": "watchlog-archive", "version": 99}',
        b'{"format": "watchlog-archive", "version": 1, "titles": 3}',
        b'{"format": "watchlog-archive", "version": 1, "watches": {}}',
        b'{"format": "watchlog-archive", "version": 1, "watches": ' + b"[" * 100_000,
        b"\x7fELF\x02\x01\x01",
    ],
)
def test_a_file_that_is_none_is_refused(watchlog: Run, tmp_path: Path, refused: Refusal, content: bytes) -> None:
    watchlog("add", "Heat")
    file = tmp_path / "bad"
    file.write_bytes(content)

    refused("import", str(file), code=1)


def test_every_bad_record_is_rejected_and_none_is_a_failure(watchlog: Run, tmp_path: Path) -> None:
    good: dict[str, object] = {
        "title": 0, "season": None, "episode": None, "stars": None, "watched_on": "2020", "watched_at": None,
        "episode_title": None, "note": None, "tags": [], "service": None, "with": None, "rewatch": False, "pass": None,
        "source": "x", "added_at": "2026-11-22T20:30:00+00:00",
    }  # fmt: skip
    wrong: list[dict[str, object]] = [
        {"title": 9}, {"title": -1}, {"title": "0"}, {"season": "x"}, {"season": 1e400}, {"stars": {"points": 101,
            "scale": "ten"}},
        {"stars": 5}, {"stars": {"points": 1.5, "scale": "ten"}}, {"watched_on": "2020-13"}, {"watched_at": "2020"},
            {"note": "\0"}, {"note": "\ud800"},
        {"tags": "x" * 600}, {"tags": [1]}, {"added_at": None}, {"added_at": "0001-01-01T00:00:00+14:00"},
            {"pass": 0}, {"note": []},
    ]  # fmt: skip
    title: dict[str, object] = {"name": "Heat", "original_name": None, "year": None, "kind": None, "refs": {}}
    watches: list[object] = [good, *({**good, **one} for one in wrong), 5, None, []]
    document = {"format": "watchlog-archive", "version": 1, "titles": [title], "watches": watches}
    file = tmp_path / "mixed.json"
    file.write_text(json.dumps(document), encoding="utf-8")

    imported = watchlog("import", str(file), "--json")

    assert imported.code == 0, imported.err
    report = imported.json
    assert (report["rows"], report["imported"], report["rejected"]) == (len(watches), 1, len(watches) - 1), imported.err


def test_a_missing_file_an_empty_folder_and_an_unknown_importer_are_refused(tmp_path: Path, refused: Refusal) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("title\nHeat\n", encoding="utf-8")

    refused("import", str(tmp_path / "missing.csv"), code=1)
    (tmp_path / "empty").mkdir()
    refused("import", str(tmp_path / "empty"), code=1)
    assert "csv" in refused("import", str(file), "--from", "nothing")


def test_a_field_that_no_report_has_imports_nothing(tmp_path: Path, refused: Refusal) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("title\nHeat\n", encoding="utf-8")

    refused("import", str(file), "--json=nonsense")


def test_several_files_are_imported_at_once(watchlog: Run, tmp_path: Path) -> None:
    for name in ("Heat", "Dune"):
        (tmp_path / name).write_text(f"title\n{name}\n", encoding="utf-8")

    report = watchlog("import", str(tmp_path / "Heat"), str(tmp_path / "Dune"), "--json")

    assert report.code == 0, report.err
    assert report.json["rows"] == 2
