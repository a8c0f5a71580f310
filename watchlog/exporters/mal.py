"""MyAnimeList's XML: an entry for each anime, as its importer and those of other lists take it."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, TextIO

from watchlog.exporters.besides import Besides, Shelf
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
WORTH: Final = re.compile(r"[0-9]{1,9}\.[0-9]{2}")

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
        shelf = Shelf(snapshot, self.name, tally)
        anime = [story for story in told if number_at(story.title, "mal")]
        for story in told:
            if not number_at(story.title, "mal"):
                tally.count(NO_ID)
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<myanimelist>\n')
        file.writelines(_element("myinfo", _totals(anime)))
        for story in anime:
            file.writelines(_element("anime", _entry(story, shelf.of(story.title.id), tally)))
        file.write("</myanimelist>\n")
        rest = shelf.rest({story.title.id for story in anime})
        return [*tally.told(), *left_behind(unstated(rest, told))]


def _totals(anime: list[Story]) -> dict[str, object]:
    counts = Counter(map(_status, anime))
    return {
        "user_export_type": 1,
        "user_total_anime": len(anime),
        **{f"user_total_{word}": counts[status] for status, word in TOTALS.items()},
    }


def _entry(story: Story, besides: Besides, tally: Tally) -> dict[str, object]:
    began, ended = _dates(story, besides, tally)
    storage, worth = _storage(besides.storage)
    again = story.again if story.status is Status.COMPLETED else 0
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
        "my_storage": _text(storage) if storage else "",
        "my_storage_value": worth,
        "my_status": _status(story),
        "my_comments": _text("\n\n".join(map(lines, (*story.notes, *besides.notes)))),
        "my_times_watched": max(story.repeats, story.rewatches),
        "my_rewatch_value": "",
        "my_priority": "LOW",
        "my_tags": _text(", ".join(dict.fromkeys(map(line, (*story.tags, *besides.tags))))),
        "my_rewatching": 1 if again else 0,
        "my_rewatching_ep": again,
        "my_discuss": 1,
        "my_sns": "default",
        "update_on_import": 1,
    }


def _status(story: Story) -> str:
    return STATUSES[story.status]


def _dates(story: Story, besides: Besides, tally: Tally) -> tuple[str, str]:
    """When it began and ended: as was said of the run, or else the first day, and the last one where it is over."""
    days = sorted(story.days)
    over = story.status is Status.COMPLETED
    began = besides.began.on or (days[0] if days else None)
    ended = besides.ended.on or (days[-1] if days and over else None)
    tally.count(DAYS, len(story.days - {began, ended}))
    return _date(began), _date(ended)


def _date(on: str | None) -> str:
    """A date as MyAnimeList writes it, with zeros for what nobody knows."""
    return (on or "") + NO_DATE[len(on or "") :]


def _storage(said: str) -> tuple[str, str]:
    """Where it is kept and how much of it, which the importer put into one note."""
    kept, _, worth = said.rpartition(", ")
    return (line(kept), worth) if WORTH.fullmatch(worth) and kept else (line(said), "0.00")


def _episodes(story: Story, tally: Tally) -> int:
    tally.count(SPECIALS, len(story.episodes.get(0, ())))
    regular = sum(len(seen) for season, seen in story.episodes.items() if season != 0)
    tally.count(SCATTERED, regular - story.gapless)
    return regular or (1 if story.wholes and story.film else 0)


def _element(name: str, parts: dict[str, object]) -> Iterator[str]:
    yield f"<{name}>\n"
    for part, value in parts.items():
        yield f"<{part}>{value}</{part}>\n"
    yield f"</{name}>\n"


def _text(text: str) -> str:
    """A text that may hold anything; what would end a section of characters is put into two."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"
