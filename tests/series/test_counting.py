"""What was seen of a series, pass by pass."""

from typing import NamedTuple

import pytest

from watchlog.model.portion import WHOLE, Portion
from watchlog.series.counting import (
    THROUGH,
    Counted,
    Place,
    Seen,
    Sighting,
    WholeSighting,
    filled_up,
    place_of,
    portion_at,
    seen_by_pass,
)

TWO_SEASONS = Counted(
    aired=((1, 1), (1, 2), (2, 1)),
    coming=((2, 2),),
    days={(1, 1): "2019-01-01", (1, 2): "2019-01-08", (2, 1): "2020-01-01"},
)


def one_by_one(season: int | None, *episodes: int, of_pass: int | None = 1) -> Sighting:
    return Sighting(of_pass, season, episodes)


def at_once(season: int | None, until: str = "2020-12-31", of_pass: int | None = 1) -> WholeSighting:
    return WholeSighting(of_pass, season, until)


def places(
    *sightings: Sighting, wholes: tuple[WholeSighting, ...] = (), counted: Counted | None = TWO_SEASONS
) -> list[Place]:
    return sorted(seen_by_pass(sightings, wholes, counted)[1].places)


@pytest.mark.parametrize(
    ("sighting", "seen"),
    [
        (one_by_one(1, 1), [(1, 1)]),
        (one_by_one(1, 2, 1, 2, 2), [(1, 1), (1, 2)]),
        (one_by_one(1, 1, of_pass=None), [(1, 1)]),
        (one_by_one(0, 1, 2), [(0, 1), (0, 2)]),
        (one_by_one(9, 9), [(9, 9)]),
        (one_by_one(2, 2), [(2, 2)]),
        (one_by_one(None, 3), [(2, 1)]),
        (one_by_one(None, 4), [(2, 2)]),
        (one_by_one(None, 0, 5), [(THROUGH, 0), (THROUGH, 5)]),
    ],
    ids=str,
)
def test_episodes_are_seen_one_by_one(sighting: Sighting, seen: list[Place]) -> None:
    assert places(sighting) == seen


@pytest.mark.parametrize(
    ("whole", "seen"),
    [
        (at_once(1), [(1, 1), (1, 2)]),
        (at_once(2), [(2, 1)]),
        (at_once(None), [(1, 1), (1, 2), (2, 1)]),
        (at_once(None, until="2019-12-31"), [(1, 1), (1, 2)]),
        (at_once(1, until="2019-01-07"), [(1, 1)]),
        (at_once(1, until="2018"), []),
        (at_once(0), []),
        (at_once(9), []),
    ],
    ids=str,
)
def test_a_whole_holds_what_had_aired_by_then(whole: WholeSighting, seen: list[Place]) -> None:
    assert places(wholes=(whole,)) == seen


def test_an_episode_without_a_day_is_part_of_its_season_whenever_that_was_seen() -> None:
    untold = Counted(aired=((1, 1), (1, 2)))

    assert places(wholes=(at_once(1, until="1900"),), counted=untold) == [(1, 1), (1, 2)]


@pytest.mark.parametrize(
    ("wholes", "seen"),
    [
        ((at_once(1),), Seen(seasons=frozenset({1}))),
        ((at_once(1), at_once(2)), Seen(seasons=frozenset({1, 2}))),
        ((at_once(None),), Seen(everything=True)),
        ((at_once(0),), Seen()),
    ],
    ids=str,
)
def test_a_whole_stays_a_whole_where_nobody_tells_its_episodes(wholes: tuple[WholeSighting, ...], seen: Seen) -> None:
    assert seen_by_pass((), wholes, None) == {1: seen}


def test_each_pass_has_its_own() -> None:
    found = seen_by_pass([one_by_one(1, 1, 2), one_by_one(1, 1, of_pass=2)], [at_once(2, of_pass=3)], TWO_SEASONS)

    assert {number: sorted(seen.places) for number, seen in found.items()} == {
        1: [(1, 1), (1, 2)],
        2: [(1, 1)],
        3: [(2, 1)],
    }


class Noted(NamedTuple):
    """Sightings as pass, day and number; and when the first pass was watched last by them."""

    sightings: list[tuple[int | None, str | None, int]]
    last_on: str | None
    last_id: int


@pytest.mark.parametrize(
    "noted",
    [
        Noted([(1, "2019", 4)], "2019", 4),
        Noted([(1, "2019", 4), (1, "2020-05", 3)], "2020-05", 4),
        Noted([(1, None, 4), (1, None, 9)], None, 9),
        Noted([(1, "2019", 4), (1, None, 9)], "2019", 9),
        Noted([(1, "2019", 4), (None, "2024", 9)], "2019", 4),
        Noted([(None, "2024", 9)], "2024", 9),
        Noted([(2, "2024", 9), (1, "2019", 4)], "2019", 4),
    ],
    ids=str,
)
def test_a_pass_was_watched_last_by_its_own_sittings(noted: Noted) -> None:
    sightings = [Sighting(of_pass, 1, [1], on, number) for of_pass, on, number in noted.sightings]

    first = seen_by_pass(sightings, (), TWO_SEASONS)[1]

    assert (first.last_on, first.last_id) == (noted.last_on, noted.last_id)


@pytest.mark.parametrize("order", [1, -1])
def test_a_favourite_moves_no_pass_whichever_row_comes_first(order: int) -> None:
    rows = [Sighting(1, 1, [1], "2019", 4), Sighting(None, 1, [1], "2024", 9)][::order]

    first = seen_by_pass(rows, (), TWO_SEASONS)[1]

    assert (first.last_on, first.last_id) == ("2019", 4)


@pytest.mark.parametrize(
    ("day", "filled"), [("2019", "2019-99-99"), ("2019-05", "2019-05-99"), ("2019-05-01", "2019-05-01")]
)
def test_half_a_day_sorts_behind_all_that_it_may_be(day: str, filled: str) -> None:
    assert filled_up(day) == filled


@pytest.mark.parametrize("portion", [Portion(1, 2), Portion(None, 590)])
def test_an_episode_has_a_place_and_the_place_has_the_episode(portion: Portion) -> None:
    season, number = place_of(portion)

    assert number is not None
    assert portion_at((season, number)) == portion


def test_a_season_has_a_place_without_a_number() -> None:
    assert (place_of(Portion(3)), place_of(WHOLE)) == ((3, None), (THROUGH, None))
