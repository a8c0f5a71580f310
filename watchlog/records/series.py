"""What is next, what airs when, passes and progress, in the words of scripts."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from watchlog.model.passes import Pass, Skip
from watchlog.model.progress import Airing, Next, Progress
from watchlog.records.outward import Fields, Record, moment

NEXT_FIELDS: Final[dict[str, Callable[[Next], Any]]] = {
    "title": lambda following: following.title.name,
    "original_title": lambda following: following.title.original_name,
    "year": lambda following: following.title.year,
    "season": lambda following: following.portion.season,
    "episode": lambda following: following.portion.episode,
    "episode_title": lambda following: following.episode and following.episode.name,
    "label": attrgetter("label"),
    "air_date": lambda following: following.episode and following.episode.air_date,
    "runtime": lambda following: following.episode and following.episode.runtime,
    "seen": attrgetter("seen"),
    "left": attrgetter("left"),
    "minutes": attrgetter("minutes"),
    "pass": attrgetter("pass_number"),
    "new_season": attrgetter("new_season"),
    "last_watched": lambda following: following.last.on,
    "title_id": lambda following: following.title.id,
    "refs": lambda following: dict(following.title.refs),
}

SPOILING_FIELDS: Final[dict[str, Callable[[Airing], Any]]] = {
    "title": lambda airing: airing.title.name,
    "original_title": lambda airing: airing.title.original_name,
    "year": lambda airing: airing.title.year,
    "season": lambda airing: airing.portion.season,
    "episode": lambda airing: airing.portion.episode,
    "episode_title": lambda airing: airing.episode.name,
    "label": attrgetter("label"),
    "special": lambda airing: airing.episode.special,
    "air_date": attrgetter("on"),
    "air_at": lambda airing: moment(airing.at),
    "aired": attrgetter("has_aired"),
    "network": attrgetter("network"),
    "runtime": lambda airing: airing.episode.runtime,
    "summary": lambda airing: airing.episode.summary,
    "title_id": lambda airing: airing.title.id,
    "refs": lambda airing: dict(airing.title.refs),
}
"""The keys of what airs, with those that tell what happens."""

AIRING_FIELDS: Final[dict[str, Callable[[Airing], Any]]] = SPOILING_FIELDS | {
    "episode_title": lambda _: None,
    "summary": lambda _: None,
}
"""The same keys for somebody who wants to be surprised: names and summaries are null."""

PASS_FIELDS: Final[dict[str, Callable[[Pass], Any]]] = {
    "title": lambda run: run.title.name,
    "year": lambda run: run.title.year,
    "pass": attrgetter("number"),
    "name": attrgetter("name"),
    "state": attrgetter("state"),
    "seen": attrgetter("seen"),
    "total": attrgetter("total"),
    "began_on": lambda run: run.began.on,
    "ended_on": lambda run: run.ended.on,
    "stars": lambda run: run.stars and run.stars.of_five,
    "note": attrgetter("note"),
    "title_id": lambda run: run.title.id,
}

SKIP_FIELDS: Final[dict[str, Callable[[Skip], Any]]] = {
    "title": lambda skip: skip.title.name,
    "year": lambda skip: skip.title.year,
    "season": lambda skip: skip.portion.season,
    "episode": lambda skip: skip.portion.episode,
    "skipped_at": lambda skip: moment(skip.skipped_at),
    "source": attrgetter("source"),
    "title_id": lambda skip: skip.title.id,
}


def airing_fields(spoilers: bool) -> Fields:
    """The keys of what airs; without spoilers, the names of episodes and what happens in them are null."""
    return SPOILING_FIELDS if spoilers else AIRING_FIELDS


def progress_record(progress: Progress | None) -> Record | None:
    """How far somebody is with a series, as a JSON object; null where nothing tells."""
    if progress is None:
        return None
    return {
        "stage": progress.stage,
        "pass": progress.pass_number,
        "seen": progress.seen,
        "total": progress.total,
        "left": progress.left,
        "new_season": progress.new_season,
        "seasons": [season._asdict() for season in progress.seasons],
    }
