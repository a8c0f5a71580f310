"""The words of a question mean what they say, and no text is an error."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.errors import BadInput
from watchlog.model.title import SERVICES, Ref
from watchlog.query.language import DESCENDING_AT_FIRST, parse_query, parse_selection, parse_sort
from watchlog.query.terms import EVERYTHING, NEWEST_FIRST, ByRef, Numbers, Query, SortKey, Term, Words

PIECES = ['"', " ", "#", "12", "imdb:", "tt1", "@", ":", "\\", "%", "\u3000", "\0", "\ud800", "é"]
WILD = st.text() | st.lists(st.sampled_from(PIECES)).map("".join)


@pytest.mark.parametrize(
    ("arguments", "terms"),
    [
        ([], ()),
        ([""], ()),
        (["  "], ()),
        (["dune"], (Words("dune"),)),
        (["dune part"], (Words("dune"), Words("part"))),
        (["dune", "part"], (Words("dune"), Words("part"))),
        (['"dune part"'], (Words("dune part"),)),
        (['"dune part" two'], (Words("dune part"), Words("two"))),
        (['"dune part'], (Words("dune part"),)),
        (['dune "part two" "villeneuve'], (Words("dune"), Words("part two"), Words("villeneuve"))),
        (['"dune', 'part"'], (Words("dune"), Words('part"'))),
        (['"a""b"'], (Words("a"), Words("b"))),
        (['"'], (Words('"'),)),
        (['""'], (Words('""'),)),
        (['" "'], (Words('" "'),)),
        (['12" vinyl'], (Words('12"'), Words("vinyl"))),
        (["#12"], (Numbers((12,)),)),
        (["#12 dune"], (Numbers((12,)), Words("dune"))),
        (["#0"], (Numbers((0,)),)),
        (["#"], (Words("#"),)),
        (["#alive"], (Words("#alive"),)),
        (["12"], (Words("12"),)),
        (["#1234567890123456789"], (Words("#1234567890123456789"),)),
        (["#١٢"], (Words("#١٢"),)),
        (['"#12"'], (Words("#12"),)),
        (["imdb:tt1160419"], (ByRef(Ref("imdb", "tt1160419")),)),
        (['"imdb:tt1160419"'], (Words("imdb:tt1160419"),)),
        (["Re:Zero"], (Words("Re:Zero"),)),
        (["3%"], (Words("3%"),)),
        (["Grey's Anatomy"], (Words("Grey's"), Words("Anatomy"))),
        (["進撃の巨人"], (Words("進撃の巨人"),)),
        (["a\u3000b"], (Words("a"), Words("b"))),
    ],
)
def test_a_question_is_made_of_terms(arguments: list[str], terms: tuple[Term, ...]) -> None:
    assert parse_query(arguments).terms == terms


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_a_reference_to_any_service_is_understood(service: str) -> None:
    assert parse_query([f"{service}:12"]).terms == (ByRef(Ref(service, "12")),)


def test_no_question_is_a_question_for_everything() -> None:
    assert parse_query([]) == EVERYTHING


def test_the_newest_come_first_when_nothing_is_said() -> None:
    assert parse_sort(None) == (NEWEST_FIRST,)


@pytest.mark.parametrize(("key", "descending"), DESCENDING_AT_FIRST.items())
def test_a_key_alone_goes_its_usual_way(key: str, descending: bool) -> None:
    assert parse_sort(key) == (SortKey(key, descending),)


@pytest.mark.parametrize("key", DESCENDING_AT_FIRST)
def test_a_key_goes_the_way_that_is_said(key: str) -> None:
    assert parse_sort(f"{key}+,{key}-") == (SortKey(key, descending=False), SortKey(key, descending=True))


def test_keys_weigh_in_the_order_they_are_said() -> None:
    assert parse_sort("stars-, title") == (
        SortKey("stars", descending=True),
        SortKey("title", descending=False),
    )


@pytest.mark.parametrize("text", ["", ",", "stars,", "colour", "STARS", "stars+-", "stars--", "+stars", "-", "stars -"])
def test_an_unknown_key_is_refused_with_the_known(text: str) -> None:
    with pytest.raises(BadInput, match="is nothing to sort by") as refused:
        parse_sort(text)

    assert "watched, added, title, year, stars, id" in refused.value.hint


def test_a_negative_limit_is_refused() -> None:
    with pytest.raises(BadInput, match="a list can't have -1 rows"):
        parse_query([], limit=-1)


@pytest.mark.parametrize("limit", [0, 1, 25, 10**12])
def test_a_limit_is_kept(limit: int) -> None:
    assert parse_query([], limit=limit).limit == limit


def test_sorting_belongs_to_the_question() -> None:
    assert parse_query(["dune"], sort="id+").sort == (SortKey("id", descending=False),)


@given(st.lists(WILD))
def test_any_text_is_a_question(arguments: list[str]) -> None:
    assert isinstance(parse_query(arguments), Query)


@given(WILD)
def test_no_term_is_blank(text: str) -> None:
    terms = parse_query([text]).terms

    assert all(term.text.strip() for term in terms if isinstance(term, Words))


@given(st.text(min_size=1).filter(lambda text: '"' not in text and text.strip()))
def test_a_phrase_is_kept_as_it_stands(phrase: str) -> None:
    assert parse_query([f'"{phrase}"']).terms == (Words(phrase),)


@given(WILD | st.text("starsid+-, "))
def test_any_text_is_sort_keys_or_refused(text: str) -> None:
    with contextlib.suppress(BadInput):
        assert all(key.key in DESCENDING_AT_FIRST for key in parse_sort(text))


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        (["12"], (12,)),
        (["#12"], (12,)),
        ([" 12 "], (12,)),
        (["12", "#13", "7"], (12, 13, 7)),
        (["12", "#12", "012"], (12,)),
        (["999999999999999999"], (10**18 - 1,)),
    ],
)
def test_watches_are_selected_by_number(arguments: list[str], numbers: tuple[int, ...]) -> None:
    assert parse_selection(arguments) == Query((Numbers(numbers),))


@pytest.mark.parametrize(
    "arguments", [["dune"], ["12", "dune"], ["12 13"], ["1234567890123456789"], ["١٢"], ["-12"], ["imdb:tt1"], ['"12"']]
)
def test_watches_are_selected_by_a_question(arguments: list[str]) -> None:
    assert parse_selection(arguments) == parse_query(arguments)


@pytest.mark.parametrize("arguments", [[], [""], [" ", ""], ["\t", "\u3000"]], ids=ascii)
def test_nothing_said_selects_nothing(arguments: list[str]) -> None:
    with pytest.raises(BadInput, match="which watches"):
        parse_selection(arguments)


@pytest.mark.parametrize("blank", ["", " "])
def test_a_blank_beside_a_number_does_not_make_it_a_word(blank: str) -> None:
    assert parse_selection(["12", blank]).terms == (Numbers((12,)),)


@given(st.lists(WILD | st.integers().map(str)))
def test_any_text_selects_something_or_is_refused(arguments: list[str]) -> None:
    with contextlib.suppress(BadInput):
        assert parse_selection(arguments).terms
