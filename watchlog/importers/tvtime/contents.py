"""Tables: which file of TV Time's holds what, told by its columns, or by the fields of its first record."""

import re
from enum import Enum, auto
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from watchlog.files.source import Source
from watchlog.files.tables import columns_of


class Holds(Enum):
    """What the records of a file are, in the order in which they are read."""

    TRACKING_2 = auto()
    TRACKING_1 = auto()
    SEEN = auto()
    REWATCHED = auto()
    FOLLOWED = auto()
    SHOW_DATA = auto()
    SPECIAL = auto()
    RATES = auto()
    VOTES = auto()
    COMMENTS = auto()
    LISTS = auto()
    LATEST = auto()
    SAVED_EPISODES = auto()
    SAVED_FILMS = auto()
    SAVED_SERIES = auto()
    SAVED_LISTS = auto()
    ACTIVITY = auto()
    FILMS_JSON = auto()
    SERIES_JSON = auto()


class TimeFile(NamedTuple):
    """A file that is read.

    Attributes:
        holds: What it holds.
        name: How the source calls it.
    """

    holds: Holds
    name: str

    @property
    def stem(self) -> str:
        """What it is called without folders and ending, in small letters."""
        return PurePosixPath(self.name).stem.lower()


COLUMNS: Final[tuple[tuple[Holds, frozenset[str]], ...]] = (
    (Holds.TRACKING_2, frozenset({"key", "s_id", "series_name"})),
    (Holds.COMMENTS, frozenset({"text", "entity_type", "series_name"})),
    (Holds.COMMENTS, frozenset({"text", "entity_type", "movie_name"})),
    (Holds.TRACKING_1, frozenset({"type", "entity_type", "movie_name"})),
    (Holds.TRACKING_1, frozenset({"type", "entity_type", "series_id"})),
    (Holds.REWATCHED, frozenset({"episode_id", "cpt"})),
    (Holds.SEEN, frozenset({"episode_id", "tweet_id"})),
    (Holds.SEEN, frozenset({"episode_id", "fb_action_id"})),
    (Holds.SHOW_DATA, frozenset({"tv_show_id", "nb_episodes_seen"})),
    (Holds.SPECIAL, frozenset({"tv_show_id", "status"})),
    (Holds.FOLLOWED, frozenset({"tv_show_id", "archived"})),
    (Holds.FOLLOWED, frozenset({"tv_show_id", "notification_type"})),
    (Holds.RATES, frozenset({"tv_show_name", "rating"})),
    (Holds.RATES, frozenset({"tv_show_id", "rating"})),
    (Holds.VOTES, frozenset({"vote_key"})),
    (Holds.COMMENTS, frozenset({"comment", "tv_show_name"})),
    (Holds.LISTS, frozenset({"objects", "name", "s_key"})),
    (Holds.LISTS, frozenset({"objects", "name", "is_public"})),
    (Holds.LATEST, frozenset({"tv_show_name", "episode_season_number", "episode_id"})),
    (Holds.SAVED_EPISODES, frozenset({"show_id", "show_name", "seen_date"})),
    (Holds.SAVED_EPISODES, frozenset({"series_tvdb_id", "is_watched"})),
    (Holds.SAVED_LISTS, frozenset({"list_id", "list_name", "item_type"})),
    (Holds.ACTIVITY, frozenset({"is_watched", "is_watchlisted", "tvdb_id"})),
    (Holds.SAVED_FILMS, frozenset({"uuid", "title", "is_watched"})),
    (Holds.SAVED_SERIES, frozenset({"uuid", "title", "tvdb_id", "status"})),
)
"""By which columns a table is known: the first that fits."""
FIELDS: Final = (
    (Holds.FILMS_JSON, ("followed_at", "filters", "watched_at", "rewatch_count")),
    (Holds.SERIES_JSON, ("followed_at", "filters", "tvdb_id")),
    (Holds.SERIES_JSON, ("seasons", "status", "uuid", "title")),
    (Holds.FILMS_JSON, ("uuid", "is_watched", "rewatch_count", "title")),
)
NOT_TIME: Final = re.compile(r'"(?:slug|trakt|simkl)"\s*:')
READ: Final = frozenset(Holds) - {Holds.LATEST}
"""The latest episodes are told by the tracking too; they only help to tell what an id is."""


def files_of(source: Source) -> list[TimeFile]:
    """The files that are known, in the order in which they are read."""
    found = ((_holds(source.head(name), name), name) for name in source.files)
    files = [TimeFile(holds, name) for holds, name in found if holds is not None]
    return sorted(files, key=lambda file: (file.holds.value, file.name))


def _holds(head: str, name: str) -> Holds | None:
    if head.lstrip().startswith(("[", "{")):
        return _of_json(head) if name.lower().endswith(".json") or "\n" in head else None
    columns = frozenset(columns_of(head))
    return next((holds for holds, needed in COLUMNS if needed <= columns), None)


def _of_json(head: str) -> Holds | None:
    if not head.lstrip().startswith("[") or NOT_TIME.search(head):
        return None
    return next((holds for holds, fields in FIELDS if all(f'"{field}"' in head for field in fields)), None)
