"""From values to the words of scripts."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from watchlog.errors import BadInput
from watchlog.model.opinion import Plan, Rating
from watchlog.model.outcomes import Whole
from watchlog.model.stars import decimal
from watchlog.model.title import Ref, Title
from watchlog.model.watch import Watch
from watchlog.records.guard import guarded

Record = dict[str, Any]
"""A JSON object."""

FIELDS: Final[dict[str, Callable[[Watch], Any]]] = {
    "id": lambda watch: watch.id,
    "title": lambda watch: watch.title.name,
    "original_title": lambda watch: watch.title.original_name,
    "year": lambda watch: watch.title.year,
    "kind": lambda watch: watch.title.kind,
    "season": lambda watch: watch.portion.season,
    "episode": lambda watch: watch.portion.episode,
    "episode_title": lambda watch: watch.episode_title,
    "watched_on": lambda watch: watch.when.on,
    "watched_at": lambda watch: moment(watch.when.at),
    "stars": lambda watch: watch.stars and watch.stars.of_five,
    "note": lambda watch: watch.note,
    "tags": lambda watch: list(watch.tags),
    "service": lambda watch: watch.service,
    "with": lambda watch: watch.companions,
    "rewatch": lambda watch: watch.rewatch,
    "pass": lambda watch: watch.pass_number,
    "refs": lambda watch: dict(watch.title.refs),
    "source": lambda watch: watch.source,
    "added_at": lambda watch: moment(watch.added_at),
}
"""The keys of a watch as JSON, in their order, and how each is read off it."""

COLUMNS: Final = tuple(name for name in FIELDS if name != "id")
"""The columns of a watch as CSV: the same without the number, which means nothing in another history."""


def watch_record(watch: Watch, fields: Sequence[str] = ()) -> Record:
    """A watch as a JSON object, with every key or only those asked for."""
    return {name: FIELDS[name](watch) for name in fields or FIELDS}


def watch_cells(watch: Watch) -> list[str]:
    """A watch as the cells of a CSV row, guarded against spreadsheets."""
    title, stars = watch.title, watch.stars
    return [
        guarded(title.name),
        guarded(title.original_name or ""),
        _number(title.year),
        title.kind or "",
        _number(watch.portion.season),
        _number(watch.portion.episode),
        guarded(watch.episode_title or ""),
        watch.when.on or "",
        moment(watch.when.at) or "",
        "" if stars is None else decimal(stars.points, 5),
        guarded(watch.note or ""),
        guarded(", ".join(watch.tags)),
        guarded(watch.service or ""),
        guarded(watch.companions or ""),
        "true" if watch.rewatch else "false",
        _number(watch.pass_number),
        guarded(refs_text(title.refs)),
        guarded(watch.source),
        moment(watch.added_at) or "",
    ]


def check_fields(fields: Sequence[str]) -> tuple[str, ...]:
    """The fields of a watch that were asked for.

    Raises:
        BadInput: There is no such field.
    """
    unknown = [name for name in fields if name not in FIELDS]
    if unknown:
        raise BadInput(f"a watch has no field “{unknown[0]}”", f"its fields are {', '.join(FIELDS)}")
    return tuple(fields)


def title_record(title: Title) -> Record:
    """A title as a JSON object."""
    return {
        "title_id": title.id,
        "title": title.name,
        "original_title": title.original_name,
        "year": title.year,
        "kind": title.kind,
        "refs": dict(title.refs),
    }


def rating_record(rating: Rating) -> Record:
    """A rating as a JSON object."""
    return title_record(rating.title) | {
        "id": rating.id,
        "season": rating.portion.season,
        "episode": rating.portion.episode,
        "stars": rating.stars.of_five,
        "rated_at": moment(rating.rated_at),
        "source": rating.source,
    }


def plan_record(plan: Plan) -> Record:
    """An entry of the watchlist as a JSON object."""
    return title_record(plan.title) | {
        "id": plan.id,
        "note": plan.note,
        "planned_at": moment(plan.planned_at),
        "source": plan.source,
    }


def whole_record(whole: Whole) -> Record:
    """Everything about a title as one JSON object."""
    return title_record(whole.title) | {
        "stars": whole.stars and whole.stars.of_five,
        "watches": [watch_record(watch) for watch in whole.watches],
        "ratings": [rating_record(rating) for rating in whole.ratings],
        "plan": whole.plan and plan_record(whole.plan),
    }


def refs_text(refs: Sequence[Ref]) -> str:
    """Ids at other services in one cell: `imdb:tt1160419 tvmaze:41428`."""
    return " ".join(map(str, refs))


def moment(at: datetime | None) -> str | None:
    """A moment as full ISO 8601 with its offset."""
    return None if at is None else at.isoformat()


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
