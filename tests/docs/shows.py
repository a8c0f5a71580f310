"""The made-up shows of the documents: those that their TVmaze knows."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.servers.tvmaze import Json, made_episode, made_show

AMERICAN: dict[str, Any] = {"language": "English", "webChannel": None, "genres": ["Drama"]}
COUNTRY = {"name": "United States", "code": "US", "timezone": "America/New_York"}


def shows() -> list[Json]:
    """Every show that a document names."""
    return [_osmosis(), *_dallas(), _the_wire(), _low_tide()]


def _osmosis() -> Json:
    osmosis = made_show(1, "Osmosis", 2019, episodes=8, averageRuntime=52)
    osmosis["summary"] = "<p>A made-up summary of a series in which two people find each other.</p>"
    osmosis["_embedded"]["akas"] = [{"name": "Osmose", "country": {"name": "France", "code": "FR"}}]
    return osmosis


def _dallas() -> list[Json]:
    return [
        made_show(2, "Dallas", 1978, **AMERICAN | {"network": _network("CBS")}),
        made_show(3, "Dallas", 2012, **AMERICAN | {"network": _network("TNT")}),
    ]


def _the_wire() -> Json:
    wire = made_show(4, "The Wire", 2002, **AMERICAN | {"averageRuntime": 60, "network": _network("HBO")})
    wire |= {"summary": "<p>A made-up summary of a series about a city.</p>", "genres": ["Drama", "Crime"]}
    wire["_embedded"]["episodeswithspecials"] = list(_weekly(4000, 1, date(2002, 6, 2), 13))
    return wire


def _low_tide() -> Json:
    """A show whose second season began lately and goes on, with a special between the two."""
    tide = made_show(5, "Low Tide", 2024, **AMERICAN | {"averageRuntime": 45, "network": _network("HBO")})
    tide |= {"summary": "<p>A made-up summary of a series about a harbour.</p>", "status": "Running"}
    special = made_episode(5900, 1, None, "2024-12-24", "Christmas at Sea")
    first, second = _weekly(5100, 1, date(2024, 3, 1), 8), _weekly(5200, 2, date(2026, 10, 23), 8)
    tide["_embedded"]["episodeswithspecials"] = [*first, special, *second]
    tide["_embedded"]["episodeswithspecials"][2]["name"] = "Flotsam"
    return tide


def _weekly(number: int, season: int, first: date, episodes: int) -> Iterator[Json]:
    """A season that airs once a week."""
    for place in range(1, episodes + 1):
        day = first + timedelta(weeks=place - 1)
        yield made_episode(number + place, season, place, day.isoformat())


def _network(name: str) -> Json:
    return {"id": 1, "name": name, "country": COUNTRY}
