"""The clock's zone: the machine's own, with its rules."""

from datetime import UTC, datetime, timedelta, tzinfo


class SystemZone(tzinfo):
    """The machine's own zone, with its rules for every day rather than today's offset."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """How far the local clock is ahead of UTC at a local time."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, _moment: datetime | None) -> timedelta | None:
        """Not told: the offset has it already."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """What the local clock is called at a local time."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """A moment of UTC on the local clock."""
        local = moment.replace(tzinfo=UTC).astimezone()
        return local.replace(tzinfo=self)
