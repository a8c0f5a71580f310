"""Viewings: Trakt's history, and its counts of what was watched."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.files.source import Source
from watchlog.importers.crowds import Crowds
from watchlog.importers.making import Maker, day, portion
from watchlog.importers.trakt.subjects import Subject, Subjects, is_day, known, stamp
from watchlog.importers.values import Record
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.title import Kind
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When

WATCHED: Final = "Watched"
"""The list of series of which is only told how often something of them was played."""


class Told(NamedTuple):
    """What the readers of viewings share.

    Attributes:
        maker: Makes what is said.
        subjects: Tells what records are about.
        source: Whose zone is the user's.
        crowds: In which minutes too much was marked.
        has_history: Whether single viewings are told, so that counts add only what is missing.
    """

    maker: Maker
    subjects: Subjects
    source: Source
    crowds: Crowds
    has_history: bool


def marked(record: Record, source: Source) -> Iterator[tuple[datetime, object]]:
    """When something was marked, and what; nothing where that is not known.

    Raises:
        BadInput: It is no viewing.
    """
    title = record.within("show" if "show" in record else "movie").text("title")
    for part, at in _marks(record):
        moment = None if is_day(at) else known(at, source)
        if moment is not None:
            yield moment, (title, part)


def viewing(told: Told, record: Record) -> Iterator[Content]:
    """A record of the history: one sitting."""
    about = told.subjects.of(record)
    yield _watch(told, about, when(told, record.text("watched_at")))


def counted(told: Told, record: Record) -> Iterator[Content]:
    """A record of what was watched, and how often."""
    about = told.subjects.of(record)
    if about.title.kind is Kind.FILM:
        yield from _plays(told, about, record)
    elif record.list("seasons"):
        for season in map(Record, record.list("seasons")):
            for episode in map(Record, season.list("episodes")):
                part = portion(_needed(season, "season"), _needed(episode, "episode"))
                yield from _plays(told, about._replace(portion=part), episode)
    elif told.has_history:
        raise BadInput("it counts plays of a series, which the history tells one by one")
    else:
        yield _mention(told, about, record)


def when(told: Told, text: str) -> When:
    """When something was watched that says so.

    Raises:
        BadInput: It is no moment.
    """
    if is_day(text):
        return day(text)
    moment = known(text, told.source)
    return UNKNOWN if moment is None else told.crowds.when(moment)


def _marks(record: Record) -> Iterator[tuple[Portion, str]]:
    if "watched_at" in record:
        episode = record.within("episode")
        yield Portion(episode.number("season"), episode.number("number")), record.text("watched_at")
    elif "movie" in record:
        yield WHOLE, record.text("last_watched_at")
    for season in map(Record, record.list("seasons")):
        for episode in map(Record, season.list("episodes")):
            yield Portion(season.number("number"), episode.number("number")), episode.text("last_watched_at")


def _plays(told: Told, about: Subject, record: Record) -> Iterator[Content]:
    """How often something was played; when the last time was is told here only where the history is not."""
    times = record.number("plays") or 0
    last = when(told, record.text("last_watched_at"))
    dated = last != UNKNOWN and not told.has_history
    if times > 0 and dated:
        yield _watch(told, about, last)
    if times > dated:
        yield told.maker.seen(_watch(told, about, UNKNOWN), times)


def _mention(told: Told, about: Subject, record: Record) -> Content:
    times = record.number("plays") or 0
    note = f"{times} {'play' if times == 1 else 'plays'} at Trakt"
    since = stamp(record.text("last_watched_at"), told.source)
    return told.maker.listing(about.title, WATCHED, note=note, listed_at=since)


def _watch(told: Told, about: Subject, when: When) -> Watch:
    return told.maker.watch(about.title, about.portion, when, episode_title=about.episode_title)


def _needed(record: Record, what: str) -> int:
    number = record.number("number")
    if number is None:
        raise BadInput(f"a {what} in it has no number")
    return number
