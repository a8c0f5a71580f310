"""A typed date is as precise as it was said, and nothing is guessed."""

import contextlib
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from watchlog.errors import BadInput
from watchlog.model.when import UNKNOWN, Precision, When
from watchlog.parsing.dates import FORMS, WEEKDAYS, parse_iso_moment, parse_when

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = datetime(2026, 11, 22, 21, 30, 45, 123456, tzinfo=BERLIN)
LEAP_DAY = datetime(2028, 2, 29, 12, 0, tzinfo=BERLIN)
IN_PAGO_PAGO = datetime(2026, 12, 31, 23, 30, tzinfo=ZoneInfo("Pacific/Pago_Pago"))
IN_KIRITIMATI = datetime(2027, 1, 1, 0, 30, tzinfo=ZoneInfo("Pacific/Kiritimati"))
ONE_MINUTE = timedelta(minutes=1)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(minutes * ONE_MINUTE))
MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=OFFSETS)  # noqa: DTZ001 - the zone is drawn
WORDS = [
    "2026",
    "-11",
    "-22",
    "-00",
    "0000",
    " ",
    "T",
    "t",
    "21:30",
    "9:5",
    ":59",
    ".5",
    "Z",
    "z",
    "+01:00",
    "-99:99",
]
WORDS += [
    "today",
    "yesterday",
    "now",
    "unknown",
    "last",
    "friday",
    "ago",
    "days",
    "week",
    "month",
    "years",
    "a",
    "an",
]
WORDS += ["one", "1", "3", "9999", "99999", "٣", "３", "²", "\0", "\ud800", "\u3000"]  # noqa: RUF001 - foreign digits
NEARLY = st.lists(st.sampled_from(WORDS), max_size=7).map("".join) | st.lists(st.sampled_from(WORDS)).map(" ".join)


def on(text: str, now: datetime = SUNDAY) -> str | None:
    when = parse_when(text, now)
    assert when.at is None
    return when.on


def at(text: str, now: datetime = SUNDAY) -> str:
    when = parse_when(text, now)
    assert when.at is not None
    assert when.on == when.at.date().isoformat()
    return when.at.isoformat()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-22", "2026-11-22"),
        ("2026-11", "2026-11"),
        ("2026", "2026"),
        ("1899", "1899"),
        ("2099-12-31", "2099-12-31"),
        ("  2026  ", "2026"),
        ("today", "2026-11-22"),
        ("TODAY", "2026-11-22"),
        ("yesterday", "2026-11-21"),
        ("sunday", "2026-11-22"),
        ("last sunday", "2026-11-15"),
        ("Saturday", "2026-11-21"),
        ("monday", "2026-11-16"),
        ("last monday", "2026-11-16"),
        ("friday", "2026-11-20"),
        ("last friday", "2026-11-20"),
        ("Last \t Friday", "2026-11-20"),
        ("0 days ago", "2026-11-22"),
        ("1 day ago", "2026-11-21"),
        ("a day ago", "2026-11-21"),
        ("3 days ago", "2026-11-19"),
        ("3 Days Ago", "2026-11-19"),
        ("one week ago", "2026-11-15"),
        ("2 weeks ago", "2026-11-08"),
        ("a month ago", "2026-10"),
        ("2 months ago", "2026-09"),
        ("11 months ago", "2025-12"),
        ("12 months ago", "2025-11"),
        ("a year ago", "2025"),
        ("2 years ago", "2024"),
        ("2025 years ago", "0001"),
    ],
)
def test_a_date_is_as_precise_as_it_was_said(text: str, day: str) -> None:
    assert on(text) == day


def test_a_year_stays_a_year() -> None:
    assert parse_when("2019", SUNDAY) == When("2019")


@pytest.mark.parametrize("text", ["unknown", "Unknown", " UNKNOWN "])
def test_the_unknown_stays_unknown(text: str) -> None:
    assert parse_when(text, SUNDAY) == UNKNOWN


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-22 21:30", "2026-11-22T21:30:00+01:00"),
        ("2026-11-22T21:30", "2026-11-22T21:30:00+01:00"),
        ("2026-11-22t21:30", "2026-11-22T21:30:00+01:00"),
        ("2026-11-22 9:30", "2026-11-22T09:30:00+01:00"),
        ("2026-11-22 0:00", "2026-11-22T00:00:00+01:00"),
        ("2026-11-22 21:30:15", "2026-11-22T21:30:15+01:00"),
        ("2026-11-22 9:30:15", "2026-11-22T09:30:15+01:00"),
        ("2026-11-22 21:30:15.5", "2026-11-22T21:30:15.500000+01:00"),
        ("2026-07-22 21:30", "2026-07-22T21:30:00+02:00"),
        ("2026-11-22T21:30Z", "2026-11-22T21:30:00+00:00"),
        ("2026-11-22T21:30z", "2026-11-22T21:30:00+00:00"),
        ("2026-11-22T21:30+05:45", "2026-11-22T21:30:00+05:45"),
        ("2026-11-22 21:30 -11:00", "2026-11-22T21:30:00-11:00"),
        ("yesterday 21:30", "2026-11-21T21:30:00+01:00"),
        ("Last Friday 9:05", "2026-11-20T09:05:00+01:00"),
        ("monday 23:59", "2026-11-16T23:59:00+01:00"),
        ("today 0:01", "2026-11-22T00:01:00+01:00"),
        ("now", "2026-11-22T21:30:00+01:00"),
    ],
)
def test_a_time_of_day_has_its_zone(text: str, moment: str) -> None:
    assert at(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "24",
        "may",
        "nov 3",
        "1/2/2026",
        "22.11.2026",
        "20261122",
        "2026-W47-7",
        "2026-326",
        "2026-1",
        "2026-1-1",
        "0000",
        "0000-01-01",
        "2026-00",
        "2026-13",
        "2026-02-29",
        "2026-11-31",
        "2026-11-22 24:00",
        "2026-11-22 23:60",
        "2026-11-22 21",
        "2026-11-22 9:5",
        "2026-11 21:30",
        "2026 21:30",
        "2026-11-22 21:30+24:00",
        "2026-11-22 21:30+1:00",
        "2026-11-22 21:30 CET",
        "unknown 21:30",
        "3 days ago 21:30",
        "tomorrow",
        "next friday",
        "last today",
        "fri",
        "last",
        "-1 days ago",
        "3 days",
        "3 decades ago",
        "two days ago",
        "99999 days ago",
        "2026 years ago",
        "9999 years ago",
        "9999 weeks ago 1",
        "-001",
        "٢٠٢٦",
        "２０２６",  # noqa: RUF001 - full-width digits are the point
        "²026",
        "2026\0",
        "\ud800",
        "2" * 5_000,
    ],
    ids=lambda text: ascii(text)[:24],
)
def test_what_is_no_date_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_when(text, SUNDAY)

    assert refused.value.hint == FORMS


def test_the_hour_that_the_clocks_skipped_is_refused() -> None:
    with pytest.raises(BadInput, match="there was no 02:30 on 2026-03-29"):
        parse_when("2026-03-29 02:30", SUNDAY)


@pytest.mark.parametrize("text", ["2026-03-29 01:59", "2026-03-29 03:00", "2026-03-29 02:30+01:00"])
def test_the_times_beside_the_skipped_hour_are_there(text: str) -> None:
    assert parse_when(text, SUNDAY).precision is Precision.MINUTE


def test_a_skipped_hour_is_a_matter_of_the_zone() -> None:
    in_tokyo = datetime(2026, 11, 22, 21, 30, tzinfo=ZoneInfo("Asia/Tokyo"))

    assert at("2026-03-29 02:30", in_tokyo) == "2026-03-29T02:30:00+09:00"


def test_a_day_that_a_zone_skipped_has_no_time() -> None:
    in_apia = datetime(2026, 11, 22, 21, 30, tzinfo=ZoneInfo("Pacific/Apia"))

    with pytest.raises(BadInput):
        parse_when("2011-12-30 12:00", in_apia)


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    assert at("2026-10-25 02:30") == "2026-10-25T02:30:00+02:00"


@pytest.mark.parametrize("offset", ["+02:00", "+01:00"])
def test_of_an_hour_that_comes_twice_either_can_be_said(offset: str) -> None:
    assert at(f"2026-10-25 02:30{offset}") == f"2026-10-25T02:30:00{offset}"


@pytest.mark.parametrize(("fold", "offset"), [(0, "+02:00"), (1, "+01:00")])
def test_now_knows_which_of_the_two_hours_it_is(fold: int, offset: str) -> None:
    now = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold)

    assert at("now", now) == f"2026-10-25T02:30:00{offset}"


@pytest.mark.parametrize(
    ("now", "text", "day"),
    [
        (IN_PAGO_PAGO, "today", "2026-12-31"),
        (IN_PAGO_PAGO, "a year ago", "2025"),
        (IN_PAGO_PAGO, "a month ago", "2026-11"),
        (IN_KIRITIMATI, "today", "2027-01-01"),
        (IN_KIRITIMATI, "yesterday", "2026-12-31"),
        (IN_KIRITIMATI, "a year ago", "2026"),
        (IN_KIRITIMATI, "a month ago", "2026-12"),
    ],
)
def test_at_the_end_of_the_year_the_local_date_counts(now: datetime, text: str, day: str) -> None:
    assert on(text, now) == day


@pytest.mark.parametrize(
    ("now", "moment"),
    [(IN_PAGO_PAGO, "2026-12-31T23:30:00-11:00"), (IN_KIRITIMATI, "2027-01-01T00:30:00+14:00")],
)
def test_at_the_end_of_the_year_now_stays_on_its_local_date(now: datetime, moment: str) -> None:
    assert at("now", now) == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2028-02-29"),
        ("1 year ago", "2027"),
        ("365 days ago", "2027-03-01"),
        ("12 months ago", "2027-02"),
    ],
)
def test_a_leap_day_counts_back(text: str, day: str) -> None:
    assert on(text, LEAP_DAY) == day


def test_a_leap_day_is_a_day_in_leap_years() -> None:
    assert on("2028-02-29") == "2028-02-29"


@pytest.mark.parametrize("text", ["0001-01-01 00:00+14:00", "9999-12-31 23:59-11:00"])
def test_a_moment_that_utc_can_not_hold_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_when(text, SUNDAY)


@given(st.dates(date(1, 1, 8), date(9999, 12, 31)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_latest_one_up_to_today(today: date, weekday: str) -> None:
    now = datetime.combine(today, SUNDAY.time(), tzinfo=UTC)

    day = date.fromisoformat(on(weekday, now) or "")

    assert WEEKDAYS[day.weekday()] == weekday
    assert timedelta() <= today - day < timedelta(days=7)


@given(st.dates(date(1, 1, 8), date(9999, 12, 31)), st.sampled_from(WEEKDAYS))
def test_the_last_weekday_lies_before_today(today: date, weekday: str) -> None:
    now = datetime.combine(today, SUNDAY.time(), tzinfo=UTC)

    day = date.fromisoformat(on(f"last {weekday}", now) or "")

    assert WEEKDAYS[day.weekday()] == weekday
    assert timedelta() < today - day <= timedelta(days=7)


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_date_comes_back_unchanged(day: date, length: int) -> None:
    text = day.isoformat()[:length]

    assert on(text) == text


@given(MOMENTS)
def test_a_moment_comes_back_unchanged(moment: datetime) -> None:
    text = moment.isoformat()

    assert at(text) == text


@given(MOMENTS)
def test_an_iso_moment_comes_back_unchanged(moment: datetime) -> None:
    assert parse_iso_moment(moment.isoformat()).isoformat() == moment.isoformat()


@given(NEARLY)
def test_what_was_understood_is_understood_the_same_again(text: str) -> None:
    try:
        when = parse_when(text, SUNDAY)
    except BadInput:
        return

    again = "unknown" if when.on is None else when.at.isoformat() if when.at else when.on
    assert parse_when(again, SUNDAY) == when


@given(st.text() | NEARLY)
@example("s" * 10_000)
@example("9" * 5_000 + " days ago")
def test_any_text_is_a_date_or_refused(text: str) -> None:
    with contextlib.suppress(BadInput):
        assert isinstance(parse_when(text, SUNDAY), When)


@pytest.mark.parametrize("text", ["", "2026-11-22", "2026-11-22T21:30", "now", "21:30+01:00", "2026-11-22T21:30+25:00"])
def test_a_moment_without_its_offset_is_no_iso_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_iso_moment(text)


@given(st.text() | NEARLY)
def test_any_text_is_an_iso_moment_or_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError, OverflowError):
        assert parse_iso_moment(text).tzinfo is not None


@pytest.mark.parametrize("text", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-11:00"])
def test_an_iso_moment_that_utc_can_not_hold_is_no_moment(text: str) -> None:
    with pytest.raises(OverflowError):
        parse_iso_moment(text)


def test_an_offset_has_whole_seconds() -> None:
    with pytest.raises(ValueError, match=r"\+00:53:28\.5"):
        parse_iso_moment("1890-01-01T12:00:00+00:53:28.500000")


def test_the_offset_of_a_town_clock_is_kept() -> None:
    text = "1890-01-01T12:00:00+00:53:28"

    assert at("1890-01-01 12:00") == text
    assert parse_iso_moment(text).isoformat() == text
