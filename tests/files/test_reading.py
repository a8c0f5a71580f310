"""A file that somebody brings is read whatever its encoding, and not a line end is touched."""

import codecs
import os
from pathlib import Path

import pytest

from watchlog.errors import BadFile, FileTrouble
from watchlog.files.encodings import BLOCK
from watchlog.files.reading import at_rest, opened

TEXT = "title,note\r\nÉlite,“5 €”\nDune,\rx\n"


def read(path: Path) -> str:
    with opened(path) as file:
        return file.read()


@pytest.mark.parametrize(
    "contents",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["UTF-8", "UTF-8 with a mark", "UTF-16 LE", "UTF-16 BE", "Windows"],
)
def test_a_text_is_read_whatever_its_encoding(tmp_path: Path, contents: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(contents)

    assert read(path) == TEXT


def test_latin_1_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Amélie à côté".encode("latin-1"))

    assert read(path) == "Amélie à côté"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\r", "\x0b", "\x85", "\u2028"], ids=ascii)
def test_line_ends_are_untouched(tmp_path: Path, end: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(f"a{end}b{end}".encode())

    assert read(path) == f"a{end}b{end}"


@pytest.mark.parametrize("contents", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_an_empty_file_is_an_empty_text(tmp_path: Path, contents: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(contents)

    assert read(path) == ""


@pytest.mark.parametrize("letter", ["é", "€", "🦈"])
@pytest.mark.parametrize("before", range(1, 4))
def test_a_letter_across_two_blocks_is_one_letter(tmp_path: Path, letter: str, before: int) -> None:
    text = "x" * (BLOCK - before) + letter + "y"
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode())

    assert read(path) == text


def test_a_byte_of_windows_far_down_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"x" * (BLOCK + 10) + b"\xe9")

    assert read(path).endswith("xé")


def test_a_letter_cut_off_at_the_end_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"caf\xc3")

    assert read(path) == "cafÃ"


@pytest.mark.parametrize("contents", [b"\x81\x8d\x8f\x90\x9d\xff", bytes(range(1, 256))])
def test_no_bytes_are_too_odd_to_be_read(tmp_path: Path, contents: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(contents)

    assert read(path)


@pytest.mark.parametrize("before", [0, 10, BLOCK + 10])
def test_a_file_with_nul_bytes_is_no_text(tmp_path: Path, before: int) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"x" * before + b"\0" + b"x")

    with pytest.raises(BadFile, match="NUL") as trouble:
        read(path)

    assert trouble.value.hint


@pytest.mark.parametrize(
    "contents", [codecs.BOM_UTF16_LE + b"x", codecs.BOM_UTF16_BE + b"\xd8\x00\x00x", codecs.BOM_UTF8 + b"\xff"]
)
def test_a_file_that_is_not_what_its_mark_says_is_no_text(tmp_path: Path, contents: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(contents)

    with pytest.raises(BadFile, match="that it says it is") as trouble:
        read(path)

    assert "save it as UTF-8" in trouble.value.hint


def test_a_file_is_at_rest_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(TEXT)

    with at_rest(path) as resting:
        assert resting == path


@pytest.mark.parametrize("name", ["", "missing.csv"])
def test_a_folder_and_what_is_missing_are_left_to_the_reader(tmp_path: Path, name: str) -> None:
    with at_rest(tmp_path / name) as resting:
        assert resting == tmp_path / name


def test_what_a_pipe_brings_can_be_read_twice_and_does_not_stay() -> None:
    reading, writing = os.pipe()
    os.write(writing, TEXT.encode())
    os.close(writing)

    with at_rest(Path(f"/dev/fd/{reading}")) as resting:
        assert [read(resting), read(resting)] == [TEXT, TEXT]
        assert resting.stat().st_mode & 0o777 == 0o600
    os.close(reading)

    assert not resting.exists()


def test_a_missing_file_is_told_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "missing.csv"

    with pytest.raises(FileTrouble, match=r"missing\.csv can't be read: No such file") as trouble:
        read(path)

    assert trouble.value.hint


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="can't be read"):
        read(tmp_path)


def test_a_pipe_is_read_like_a_file() -> None:
    reading, writing = os.pipe()
    os.write(writing, TEXT.encode())
    os.close(writing)

    with at_rest(Path(f"/dev/fd/{reading}")) as resting:
        text = read(resting)
    os.close(reading)

    assert text == TEXT
