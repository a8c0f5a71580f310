"""Simkl's import file: a CSV with a row for each title."""

from collections.abc import Iterator
from typing import Final, TextIO

from watchlog.exporters.identity import id_at, is_guessed, number_at
from watchlog.exporters.losses import left_behind
from watchlog.exporters.rows import write_rows
from watchlog.exporters.scores import in_steps
from watchlog.exporters.stories import Story, stories, unstated
from watchlog.exporters.tally import GUESSED, Loss, Tally
from watchlog.model.snapshot import Snapshot
from watchlog.model.title import Status

COLUMNS: Final = (
    "simkl_id", "TVDB_ID", "TMDB", "IMDB_ID", "MAL_ID", "Type", "Title", "Year", "LastEpWatched", "Watchlist",
    "WatchedDate", "Rating", "Memo",
)  # fmt: skip
IDS: Final = frozenset({"simkl", "tvdb", "tmdb", "imdb", "mal"})
TAKES: Final = frozenset({"ratings", "notes"})
WATCHLISTS: Final = {
    Status.WATCHING: "watching",
    Status.PAUSED: "hold",
    Status.DROPPED: "dropped",
    Status.COMPLETED: "completed",
    None: "",
}

DAYS: Final = Loss("day of a sitting was left out", "days of sittings were left out", "Simkl takes the last one")
AGAIN: Final = Loss(
    "watch of a title that was seen before was left out", "watches of titles that were seen before were left out",
    "Simkl has one row for each",
)  # fmt: skip
SCATTERED: Final = Loss(
    "episode was left out", "episodes were left out",
    "Simkl takes the last one that was seen without a gap, and all before it",
)  # fmt: skip


class Simkl:
    """Writes a row for each title, as Simkl's importer takes them."""

    name = "simkl"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """What was watched, rated, planned or given up."""
        tally = Tally("Simkl", TAKES, IDS)
        told = stories(snapshot, tally)
        write_rows(COLUMNS, _rows(told, tally), file)
        return [*tally.told(), *left_behind(unstated(snapshot, told))]


def _rows(told: list[Story], tally: Tally) -> Iterator[tuple[object, ...]]:
    for story in told:
        title = story.title
        tally.count(DAYS, max(len(story.days) - 1, 0))
        tally.count(AGAIN, story.repeats)
        if is_guessed(title) and story.film:
            tally.count_title(GUESSED, title)
        yield (
            *(number_at(title, service) for service in ("simkl", "tvdb", "tmdb")),
            id_at(title, "imdb"),
            number_at(title, "mal"),
            _type(story),
            title.name,
            title.year or "",
            _mark(story, tally),
            "plantowatch" if story.plan and not story.seen else WATCHLISTS[story.status],
            max(story.days, default=""),
            in_steps(story.stars, tally) if story.stars else "",
            "\n\n".join(story.notes),
        )


def _type(story: Story) -> str:
    """Simkl keeps anime apart, films of it too."""
    if number_at(story.title, "mal"):
        return "anime"
    return "movie" if story.film else "tv"


def _mark(story: Story, tally: Tally) -> str:
    """The last episode that was seen without a gap."""
    season, episode, counted = story.unbroken
    tally.count(SCATTERED, sum(map(len, story.episodes.values())) - counted)
    return f"s{season}e{episode}" if counted else ""
