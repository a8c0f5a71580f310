"""Lists in the words of scripts."""

from collections.abc import Callable
from typing import Any, Final

from watchlog.model.lists import Listing, ListSummary
from watchlog.records.outward import moment

LIST_FIELDS: Final[dict[str, Callable[[ListSummary], Any]]] = {
    "list": lambda summary: summary.list.name,
    "entries": lambda summary: summary.entries,
    "note": lambda summary: summary.list.note,
    "made_at": lambda summary: moment(summary.list.made_at),
    "source": lambda summary: summary.list.source,
}

LISTING_FIELDS: Final[dict[str, Callable[[Listing], Any]]] = {
    "list": lambda listing: listing.list_name,
    "place": lambda listing: listing.place,
    "title": lambda listing: listing.title.name,
    "year": lambda listing: listing.title.year,
    "kind": lambda listing: listing.title.kind,
    "season": lambda listing: listing.portion.season,
    "episode": lambda listing: listing.portion.episode,
    "note": lambda listing: listing.note,
    "listed_at": lambda listing: moment(listing.listed_at),
    "title_id": lambda listing: listing.title.id,
    "refs": lambda listing: dict(listing.title.refs),
    "source": lambda listing: listing.source,
}
