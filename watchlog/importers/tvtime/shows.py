"""Shows: TV Time's tables of series that are followed, loved, kept for later and rated."""

from collections.abc import Iterator, Mapping
from typing import Final

from watchlog.errors import BadInput
from watchlog.importers.tvtime.go_values import cell, flag, number_text
from watchlog.importers.tvtime.shelf import SERIES, SERIES_NAME, Episode
from watchlog.importers.tvtime.told import FAVORITES, Told, series_of, since, standing
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE
from watchlog.model.stars import HALF_STARS, OF_FIVE
from watchlog.parsing.stars import parse_stars

FAVORITE: Final = "favorite"
FOR_LATER: Final = "for_later"


def followed(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    """A series that is followed, or was."""
    follows = "active" not in cells or flag(cell(cells, "active"))
    archived = flag(cell(cells, "archived"))
    yield from standing(told, _series(told, cells), since(cells, "created_at"), archived=archived, follows=follows)


def show_data(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    """What the user did with a series: whether it is followed and loved, beside the number of its seen episodes."""
    series = _series(told, cells)
    if flag(cell(cells, "is_favorited")):
        yield told.maker.listing(series_of(told, series), FAVORITES)
    if flag(cell(cells, "is_followed")):
        yield from standing(told, series, since(cells, "created_at"), archived=False, follows=True)


def special(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    """A series that is a favourite, or kept for later."""
    title, status = series_of(told, _series(told, cells)), cell(cells, "status").lower()
    at = since(cells, "created_at")
    if status == FOR_LATER:
        yield told.maker.plan(title, planned_at=at)
    elif status == FAVORITE:
        yield told.maker.listing(title, FAVORITES, listed_at=at)
    else:
        raise BadInput(f"“{status}” is no status that is known")


def rate(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    """A rating of a series, from 0 to 5."""
    text = cell(cells, "rating")
    stars = parse_stars(text, OF_FIVE)
    if stars.points == 0:
        raise BadInput("it has no rating")
    scale = OF_FIVE if stars.points % HALF_STARS.step else HALF_STARS
    title = series_of(told, _series(told, cells))
    yield told.maker.rating(title, WHOLE, stars._replace(scale=scale), since(cells, "updated_at", "created_at"))


def _series(told: Told, cells: Mapping[str, str]) -> Episode:
    series_id = number_text(cell(cells, *SERIES))
    return Episode(series_id, cell(cells, *SERIES_NAME) or told.shelf.names.get(series_id, ""), None, None)
