"""A file, a folder, a gzip and a pipe are sources alike, and a folder keeps to itself."""

import gzip
import os
from pathlib import Path

import pytest

from tests.files.conftest import at, zipped
from watchlog.errors import BadFile, FileTrouble
from watchlog.files.bounds import LARGEST_PASSING, MOST_FILES

TEXT = b"title,note\nDune,x\n"


def contents(path: Path) -> dict[str, bytes]:
    with at(path) as source:
        found = {}
        for file in source.files:
            with source.binary(file) as binary:
                found[file] = binary.read()
        assert source.bytes_read == source.size
        return found


def refusal(path: Path) -> str:
    with pytest.raises(BadFile) as trouble:
        contents(path)
    assert trouble.value.hint
    return trouble.value.problem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "export"
    (folder / "lists").mkdir(parents=True)
    (folder / "diary.csv").write_bytes(TEXT)
    (folder / "lists" / "best.csv").write_bytes(b"name\n")
    return folder


def test_a_file_is_a_source_of_one_file(folder: Path) -> None:
    assert contents(folder / "diary.csv") == {"diary.csv": TEXT}


def test_the_files_of_a_folder_are_told_with_slashes(folder: Path) -> None:
    assert contents(folder) == {"diary.csv": TEXT, "lists/best.csv": b"name\n"}


@pytest.mark.parametrize(
    "name", [".hidden.csv", ".git/diary.csv", "__MACOSX/diary.csv", "lists/.DS_Store", "lists/Thumbs.db"]
)
def test_what_is_hidden_or_the_systems_own_is_left_out(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"x")

    assert sorted(contents(folder)) == ["diary.csv", "lists/best.csv"]


def test_links_are_followed_within_a_folder_and_not_out_of_it(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_bytes(b"x")
    links = {"in.csv": "diary.csv", "out.csv": "../secret.csv", "dead.csv": "nowhere.csv", "circle": ".", "up": ".."}
    for name, target in links.items():
        (folder / name).symlink_to(target)

    assert sorted(contents(folder)) == ["diary.csv", "in.csv", "lists/best.csv"]


def test_a_link_to_a_folder_may_be_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)

    assert sorted(contents(tmp_path / "link")) == ["diary.csv", "lists/best.csv"]


def test_what_is_no_file_in_a_folder_is_left_out(folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")

    assert sorted(contents(folder)) == ["diary.csv", "lists/best.csv"]


def test_a_name_that_is_no_text_is_spelled_out(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.csv")).write_bytes(b"x")

    assert contents(folder)["caf\\xe9.csv"] == b"x"


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()

    assert refusal(tmp_path / "none") == "none holds no files"


def test_a_folder_of_archives_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped([("a.csv", TEXT)]))
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(TEXT))

    assert refusal(tmp_path).endswith("holds nothing but archives")


def test_a_folder_of_too_many_files_is_refused(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number}").touch()

    assert f"holds more than {MOST_FILES} files" in refusal(tmp_path)


def test_a_missing_path_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match=r"missing\.csv can't be read: No such file"), at(tmp_path / "missing.csv"):
        pass


@pytest.mark.parametrize(
    ("name", "inner"), [("list.csv.gz", "list.csv"), ("LIST.CSV.GZ", "LIST.CSV"), ("list", "list"), (".gz", ".gz")]
)
def test_a_gzip_is_the_file_in_it(tmp_path: Path, name: str, inner: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(TEXT))

    assert contents(tmp_path / name) == {inner: TEXT}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x1f\x8b", "can't be unpacked"),
        (b"\x1f\x8b\x08" + bytes(range(100)), "can't be unpacked"),
        (gzip.compress(TEXT * 1000)[:-9], "can't be unpacked"),
        (gzip.compress(TEXT)[:-8] + b"\0" * 8, "can't be unpacked: CRC check failed"),
        (gzip.compress(zipped([("a.csv", TEXT)])), "holds nothing but archives"),
        (gzip.compress(gzip.compress(TEXT)), "holds nothing but archives"),
    ],
    ids=range(6),
)
def test_a_gzip_that_is_broken_or_packed_twice_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "list.csv.gz").write_bytes(content)

    problem = refusal(tmp_path / "list.csv.gz")

    assert problem.startswith("list.csv.gz ")
    assert said in problem


def test_what_a_pipe_brings_may_be_an_archive() -> None:
    reading, writing = os.pipe()
    os.write(writing, zipped([("diary.csv", TEXT)]))
    os.close(writing)

    assert contents(Path(f"/dev/fd/{reading}")) == {"diary.csv": TEXT}
    os.close(reading)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless file")
def test_a_pipe_that_never_ends_is_refused() -> None:
    assert refusal(Path("/dev/zero")) == f"/dev/zero brings more than {LARGEST_PASSING >> 20} MiB"
