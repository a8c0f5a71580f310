"""Opinions: Trakt's ratings, lists, comments and what was hidden there."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.files.source import Source
from watchlog.importers.making import Maker, portion
from watchlog.importers.trakt.subjects import Subject, Subjects, stamp
from watchlog.importers.values import Record
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE
from watchlog.model.stars import SCALES
from watchlog.model.title import Status
from watchlog.parsing.plain_text import readable
from watchlog.parsing.stars import parse_stars

TEN: Final = SCALES["ten"]
SPOILER: Final = re.compile(r"\[spoiler\](?P<text>.*?)\[/spoiler\]", re.IGNORECASE | re.DOTALL)
DROPPED: Final = "dropped"
COLLECTION: Final = "Collection"
FAVORITES: Final = "Favorites"
WATCHLIST: Final = "Watchlist"


class Said(NamedTuple):
    """What the readers of opinions share.

    Attributes:
        maker: Makes what is said.
        subjects: Tells what records are about.
        source: Whose zone is the user's.
        texts: How many texts were read about each thing: a list has one entry for it.
    """

    maker: Maker
    subjects: Subjects
    source: Source
    texts: Counter[object]


def rating(said: Said, record: Record) -> Iterator[Content]:
    """A rating from 1 to 10."""
    about = said.subjects.of(record)
    points = record.text("rating").strip()
    if points in ("", "0"):
        raise BadInput("it has no rating")
    rated_at = stamp(record.text("rated_at"), said.source)
    yield said.maker.rating(about.title, about.portion, parse_stars(points, TEN), rated_at)


def wish(said: Said, record: Record) -> Iterator[Content]:
    """An entry of the watchlist; a season or an episode is listed, for only titles are planned."""
    about = said.subjects.of(record)
    if about.portion == WHOLE:
        yield said.maker.plan(about.title, record.text("notes"), _listed_at(said, record))
    else:
        yield entry(said, about, record, WATCHLIST)


def headline(said: Said, record: Record) -> Iterator[Content]:
    """A list itself, without its entries."""
    yield said.maker.list(
        record.text("name"), record.text("description"), stamp(record.text("created_at"), said.source)
    )


def listed(said: Said, record: Record, name: str) -> Iterator[Content]:
    """An entry of a list."""
    yield entry(said, said.subjects.of(record), record, name)


def hidden(said: Said, record: Record, section: str) -> Iterator[Content]:
    """Something that was hidden: a series that was dropped, or an entry of the list of what is hidden there."""
    about = said.subjects.of(record)
    if section == DROPPED and about.portion == WHOLE:
        yield said.maker.stands(about.title, Status.DROPPED)
        return
    name = f"Hidden ({section.replace('-', ' ').replace('_', ' ')})" if section else "Hidden"
    hidden_at = stamp(record.text("hidden_at"), said.source)
    yield said.maker.listing(about.title, name, about.portion, listed_at=hidden_at)


def text(said: Said, record: Record, within: str, key: str, name: str) -> Iterator[Content]:
    """A comment or a note; a second one about the same thing goes on a list of its own."""
    about = said.subjects.of(record)
    content = record.within(within)
    written = readable(SPOILER.sub(r"(spoiler: \g<text>)", content.text(key)))
    if written is None:
        raise BadInput("it is empty")
    said.texts[(name, about.title, about.portion)] += 1
    number = said.texts[(name, about.title, about.portion)]
    called = name if number == 1 else f"{name} {number}"
    made_at = stamp(content.text("created_at"), said.source)
    yield said.maker.listing(about.title, called, about.portion, note=written, listed_at=made_at)


def collected(said: Said, record: Record) -> Iterator[Content]:
    """Something that somebody owns: a film, a series, or the episodes of it that are named."""
    about = said.subjects.of(record)
    episodes = [
        (season.number("number"), episode)
        for season in map(Record, record.list("seasons"))
        for episode in map(Record, season.list("episodes"))
    ]
    for season, episode in episodes:
        part = portion(season, episode.number("number"))
        yield said.maker.listing(about.title, COLLECTION, part, listed_at=_collected_at(said, episode))
    if not episodes:
        yield said.maker.listing(about.title, COLLECTION, about.portion, listed_at=_collected_at(said, record))


def entry(said: Said, about: Subject, record: Record, name: str) -> Content:
    """An entry of a list of that name."""
    place, note = record.number("rank"), record.text("notes")
    listed_at = _listed_at(said, record)
    return said.maker.listing(about.title, name, about.portion, place=place, note=note, listed_at=listed_at)


def _listed_at(said: Said, record: Record) -> datetime | None:
    return stamp(record.text("listed_at"), said.source)


def _collected_at(said: Said, record: Record) -> datetime | None:
    return stamp(record.text("collected_at") or record.text("last_collected_at"), said.source)
