"""Days that a file tells do not move when the user moves: else everything in it would be there twice."""

import json
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.importers.conftest import SUNDAY
from watchlog.files.source import Source
from watchlog.importers.protocol import Unreadable
from watchlog.model.arrival import Content
from watchlog.registry import importers

ZONES = ("Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati", "UTC")
LATE = "2021-05-06T23:30:10Z"
EARLY = "2021-05-07T01:30:10Z"

TRAKT = [
    {
        "watched_at": LATE,
        "type": "episode",
        "episode": {"season": 1, "number": number},
        "show": {"title": "Salt", "ids": {"trakt": 5, "slug": "salt"}},
    }
    for number in (1, 2, 3)
]
FILMS = [{"uuid": name, "title": name, "is_watched": True, "rewatch_count": 0, "watched_at": EARLY} for name in "ABC"]
TRACKED = "key,episode_id,series_name,episode_number,s_id,season_number,created_at\n" + "".join(
    f"watch-episode-{number},{number},Salt,{number},7,1,2021-05-06 23:30:0{number}\n" for number in (1, 2, 3)
)
SIMKL = {
    "shows": [
        {
            "status": "completed",
            "user_rating": None,
            "last_watched_at": LATE,
            "show": {"title": "Salt", "ids": {"simkl": 5}},
            "seasons": [{"number": 1, "episodes": [{"number": n, "watched_at": LATE} for n in (1, 2, 3)]}],
        },
        {
            "status": "completed",
            "user_rating": None,
            "last_watched_at": EARLY,
            "show": {"title": "Tide", "ids": {"simkl": 6}},
        },
    ]
}
SIMKL_TABLE = (
    "SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB\n"
    "5,Salt,tv,2015,completed,,06-05-2021 23:30:10,,,,,\n"
)
KITSU = {
    "data": [
        {
            "id": "1",
            "type": "libraryEntries",
            "attributes": {"status": "current", "progress": 2, "startedAt": LATE, "finishedAt": EARLY},
            "relationships": {"anime": {"data": {"type": "anime", "id": "5"}}},
        }
    ],
    "included": [
        {"id": "5", "type": "anime", "attributes": {"canonicalTitle": "Salt", "subtype": "TV", "episodeCount": 3}}
    ],
}
ANILIST = {
    "lists": [
        {
            "isCustomList": False,
            "entries": [
                {
                    "status": "COMPLETED",
                    "progress": 2,
                    "media": {"id": 5, "title": {"romaji": "Salt"}, "format": "TV", "episodes": 2},
                    "startedAt": {"year": 2021, "month": 5, "day": 6},
                    "completedAt": {"year": 2021, "month": 5, "day": 7},
                    "updatedAt": 1620343800,
                }
            ],
        }
    ]
}


def read(name: str, file: str, text: str, zone: str) -> list[tuple[Content, ...]]:
    """What the records of a file say to somebody who lives there; none may be refused."""
    (importer,) = importers(name)
    source = Source.of_bytes({file: text.encode()}, SUNDAY.astimezone(UTC), ZoneInfo(zone))
    contents = [row.contents for row in importer.read(source)]
    assert contents
    return [content for content in contents if not isinstance(content, Unreadable)]


@pytest.mark.parametrize(
    ("name", "file", "content"),
    [
        ("trakt", "history-1.json", TRAKT),
        ("tvtime", "movies.json", FILMS),
        ("tvtime", "tracking-prod-records-v2.csv", TRACKED),
        ("simkl", "SimklBackup.json", SIMKL),
        ("simkl", "simkl.csv", SIMKL_TABLE),
        ("kitsu", "library.json", KITSU),
        ("anilist", "lists.json", ANILIST),
    ],
)
def test_what_is_known_to_the_day_is_of_the_same_day_in_every_zone(name: str, file: str, content: Any) -> None:
    text = content if isinstance(content, str) else json.dumps(content)

    first, *others = [read(name, file, text, zone) for zone in ZONES]

    assert first
    assert all(other == first for other in others)
