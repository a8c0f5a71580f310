"""Saved: what scripts and extensions saved of TV Time before it closed, as tables and as JSON."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.importers.making import day, portion
from watchlog.importers.tvtime.go_values import cell, film_year, flag, instant, name_and_year, number_text, whole
from watchlog.importers.tvtime.told import FAVORITES, FOLLOWED, Told, since
from watchlog.importers.values import Record
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import SCALES
from watchlog.model.title import Kind, Status, Title
from watchlog.model.watch import Watch
from watchlog.model.when import DAY_LENGTH, UNKNOWN, When
from watchlog.parsing.stars import parse_stars

NO_ID: Final = "-1"
UNSEEN: Final = "it was not watched"
WISHES: Final = ("not_started_yet", "watch_later", "for_later")
STOPPED: Final = ("stopped", "archived")
ONGOING: Final = ("continuing", "up_to_date")
UP_TO_DATE: Final = "up_to_date"
TEN: Final = SCALES["ten"]


class Seen(NamedTuple):
    """How something was seen.

    Attributes:
        at: When it was marked, or None.
        day: The day, where only that is told.
        times: How often, 0 where it was not.
        episode_title: The episode's name, empty where there is none.
    """

    at: datetime | None
    times: int
    day: When = UNKNOWN
    episode_title: str = ""


def saved_episode(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    """A line of a table of episodes, which names the series too."""
    refs = {"tvdb": number_text(cell(cells, "series_tvdb_id", "show_id")), "imdb": _imdb(cells, "series_imdb_id")}
    own_title = cell(cells, "title", "episode_title") if "show_name" in cells else cell(cells, "name")
    title = _series(told, cell(cells, "show_name", "series_title") or cell(cells, "title"), refs)
    season, number = whole(cell(cells, "season")), whole(cell(cells, "episode"))
    if season is None or number is None:
        raise BadInput("it does not say which episode it is")
    seen = _seen(cells)._replace(episode_title=own_title)
    yield from _viewings(told, title, portion(season, number), seen)


def saved_film(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    """A film: seen, or else wanted."""
    title = _film(told, cells)
    if flag(cell(cells, "is_favorite")):
        yield told.maker.listing(title, FAVORITES)
    seen = _seen(cells)
    if seen.times > 0:
        yield from _viewings(told, title, WHOLE, seen)
    else:
        yield told.maker.plan(title, planned_at=since(cells, "followed_at", "created_at"))


def saved_series(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    """A series, and where somebody stands with it."""
    refs = {"tvdb": number_text(cell(cells, "tvdb_id")), "imdb": _imdb(cells, "imdb_id")}
    title = _series(told, cell(cells, "title", "name"), refs)
    if flag(cell(cells, "is_favorite")):
        yield told.maker.listing(title, FAVORITES)
    at = since(cells, "followed_at", "created_at")
    yield from _standing(told, title, cell(cells, "status").split(), at, ended=flag(cell(cells, "is_ended")))


def saved_entry(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    """An entry of a list."""
    is_film = cell(cells, "item_type") == "movie"
    number = number_text(cell(cells, "tvdb_id"))
    refs = {"tvdb": f"movie/{number}" if is_film and number else number}
    name, year = name_and_year(cell(cells, "name"))
    title = told.maker.title(name, year, Kind.FILM if is_film else Kind.SERIES, refs)
    order = whole(cell(cells, "custom_order"))
    yield told.maker.listing(title, cell(cells, "list_name"), place=None if order is None else order + 1)


def activity(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    """A line of everything: a film, a series or an episode, with what was done with it."""
    kind = cell(cells, "type").lower()
    title, part = _of_activity(told, cells, kind)
    if flag(cell(cells, "is_watched")) and kind not in ("show", "series"):
        yield from _viewings(told, title, part, _seen(cells))
    if flag(cell(cells, "is_watchlisted")) and part == WHOLE:
        yield told.maker.plan(title)
    if cell(cells, "rating") not in ("", "0"):
        yield told.maker.rating(title, part, parse_stars(cell(cells, "rating"), TEN))
    if kind in ("show", "series"):
        yield from _standing(told, title, cell(cells, "status").split(), None, ended=False)


def film_record(told: Told, record: Record) -> Iterator[Content]:
    """A film of JSON."""
    return saved_film(told, _cells(record))


def series_record(told: Told, record: Record) -> Iterator[Content]:
    """A series of JSON, with its episodes where they are told."""
    cells = _cells(record)
    yield from saved_series(told, cells)
    refs = {"tvdb": number_text(cell(cells, "tvdb_id")), "imdb": _imdb(cells, "imdb_id")}
    title = _series(told, cell(cells, "title", "name"), refs)
    for part, episode in episodes_of(record):
        seen = _seen(_cells(episode))
        if seen.times > 0:
            yield from _viewings(told, title, part, seen._replace(episode_title=episode.text("name")))


def episodes_of(record: Record) -> Iterator[tuple[Portion, Record]]:
    """The episodes of a series of JSON.

    Raises:
        BadInput: One has no number.
    """
    for season in map(Record, record.list("seasons")):
        for episode in map(Record, season.list("episodes")):
            yield portion(season.number("number"), episode.number("number")), episode


def marked_at(record: Record) -> Iterator[tuple[datetime, object]]:
    """When a film of JSON, or the episodes of a series, were marked.

    Raises:
        BadInput: It is no moment.
    """
    name = record.text("name") or record.text("title")
    for part, one in ((WHOLE, record), *episodes_of(record)):
        moment = instant(one.text("watched_at"))
        if moment is not None:
            yield moment, (name, part)


def _viewings(told: Told, title: Title, part: Portion, seen: Seen) -> Iterator[Content]:
    if seen.times < 1:
        raise BadInput(UNSEEN)
    when = seen.day if seen.day != UNKNOWN else told.shelf.at(seen.at)
    if when != UNKNOWN:
        yield _watch(told, title, part, seen)._replace(when=when)
    if when == UNKNOWN or seen.times > 1:
        yield told.maker.seen(_watch(told, title, part, seen), seen.times)


def _watch(told: Told, title: Title, part: Portion, seen: Seen) -> Watch:
    return told.maker.watch(title, part, episode_title=seen.episode_title, added_at=seen.at)


def _seen(cells: Mapping[str, str]) -> Seen:
    told = cell(cells, "watched_at", "seen_date")
    at = instant(told)
    counted = whole(cell(cells, "times_watched", "watched_count")) or 0
    is_seen = at is not None or counted > 0 or flag(cell(cells, "is_watched")) or cell(cells, "filters") == "watched"
    if cell(cells, "is_watched") and not flag(cell(cells, "is_watched")):
        is_seen = False
    again = whole(cell(cells, "rewatch_count")) or 0
    told_day = day(told) if at is not None and len(told) == DAY_LENGTH else UNKNOWN
    return Seen(at, max(counted, again + 1) if is_seen else 0, told_day)


def _standing(told: Told, title: Title, words: list[str], at: datetime | None, *, ended: bool) -> Iterator[Content]:
    """Where somebody stands with a series, in the words of the service."""
    if any(word in STOPPED for word in words):
        yield told.maker.stands(title, Status.DROPPED)
    elif any(word in WISHES for word in words):
        yield told.maker.plan(title, planned_at=at)
    elif ended and UP_TO_DATE in words:
        yield told.maker.stands(title, Status.COMPLETED)
    else:
        yield told.maker.listing(title, FOLLOWED, listed_at=at)
        if any(word in ONGOING for word in words) and not told.shelf.is_tracked:
            yield told.maker.stands(title, Status.WATCHING)


def _of_activity(told: Told, cells: Mapping[str, str], kind: str) -> tuple[Title, Portion]:
    number, name = number_text(cell(cells, "tvdb_id").removeprefix("-")), cell(cells, "title")
    if kind == "episode":  # its ids are the episode's own
        season, episode = whole(cell(cells, "season")), whole(cell(cells, "episode"))
        if season is None or episode is None:
            raise BadInput("it does not say which episode it is")
        return _series(told, name, {}), portion(season, episode)
    if kind in ("show", "series"):
        return _series(told, name, {"tvdb": number, "imdb": _imdb(cells, "imdb_id")}), WHOLE
    return _film(told, cells), WHOLE


def _series(told: Told, name: str, refs: Mapping[str, object]) -> Title:
    plain, year = name_and_year(name)
    return told.maker.title(plain, year, Kind.SERIES, refs)


def _film(told: Told, cells: Mapping[str, str]) -> Title:
    name, year = name_and_year(cell(cells, "title", "name"))
    number = number_text(cell(cells, "tvdb_id").removeprefix("-"))
    released = film_year(cell(cells, "release_date")) or whole(cell(cells, "year")) or year
    refs = {"imdb": _imdb(cells, "imdb_id"), "tvdb": number and f"movie/{number}"}
    return told.maker.title(name, released, Kind.FILM, refs)


def _imdb(cells: Mapping[str, str], column: str) -> str:
    value = cell(cells, column)
    return "" if value == NO_ID else value


def _cells(record: Record) -> dict[str, str]:
    """The plain fields of an object of JSON as if they were cells."""
    ids = record.within("id") if isinstance(record.content.get("id"), Mapping) else Record({})
    plain = {key: _text(value) for key, value in record.content.items() if not isinstance(value, Mapping)}
    told = {"tvdb_id": ids.text("tvdb"), "imdb_id": ids.text("imdb")}
    words = " ".join(map(str, record.list("filters")))
    return (
        {key: text for key, text in told.items() if text}
        | plain
        | ({"filters": words, "status": words} if words else {})
    )


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
