"""A portion says which part of a title is meant."""

import pytest

from watchlog.model.portion import EPISODES, SEASONS, WHOLE, Portion


@pytest.mark.parametrize(
    ("portion", "label"),
    [
        (Portion(2, 3), "S02E03"),
        (Portion(2), "S02"),
        (Portion(0, 1), "S00E01"),
        (Portion(0), "S00"),
        (Portion(None, 590), "E590"),
        (Portion(12, 345), "S12E345"),
        (Portion(2026, 7), "S2026E07"),
        (Portion(9999, 99999), "S9999E99999"),
        (Portion(1, 0), "S01E00"),
    ],
)
def test_a_portion_is_written_as_people_write_it(portion: Portion, label: str) -> None:
    assert portion.label == label


def test_the_whole_title_has_no_label() -> None:
    assert WHOLE.label == ""


def test_the_whole_title_is_neither_season_nor_episode() -> None:
    assert WHOLE == (None, None)


def test_specials_are_a_season_and_not_the_whole() -> None:
    assert Portion(0) != WHOLE


def test_a_season_may_be_numbered_by_its_year() -> None:
    assert 2026 in SEASONS


def test_an_episode_may_be_the_thousandth() -> None:
    assert 1_000 in EPISODES


def test_no_number_is_negative() -> None:
    assert -1 not in SEASONS
    assert -1 not in EPISODES
