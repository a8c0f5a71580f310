"""IMDb: ratings, the watchlist and lists, in the four layouts that it has given out."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from watchlog.errors import BadFile, BadInput
from watchlog.files.source import Source
from watchlog.files.tables import Table, columns_of
from watchlog.importers.cells import imdb_of, logged_on, long_moment, place_of, stars_of, year_of
from watchlog.importers.imdb.types import NOT_WATCHED, Sort, sort_of
from watchlog.importers.making import Maker, line_rows
from watchlog.importers.protocol import Row
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE
from watchlog.model.stars import SCALES
from watchlog.model.title import Title

NEEDED: Final = frozenset({"const", "title"})
EPISODE_TAG: Final = "tv-episode"
"""What tells an episode that is known by its name alone: IMDb says neither its season nor its number."""

NAMELESS: Final = re.compile(r"(?:[0-9a-f]{8}-[0-9a-f-]{27}|imdb.*|export.*|list|titles|download|)(?: ?\([0-9]+\))?")
"""File names that say nothing of a list; what is in such a file is taken for the watchlist."""

Cells = Mapping[str, str]


class Imdb:
    """Reads ratings and watchlists."""

    name = "imdb"

    def detect(self, source: Source) -> bool:
        """Whether every file has IMDb's columns."""
        return bool(source.files) and all(map(_is_imdb, map(source.head, source.files)))

    def read(self, source: Source) -> Iterator[Row]:
        """A rating, or an entry of the watchlist or of a list, a row."""
        for file in source.files:
            with source.text(file) as text:
                table = Table(text)
                columns = [column.lower() for column in table.columns]
                if not set(columns) >= NEEDED:
                    raise BadFile(f"{source.label(file)} has no columns of IMDb", "its export has Const and Title")
                yield from line_rows(
                    table, file, _reader(_Reading(Maker(self.name, source.opened_at), source), file, columns)
                )


class _Reading(NamedTuple):
    make: Maker
    source: Source

    def title(self, cells: Cells, sort: Sort) -> Title:
        """The title of a row."""
        if sort in NOT_WATCHED:
            raise BadInput(f"it is a {sort.value}, which nobody watches")
        refs = {"imdb": imdb_of(cells["const"])}
        original = cells.get("original title", "")
        return self.make.title(cells["title"], year_of(cells.get("year", "")), sort.kind, refs, original)

    def opinion(self, cells: Cells, title: Title, sort: Sort, rated_at: datetime | None) -> Iterator[Content]:
        """The user's own rating: who rated a film or an episode saw it, but nobody saw all of a series by that."""
        stars = stars_of(_own_rating(cells), SCALES["ten"])
        if stars is None:
            return
        if sort in {Sort.FILM, Sort.EPISODE}:
            tags = [EPISODE_TAG] if sort is Sort.EPISODE else []
            yield self.make.seen(self.make.watch(title, stars=stars, tags=tags, added_at=rated_at))
        else:
            yield self.make.rating(title, WHOLE, stars, rated_at)

    def moment(self, text: str) -> datetime | None:
        """When something was done, as either layout writes it."""
        return long_moment(text, self.source) or logged_on(text, self.source)


def _reader(reading: _Reading, file: str, columns: list[str]) -> Callable[[Cells], Iterable[Content]]:
    name = PurePosixPath(file).stem
    if "position" not in columns or "rating" in name.lower():
        return lambda cells: _rated(_lowered(cells), reading)
    if "watchlist" in name.lower():
        return lambda cells: _planned(_lowered(cells), reading)
    if NAMELESS.fullmatch(name.lower()) is None:
        return lambda cells: _listed(_lowered(cells), reading, name)
    said = _rated if _all_rated(reading.source, file) else _planned
    return lambda cells: said(_lowered(cells), reading)


def _all_rated(source: Source, file: str) -> bool:
    """Whether a file is one of ratings: the old layout is the same for them and for lists."""
    with source.text(file) as text:
        return all(_own_rating(_lowered(line.cells)).strip() for line in Table(text))


def _rated(cells: Cells, reading: _Reading) -> Iterator[Content]:
    sort = sort_of(cells.get("title type", ""))
    title = reading.title(cells, sort)
    if not _own_rating(cells).strip():
        raise BadInput("it has no rating of yours")
    yield from reading.opinion(cells, title, sort, reading.moment(cells.get("date rated") or cells.get("created", "")))


def _planned(cells: Cells, reading: _Reading) -> Iterator[Content]:
    sort = sort_of(cells.get("title type", ""))
    title = reading.title(cells, sort)
    yield reading.make.plan(title, cells.get("description", ""), reading.moment(cells.get("created", "")))
    yield from reading.opinion(cells, title, sort, reading.moment(cells.get("date rated", "")))


def _listed(cells: Cells, reading: _Reading, name: str) -> Iterator[Content]:
    sort = sort_of(cells.get("title type", ""))
    title = reading.title(cells, sort)
    yield reading.make.listing(
        title,
        name,
        place=place_of(cells["position"]),
        note=cells.get("description", ""),
        listed_at=reading.moment(cells.get("created", "")),
    )
    yield from reading.opinion(cells, title, sort, reading.moment(cells.get("date rated", "")))


def _lowered(cells: Cells) -> Cells:
    return {column.lower(): cell for column, cell in cells.items()}


def _own_rating(cells: Cells) -> str:
    if "your rating" in cells:
        return cells["your rating"]
    return next((cell for column, cell in cells.items() if column.endswith(" rated") and column != "date rated"), "")


def _is_imdb(head: str) -> bool:
    return {column.lower() for column in columns_of(head)} >= NEEDED
