"""A title is a name, what is known of it, and what other services call it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.model.title import SERVICES, Facts, Kind, Ref, Title


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_a_reference_comes_back_from_its_text(service: str) -> None:
    ref = Ref(service, "tt1160419")

    assert Ref.of_text(str(ref)) == ref


@pytest.mark.parametrize(
    "text",
    [
        "",
        "imdb",
        "imdb:",
        "imdb: tt1160419",
        "imdb :tt1160419",
        " imdb:tt1160419",
        "imdb:tt1160419 ",
        "imdb:tt1160419\n",
        "IMDB:tt1160419",
        "re:zero",
        "Re:Zero",
        "unknown:12",
        ":tt1160419",
        "imdb：tt1160419",  # noqa: RUF001 - a full-width colon is the point
        "Dune: Part Two",
    ],
)
def test_other_texts_are_no_reference(text: str) -> None:
    assert Ref.of_text(text) is None


def test_a_reference_may_hold_colons_itself() -> None:
    assert Ref.of_text("wikidata:a:b") == Ref("wikidata", "a:b")


@given(st.text())
def test_a_text_that_is_a_reference_is_written_the_same(text: str) -> None:
    ref = Ref.of_text(text)

    assert ref is None or str(ref) == text


def test_a_label_has_the_year_where_it_is_known() -> None:
    assert Title(1, "Dune", year=2021).label == "Dune (2021)"


def test_a_label_without_a_year_is_the_name() -> None:
    assert Title(1, "Dune").label == "Dune"


def test_facts_are_all_but_number_and_name() -> None:
    refs = (Ref("imdb", "tt7671070"),)
    title = Title(7, "Osmosis", "Osmose", 2019, Kind.SERIES, refs)

    assert title.facts == Facts(2019, Kind.SERIES, "Osmose", refs)


def test_of_a_bare_title_nothing_is_known() -> None:
    assert Title(1, "Dune").facts == Facts()


def test_a_kind_is_written_as_the_contract_says() -> None:
    assert [str(kind) for kind in Kind] == ["film", "series"]
