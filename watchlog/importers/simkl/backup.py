"""Simkl's backup as JSON: films, series and anime with the moments at which their episodes were watched."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.files.json_items import entries
from watchlog.importers.anime import FINISHED, instant, only_day
from watchlog.importers.believable import Believable
from watchlog.importers.making import MALFORMED, Maker, moment, record_row
from watchlog.importers.protocol import Row, Source, Unreadable
from watchlog.importers.simkl.entries import Kept, contents, episode_of, mark_of, opinions, standing_of, title_of
from watchlog.importers.values import Record
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Kind
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.plain_text import readable
from watchlog.parsing.stars import parse_stars

PARTS: Final = ("movies", "shows", "anime")
BEGINS: Final = re.compile(r'\s*\{\s*"(?:movies|shows|anime)"\s*:\s*(?:\[|null)')
OWN: Final = ('"added_to_watchlist_at"', '"user_rating"', '"simkl"', '"watched_episodes_count"', '"anime_type"')
"""Keys, of which every backup that is not empty has one."""
FIRST_YEAR: Final = 1971
"""What was watched before is Simkl's way to say that nobody knows when."""
AT_ONCE: Final = 3
"""So many episodes of one minute were marked together; nobody watched them then."""


class Told(NamedTuple):
    """An episode, as a season lists it.

    Attributes:
        portion: Which one.
        at: When it was watched or marked, or None.
    """

    portion: Portion
    at: datetime | None


class Backup:
    """Reads a backup.

    Args:
        source: What it stands in.
        make: Makes titles, watches and opinions.
    """

    def __init__(self, source: Source, make: Maker) -> None:
        self._source = source
        self._make = make
        self._believable = Believable()
        self._runs: Counter[str] = Counter()

    def rows(self, file: str) -> Iterator[Row]:
        """A title a row, and one more for each of its episodes that can't be understood."""
        numbers: Counter[str] = Counter()
        with self._source.text(file) as text:
            for part, entry in entries(text, self._source.label(file)):
                if part in PARTS and entry is not None:
                    numbers[part] += 1
                    yield from self._entry_rows(part, f"{part} {numbers[part]}", entry, file)

    def _entry_rows(self, part: str, place: str, entry: Any, file: str) -> Iterator[Row]:
        refused: list[Row] = []

        def made() -> Iterator[Content]:
            return self._contents(part, Record(entry), place, file, refused)

        yield record_row(place, entry, file, made, otherwise="it says nothing of what was watched")
        yield from refused

    def _contents(self, part: str, entry: Record, place: str, file: str, refused: list[Row]) -> Iterator[Content]:
        kept, is_rewatch = self._kept(part, entry), entry.flag("is_rewatch")
        told = _told(part, entry, place, file, refused, self._source)
        if kept.title.kind is Kind.FILM and told:
            kept = kept._replace(when=self._when(told[-1].at) if kept.when == UNKNOWN else kept.when)
            told = []
        if is_rewatch:
            yield from self._rewatches(kept, told)
        elif told:
            yield from self._watches(kept, told)
            yield from opinions(self._make, kept)
        else:
            yield from contents(self._make, kept, self._believable)

    def _kept(self, part: str, entry: Record) -> Kept:
        about = entry.within("movie" if "movie" in entry else "show" if "show" in entry else "anime")
        ids = about.within("ids")
        named = {service: str(ids.content[service]) for service in ids.content if ids.content[service] is not None}
        when = self._when(moment(entry.text("last_watched_at"), self._source))
        return Kept(
            title=title_of(
                self._make, about.text("title"), about.number("year"), part, named, entry.text("anime_type").lower()
            ),
            standing=standing_of(entry.text("status")),
            when=when,
            ended=only_day(when),
            mark=_mark(part, entry),
            stars=_stars(entry),
            memo=_memo(entry),
            rated_at=instant(entry.text("user_rated_at"), self._source),
            listed_at=instant(entry.text("added_to_watchlist_at"), self._source),
        )

    def _when(self, at: datetime | None) -> When:
        return When.of_moment(at) if at and at.year >= FIRST_YEAR else UNKNOWN

    def _watches(self, kept: Kept, told: list[Told], *, rewatch: bool = False) -> Iterator[Content]:
        """A watch an episode; of those that were marked together only the day is kept, in UTC."""
        whole = self._make.watch(kept.title, rewatch=rewatch)
        together = Counter(_minute(each.at) for each in told)
        for each in told:
            when = self._when(each.at)
            when = only_day(when) if together[_minute(each.at)] >= AT_ONCE else when
            watch = whole._replace(portion=each.portion, when=when)
            yield self._make.seen(watch._replace(rewatch=False)) if when == UNKNOWN else watch

    def _rewatches(self, kept: Kept, told: list[Told]) -> Iterator[Content]:
        """What was watched again, in a session of its own."""
        key = str(kept.title.refs) + kept.title.label
        self._runs[key] += 1
        dated = [each for each in told if self._when(each.at) != UNKNOWN]
        yield from self._watches(kept, dated, rewatch=True)
        whole, times = self._make.watch(kept.title), 1 + self._runs[key]
        for each in told:
            if self._when(each.at) == UNKNOWN:
                yield self._make.seen(whole._replace(portion=each.portion), times)
        if not told and kept.title.kind is Kind.FILM and kept.when != UNKNOWN:
            yield whole._replace(when=kept.when, rewatch=True)
        elif not told and kept.standing in FINISHED:
            yield self._make.seen(whole._replace(portion=WHOLE), times)


def is_backup(head: str) -> bool:
    """Whether a file begins like a backup."""
    return BEGINS.match(head) is not None and any(key in head for key in OWN)


def _told(part: str, entry: Record, place: str, file: str, refused: list[Row], source: Source) -> list[Told]:
    """The episodes that are listed as watched; those that can't be are told in `refused`."""
    told: list[Told] = []
    for season in map(Record, entry.list("seasons")):
        for episode in season.list("episodes"):
            try:
                told.append(_episode(season, Record(episode), part, source))
            except (BadInput, *MALFORMED) as error:
                where = f"{place}, season {season.text('number')}, refused {len(refused) + 1}"
                refused.append(Row(where, Unreadable(str(error)), json.dumps(episode, ensure_ascii=False), file))
    return told


def _minute(at: datetime | None) -> datetime | None:
    return at.replace(second=0, microsecond=0) if at else None


def _episode(season: Record, said: Record, part: str, source: Source) -> Told:
    which = episode_of(season.number("number"), said.number("number"), part)
    if which.episode is None:
        raise BadInput("it is no episode: it has no number")
    return Told(which, moment(said.text("watched_at"), source))


def _mark(part: str, entry: Record) -> Portion | None:
    """The last episode that was seen; an anime's episodes are counted through, so that their number is one too."""
    mark = mark_of(entry.text("last_watched"), part)
    if mark is None and part == "anime" and entry.number("watched_episodes_count"):
        return mark_of(entry.text("watched_episodes_count"), part)
    return mark


def _stars(entry: Record) -> Stars | None:
    said = entry.text("user_rating").removesuffix(".0")
    return None if said in ("", "0") else parse_stars(said, SCALES["ten"])


def _memo(entry: Record) -> str:
    memo = entry.content.get("memo")
    return readable(memo if isinstance(memo, str) else entry.within("memo").text("text")) or ""
