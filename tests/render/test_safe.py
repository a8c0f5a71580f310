"""No text from data makes a terminal do anything."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.render.safe import one_line, safe_lines, safe_text

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
BIDI = [*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
TEXTS = st.text(st.characters()) | st.text(st.sampled_from([*CONTROLS, *BIDI, "a", " ", "é"]))


@pytest.mark.parametrize("letter", [*CONTROLS, *BIDI, "\u2028", "\u2029", chr(0xD800), chr(0xDFFF)], ids=ascii)
def test_what_a_terminal_would_act_on_becomes_a_picture(letter: str) -> None:
    shown = safe_text(f"a{letter}b")

    assert (shown[0], shown[-1], len(shown)) == ("a", "b", 3)
    assert unicodedata.category(shown[1]) == "So"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Heat",
        "[/]",
        "[REC]",
        "Élite",
        "进击的巨人",
        "👨\u200d👩\u200d👧",
        "❤\ufe0f",
        "שלום",
        "مسلسل",
        "Cafe\u0301",
        "a\xa0b",
    ],
)
def test_everything_else_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text


def test_the_picture_is_that_of_the_character() -> None:
    assert safe_text("\x1b[31m\x7f\x00") == "␛[31m␡␀"


@given(TEXTS)
def test_no_text_is_dangerous_after_it(text: str) -> None:
    for shown in (safe_text(text), one_line(text), *safe_lines(text)):
        assert not {*shown} & {*CONTROLS, *BIDI, "\u2028", "\u2029"}
        shown.encode()


@given(TEXTS)
def test_twice_is_once(text: str) -> None:
    assert safe_text(safe_text(text)) == safe_text(text)
    assert one_line(one_line(text)) == one_line(text)


@given(TEXTS)
def test_a_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@pytest.mark.parametrize(("text", "line"), [("a\r\nb", "a b"), ("  a \t b\n", "a b"), ("\n", ""), ("a\u2028b", "a b")])
def test_runs_of_blanks_become_one(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_split_at_every_line_end(end: str) -> None:
    assert safe_lines(f"a{end}{end}b") == ["a", "", "b"]
