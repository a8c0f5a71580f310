"""Entries of anime lists: what such a list says of a title in one record, whichever service keeps it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from watchlog.importers.believable import Believable
from watchlog.importers.crowds import day_of
from watchlog.importers.making import Maker, day, moment
from watchlog.importers.protocol import Source
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import Stars
from watchlog.model.title import Kind, Status, Title
from watchlog.model.when import UNKNOWN, When

COMMENTS: Final = "Comments"
"""The list that holds words about what was not watched."""


class Standing(StrEnum):
    """Where somebody stands with a title."""

    WATCHING = "watching"
    COMPLETED = "completed"
    PAUSED = "paused"
    DROPPED = "dropped"
    PLANNED = "planned"
    REPEATING = "repeating"


STATUSES: Final = {
    Standing.COMPLETED: Status.COMPLETED,
    Standing.PAUSED: Status.PAUSED,
    Standing.DROPPED: Status.DROPPED,
}
FINISHED: Final = frozenset({Standing.COMPLETED, Standing.REPEATING})
"""Where everything was seen at least once."""


class Tracked(NamedTuple):
    """What an entry says.

    Attributes:
        title: Of what; its kind may be missing.
        standing: Where the user stands with it.
        seen: How many episodes were seen, from the first one on; of something that is being repeated, in that run.
        total: How many episodes there are, 0 where nobody says.
        repeats: How often all of it was watched again.
        again: How many episodes were seen in the repetition that goes on.
        number: Which run through it the dates and the note are about, 1 being the first.
        stars: How good it is, or None.
        note: The user's words.
        began: When they began with it.
        ended: When they were through.
        changed_at: When the entry was changed last, or None.
    """

    title: Title
    standing: Standing
    seen: int = 0
    total: int = 0
    repeats: int = 0
    again: int = 0
    number: int = 1
    stars: Stars | None = None
    note: str = ""
    began: When = UNKNOWN
    ended: When = UNKNOWN
    changed_at: datetime | None = None


class AnimeList:
    """Makes of entries what they say; may raise BadInput like the maker it works with.

    Args:
        make: Makes titles, watches and opinions.
        believable: Counts what is said to be seen.
    """

    def __init__(self, make: Maker, believable: Believable) -> None:
        self._make = make
        self._believable = believable

    def contents(self, entry: Tracked) -> Iterator[Content]:
        """Watches, opinions and the place on a list."""
        told = _told(entry)
        self._believable.count(max(told.seen, 1), 1 + told.repeats)
        if _is_one_sitting(told):
            yield from self._sittings(told)
            told = told._replace(stars=None, note="")
        elif _was_begun(told):
            yield from self._run(told)
            told = told._replace(note="")
        yield from self._opinions(told)

    def _sittings(self, entry: Tracked) -> Iterator[Content]:
        when = entry.began if entry.ended == UNKNOWN else entry.ended
        plain = self._make.watch(entry.title, added_at=entry.changed_at)
        told = self._make.watch(entry.title, when=when, stars=entry.stars, note=entry.note, added_at=entry.changed_at)
        yield self._make.seen(told) if when == UNKNOWN else told
        times = 1 + entry.repeats + bool(entry.again)
        if times > 1:
            yield self._make.seen(plain, times)

    def _run(self, entry: Tracked) -> Iterator[Content]:
        times, whole = 1 + entry.repeats, self._make.watch(entry.title, added_at=entry.changed_at)
        for number in range(1, entry.seen + 1):
            yield self._make.seen(whole._replace(portion=Portion(None, number)), times + (number <= entry.again))
        if not entry.seen and entry.standing in FINISHED:
            yield self._make.seen(whole, times)
        began, ended = only_day(entry.began), only_day(entry.ended)
        if entry.note or (began, ended) != (UNKNOWN, UNKNOWN):
            yield self._make.pass_note(entry.title, began, ended, number=entry.number, note=entry.note)

    def _opinions(self, entry: Tracked) -> Iterator[Content]:
        make, title = self._make, entry.title
        if entry.stars:
            yield make.rating(title, WHOLE, entry.stars, entry.changed_at)
        if entry.standing is Standing.PLANNED:
            yield make.plan(title, entry.note, entry.changed_at)
        elif entry.note:
            yield make.listing(title, COMMENTS, note=entry.note, listed_at=entry.changed_at)
        if entry.standing in STATUSES and not (entry.standing is Standing.COMPLETED and _is_one_sitting(entry)):
            yield make.stands(title, STATUSES[entry.standing])
        elif entry.standing is Standing.WATCHING and not entry.seen:
            yield make.stands(title, Status.WATCHING)


def fuzzy(year: int | None, month: int | None, of_month: int | None) -> When:
    """A date of which parts may be missing, as precise as it is; 0 is missing too.

    Raises:
        BadInput: There is no such day.
    """
    if not year:
        return UNKNOWN
    parts = f"{year:04}", f"{month:02}" if month else "", f"{of_month:02}" if month and of_month else ""
    return day("-".join(filter(None, parts)))


def only_day(when: When) -> When:
    """A date at most to the day; of a moment the day in UTC, which no change of the user's zone moves."""
    return when if when.at is None else day_of(when.at)


def instant(text: str, source: Source) -> datetime | None:
    """A moment of ISO 8601 in UTC, as what was recorded then has it; None for an empty text.

    Raises:
        BadInput: It is no moment.
    """
    found = moment(text, source)
    return found.astimezone(UTC) if found else None


def amount(number: int | None) -> int:
    """How many; nothing and less than nothing count as 0."""
    return max(number or 0, 0)


def _told(entry: Tracked) -> Tracked:
    """The entry, with what follows from it: all of it was seen where it was completed, several parts make a series."""
    told = entry
    if entry.standing is Standing.REPEATING:
        told = told._replace(again=entry.seen)
    if entry.standing in FINISHED:
        told = told._replace(seen=max(entry.seen, entry.total))
    if max(entry.seen, entry.total) > 1 and entry.title.kind is not Kind.SERIES:
        told = told._replace(title=entry.title._replace(kind=Kind.SERIES))
    return told


def _is_one_sitting(entry: Tracked) -> bool:
    """Whether it was seen, and has no parts: a film, or what may be one."""
    if entry.title.kind is None:
        return entry.standing in FINISHED
    return entry.title.kind is Kind.FILM and (entry.standing in FINISHED or entry.seen > 0)


def _was_begun(entry: Tracked) -> bool:
    if entry.title.kind is Kind.FILM:
        return False
    dated = (entry.began, entry.ended) != (UNKNOWN, UNKNOWN)
    return entry.seen > 0 or entry.standing in FINISHED or dated
