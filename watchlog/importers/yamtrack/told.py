"""What all of Yamtrack's rows together say of a title: what it is called, and how often what was watched."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

Cells = Mapping[str, str]
Key = tuple[str, str, str]
"""A source, an id there, and what it is an id of."""

OF_SERIES: Final = frozenset({"tv", "season", "episode"})
SEEN: Final = frozenset({"completed", "repeating"})
LATE: Final = "9999"
"""What has not ended comes after all that has."""
LONGEST: Final = 5
"""Digits of a number of a season or an episode."""


class Told:
    """Learns from every row, and then tells of each what it needs to know of the others."""

    def __init__(self) -> None:
        self._names: dict[Key, str] = {}
        self._dated: Counter[tuple[Key, str, str]] = Counter()
        self._undated: Counter[tuple[Key, str, str]] = Counter()
        self._completed: Counter[Key] = Counter()
        self._runs: dict[Key, list[tuple[str, str]]] = {}
        self._episodes: dict[tuple[Key, str], tuple[int, int]] = {}
        self._series: set[Key] = set()

    def learn(self, cells: Cells) -> None:
        """Take in a row."""
        key, media_type = _key(cells), cells.get("media_type", "")
        if name := cells.get("title", "").strip():
            self._names.setdefault(key, name)
        if _is_dated_sitting(cells):
            self._dated[_sitting(cells)] += 1
        if media_type == "anime" and _status(cells) != "planning":
            self._completed[key] += _status(cells) in SEEN
            self._runs.setdefault(key, []).append(_run(cells))
        if media_type in OF_SERIES - {"tv"}:
            self._series.add(key)
            self._learn_episode(key, cells)

    def _learn_episode(self, key: Key, cells: Cells) -> None:
        season, episode = cells.get("season_number", ""), cells.get("episode_number", "")
        if all(text.isdecimal() and len(text) <= LONGEST for text in (season, episode)):
            self._episodes.setdefault((key, season), (int(season), int(episode)))
            self._episodes.setdefault((key, ""), (int(season), int(episode)))

    def name(self, cells: Cells) -> str:
        """The title's name, from another row where this one has none."""
        return cells.get("title", "").strip() or self._names.get(_key(cells), "")

    def rank(self, cells: Cells) -> int:
        """The how manieth sitting an undated one is at least, those with a date being counted first."""
        sitting = _sitting(cells)
        self._undated[sitting] += 1
        return self._dated[sitting] + self._undated[sitting]

    def repeats(self, cells: Cells) -> int:
        """How often an anime was watched to its end, beside what the row itself says."""
        return max(self._completed[_key(cells)] - (_status(cells) in SEEN), 0)

    def run(self, cells: Cells) -> int:
        """The how manieth run through an anime it is, in the order in which they ended."""
        runs = sorted(self._runs.get(_key(cells), []))
        return runs.index(_run(cells)) + 1 if _run(cells) in runs else 1

    def episode(self, cells: Cells) -> tuple[int, int] | None:
        """An episode of that season, or series, that has a row of its own."""
        return self._episodes.get((_key(cells), cells.get("season_number", "")))

    def has_parts(self, cells: Cells) -> bool:
        """Whether a series has rows for its seasons or episodes."""
        return _key(cells) in self._series


def _key(cells: Cells) -> Key:
    media_type = cells.get("media_type", "")
    what = "series" if media_type in OF_SERIES else media_type
    return cells.get("source", ""), cells.get("media_id", "") or cells.get("title", ""), what


def _sitting(cells: Cells) -> tuple[Key, str, str]:
    return _key(cells), cells.get("season_number", ""), cells.get("episode_number", "")


def _status(cells: Cells) -> str:
    return cells.get("status", "").strip().lower()


def _run(cells: Cells) -> tuple[str, str]:
    return cells.get("end_date", "") or LATE, cells.get("start_date", "")


def _is_dated_sitting(cells: Cells) -> bool:
    media_type, status = cells.get("media_type", ""), _status(cells)
    if media_type != "episode" and not (media_type == "movie" and status in ("", *SEEN)):
        return False
    return any(cells.get(column, "").strip() for column in ("end_date", "watch_date", "start_date"))
