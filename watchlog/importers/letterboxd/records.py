"""What a line of each of Letterboxd's files says."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from watchlog.files.source import Source
from watchlog.importers.cells import day_of, imdb_of, logged_on, stars_of, year_of
from watchlog.importers.making import Maker
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE
from watchlog.model.stars import HALF_STARS, SCALES
from watchlog.model.title import Kind, Title
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN
from watchlog.parsing.plain_text import readable

LIKES: Final = "Likes"
FILM: Final = re.compile(r"https?://boxd\.it/(?P<id>[A-Za-z0-9]+)/?")
"""The address of a film, in exports since 2018. Older ones name its page (`letterboxd.com/film/…`), which is no id to
keep: nobody could tell that both are of one film, and every film of an old and a new export would be there twice."""

YES: Final = frozenset({"yes", "true", "1"})

Cells = Mapping[str, str]


class Letters:
    """What every file of an export is read with.

    Attributes:
        source: The files.
        make: Makes what they say.
    """

    def __init__(self, name: str, source: Source) -> None:
        self.source = source
        self.make = Maker(name, source.opened_at)

    def film(self, cells: Cells, *, address: str = "") -> Title:
        """The film of a line; `address` is where it is, if it is the film that is there and not an entry."""
        found = FILM.fullmatch(address.strip())
        refs = {"letterboxd": found["id"]} if found else {}
        return self.make.title(cells["Name"], year_of(cells.get("Year", "")), Kind.FILM, refs)


def watched_on(cells: Cells, letters: Letters) -> Iterator[Content]:
    """A line of the diary. Its address is that of the entry, which says nothing of the film."""
    yield _watch(cells, letters)


def reviewed(cells: Cells, letters: Letters) -> Iterator[Content]:
    """A review: the words of a diary's entry, or, where it names no day, of a film that was seen."""
    watch = _watch(cells, letters)
    yield letters.make.seen(watch) if watch.when == UNKNOWN else watch


def rated(cells: Cells, letters: Letters) -> Iterator[Content]:
    """A rating: who rated a film has seen it."""
    film = letters.film(cells, address=cells["Letterboxd URI"])
    logged = logged_on(cells["Date"], letters.source)
    watch = letters.make.watch(film, stars=stars_of(cells["Rating"], HALF_STARS), added_at=logged)
    yield letters.make.seen(watch)


def seen(cells: Cells, letters: Letters) -> Iterator[Content]:
    """A film that was watched, nobody knows when: the day is that of the mark."""
    film = letters.film(cells, address=cells["Letterboxd URI"])
    yield letters.make.seen(letters.make.watch(film, added_at=logged_on(cells["Date"], letters.source)))


def planned(cells: Cells, letters: Letters) -> Iterator[Content]:
    """An entry of the watchlist."""
    film = letters.film(cells, address=cells["Letterboxd URI"])
    yield letters.make.plan(film, planned_at=logged_on(cells["Date"], letters.source))


def liked(cells: Cells, letters: Letters) -> Iterator[Content]:
    """A film that got a heart."""
    film = letters.film(cells, address=cells["Letterboxd URI"])
    yield letters.make.listing(film, LIKES, listed_at=logged_on(cells["Date"], letters.source))


def written_for_letterboxd(cells: Cells, letters: Letters) -> Iterator[Content]:
    """A line of what Letterboxd takes in; its address may be that of an entry."""
    film = _taken_in(cells, letters)
    stars = stars_of(cells.get("Rating", ""), HALF_STARS) or stars_of(cells.get("Rating10", ""), SCALES["ten"])
    when = day_of(cells["WatchedDate"])
    watch = letters.make.watch(
        film,
        WHOLE,
        when,
        stars=stars,
        note=readable(cells.get("Review", "")),
        tags=cells.get("Tags", "").split(","),
        rewatch=cells.get("Rewatch", "").strip().lower() in YES,
    )
    yield letters.make.seen(watch) if when == UNKNOWN else watch


def wanted(cells: Cells, letters: Letters) -> Iterator[Content]:
    """A line of a watchlist that Letterboxd takes in."""
    yield letters.make.plan(_taken_in(cells, letters))


def _taken_in(cells: Cells, letters: Letters) -> Title:
    refs = {"imdb": imdb_of(cells.get("imdbID", "")), "tmdb": cells.get("tmdbID", "")}
    return letters.make.title(cells["Title"], year_of(cells.get("Year", "")), Kind.FILM, refs)


def _watch(cells: Cells, letters: Letters) -> Watch:
    return letters.make.watch(
        letters.film(cells),
        WHOLE,
        day_of(cells["Watched Date"]),
        stars=stars_of(cells.get("Rating", ""), HALF_STARS),
        note=readable(cells.get("Review", "")),
        tags=cells.get("Tags", "").split(","),
        rewatch=cells.get("Rewatch", "").strip().lower() in YES,
        added_at=logged_on(cells["Date"], letters.source),
    )
