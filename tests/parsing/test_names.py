"""A title is named by words, words and year, number or reference; nothing unkeepable gets in."""

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from watchlog.errors import BadInput
from watchlog.model.title import LONGEST_NAME, SERVICES, Ref
from watchlog.parsing.names import (
    TitleName,
    check_line,
    check_text,
    is_visible,
    parse_name,
    parse_refs,
    parse_tags,
    parse_year,
)

BLANK = ["", " ", "\t\n", "\u00a0", "\u3000", "\u200b", "\u200d\ufeff", "\u2060 \u00ad", "\x07", "\u202e"]
UNKEEPABLE = ["a\0b", "\0", "Dune \ud800", "\udcff", "\udfff Dune"]
SURROGATES = st.characters(categories=["Cs"])
WILD = st.text() | st.text(st.characters() | SURROGATES | st.sampled_from("\0,:# ()0129\u200b\u00a0"))
PIECES = ["imdb:", "tt1", "Re:", "#", "12", "(2021)", "(", " ", "\u00a0", "\u200b", "\0", "\ud800", "٢٠٢١"]
NEARLY = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)
BLANKISH = st.text("\u200b\u00ad\u00a0 .", max_size=2)
REFERENCE_LIKE = st.builds("{}:{}".format, st.sampled_from(sorted(SERVICES)), st.text("\0\ud800a:1", max_size=3))
DATED = st.builds("{}{}({})".format, BLANKISH, BLANKISH, st.integers(1860, 2210))


def storable(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


@pytest.mark.parametrize(
    "title",
    [
        "Dune",
        "Re:Zero",
        "re:zero",
        "imdb: the movie",
        "IMDB:tt1160419",
        "Dune: Part Two",
        "1917",
        "24",
        "#Alive",
        "#",
        "#-1",
        "# 12",
        "#1234567890123456789",
        "#١٢",
        "(2021)",
        "Dune (1869)",
        "Dune (2201)",
        "Dune (21)",
        "Dune (20211)",
        "Dune (２０２１)",  # noqa: RUF001 - full-width digits are the point
        "Dune (2021) again",
        "Dune 2021",
        "(500) Days of Summer",
        "[REC]",
        "???",
        "3%",
        "-The Office",
        "進撃の巨人",
        "БРАТ",
        "🦈",
    ],
)
def test_a_title_is_named_by_its_words(title: str) -> None:
    assert parse_name(title) == TitleName(title, words=title)


@pytest.mark.parametrize(
    ("title", "words", "year"),
    [
        ("Dune (2021)", "Dune", 2021),
        ("Dune  (2021)", "Dune", 2021),
        ("Dune(2021)", "Dune", 2021),
        ("Dune\u00a0(2021)", "Dune", 2021),
        ("1917 (2019)", "1917", 2019),
        ("2001: A Space Odyssey (1968)", "2001: A Space Odyssey", 1968),
        ("(500) Days of Summer (2009)", "(500) Days of Summer", 2009),
        ("Roundhay (1870)", "Roundhay", 1870),
        ("Later (2200)", "Later", 2200),
        ("(2021) (2022)", "(2021)", 2022),
        ("Re:Zero (2016)", "Re:Zero", 2016),
        ("imdb:tt1160419 (2021)", "imdb:tt1160419", 2021),
    ],
)
def test_a_title_is_named_by_its_words_and_year(title: str, words: str, year: int) -> None:
    assert parse_name(title) == TitleName(title, words=words, year=year)


@pytest.mark.parametrize(("text", "number"), [("#12", 12), ("#0", 0), (" #7 ", 7), ("#999999999999999999", 10**18 - 1)])
def test_a_title_is_named_by_its_number(text: str, number: int) -> None:
    assert parse_name(text) == TitleName(text.strip(), id=number)


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_a_title_is_named_by_its_reference(service: str) -> None:
    text = f"{service}:tt1160419"

    assert parse_name(text) == TitleName(text, ref=Ref(service, "tt1160419"))


def test_the_blanks_around_a_title_are_no_part_of_it() -> None:
    assert parse_name("  The  Wire \n").words == "The  Wire"


@pytest.mark.parametrize("text", BLANK, ids=ascii)
def test_a_title_that_nobody_can_see_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="the title is empty") as refused:
        parse_name(text)

    assert "watchlog add" in refused.value.hint


@pytest.mark.parametrize("text", ["\u200b (2021)", "\u2060(2021)", "\ufeff\u00ad (2021)"], ids=ascii)
def test_a_year_does_not_make_a_title_visible(text: str) -> None:
    with contextlib.suppress(BadInput):
        name = parse_name(text)

        assert is_visible(name.words or "")


@pytest.mark.parametrize("text", UNKEEPABLE, ids=ascii)
def test_a_title_that_no_history_can_hold_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_name(text)

    assert refused.value.hint


def test_the_longest_title_is_kept() -> None:
    title = "é" * LONGEST_NAME

    assert parse_name(title).words == title


def test_a_longer_title_is_refused() -> None:
    with pytest.raises(BadInput, match="the title has 501 characters"):
        parse_name("é" * 501)


@given(WILD | NEARLY | REFERENCE_LIKE | DATED)
def test_any_text_is_a_title_or_refused(text: str) -> None:
    with contextlib.suppress(BadInput):
        name = parse_name(text)

        assert [name.words is None, name.id is None, name.ref is None].count(False) == 1
        assert storable(name.text)


@given(WILD | NEARLY | DATED)
def test_the_words_of_a_title_can_be_seen_and_have_no_blanks_around(text: str) -> None:
    with contextlib.suppress(BadInput):
        words = parse_name(text).words

        assert words is None or (is_visible(words) and words == words.strip())


def test_references_are_sorted() -> None:
    assert parse_refs("tvmaze:41428  imdb:tt1160419") == (Ref("imdb", "tt1160419"), Ref("tvmaze", "41428"))


@pytest.mark.parametrize("text", ["", "  "])
def test_no_text_is_no_reference(text: str) -> None:
    assert parse_refs(text) == ()


@pytest.mark.parametrize("text", ["imdb:tt1 imdb:tt2", "imdb:tt1 imdb:tt1"])
def test_a_service_that_stands_there_twice_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="names a service twice"):
        parse_refs(text)


@pytest.mark.parametrize("text", ["tt1160419", "imdb:", "re:zero", "imdb:tt1,tvmaze:2 x", "IMDB:tt1"])
def test_a_word_that_is_no_reference_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="is no id at a service") as refused:
        parse_refs(text)

    assert refused.value.hint == "write it as imdb:tt1160419"


@pytest.mark.parametrize("text", ["imdb:tt\0", "imdb:\ud800", "tvmaze:1 imdb:\udcff"], ids=ascii)
def test_a_reference_that_no_history_can_hold_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_refs(text)


@given(st.dictionaries(st.sampled_from(sorted(SERVICES)), st.from_regex(r"[A-Za-z0-9/_-]+", fullmatch=True)))
def test_references_come_back_from_their_text(ids: dict[str, str]) -> None:
    refs = tuple(sorted(Ref(service, value) for service, value in ids.items()))

    assert parse_refs(" ".join(map(str, refs))) == refs


@given(WILD | NEARLY | REFERENCE_LIKE)
def test_any_text_is_references_or_refused(text: str) -> None:
    with contextlib.suppress(BadInput):
        assert all(storable(ref.value) for ref in parse_refs(text))


@pytest.mark.parametrize("year", [1870, 1902, 2026, 2200])
def test_a_year_of_films_is_a_year(year: int) -> None:
    assert parse_year(str(year)) == year


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1869",
        "2201",
        "-2021",
        "+2021",
        " 2021",
        "2021.0",
        "20 21",
        "2_021",
        "MMXXI",
        "٢٠٢١",
        "²021",
        "9" * 5_000,
    ],
    ids=lambda text: text[:12],
)
def test_another_year_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_year(text)

    assert refused.value.hint == "years go from 1870 to 2200"


@given(WILD | st.integers().map(str))
def test_any_text_is_a_year_or_refused(text: str) -> None:
    with contextlib.suppress(BadInput):
        assert 1870 <= parse_year(text) <= 2200


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("", ()),
        (" , ,", ()),
        ("\u200b", ()),
        ("cinema", ("cinema",)),
        ("b,a", ("a", "b")),
        ("a, a ,a", ("a",)),
        ("with  two   words", ("with two words",)),
        ("line\nbreak", ("line break",)),
        ("b,\u200b,a", ("a", "b")),
        ("A,a", ("A", "a")),
        ("日本,アニメ", ("アニメ", "日本")),
    ],
)
def test_tags_are_tidy(text: str, tags: tuple[str, ...]) -> None:
    assert parse_tags(text) == tags


@pytest.mark.parametrize("text", [f"good,{bad}" for bad in UNKEEPABLE], ids=ascii)
def test_a_tag_that_no_history_can_hold_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_tags(text)


def test_the_longest_tag_is_kept() -> None:
    tag = "x" * LONGEST_NAME

    assert parse_tags(tag) == (tag,)


def test_a_longer_tag_is_refused() -> None:
    with pytest.raises(BadInput, match="the tag has 501 characters"):
        parse_tags("x" * 501)


@given(WILD)
def test_tags_come_back_from_their_text(text: str) -> None:
    with contextlib.suppress(BadInput):
        tags = parse_tags(text)

        assert parse_tags(", ".join(tags)) == tags


@given(WILD)
@example("\0" * 501)
def test_a_checked_line_is_untouched_or_refused(text: str) -> None:
    with contextlib.suppress(BadInput):
        assert check_line(text, "service", 10) == text
        assert len(text) <= 10
        assert storable(text)


@given(WILD)
def test_a_text_is_refused_exactly_when_no_history_can_hold_it(text: str) -> None:
    if storable(text):
        assert check_text(text, "note") == text
    else:
        with pytest.raises(BadInput, match="the note"):
            check_text(text, "note")


@pytest.mark.parametrize("text", ["x", " x ", "?", "日", "🦈", "\u200bx"])
def test_a_text_with_a_mark_on_paper_is_visible(text: str) -> None:
    assert is_visible(text)
