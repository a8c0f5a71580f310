"""What was fetched of a title, and what came of looking it up, in the words of scripts."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from watchlog.model.catalogue import Credit, Episode, Held, Offer, OtherName, Season
from watchlog.model.lookup import Elsewhere, Lookup, Refreshed
from watchlog.model.outcomes import Whole
from watchlog.records.lists import LISTING_FIELDS
from watchlog.records.outward import RATING_FIELDS, TITLE_FIELDS, Record, moment, record, watch_record
from watchlog.records.series import PASS_FIELDS, progress_record

EPISODE_FIELDS: Final[dict[str, Callable[[Episode], Any]]] = {
    "season": attrgetter("season"),
    "episode": attrgetter("number"),
    "episode_title": attrgetter("name"),
    "special": attrgetter("special"),
    "air_date": attrgetter("air_date"),
    "air_time": attrgetter("air_time"),
    "air_at": lambda episode: moment(episode.air_at),
    "runtime": attrgetter("runtime"),
    "summary": attrgetter("summary"),
    "id": attrgetter("id"),
}

SEASON_FIELDS: Final[dict[str, Callable[[Season], Any]]] = {
    "season": attrgetter("number"),
    "name": attrgetter("name"),
    "episodes": attrgetter("episodes"),
    "premiered": attrgetter("premiered"),
    "ended": attrgetter("ended"),
}

NAME_FIELDS: Final[dict[str, Callable[[OtherName], Any]]] = {
    "name": attrgetter("name"),
    "country": attrgetter("country"),
}

CREDIT_FIELDS: Final[dict[str, Callable[[Credit], Any]]] = {
    "person": attrgetter("person"),
    "role": attrgetter("role"),
    "character": attrgetter("character"),
}

OFFER_FIELDS: Final[dict[str, Callable[[Offer], Any]]] = {
    "ref": lambda offer: str(offer.ref),
    "title": attrgetter("name"),
    "original_title": attrgetter("original_name"),
    "year": attrgetter("year"),
    "kind": attrgetter("kind"),
    "network": attrgetter("network"),
    "country": attrgetter("country"),
    "provider": attrgetter("provider"),
}

LOOKUP_FIELDS: Final[dict[str, Callable[[Lookup], Any]]] = {
    "title_id": lambda lookup: lookup.title.id,
    "title": lambda lookup: lookup.title.name,
    "year": lambda lookup: lookup.title.year,
    "kind": lambda lookup: lookup.title.kind,
    "refs": lambda lookup: dict(lookup.title.refs),
    "outcome": attrgetter("attempt"),
    "ref": lambda lookup: lookup.held and str(lookup.held.entry.ref),
    "candidates": lambda lookup: [record(offer, OFFER_FIELDS) for offer in lookup.offers],
    "problem": lambda lookup: lookup.problem and lookup.problem.problem,
}

REFRESHED_FIELDS: Final[dict[str, Callable[[Refreshed], Any]]] = {
    "title_id": lambda refreshed: refreshed.title.id,
    "title": lambda refreshed: refreshed.title.name,
    "provider": attrgetter("provider"),
    "differences": lambda refreshed: list(refreshed.differences),
    "problem": lambda refreshed: refreshed.problem and refreshed.problem.problem,
}


ON_LISTS: Final = ("list", "place", "season", "episode", "note", "listed_at", "source")
"""What an entry of a list says beside its title."""


def whole_record(whole: Whole) -> Record:
    """Everything about a title as one JSON object."""
    return record(whole.title, TITLE_FIELDS) | {
        "status": whole.status,
        "stars": whole.stars and whole.stars.of_five,
        "planned_at": whole.plan and moment(whole.plan.planned_at),
        "plan_note": whole.plan and whole.plan.note,
        "watches": [watch_record(watch) for watch in whole.watches],
        "ratings": [record(rating, RATING_FIELDS) for rating in whole.ratings],
        "said_status": whole.title.status,
        "progress": progress_record(whole.progress),
        "passes": [record(run, PASS_FIELDS) for run in whole.passes],
        "lists": [record(listing, LISTING_FIELDS, ON_LISTS) for listing in whole.lists],
        **_elsewhere_record(whole.elsewhere),
    }


def _elsewhere_record(elsewhere: Elsewhere) -> Record:
    return {
        "next_episode": elsewhere.next and record(elsewhere.next, EPISODE_FIELDS),
        "next_airing": elsewhere.airing and record(elsewhere.airing, EPISODE_FIELDS),
        "remarks": list(elsewhere.remarks),
        "metadata": elsewhere.held and _held_record(elsewhere.held),
    }


def _held_record(held: Held) -> Record:
    entry = held.entry
    plain = ("provider", "kind", "name", "original_name", "year", "premiered", "ended", "state")
    lists = ("languages", "countries", "genres", "networks")
    return {
        **{name: getattr(entry, name) for name in plain},
        **{name: list(getattr(entry, name)) for name in lists},
        **{name: getattr(entry, name) for name in ("runtime", "zone", "summary", "poster", "page")},
        "ref": str(entry.ref),
        "refs": dict(entry.refs),
        "names": [record(name, NAME_FIELDS) for name in entry.names],
        "people": [record(credit, CREDIT_FIELDS) for credit in entry.credits],
        "seasons": [record(season, SEASON_FIELDS) for season in entry.seasons],
        "episodes": [record(episode, EPISODE_FIELDS) for episode in entry.episodes],
        "fetched_at": moment(held.fetched_at),
        "fetched_from": held.fetched_from,
        "gone_at": moment(held.gone_at),
        "moved_to": held.moved_to and str(held.moved_to),
    }
