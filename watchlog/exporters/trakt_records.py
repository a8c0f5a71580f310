"""The records of Trakt's export: what its API answers with, as JSON objects."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Final

from watchlog.exporters.identity import id_at, is_film, number_at
from watchlog.exporters.scores import Opinion, in_steps
from watchlog.exporters.tally import Tally
from watchlog.model.lists import TitleList
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.title import Title
from watchlog.model.watch import Watch
from watchlog.model.when import Precision, When

Record = Mapping[str, Any]

UNKNOWN: Final = "unknown"
"""When something was watched of which nobody knows when; Trakt's website and its API take that word."""

NO_LETTERS: Final = re.compile(r"[^a-z0-9]+")


def seen(watch: Watch) -> Record:
    """A line of the history."""
    return {
        "watched_at": _watched_at(watch.when),
        "action": "watch",
        **_subject(watch.title, watch.portion, watch.episode_title),
    }


def rated(opinion: Opinion, tally: Tally) -> Record:
    """A rating, of ten."""
    return {
        "rated_at": _moment(opinion.at),
        "rating": in_steps(opinion.stars, tally),
        **_subject(opinion.title, opinion.portion),
    }


def listed(rank: int, title: Title, portion: Portion, at: datetime, note: str | None) -> Record:
    """An entry of the watchlist or of a list."""
    return {"rank": rank, "listed_at": _moment(at), "notes": note, **_subject(title, portion)}


def a_list(number: int, name: str, told: TitleList | None, entries: int) -> Record:
    """A list of one's own; `number` tells it apart in the export."""
    made_at = _moment(told.made_at) if told else None
    return {
        "name": name,
        "description": (told and told.note) or "",
        "privacy": "private",
        "display_numbers": False,
        "created_at": made_at,
        "updated_at": made_at,
        "item_count": entries,
        "ids": {"trakt": number, "slug": NO_LETTERS.sub("-", name.casefold()).strip("-") or "list"},
    }


def hidden(title: Title) -> Record:
    """A series that was given up, nobody knows when."""
    return {"hidden_at": None, **_subject(title, WHOLE)}


def _subject(title: Title, portion: Portion, episode_title: str | None = None) -> dict[str, Any]:
    """What a record is about. An episode's own ids are empty rather than missing: those of the series are not its."""
    about = {"title": title.name, "year": title.year, "ids": _ids(title, portion)}
    if is_film(title, portion):
        return {"type": "movie", "movie": about}
    if portion == WHOLE:
        return {"type": "show", "show": about}
    if portion.episode is None:
        return {"type": "season", "season": {"number": portion.season, "ids": {}}, "show": about}
    episode: Record = {"season": portion.season, "number": portion.episode, "title": episode_title, "ids": {}}
    return {"type": "episode", "episode": episode, "show": about}


def _ids(title: Title, portion: Portion) -> dict[str, Any]:
    services = ("trakt", "tmdb") if is_film(title, portion) else ("trakt", "tvdb", "tmdb", "tvrage")
    ids: dict[str, Any] = {service: int(number_at(title, service) or 0) for service in services}
    ids["imdb"] = id_at(title, "imdb")
    return {service: value for service, value in ids.items() if value}


def _watched_at(when: When) -> str:
    """A moment, or a day as it is: Trakt's website makes noon of it, and nothing is said here that nobody knows."""
    if when.at is not None:
        return _moment(when.at)
    return when.on if when.on and when.precision is Precision.DAY else UNKNOWN


def _moment(at: datetime) -> str:
    with suppress(OverflowError):  # the last hours of the year 9999 are no moment elsewhere
        at = at.astimezone(UTC)
    return at.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
