"""TMDB: the ratings, watchlist, favourites and lists that an account gives out as CSV."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from typing import Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.source import Source
from watchlog.files.tables import Table, columns_of
from watchlog.importers.cells import imdb_of, stars_of, year_of
from watchlog.importers.making import Maker, line_rows, moment, portion
from watchlog.importers.protocol import Row
from watchlog.importers.values import Record
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import SCALES
from watchlog.model.title import Kind, Title

NEEDED: Final = frozenset({"TMDb ID", "IMDb ID", "Type", "Name"})
KINDS: Final = {"movie": Kind.FILM, "tv": Kind.SERIES}
FAVORITES: Final = "Favorites"
NUMBERED: Final = re.compile(r"(?P<name>.*\S)\s+S[0-9]+(?:E[0-9]+)?")
"""A row of an episode or a season names the series and its number."""

Cells = Mapping[str, str]


class Tmdb:
    """Reads what an account at TMDB exports."""

    name = "tmdb"

    def detect(self, source: Source) -> bool:
        """Whether every file has the columns of TMDB's."""
        return bool(source.files) and all(set(columns_of(source.head(file))) >= NEEDED for file in source.files)

    def read(self, source: Source) -> Iterator[Row]:
        """A film, a series, a season or an episode a row."""
        make = Maker(self.name, source.opened_at)
        for file in source.files:
            with source.text(file) as text:
                table = Table(text)
                if not set(table.columns) >= NEEDED:
                    raise BadFile(f"{source.label(file)} has no columns of TMDB", "its export has TMDb ID and Name")
                name = PurePosixPath(file).stem.lower()
                yield from line_rows(table, file, lambda cells, name=name: _said(cells, name, make, source))  # type: ignore[misc]


def _said(cells: Cells, name: str, make: Maker, source: Source) -> Iterable[Content]:
    part = _portion(cells)
    title = _title(cells, part, make)
    told = _moment(cells, source)
    stars = stars_of(cells.get("Your Rating", ""), SCALES["ten-tenths"])
    if "favorite" in name or "favourite" in name:
        yield make.listing(title, FAVORITES, part, listed_at=told)
    elif "watchlist" in name or (stars is None and "rating" not in name):
        yield make.plan(title, planned_at=told)
    if stars is None:
        return
    if title.kind is Kind.FILM or part.episode is not None:
        yield make.seen(make.watch(title, part, stars=stars, added_at=told))
    else:
        yield make.rating(title, part, stars, told)


def _moment(cells: Cells, source: Source) -> datetime | None:
    told = moment(cells.get("Date Rated", ""), source)
    return told and told.astimezone(source.opened_at.tzinfo)


def _portion(cells: Cells) -> Portion:
    numbers = Record(cells)
    season, episode = numbers.number("Season Number"), numbers.number("Episode Number")
    return WHOLE if season is None and episode is None else portion(season, episode)


def _title(cells: Cells, part: Portion, make: Maker) -> Title:
    kind = KINDS.get(cells["Type"].strip().lower())
    if kind is None:
        raise BadInput(f"“{cells['Type']}” is neither movie nor tv")
    if part == WHOLE:
        refs = {"tmdb": cells["TMDb ID"], "imdb": imdb_of(cells["IMDb ID"])}
        return make.title(cells["Name"], year_of(cells.get("Release Date", "")), kind, refs)
    series = NUMBERED.fullmatch(cells["Name"].strip())
    return make.title(series["name"] if series else cells["Name"], None, Kind.SERIES)
