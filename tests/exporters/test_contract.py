"""What every way out owes its users: a whole file or none, and nobody's file harmed."""

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from tests.conftest import SUNDAY, Run
from watchlog.exporters.protocol import Exporter
from watchlog.model.passes import PassNote, Skip
from watchlog.model.portion import Portion
from watchlog.model.snapshot import Snapshot, TitleOrder
from watchlog.model.title import Title
from watchlog.registry import EXPORTERS, SUFFIXES
from watchlog.registry import exporter as exporter_of

SAMPLE = Path(__file__).parents[1] / "importers" / "samples" / "archive.json"
FORMATS = sorted(EXPORTERS)
OF_SERVICES = {
    *("letterboxd", "letterboxd-watchlist", "imdb", "imdb-watchlist", "trakt", "yamtrack", "simkl", "mal"),
}
"""Formats for other services: each carries what there is a place for, and tells the rest."""
FOR_EVERYTHING_ELSE = [name for name in FORMATS if name != "archive"]
WATCHES_ALONE = [name for name in FOR_EVERYTHING_ELSE if name not in OF_SERVICES]
TAKES_ANY_WATCH = ["archive", *WATCHES_ALONE, "letterboxd", "trakt", "yamtrack", "simkl"]
every_format = pytest.mark.parametrize("name", FORMATS)


@pytest.fixture
def full(watchlog: Run) -> Run:
    """A history with something of everything."""
    watchlog("add", "Osmosis", "--stars", "1", "--year", "2019", "--series", "--note", "Cheap.\nSci-fi.", "--tag", "=1")
    watchlog("add", "Dune", "--year", "2021", "--film", "--on", "2021-10-03 20:15", "--with", "Anna")
    watchlog("rate", "Heat", "4.5")
    watchlog("plan", "Élite")
    return watchlog


def contents(raw: bytes) -> bytes:
    """What a file holds, and the files within it if it is a zip."""
    if not raw.startswith(b"PK"):
        return raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return b"".join(map(archive.read, archive.namelist()))


@every_format
def test_a_file_holds_what_the_pipe_gets(full: Run, name: str, tmp_path: Path) -> None:
    target = tmp_path / "out"

    result = full("export", str(target), "--format", name)

    assert (result.code, result.out) == (0, f"Exported to {target}\n")
    assert target.read_bytes() == full("export", "-", "--format", name).raw


@every_format
def test_a_file_is_private_and_nothing_lies_beside_it(full: Run, name: str, tmp_path: Path) -> None:
    target = tmp_path / "out" / "history"
    target.parent.mkdir()
    old = os.umask(0)
    try:
        full("export", str(target), "--format", name)
    finally:
        os.umask(old)

    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(target.parent.iterdir()) == [target]


@every_format
def test_an_existing_file_is_replaced_by_force_alone(full: Run, name: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("mine", encoding="utf-8")

    refused = full("export", str(target), "--format", name)
    assert (refused.code, refused.out, target.read_bytes()) == (1, "", b"mine")
    assert "--force" in refused.err

    assert full("export", str(target), "--format", name, "--force").code == 0
    assert target.read_bytes() != b"mine"


@every_format
def test_the_history_itself_is_never_replaced(full: Run, name: str, tmp_path: Path) -> None:
    before = full.database.read_bytes()
    twin = tmp_path / "twin"
    twin.hardlink_to(full.database)

    for target in (full.database, twin):
        assert full("export", str(target), "--format", name, "--force").code == 1

    assert full.database.read_bytes() == before


@pytest.mark.parametrize("suffix", ["", "-journal"])
def test_nothing_is_exported_to_where_the_history_will_be(watchlog: Run, suffix: str) -> None:
    watchlog.home.mkdir()
    target = watchlog.database.with_name(watchlog.database.name + suffix)

    refused = watchlog("export", str(target))

    assert refused.code == 1
    assert not target.exists()
    assert watchlog("add", "Dune").code == 0


@every_format
def test_a_link_is_not_followed(full: Run, name: str, tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("mine", encoding="utf-8")
    link.symlink_to(target)
    dangling = tmp_path / "dangling"
    dangling.symlink_to(tmp_path / "nowhere")

    for one in (link, dangling):
        assert full("export", str(one), "--format", name, "--force").code == 1

    assert target.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "nowhere").exists()


@every_format
@pytest.mark.parametrize("where", [".", "nowhere/out"])
def test_a_folder_is_no_file(full: Run, name: str, where: str, tmp_path: Path) -> None:
    refused = full("export", str(tmp_path / where), "--format", name)

    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("watchlog: ")


@pytest.mark.parametrize("name", WATCHES_ALONE)
def test_what_a_format_leaves_behind_is_told(full: Run, name: str) -> None:
    told = full("export", "-", "--format", name).err

    assert "1 rating without a sitting and 1 plan" in told
    assert "archive" in told


@pytest.mark.parametrize("name", FOR_EVERYTHING_ELSE)
def test_what_is_said_of_names_and_ids_is_left_behind_and_told(name: str) -> None:
    exporter: Exporter = exporter_of(name)

    (told,) = exporter.write(Snapshot((), (), (), (), (1,), (1, 2), (3,)), io.TextIOWrapper(io.BytesIO()))

    assert told.startswith("left behind: 1 status, 2 choices of a name and 1 title with ids taken off; ")


@pytest.mark.parametrize("name", FOR_EVERYTHING_ELSE)
def test_what_is_said_of_series_is_left_behind_and_told(name: str) -> None:
    wire = Title(1, "The Wire")
    notes = [PassNote(0, wire, number, SUNDAY, "watchlog") for number in (1, 2)]
    skips = [Skip(0, wire, Portion(0), SUNDAY, "watchlog")]
    exporter: Exporter = exporter_of(name)

    (told,) = exporter.write(
        Snapshot(
            (), (), (), (),
            orders_chosen=(1,), pass_notes=notes, skips=skips, orders=[TitleOrder(wire, ((1, 1),))],
        ),
        io.TextIOWrapper(io.BytesIO()),
    )  # fmt: skip

    assert told.startswith("left behind: 1 choice of an order, 2 notes of passes, 1 skip and 1 order of your own; ")


@pytest.mark.parametrize("name", WATCHES_ALONE)
def test_what_a_history_says_of_series_is_left_behind_and_told(watchlog: Run, name: str) -> None:
    watchlog("import", str(SAMPLE))

    told = watchlog("export", "-", "--format", name).err

    assert "1 choice of an order, 2 notes of passes, 3 skips, 1 order of your own, 2 lists, 4 entries of lists" in told


def test_an_archive_of_what_a_query_finds_says_what_it_leaves_out(watchlog: Run) -> None:
    watchlog("import", str(SAMPLE))

    found = watchlog("export", "-", "wire", "--format", "archive")

    assert "ratings, plans, passes, skips, orders, lists and views were left out" in found.err
    assert [title["order"] for title in found.json["titles"]] == ["own"]
    assert (found.json["passes"], found.json["skips"], found.json["orders"]) == ([], [], [])


def test_an_archive_leaves_nothing_behind(full: Run) -> None:
    assert full("export", "-", "--format", "archive").err == ""


@pytest.mark.parametrize("name", ["archive", *WATCHES_ALONE])
def test_a_history_of_watches_alone_is_exported_without_remarks(watchlog: Run, name: str) -> None:
    watchlog("add", "Dune")

    assert watchlog("export", "-", "--format", name).err == ""


@pytest.mark.parametrize("name", TAKES_ANY_WATCH)
def test_a_query_takes_out_what_it_finds(full: Run, name: str) -> None:
    out = contents(full("export", "-", "dune", "--format", name).raw)

    assert b"Dune" in out
    assert b"Osmosis" not in out


@every_format
def test_an_empty_history_can_be_exported(watchlog: Run, name: str) -> None:
    result = watchlog("export", "-", "--format", name)

    assert (result.code, result.err) == (0, "")
    assert not watchlog.database.exists()


@every_format
def test_an_export_changes_nothing(full: Run, name: str) -> None:
    before = full.database.read_bytes()

    full("export", "-", "--format", name)

    assert full.database.read_bytes() == before


@pytest.mark.parametrize(("suffix", "name"), SUFFIXES.items())
def test_the_name_of_a_file_says_its_format(full: Run, suffix: str, name: str, tmp_path: Path) -> None:
    target = tmp_path / f"history{suffix.upper()}"

    full("export", str(target))

    assert target.read_bytes() == full("export", "-", "--format", name).raw


def test_an_unknown_format_is_refused_with_those_that_there_are(full: Run, tmp_path: Path) -> None:
    refused = full("export", str(tmp_path / "out"), "--format", "xls")

    assert refused.code == 2
    assert all(name in refused.err for name in FORMATS)
    assert list(tmp_path.glob("out*")) == []


def test_what_is_no_text_does_not_go_to_a_terminal(full: Run) -> None:
    refused = full("export", "-", "--format", "trakt", terminal=True)

    assert refused.code == 2
    assert "name a file" in refused.err
