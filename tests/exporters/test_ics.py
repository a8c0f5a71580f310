"""Calendars are what other programs take: whole, stable, and harmless whatever a title holds."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.exporters.ics import write_calendar
from watchlog.model.catalogue import Episode
from watchlog.model.portion import Portion
from watchlog.model.progress import Airing
from watchlog.model.title import Title

NOW: Final = datetime(2026, 11, 22, 21, 30, 0, 123456, tzinfo=ZoneInfo("Europe/Berlin"))
EPISODE: Final = Episode("4711", 2, 3, "A secret", runtime=50, summary="The butler did it.\nOr not.")
AT: Final = datetime(2026, 11, 29, 21, 0, tzinfo=ZoneInfo("Europe/Berlin"))
AIRING: Final = Airing(
    Title(1, "The Harbour"), Portion(2, 3), "S02E03", EPISODE, "2026-11-29", AT, False, "Channel 4", "tvmaze"
)
LINE: Final = re.compile(rb"[A-Z-]+(;[A-Z-]+=[^:;]+)*:[^\x00-\x08\x0a-\x1f\x7f]*")
"""A line of a calendar after it was put together again."""


def written(*airings: Airing, spoilers: bool = False, now: datetime = NOW) -> bytes:
    file = BytesIO()
    assert write_calendar(airings, file, now, spoilers=spoilers) == len(airings)
    return file.getvalue()


def called(name: str) -> Airing:
    return AIRING._replace(title=Title(1, name))


def events(content: bytes) -> Any:
    """What a reader makes of it."""
    from icalendar import Calendar

    return Calendar.from_ical(content).walk("VEVENT")


def lines(content: bytes) -> list[bytes]:
    """The lines put together again, each checked to be one that the standard knows."""
    assert content.endswith(b"\r\n")
    folded = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 for line in folded)
    assert all(line.decode() or line for line in folded)
    whole = content.removesuffix(b"\r\n").replace(b"\r\n ", b"").split(b"\r\n")
    assert all(LINE.fullmatch(line) for line in whole)
    return whole


def test_a_calendar_is_written_as_the_standard_has_it() -> None:
    assert lines(written(AIRING)) == [
        b"BEGIN:VCALENDAR",
        b"VERSION:2.0",
        b"PRODID:-//watchlog//watchlog//EN",
        b"CALSCALE:GREGORIAN",
        b"METHOD:PUBLISH",
        b"NAME:watchlog",
        b"X-WR-CALNAME:watchlog",
        b"REFRESH-INTERVAL;VALUE=DURATION:P1D",
        b"BEGIN:VEVENT",
        b"SUMMARY:The Harbour S02E03",
        b"DTSTART:20261129T200000Z",
        b"DTEND:20261129T205000Z",
        b"DTSTAMP:20261122T203000Z",
        b"UID:tvmaze-4711@watchlog",
        b"CATEGORIES:Series",
        b"LOCATION:Channel 4",
        b"TRANSP:TRANSPARENT",
        b"END:VEVENT",
        b"END:VCALENDAR",
    ]


def test_a_calendar_may_be_empty() -> None:
    assert events(written()) == []
    assert lines(written())[-1] == b"END:VCALENDAR"


def test_names_and_what_happens_are_told_to_those_who_ask() -> None:
    (surprised,), (told,) = events(written(AIRING)), events(written(AIRING, spoilers=True))

    assert b"secret" not in written(AIRING)
    assert "description" not in surprised
    assert told["summary"] == "The Harbour S02E03 “A secret”"
    assert told["description"] == "The butler did it.\nOr not."


def test_a_day_is_a_day_where_no_moment_is_known() -> None:
    content = lines(written(AIRING._replace(at=None)))

    assert b"DTSTART;VALUE=DATE:20261129" in content
    assert b"DTEND;VALUE=DATE:20261130" in content


@pytest.mark.parametrize(("runtime", "minutes"), [(None, 30), (0, 30), (95, 95), (10**12, 1440)])
def test_an_episode_takes_as_long_as_it_does(runtime: int | None, minutes: int) -> None:
    (event,) = events(written(AIRING._replace(episode=EPISODE._replace(runtime=runtime))))

    assert event.end - event.start == timedelta(minutes=minutes)


@pytest.mark.parametrize("offset", [-14, 0, 14])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_time_are_days_too(day: str, offset: int) -> None:
    at = datetime.combine(date.fromisoformat(day), AT.time(), timezone(timedelta(hours=offset)))
    for airing in (AIRING._replace(on=day, at=at), AIRING._replace(on=day, at=None)):
        assert len(events(written(airing))) == 1


def test_an_episode_that_moves_is_the_same_event() -> None:
    moved = AIRING._replace(
        portion=Portion(3, 1), label="S03E01", on="2027-01-02", at=None, episode=EPISODE._replace(season=3, number=1)
    )

    assert events(written(AIRING))[0]["uid"] == events(written(moved))[0]["uid"]


def test_two_episodes_are_two_events_even_where_they_share_a_number() -> None:
    other = AIRING._replace(portion=Portion(2, 4), label="S02E04")
    elsewhere = AIRING._replace(provider="tmdb")

    assert len({event["uid"] for event in events(written(AIRING, other, other, elsewhere))}) == 4


def test_the_same_is_the_same_to_the_byte() -> None:
    assert written(AIRING, spoilers=True) == written(AIRING, spoilers=True)
    assert written(AIRING, now=NOW) == written(AIRING, now=NOW.astimezone(UTC))


HOSTILE: Final = {
    "lines": "One\r\nTwo\nBEGIN:VALARM\rEND:VEVENT",
    "commas": "Love, Death; Robots: and \\more\\",
    "escapes": "a\\nb \\, \\; \\\\ \\",
    "controls": "\x00\x07\x1b[2J\x7f\x85\u2028\u202eEvil\ud800",
    "emoji": "👩‍👩‍👧‍👦🇩🇪" * 60,
    "long": "x" * 500,
    "quotes": '"^n" = %0A',
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_title_stays_one_property(name: str) -> None:
    airing = called(name)._replace(network=name, episode=EPISODE._replace(name=name, summary=name))
    content = written(airing, AIRING, spoilers=True)

    properties = [line.partition(b":")[0] for line in lines(content)]
    usual = [line.partition(b":")[0] for line in lines(written(AIRING, AIRING, spoilers=True))]
    assert properties == usual
    _, harmless = events(content)
    assert (harmless["summary"], harmless["location"]) == ("The Harbour S02E03 “A secret”", "Channel 4")


@pytest.mark.parametrize("name", [HOSTILE["commas"], HOSTILE["emoji"], HOSTILE["long"], HOSTILE["quotes"]])
def test_a_title_is_read_back_as_it_was(name: str) -> None:
    (event,) = events(written(called(name)))

    assert event["summary"] == f"{name} S02E03"


@pytest.mark.parametrize("name", [HOSTILE["commas"], HOSTILE["escapes"], HOSTILE["emoji"], HOSTILE["quotes"]])
def test_a_title_is_escaped_as_the_standard_has_it(name: str) -> None:
    (summary,) = [line for line in lines(written(called(name))) if line.startswith(b"SUMMARY:")]

    assert re.sub(r"\\(.)", r"\1", summary.decode().removeprefix("SUMMARY:")) == f"{name} S02E03"


@given(st.text(), st.none() | st.text())
def test_any_text_is_one_property(name: str, network: str | None) -> None:
    content = written(called(name)._replace(network=network))

    assert lines(content)[-2:] == [b"END:VEVENT", b"END:VCALENDAR"]
    assert len(events(content)) == 1
