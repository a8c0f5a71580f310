"""watchlog's own CSV: the columns of CONTRACT in any order, of which only `title` is needed."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from watchlog.errors import BadFile, BadInput
from watchlog.files.tables import Table, columns_of
from watchlog.importers.making import line_rows
from watchlog.importers.protocol import Row, Source
from watchlog.model.portion import Portion
from watchlog.model.stars import OF_FIVE
from watchlog.model.title import Title
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


class Csv:
    """Reads what `watchlog export` writes, and what people write after its example."""

    name = "csv"

    def detect(self, source: Source) -> bool:
        """Whether the first line names a title among its columns."""
        return len(source.files) == 1 and "title" in map(str.lower, columns_of(source.head(source.file)))

    def read(self, source: Source) -> Iterator[Row]:
        """A watch a row."""
        file = source.file
        with source.text(file) as text:
            table = Table(text, ",")
            _check([column.lower() for column in table.columns])
            yield from line_rows(table, file, lambda cells: [_watch(_row(cells), source.opened_at)])


def _row(cells: Mapping[str, str]) -> Mapping[str, str]:
    return dict.fromkeys(COLUMNS, "") | {column.lower(): unguarded(cell) for column, cell in cells.items()}


def _check(columns: list[str]) -> None:
    if "title" not in columns:
        raise BadFile("the file has no column “title”", f"watchlog's columns are {', '.join(COLUMNS)}")
    twice = next((column for column in columns if column in COLUMNS and columns.count(column) > 1), None)
    if twice:
        raise BadFile(f"the column “{twice}” stands there twice", "take one out")


def _watch(row: Mapping[str, str], now: datetime) -> Watch:
    return Watch(
        id=0,
        title=_title(row),
        portion=_portion(row),
        when=_when(row["watched_on"].strip(), row["watched_at"].strip()),
        stars=parse_stars(row["stars"], OF_FIVE) if row["stars"].strip() else None,
        note=parse_note(row["note"]),
        tags=parse_tags(row["tags"]),
        service=parse_line("service", row["service"]),
        companions=parse_line("with", row["with"]),
        rewatch=parse_yes_or_no(row["rewatch"]),
        pass_number=parse_number("pass", row["pass"]),
        episode_title=parse_line("episode_title", row["episode_title"]),
        source=parse_line("source", row["source"]) or Csv.name,
        added_at=_moment(row["added_at"].strip()) or now,
    )


def _title(row: Mapping[str, str]) -> Title:
    name = parse_line("title", row["title"])
    if name is None:
        raise BadInput("it has no title")
    return Title(
        id=0,
        name=name,
        original_name=parse_line("original_title", row["original_title"]),
        year=parse_optional_year(row["year"]),
        kind=parse_kind(row["kind"]),
        refs=parse_refs(row["refs"]),
    )


def _portion(row: Mapping[str, str]) -> Portion:
    return Portion(parse_number("season", row["season"]), parse_number("episode", row["episode"]))


def _when(on: str, at: str) -> When:
    moment = _moment(at)
    if moment is not None:
        when = When.of_moment(moment)
        if on not in ("", when.on):
            raise BadInput(f"watched_on and watched_at name different days: {on} and {when.on}")
        return when
    try:
        return When.of_text(on) if on else UNKNOWN
    except ValueError:
        raise BadInput(f"“{on}” is no date; write 2026-11-22, 2026-11 or 2026") from None


def _moment(text: str) -> datetime | None:
    try:
        return parse_iso_moment(text) if text else None
    except (ValueError, OverflowError):
        raise BadInput(f"“{text}” is no moment; write 2026-11-22T21:30:00+01:00") from None
