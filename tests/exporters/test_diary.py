"""The diary as a calendar: an event for each watch of which the day is known, read back by a reader of calendars."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.exporters.histories import EVENING, FILM, HOSTILE, SERIES, UNKNOWN, history, stars, watched, written
from watchlog.exporters.plain import line, lines
from watchlog.model.portion import Portion
from watchlog.model.snapshot import Snapshot
from watchlog.model.when import When

BARE = FILM._replace(refs=())


def events(snapshot: Snapshot) -> tuple[list[Any], list[str]]:
    from icalendar import Calendar

    content, told = written("ics", snapshot)
    assert all(len(each) <= 75 for each in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    return list(Calendar.from_ical(content).walk("VEVENT")), told


def test_an_empty_history_is_a_calendar() -> None:
    assert events(history()) == ([], [])


def test_a_day_is_a_whole_day_and_an_evening_is_a_moment() -> None:
    found, told = events(history([watched(BARE), watched(BARE, when=EVENING, number=11)]))

    assert [(each["dtstart"].dt, "dtend" in each) for each in found] == [
        (date(2021, 10, 3), True),
        (datetime(2021, 10, 3, 18, 15, tzinfo=UTC), False),
    ]
    assert found[0]["dtend"].dt == date(2021, 10, 4)
    assert [str(each["uid"]) for each in found] == ["watch-10@watchlog", "watch-11@watchlog"]
    assert told == []


def test_an_event_tells_all_that_a_sitting_holds() -> None:
    whole = watched(
        SERIES, Portion(1, 2), stars=stars(70), note="Fog;\n\nmore, fog.", tags=("noir", "rain"), service="DVD",
        companions="Anna", rewatch=True, pass_number=2, episode_title="Fog",
    )  # fmt: skip

    (found,), told = events(history([whole]))

    assert str(found["summary"]) == "Harbour Lights (2004) S01E02"
    assert str(found["description"]) == "“Fog” · 3.5/5 · again · pass 2 · with Anna\n\nFog;\n\nmore, fog."
    assert (str(found["location"]), found["categories"].to_ical()) == ("DVD", b"noir,rain")
    assert told == ["A calendar does not take other ids (1)"]


def test_what_has_no_day_is_told() -> None:
    whens = [UNKNOWN, When("2021"), When("2021-10"), When("9999-12-31")]

    found, told = events(history([watched(BARE, when=when) for when in whens]))

    assert [each["dtstart"].dt for each in found] == [date(9999, 12, 31)]
    assert told == [
        "1 watch without a date was left out: no calendar has them",
        "2 watches dated to a month or a year were left out: a calendar is made of days",
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_the_calendar(name: str) -> None:
    whole = watched(BARE._replace(name=name, year=None), note=f"{name}\n{name}", tags=(name,), service=name)

    (found,), _ = events(history([whole]))

    assert str(found["summary"]) == line(name)
    assert str(found["description"]) == lines(f"{name}\n{name}")
