"""The files of a Netflix account's personal data: what was played, what was rated, and the list of what to see."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from typing import Final

from watchlog.errors import BadInput
from watchlog.files.tables import Line, Table
from watchlog.importers.making import MALFORMED, Maker, line_rows, record_row
from watchlog.importers.netflix.names import Names, Viewed
from watchlog.importers.netflix.sittings import Played, not_viewings
from watchlog.importers.netflix.watches import NETFLIX, watch_of
from watchlog.importers.protocol import Row, Source
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE
from watchlog.model.stars import SCALES, Stars
from watchlog.model.watch import Watch
from watchlog.model.when import When

EXTRA: Final = re.compile(r"_hook_|_backfill")
"""What the names of the videos hold that play by themselves."""
THUMBS: Final = {"1": "Dislikes", "2": "Likes", "3": "Loves"}
"""A thumb down, a thumb up and two thumbs up, by the lists that they put a title on."""
CLOCK: Final = re.compile(r"(\d{1,4}):(\d\d):(\d\d)")


def viewing_rows(source: Source, file: str) -> Iterator[Row]:
    """What was played: a watch for each viewing, and why the other records are none."""
    with source.text(file) as text:
        played = [one for line in Table(text) if (one := _played(line)) is not None]
    reasons = not_viewings(played)
    names = Names(Viewed(one.title, one.began.astimezone(source.zone).toordinal()) for one in played)
    tagged = len({one.profile for one in played}) > 1
    del played
    maker = Maker(NETFLIX, source.opened_at)

    def watches(line: Line) -> Iterator[Watch]:
        one = _of_programme(line.cells)
        if line.number in reasons:
            raise BadInput(reasons[line.number])
        when = When.of_moment(one.began.astimezone(source.zone))
        tags = [f"profile: {one.profile}"] if tagged and one.profile else []
        yield watch_of(maker, names.named(one.title), when, tags)

    with source.text(file) as text:
        for line in Table(text):
            if line.trouble:
                yield from line_rows([line], file, lambda _: ())
            else:
                yield record_row(f"line {line.number}", line.cells, file, partial(watches, line))


def rating_rows(source: Source, file: str) -> Iterator[Row]:
    """Stars, of the years when there were any, as ratings; thumbs as entries of lists."""
    maker = Maker(NETFLIX, source.opened_at)

    def opinions(cells: Mapping[str, str]) -> Iterator[Content]:
        title = maker.title(cells["Title Name"])
        said_at = _moment(cells["Event Utc Ts"])
        stars = cells.get("Star Value", "").strip().removesuffix(".0")
        thumbs = cells.get("Thumbs Value", "").strip().removesuffix(".0")
        if stars in ("1", "2", "3", "4", "5"):
            yield maker.rating(title, WHOLE, Stars(int(stars) * SCALES["stars"].step, SCALES["stars"]), said_at)
        if thumbs in THUMBS:
            yield maker.listing(title, THUMBS[thumbs], listed_at=said_at)

    with source.text(file) as text:
        yield from line_rows(Table(text), file, opinions, otherwise="it says neither stars nor thumbs")


def list_rows(source: Source, file: str) -> Iterator[Row]:
    """What is to be seen, and since when."""
    maker = Maker(NETFLIX, source.opened_at)

    def plans(cells: Mapping[str, str]) -> Iterator[Content]:
        yield maker.plan(maker.title(cells["Title Name"]), planned_at=_moment(cells["Utc Title Add Date"]))

    with source.text(file) as text:
        yield from line_rows(Table(text), file, plans)


def _played(line: Line) -> Played | None:
    """What a record says was played; None where it is no programme, or says it badly."""
    try:
        return None if line.trouble else _of_programme(line.cells)._replace(line=line.number)
    except (BadInput, *MALFORMED):
        return None


def _of_programme(cells: Mapping[str, str]) -> Played:
    extra = cells.get("Supplemental Video Type", "").strip()
    if extra or EXTRA.search(cells["Title"]):
        kind = extra.replace("_", " ").lower() or "hook"
        raise BadInput(f"it is no programme but a {kind[:20]}")
    if not cells["Title"].strip():
        raise BadInput("it has no title")
    began = _moment(cells["Start Time"])
    if began is None:
        raise BadInput("it does not say when it was played")
    ran = _clock(cells["Duration"])
    # One that says nothing of where it ended is taken to have begun at the beginning.
    reached = cells.get("Bookmark", "").strip()
    profile = cells.get("Profile Name", "").strip()
    return Played(0, profile, cells["Title"], began, ran, _clock(reached) if reached else ran)


def _moment(text: str) -> datetime | None:
    """A moment that names no zone and is in UTC, as the sheet that comes with the files says."""
    if not text.strip():
        return None
    try:
        found = datetime.fromisoformat(text.strip().removesuffix(" UTC"))
        return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadInput(f"“{text[:40]}” is no moment") from None


@lru_cache(maxsize=4096)
def _clock(text: str) -> timedelta:
    found = CLOCK.fullmatch(text.strip())
    if found is None:
        raise BadInput(f"“{text[:40]}” is no duration")
    hours, minutes, seconds = map(int, found.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)
