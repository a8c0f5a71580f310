"""`watchlog next` and `watchlog calendar`: what to watch, and what airs when."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.cli.conftest import Refusal
from tests.cli.followed import SPOILER
from tests.conftest import Run


def done(watchlog: Run, *arguments: str) -> str:
    result = watchlog(*arguments)
    assert result.code == 0, result
    return result.out


def nexts(watchlog: Run, *asked: str) -> list[tuple[str, str, int | None, int | None]]:
    """Title, episode, how many are left, and how many minutes that takes."""
    found = watchlog("next", *asked, "--json").json
    return [(one["title"], one["label"], one["left"], one["minutes"]) for one in found]


def airings(watchlog: Run, *asked: str) -> list[tuple[str, str, str, bool]]:
    found = watchlog("calendar", *asked, "--json").json
    return [(one["title"], one["label"], one["air_date"], one["aired"]) for one in found]


def test_the_next_unseen_episode_of_each_series_the_one_watched_last_first(harbour: Run) -> None:
    done(harbour, "plan", "Signal", "--series")
    done(harbour, "fetch")
    done(harbour, "add", "Signal", "s1", "--on", "2026-11-20")
    done(harbour, "add", "Harbour", "s1e1", "s1e3", "--on", "2026-11-21")
    done(harbour, "add", "Kite", "s1e4", "--on", "2020")

    assert nexts(harbour) == [
        ("Harbour", "S01E02", 10, 450),
        ("Signal", "S02E01", 2, 90),
        ("Kite", "S01E05", None, None),
    ]
    found = harbour("next", "--json").json
    assert [one["new_season"] for one in found] == [None, None, None]
    assert list(found[0])[:6] == ["title", "original_title", "year", "season", "episode", "episode_title"]


def test_a_season_that_came_since_is_new(signal: Run) -> None:
    done(signal, "add", "Signal", "s1", "--on", "2025")

    assert signal("next", "--json").json[0]["new_season"] == 2
    assert signal("show", "signal", "--json").json["progress"]["new_season"] == 2


def test_next_is_recorded(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "s1e1", "--on", "2026-11-01")

    added = harbour("next", "--watch", "1", "--stars", "4", "--on", "yesterday", "--json").json

    assert [(one["episode"], one["stars"], one["watched_on"], one["pass"]) for one in added] == [
        (2, 4, "2026-11-21", 1)
    ]
    assert nexts(harbour)[0][1] == "S01E03"


def test_next_of_one_series_may_be_paused_or_not_begun(harbour: Run) -> None:
    assert nexts(harbour) == []
    assert nexts(harbour, "harbour")[0][:2] == ("Harbour", "S01E01")

    done(harbour, "add", "Harbour", "s1e1")
    done(harbour, "status", "harbour", "paused")

    assert nexts(harbour) == []
    assert nexts(harbour, "harbour")[0][:2] == ("Harbour", "S01E02")
    assert nexts(harbour, "is:paused")[0][:2] == ("Harbour", "S01E02")


def test_an_open_pass_is_next_when_it_was_watched_last(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "..s2e2", "--on", "2019")
    done(harbour, "add", "Harbour", "s1e1", "--rewatch")
    assert nexts(harbour)[0][1] == "S01E02"

    done(harbour, "add", "Harbour", "s2e3")
    assert nexts(harbour)[0][1] == "S02E04"


def test_next_by_name_is_what_next_shows(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "s1e1")
    done(harbour, "add", "Harbour", "s1e2", "--rewatch")
    done(harbour, "add", "Harbour", "s1e3")
    done(harbour, "pass", "harbour", "--drop")
    shown = nexts(harbour)[0][1]

    added = harbour("add", "Harbour", "next", "--json").json

    assert (shown, added[0]["episode"], added[0]["pass"]) == ("S01E04", 4, 1)


def test_names_of_episodes_are_told_only_when_they_are_asked_for(harbour: Run) -> None:
    done(harbour, "add", "Harbour", "s1e1")

    assert SPOILER not in done(harbour, "next")
    assert SPOILER in done(harbour, "next", "--spoilers")


@pytest.mark.parametrize("line", ["next --watch 2", "next nothing", "calendar nothing"])
def test_what_is_not_there_is_not_found(harbour: Run, line: str) -> None:
    done(harbour, "add", "Harbour", "s1e1")

    Refusal(harbour)(*line.split(), code=3)


@pytest.mark.parametrize(
    "line",
    ["next --stars 4", "next --watch 0", "calendar --days -1", "calendar --back 99999", "calendar --ics - --json"],
)
def test_what_makes_no_sense_is_refused(harbour: Run, line: str) -> None:
    Refusal(harbour)(*line.split())


def test_what_airs_and_what_aired_unseen(signal: Run) -> None:
    done(signal, "add", "Signal", "s1", "s2e1")

    assert airings(signal) == [
        ("Signal", "S02E02", "2026-11-17", True),
        ("Signal", "S02E03", "2026-11-24", False),
        ("Signal", "S02E04", "2026-12-01", False),
    ]
    assert airings(signal, "--days", "40")[-1] == ("Signal", "S00E01", "2026-12-24", False)
    assert airings(signal, "--days", "0", "--back", "0") == []


def test_what_was_not_begun_nags_nobody_about_the_past(signal: Run) -> None:
    assert [label for _, label, *_ in airings(signal)] == ["S02E03", "S02E04"]


@pytest.mark.parametrize("said", ["paused", "dropped"])
def test_what_is_paused_or_dropped_is_in_no_calendar(signal: Run, said: str) -> None:
    done(signal, "status", "signal", said)

    assert airings(signal) == []


def test_what_is_skipped_is_in_no_calendar(signal: Run) -> None:
    done(signal, "add", "Signal", "s1")
    done(signal, "skip", "Signal", "s2")

    assert airings(signal) == []


@pytest.mark.parametrize(
    ("zone", "day", "at"),
    [
        ("Europe/Berlin", "2026-11-24", "2026-11-24T21:00:00+01:00"),
        ("Pacific/Kiritimati", "2026-11-25", "2026-11-25T10:00:00+14:00"),
        ("America/Los_Angeles", "2026-11-24", "2026-11-24T12:00:00-08:00"),
    ],
)
def test_the_day_is_that_of_the_user(signal: Run, zone: str, day: str, at: str) -> None:
    signal.now = signal.now.astimezone(ZoneInfo(zone))

    found = next(one for one in signal("calendar", "--json").json if one["label"] == "S02E03")

    assert (found["air_date"], found["air_at"]) == (day, at)


@pytest.mark.parametrize("form", ["--json", "--csv", "--tsv", "--jsonl", ""])
def test_a_calendar_spoils_nothing_unasked(signal: Run, form: str) -> None:
    asked = ["calendar", *filter(None, [form])]

    assert SPOILER not in done(signal, *asked)
    assert SPOILER in done(signal, *asked, "--spoilers")


def events(watchlog: Run, *asked: str) -> list[Any]:
    from icalendar import Calendar

    content = watchlog("calendar", "--ics", "-", *asked)
    assert content.code == 0, content
    return list(Calendar.from_ical(content.raw).walk("VEVENT"))


def test_a_calendar_for_other_programs(signal: Run) -> None:
    found = events(signal)

    assert [str(event["SUMMARY"]) for event in found] == ["Signal S02E03", "Signal S02E04"]
    assert found[0]["DTSTART"].dt.isoformat() == "2026-11-24T20:00:00+00:00"
    assert found[0]["DTEND"].dt - found[0]["DTSTART"].dt == timedelta(minutes=45)
    assert [str(event["UID"]) for event in found] == [str(event["UID"]) for event in events(signal)]
    assert SPOILER not in str(found)
    assert SPOILER in str(events(signal, "--spoilers"))


def test_a_calendar_is_written_over_one_of_ours_and_over_nothing_else(signal: Run) -> None:
    ours, other = signal.home / "ours.ics", signal.home / "other.ics"
    other.write_text("BEGIN:VCALENDAR\nPRODID:other\nEND:VCALENDAR\n")

    for _ in range(2):
        done(signal, "calendar", "--ics", str(ours))

    assert signal("calendar", "--ics", str(other)).code == 1
    assert "other" in other.read_text()
    assert signal("calendar", "--ics", str(signal.database), "--force").code == 1


def test_a_calendar_without_metadata_is_empty(watchlog: Run) -> None:
    done(watchlog, "add", "Kite", "s1e1")

    assert airings(watchlog) == []
    assert events(watchlog) == []
