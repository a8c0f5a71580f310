"""The text of a query becomes a tree of terms, and no text is anything else than a query or a pointed refusal."""

import contextlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.errors import BadInput, BadQuery
from watchlog.model.stars import HALF_STARS
from watchlog.model.title import SERVICES, Ref
from watchlog.query.fields import SORT_KEYS
from watchlog.query.grammar import Grammar
from watchlog.query.language import DEEPEST, MOST_TERMS, parse_query, parse_selection
from watchlog.query.scanning import LONGEST
from watchlog.query.sorting import parse_sort
from watchlog.query.terms import (
    AllOf,
    AnyOf,
    Between,
    ByRef,
    Doubt,
    During,
    Equals,
    Fits,
    Holds,
    Is,
    Known,
    Not,
    Numbers,
    Query,
    Recorded,
    SortKey,
    Term,
    View,
    Words,
)

PIECES = [
    '"',
    " ",
    "#",
    "12",
    "imdb:",
    "tt1",
    "@",
    ":",
    "\\",
    "%",
    "\u3000",
    "\0",
    "\ud800",
    "é",
    "(",
    ")",
    "-",
    "or",
    "/",
]
WILD = st.text() | st.lists(st.sampled_from(PIECES)).map("".join)
GRAMMAR = Grammar(datetime(2026, 11, 22, 20, 30, tzinfo=UTC), HALF_STARS)


def parsed(*arguments: str) -> Query:
    return parse_query(arguments, GRAMMAR)


def terms_of(*arguments: str) -> tuple[Term, ...]:
    query = parsed(*arguments)
    assert query.problem is None
    return query.terms


def problem_of(*arguments: str) -> BadQuery:
    problem = parsed(*arguments).problem
    assert isinstance(problem, BadQuery)
    return problem


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
        (['"dune', 'part"'], (Words("dune part"),)),
        (['"a""b"'], (Words("a"), Words("b"))),
        (['"'], (Words('"'),)),
        (['""'], (Words('""'),)),
        (['" "'], (Words('" "'),)),
        (['12" vinyl'], (Words('12"'), Words("vinyl"))),
        (["#12"], (Numbers((12,)),)),
        (["#12 dune #13 #12"], (Numbers((12, 13)), Words("dune"))),
        (["#0"], (Numbers((0,)),)),
        (["#"], (Words("#"),)),
        (["#alive"], (Words("#alive"),)),
        (["12"], (Words("12"),)),
        (["#1234567890123456789"], (Words("#1234567890123456789"),)),
        (["#١٢"], (Words("#١٢"),)),
        (['"#12"'], (Words("#12"),)),
        (["imdb:tt1160419"], (ByRef(Ref("imdb", "tt1160419")),)),
        (['"imdb:tt1160419"'], (Words("imdb:tt1160419"),)),
        (["3%"], (Words("3%"),)),
        (["Grey's Anatomy"], (Words("Grey's"), Words("Anatomy"))),
        (["進撃の巨人"], (Words("進撃の巨人"),)),
        (["a\u3000b"], (Words("a"), Words("b"))),
        (["Mission: Impossible"], (Words("Mission:"), Words("Impossible"))),
        (["3:10 to Yuma"], (Words("3:10"), Words("to"), Words("Yuma"))),
        (["Face/Off M*A*S*H"], (Words("Face/Off"), Words("M*A*S*H"))),
        (["Spider-Man"], (Words("Spider-Man"),)),
        (["- -- --a"], (Words("-"), Words("--"), Words("--a"))),
        (["a(b)c"], (Words("a(b)c"),)),
        (["-dune"], (Not(Words("dune")),)),
        (["NOT dune"], (Not(Words("dune")),)),
        (["NOT -dune"], (Words("dune"),)),
        (["dune AND heat"], (Words("dune"), Words("heat"))),
        (["dune and Or not"], (Words("dune"), Words("and"), Words("Or"), Words("not"))),
        (["a or b c"], (AnyOf((Words("a"), AllOf((Words("b"), Words("c"))))),)),
        (["(a OR b) c"], (AnyOf((Words("a"), Words("b"))), Words("c"))),
        (["-(a b)"], (Not(AllOf((Words("a"), Words("b")))),)),
        (["(a(b))"], (Words("a(b)"),)),
        (["Dune (2021)"], (Words("Dune"), AnyOf((Words("2021"), Between("year", 2021, 2021))))),
        (["(500) days"], (Words("500"), Words("days"))),
        (['("2021")'], (Words("2021"),)),
        (["stars:4.."], (Between("stars", 80, None),)),
        (["stars:<4"], (Between("stars", None, 79),)),
        (["STARS:7/10"], (Between("stars", 70, 70),)),
        (["year:>1999 runtime:1h40"], (Between("year", 2000, None), Between("runtime", 100, 100))),
        (["tags:kids service:net"], (Equals("tag", "kids"), Holds("service", "net"))),
        (['service:="Apple TV"'], (Equals("service", "Apple TV"),)),
        (["title:/^The /i"], (Fits("title", "(?i:^The )"),)),
        (["title:/a\\/b/"], (Fits("title", "a/b"),)),
        (["note:none note:any"], (Not(Known("note")), Known("note"))),
        (['note:"none"'], (Holds("note", "none"),)),
        (["is:film is:rewatch status:dropped"], (Equals("kind", "film"), Is("rewatch"), Is("dropped"))),
        (["watched:2025-02"], (During(date(2025, 2, 1), date(2025, 2, 28)),)),
        (["watched:9999.."], (During(date(9999, 1, 1), None),)),
        (["watched:>9999"], (AnyOf(()),)),
        (["watched:unknown"], (Not(Known("watched")),)),
        (["added:-1d.."], (Recorded(datetime(2026, 11, 21, tzinfo=UTC), None),)),
        (["added:2026"], (Recorded(datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)),)),
    ],
    ids=repr,
)
def test_a_query_is_made_of_terms(arguments: list[str], terms: tuple[Term, ...]) -> None:
    assert terms_of(*arguments) == terms


@pytest.mark.parametrize("text", ["Re:Zero", "star:4", "-star:4", "a or (star:4)"])
def test_a_word_with_a_colon_and_no_field_is_left_open(text: str) -> None:
    assert "Doubt" in repr(terms_of(text))


def test_what_is_left_open_says_what_it_would_be_and_what_was_wrong() -> None:
    (doubt,) = terms_of("dune:2")[-1:]

    assert isinstance(doubt, Doubt)
    assert doubt.term == Words("dune:2")
    assert isinstance(doubt.problem, BadQuery)


def test_a_view_is_left_open() -> None:
    assert [term.name for term in terms_of("@good @été-1.x") if isinstance(term, View)] == ["good", "été-1.x"]


@pytest.mark.parametrize("text", ["dune", "dune part", "Spider-Man", "12", "#alive"])
def test_plain_words_need_no_look_at_the_titles(text: str) -> None:
    assert parsed(text).typed == ""


@pytest.mark.parametrize(
    "text", ["truth or dare", "-dune", "(500 days", '"a"', "#12", "imdb:tt1", "Re:Zero", "@x", "year:x"]
)
def test_what_is_read_as_a_query_may_be_a_title_all_the_same(text: str) -> None:
    assert parsed(f" {text} ").typed == text


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("dune (heat", 5, 6),
        ("dune or", 5, 7),
        ("or dune", 0, 2),
        ("year:abc dune", 5, 8),
        ("dune year:1990..abc", 16, 19),
        ("title:/(/", 7, 8),
        ("title:/a/x", 6, 10),
        ("is:flim", 3, 7),
    ],
)
def test_a_refusal_points_at_the_place(text: str, start: int, end: int) -> None:
    problem = problem_of(text)

    assert (problem.text, problem.start, problem.end) == (text, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "x " * MOST_TERMS + "x",
        "(" * (DEEPEST + 1) + "x" + ")" * (DEEPEST + 1),
        "x " * LONGEST,
        "title:/" + "(" * 200 + "a" + ")*" * 200 + "/ title:/a{99999999999}/",
    ],
    ids=len,
)
def test_what_asks_too_much_is_refused(text: str) -> None:
    assert problem_of(text).problem


@pytest.mark.parametrize("text", ["x " * MOST_TERMS, "(" * DEEPEST + "x" + ")" * DEEPEST, "NOT " * 2000 + "x"], ids=len)
def test_what_asks_just_enough_is_understood(text: str) -> None:
    assert terms_of(text)


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_a_reference_to_any_service_is_understood(service: str) -> None:
    assert terms_of(f"{service}:12") == (ByRef(Ref(service, "12")),)


def test_the_order_is_left_open_when_nothing_is_said() -> None:
    assert parsed("dune").sort == ()


@pytest.mark.parametrize(("key", "descending"), SORT_KEYS.items())
def test_a_key_alone_goes_its_usual_way(key: str, descending: bool) -> None:
    assert parse_sort(key) == (SortKey(key, descending),)


@pytest.mark.parametrize("key", SORT_KEYS)
def test_a_key_goes_the_way_that_is_said(key: str) -> None:
    assert parse_sort(f"{key}+,{key}-") == (SortKey(key, descending=False), SortKey(key, descending=True))


def test_keys_weigh_in_the_order_they_are_said() -> None:
    assert parse_sort("stars-, title") == (
        SortKey("stars", descending=True),
        SortKey("title", descending=False),
    )


@pytest.mark.parametrize("text", ["", ",", "stars,", "colour", "WIDTH", "stars+-", "stars--", "+stars", "-", "stars -"])
def test_an_unknown_key_is_refused_with_the_known(text: str) -> None:
    with pytest.raises(BadInput, match="is nothing to sort by") as refused:
        parse_sort(text)

    assert refused.value.hint


def test_a_negative_limit_is_refused() -> None:
    with pytest.raises(BadInput, match="a list can't have -1 rows"):
        parse_query([], GRAMMAR, limit=-1)


@pytest.mark.parametrize("limit", [0, 1, 25, 10**12])
def test_a_limit_is_kept(limit: int) -> None:
    assert parse_query([], GRAMMAR, limit=limit).limit == limit


def test_sorting_belongs_to_the_question() -> None:
    assert parse_query(["dune"], GRAMMAR, sort="id+").sort == (SortKey("id", descending=False),)
    assert parsed("dune sort:id+ sort:stars").sort == (
        SortKey("id", descending=False),
        SortKey("stars", descending=True),
    )
    assert parse_query(["sort:title"], GRAMMAR, sort="year").sort == (SortKey("year", descending=True),)


@given(st.lists(WILD))
def test_any_text_is_a_question(arguments: list[str]) -> None:
    assert isinstance(parse_query(arguments, GRAMMAR), Query)


@given(WILD)
def test_no_term_is_blank(text: str) -> None:
    terms = parsed(text).terms

    assert all(term.text.strip() for term in terms if isinstance(term, Words))


@given(st.text(min_size=1, max_size=500).filter(lambda text: '"' not in text and text.strip()))
def test_a_phrase_is_kept_as_it_stands(phrase: str) -> None:
    assert terms_of(f'"{phrase}"') == (Words(phrase),)


@given(WILD | st.text("starsid+-, "))
def test_any_text_is_sort_keys_or_refused(text: str) -> None:
    with contextlib.suppress(BadInput):
        assert all(key.key in SORT_KEYS for key in parse_sort(text))


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
    assert parse_selection(arguments, GRAMMAR) == Query((Numbers(numbers),))


@pytest.mark.parametrize(
    "arguments", [["dune"], ["12", "dune"], ["12 13"], ["1234567890123456789"], ["١٢"], ["-12"], ["imdb:tt1"], ['"12"']]
)
def test_watches_are_selected_by_a_question(arguments: list[str]) -> None:
    assert repr(parse_selection(arguments, GRAMMAR)) == repr(parse_query(arguments, GRAMMAR))


@pytest.mark.parametrize("arguments", [[], [""], [" ", ""], ["\t", "\u3000"], ["sort:title"]], ids=ascii)
def test_nothing_said_selects_nothing(arguments: list[str]) -> None:
    with pytest.raises(BadInput, match="which watches"):
        parse_selection(arguments, GRAMMAR)


@pytest.mark.parametrize("blank", ["", " "])
def test_a_blank_beside_a_number_does_not_make_it_a_word(blank: str) -> None:
    assert parse_selection(["12", blank], GRAMMAR).terms == (Numbers((12,)),)


@given(st.lists(WILD | st.integers().map(str)))
def test_any_text_selects_something_or_is_refused(arguments: list[str]) -> None:
    with contextlib.suppress(BadInput):
        query = parse_selection(arguments, GRAMMAR)
        assert query.terms or query.problem
