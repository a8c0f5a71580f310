"""Subjects: the film, series, season or episode that a record of Trakt's is about."""

import re
from datetime import UTC, datetime
from typing import Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.files.source import Source
from watchlog.importers.making import Maker, moment, portion
from watchlog.importers.values import Record
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.title import Kind, Title
from watchlog.model.when import DAY_LENGTH

IMDB: Final = re.compile("tt[0-9]+")
SEQUENCES: Final = {Kind.FILM: "movie", Kind.SERIES: "show"}
"""Trakt numbers films and series apart, so that only `movie/603` names one thing."""
NUMBERED: Final = ("tmdb", "tvdb", "tvrage")
SENTINELS: Final = ("0000", "0001", "1969-12-31", "1970-01-01", "unknown")
"""What stands where nobody knows when."""
REMEMBERED: Final = 8192
"""Titles that are kept while records are read."""
TYPES: Final = ("episode", "season", "show", "movie")
"""From the narrowest to the widest: an episode's record holds its series too."""


class Subject(NamedTuple):
    """What a record is about.

    Attributes:
        title: The film or series.
        portion: Which part of it.
        episode_title: The episode's name, empty where there is none.
    """

    title: Title
    portion: Portion = WHOLE
    episode_title: str = ""


class Subjects:
    """Tells what records are about; a series is made once, though thousands of records name it in the same words.

    Args:
        maker: Makes titles.
    """

    def __init__(self, maker: Maker) -> None:
        self._maker = maker
        self._known: dict[tuple[Kind, str], Title] = {}

    def of(self, record: Record) -> Subject:
        """What a record is about.

        Raises:
            BadInput: It is no title, or does not say which.
        """
        kind = record.text("type") or next((each for each in TYPES if each in record), "")
        if kind == "movie":
            return Subject(self._title(record.within("movie"), Kind.FILM))
        if kind not in TYPES:
            raise BadInput(f"it is a {kind}, not a title" if kind else "it does not say what it is about")
        title = self._title(record.within("show"), Kind.SERIES)
        if kind == "show":
            return Subject(title)
        part = record.within(kind)
        return Subject(title, _portion(part, kind), part.text("title") if kind == "episode" else "")

    def _title(self, record: Record, kind: Kind) -> Title:
        words = (kind, repr(record.content))
        title = self._known.get(words)
        if title is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            title = self._known[words] = _title(self._maker, record, kind)
        return title


def _title(maker: Maker, record: Record, kind: Kind) -> Title:
    """A film or a series."""
    ids = record.within("ids")
    refs = {service: _number(ids, service) for service in NUMBERED}
    number = _number(ids, "trakt")
    refs["trakt"] = number and f"{SEQUENCES[kind]}/{number}"
    refs["imdb"] = _imdb(ids)
    return maker.title(record.text("title"), record.number("year"), kind, refs)


def is_day(text: str) -> bool:
    """Whether only a day is told; Trakt itself tells moments, but programs that write its files may know no more."""
    return len(text.strip()) == DAY_LENGTH and not text.strip().startswith(SENTINELS)


def known(text: str, source: Source) -> datetime | None:
    """A moment in the user's zone; None where it stands for nothing.

    Raises:
        BadInput: It is no moment.
    """
    return None if text.strip().lower().startswith(SENTINELS) else moment(text, source)


def stamp(text: str, source: Source) -> datetime | None:
    """A moment in UTC, since when something is so; None where it stands for nothing.

    Raises:
        BadInput: It is no moment.
    """
    found = known(text, source)
    return found and found.astimezone(UTC)


def _portion(record: Record, kind: str) -> Portion:
    season = record.number("number" if kind == "season" else "season")
    episode = None if kind == "season" else record.number("number")
    if season is None or (kind == "episode" and episode is None):
        raise BadInput(f"it does not say which {kind} it is")
    return portion(season, episode)


def _number(ids: Record, service: str) -> str:
    value = ids.text(service).strip()
    return value if value.isdecimal() and value.strip("0") else ""


def _imdb(ids: Record) -> str:
    value = ids.text("imdb").strip()
    return value if IMDB.fullmatch(value) else ""
