"""The sentences that tell what happened and what went wrong."""

from datetime import UTC, datetime

import pytest

from watchlog.errors import Ambiguous, BadInput, Candidate, WatchlogError
from watchlog.model.stars import HALF_STARS, SCALES, Stars
from watchlog.model.when import UNKNOWN, When
from watchlog.render.words import Words, problem

WORDS = Words(HALF_STARS, plain=False)


@pytest.mark.parametrize(
    ("points", "shown"),
    [(None, ""), (0, "0/5"), (10, "½"), (20, "★"), (70, "★★★½"), (100, "★★★★★"), (85, "4.25/5"), (1, "0.05/5")],
)
def test_half_stars_are_drawn_and_finer_values_told_exactly(points: int | None, shown: str) -> None:
    assert WORDS.stars(None if points is None else Stars(points)) == shown


@pytest.mark.parametrize(
    ("scale", "shown"), [("stars", "★★★½"), ("ten", "7/10"), ("hundred", "70/100"), ("ten-tenths", "7/10")]
)
def test_stars_are_told_on_the_scale_that_is_set(scale: str, shown: str) -> None:
    assert Words(SCALES[scale], plain=False).stars(Stars(70)) == shown


def test_stars_do_without_signs_where_there_are_none() -> None:
    assert Words(HALF_STARS, plain=True).stars(Stars(70)) == "3.5/5"


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (UNKNOWN, ""),
        (When("2026"), "2026"),
        (When("2026-11"), "2026-11"),
        (When("2026-11-22"), "Sun 2026-11-22"),
        (When.of_moment(datetime(2026, 11, 22, 21, 5, tzinfo=UTC)), "2026-11-22 21:05"),
        (When("0001-01-01"), "Mon 0001-01-01"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(when: When, shown: str) -> None:
    assert WORDS.when(when) == shown


def test_a_problem_is_one_line_with_its_hint() -> None:
    assert problem(BadInput("the title is empty", "say one")) == "the title is empty (say one)"
    assert problem(WatchlogError("it failed")) == "it failed"
    assert problem(BadInput("two\nlines \x1b[2J", "a\r\nhint")) == "two lines ␛[2J (a hint)"


def test_candidates_are_named_with_what_names_them() -> None:
    line = problem(
        Ambiguous(
            "“Dune” may be either", [Candidate("Dune (1984)", "#1"), Candidate("Dune\x1b (2021)", "#2")], "say which"
        )
    )

    assert "\n" not in line
    assert (
        line.index("Dune (1984)")
        < line.index("#1")
        < line.index("Dune␛ (2021)")
        < line.index("#2")
        < line.index("say which")
    )
