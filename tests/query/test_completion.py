"""Unfinished queries: what is being typed at their end, what may stand there, and how values are written."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.model.stars import HALF_STARS
from watchlog.query.completion import are_words, ending_of, sort_keys, words
from watchlog.query.fields import FIELDS, STATES
from watchlog.query.grammar import Grammar
from watchlog.query.language import parse_query
from watchlog.query.terms import Equals, Holds, Not, Words

GRAMMAR = Grammar(datetime(2026, 11, 22, tzinfo=UTC), HALF_STARS)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters='"\0'), min_size=1).filter(str.strip)


def offered(text: str) -> list[str]:
    return [offer.value for offer in words(ending_of(text))]


@pytest.mark.parametrize(
    ("text", "kept", "field", "typed"),
    [
        ("", "", "", ""),
        ("dun", "", "", "dun"),
        ("dune ", "dune ", "", ""),
        ("tag:", "tag:", "tag", ""),
        ("tag:ki", "tag:", "tag", "ki"),
        ("TAG:ki", "TAG:", "tag", "ki"),
        ("tags:ki", "tags:", "tag", "ki"),
        ("-tag:ki", "-tag:", "tag", "ki"),
        ("((-tag:ki", "((-tag:", "tag", "ki"),
        ("dune tag:ki", "dune tag:", "tag", "ki"),
        ("service:=ne", "service:=", "service", "ne"),
        ("stars:>=4", "stars:>=", "stars", "4"),
        ('service:"Apple T', "service:", "service", "Apple T"),
        ('service:"Apple TV"', "service:", "service", "Apple TV"),
        ('"The Wi', "", "", "The Wi"),
        ('a "b c" tag:ki', 'a "b c" tag:', "tag", "ki"),
        ("@go", "@", "@", "go"),
        ("-@go", "-@", "@", "go"),
        ("sort:st", "sort:", "sort", "st"),
        ("sort:stars-,ti", "sort:stars-,", "sort", "ti"),
        ("is:re", "is:", "is", "re"),
        ("Re:Ze", "", "", "Re:Ze"),
        ("-", "-", "", ""),
        ("--x", "", "", "--x"),
    ],
)
def test_the_end_of_a_query_is_understood(text: str, kept: str, field: str, typed: str) -> None:
    ending = ending_of(text)

    assert (ending.kept, ending.field, ending.typed) == (kept, field, typed)


def test_every_field_is_offered_with_its_colon() -> None:
    assert offered("") == [*(f"{name}:" for name in FIELDS), "is:", "sort:"]


def test_fields_are_offered_that_begin_with_what_was_typed() -> None:
    assert offered("st") == ["stars:", "status:"]
    assert offered("TA") == ["tag:"]


def test_other_names_of_fields_are_offered_when_they_are_typed() -> None:
    assert offered("watched_") == ["watched_on:", "watched_at:"]


def test_what_stands_in_front_is_carried_along() -> None:
    assert offered("-ta") == ["-tag:"]
    assert offered("(ta") == ["(tag:"]
    assert offered("dune or (-ta") == ["dune or (-tag:"]


def test_an_order_is_not_offered_where_it_may_not_stand() -> None:
    assert offered("so") == ["source:", "sort:"]
    assert offered("dune so") == ["dune source:", "dune sort:"]
    assert offered("-so") == ["-source:"]
    assert offered("(so") == ["(source:"]


def test_every_state_is_offered() -> None:
    assert offered("is:") == [f"is:{state}" for state in STATES]
    assert offered("is:p") == ["is:planned", "is:paused"]
    assert offered("-is:re") == ["-is:rewatch"]


def test_kinds_and_statuses_are_offered() -> None:
    assert offered("kind:") == ["kind:film", "kind:series"]
    assert offered("status:dr") == ["status:dropped"]
    assert offered("ref:im") == ["ref:imdb"]


def test_keys_are_offered_with_their_signs() -> None:
    assert offered("sort:sta") == ["sort:stars-", "sort:stars+"]
    assert offered("sort:stars-,ti") == ["sort:stars-,title+", "sort:stars-,title-"]
    assert [offer.value for offer in sort_keys("year")] == ["year-", "year+"]


def test_nothing_and_anything_are_offered_once_they_are_meant() -> None:
    assert offered("note:") == []
    assert offered("note:no") == ["note:none"]
    assert offered("stars:an") == ["stars:any"]


def test_a_quoted_value_is_text_and_nothing_else() -> None:
    assert offered('note:"no') == []
    assert offered('kind:"fi') == []
    assert offered('"sta') == []


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("tag:ki", "kids", "tag:kids"),
        ("tag:", "with kids", 'tag:"with kids"'),
        ("service:Ap", "Apple TV", 'service:"Apple TV"'),
        ('service:"Ap', "Apple", 'service:"Apple"'),
        ("service:=Ap", "Apple TV", 'service:="Apple TV"'),
        ("-(tag:", "a)b", '-(tag:"a)b"'),
        ("tag:", "none", 'tag:"none"'),
        ("tag:", "Any", 'tag:"Any"'),
        ("service:", ">x", 'service:">x"'),
        ("service:", "/x/", 'service:"/x/"'),
        ("with:", "Zoë", "with:Zoë"),
        ("du", "Dune", "Dune"),
        ("tr", "Truth or Dare", '"Truth or Dare"'),
        ("o", "Or", '"Or"'),
        ("re", "Re:Zero", '"Re:Zero"'),
        ("19", "1917", '"1917"'),
        ("", "@good", '"@good"'),
        ("", "-x", '"-x"'),
    ],
)
def test_a_value_is_quoted_where_it_needs_to_be(text: str, value: str, written: str) -> None:
    assert ending_of(text).written(value) == written


def test_a_value_with_a_quote_can_not_be_said() -> None:
    assert ending_of("service:").written('The "Best"') is None
    assert ending_of("").written('The "Best"') is None


@given(TEXTS)
def test_a_written_value_is_understood_as_that_value(value: str) -> None:
    def meant(text: str) -> object:
        written = ending_of(text).written(value)
        assert written is not None
        (term,) = parse_query([written], GRAMMAR).terms
        return term

    assert meant("service:") == Holds("service", value)
    assert meant("genre:=") == Equals("genre", value)
    assert meant("-note:") == Not(Holds("note", value))
    assert meant("") == Words(value)


@given(st.text())
def test_the_end_of_any_text_is_understood(text: str) -> None:
    ending = ending_of(text)

    assert text.startswith(ending.kept)
    assert ending.typed in text
    assert all(offer.value.startswith(ending.kept) for offer in words(ending))


def test_several_words_are_told_from_a_query() -> None:
    assert are_words("The Wi")
    assert not are_words("Dune")
    assert not are_words("dune or heat")
    assert not are_words("dune tag:kids")
    assert not are_words("dune (2021")
