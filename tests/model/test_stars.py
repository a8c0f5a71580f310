"""A rating is exact on every scale, in the program and on its way out."""

from decimal import Decimal

import pytest

from watchlog.model.stars import HALF_STARS, OF_FIVE, POINTS, SCALES, Scale, Stars, decimal

EVERY_POINT = range(POINTS + 1)
EVERY_SCALE = list(SCALES.values())


@pytest.mark.parametrize("points", EVERY_POINT)
def test_the_number_of_five_is_written_exactly(points: int) -> None:
    exact = Decimal(points) * 5 / POINTS

    assert Decimal(repr(Stars(points).of_five)) == exact


@pytest.mark.parametrize("points", EVERY_POINT)
def test_the_number_of_five_has_two_decimals_at_the_most(points: int) -> None:
    written = repr(Stars(points).of_five)

    assert len(written) <= len("4.25")


@pytest.mark.parametrize("points", range(0, POINTS + 1, 20))
def test_a_whole_number_of_stars_is_an_integer(points: int) -> None:
    assert isinstance(Stars(points).of_five, int)


def test_every_rating_has_its_own_number_of_five() -> None:
    assert len({Stars(points).of_five for points in EVERY_POINT}) == len(EVERY_POINT)


@pytest.mark.parametrize("top", [5, 10, 100])
@pytest.mark.parametrize("points", EVERY_POINT)
def test_a_decimal_is_never_rounded(points: int, top: int) -> None:
    assert Decimal(decimal(points, top)) * POINTS == points * top


@pytest.mark.parametrize(
    ("points", "top", "said"),
    [
        (0, 5, "0"),
        (1, 5, "0.05"),
        (10, 5, "0.5"),
        (70, 5, "3.5"),
        (85, 5, "4.25"),
        (100, 5, "5"),
        (71, 10, "7.1"),
        (70, 10, "7"),
        (100, 10, "10"),
        (85, 100, "85"),
        (100, 100, "100"),
    ],
)
def test_a_decimal_has_no_more_digits_than_it_needs(points: int, top: int, said: str) -> None:
    assert decimal(points, top) == said


@pytest.mark.parametrize(
    ("scale", "said"),
    [("half-stars", "3.5/5"), ("ten", "7/10"), ("ten-tenths", "7/10"), ("hundred", "70/100")],
)
def test_a_rating_is_shown_on_any_scale(scale: str, said: str) -> None:
    assert Stars(70).on(SCALES[scale]) == said


def test_a_rating_finer_than_the_scale_it_is_shown_on_keeps_its_decimals() -> None:
    assert Stars(73, SCALES["hundred"]).on(HALF_STARS) == "3.65/5"


@pytest.mark.parametrize("scale", EVERY_SCALE, ids=lambda scale: scale.name)
def test_a_scale_goes_from_nothing_to_its_top_in_whole_steps(scale: Scale) -> None:
    assert POINTS % scale.step == 0


@pytest.mark.parametrize("name", SCALES)
def test_a_scale_is_found_by_its_name(name: str) -> None:
    assert SCALES[name].name == name


def test_the_scale_of_exchange_is_as_fine_as_the_points() -> None:
    assert (OF_FIVE.top, OF_FIVE.step) == (5, 1)
