"""IMDb's own export layouts: ratings with 14 columns, and the watchlist with 18, which most services take in."""

from collections.abc import Iterator
from typing import Final, TextIO

from watchlog.exporters.identity import id_at, kind_of
from watchlog.exporters.losses import left_behind
from watchlog.exporters.rows import write_rows
from watchlog.exporters.scores import Opinion, Opinions, in_steps
from watchlog.exporters.tally import Loss, Tally
from watchlog.model.opinion import Plan
from watchlog.model.portion import WHOLE
from watchlog.model.snapshot import Snapshot
from watchlog.model.title import Kind, Title

RATINGS: Final = (
    "Const", "Your Rating", "Date Rated", "Title", "Original Title", "URL", "Title Type", "IMDb Rating",
    "Runtime (mins)", "Year", "Genres", "Num Votes", "Release Date", "Directors",
)  # fmt: skip
WATCHLIST: Final = (
    "Position", "Const", "Created", "Modified", "Description", "Title", "Original Title", "URL", "Title Type",
    "IMDb Rating", "Runtime (mins)", "Year", "Genres", "Num Votes", "Release Date", "Directors", "Your Rating",
    "Date Rated",
)  # fmt: skip
TYPES: Final = {Kind.FILM: "Movie", Kind.SERIES: "TV Series", None: ""}
IDS: Final = frozenset({"imdb"})
TAKES: Final = frozenset({"original titles"})

WATCHED: Final = Loss("watch was left out", "watches were left out", "IMDb's ratings say nothing of sittings")
NO_ID: Final = Loss("title was left out", "titles were left out", "IMDb knows titles by their imdb id, and it has none")
PART_RATED: Final = Loss(
    "rating of a season or an episode was left out", "ratings of seasons and episodes were left out",
    "IMDb has ids of their own for those",
)  # fmt: skip
PLANNED: Final = Loss("plan was left out", "plans were left out", "--format imdb-watchlist makes a file of them")
RATED: Final = Loss("rating was left out", "ratings were left out", "--format imdb makes a file of them")
UNPLANNED: Final = Loss("watch was left out", "watches were left out", "this is the watchlist alone")


class Imdb:
    """Writes ratings of titles as IMDb exports them."""

    name = "imdb"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """A row for each title that was rated, with the rating that counts."""
        tally = Tally("IMDb", TAKES, IDS)
        write_rows(RATINGS, _rated(snapshot, tally), file)
        tally.count(PLANNED, len(snapshot.plans))
        return [*tally.told(), *left_behind(snapshot._replace(ratings=(), plans=()))]


class ImdbWatchlist:
    """Writes the watchlist as IMDb exports it."""

    name = "imdb-watchlist"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """A row for each title to be seen."""
        tally = Tally("IMDb", TAKES, IDS)
        tally.count(UNPLANNED, sum(1 for _ in snapshot.watches))
        tally.count(RATED, len(snapshot.ratings))
        write_rows(WATCHLIST, _planned(snapshot, tally), file)
        return [*tally.told(), *left_behind(snapshot._replace(ratings=(), plans=()))]


def _rated(snapshot: Snapshot, tally: Tally) -> Iterator[tuple[object, ...]]:
    opinions = Opinions(tally)
    for watch in snapshot.watches:
        tally.count(WATCHED)
        opinions.watched(watch)
    opinions.rated(snapshot.ratings)
    for opinion in opinions.all():
        if opinion.portion != WHOLE:
            tally.count(PART_RATED)
        elif _goes(opinion.title, tally):
            yield _rating(opinion, snapshot, tally)


def _rating(opinion: Opinion, snapshot: Snapshot, tally: Tally) -> tuple[object, ...]:
    title, imdb = opinion.title, id_at(opinion.title, "imdb")
    day = opinion.on or opinion.at.astimezone(snapshot.zone).date().isoformat()
    return (imdb, in_steps(opinion.stars, tally), day, *_facts(title), "", "", title.year or "", "", "", "", "")


def _planned(snapshot: Snapshot, tally: Tally) -> Iterator[tuple[object, ...]]:
    going = (plan for plan in snapshot.plans if _goes(plan.title, tally))
    for position, plan in enumerate(going, 1):
        yield _plan(position, plan, snapshot)


def _plan(position: int, plan: Plan, snapshot: Snapshot) -> tuple[object, ...]:
    title, imdb = plan.title, id_at(plan.title, "imdb")
    day = plan.planned_at.astimezone(snapshot.zone).date().isoformat()
    empty = [""] * 6
    return (position, imdb, day, day, plan.note or "", *_facts(title), "", "", title.year or "", *empty)


def _facts(title: Title) -> tuple[str, ...]:
    imdb, original = id_at(title, "imdb"), title.original_name or title.name
    return (title.name, original, f"https://www.imdb.com/title/{imdb}/", TYPES[kind_of(title)])


def _goes(title: Title, tally: Tally) -> bool:
    if not id_at(title, "imdb"):
        tally.count_title(NO_ID, title)
        return False
    tally.title(title)
    return True
