"""A date keeps its precision through list, JSON, CSV and back, and is echoed as it was understood."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cli.conftest import Refusal
from tests.conftest import Run

PRECISIONS = [
    ("2019", "2019", None),
    ("2019-03", "2019-03", None),
    ("2019-03-05", "2019-03-05", None),
    ("2019-03-05 21:30", "2019-03-05", "2019-03-05T21:30:00+01:00"),
    ("2019-07-05 21:30", "2019-07-05", "2019-07-05T21:30:00+02:00"),
    ("2019-03-05T23:30-08:00", "2019-03-05", "2019-03-05T23:30:00-08:00"),
    ("unknown", None, None),
]


@pytest.mark.parametrize(("said", "on", "at"), PRECISIONS)
def test_a_date_is_as_precise_as_it_was_said(watchlog: Run, said: str, on: str | None, at: str | None) -> None:
    watchlog("add", "Heat", "--on", said)

    assert watchlog("list", "--json=watched_on,watched_at").json == [{"watched_on": on, "watched_at": at}]


@pytest.mark.parametrize(("said", "on", "at"), PRECISIONS)
def test_a_list_shows_no_more_than_is_known(watchlog: Run, said: str, on: str | None, at: str | None) -> None:
    watchlog("add", "Heat", "--on", said)

    shown = watchlog("list").out.split("\t")[1]

    assert shown == (f"{on} {at[11:16]}" if at else on or "")


@pytest.mark.parametrize(("said", "on", "at"), PRECISIONS)
@pytest.mark.parametrize("form", ["csv", "archive"])
def test_a_date_comes_back_as_precise(
    watchlog: Run, another: Callable[[str], Run], tmp_path: Path, form: str, said: str, on: str | None, at: str | None
) -> None:
    watchlog("add", "Heat", "--on", said)
    file, second = tmp_path / "file", another("second")
    watchlog("export", str(file), "--format", form)

    second("import", str(file))

    assert second("list", "--json=watched_on,watched_at").json == [{"watched_on": on, "watched_at": at}]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("today", "Sun 2026-11-22"),
        ("yesterday", "Sat 2026-11-21"),
        ("monday", "Mon 2026-11-16"),
        ("sunday", "Sun 2026-11-22"),
        ("last friday", "Fri 2026-11-20"),
        ("last sunday", "Sun 2026-11-15"),
        ("3 days ago", "Thu 2026-11-19"),
        ("2026-11-22 21:30", "2026-11-22 21:30"),
        ("2026-11", "2026-11"),
        ("2026", "2026"),
        ("unknown", "at an unknown time"),
    ],
)
def test_what_was_understood_is_echoed(watchlog: Run, said: str, shown: str) -> None:
    assert watchlog("add", "Heat", "--on", said).out == f"Added Heat, {shown}, #1\n"


def test_today_is_the_local_day(watchlog: Run) -> None:
    watchlog.now = datetime(2026, 12, 31, 23, 30, tzinfo=ZoneInfo("Pacific/Pago_Pago"))  # 2027 in UTC
    watchlog("add", "Heat")
    watchlog.now = datetime(2027, 1, 1, 0, 30, tzinfo=ZoneInfo("Pacific/Kiritimati"))  # 2026 in UTC
    watchlog("add", "Dune")

    assert [watch["watched_on"] for watch in watchlog("list", "--sort", "id+", "--json").json] == [
        "2026-12-31",
        "2027-01-01",
    ]


def test_a_day_does_not_move_with_the_zone_of_the_reader(watchlog: Run) -> None:
    watchlog("add", "Heat", "--on", "2026-12-31 23:50")
    watchlog.now = watchlog.now.astimezone(ZoneInfo("Pacific/Kiritimati"))

    assert watchlog("list", "--json=watched_on,watched_at").json == [
        {"watched_on": "2026-12-31", "watched_at": "2026-12-31T23:50:00+01:00"}
    ]


def test_moments_are_in_order_when_the_clock_is_put_back(watchlog: Run) -> None:
    watchlog("add", "First", "--on", "2026-10-25 02:30+02:00")
    watchlog("add", "Second", "--on", "2026-10-25 02:10+01:00")

    assert [watch["title"] for watch in watchlog("list", "--json").json] == ["Second", "First"]


@pytest.mark.parametrize(
    "said",
    [
        "someday",
        "2026-13",
        "2026-02-30",
        "22.11.2026",
        "1/2/2026",
        "24",
        "may",
        "-1 days ago",
        "25:00",
        "2026-11-22 24:30",
        "",
        "next friday",
        "2026-03-29 02:30",
    ],
)
def test_an_unknown_date_is_refused_with_the_forms_that_are_known(watchlog: Run, refused: Refusal, said: str) -> None:
    watchlog("add", "Dune")

    line = refused("add", "Heat", f"--on={said}")

    assert "2026-11-22" in line or "clocks" in line
