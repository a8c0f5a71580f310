"""Several watches get their days at once."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.series.shows import SHOWS
from watchlog.model.dating import OnAir, Same, Spread
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.when import UNKNOWN, When
from watchlog.series.dates import dated

THREE = (Portion(1, 1), Portion(1, 2), Portion(1, 3))
DAYS = st.dates()


def spread(count: int, first: date, last: date) -> list[str | None]:
    whens, undated = dated(Spread(first, last), [Portion(1, number) for number in range(count)], SHOWS["untold"].guide)
    assert undated == []
    return [when.on for when in whens]


def test_all_can_have_the_same_day() -> None:
    assert dated(Same(When("2024")), THREE, SHOWS["untold"].guide) == ([When("2024")] * 3, [])


def test_each_can_have_the_day_it_aired() -> None:
    whens, undated = dated(OnAir(), (*THREE, Portion(9, 9), Portion(1), WHOLE), SHOWS["revived"].guide)

    assert whens == [When("1994-02-01"), UNKNOWN, When("1994-02-03"), UNKNOWN, UNKNOWN, UNKNOWN]
    assert undated == [Portion(1, 2), Portion(9, 9), Portion(1), WHOLE]


def test_an_episode_counted_through_has_a_day_too() -> None:
    assert dated(OnAir(), [Portion(None, 3)], SHOWS["revived"].guide) == ([When("1994-02-03")], [])


def test_days_are_spread_evenly() -> None:
    first, last = date(2024, 1, 1), date(2024, 1, 9)

    assert spread(3, first, last) == ["2024-01-01", "2024-01-05", "2024-01-09"]
    assert spread(4, first, last) == ["2024-01-01", "2024-01-04", "2024-01-06", "2024-01-09"]
    assert spread(1, first, last) == ["2024-01-01"]
    assert spread(0, first, last) == []
    assert spread(3, first, first) == ["2024-01-01"] * 3


@given(st.integers(2, 300), DAYS, DAYS)
def test_a_spread_begins_and_ends_as_it_was_said_and_no_gap_is_a_day_longer_than_another(
    count: int, one: date, other: date
) -> None:
    first, last = sorted([one, other])

    days = [date.fromisoformat(day or "") for day in spread(count, first, last)]

    assert (days[0], days[-1]) == (first, last)
    gaps = [later - earlier for earlier, later in pairwise(days)]
    assert max(gaps) - min(gaps) <= timedelta(days=1)
