"""The archive: everything, so that a history can move house."""

from typing import TextIO

from watchlog.model.opinion import Plan, Rating
from watchlog.model.passes import PassNote, Skip
from watchlog.model.portion import Portion
from watchlog.model.snapshot import Snapshot, TitleOrder
from watchlog.model.stars import Stars
from watchlog.model.title import Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.records.archive import FORMAT, VERSION
from watchlog.records.outward import Record, moment
from watchlog.records.text import json_text


class Archive:
    """Writes a whole history as one JSON document."""

    name = "archive"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """Titles, what there is of them, and views, an object a line."""
        shelf = _Shelf()
        parts = {
            "watches": [_watch(watch, shelf) for watch in snapshot.watches],
            "ratings": [_rating(rating, shelf) for rating in snapshot.ratings],
            "plans": [_plan(plan, shelf) for plan in snapshot.plans],
            "passes": [_pass_note(note, shelf) for note in snapshot.pass_notes],
            "skips": [_skip(skip, shelf) for skip in snapshot.skips],
            "orders": [_order(order, shelf) for order in snapshot.orders],
            "views": [_view(view) for view in snapshot.views],
        }
        parts = {"titles": [_title(title) for title in shelf.titles]} | parts
        file.write(f'{{"format": "{FORMAT}", "version": {VERSION}')
        for name, records in parts.items():
            file.write(f',\n"{name}": [')
            file.write(",".join(f"\n{json_text(record)}" for record in records))
            file.write("]")
        file.write("}\n")
        return []


class _Shelf:
    """Titles in the order in which they are first named."""

    def __init__(self) -> None:
        self.titles: list[Title] = []
        self._places: dict[int, int] = {}

    def place(self, title: Title) -> int:
        if title.id not in self._places:
            self._places[title.id] = len(self.titles)
            self.titles.append(title)
        return self._places[title.id]


def _title(title: Title) -> Record:
    return {
        "name": title.name,
        "original_name": title.original_name,
        "year": title.year,
        "kind": title.kind,
        "status": title.status,
        "shown_as": title.shown_as,
        "order": title.order,
        "refs": dict(title.refs),
        "unlinked": list(map(str, title.unlinked)),
    }


def _watch(watch: Watch, shelf: _Shelf) -> Record:
    return _about(watch.title, watch.portion, watch.stars, shelf) | {
        "watched_on": watch.when.on,
        "watched_at": moment(watch.when.at),
        "episode_title": watch.episode_title,
        "note": watch.note,
        "tags": list(watch.tags),
        "service": watch.service,
        "with": watch.companions,
        "rewatch": watch.rewatch,
        "pass": watch.pass_number,
        "source": watch.source,
        "added_at": moment(watch.added_at),
    }


def _rating(rating: Rating, shelf: _Shelf) -> Record:
    return _about(rating.title, rating.portion, rating.stars, shelf) | {
        "source": rating.source,
        "rated_at": moment(rating.rated_at),
    }


def _plan(plan: Plan, shelf: _Shelf) -> Record:
    return {
        "title": shelf.place(plan.title),
        "note": plan.note,
        "source": plan.source,
        "planned_at": moment(plan.planned_at),
    }


def _pass_note(note: PassNote, shelf: _Shelf) -> Record:
    return {
        "title": shelf.place(note.title),
        "pass": note.number,
        "name": note.name,
        "note": note.note,
        "stars": _stars(note.stars),
        "began_on": note.began.on,
        "ended_on": note.ended.on,
        "dropped": note.dropped,
        "source": note.source,
        "noted_at": moment(note.noted_at),
    }


def _skip(skip: Skip, shelf: _Shelf) -> Record:
    return _part_of(skip.title, skip.portion, shelf) | {
        "source": skip.source,
        "skipped_at": moment(skip.skipped_at),
    }


def _order(order: TitleOrder, shelf: _Shelf) -> Record:
    return {"title": shelf.place(order.title), "places": list(map(list, order.places))}


def _view(view: SavedView) -> Record:
    return {"name": view.name, "query": view.query, "saved_at": moment(view.saved_at)}


def _about(title: Title, portion: Portion, stars: Stars | None, shelf: _Shelf) -> Record:
    return _part_of(title, portion, shelf) | {"stars": _stars(stars)}


def _part_of(title: Title, portion: Portion, shelf: _Shelf) -> Record:
    return {"title": shelf.place(title), "season": portion.season, "episode": portion.episode}


def _stars(stars: Stars | None) -> Record | None:
    return stars and {"points": stars.points, "scale": stars.scale.name}
