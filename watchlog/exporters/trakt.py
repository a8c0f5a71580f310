"""Trakt's export layout as a zip: what its website takes in again, and what tools for its exports read."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO, Final, TextIO

from watchlog.exporters import trakt_records as records
from watchlog.exporters.identity import is_film, is_guessed
from watchlog.exporters.losses import left_behind
from watchlog.exporters.scores import Opinions
from watchlog.exporters.tally import GUESSED, PARTIAL, Loss, Tally
from watchlog.model.lists import Listing
from watchlog.model.portion import WHOLE
from watchlog.model.snapshot import Snapshot
from watchlog.model.title import Status, Title
from watchlog.model.watch import Watch
from watchlog.records.text import write_json

TAKES: Final = frozenset({"times of day", "ratings", "names of episodes"})
IDS: Final = frozenset({"imdb", "tmdb", "trakt", "tvdb", "tvrage"})
FAVORITES: Final = "Favorites"
WATCHLIST: Final = "Watchlist"
"""The list of seasons and episodes to be seen, which are no plans here and stand on the watchlist there."""

BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the zip: the same history makes the same bytes."""

WHOLES: Final = Loss(
    "watch of a whole series or season was left out", "watches of whole series or seasons were left out",
    "Trakt's history is made of films and episodes",
)  # fmt: skip
UNNUMBERED: Final = Loss(
    "watch of an episode without a season was left out", "watches of episodes without a season were left out",
    "Trakt counts by seasons",
)  # fmt: skip
NO_EPISODE_IDS: Final = Loss(
    "watch of an episode goes by season and number", "watches of episodes go by season and number",
    "Trakt's website passes over episodes without an id of their own; tools that look them up take them",
)  # fmt: skip
NO_DAY: Final = Loss(
    "watch dated to a month or a year became one of unknown date",
    "watches dated to a month or a year became ones of unknown date",
    "Trakt knows moments alone",
)
PASS_RATED: Final = Loss(
    "rating of an episode without a season was left out",
    "ratings of episodes without a season were left out",
    "Trakt counts by seasons",
)
FILM_DROPPED: Final = Loss(
    "film that you dropped was left out", "films that you dropped were left out", "Trakt drops series alone"
)


class Trakt:
    """Writes history, ratings, watchlist, lists and dropped series, a file of JSON each, into one zip."""

    name = "trakt"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """Write the zip to the bytes behind a file, which has to have such."""
        return _Export(snapshot, file.buffer).written()


class _Export:
    """One export on its way.

    The history is written as it passes by; ratings and dropped series are noted meanwhile.
    """

    def __init__(self, snapshot: Snapshot, file: BinaryIO) -> None:
        self._snapshot = snapshot
        self._file = file
        self._tally = Tally("Trakt", TAKES, IDS)
        self._opinions = Opinions(self._tally)
        self._dropped: dict[int, Title] = {}

    def written(self) -> list[str]:
        with zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, rows in self._parts():
                with _member(archive, name) as member:
                    write_json(rows, member)
        kept = {title.id for title in self._dropped.values() if not is_film(title)}
        snapshot = self._snapshot
        rest = snapshot._replace(
            ratings=(),
            plans=(),
            statuses=[number for number in snapshot.statuses if number not in kept],
            stating=[title for title in snapshot.stating if title.id not in kept],
            lists=(),
            listings=(),
        )
        return [*self._tally.told(), *left_behind(rest)]

    def _parts(self) -> Iterator[tuple[str, Iterable[records.Record]]]:
        """Each file of the zip; the names are those that Trakt's website looks for.

        It takes what is rated in `ratings/` for films and series, so ratings of seasons lie beside that folder.
        """
        yield "watched/history-1.json", self._history()
        self._opinions.rated(self._snapshot.ratings)
        rated = list(self._ratings())
        for kind in ("movie", "show", "episode"):
            yield f"ratings/ratings-{kind}s.json", [each for each in rated if each["type"] == kind]
        yield "ratings-seasons.json", [each for each in rated if each["type"] == "season"]
        yield "lists/watchlist.json", self._watchlist()
        yield from self._lists()
        yield "hidden/hidden-dropped.json", self._hidden()

    def _history(self) -> Iterator[records.Record]:
        for watch in self._snapshot.watches:
            self._meet(watch.title)
            self._opinions.watched(watch)
            if self._goes(watch):
                self._tally.watch(watch)
                yield records.seen(watch)

    def _goes(self, watch: Watch) -> bool:
        film = is_film(watch.title, watch.portion)
        if not film and watch.portion.episode is None:
            self._tally.count(WHOLES)
            return False
        if not film and watch.portion.season is None:
            self._tally.count(UNNUMBERED)
            return False
        self._tally.count(NO_EPISODE_IDS, 0 if film else 1)
        self._tally.count(NO_DAY, 1 if watch.when.precision in PARTIAL else 0)
        return True

    def _ratings(self) -> Iterator[records.Record]:
        for opinion in self._opinions.all():
            if opinion.portion.season is None and opinion.portion.episode is not None:
                self._tally.count(PASS_RATED)
                continue
            self._meet(opinion.title)
            yield records.rated(opinion, self._tally)

    def _watchlist(self) -> Iterator[records.Record]:
        plans = [
            Listing(plan.title, WHOLE, WATCHLIST, None, plan.note, plan.planned_at, plan.source)
            for plan in self._snapshot.plans
        ]
        entries = [entry for entry in self._snapshot.listings if entry.list_name == WATCHLIST]
        for rank, entry in enumerate([*plans, *entries], 1):
            self._meet(entry.title)
            yield records.listed(rank, entry.title, entry.portion, entry.listed_at, entry.note)

    def _lists(self) -> Iterator[tuple[str, Iterable[records.Record]]]:
        by_name: dict[str, list[Listing]] = {each.name: [] for each in self._snapshot.lists}
        for entry in self._snapshot.listings:
            self._meet(entry.title)
            by_name.setdefault(entry.list_name, []).append(entry)
        by_name.pop(WATCHLIST, None)
        favorites = by_name.get(FAVORITES, [])
        if favorites and all(entry.portion == WHOLE for entry in favorites):
            yield "lists/favorites.json", _entries(by_name.pop(FAVORITES))
        known = {each.name: each for each in self._snapshot.lists}
        described = [
            records.a_list(number, name, known.get(name), len(by_name[name])) for number, name in enumerate(by_name, 1)
        ]
        yield "lists/lists.json", described
        for told, entries in zip(described, by_name.values(), strict=True):
            yield f"lists/list-{told['ids']['trakt']}-{told['ids']['slug']}.json", _entries(entries)

    def _hidden(self) -> Iterator[records.Record]:
        for title in self._snapshot.stating:
            self._meet(title)
        for title in self._dropped.values():
            if is_film(title):
                self._tally.count(FILM_DROPPED)
            else:
                yield records.hidden(title)

    def _meet(self, title: Title) -> None:
        """Every title that is written comes by here."""
        self._tally.title(title)
        if title.status is Status.DROPPED:
            self._dropped.setdefault(title.id, title)
        if is_guessed(title):
            self._tally.count_title(GUESSED, title)


def _entries(entries: Iterable[Listing]) -> Iterator[Mapping[str, Any]]:
    for rank, entry in enumerate(entries, 1):
        yield records.listed(entry.place or rank, entry.title, entry.portion, entry.listed_at, entry.note)


@contextmanager
def _member(archive: zipfile.ZipFile, name: str) -> Iterator[TextIO]:
    """A file in the zip, to be written."""
    about = zipfile.ZipInfo(name, BEGINNING)
    about.compress_type, about.create_system, about.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
    with archive.open(about, "w") as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="") as text:
        yield text
