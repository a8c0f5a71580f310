"""Whatever text is typed as a query: it is understood or refused, and nothing breaks."""

import contextlib
import random
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import SUNDAY, Run
from tests.properties.conftest import FULL, campaign
from tests.properties.questions import questions
from tests.query import handmade
from watchlog.errors import BadInput
from watchlog.model.stars import HALF_STARS
from watchlog.query.grammar import Grammar
from watchlog.query.language import parse_query

FIELDS: Final = (
    *("title", "original_title", "episode_title", "note", "service", "with", "source", "director", "cast", "network"),
    *("tag", "genre", "language", "country", "ref", "kind", "status", "year", "season", "episode", "pass", "runtime"),
    *("stars", "watched", "added", "tags", "watched_on", "watched_at", "added_at", "refs", "is", "sort", "imdb", "id"),
    *("rewatch", "STARS", "star", "yaer", "x"),
)
PIECES: Final = (
    *[f"{field}:" for field in FIELDS],
    *('"', "'", "(", ")", "-", "/", "\\", "\\/", "or", "OR", "AND", "NOT", " ", "  ", ":", "=", "<", "<=", ">", ">="),
    *("..", "#", "#12", "@", "@good", "imdb:tt1", "(2021)", "none", "any", "unknown", "dune", "/i", "/x/", "/(/", "["),
    *("2015", "2015-13", "-2w", "-999999y", "-1m", "0000", "9999-12-31", "today", '"3 days ago"', "friday", "1h40"),
    *("7/10", "4.5", "4,5", "1e9", "inf", "nan", "99999999999999999999", "١٢", "½", "★★★", "\u22121", "+", "stars-"),
    *("title,year+", ",", "\0", "\n", "\r", "\t", "\x1b[31m", "\u2028", "\u3000", "\u200b", "\u202e", "é", "進", "😀"),
    *("(?i)", "(?P<", "(?#", "{9999999}", "(a+)+$", "\\p", "[[a]", "(?z)", "\\N{x}", "*", "++", "||", "[a--b]"),
    *("(?i:a)(?-i:b)", "dune)", "(dune", "\udcff"),
)
pieces: Final = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A query with something taken out, put in, doubled or moved."""
    text = draw(questions).text()
    for _ in range(draw(st.integers(1, 3))):
        first, last = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        put = draw(st.sampled_from(PIECES) | st.just("") | st.characters())
        kept = draw(st.sampled_from(("", text[first:last], text[first:last][::-1], text[first:last].upper())))
        text = text[:first] + kept + put + text[last:]
    return text


anything: Final = st.text() | pieces | mutated()
halves: Final = st.sampled_from(("\ud800", "stars:\ud800", "title:/\ud800/", '"\ud800', "(\udc00"))
"""Halves of characters, of which no argument of a shell can be made."""


def scribbled(chance: random.Random) -> str:
    """Pieces of queries in any order, with any characters between them."""
    scribble = (chr(chance.choice((chance.randrange(0x80), chance.randrange(0x3000)))) for _ in range(12))
    return "".join(chance.choices((*PIECES, *scribble), k=chance.randint(1, 12)))


def test_a_hundred_thousand_texts_are_queries_or_are_refused() -> None:
    chance = random.Random(20261122)  # noqa: S311 - the same texts every time
    grammar = Grammar(SUNDAY, HALF_STARS)

    for _ in range(100_000 if FULL else 10_000):
        text = scribbled(chance)
        with contextlib.suppress(BadInput):
            parse_query([text], grammar)


@campaign(10_000)
@given(anything | halves)
@example("title:/[[a]/")
@example('title:"')
@example("(")
@example("tag:kids)")
@example("watched:-99999999999y..")
def test_any_text_is_a_query_or_is_refused(text: str) -> None:
    with contextlib.suppress(BadInput):
        parse_query([text], Grammar(SUNDAY, HALF_STARS))


@pytest.fixture(scope="session")
def handmade_history(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The history made by hand, which nobody changes."""
    return handmade.make(Run(tmp_path_factory.mktemp("handmade") / "home"))


@campaign(2_000)
@given(anything)
def test_any_text_is_answered_or_refused_by_the_program(handmade_history: Run, text: str) -> None:
    answered = handmade_history("list", "--", text)

    assert answered.code in {0, 2}, answered
    assert "Traceback" not in answered.err
    assert "should not have" not in answered.err
    assert answered.code == 0 or answered.raw == b""
