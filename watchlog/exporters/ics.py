"""iCalendar: what airs when, as a file that calendars of others subscribe to (RFC 5545, RFC 7986)."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO, Final

from watchlog.exporters.plain import line, lines
from watchlog.model.progress import Airing

if TYPE_CHECKING:
    from icalendar import Event

NAME: Final = "watchlog"
PRODUCT: Final = "-//watchlog//watchlog//EN"
CATEGORY: Final = "Series"
DAY: Final = timedelta(days=1)
UNKNOWN_RUNTIME: Final = 30
"""Minutes of an episode whose length nobody tells."""
LONGEST_RUNTIME: Final = 24 * 60


def write_calendar(airings: Iterable[Airing], file: BinaryIO, now: datetime, *, spoilers: bool) -> int:
    """Write an event for each episode; the same episodes at the same moment make the same bytes.

    Args:
        airings: What airs. An episode is told apart by its provider and its id there, so that a calendar which reads
            the file again moves it rather than showing it twice.
        file: Where to; UTF-8, lines end as the standard wants it.
        now: The moment that the file is of, aware.
        spoilers: Whether to tell the names of episodes and what happens in them.

    Returns:
        How many events there are.
    """
    from icalendar import Calendar

    calendar = Calendar()
    for name, value in (
        ("version", "2.0"),
        ("prodid", PRODUCT),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("name", NAME),
        ("x-wr-calname", NAME),
    ):
        calendar.add(name, value)
    calendar.add("refresh-interval", DAY, parameters={"value": "DURATION"})
    taken: set[str] = set()
    for airing in airings:
        calendar.add_component(_event(airing, _identity(airing, taken), now, spoilers=spoilers))
    file.write(calendar.to_ical())
    return len(taken)


def _identity(airing: Airing, taken: set[str]) -> str:
    """What names the episode for good. Providers give a number twice by mistake; the second one gets a mark."""
    name = line(f"{airing.provider or NAME}-{airing.episode.id}")
    mark = 1
    while (identity := f"{name}{f'-{mark}' if mark > 1 else ''}@watchlog") in taken:
        mark += 1
    taken.add(identity)
    return identity


def _event(airing: Airing, identity: str, now: datetime, *, spoilers: bool) -> "Event":
    from icalendar import Event

    event = Event()
    start = _start(airing)
    event.add("uid", identity)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", start)
    event.add("dtend", _end(airing, start))
    event.add("summary", _summary(airing, spoilers=spoilers))
    if spoilers and airing.episode.summary:
        event.add("description", lines(airing.episode.summary))
    if airing.network:
        event.add("location", line(airing.network))
    event.add("categories", [CATEGORY])
    event.add("transp", "TRANSPARENT")  # nobody is busy because something airs
    return event


def _start(airing: Airing) -> date | datetime:
    """The moment in UTC, or else the day."""
    if airing.at is not None:
        with suppress(OverflowError):  # the last hours of the year 9999 are no moment elsewhere
            return airing.at.astimezone(UTC).replace(microsecond=0)
    return date.fromisoformat(airing.on)


def _end(airing: Airing, start: date | datetime) -> date | datetime:
    """When it is over, which is the day behind for a whole day; the start itself on the last day there is."""
    minutes = min(airing.episode.runtime or UNKNOWN_RUNTIME, LONGEST_RUNTIME)
    try:
        return start + (timedelta(minutes=minutes) if isinstance(start, datetime) else DAY)
    except OverflowError:
        return start


def _summary(airing: Airing, *, spoilers: bool) -> str:
    """`The Wire S02E03`, with the name of the episode for those who want to know."""
    name = f" “{airing.episode.name}”" if spoilers and airing.episode.name else ""
    return line(f"{airing.title.name} {airing.label}{name}")
