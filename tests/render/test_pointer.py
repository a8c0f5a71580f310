"""The place of a query that can't be understood stands above its carets, however long or odd the query is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.errors import BadQuery
from watchlog.render.pointer import pointer

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
BIDI = [*"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
LETTERS = [*'aé字ﾊ🦈 ():"-', "\u0301", "\u0e48", *CONTROLS[:12], *BIDI[:4]]
QUERIES = st.text(st.sampled_from(LETTERS), min_size=1, max_size=400) | st.text(
    st.characters(codec="utf-8"), min_size=1, max_size=100
)
MOST_COLUMNS = 160
"""Room for all that is shown, were every character of it a wide one."""


@st.composite
def errors(draw: st.DrawFn) -> BadQuery:
    """A refusal of any part of any query."""
    text = draw(QUERIES)
    start = draw(st.integers(0, len(text) - 1))
    return BadQuery("wrong", "", text, start, draw(st.integers(start + 1, len(text))))


def point(text: str, part: str) -> list[str]:
    start = text.index(part)
    return pointer(BadQuery("wrong", "", text, start, start + len(part)))


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def under(lines: list[str]) -> str:
    """What stands above the carets, where no character is without a width."""
    query, carets = lines
    first, last, at = carets.index("^"), len(carets), 0
    above = ""
    for letter in query:
        above += letter if first <= at < last else ""
        at += columns(letter)
    return above


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("star:4", "star", ["  star:4", "  ^^^^"]),
        ("dune star:4 heat", "star", ["  dune star:4 heat", "       ^^^^"]),
        ("dune or", "or", ["  dune or", "       ^^"]),
        ("進撃 star:4", "star", ["  進撃 star:4", "       ^^^^"]),
        ("stars:進撃", "進撃", ["  stars:進撃", "        ^^^^"]),
        ("ﾊﾝ star:4", "star", ["  ﾊﾝ star:4", "     ^^^^"]),
        ("cafe\u0301 star:4", "star", ["  cafe\u0301 star:4", "       ^^^^"]),
        ("stars:e\u0301", "e\u0301", ["  stars:e\u0301", "        ^"]),
        ("a\tb\nc star:4", "star", ["  a b c star:4", "        ^^^^"]),
        ("\x1b[2J star:4", "star", ["  ␛[2J star:4", "       ^^^^"]),
        ("stars:\x07\x9b", "\x07\x9b", ["  stars:␇\ufffd", "        ^^"]),
        ("\u202eabc star:4", "star", ["  \ufffdabc star:4", "       ^^^^"]),
        ("(", "(", ["  (", "  ^"]),
    ],
    ids=ascii,
)
def test_carets_stand_under_the_part(text: str, part: str, expected: list[str]) -> None:
    assert point(text, part) == expected


def test_a_part_without_a_width_gets_a_caret_all_the_same() -> None:
    assert point("a \u0301 b", "\u0301")[1].strip() == "^"


def test_nothing_at_the_end_gets_a_caret_all_the_same() -> None:
    assert pointer(BadQuery("wrong", "", "dune", 4, 4)) == ["  dune", "      ^"]


@pytest.mark.parametrize(
    ("before", "behind", "cut"),
    [(0, 0, (False, False)), (0, 500, (False, True)), (500, 0, (True, False)), (500, 500, (True, True))],
)
def test_a_long_query_is_cut_on_the_sides_where_it_goes_on(before: int, behind: int, cut: tuple[bool, bool]) -> None:
    lines = point("a" * before + "star" + "b" * behind, "star")

    shown = lines[0].strip()
    assert (shown.startswith("…"), shown.endswith("…")) == cut
    assert under(lines) == "star"
    assert len(lines[0]) < 80


@pytest.mark.parametrize("letter", ["字", "🦈", "\x1b", "\u202e"], ids=ascii)
def test_a_long_query_of_odd_letters_is_cut_as_well(letter: str) -> None:
    lines = point(letter * 300 + "star" + letter * 300, "star")

    assert under(lines) == "star"


@pytest.mark.parametrize("letter", ["a", "字", "🦈"])
def test_what_is_shown_fits_a_terminal_of_eighty_columns(letter: str) -> None:
    for before in (0, 20, 60, 300):
        lines = point(letter * before + "star" + letter * 300, "star")
        assert all(columns(line) <= 80 for line in lines), before


def test_a_part_that_is_longer_than_what_is_shown_is_cut() -> None:
    lines = point("stars:" + "9" * 500, "9" * 500)

    assert set(under(lines)) <= {"9", "…"}
    assert len(lines[1]) < 80


@given(errors())
def test_any_place_of_any_query_is_shown(error: BadQuery) -> None:
    query, carets = pointer(error)

    assert carets.strip()
    assert set(carets) == {" ", "^"}
    assert carets.strip(" ") == "^" * carets.count("^")
    assert len(carets) <= MOST_COLUMNS
    assert len(query) <= MOST_COLUMNS


@given(errors())
def test_no_query_is_dangerous(error: BadQuery) -> None:
    for line in pointer(error):
        assert not {*line} & {*CONTROLS, *BIDI}
        line.encode()
