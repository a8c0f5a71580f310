"""What a row of anybody's own table says."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from watchlog.errors import BadInput
from watchlog.files.source import Source
from watchlog.importers.cells import imdb_of, named, year_of
from watchlog.importers.making import Maker, moment, portion, since
from watchlog.importers.mapped.columns import Column
from watchlog.importers.mapped.days import NOTHING, parse_day
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import Stars
from watchlog.model.title import SERVICES, Kind, Ref, Status, Title
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.fields import parse_kind, parse_number, parse_status, parse_yes_or_no
from watchlog.parsing.names import parse_refs
from watchlog.parsing.stars import parse_stars

KINDS: Final = {
    **dict.fromkeys(("film", "films", "movie", "movies", "feature", "short", "documentary"), Kind.FILM),
    **dict.fromkeys(("series", "tv", "show", "tv show", "tv series", "tvseries", "serie", "anime"), Kind.SERIES),
}
PLANNED: Final = frozenset(
    {"planned", "plan", "plan to watch", "plantowatch", "to watch", "towatch", "watchlist", "want to watch"}
)
STATUSES: Final = {
    **dict.fromkeys(("watching", "in progress"), "watching"),
    **dict.fromkeys(("paused", "on hold", "on-hold"), "paused"),
    **dict.fromkeys(("dropped", "abandoned", "stopped"), "dropped"),
    **dict.fromkeys(("completed", "complete", "finished", "done", "watched", "seen"), "completed"),
}
NOTES: Final = "Notes"
"""The list that holds what is said of a title that is neither watched nor planned nor on another list."""

YES: Final = frozenset({"x", "y", "✓", "✔"})
NUMBERED: Final = re.compile(
    r"[sS](?P<season>[0-9]{1,4})\s*[eE](?P<episode>[0-9]{1,5})|(?P<first>[0-9]{1,4})[xX](?P<second>[0-9]{1,5})"
)


class Reading:
    """What every row of a table is read with.

    Args:
        name: What the importer is called.
        source: The file.
        columns: Which of its columns hold what.
        orders: In which order the days of each field are written.
    """

    def __init__(self, name: str, source: Source, columns: Sequence[Column], orders: Mapping[str, str]) -> None:
        self._make = Maker(name, source.opened_at)
        self._source = source
        self._columns = columns
        self._orders = orders
        self._fields = frozenset(column.field for column in columns)
        self._scale = next((column.scale for column in columns if column.field == "stars"), None)

    def contents(self, cells: Mapping[str, str]) -> Iterator[Content]:
        """What a row says."""
        row = {column.field: cells[column.name] for column in self._columns}
        title, part = self._title(row), _portion(row)
        plans, stands, lists = (
            _plans(row),
            _stands(row),
            [name for name in row.get("list", "").split(",") if name.strip()],
        )
        done = stands is Status.COMPLETED and title.kind is not Kind.SERIES
        watched = done or _is_told(row, "watched_on", "watched_at", "stars") or not (plans or stands or lists)
        note = None if watched else row.get("note")
        if plans:
            yield self._make.plan(title, note, self._moment(row, "added_at"))
        elif stands and not done:
            yield self._make.stands(title, stands)
        yield from self._listed(title, part, lists, None if plans else note)
        if watched:
            yield from self._watched(row, title, part)

    def _listed(self, title: Title, part: Portion, lists: Sequence[str], note: str | None) -> Iterator[Content]:
        for name in lists or ([NOTES] if note and note.strip() else []):
            yield self._make.listing(title, name, part, note=note)

    def _watched(self, row: Mapping[str, str], title: Title, part: Portion) -> Iterable[Content]:
        when, stars, rated_at = self._when(row), self._stars(row), self._day(row, "rated_on")
        since_when = self._moment(row, "added_at") or since(rated_at, self._source)
        if stars and when == UNKNOWN and title.kind is Kind.SERIES and part.episode is None:
            return [self._make.rating(title, part, stars, since_when)]
        watch = self._watch(row, title, part, when, stars, since_when)
        is_log = not self._fields.isdisjoint({"watched_on", "watched_at"})
        return [watch if is_log else self._make.seen(watch)]

    def _watch(
        self,
        row: Mapping[str, str],
        title: Title,
        part: Portion,
        when: When,
        stars: Stars | None,
        added_at: datetime | None,
    ) -> Watch:
        watch = self._make.watch(
            title,
            part,
            when,
            stars=stars,
            note=row.get("note"),
            tags=row.get("tags", "").split(","),
            service=row.get("service", ""),
            companions=row.get("with", ""),
            rewatch=_yes(row.get("rewatch", "")),
            pass_number=parse_number("pass", _whole(row.get("pass", ""))),
            episode_title=row.get("episode_title", ""),
            added_at=added_at,
        )
        return watch._replace(source=row["source"].strip()) if row.get("source", "").strip() else watch

    def _title(self, row: Mapping[str, str]) -> Title:
        name, year = (row["title"], year_of(row["year"])) if "year" in row else named(row["title"])
        if row.get("year", "").strip().lower() not in NOTHING and year is None:
            raise BadInput(f"“{row['year'].strip()}” is no year of a film or series")
        title = self._make.title(name, year, _kind(row.get("kind", "")), None, row.get("original_title", ""))
        return title._replace(refs=_refs(row))

    def _stars(self, row: Mapping[str, str]) -> Stars | None:
        text = row.get("stars", "")
        return parse_stars(text, self._scale) if self._scale and text.strip().lower() not in NOTHING else None

    def _when(self, row: Mapping[str, str]) -> When:
        at = self._moment(row, "watched_at")
        return self._day(row, "watched_on") if at is None else When.of_moment(at)

    def _day(self, row: Mapping[str, str], field: str) -> When:
        return parse_day(row[field], self._orders[field], self._source) if field in row else UNKNOWN

    def _moment(self, row: Mapping[str, str], field: str) -> datetime | None:
        text = row.get(field, "")
        return None if text.strip().lower() in NOTHING else moment(text, self._source)


def _is_told(row: Mapping[str, str], *fields: str) -> bool:
    return any(row.get(field, "").strip().lower() not in NOTHING for field in fields)


def _plans(row: Mapping[str, str]) -> bool:
    return row.get("status", "").strip().lower() in PLANNED or _yes(row.get("plan", ""))


def _stands(row: Mapping[str, str]) -> Status | None:
    said = row.get("status", "").strip().lower()
    return None if said in NOTHING or said in PLANNED else parse_status(STATUSES.get(said, said))


def _portion(row: Mapping[str, str]) -> Portion:
    found = NUMBERED.fullmatch(row.get("episode", "").strip())
    if found:
        return portion(int(found["season"] or found["first"]), int(found["episode"] or found["second"]))
    season = parse_number("season", _whole(row.get("season", "")))
    episode = parse_number("episode", _whole(row.get("episode", "")))
    return WHOLE if season is None and episode is None else Portion(season, episode)


def _whole(text: str) -> str:
    return text.strip().removesuffix(".0").removesuffix(",0")


def _kind(text: str) -> Kind | None:
    said = text.strip().lower()
    return KINDS[said] if said in KINDS else parse_kind(said)


def _yes(text: str) -> bool:
    said = text.strip().lower()
    return said in YES or (said not in NOTHING and said != "n" and parse_yes_or_no(said))


def _refs(row: Mapping[str, str]) -> tuple[Ref, ...]:
    words = [row.get("refs", "")]
    for service in SERVICES & row.keys():
        value = imdb_of(row[service]) if service == "imdb" else _whole(row[service])
        if value.lower() not in NOTHING and value != "0":
            words.append(f"{service}:{value.removeprefix(service + ':')}")
    return parse_refs(" ".join(words))
