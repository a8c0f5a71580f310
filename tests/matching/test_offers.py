"""Which offer is the title that somebody logged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.matching.offers import certain, contradicts, possible
from watchlog.model.catalogue import Entry, Offer
from watchlog.model.title import Kind, Ref, Title


def offer(
    number: int, name: str, year: int | None = None, kind: Kind = Kind.SERIES, original: str | None = None
) -> Offer:
    return Offer("tvmaze", Ref("tvmaze", str(number)), kind, name, original, year)


DALLAS = [offer(1, "Dallas", 1978), offer(2, "Dallas", 2012), offer(3, "Dallas Cowboys", 2018)]


@pytest.mark.parametrize("name", ["Osmosis", "osmosis", "ÖSMOSIS"])
def test_the_only_one_of_that_name_is_certain(name: str) -> None:
    offers = [offer(1, "Osmosis", 2019), offer(2, "Osmosis Jones", 2001)]

    assert certain(Title(7, name), offers) == offers[0]


def test_two_of_one_name_are_in_doubt() -> None:
    assert certain(Title(7, "Dallas"), DALLAS) is None


def test_a_year_decides() -> None:
    assert certain(Title(7, "Dallas", year=2012), DALLAS) == DALLAS[1]


@pytest.mark.parametrize("year", [2011, 1979])
def test_another_year_is_in_doubt(year: int) -> None:
    assert certain(Title(7, "Dallas", year=year), DALLAS) is None


def test_a_year_that_is_not_told_is_in_doubt() -> None:
    assert certain(Title(7, "Dark", year=2017), [offer(1, "Dark")]) is None


def test_a_film_is_no_series() -> None:
    assert certain(Title(7, "Heat", kind=Kind.FILM), [offer(1, "Heat")]) is None
    assert possible(Title(7, "Heat", kind=Kind.FILM), [offer(1, "Heat")]) == []


def test_an_original_name_is_a_name() -> None:
    heist = offer(1, "Money Heist", original="La casa de papel")

    assert certain(Title(7, "La Casa de Papel"), [heist]) == heist


def test_what_was_unlinked_is_never_certain_nor_offered() -> None:
    title = Title(7, "Dallas", unlinked=(Ref("tvmaze", "1"),))

    assert certain(title, DALLAS) == DALLAS[1]
    assert DALLAS[0] not in possible(title, DALLAS)


def test_those_of_the_name_come_first_and_the_nearest_year_before_others() -> None:
    assert possible(Title(7, "Dallas", year=2010), [DALLAS[2], DALLAS[0], DALLAS[1]])[:2] == [DALLAS[1], DALLAS[0]]


def test_what_is_called_otherwise_is_not_offered() -> None:
    assert possible(Title(7, "Osmosis"), [offer(1, "The Great British Bake Off")]) == []


@given(
    st.lists(st.tuples(st.sampled_from(["Dark", "dark", "Dork"]), st.integers(2015, 2018)), max_size=6),
    st.integers(2015, 2018),
)
def test_what_is_certain_is_the_only_one_of_name_and_year(made: list[tuple[str, int]], year: int) -> None:
    offers = [offer(number, name, born) for number, (name, born) in enumerate(made)]

    found = certain(Title(7, "Dark", year=year), offers)

    fitting = [one for one in offers if one.name.lower() == "dark" and one.year == year]
    assert found == (fitting[0] if len(fitting) == 1 else None)


@pytest.mark.parametrize(
    ("known", "told", "contradicted"), [("tt1", "tt1", False), ("tt1", "tt2", True), (None, "tt2", False)]
)
def test_another_id_at_a_service_is_a_contradiction(known: str | None, told: str, contradicted: bool) -> None:
    title = Title(7, "Dark", refs=(Ref("imdb", known),) if known else ())

    assert (
        contradicts(title, Entry("tvmaze", Ref("tvmaze", "1"), Kind.SERIES, "Dark", refs=(Ref("imdb", told),)))
        is contradicted
    )
