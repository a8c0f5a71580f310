"""A query that found nothing gets advice where it may have been meant otherwise, and only there."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.query.advice import advice

PIECES = [*'aé字  :"()-/#@<>=.', "and", "not", "tag:", "service:", "\x1b", "'"]
WORDS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("argument", "alone", "better"),
    [
        ("service:Apple TV", "“Apple” alone was asked of service", 'service:"Apple TV"'),
        ("service:=Apple TV", "“Apple” alone was asked of service", 'service:="Apple TV"'),
        ("title:The Wire", "“The” alone was asked of title", 'title:"The Wire"'),
        ("with:Anna and Ben", "“Anna” alone was asked of with", 'with:"Anna and Ben"'),
        ("note:so very slow", "“so” alone was asked of note", 'note:"so very slow"'),
        ("tag:feel good", "“feel” alone was asked of tag", 'tag:"feel good"'),
        ("genre:film noir", "“film” alone was asked of genre", 'genre:"film noir"'),
        ("director:David Lynch", "“David” alone was asked of director", 'director:"David Lynch"'),
        ("service:  Apple TV".replace("  ", ""), "“Apple” alone", 'service:"Apple TV"'),
        (" service:Apple TV ", "“Apple” alone", 'service:"Apple TV"'),
        ("service:字 漢", "“字” alone", 'service:"字 漢"'),
    ],
)
def test_quotes_within_quotes_are_advised_where_the_shell_took_the_outer_ones(
    argument: str, alone: str, better: str
) -> None:
    said, *_ = advice(["dune", argument])

    assert alone in said
    assert said.endswith(f"'{better}'")


@pytest.mark.parametrize("argument", ["title:Schindler's List", "note:don't look up", "service:Apple TV"])
def test_what_is_advised_can_be_pasted_into_a_shell(argument: str) -> None:
    (said,) = advice([argument])
    field, _, value = argument.partition(":")

    assert shlex.split(said.partition(" keep words together: ")[2]) == [f'{field}:"{value}"']


@pytest.mark.parametrize(
    "arguments",
    [
        ["service:Apple"],
        ["service:Apple", "TV"],
        ['service:"Apple TV"'],
        ['service:="Apple TV"'],
        ["service:Apple tag:kids"],
        ["service:Apple -tag:kids"],
        ["service:Apple (tag:kids or sand)"],
        ["dune sand"],
        ['"service:Apple TV"'],
        [],
        [""],
    ],
    ids=str,
)
def test_no_quotes_are_advised_where_none_are_missing(arguments: list[str]) -> None:
    assert list(advice(arguments)) == []


@pytest.mark.parametrize(
    "argument",
    [
        "stars:4.. dune",
        "year:1999 heat",
        "is:film heat",
        "kind:film heat",
        "status:dropped heat",
        "watched:2025 heat",
        "added:-2w.. heat",
        "season:1 wire",
        "runtime:..100 heat",
        "ref:imdb heat",
        "imdb:tt1160419 dune",
        "sort:title heat",
        "Re:Zero kara",
    ],
)
def test_no_quotes_are_advised_for_what_holds_no_blanks(argument: str) -> None:
    assert list(advice([argument])) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tag:kids", "and", "stars:4.."], "“and” was looked for like any other word; leave it out, or write AND"),
        (["tag:kids and stars:4.."], "“and” was looked for like any other word; leave it out, or write AND"),
        (["(heat and tag:kids)"], "“and” was looked for like any other word; leave it out, or write AND"),
        (["tag:kids", "not", "dune"], "“not” was looked for like any other word; put - in front, or write NOT"),
        (["not tag:kids"], "“not” was looked for like any other word; put - in front, or write NOT"),
    ],
    ids=str,
)
def test_a_word_that_looks_like_one_of_the_language_is_explained(arguments: list[str], said: str) -> None:
    assert said in list(advice(arguments))


def test_each_word_is_explained_once() -> None:
    assert len(list(advice(["tag:a and tag:b and not tag:c and not tag:d"]))) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["tag:kids", "AND", "stars:4.."],
        ["tag:kids", "NOT", "stars:4.."],
        ["rock and roll"],
        ["do not disturb"],
        ["tag:kids", '"and"'],
        ["tag:kids", '"rock and roll"'],
        ["tag:kids", 'title:"rock and roll"'],
        ["tag:kids", "-tag:new"],
        ["tag:and"],
        ["title:not"],
        ["@good", "dune"],
    ],
    ids=str,
)
def test_a_word_that_is_meant_is_left_alone(arguments: list[str]) -> None:
    assert list(advice(arguments)) == []


@pytest.mark.parametrize(
    "argument",
    ["tag:kids and )", "tag:/( and", "tag:kids and stars:", "tag:kids and title:/x/(y", "tag:a " * 2_000 + "and"],
)
def test_what_can_not_be_scanned_gets_none(argument: str) -> None:
    assert list(advice([argument])) == []


@given(st.lists(WORDS, max_size=4))
def test_any_words_get_advice_or_none(arguments: list[str]) -> None:
    assert all(said.strip() for said in advice(arguments))
