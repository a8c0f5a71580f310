"""Told: what the readers of TV Time's tables share, and the titles that records name."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.importers.making import Maker, portion
from watchlog.importers.tvtime.go_values import cell, film_year, instant, name_and_year
from watchlog.importers.tvtime.shelf import Episode, Shelf, film_name
from watchlog.model.arrival import Content
from watchlog.model.portion import Portion
from watchlog.model.title import Kind, Status, Title

FOLLOWED: Final = "Followed"
FAVORITES: Final = "Favorites"


class Told(NamedTuple):
    """What readers share.

    Attributes:
        maker: Makes what is said.
        shelf: What all files together know.
        texts: How many texts were read about each thing: a list has one entry for it.
        series: What was made of a series before, for the same one stands in thousands of records.
    """

    maker: Maker
    shelf: Shelf
    texts: Counter[object]
    series: dict[tuple[str, str], Title]


def series_of(told: Told, episode: Episode) -> Title:
    """The series of a record.

    Raises:
        BadInput: Neither the record nor another file names it.
    """
    if not episode.series_name:
        raise BadInput("its series has no name, here or in another file")
    known = (episode.series_id, episode.series_name)
    if known not in told.series:
        name, year = name_and_year(episode.series_name)
        told.series[known] = told.maker.title(name, year, Kind.SERIES, {"tvdb": episode.series_id})
    return told.series[known]


def film_of(told: Told, cells: Mapping[str, str]) -> Title:
    """The film of a record.

    Raises:
        BadInput: Neither the record nor another one names it.
    """
    known = told.shelf.films.get(cell(cells, "uuid"))
    name, year = name_and_year(film_name(cells) or (known.name if known else ""))
    if not name:
        raise BadInput("its film has no name, here or in another record")
    released = film_year(cell(cells, "release_date")) or (known.year if known else None)
    return told.maker.title(name, released or year, Kind.FILM)


def portion_of(episode: Episode) -> Portion:
    """Which episode it is.

    Raises:
        BadInput: The service did not know any more: it calls those episode 0.
    """
    if episode.season is None or episode.number is None:
        raise BadInput("it does not say which episode it is")
    if episode.number == 0 and episode.season != 0:
        raise BadInput("it has lost the number of its episode, which stands there as 0")
    return portion(episode.season, episode.number)


def since(cells: Mapping[str, str], *columns: str) -> datetime | None:
    """Since when something is so, in UTC, by the first of the columns that tells it; None where nobody knows."""
    return next(filter(None, (instant(cell(cells, column)) for column in columns)), None)


def standing(told: Told, episode: Episode, at: datetime | None, *, archived: bool, follows: bool) -> Iterator[Content]:
    """What it means that a series is followed, or not any more.

    TV Time's “stop watching” puts a series into the archive. Who follows a series of which nothing was seen means to
    see it, which only a source can tell that knows what was seen. Since when it is followed, another file may tell.
    """
    title = series_of(told, episode)
    at = at or told.shelf.followed.get(episode.series_id)
    if archived:
        yield told.maker.stands(title, Status.DROPPED)
    elif follows and told.shelf.is_tracked and episode.series_id not in told.shelf.started:
        yield told.maker.plan(title, planned_at=at)
    elif follows:
        yield told.maker.listing(title, FOLLOWED, listed_at=at)
