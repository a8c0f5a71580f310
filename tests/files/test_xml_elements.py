"""XML is read element by element, and nothing in it reaches for other files or for all memory."""

import codecs
import io

import pytest

from watchlog.errors import BadFile
from watchlog.files.xml_elements import LARGEST_ELEMENT, elements

LIST = "<list><info><name>anime</name></info><anime><id>1</id></anime>\n<anime><id>2</id><note>é</note></anime></list>"


def texts(content: bytes, tag: str = "anime") -> list[list[str | None]]:
    return [[child.text for child in element] for element in elements(io.BytesIO(content), tag, "list.xml")]


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode(),
        codecs.BOM_UTF8 + LIST.encode(),
        codecs.BOM_UTF16_LE + LIST.encode("utf-16-le"),
        b'<?xml version="1.0" encoding="ISO-8859-1"?>' + LIST.encode("latin-1"),
        b'<?xml version="1.0" encoding="windows-1252"?>' + LIST.encode("cp1252"),
    ],
    ids=["UTF-8", "UTF-8 with a mark", "UTF-16", "Latin-1", "Windows"],
)
def test_elements_are_read_whatever_their_encoding(content: bytes) -> None:
    assert texts(content) == [["1"], ["2", "é"]]


def test_an_element_is_whole_when_it_is_told() -> None:
    content = b'<r><film id="7"><title>Dune <b>Two</b>.</title><!-- no --><![CDATA[5 < 6]]></film></r>'

    (found,) = ((element.attrib, "".join(element.itertext())) for element in elements(io.BytesIO(content), "film", "x"))

    assert found == ({"id": "7"}, "Dune Two.5 < 6")


def test_the_outermost_of_two_elements_of_one_name_is_told() -> None:
    assert texts(b"<r><a><b><anime><anime>1</anime></anime></b></a><anime/></r>") == [["1"], []]


def test_the_root_may_be_the_element() -> None:
    assert texts(b"<anime><id>1</id></anime>") == [["1"]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "line 1: no element found"),
        (b"title,year\nDune,2021\n", "line 1: syntax error"),
        (b"<r>\n<anime>1</anime>\n<anime>", "line 3: no element found"),
        (b"<r>\n<anime>\n</r>", "line 3: mismatched tag"),
        (b"<r>\n<anime>&eacute;</anime></r>", "line 2: undefined entity"),
        (b"<r>\n\n<anime>\xe9</anime></r>", "line 3: not well-formed"),
        (b"<r>\0</r>", "line 1: not well-formed"),
        (b'<?xml version="1.0" encoding="klingon"?><r/>', "unknown encoding"),
        (b'<?xml version="1.0" encoding="shift_jis"?><r/>', "multi-byte encodings are not supported"),
        (b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r>&b;</r>', "has a document type"),
        (b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>', "has a document type"),
        (b'<!DOCTYPE r SYSTEM "http://localhost/x.dtd"><r/>', "has a document type"),
        (b"<a>" * 200_000, "is nested more than 100 elements deep"),
        (b"<r>" + b"<anime>" * 200_000, "is nested more than 100 elements deep"),
        (b"<r><anime>" + b"x" * (LARGEST_ELEMENT + 1), "without the end of a record"),
    ],
    ids=range(15),
)
def test_what_is_no_xml_of_ours_is_told_with_its_line(content: bytes, said: str) -> None:
    with pytest.raises(BadFile) as trouble:
        texts(content)

    assert trouble.value.problem.startswith("list.xml ")
    assert said in trouble.value.problem
    assert trouble.value.hint


def test_what_was_told_before_the_trouble_was_whole() -> None:
    reading = elements(io.BytesIO(LIST.encode()[:-20]), "anime", "x")

    assert next(reading).findtext("id") == "1"
    with pytest.raises(BadFile):
        list(reading)
