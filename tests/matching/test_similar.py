"""A mistyped name is answered with the names that may have been meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.matching.similar import similar

NAMES = ["Breaking Bad", "Better Call Saul", "Élite", "The Wire", "Osmosis", "進撃の巨人", "Spider-Man"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Braeking Bad", "Breaking Bad"),
        ("breaking bd", "Breaking Bad"),
        ("elit", "Élite"),
        ("Teh Wire", "The Wire"),
        ("osmossis", "Osmosis"),
        ("進撃の臣人", "進撃の巨人"),
        ("Spidermann", "Spider-Man"),
    ],
)
def test_the_nearest_name_comes_first(typed: str, meant: str) -> None:
    assert similar(typed, NAMES)[0] == meant


@pytest.mark.parametrize("typed", ["", "???", "qqqqqqqq", "Casablanca"])
def test_what_is_like_nothing_has_no_neighbours(typed: str) -> None:
    assert similar(typed, NAMES) == []


def test_among_no_names_none_is_near() -> None:
    assert similar("Dune", []) == []


def test_no_more_names_than_asked_for() -> None:
    names = [f"Saw {number}" for number in range(10)]

    assert len(similar("Saw", names, most=2)) == 2


def test_two_names_of_one_fold_stay_two() -> None:
    assert set(similar("Elit", ["Élite", "Elite"])) == {"Élite", "Elite"}


@given(st.text(), st.lists(st.text(), max_size=8))
def test_only_known_names_are_offered(typed: str, names: list[str]) -> None:
    found = similar(typed, names)

    assert len(found) <= 3
    assert set(found) <= set(names)
