"""A date knows how precise it is and never becomes more precise by itself."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.model.when import UNKNOWN, Precision, When

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "precision"),
    [("2026", Precision.YEAR), ("2026-11", Precision.MONTH), ("2026-11-22", Precision.DAY)],
)
def test_a_text_is_as_precise_as_it_is_long(text: str, precision: Precision) -> None:
    assert When.of_text(text).precision is precision


def test_a_year_stays_a_year() -> None:
    assert When.of_text("2019") == When("2019")


def test_nothing_is_known_of_the_unknown() -> None:
    assert (UNKNOWN.on, UNKNOWN.at, UNKNOWN.precision) == (None, None, Precision.UNKNOWN)


def test_a_moment_is_precise_to_the_minute() -> None:
    moment = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)

    assert When.of_moment(moment).precision is Precision.MINUTE


def test_precision_has_an_order() -> None:
    assert Precision.UNKNOWN < Precision.YEAR < Precision.MONTH < Precision.DAY < Precision.MINUTE


def test_a_moment_happens_on_its_local_date() -> None:
    late = datetime(2026, 12, 31, 23, 30, tzinfo=ZoneInfo("Pacific/Pago_Pago"))

    assert When.of_moment(late).on == "2026-12-31"


def test_a_moment_keeps_the_offset_that_was_in_force() -> None:
    summer = datetime(2026, 7, 1, 20, 0, tzinfo=BERLIN)

    kept = When.of_moment(summer).at

    assert kept is not None
    assert kept.isoformat() == "2026-07-01T20:00:00+02:00"


@pytest.mark.parametrize(("fold", "offset"), [(0, "+02:00"), (1, "+01:00")])
def test_an_hour_that_comes_twice_keeps_which_one_it_was(fold: int, offset: str) -> None:
    moment = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold)

    kept = When.of_moment(moment).at

    assert kept is not None
    assert kept.isoformat() == f"2026-10-25T02:30:00{offset}"


def test_a_moment_without_offset_from_greenwich_is_in_utc() -> None:
    winter = datetime(2026, 1, 1, 12, 0, tzinfo=ZoneInfo("Europe/London"))

    kept = When.of_moment(winter).at

    assert kept is not None
    assert kept.tzinfo is UTC


@given(st.dates())
def test_a_day_and_its_text_are_the_same(day: date) -> None:
    assert When.of_day(day) == When.of_text(day.isoformat())


@given(
    st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 12, 31)),  # noqa: DTZ001 - the zone is drawn
    st.integers(-14 * 60, 14 * 60),
)
def test_a_moment_is_moved_by_nothing(local: datetime, minutes: int) -> None:
    moment = local.replace(tzinfo=timezone(timedelta(minutes=minutes)))

    kept = When.of_moment(moment)

    assert (kept.on, kept.at) == (local.date().isoformat(), moment)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "202",
        "0000",
        "20261",
        "2026-00",
        "2026-13",
        "2026-02-29",
        "2026-11-31",
        "20261122",
        "2026-W47-7",
        "2026-W01-1",
        "2026W47",
        "2026-326",
        "-001",
        "-001-03",
        "2026/11/22",
        "2026-11-22 ",
        " 2026",
        "２０２６",  # noqa: RUF001 - full-width digits are the point
        "٢٠٢٦",
        "2026-11-22T21:30",
    ],
)
def test_a_text_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        When.of_text(text)


@given(st.text("0129W-", min_size=4, max_size=10))
def test_what_a_text_says_is_a_year_a_month_or_a_day(text: str) -> None:
    try:
        on = When.of_text(text).on
    except ValueError:
        return

    assert on == text
    assert re.fullmatch(r"\d{4}(-\d{2}){0,2}", text)


@given(st.text())
def test_a_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        when = When.of_text(text)
    except ValueError:
        return

    assert when.on == text
