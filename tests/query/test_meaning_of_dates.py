"""What dates mean in a query: surely within, by the local calendar, and counted from today, Sunday 2026-11-22."""

from datetime import date, timedelta
from typing import Final

import pytest

from tests.conftest import Run
from tests.query.handmade import EVERYTHING, Question, but, listed

WIRES: Final = "wire1 wire2 wire3 rerun"
UNKNOWN: Final = "dare five"
UP_TO_2014: Final = "nosferatu acdc orwell broken"
SINCE_2025: Final = f"again bear who {WIRES}"

WATCHED: Final[list[tuple[Question, str]]] = [
    ("watched:2015", "dune84 amelie spirited"),
    ("watched:=2015", "dune84 amelie spirited"),
    ("watched_on:2015", "dune84 amelie spirited"),
    ("watched_at:2015", "dune84 amelie spirited"),
    ("Watched:2015", "dune84 amelie spirited"),
    ("watched:2015-03", "amelie spirited"),
    ("watched:2015-03-14", "spirited"),
    ("watched:2015-03-15", ""),
    ("watched:2015-04", ""),
    ("watched:2016-02", "summer"),
    ("watched:2016-02-29", "summer"),
    ("watched:2021-10-01", "dune21"),
    ("watched:2026-11-22", "wire3"),
    ("watched:2014..2016", "dune84 amelie spirited summer nosferatu sunrise"),
    ("watched:2015..2015", "dune84 amelie spirited"),
    ("watched:2015-02..2015-04", "amelie spirited"),
    ("watched:2015-03..2015-06", "amelie spirited"),
    ("watched:2015-03-14..2015-06", "spirited"),
    ("watched:2015-03-01..2015-03-31", "amelie spirited"),
    ("watched:2015-03-02..2015-03-31", "spirited"),
    ("watched:2015-01-01..2015-12-31", "dune84 amelie spirited"),
    ("watched:2014..2015-03", "amelie spirited nosferatu"),
    ("watched:2024-03..2024-06", "parttwo swat"),
    ("watched:2025-01..2025-06", "again bear"),
    ("watched:2015..", but(f"{UP_TO_2014} {UNKNOWN}")),
    ("watched:2015-03..", but(f"{UP_TO_2014} {UNKNOWN} dune84")),
    ("watched:2015-03-02..", but(f"{UP_TO_2014} {UNKNOWN} dune84 amelie")),
    ("watched:..2015", f"{UP_TO_2014} dune84 amelie spirited"),
    ("watched:..2015-03", f"{UP_TO_2014} amelie spirited"),
    ("watched:..2015-03-14", f"{UP_TO_2014} spirited"),
    ("watched:>2024", SINCE_2025),
    ("watched:>=2025", SINCE_2025),
    ("watched:>2024-06", f"{SINCE_2025} elite"),
    ("watched:>2024-06-30", f"{SINCE_2025} elite"),
    ("watched:>=2024-06-30", f"{SINCE_2025} elite swat"),
    ("watched:<=2024-06", but(f"{SINCE_2025} elite {UNKNOWN}")),
    ("watched:<2024-06-30", but(f"{SINCE_2025} elite swat {UNKNOWN}")),
    ("watched:<2015", UP_TO_2014),
    ("watched:<2016", f"{UP_TO_2014} dune84 amelie spirited"),
    ("watched:<2016-01-01", f"{UP_TO_2014} dune84 amelie spirited"),
    ("watched:<=2014", UP_TO_2014),
    ("watched:>=2026-11-21", "wire2 wire3"),
    ("watched:none", UNKNOWN),
    ("watched:unknown", UNKNOWN),
    ("watched:any", but(UNKNOWN)),
    ("-watched:any", UNKNOWN),
    ("watched_at:none", UNKNOWN),
    ("-watched:2015", but("dune84 amelie spirited")),
    ("watched:2015 -watched:2015-03", "dune84"),
    ("title:/é/ -watched:2015-03-14", "amelie"),
]

SPOKEN: Final[list[tuple[Question, str]]] = [
    ("watched:today", "wire3"),
    ("watched:TODAY", "wire3"),
    ("watched:yesterday", "wire2"),
    ("watched:friday", "wire1"),
    ("watched:sunday", "wire3"),
    ('watched:"last sunday"', "rerun"),
    ('watched:"a week ago"', "rerun"),
    ('watched:"2 days ago"', "wire1"),
    ('watched:"2 years ago"', "parttwo elite swat"),
    ('watched:"11 months ago"', "who"),
    ('watched:"3 days ago".."yesterday"', "wire1 wire2"),
    ('watched:"last sunday"..friday', "rerun wire1"),
    ('watched:"this year"', WIRES),
    ('watched:"last year"', "again who bear"),
    ('watched:"this month"', WIRES),
    ('watched:"last month"', ""),
    ('watched:"this week"', "wire1 wire2 wire3"),
    ('watched:"last week"', "rerun"),
    ('watched:>"last year"', WIRES),
    ('watched:<="last year"', but(f"{WIRES} {UNKNOWN}")),
    ('watched:"last year".."this year"', SINCE_2025),
    ('watched:"last week"..friday', "rerun wire1"),
    ("watched:yesterday..today", "wire2 wire3"),
    ("watched:friday..", "wire1 wire2 wire3"),
    ("watched:..friday", but(f"wire2 wire3 {UNKNOWN}")),
    ("watched:>friday", "wire2 wire3"),
    ("watched:>=yesterday", "wire2 wire3"),
    ('watched:>"2 years ago"', SINCE_2025),
    ('watched:<"2 years ago"', but(f"parttwo elite swat {SINCE_2025} {UNKNOWN}")),
]

COUNTED_BACK: Final[list[tuple[Question, str]]] = [
    ("watched:-1d..", "wire2 wire3"),
    ("watched:-6d..", "wire1 wire2 wire3"),
    ("watched:-7d..", WIRES),
    ("watched:-1w..", WIRES),
    ("watched:-2w..", WIRES),
    ("watched:-4w..", WIRES),
    ("watched:-1m..", WIRES),
    ("watched:-11m..", f"{WIRES} who"),
    ("watched:-1y..", f"{WIRES} who"),
    ("watched:-18m..", f"{WIRES} who bear"),
    ("watched:-2y..", SINCE_2025),
    ("watched:-2y..-1y", "again bear"),
    ("watched:-18m..-1d", "bear who rerun wire1 wire2"),
    ("watched:-1w..yesterday", "rerun wire1 wire2"),
    ("watched:2025..-1w", "again bear who rerun"),
    ("watched:..-10y", f"{UP_TO_2014} dune84 amelie spirited summer sunrise"),
    ("watched:>-1w", "wire1 wire2 wire3"),
    ("watched:>=-1w", WIRES),
    ("watched:<-10y", f"{UP_TO_2014} dune84 amelie spirited summer sunrise"),
    ("-watched:-10y..", f"{UP_TO_2014} dune84 amelie spirited summer sunrise {UNKNOWN}"),
]

ADDED: Final[list[tuple[Question, str]]] = [
    ("added:2021-10-02", "dune21"),  # half past midnight here, the evening before in UTC
    ("added:2021-10-01", ""),
    ("added:2024-03-03", "parttwo"),
    ("added:2024-03-02", ""),
    ("added:2024-07", "swat"),  # by summer time
    ("added:2024-06", ""),
    ("added:2020-01-01", "titan"),
    ("added:2020", "titan osmosis"),
    ("added:2019", "dune84 amelie spirited nosferatu"),
    ("added_at:2019", "dune84 amelie spirited nosferatu"),
    ("ADDED:2019-01-05", "dune84 amelie spirited nosferatu"),
    ("added:2025-12-26", "who"),
    ("added:>2025-12-25", f"who {WIRES}"),
    ("added:>=2025-12-26", f"who {WIRES}"),
    ("added:2020..2021", "titan osmosis dune21"),
    ("added:2024..", f"parttwo swat who {WIRES}"),
    ("added:..2018", but(f"dune84 amelie spirited nosferatu titan osmosis dune21 parttwo swat who {WIRES}")),
    ("added:<2019", but(f"dune84 amelie spirited nosferatu titan osmosis dune21 parttwo swat who {WIRES}")),
    ("added:today", "wire2 wire3"),
    ("added:yesterday", ""),
    ("added:friday", "wire1"),
    ('added:"this week"', "wire1 wire2 wire3"),
    ('added:"last week"', "rerun"),
    ('added:"last year"', "who"),
    ("added:-2w..", WIRES),
    ("added:-6d..-1d", "wire1"),
    ("added:any", EVERYTHING),
    ("added:none", ""),
]


@pytest.mark.parametrize(("question", "expected"), [*WATCHED, *SPOKEN, *COUNTED_BACK, *ADDED], ids=str)
def test_a_date_means_these_watches(handmade: Run, question: Question, expected: str) -> None:
    assert sorted(listed(handmade, question)) == sorted(expected.split())


def test_what_is_counted_back_moves_with_the_day(own: Run) -> None:
    own.later(days=1)

    assert listed(own, "watched:today") == []
    assert listed(own, "watched:yesterday") == ["wire3"]
    assert sorted(listed(own, "watched:-1w..")) == ["wire1", "wire2", "wire3"]


@pytest.mark.parametrize(
    ("today", "back", "first"),
    [
        (date(2027, 3, 31), "-1m", "2027-02-28"),
        (date(2028, 3, 31), "-1m", "2028-02-29"),
        (date(2028, 2, 29), "-1y", "2027-02-28"),
        (date(2027, 5, 31), "-18m", "2025-11-30"),
    ],
)
def test_a_month_or_year_without_such_a_day_is_counted_from_its_last(
    own: Run, today: date, back: str, first: str
) -> None:
    own.now = own.now.replace(year=today.year, month=today.month, day=today.day)
    own("add", "The first day", "--on", first)
    own("add", "The day before", "--on", str(date.fromisoformat(first) - timedelta(days=1)))

    assert [watch["title"] for watch in own("list", "--json", f"watched:{back}.. title:day").json] == ["The first day"]
