"""MyAnimeList's XML: an entry for each anime, as its importer and those of other lists take it."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, TextIO

from watchlog.exporters.identity import kind_of, number_at
from watchlog.exporters.losses import left_behind
from watchlog.exporters.plain import line, lines
from watchlog.exporters.scores import in_steps
from watchlog.exporters.stories import Story, stories, unstated
from watchlog.exporters.tally import Loss, Tally
from watchlog.model.snapshot import Snapshot
from watchlog.model.title import Kind, Status

IDS: Final = frozenset({"mal"})
TAKES: Final = frozenset({"ratings", "notes", "tags", "passes after the first", "marks of a rewatch"})
PLANNED: Final = "Plan to Watch"
STATUSES: Final = {
    Status.WATCHING: "Watching",
    Status.PAUSED: "On-Hold",
    Status.DROPPED: "Dropped",
    Status.COMPLETED: "Completed",
    None: PLANNED,
}
TOTALS: Final = {
    "Watching": "watching",
    "Completed": "completed",
    "On-Hold": "onhold",
    "Dropped": "dropped",
    PLANNED: "plantowatch",
}
TYPES: Final = {Kind.FILM: "Movie", Kind.SERIES: "TV", None: "Unknown"}
NO_DATE: Final = "0000-00-00"

NO_ID: Final = Loss("title was left out", "titles were left out", "it has no mal id, by which MyAnimeList knows anime")
DAYS: Final = Loss(
    "day of a sitting was left out", "days of sittings were left out", "MyAnimeList takes the first and the last"
)
SPECIALS: Final = Loss(
    "special was left out", "specials were left out", "MyAnimeList counts the episodes that have a number"
)

SCATTERED: Final = Loss(
    "episode counts as an earlier one", "episodes count as earlier ones", "MyAnimeList takes how many, and not which"
)


class Mal:
    """Writes anime as MyAnimeList exports them."""

    name = "mal"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """An entry for each title that has a mal id."""
        tally = Tally("MyAnimeList", TAKES, IDS)
        told = stories(snapshot, tally)
        anime = [story for story in told if number_at(story.title, "mal")]
        for story in told:
            if not number_at(story.title, "mal"):
                tally.count(NO_ID)
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<myanimelist>\n')
        file.writelines(_element("myinfo", _totals(anime)))
        for story in anime:
            file.writelines(_element("anime", _entry(story, tally)))
        file.write("</myanimelist>\n")
        return [*tally.told(), *left_behind(unstated(snapshot, told))]


def _totals(anime: list[Story]) -> dict[str, object]:
    counts = Counter(map(_status, anime))
    return {
        "user_export_type": 1,
        "user_total_anime": len(anime),
        **{f"user_total_{word}": counts[status] for status, word in TOTALS.items()},
    }


def _entry(story: Story, tally: Tally) -> dict[str, object]:
    began, ended = _dates(story, tally)
    return {
        "series_animedb_id": number_at(story.title, "mal"),
        "series_title": _text(line(story.title.name)),
        "series_type": TYPES[kind_of(story.title)],
        "series_episodes": 0,
        "my_id": 0,
        "my_watched_episodes": _episodes(story, tally),
        "my_start_date": began,
        "my_finish_date": ended,
        "my_score": in_steps(story.stars, tally) if story.stars else 0,
        "my_storage": "",
        "my_storage_value": "0.00",
        "my_status": _status(story),
        "my_comments": _text("\n\n".join(map(lines, story.notes))),
        "my_times_watched": max(story.repeats, story.rewatches),
        "my_rewatch_value": "",
        "my_priority": "LOW",
        "my_tags": _text(", ".join(map(line, story.tags))),
        "my_rewatching": 0,
        "my_rewatching_ep": 0,
        "my_discuss": 1,
        "my_sns": "default",
        "update_on_import": 1,
    }


def _status(story: Story) -> str:
    return STATUSES[story.status]


def _dates(story: Story, tally: Tally) -> tuple[str, str]:
    """The first day, and the last one where it is over."""
    days = sorted(story.days)
    if not days:
        return NO_DATE, NO_DATE
    over = story.status is Status.COMPLETED
    tally.count(DAYS, len(days) - len({days[0], days[-1]} if over else {days[0]}))
    return days[0], days[-1] if over else NO_DATE


def _episodes(story: Story, tally: Tally) -> int:
    tally.count(SPECIALS, len(story.episodes.get(0, ())))
    regular = sum(len(seen) for season, seen in story.episodes.items() if season != 0)
    tally.count(SCATTERED, regular - story.unbroken[2])
    return regular or (1 if story.wholes and kind_of(story.title) is Kind.FILM else 0)


def _element(name: str, parts: dict[str, object]) -> Iterator[str]:
    yield f"<{name}>\n"
    for part, value in parts.items():
        yield f"<{part}>{value}</{part}>\n"
    yield f"</{name}>\n"


def _text(text: str) -> str:
    """A text that may hold anything; what would end a section of characters is put into two."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"
