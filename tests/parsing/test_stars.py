"""A typed rating is understood exactly, or refused with what is allowed."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.errors import BadInput
from watchlog.model.stars import HALF_STARS, POINTS, SCALES, Scale, Stars, decimal
from watchlog.parsing.stars import allowed, parse_stars

EVERY_SCALE = list(SCALES.values())
EVERY_VALUE = [(scale, points) for scale in EVERY_SCALE for points in range(0, POINTS + 1, scale.step)]
BESIDE = [(scale, points) for scale in EVERY_SCALE for points in range(POINTS + 1) if points % scale.step]
NO_RATING = [
    "",
    " ",
    "nan",
    "NaN",
    "inf",
    "-inf",
    "Infinity",
    "-1",
    "-0",
    "+4",
    "1e999",
    "1e0",
    "0x5",
    "1_0",
    "4.",
    ".5",
    "4..5",
    "4.5.0",
    "4,5,0",
    "4/",
    "/5",
    "4/5/5",
    "4//5",
    "½",
    "four",
    "４",  # noqa: RUF001 - full-width digits are the point
    "٤",
    "²",
    "99999",
    "9" * 5_000,
    "4\0",
    "4 stars",
    "\ud800",
]
OFF_THE_SCALE = [
    "6",
    "5.5",
    "4.3",
    "4.25",
    "0.1",
    "5.0001",
    "9999",
    "11/10",
    "10.1/10",
    "101/100",
    "85.5/100",
    "7.25/10",
    "6/5",
    "3.3/5",
]
NO_SUCH_SCALE = ["4/6", "4/0", "7/20", "3/4", "4/05000"]


@pytest.mark.parametrize(("scale", "points"), EVERY_VALUE, ids=lambda value: str(value)[:24])
def test_every_value_of_a_scale_is_understood_exactly(scale: Scale, points: int) -> None:
    assert parse_stars(decimal(points, scale.top), scale) == Stars(points, scale)


@pytest.mark.parametrize(("scale", "points"), EVERY_VALUE, ids=lambda value: str(value)[:24])
def test_what_is_printed_is_understood_as_the_same(scale: Scale, points: int) -> None:
    stars = Stars(points, scale)

    assert parse_stars(stars.on(scale), scale) == stars


@pytest.mark.parametrize(("scale", "points"), BESIDE, ids=lambda value: str(value)[:24])
def test_nothing_is_rounded_to_the_next_value(scale: Scale, points: int) -> None:
    with pytest.raises(BadInput):
        parse_stars(decimal(points, scale.top), scale)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("4", "4/5"),
        ("3.5", "3.5/5"),
        ("3,5", "3.5/5"),
        ("3.50", "3.5/5"),
        ("0", "0/5"),
        ("5", "5/5"),
        ("  4 ", "4/5"),
        ("04", "4/5"),
        ("7/10", "7/10"),
        ("7 / 10", "7/10"),
        ("7.5/10", "7.5/10"),
        ("85/100", "85/100"),
        ("3.5/5", "3.5/5"),
    ],
)
def test_a_rating_can_be_typed_in_many_ways(text: str, said: str) -> None:
    stars = parse_stars(text)

    assert stars.on(stars.scale) == said


@pytest.mark.parametrize(("text", "points"), [("4", 40), ("7/10", 70), ("85/100", 85), ("3.5/5", 70)])
def test_a_bare_number_is_of_the_chosen_scale_and_a_fraction_of_its_own(text: str, points: int) -> None:
    assert parse_stars(text, SCALES["ten"]).points == points


def test_a_fraction_of_the_chosen_top_is_of_the_chosen_scale() -> None:
    assert parse_stars("4.25/5", SCALES["quarter-stars"]) == Stars(85, SCALES["quarter-stars"])


def test_zero_is_a_rating() -> None:
    assert parse_stars("0") == Stars(0, HALF_STARS)


@pytest.mark.parametrize("text", NO_RATING + OFF_THE_SCALE + NO_SUCH_SCALE, ids=lambda text: ascii(text)[:24])
def test_a_refusal_names_what_is_allowed(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_stars(text)

    assert refused.value.hint.startswith("allowed: ")


def test_the_values_of_a_coarse_scale_are_spelled_out() -> None:
    with pytest.raises(BadInput) as refused:
        parse_stars("6")

    assert "0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5" in refused.value.hint


def test_a_fine_scale_is_told_by_its_step() -> None:
    assert "0 to 10 in steps of 0.1" in allowed(SCALES["ten-tenths"])


def test_a_refused_fraction_is_told_the_values_of_its_own_scale() -> None:
    with pytest.raises(BadInput) as refused:
        parse_stars("101/100")

    assert "0 to 100 in steps of 1" in refused.value.hint


@pytest.mark.parametrize("scale", EVERY_SCALE, ids=lambda scale: scale.name)
def test_every_scale_refuses_more_than_its_top(scale: Scale) -> None:
    with pytest.raises(BadInput):
        parse_stars(str(scale.top + 1), scale)


@given(st.integers(0, 12_000), st.integers(0, 4), st.sampled_from(EVERY_SCALE))
def test_a_number_is_its_exact_value_or_refused(digits: int, places: int, scale: Scale) -> None:
    number = Decimal(digits).scaleb(-places)

    try:
        stars = parse_stars(f"{number:f}", scale)
    except BadInput:
        return

    assert Decimal(stars.points) * scale.top == number * POINTS


@given(st.text() | st.text("0123456789.,/ -+eE٤４"), st.sampled_from(EVERY_SCALE))  # noqa: RUF001 - a full-width digit
def test_any_text_is_a_rating_or_refused(text: str, scale: Scale) -> None:
    with contextlib.suppress(BadInput):
        stars = parse_stars(text, scale)

        assert stars.points in range(0, POINTS + 1, stars.scale.step)
