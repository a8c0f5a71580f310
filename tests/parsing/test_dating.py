"""The days of several watches are what was typed."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.errors import BadInput
from watchlog.model.dating import OnAir, Same, Spread
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.dating import parse_dating

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def test_nothing_said_is_today() -> None:
    assert parse_dating(None, None, NOW) == Same(When("2026-06-01"))


@pytest.mark.parametrize(
    ("on", "dating"),
    [
        ("yesterday", Same(When("2026-05-31"))),
        ("2019", Same(When("2019"))),
        ("unknown", Same(UNKNOWN)),
        ("aired", OnAir()),
        (" Aired ", OnAir()),
    ],
)
def test_all_are_dated_alike_or_each_when_it_aired(on: str, dating: Same | OnAir) -> None:
    assert parse_dating(on, None, NOW) == dating


@pytest.mark.parametrize(
    ("spread", "first", "last"),
    [
        ("2024-01-05..2024-03-20", (2024, 1, 5), (2024, 3, 20)),
        ("2024-01..2024-03", (2024, 1, 1), (2024, 3, 31)),
        ("2024-01", (2024, 1, 1), (2024, 1, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2023..2024-02", (2023, 1, 1), (2024, 2, 29)),
        ("2024-05-01", (2024, 5, 1), (2024, 5, 1)),
        ("2024-05..2024-05-01", (2024, 5, 1), (2024, 5, 1)),
        ("2024-01-05 .. yesterday", (2024, 1, 5), (2026, 5, 31)),
        ("9999", (9999, 1, 1), (9999, 12, 31)),
    ],
)
def test_a_spread_goes_from_the_first_day_to_the_last(
    spread: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert parse_dating(None, spread, NOW) == Spread(date(*first), date(*last))


@pytest.mark.parametrize(
    ("on", "spread", "problem"),
    [
        ("2024", "2024", "--on and --spread both say when"),
        ("aired", "2024", "--on and --spread both say when"),
        ("soon", None, "is no date"),
        (None, "2024-03..2024-01", "runs backwards"),
        (None, "2024-05-02..2024-05-01", "runs backwards"),
        (None, "", "no date"),
        (None, "..", "no date"),
        (None, "2024..", "no date"),
        (None, "2024-02-30", "there is no day"),
        (None, "2024-13", "there is no day"),
        (None, "unknown", "is no stretch of days"),
        (None, "2024-05-01 21:30", "is no stretch of days"),
        (None, "2024..2025..2026", "is no stretch of days"),
        (None, "2024-2025", "no date"),
        (None, "aired", "no date"),
    ],
)
def test_what_is_no_dating_is_refused(on: str | None, spread: str | None, problem: str) -> None:
    with pytest.raises(BadInput, match=problem) as refused:
        parse_dating(on, spread, NOW)

    assert refused.value.hint


@given(st.dates(), st.dates())
def test_two_days_are_a_spread_or_run_backwards(first: date, last: date) -> None:
    if last < first:
        with pytest.raises(BadInput):
            parse_dating(None, f"{first}..{last}", NOW)
    else:
        assert parse_dating(None, f"{first}..{last}", NOW) == Spread(first, last)
