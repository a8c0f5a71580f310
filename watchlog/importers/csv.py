"""watchlog's own CSV: the columns of CONTRACT in any order, of which only `title` is needed."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.tables import Line, Table
from watchlog.importers.protocol import Row, Source, Unreadable
from watchlog.model.portion import Portion
from watchlog.model.stars import OF_FIVE, Stars
from watchlog.model.title import Kind, Title
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.dates import parse_iso_moment
from watchlog.parsing.fields import (
    parse_kind,
    parse_line,
    parse_note,
    parse_number,
    parse_optional_year,
    parse_yes_or_no,
)
from watchlog.parsing.names import parse_refs, parse_tags
from watchlog.parsing.stars import parse_stars
from watchlog.records.guard import unguarded
from watchlog.records.outward import COLUMNS

SEPARATOR: Final = ","
FOREIGN: Final = frozenset(
    [
        *("const", "date", "date watched", "start time", "watcheddate", "letterboxduri", "letterboxd uri"),
        *("id", "imdbid", "imdb", "tmdb", "tvdb", "type", "title type", "media_type", "score", "votedate"),
        *("rating", "your rating", "watched", "seen"),
    ]
)
"""Columns of other services' tables, some of which name a title too; so do those whose names end in `_id`."""

REMEMBERED: Final = 8192
"""Different cells of a column whose meaning is kept: the same titles, days and tags come again and again."""


class Csv:
    """Reads what `watchlog export` writes, and what people write after its example."""

    name = "csv"

    def detect(self, source: Source) -> bool:
        """Whether the first line names a title among its columns, and no column that only others have."""
        if len(source.files) != 1:
            return False
        columns = _columns_of(source.head(source.file))
        if "title" not in columns or not columns.isdisjoint(FOREIGN):
            return False
        return not any(column.endswith("_id") for column in columns)

    def read(self, source: Source) -> Iterator[Row]:
        """A watch a row."""
        file = source.file
        with source.text(file) as text:
            table = Table(text, SEPARATOR, lenient=True)
            names = _names(table.columns)
            for line in table:
                yield _row(line, names, file, source.opened_at)


class _Echo:
    """What a record is written to that is only to be given back."""

    def write(self, line: str) -> str:
        return line


RAW: Final = csv.writer(_Echo(), lineterminator="")


def _columns_of(head: str) -> set[str]:
    try:
        return {column.lower() for column in Table(io.StringIO(head, newline=""), SEPARATOR, lenient=True).columns}
    except BadFile:
        return set()


def _names(columns: Sequence[str]) -> Sequence[str]:
    """What the file calls each of our columns, in our order."""
    lowered = [column.lower() for column in columns]
    if "title" not in lowered:
        raise BadFile("the file has no column “title”", f"watchlog's columns are {', '.join(COLUMNS)}")
    twice = next((column for column in lowered if column in COLUMNS and lowered.count(column) > 1), None)
    if twice:
        raise BadFile(f"the column “{twice}” stands there twice", "take one out")
    called = dict(zip(lowered, columns, strict=True))
    return [called.get(column, column) for column in COLUMNS]


def _row(line: Line, names: Sequence[str], file: str, now: datetime) -> Row:
    contents: tuple[Watch] | Unreadable
    try:
        contents = Unreadable(line.trouble) if line.trouble else (_watch(line.cells, names, now),)
    except BadInput as error:
        contents = Unreadable(error.problem)
    return Row(f"line {line.number}", contents, str(RAW.writerow(line.cells.values())), file)


def _watch(cells: Mapping[str, str], names: Sequence[str], now: datetime) -> Watch:
    row = [cells.get(name, "") for name in names]
    title, original, year, kind, season, episode, episode_title, on, at, stars, note, tags, *others = row
    service, companions, rewatch, pass_number, refs, source, added_at = others
    return Watch(
        id=0,
        title=_title(title, original, year, kind, refs),
        portion=_portion(season, episode),
        when=_when(on, at),
        stars=_stars(stars),
        note=parse_note(unguarded(note)) if note else None,
        tags=_tags(tags),
        service=_line("service", service),
        companions=_line("with", companions),
        rewatch=_yes_or_no(rewatch),
        pass_number=_number("pass", pass_number),
        episode_title=_line("episode_title", episode_title),
        source=_line("source", source) or Csv.name,
        added_at=_moment(added_at) or now,
    )


@lru_cache(REMEMBERED)
def _title(name: str, original: str, year: str, kind: str, refs: str) -> Title:
    said = _line("title", name)
    if said is None:
        raise BadInput("it has no title")
    return Title(
        id=0,
        name=said,
        original_name=_line("original_title", original),
        year=_year(year),
        kind=_kind(kind),
        refs=parse_refs(unguarded(refs)) if refs else (),
    )


@lru_cache(REMEMBERED)
def _year(text: str) -> int | None:
    return parse_optional_year(unguarded(text))


@lru_cache(REMEMBERED)
def _kind(text: str) -> Kind | None:
    return parse_kind(unguarded(text))


@lru_cache(REMEMBERED)
def _portion(season: str, episode: str) -> Portion:
    return Portion(_number("season", season), _number("episode", episode))


@lru_cache(REMEMBERED)
def _when(on: str, at: str) -> When:
    day, moment = unguarded(on).strip(), _moment(at)
    if moment is not None:
        when = When.of_moment(moment)
        if day not in ("", when.on):
            raise BadInput(f"watched_on and watched_at name different days: {day} and {when.on}")
        return when
    try:
        return When.of_text(day) if day else UNKNOWN
    except ValueError:
        raise BadInput(f"“{day}” is no date; write 2026-11-22, 2026-11 or 2026") from None


@lru_cache(REMEMBERED)
def _stars(text: str) -> Stars | None:
    said = unguarded(text)
    return parse_stars(said, OF_FIVE) if said.strip() else None


@lru_cache(REMEMBERED)
def _tags(text: str) -> tuple[str, ...]:
    return parse_tags(unguarded(text))


@lru_cache(REMEMBERED)
def _line(field: str, text: str) -> str | None:
    return parse_line(field, unguarded(text))


@lru_cache(REMEMBERED)
def _number(field: str, text: str) -> int | None:
    return parse_number(field, unguarded(text))


@lru_cache(REMEMBERED)
def _yes_or_no(text: str) -> bool:
    return parse_yes_or_no(unguarded(text))


@lru_cache(REMEMBERED)
def _moment(text: str) -> datetime | None:
    said = unguarded(text).strip()
    try:
        return parse_iso_moment(said) if said else None
    except (ValueError, OverflowError):
        raise BadInput(f"“{said}” is no moment; write 2026-11-22T21:30:00+01:00") from None
