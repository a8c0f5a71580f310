"""What an archive holds, a record at a time: from values into JSON."""

from collections.abc import Callable, Hashable
from typing import Any, Final

from watchlog.model.arrival import Content, Seen, Stands
from watchlog.model.lists import Listing, TitleList
from watchlog.model.opinion import Plan, Rating
from watchlog.model.passes import PassNote, Skip
from watchlog.model.portion import Portion
from watchlog.model.snapshot import TitleOrder
from watchlog.model.stars import Stars
from watchlog.model.title import Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.records.outward import Record, moment


class Shelf:
    """Titles in the order in which they are first named.

    Args:
        told_by: By what one title is told from another.
    """

    def __init__(self, told_by: Callable[[Title], Hashable]) -> None:
        self.titles: list[Title] = []
        self._told_by = told_by
        self._places: dict[Hashable, int] = {}

    def place(self, title: Title) -> int:
        """Where a title stands, counted from 0; a new one is put behind the others."""
        key = self._told_by(title)
        if key not in self._places:
            self._places[key] = len(self.titles)
            self.titles.append(title)
        return self._places[key]


def title_record(title: Title) -> Record:
    """What is said of a title."""
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


def _watch(watch: Watch, shelf: Shelf) -> Record:
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


def _rating(rating: Rating, shelf: Shelf) -> Record:
    return _about(rating.title, rating.portion, rating.stars, shelf) | {
        "source": rating.source,
        "rated_at": moment(rating.rated_at),
    }


def _plan(plan: Plan, shelf: Shelf) -> Record:
    return {
        "title": shelf.place(plan.title),
        "note": plan.note,
        "source": plan.source,
        "planned_at": moment(plan.planned_at),
    }


def _pass_note(note: PassNote, shelf: Shelf) -> Record:
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


def _skip(skip: Skip, shelf: Shelf) -> Record:
    return _part_of(skip.title, skip.portion, shelf) | {
        "source": skip.source,
        "skipped_at": moment(skip.skipped_at),
    }


def _order(order: TitleOrder, shelf: Shelf) -> Record:
    return {"title": shelf.place(order.title), "places": list(map(list, order.places))}


def _listing(listing: Listing, shelf: Shelf) -> Record:
    return _part_of(listing.title, listing.portion, shelf) | {
        "list": listing.list_name,
        "place": listing.place,
        "note": listing.note,
        "source": listing.source,
        "listed_at": moment(listing.listed_at),
    }


def _list(made: TitleList, _: Shelf) -> Record:
    return {"name": made.name, "note": made.note, "source": made.source, "made_at": moment(made.made_at)}


def _seen(seen: Seen, shelf: Shelf) -> Record:
    return _watch(seen.watch, shelf) | {"times": seen.times}


def _stands(stands: Stands, shelf: Shelf) -> Record:
    return {"title": shelf.place(stands.title), "status": stands.status}


def _view(view: SavedView, _: Shelf) -> Record:
    return {"name": view.name, "query": view.query, "saved_at": moment(view.saved_at)}


def _about(title: Title, portion: Portion, stars: Stars | None, shelf: Shelf) -> Record:
    return _part_of(title, portion, shelf) | {"stars": _stars(stars)}


def _part_of(title: Title, portion: Portion, shelf: Shelf) -> Record:
    return {"title": shelf.place(title), "season": portion.season, "episode": portion.episode}


def _stars(stars: Stars | None) -> Record | None:
    return stars and {"points": stars.points, "scale": stars.scale.name}


WRITTEN: Final[dict[type[Content], tuple[str, Callable[[Any, Shelf], Record]]]] = {
    Watch: ("watches", _watch),
    Seen: ("watches", _seen),
    Rating: ("ratings", _rating),
    Plan: ("plans", _plan),
    PassNote: ("passes", _pass_note),
    Skip: ("skips", _skip),
    TitleOrder: ("orders", _order),
    TitleList: ("lists", _list),
    Listing: ("listings", _listing),
    Stands: ("stands", _stands),
    SavedView: ("views", _view),
}
"""In which part of an archive each kind of content stands, and how it is written."""


def record_of(content: Content, shelf: Shelf) -> Record:
    """What is written of something, whose title is put on the shelf."""
    return WRITTEN[type(content)][1](content, shelf)
