"""An honest zip archive is read, and every trap that one can be is refused before anything is unpacked."""

import struct
import zipfile
from pathlib import Path
from typing import Final

import pytest

from tests.files.conftest import at, zipped
from watchlog.errors import BadFile
from watchlog.files.bounds import MOST_FILES

TEXT: Final = b"title,note\nDune,x\n" * 10
ENTRY: Final = b"PK\x01\x02"
"""What a line of an archive's table of contents begins with; where in it there are flags, sizes, and its place."""
FLAGS, SIZE, PLACE = 8, 24, 42


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info


def with_field(archive: bytes, entry: int, field: int, value: int, form: str = "<I") -> bytes:
    """The archive with another number in one of its table's lines."""
    at_byte = -1
    for _ in range(entry + 1):
        at_byte = archive.index(ENTRY, at_byte + 1)
    changed = bytearray(archive)
    struct.pack_into(form, changed, at_byte + field, value)
    return bytes(changed)


def contents(path: Path) -> dict[str, bytes]:
    with at(path) as source:
        found = {}
        for file in source.files:
            with source.binary(file) as binary:
                found[file] = binary.read()
        return found


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "export.zip"


TWO: Final = zipped([("diary.csv", TEXT), ("lists/best.csv", b"name\n" * 100)])


def test_the_files_of_an_archive_can_be_read_again_and_at_once(archive: Path) -> None:
    archive.write_bytes(TWO)

    with at(archive) as source, source.binary("diary.csv") as one, source.binary("lists/best.csv") as two:
        assert source.files == ("diary.csv", "lists/best.csv")
        assert source.size == len(TEXT) + 500
        assert source.head("diary.csv").startswith("title,note\n")
        assert (one.read(5), two.read(4)) == (b"title", b"name")
        assert (one.read(), two.read()) == (TEXT[5:], b"\n" + b"name\n" * 99)
        with source.text("diary.csv") as text:
            assert text.read() == TEXT.decode()


def test_an_archive_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_bytes(TWO)
    (tmp_path / "list.zip").write_bytes(TEXT)

    assert sorted(contents(tmp_path / "export.csv")) == ["diary.csv", "lists/best.csv"]
    assert contents(tmp_path / "list.zip") == {"list.zip": TEXT}


def test_what_systems_add_is_left_out(archive: Path) -> None:
    names = ["a.csv", "__MACOSX/._a.csv", ".DS_Store", "b/.hidden/c.csv", "b/Thumbs.db"]
    archive.write_bytes(zipped([("b/", b""), *((name, b"x") for name in names)]))

    assert contents(archive) == {"a.csv": b"x"}


@pytest.mark.parametrize(("written", "read"), [("b\\a.csv", "b/a.csv"), ("./b//a.csv", "b/a.csv"), ("é/a", "é/a")])
def test_names_are_told_alike(archive: Path, written: str, read: str) -> None:
    archive.write_bytes(zipped([(written, b"x")]))

    assert contents(archive) == {read: b"x"}


@pytest.mark.parametrize(
    ("name", "read"),
    [(b"caf\xc3\xa9.csv", "café.csv"), (b"caf\x82!.csv", "café!.csv"), (b"caf\xff!.csv", "caf\xa0!.csv")],
)
def test_names_without_a_mark_are_utf_8_or_as_of_old(archive: Path, name: bytes, read: str) -> None:
    archive.write_bytes(zipped([("c" * len(name), b"x")]).replace(b"c" * len(name), name))

    assert contents(archive) == {read: b"x"}


TRAPS: Final = {
    "nothing in it": (zipped([]), "holds no files"),
    "a long name": (zipped([("a" * 301, TEXT)]), "… has too long a name"),
    "nothing but archives": (zipped([("a.zip", TWO), ("b.zip", TWO)]), "holds another archive, a.zip"),
    "an archive beside others": (zipped([("more.zip", TWO), ("diary.csv", TEXT)]), "holds another archive, more.zip"),
    "up": (zipped([("../a.csv", TEXT)]), "../a.csv leads out of the archive"),
    "up within": (zipped([("b/../../a.csv", TEXT)]), "leads out of the archive"),
    "up on Windows": (zipped([("b\\..\\..\\a.csv", TEXT)]), "leads out of the archive"),
    "root": (zipped([("/etc/a.csv", TEXT)]), "leads out of the archive"),
    "drive": (zipped([("C:\\a.csv", TEXT)]), "leads out of the archive"),
    "link": (zipped([("a.csv", TEXT), (link("b.csv"), b"/etc/passwd")]), "b.csv is a link"),
    "password": (with_field(TWO, 1, FLAGS, 1, "<H"), "lists/best.csv is locked with a password"),
    "hidden password": (with_field(zipped([("a", TEXT), (".b", TEXT)]), 1, FLAGS, 1, "<H"), ".b is locked"),
    "bzip2": (zipped([("a.csv", TEXT)], zipfile.ZIP_BZIP2), "packed in an unusual way"),
    "lzma": (zipped([("a.csv", TEXT)], zipfile.ZIP_LZMA), "packed in an unusual way"),
    "two of a name": (zipped([("a.csv", TEXT), ("a.csv", b"x")]), "holds two files of the name a.csv"),
    "two of a name told alike": (zipped([("b/a", TEXT), ("b\\a", b"x")]), "holds two files of the name b/a"),
    "too many": (zipped([(f"{n}.csv", b"") for n in range(MOST_FILES + 1)]), f"more than {MOST_FILES} files"),
    "overlapping": (with_field(TWO, 1, PLACE, 0), "holds files that overlap"),
    "nested in each other": (with_field(TWO, 1, PLACE, 40), "holds files that overlap"),
    "a place beyond": (with_field(TWO, 1, PLACE, 1 << 20), "holds files that overlap"),
    "says less": (with_field(TWO, 0, SIZE, 20), "diary.csv can't be unpacked: Bad CRC-32"),
    "a large one": (with_field(TWO, 0, SIZE, 1 << 30), "diary.csv has more than 512 MiB"),
    "a bomb": (zipped([("a.csv", b"0" * 50_000_000)]), "a.csv becomes more than 200 times as large"),
    "a bomb in pieces": (
        zipped([(f"{n}.csv", b"0" * 9_000_000) for n in range(5)]),
        "export.zip becomes more than 200 times as large",
    ),
    "half": (TWO[: len(TWO) // 2], "breaks off"),
    "all but the last byte": (TWO[:-1], "export.zip is no whole zip archive"),
    "a mark alone": (b"PK\x03\x04", "breaks off, or is none"),
    "no such character": (zipped([("é.csv", TEXT)]).replace("é".encode(), b"\xff\xfe"), "is no whole zip archive"),
    "a spreadsheet": (zipped([("[Content_Types].xml", b"x"), ("xl/a.xml", b"y")]), "is the document of an office"),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_refused_and_named(archive: Path, trap: str) -> None:
    content, said = TRAPS[trap]
    archive.write_bytes(content)

    with pytest.raises(BadFile) as trouble:
        contents(archive)

    assert trouble.value.problem.startswith("export.zip")
    assert said in trouble.value.problem
    assert trouble.value.hint


def test_a_changed_byte_is_noticed(archive: Path) -> None:
    stored = zipped([("diary.csv", TEXT)], zipfile.ZIP_STORED)
    archive.write_bytes(stored.replace(b"Dune", b"Dana", 1))

    with pytest.raises(BadFile, match=r"export\.zip: diary\.csv can't be unpacked: Bad CRC-32"):
        contents(archive)


def test_the_name_of_another_file_before_the_content_is_refused_in_few_words(archive: Path) -> None:
    info = zipfile.ZipInfo("y" * 60_000)
    two = zipped([(info, TEXT), ("a.csv", TEXT)])
    archive.write_bytes(two.replace(b"y" * 60_000, b"z" * 60_000, 1))

    with pytest.raises(BadFile) as trouble:
        contents(archive)

    assert len(trouble.value.problem) < 1_000


def test_a_table_of_contents_that_takes_all_memory_is_refused(archive: Path) -> None:
    info = zipfile.ZipInfo("a.csv")
    info.comment = b"x" * 60_000
    archive.write_bytes(zipped([(info, b"")] * 100))

    with pytest.raises(BadFile, match="its table of contents is too large"):
        contents(archive)
