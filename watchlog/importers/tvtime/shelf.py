"""Shelf: what all files of TV Time's export together know of series, films and episodes."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Final, NamedTuple

from watchlog.importers.crowds import Crowds
from watchlog.importers.tvtime.contents import Holds
from watchlog.importers.tvtime.go_values import cell, film_year, instant, number_text, whole
from watchlog.model.when import UNKNOWN, When

SERIES: Final = ("s_id", "series_id", "tv_show_id", "show_id", "series_tvdb_id")
SERIES_NAME: Final = ("series_name", "tv_show_name", "show_name")
EPISODE: Final = ("episode_id", "ep_id")
SEASON: Final = ("season_number", "s_no", "episode_season_number", "season")
NUMBER: Final = ("episode_number", "ep_no", "episode")
"""What the files call the same things."""
WATCHED: Final = ("watch_date_range_key", "watch_date", "watched_at", "seen_date", "created_at")
WATCHES: Final = ("watch", "rewatch")
TRACKING: Final = (Holds.TRACKING_1, Holds.TRACKING_2)
SAME: Final = timedelta(days=1)


class Episode(NamedTuple):
    """An episode, as the files tell it; numbers are None where none tells them."""

    series_id: str
    series_name: str
    season: int | None
    number: int | None


class Film(NamedTuple):
    """A film."""

    name: str
    year: int | None


class Viewing(NamedTuple):
    """A viewing that the second tracking tells; its moment is None where it was marked in bulk."""

    episode: Episode
    moment: datetime | None


class Shelf:
    """What is known.

    Args:
        zone: The user's.

    Attributes:
        names: The names of series, by TheTVDB's number.
        films: Films, by TV Time's id.
        episodes: Episodes, by TheTVDB's number.
        followed: Since when series are followed, by TheTVDB's number.
        started: Series of which an episode was seen.
        seen_films: Films that were seen.
        is_tracked: Whether the source tells what was seen, so that something else was not.
    """

    def __init__(self, zone: tzinfo) -> None:
        self.names: dict[str, str] = {}
        self.films: dict[str, Film] = {}
        self.episodes: dict[str, Episode] = {}
        self.followed: dict[str, datetime] = {}
        self.started: set[str] = set()
        self.seen_films: set[str] = set()
        self.is_tracked = False
        self._zone = zone
        self._crowds = Crowds()
        self._viewings: dict[tuple[str, bool], list[Viewing]] = defaultdict(list)

    def learn(self, holds: Holds, cells: Mapping[str, str]) -> None:
        """Take what a record of a table tells.

        Raises:
            BadInput: It tells something that can't be.
        """
        self.is_tracked = self.is_tracked or holds in (*TRACKING, Holds.SEEN, Holds.SAVED_EPISODES)
        episode = _episode(cells)
        if episode.series_id and episode.series_name:
            self.names.setdefault(episode.series_id, episode.series_name)
        if holds is Holds.SHOW_DATA and (whole(cell(cells, "nb_episodes_seen")) or 0) > 0:
            self.started.add(episode.series_id)
        if holds is Holds.FOLLOWED and (since := instant(cell(cells, "created_at"))):
            self.followed.setdefault(episode.series_id, since)
        self._learn_film(cells)
        if episode.number is not None:
            self._learn_episode(holds, cells, episode)
        if _is_viewing(holds, cells) and not cell(cells, "bulk_type"):
            self._count(cells, episode)

    def when(self, cells: Mapping[str, str]) -> When:
        """When something was watched, by the record itself: unknown where it was marked in bulk.

        Raises:
            BadInput: It is no moment.
        """
        moment = None if cell(cells, "bulk_type") else _moment(cells)
        return self.at(moment)

    def at(self, moment: datetime | None) -> When:
        """When something was watched that was marked at that moment."""
        return UNKNOWN if moment is None else self._crowds.when(moment.astimezone(self._zone))

    def told_again(self, cells: Mapping[str, str], *, rewatch: bool) -> Viewing | None:
        """The viewing of the second tracking that an older file tells again; None where it is one of its own."""
        there = self._viewings.get((number_text(cell(cells, *EPISODE)), rewatch), [])
        moment = _moment(cells)
        if not there or moment is None:
            return there[0] if there else None
        nearest = min(there, key=lambda viewing: abs((viewing.moment or moment) - moment))
        apart = abs((nearest.moment or moment) - moment)
        return nearest if not rewatch or apart <= SAME else None

    def marked(self, moment: datetime | None, what: object) -> None:
        """Something was marked as seen at a moment."""
        if moment is not None:
            self._crowds.add(moment, what)

    def episode(self, cells: Mapping[str, str]) -> Episode:
        """The episode of a record, as far as all files together know it.

        Raises:
            BadInput: A number is none.
        """
        episode = _episode(cells)
        known = self.episodes.get(number_text(cell(cells, *EPISODE)), episode)
        number = episode if episode.number is not None else known
        series_id = episode.series_id or known.series_id
        name = episode.series_name or known.series_name or self.names.get(series_id, "")
        return Episode(series_id, name, number.season, number.number)

    def _learn_film(self, cells: Mapping[str, str]) -> None:
        uuid, name = cell(cells, "uuid"), film_name(cells)
        if cell(cells, "entity_type") != "movie" or not uuid:
            return
        if name and uuid not in self.films:
            self.films[uuid] = Film(name, film_year(cell(cells, "release_date")))
        if cell(cells, "type") in WATCHES:
            self.seen_films.add(uuid)

    def _learn_episode(self, holds: Holds, cells: Mapping[str, str], episode: Episode) -> None:
        number = number_text(cell(cells, *EPISODE))
        if number:
            self.episodes.setdefault(number, episode)
        if _is_viewing(holds, cells):
            self.started.add(episode.series_id)
        if number and holds is Holds.TRACKING_2 and _is_viewing(holds, cells):
            moment = None if cell(cells, "bulk_type") else _moment(cells)
            self._viewings[number, cell(cells, "key").startswith("re")].append(Viewing(episode, moment))

    def _count(self, cells: Mapping[str, str], episode: Episode) -> None:
        what = number_text(cell(cells, *EPISODE)) or (*episode, cell(cells, "uuid", "movie_name", "title", "imdb_id"))
        self.marked(_moment(cells), what)


def film_name(cells: Mapping[str, str]) -> str:
    """What a film is called; where only its key is left, by the words of that."""
    slug = cell(cells, "alpha_range_key").rpartition("alpha-")[2]
    return cell(cells, "movie_name") or slug.replace("-", " ").strip()


def _episode(cells: Mapping[str, str]) -> Episode:
    series, name = number_text(cell(cells, *SERIES)), cell(cells, *SERIES_NAME)
    return Episode(series, name, whole(cell(cells, *SEASON)), whole(cell(cells, *NUMBER)))


def _moment(cells: Mapping[str, str]) -> datetime | None:
    for column in WATCHED:
        found = instant(cell(cells, column))
        if found is not None:
            return found
    return None


def _is_viewing(holds: Holds, cells: Mapping[str, str]) -> bool:
    if holds is Holds.TRACKING_1:
        return cell(cells, "type") in WATCHES
    if holds is Holds.TRACKING_2:
        return cell(cells, "key").startswith(("watch-episode", "rewatch-episode"))
    return holds in (Holds.SEEN, Holds.SAVED_EPISODES, Holds.SAVED_FILMS, Holds.ACTIVITY) and bool(
        cell(cells, "watched_at", "seen_date") or holds is Holds.SEEN
    )
