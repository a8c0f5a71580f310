"""Yamtrack's CSV: a row for each film that was seen, and for each series, season and episode."""

from collections.abc import Iterator
from datetime import UTC
from typing import Final, TextIO

from watchlog.exporters.identity import is_film, is_guessed, number_at
from watchlog.exporters.losses import left_behind
from watchlog.exporters.rows import write_rows
from watchlog.exporters.scores import Opinions
from watchlog.exporters.stories import Story
from watchlog.exporters.tally import GUESSED, PARTIAL, Loss, Tally
from watchlog.exporters.yamtrack_anime import anime_rows, is_counted_through, without_number
from watchlog.model.opinion import Plan
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.snapshot import Snapshot
from watchlog.model.stars import Stars, decimal
from watchlog.model.title import Status, Title
from watchlog.model.watch import Watch
from watchlog.model.when import Precision, When

COLUMNS: Final = (
    "media_id", "source", "media_type", "title", "image", "season_number", "episode_number", "score", "progress",
    "status", "start_date", "end_date", "notes", "progressed_at",
)  # fmt: skip
SOURCE: Final = "tmdb"
IDS: Final = frozenset({SOURCE})
TAKES: Final = frozenset({"times of day", "ratings", "notes"})
STATUSES: Final = {
    Status.WATCHING: "In progress",
    Status.PAUSED: "Paused",
    Status.DROPPED: "Dropped",
    Status.COMPLETED: "Completed",
}

NO_NUMBER: Final = Loss(
    "series was left out", "series were left out", "Yamtrack knows series by their tmdb id, and it has none"
)
BY_NAME: Final = Loss(
    "film goes by its name alone", "films go by their names alone",
    "it has no tmdb id, so Yamtrack takes the first one that it finds",
)  # fmt: skip
WHOLES: Final = Loss(
    "watch of a whole series or season was left out", "watches of whole series or seasons were left out",
    "Yamtrack counts episodes",
)  # fmt: skip
UNNUMBERED: Final = Loss(
    "watch of an episode without a season was left out", "watches of episodes without a season were left out",
    "Yamtrack counts by seasons",
)  # fmt: skip
NO_DAY: Final = Loss(
    "watch is dated to a month or a year and went without", "watches are dated to a month or a year and went without",
    "Yamtrack knows days alone",
)  # fmt: skip
EPISODE_RATED: Final = Loss(
    "rating of an episode was left out", "ratings of episodes were left out", "Yamtrack rates seasons, series and films"
)
EPISODE_NOTED: Final = Loss(
    "note on an episode was left out", "notes on episodes were left out", "Yamtrack has notes of series and films"
)
UNSEEN_RATED: Final = Loss(
    "rating of what was not watched was left out", "ratings of what was not watched were left out",
    "Yamtrack rates what is seen or planned",
)  # fmt: skip
BEGUN: Final = Loss(
    "plan of a series that was begun was left out", "plans of series that were begun were left out",
    "Yamtrack has one entry for each",
)  # fmt: skip


class Yamtrack:
    """Writes films, series, seasons and episodes as Yamtrack exports them and takes them in."""

    name = "yamtrack"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """A series and a season come before the first of their episodes; the watchlist comes last."""
        tally = Tally("Yamtrack", TAKES, IDS)
        export = _Export(snapshot, tally)
        write_rows(COLUMNS, export.rows(), file)
        rest = snapshot._replace(
            ratings=(),
            plans=(),
            statuses=[number for number in snapshot.statuses if number not in export.stated],
            stating=[title for title in snapshot.stating if title.id not in export.stated],
        )
        return [*tally.told(), *left_behind(rest)]


class _Export:
    """Rows as the history passes by.

    Attributes:
        stated: The numbers of the titles whose status was written.
    """

    def __init__(self, snapshot: Snapshot, tally: Tally) -> None:
        self.stated: set[int] = set()
        self._snapshot = snapshot
        self._tally = tally
        self._opinions = Opinions(tally)
        self._opinions.rated(snapshot.ratings)
        self._written: set[tuple[int, Portion]] = set()
        self._anime: dict[int, Story] = {}

    def rows(self) -> Iterator[tuple[object, ...]]:
        for watch in self._snapshot.watches:
            if is_film(watch.title, watch.portion):
                yield self._film(watch)
            elif is_counted_through(watch):
                self._run(watch)
            elif self._goes(watch):
                yield from self._above(watch)
                yield self._episode(watch)
        yield from self._runs()
        for plan in self._snapshot.plans:
            yield from self._planned(plan)
        for opinion in self._opinions.all():
            if (opinion.title.id, opinion.portion) not in self._written:
                self._tally.count(UNSEEN_RATED if opinion.portion.episode is None else EPISODE_RATED)

    def _film(self, watch: Watch) -> tuple[object, ...]:
        self._tally.watch(watch)
        self._written.add((watch.title.id, WHOLE))
        opinion = self._opinions.of(watch.title, WHOLE)
        stars = watch.stars or (opinion.stars if opinion else None)
        end, moment = self._dates(watch.when)
        rest = (_score(stars), 1, "Completed", "", end, watch.note or "", moment)
        return (*self._identity(watch.title, "movie"), *rest)

    def _runs(self) -> Iterator[tuple[object, ...]]:
        for story in self._anime.values():
            opinion = self._opinions.of(story.title, WHOLE)
            stars = opinion.stars if opinion else None
            yield from anime_rows(story, stars, self._status(story.title), self._tally)

    def _run(self, watch: Watch) -> None:
        """Keep an episode of an anime, which goes with all the others of its run."""
        self._tally.watch(watch._replace(title=without_number(watch.title)))
        self._tally.count(EPISODE_RATED, 1 if watch.stars else 0)
        self._tally.count(NO_DAY, 1 if watch.when.precision in PARTIAL else 0)
        self._written.add((watch.title.id, WHOLE))
        self._anime.setdefault(watch.title.id, Story(watch.title)).watched(watch)

    def _goes(self, watch: Watch) -> bool:
        if watch.portion.episode is None:
            self._tally.count(WHOLES)
            return False
        if watch.portion.season is None:
            self._tally.count(UNNUMBERED)
            return False
        return self._is_known(watch.title)

    def _is_known(self, series: Title) -> bool:
        if not number_at(series, SOURCE):
            self._tally.count_title(NO_NUMBER, series)
            return False
        return True

    def _above(self, watch: Watch) -> Iterator[tuple[object, ...]]:
        """The rows of the series and the season of an episode, where they are not written yet."""
        season = Portion(watch.portion.season)
        for kind, portion in (("tv", WHOLE), ("season", season)):
            if (watch.title.id, portion) not in self._written:
                self._written.add((watch.title.id, portion))
                opinion = self._opinions.of(watch.title, portion)
                status = self._status(watch.title) if portion == WHOLE else STATUSES[Status.WATCHING]
                rest = (_score(opinion.stars if opinion else None), "", status, "", "", "", "")
                yield (*self._identity(watch.title, kind, portion), *rest)

    def _episode(self, watch: Watch) -> tuple[object, ...]:
        self._tally.watch(watch)
        self._tally.count(EPISODE_RATED, 1 if watch.stars else 0)
        self._tally.count(EPISODE_NOTED, 1 if watch.note else 0)
        end, moment = self._dates(watch.when)
        return (*self._identity(watch.title, "episode", watch.portion), "", "", "", "", end, "", moment)

    def _planned(self, plan: Plan) -> Iterator[tuple[object, ...]]:
        film = is_film(plan.title)
        if plan.title.id in self._anime:
            self._tally.count(BEGUN)
            return
        if not film and not self._is_known(plan.title):
            return
        if not film and (plan.title.id, WHOLE) in self._written:
            self._tally.count(BEGUN)
            return
        self._tally.title(plan.title)
        self._written.add((plan.title.id, WHOLE))
        opinion = self._opinions.of(plan.title, WHOLE)
        rest = (_score(opinion.stars if opinion else None), "", "Planning", "", "", plan.note or "")
        identity = self._identity(plan.title, "movie" if film else "tv")
        yield (*identity, *rest, plan.planned_at.astimezone(UTC).isoformat())

    def _status(self, series: Title) -> str:
        if series.status is None:
            return STATUSES[Status.WATCHING]
        self.stated.add(series.id)
        return STATUSES[series.status]

    def _identity(self, title: Title, kind: str, portion: Portion = WHOLE) -> tuple[object, ...]:
        number = number_at(title, SOURCE)
        if not number:
            self._tally.count_title(BY_NAME, title)
        if kind == "movie" and is_guessed(title):
            self._tally.count_title(GUESSED, title)
        season, episode = ("" if part is None else part for part in portion)
        return (number, SOURCE if number else "", kind, title.name, "", season, episode)

    def _dates(self, when: When) -> tuple[str, str]:
        """When it was over, and the moment where it is known."""
        if when.precision in PARTIAL:
            self._tally.count(NO_DAY)
        if when.at is not None:
            return when.at.isoformat(), when.at.isoformat()
        return (when.on or "") if when.precision is Precision.DAY else "", ""


def _score(stars: Stars | None) -> str:
    """A rating of ten, exact to the tenth, as fine as ratings are."""
    return decimal(stars.points, 10) if stars else ""
