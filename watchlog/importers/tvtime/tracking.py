"""Tracking: the two tables in which TV Time kept what was seen, the later one without films."""

from collections.abc import Iterator, Mapping
from typing import Final

from watchlog.errors import BadInput
from watchlog.importers.tvtime.go_values import cell, flag, number_text, whole
from watchlog.importers.tvtime.shelf import SERIES, Episode
from watchlog.importers.tvtime.told import FOLLOWED, Told, film_of, portion_of, series_of, since, standing
from watchlog.model.arrival import Content
from watchlog.model.watch import Watch
from watchlog.model.when import When

COUNTER: Final = "it is a counter, not a viewing"
VIEWINGS: Final = ("watch", "rewatch")
FOLLOWS: Final = ("follow", "towatch")
SHOWS: Final = ("show", "series")


def second(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    """A record of the second tracking, which its key tells."""
    key = cell(cells, "key")
    if key.startswith(("watch-episode", "rewatch-episode")):
        yield from _episode(told, cells, told.shelf.when(cells), rewatch=key.startswith("re"))
    elif key.startswith("user-series"):
        yield from _series(told, cells)
    else:
        raise BadInput(COUNTER)


def first(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    """A record of the first tracking."""
    kind, entity = cell(cells, "type"), cell(cells, "entity_type")
    if entity == "movie":
        yield from _film(told, cells, kind)
    elif kind in VIEWINGS:
        yield from again(told, cells, rewatch=kind == "rewatch")
    elif kind in FOLLOWS and entity in SHOWS:
        at = since(cells, "follow_date_range_key", "created_at")
        yield from standing(told, told.shelf.episode(cells), at, archived=False, follows=True)
    else:
        raise BadInput(COUNTER)


def again(told: Told, cells: Mapping[str, str], *, rewatch: bool) -> Iterator[Content]:
    """A viewing of an episode that the second tracking may tell too: then it is the same one.

    The second one tells episodes by other numbers now and then, and the same episode by the same id.
    """
    known = told.shelf.told_again(cells, rewatch=rewatch)
    if known is None:
        yield from _episode(told, cells, told.shelf.when(cells), rewatch=rewatch)
        return
    when = told.shelf.at(known.moment)
    episode = told.shelf.episode(cells)._replace(season=known.episode.season, number=known.episode.number)
    yield _watch(told, cells, episode, when, rewatch=rewatch)


def rewatched(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    """How often an episode was seen again."""
    episode = told.shelf.episode(cells)
    times = (whole(cell(cells, "cpt")) or 0) + 1
    watch = told.maker.watch(series_of(told, episode), portion_of(episode), added_at=since(cells, "created_at"))
    yield told.maker.seen(watch, times)


def _episode(told: Told, cells: Mapping[str, str], when: When, *, rewatch: bool) -> Iterator[Content]:
    watch = _watch(told, cells, told.shelf.episode(cells), when, rewatch=rewatch)
    yield watch
    times = whole(cell(cells, "rewatch_count")) or 0
    if times > 0:
        yield told.maker.seen(watch._replace(rewatch=False), times + 1)


def _watch(told: Told, cells: Mapping[str, str], episode: Episode, when: When, *, rewatch: bool) -> Watch:
    title, part = series_of(told, episode), portion_of(episode)
    return told.maker.watch(title, part, when, rewatch=rewatch, added_at=since(cells, "created_at"))


def _series(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    series_id = number_text(cell(cells, *SERIES))
    name = cell(cells, "series_name") or told.shelf.names.get(series_id, "")
    episode = Episode(series_id, name, None, None)
    at = since(cells, "followed_at", "created_at")
    archived = flag(cell(cells, "is_archived"))
    if flag(cell(cells, "is_for_later")) and not archived:
        yield told.maker.plan(series_of(told, episode), planned_at=at)
    else:
        # Older exports have none of these columns, and a record only for what is followed.
        follows = "is_followed" not in cells or flag(cell(cells, "is_followed"))
        yield from standing(told, episode, at, archived=archived, follows=follows)


def _film(told: Told, cells: Mapping[str, str], kind: str) -> Iterator[Content]:
    if kind == "rewatch_count":
        yield from _film_again(told, cells)
    elif kind in VIEWINGS:
        yield _film_watch(told, cells, told.shelf.when(cells), rewatch=kind == "rewatch")
        yield from _film_again(told, cells, required=False)
    elif kind in FOLLOWS:
        yield from _film_wish(told, cells, kind)
    else:
        raise BadInput(COUNTER)


def _film_again(told: Told, cells: Mapping[str, str], *, required: bool = True) -> Iterator[Content]:
    times = whole(cell(cells, "rewatch_count")) or 0
    if times > 0:
        yield told.maker.seen(_film_watch(told, cells, When(), rewatch=False), times + 1)
    elif required:
        raise BadInput("it counts no viewing")


def _film_wish(told: Told, cells: Mapping[str, str], kind: str) -> Iterator[Content]:
    title, at = film_of(told, cells), since(cells, "created_at")
    if cell(cells, "uuid") not in told.shelf.seen_films:
        yield told.maker.plan(title, planned_at=at)
    elif kind == "follow":
        yield told.maker.listing(title, FOLLOWED, listed_at=at)
    else:
        raise BadInput("it was wanted and has been seen since")


def _film_watch(told: Told, cells: Mapping[str, str], when: When, *, rewatch: bool) -> Watch:
    return told.maker.watch(film_of(told, cells), when=when, rewatch=rewatch, added_at=since(cells, "created_at"))
