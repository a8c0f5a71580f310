"""What SeriesGuide's backups say of a show, its episodes, and a film."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from watchlog.errors import BadInput
from watchlog.importers.anime import COMMENTS, amount
from watchlog.importers.believable import Believable
from watchlog.importers.making import MALFORMED, Maker, portion, record_row
from watchlog.importers.protocol import Row, Source, Unreadable
from watchlog.importers.values import Record
from watchlog.model.arrival import Content
from watchlog.model.passes import Skip
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Kind, Title
from watchlog.parsing.names import YEARS
from watchlog.parsing.plain_text import readable
from watchlog.parsing.stars import parse_stars

NAME: Final = "seriesguide"
BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""From when milliseconds are counted."""
COLLECTION: Final = "Collection"


class Shows:
    """Reads shows.

    Args:
        source: What they stand in.
        make: Makes titles, watches and opinions.
    """

    def __init__(self, source: Source, make: Maker) -> None:
        self._source = source
        self._make = make
        self._believable = Believable()
        self._refused: list[Row] = []
        self._where = ("", "")

    def rows(self, content: Any, place: str, file: str) -> Iterator[Row]:
        """A row of what is said of a show and its episodes, and one more for each episode that can't be understood."""
        self._refused, self._where = [], (place, file)
        yield record_row(place, content, file, lambda: self._contents(Record(content)))
        yield from self._refused

    def _contents(self, show: Record) -> Iterator[Content]:
        title = show_title(show, self._make)
        was_watched = False
        for season in show.list("seasons"):
            for content in self._season(Record(season), title):
                was_watched = True
                yield content
        yield from self._opinions(show, title)
        if show.flag("hidden"):
            yield self._make.listing(title, "Hidden")
        elif not was_watched:
            yield self._make.plan(title)

    def _opinions(self, show: Record, title: Title) -> Iterator[Content]:
        if stars := _stars(show):
            yield self._make.rating(title, WHOLE, stars)
        if note := readable(show.text("user_note")):
            yield self._make.listing(title, COMMENTS, note=note)
        if show.flag("favorite"):
            yield self._make.listing(title, "Favorites")

    def _season(self, season: Record, title: Title) -> Iterator[Content]:
        number, episodes = season.number("season"), season.list("episodes")
        for each in episodes:
            try:
                episode = Record(each)
                contents = list(self._episode(episode, _which(number, episode), title))
            except (BadInput, *MALFORMED) as error:
                place, file = self._where
                where = f"{place}, refused episode {len(self._refused) + 1}"
                self._refused.append(Row(where, Unreadable(str(error)), json.dumps(each, ensure_ascii=False), file))
            else:
                yield from contents

    def _episode(self, episode: Record, which: Portion, title: Title) -> Iterator[Content]:
        """How often it was watched, nobody knows when; what is neither watched nor rated says nothing."""
        make, plays, stars = self._make, amount(episode.number("plays")), _stars(episode)
        if episode.flag("collected"):
            yield make.listing(title, COLLECTION, which)
        if episode.flag("skipped"):
            yield Skip(0, title, which, self._source.opened_at, NAME)
        elif episode.flag("watched") or plays:
            watch = make.watch(title, which, stars=stars, episode_title=episode.text("title"))
            self._believable.count(1, max(plays, 1))
            yield make.seen(watch, max(plays, 1))
            return
        if stars:
            yield make.rating(title, which, stars)


def show_title(show: Record, make: Maker) -> Title:
    """A show.

    Raises:
        BadInput: It has no title.
    """
    refs = {service: show.text(f"{service}_id") for service in ("tmdb", "tvdb", "imdb")}
    if (trakt := show.text("trakt_id")) not in ("", "0"):
        refs["trakt"] = f"show/{trakt}"
    if not show.text("title").strip():
        known = ", ".join(f"{service}:{value}" for service, value in refs.items() if value not in ("", "0"))
        raise BadInput(f"it has no title, only the id “{known}”")
    aired = show.text("first_aired")[:4]
    year = int(aired) if aired.isdecimal() and int(aired) in YEARS else None
    return make.title(show.text("title"), year, Kind.SERIES, refs)


def film_contents(film: Record, make: Maker, believable: Believable) -> Iterator[Content]:
    """What is said of a film: how often it was watched, and on which lists it is."""
    refs = {service: film.text(f"{service}_id") for service in ("tmdb", "imdb")}
    title = make.title(film.text("title"), _year(film.number("released_utc_ms")), Kind.FILM, refs)
    plays = amount(film.number("plays"))
    if film.flag("watched") or plays:
        believable.count(1, max(plays, 1))
        yield make.seen(make.watch(title), max(plays, 1))
    if film.flag("in_watchlist"):
        yield make.plan(title)
    if film.flag("in_collection"):
        yield make.listing(title, COLLECTION)


def _which(season: int | None, episode: Record) -> Portion:
    number = episode.number("episode")
    if season is None or number is None:
        raise BadInput("it is no episode: its season or it has no number")
    return portion(season, number)


def _stars(record: Record) -> Stars | None:
    said = record.text("rating_user").removesuffix(".0")
    return None if said in ("", "0") else parse_stars(said, SCALES["ten"])


def _year(milliseconds: int | None) -> int | None:
    """The year of a moment; None for those far away that stand for an unknown one."""
    try:
        return (BEGINNING + timedelta(milliseconds=milliseconds)).year if milliseconds else None
    except OverflowError:
        return None
