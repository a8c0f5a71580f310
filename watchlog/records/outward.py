"""From values to the words of scripts."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any, Final

from watchlog.errors import BadInput
from watchlog.model.journal import Change
from watchlog.model.opinion import Plan, Rating
from watchlog.model.outcomes import Report
from watchlog.model.stars import decimal
from watchlog.model.title import Ref, Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.records.guard import guarded

Record = dict[str, Any]
"""A JSON object."""

Fields = Mapping[str, Callable[[Any], Any]]
"""The keys of some kind of record, in their order, and how each is read off its value."""

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


def watch_cells(watch: Watch) -> list[str]:
    """A watch as the cells of a CSV row, guarded against spreadsheets."""
    _, title, portion, (on, at), stars, note, tags, service, companions, rewatch, run, episode_title, source, since = (
        watch
    )
    name, original, year, kind, refs = title[1:6]
    season, episode = portion
    return [
        _safe(name) if name else "",
        _safe(original) if original else "",
        "" if year is None else str(year),
        kind or "",
        "" if season is None else str(season),
        "" if episode is None else str(episode),
        _safe(episode_title) if episode_title else "",
        on or "",
        "" if at is None else at.isoformat(),
        "" if stars is None else decimal(stars.points, 5),
        _safe(note) if note else "",
        guarded(", ".join(tags)) if tags else "",
        _safe(service) if service else "",
        _safe(companions) if companions else "",
        "true" if rewatch else "false",
        "" if run is None else str(run),
        _safe(refs_text(refs)) if refs else "",
        _safe(source) if source else "",
        since.isoformat(),
    ]


def _safe(text: str) -> str:
    """A text that is not empty, guarded; what begins with a letter or a digit needs no second look."""
    return text if text[0].isalnum() else guarded(text)


def check_fields(asked: Sequence[str], fields: Fields) -> tuple[str, ...]:
    """The fields that were asked for, or all of them.

    Raises:
        BadInput: There is no such field.
    """
    unknown = [name for name in asked if name not in fields]
    if unknown:
        raise BadInput(f"there is no field “{unknown[0]}” here", f"there are {', '.join(fields)}")
    return tuple(asked or fields)


TITLE_FIELDS: Final[dict[str, Callable[[Title], Any]]] = {
    "title_id": lambda title: title.id,
    "title": lambda title: title.name,
    "original_title": lambda title: title.original_name,
    "year": lambda title: title.year,
    "kind": lambda title: title.kind,
    "refs": lambda title: dict(title.refs),
    "status": lambda title: title.status,
    "shown_as": lambda title: title.shown_as,
}

RATING_FIELDS: Final[dict[str, Callable[[Rating], Any]]] = {
    "id": lambda rating: rating.id,
    "season": lambda rating: rating.portion.season,
    "episode": lambda rating: rating.portion.episode,
    "stars": lambda rating: rating.stars.of_five,
    "rated_at": lambda rating: moment(rating.rated_at),
    "source": lambda rating: rating.source,
}

PLAN_FIELDS: Final[dict[str, Callable[[Plan], Any]]] = {
    "title": lambda plan: plan.title.name,
    "original_title": lambda plan: plan.title.original_name,
    "year": lambda plan: plan.title.year,
    "kind": lambda plan: plan.title.kind,
    "note": lambda plan: plan.note,
    "planned_at": lambda plan: moment(plan.planned_at),
    "refs": lambda plan: dict(plan.title.refs),
    "source": lambda plan: plan.source,
    "title_id": lambda plan: plan.title.id,
}

VIEW_FIELDS: Final[dict[str, Callable[[SavedView], Any]]] = {
    "name": lambda view: view.name,
    "query": lambda view: view.query,
    "saved_at": lambda view: moment(view.saved_at),
}

CHANGE_FIELDS: Final[dict[str, Callable[[Change], Any]]] = {
    "id": lambda change: change.id,
    "made_at": lambda change: moment(change.made_at),
    "summary": lambda change: change.summary,
    "rows": lambda change: change.rows,
    "undone": lambda change: change.undone,
}


REPORT_FIELDS: Final[dict[str, Callable[[Report], Any]]] = {
    name: attrgetter(name) for name in ("source", "rows", "imported", "duplicate", "review", "rejected", "batch")
}


def record(value: Any, fields: Fields, only: Sequence[str] = ()) -> Record:
    """A value as a JSON object, with every key or only those asked for."""
    return {name: fields[name](value) for name in only or fields}


def watch_record(watch: Watch) -> Record:
    """A watch as a JSON object."""
    return record(watch, FIELDS)


def refs_text(refs: Sequence[Ref]) -> str:
    """Ids at other services in one cell: `imdb:tt1160419 tvmaze:41428`."""
    return " ".join(map(str, refs))


def moment(at: datetime | None) -> str | None:
    """A moment as full ISO 8601 with its offset."""
    return None if at is None else at.isoformat()
