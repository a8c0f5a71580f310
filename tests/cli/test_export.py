"""`watchlog export` takes a history out: whole, atomic, and never over anything that matters."""

import csv
import io
import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Refusal
from tests.conftest import Run

COLUMNS = (
    "title,original_title,year,kind,season,episode,episode_title,watched_on,watched_at,stars,note,tags,service,with,"
    "rewatch,pass,refs,source,added_at"
)


@pytest.fixture
def full(watchlog: Run) -> Run:
    watchlog(
        "add", "Élite", "s1e1", "--stars", "3.5", "--note", 'Two\r\nlines, and "quotes"', "--tag", "b", "--tag", "a"
    )
    watchlog("add", "Heat", "--year", "1995", "--on", "2026-11-22 21:15", "--rewatch")
    watchlog("edit", "2", "--set", "refs=tmdb:949 imdb:tt0113277")
    return watchlog


def test_csv_has_the_columns_of_the_contract(full: Run) -> None:
    lines = full("export").raw.split(b"\r\n")

    assert lines[0].decode() == COLUMNS


def test_csv_is_rfc_4180_and_utf_8(full: Run) -> None:
    raw = full("export", "-", encoding="ascii").raw

    first, second = csv.DictReader(io.StringIO(raw.decode(), newline=""), strict=True)
    assert (first["title"], first["note"]) == ("Élite", 'Two\r\nlines, and "quotes"')
    assert (first["stars"], first["tags"], first["rewatch"]) == ("3.5", "a, b", "false")
    assert (second["refs"], second["watched_at"]) == ("imdb:tt0113277 tmdb:949", "2026-11-22T21:15:00+01:00")
    assert (second["stars"], second["note"], second["season"]) == ("", "", "")
    assert raw.endswith(b"\r\n")


def test_nothing_to_export_is_a_header(watchlog: Run) -> None:
    assert watchlog("export").raw.decode() == COLUMNS + "\r\n"


def test_csv_is_what_it_is_without_a_path_or_with_a_dash(full: Run) -> None:
    assert full("export").raw == full("export", "-").raw == full("export", "-", "--format", "csv").raw


def test_a_file_is_what_the_pipe_gets(full: Run, tmp_path: Path) -> None:
    exported = full("export", str(tmp_path / "history.csv"))

    assert exported.code == 0
    assert (tmp_path / "history.csv").read_bytes() == full("export").raw


def test_json_is_the_list(full: Run) -> None:
    assert full("export", "-", "--format", "json").json == full("list", "--sort", "id+", "--json").json


def test_jsonl_is_an_object_a_line(full: Run) -> None:
    lines = full("export", "-", "--format", "jsonl").out.splitlines()

    assert [json.loads(line)["title"] for line in lines] == ["Élite", "Heat"]


def test_markdown_is_to_be_read(full: Run) -> None:
    text = full("export", "-", "--format", "markdown").out

    assert text.startswith("# Watched\n")
    assert "**Heat" in text


def test_markdown_shows_a_title_as_it_is(watchlog: Run) -> None:
    watchlog("add", "[REC] *2* <b>")

    assert r"\[REC\] \*2\* \<b\>" in watchlog("export", "-", "--format", "markdown").out


def test_an_archive_holds_opinions_and_plans(full: Run) -> None:
    full("rate", "Dune", "4")
    full("plan", "Alien")

    archive = full("export", "-", "--format", "archive").json
    assert [len(archive[part]) for part in ("titles", "watches", "ratings", "plans")] == [4, 2, 1, 1]
    assert archive["version"] == 5


def test_what_a_format_can_not_carry_is_said(full: Run) -> None:
    full("plan", "Alien")

    assert "archive" in full("export").err


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.csv", b"title,"), ("a.json", b"[{"), ("a.jsonl", b'{"id"'), ("a.md", b"# "), ("a.txt", b"title,"), ("a",
    b"title,")],
)  # fmt: skip
def test_the_name_of_a_file_tells_its_format(full: Run, tmp_path: Path, name: str, start: bytes) -> None:
    full("export", str(tmp_path / name))

    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_query_takes_a_part_out(full: Run) -> None:
    assert [watch["title"] for watch in full("export", "-", "heat", "--format", "json").json] == ["Heat"]


def test_a_file_is_private_whatever_the_umask(full: Run, tmp_path: Path) -> None:
    before = os.umask(0)
    full("export", str(tmp_path / "history.csv"))
    os.umask(before)

    assert (tmp_path / "history.csv").stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("full")
def test_an_existing_file_is_not_replaced(tmp_path: Path, refused: Refusal) -> None:
    target = tmp_path / "history.csv"
    target.write_text("mine")

    assert "--force" in refused("export", str(target), code=1)
    assert target.read_text() == "mine"


def test_force_replaces_a_file(full: Run, tmp_path: Path) -> None:
    target = tmp_path / "history.csv"
    target.write_text("mine")

    assert full("export", str(target), "--force").code == 0
    assert target.read_bytes() == full("export").raw


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_the_history_is_never_replaced(full: Run, refused: Refusal, force: list[str]) -> None:
    refused("export", str(full.database), *force, code=1)


def test_the_history_is_never_replaced_under_another_name(full: Run, tmp_path: Path, refused: Refusal) -> None:
    (tmp_path / "hard.csv").hardlink_to(full.database)

    refused("export", str(tmp_path / "hard.csv"), "--force", code=1)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_link_is_not_followed(tmp_path: Path, refused: Refusal, force: list[str]) -> None:
    target = tmp_path / "history.csv"
    target.write_text("mine")
    (tmp_path / "link.csv").symlink_to(target)

    refused("export", str(tmp_path / "link.csv"), *force, code=1)
    assert target.read_text() == "mine"


def test_a_folder_and_a_missing_folder_are_refused(tmp_path: Path, refused: Refusal) -> None:
    refused("export", str(tmp_path), "--force", code=1)
    refused("export", str(tmp_path / "missing" / "history.csv"), code=1)


def test_nothing_is_left_beside_a_file(full: Run, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    full("export", str(folder / "history.csv"))
    full("export", str(folder / "history.csv"))

    assert [file.name for file in folder.iterdir()] == ["history.csv"]


def test_an_unknown_format_is_refused(refused: Refusal, tmp_path: Path) -> None:
    assert "markdown" in refused("export", "-", "--format", "xml")
    refused("export", str(tmp_path / "x"), "--format", "xml")
    assert not (tmp_path / "x").exists()


def test_a_formula_is_guarded_in_every_table(watchlog: Run) -> None:
    watchlog("add", "=1+1", "--tag", "=2+2", "--service", "@x", "--note", "-1", "--with", "+1")

    for table in (("export",), ("list", "--csv")):
        (row,) = csv.DictReader(io.StringIO(watchlog(*table).out, newline=""))
        assert {row[name] for name in ("title", "tags", "service", "note", "with")} == {"'=1+1", "'=2+2", "'@x",
        "'-1", "'+1"}  # fmt: skip
