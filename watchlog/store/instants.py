"""Moments as the database keeps them: ISO 8601 in UTC without a zone, so that text sorts as time does."""

from datetime import UTC, datetime, timedelta, timezone


def instant_text(moment: datetime) -> str:
    """`2026-11-22T20:30:00`, with a fraction where there is one."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat()


def instant(text: str) -> datetime:
    """The moment, in UTC."""
    return datetime.fromisoformat(text + "+00:00")


def local_instant(text: str, offset: int) -> datetime:
    """The moment on the clock that was `offset` seconds ahead of UTC."""
    return instant(text).astimezone(timezone(timedelta(seconds=offset)) if offset else UTC)


def offset_of(moment: datetime) -> int:
    """How many seconds a moment's clock is ahead of UTC."""
    offset = moment.utcoffset()
    return int(offset.total_seconds()) if offset else 0
