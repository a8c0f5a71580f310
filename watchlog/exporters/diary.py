"""A diary as a calendar: an event for each watch of which the day is known (RFC 5545)."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Final, TextIO

from watchlog.exporters.ics import NAME, PRODUCT
from watchlog.exporters.losses import left_behind
from watchlog.exporters.plain import line, lines
from watchlog.exporters.tally import OF_WATCHES, PARTIAL, Loss, Tally
from watchlog.model.snapshot import Snapshot
from watchlog.model.watch import Watch
from watchlog.model.when import Precision

BEGINNING: Final = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    f"PRODID:{PRODUCT}\r\nCALSCALE:GREGORIAN\r\nNAME:{NAME}\r\nX-WR-CALNAME:{NAME}\r\n"
)
END: Final = "END:VCALENDAR\r\n"

UNDATED: Final = Loss(
    "watch without a date was left out", "watches without a date were left out", "no calendar has them"
)
NO_DAY: Final = Loss(
    "watch dated to a month or a year was left out",
    "watches dated to a month or a year were left out",
    "a calendar is made of days",
)


class Ics:
    """Writes watches as events: of a moment where the time of day is known, and of a whole day otherwise."""

    name = "ics"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """An event for each watch, one at a time; the same history makes the same calendar."""
        tally = Tally("A calendar", OF_WATCHES, ())
        file.write(BEGINNING)
        file.writelines(_events(snapshot, tally))
        file.write(END)
        return [*tally.told(), *left_behind(snapshot)]


def _events(snapshot: Snapshot, tally: Tally) -> Iterator[str]:
    for watch in snapshot.watches:
        if watch.when.precision >= Precision.DAY:
            tally.watch(watch)
            yield _event(watch)
        else:
            tally.count(NO_DAY if watch.when.precision in PARTIAL else UNDATED)


def _event(watch: Watch) -> str:
    """An event; its name is for good, for the number of a watch is never used again."""
    from icalendar import Event

    event = Event()
    start = _start(watch)
    event.add("uid", f"watch-{watch.id}@{NAME}")
    event.add("dtstamp", watch.added_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", start)
    if not isinstance(start, datetime) and start < date.max:
        event.add("dtend", start + timedelta(days=1))  # the day behind; a moment has no end that anybody knows
    event.add("summary", line(watch.label))
    told = _told(watch)
    if told:
        event.add("description", told)
    if watch.service:
        event.add("location", line(watch.service))
    if watch.tags:
        event.add("categories", list(map(line, watch.tags)))
    event.add("transp", "TRANSPARENT")  # nobody is busy with what they have seen
    return str(event.to_ical(), "utf-8")


def _start(watch: Watch) -> date | datetime:
    if watch.when.at is not None:
        with suppress(OverflowError):  # the last hours of the year 9999 are no moment elsewhere
            return watch.when.at.astimezone(UTC).replace(microsecond=0)
    return date.fromisoformat(watch.when.on or "")


def _told(watch: Watch) -> str:
    facts = (
        f"“{watch.episode_title}”" if watch.episode_title else "",
        watch.stars.on(watch.stars.scale) if watch.stars else "",
        "again" if watch.rewatch else "",
        f"pass {watch.pass_number}" if (watch.pass_number or 1) > 1 else "",
        f"with {watch.companions}" if watch.companions else "",
    )
    told = " · ".join(line(fact) for fact in facts if fact)
    return "\n\n".join(filter(None, (told, lines(watch.note or ""))))
