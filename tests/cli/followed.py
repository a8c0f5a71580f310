"""Made-up series to follow: one that is over, one that is on air, and one whose pilot is a special."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from tests.servers.tvmaze import Json, made_episode, made_show

HARBOUR, SIGNAL, LANTERN = 11, 12, 13
SPOILER: Final = "the gull did it"


def shows() -> list[Json]:
    """Harbour: seasons of 5, 4 and 3, over. Signal: a season of 3, and one of 4 on air, the third on Tuesday."""
    return [_harbour(), _signal(), _lantern()]


def _harbour() -> Json:
    show = made_show(HARBOUR, "Harbour", 2005, averageRuntime=60)
    show["_embedded"]["episodeswithspecials"] = [
        *_weekly(11_100, 1, 5, date(2005, 3, 1)),
        *_weekly(11_200, 2, 4, date(2006, 3, 1)),
        *_weekly(11_300, 3, 3, date(2007, 3, 1)),
    ]
    return show


def _signal() -> Json:
    show = made_show(SIGNAL, "Signal", 2024, status="Running", averageRuntime=45)
    show["_embedded"]["episodeswithspecials"] = [
        *_weekly(12_100, 1, 3, date(2024, 5, 1)),
        *_weekly(12_200, 2, 4, date(2026, 11, 10)),
        made_episode(12_900, 2, None, "2026-12-24", "Carols"),
    ]
    return show


def _lantern() -> Json:
    show = made_show(LANTERN, "Lantern", 2010)
    pilot = made_episode(13_900, 1, None, "2009-12-01", "The Lost Pilot")
    show["_embedded"]["episodeswithspecials"] = [pilot, *_weekly(13_100, 1, 2, date(2010, 1, 5))]
    return show


def _weekly(number: int, season: int, episodes: int, first: date) -> Iterator[Json]:
    """A season that airs at 20:00 UTC, once a week."""
    for place in range(1, episodes + 1):
        day = (first + timedelta(weeks=place - 1)).isoformat()
        made = made_episode(number + place, season, place, day, f"{SPOILER} {season}.{place}")
        yield made | {"airtime": "20:00", "airstamp": f"{day}T20:00:00+00:00", "summary": f"<p>{SPOILER}</p>"}
