"""A source tells what its files begin with, whatever they are."""

import codecs
import io
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files.conftest import NOW
from watchlog.errors import BadFile
from watchlog.files.json_items import items
from watchlog.files.source import HEAD, Source
from watchlog.files.tables import Table


def head(content: bytes) -> str:
    return Source.of_bytes({"file": content}, NOW, UTC).head("file")


@pytest.mark.parametrize("letter", ["x", "é", "€", "🦈"])
@pytest.mark.parametrize("before", range(4))
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_head_ends_with_a_whole_letter(letter: str, before: int, mark: bytes, encoding: str) -> None:
    text = "y" * before + letter * HEAD

    found = head(mark + text.encode(encoding))

    assert text.startswith(found)
    assert len(mark + found.encode(encoding)) > HEAD - 4


@given(st.binary(max_size=200), st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE]))
def test_any_file_has_a_head(content: bytes, mark: bytes) -> None:
    assert isinstance(head(mark + content), str)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04\x14\0\0", b"\x89PNG\r\n\x1a\n\0\0\0\r", b"\x7fELF\0"])
def test_the_head_of_what_is_no_text_is_empty(content: bytes) -> None:
    assert head(content) == ""


def test_what_was_read_is_counted() -> None:
    source = Source.of_bytes({"a": b"x" * 100_000, "b": b"y" * 50}, NOW, UTC)

    with source.text("a") as text:
        text.read()
    with source.binary("b") as binary:
        binary.read()

    assert (source.bytes_read, source.size) == (100_050, 100_050)


@pytest.mark.parametrize(
    ("files", "said"), [(["a.csv"], "a.csv: line 2 is no CSV"), (["a.csv", "b.csv"], "export.zip: a.csv: line 2 is no")]
)
def test_a_trouble_is_told_with_its_file(files: list[str], said: str) -> None:
    name = "export.zip" if len(files) > 1 else files[0]
    members = dict.fromkeys(files, lambda: io.BytesIO(b'a,b\n"x"y,1\n'))
    source = Source(name, members, NOW, UTC)

    with pytest.raises(BadFile, match=said) as trouble, source.text("a.csv") as text:
        list(Table(text))

    assert trouble.value.hint


def test_a_trouble_that_names_its_file_is_told_as_it_is() -> None:
    source = Source.of_bytes({"a.json": b"[1,"}, NOW, UTC)

    with pytest.raises(BadFile, match=r"^a\.json is no JSON: line 1: it breaks off$"), source.text("a.json") as text:
        list(items(text, source.label("a.json")))


def test_only_one_file_is_the_file() -> None:
    assert Source.of_bytes({"a": b""}, NOW, UTC).file == "a"
    with pytest.raises(BadFile, match="is not one file"):
        _ = Source.of_bytes({"a": b"", "b": b""}, NOW, UTC).file
