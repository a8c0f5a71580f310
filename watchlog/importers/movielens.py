"""MovieLens: the ratings and the wishlist that an account gives out as CSV."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from watchlog.errors import BadFile
from watchlog.files.source import Source
from watchlog.files.tables import Table, columns_of
from watchlog.importers.cells import imdb_of, named, stars_of
from watchlog.importers.making import Maker, line_rows
from watchlog.importers.protocol import Row
from watchlog.model.arrival import Content
from watchlog.model.stars import HALF_STARS
from watchlog.model.title import Kind

NEEDED: Final = frozenset({"movie_id", "imdb_id", "tmdb_id", "title"})


class MovieLens:
    """Reads what an account at MovieLens exports."""

    name = "movielens"

    def detect(self, source: Source) -> bool:
        """Whether every file has the columns of MovieLens."""
        return bool(source.files) and all(set(columns_of(source.head(file))) >= NEEDED for file in source.files)

    def read(self, source: Source) -> Iterator[Row]:
        """A rated film a row; where there are no ratings, a film to be seen."""
        make = Maker(self.name, source.opened_at)
        for file in source.files:
            with source.text(file) as text:
                table = Table(text)
                if not set(table.columns) >= NEEDED:
                    raise BadFile(
                        f"{source.label(file)} has no columns of MovieLens", "its export has movie_id and title"
                    )
                yield from line_rows(
                    table, file, lambda cells: _said(cells, make), otherwise="it has no rating of yours"
                )


def _said(cells: Mapping[str, str], make: Maker) -> Iterable[Content]:
    name, year = named(cells["title"])
    refs = {"imdb": imdb_of(cells["imdb_id"]), "tmdb": cells["tmdb_id"]}
    film = make.title(name, year, Kind.FILM, refs)
    if "rating" not in cells:
        return [make.plan(film)]
    stars = stars_of(cells["rating"], HALF_STARS)
    return [make.seen(make.watch(film, stars=stars))] if stars else []
