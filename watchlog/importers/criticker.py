"""Criticker: the ratings that an account gives out, as XML or as CSV."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.source import Source
from watchlog.files.tables import Table, columns_of
from watchlog.importers.cells import imdb_of, logged_on, long_moment, named, stars_of, year_of
from watchlog.importers.making import Maker, line_rows, record_row
from watchlog.importers.protocol import Row
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE
from watchlog.model.stars import SCALES
from watchlog.model.title import Kind
from watchlog.parsing.plain_text import readable

ROOT: Final = "<recentratings"
NEEDED: Final = frozenset({"Score", "Film Name", "IMDB ID"})
REVIEWS: Final = "Reviews"
"""The list that holds what was written of a series: nobody saw all of it by that."""

GAMES: Final = "/game/"
SERIES: Final = "/tv/"
"""Parts of an address that tell what is there."""


class Criticker:
    """Reads what an account at Criticker exports."""

    name = "criticker"

    def detect(self, source: Source) -> bool:
        """Whether the file is Criticker's XML, or has its columns."""
        return len(source.files) == 1 and (_is_xml(source) or set(columns_of(source.head(source.file))) >= NEEDED)

    def read(self, source: Source) -> Iterator[Row]:
        """A rating a record."""
        made = _maker(Maker(self.name, source.opened_at), source)
        yield from _of_xml(source, made) if _is_xml(source) else _of_table(source, made)


def _of_xml(source: Source, made: Callable[[Mapping[str, str]], Iterable[Content]]) -> Iterator[Row]:
    from watchlog.files.xml_elements import elements  # a table needs no reader of XML

    file = source.file
    with source.binary(file) as binary:
        for number, element in enumerate(elements(binary, "film", source.label(file)), start=1):
            cells = {child.tag: child.text or "" for child in element}
            yield record_row(f"film {number}", cells, file, lambda cells=cells: made(_as_table(cells)))  # type: ignore[misc]


def _as_table(cells: Mapping[str, str]) -> Mapping[str, str]:
    name, year = named(cells["filmname"])
    return {
        "Film Name": name,
        "Year": str(year or ""),
        "Score": cells["rating"],
        "Date Rated": cells.get("reviewdate", ""),
        "Mini Review": cells.get("quote", ""),
        "URL": cells.get("filmlink", ""),
        "IMDB ID": cells.get("imdbid", ""),
    }


def _of_table(source: Source, made: Callable[[Mapping[str, str]], Iterable[Content]]) -> Iterator[Row]:
    file = source.file
    with source.text(file) as text:
        table = Table(text)
        if not set(table.columns) >= NEEDED:
            raise BadFile(f"{source.name} is not of Criticker", "its export has Score, Film Name and IMDB ID")
        yield from line_rows(table, file, made)


def _maker(make: Maker, source: Source) -> Callable[[Mapping[str, str]], Iterable[Content]]:
    def made(cells: Mapping[str, str]) -> Iterable[Content]:
        address = cells.get("URL", "")
        if GAMES in address:
            raise BadInput("it is a game, which nobody watches")
        kind = Kind.SERIES if SERIES in address else Kind.FILM
        title = make.title(
            cells["Film Name"], year_of(cells.get("Year", "")), kind, {"imdb": imdb_of(cells["IMDB ID"])}
        )
        date = cells.get("Date Rated", "")
        rated_at = long_moment(date, source) or logged_on(date, source)
        stars = stars_of(cells["Score"], SCALES["hundred"])
        words = readable(cells.get("Mini Review", "").strip())
        if kind is Kind.FILM:
            yield make.seen(make.watch(title, stars=stars, note=words, added_at=rated_at))
            return
        if stars:
            yield make.rating(title, WHOLE, stars, rated_at)
        if words:
            yield make.listing(title, REVIEWS, note=words, listed_at=rated_at)

    return made


def _is_xml(source: Source) -> bool:
    head = source.head(source.file).lstrip()
    return head.startswith(ROOT) or (head.startswith("<?xml") and ROOT in head)
