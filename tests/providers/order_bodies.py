"""Made-up answers about other orders of the made-up series, in the shapes of real ones."""

from typing import Any, Final

Content = Any

FOLLOWS: Final[dict[str, Content]] = {
    "dvd_release": False,
    "verbatim_order": False,
    "country_premiere": False,
    "streaming_premiere": False,
    "broadcast_premiere": False,
    "language_premiere": False,
}


def _place(number: int, season: int, place: int | None, *episodes: int) -> dict[str, Content]:
    return {
        "id": number,
        "url": f"https://www.tvmaze.com/alternateepisodes/{number}/made-up",
        "name": "On disc",
        "season": season,
        "number": place,
        "type": "regular",
        "airdate": "2012-01-01",
        "airtime": "",
        "airstamp": "2012-01-01T12:00:00+00:00",
        "runtime": 45,
        "_embedded": {"episodes": [{"id": each, "name": "As aired"} for each in episodes]},
    }


TVMAZE_ORDERS: Final[dict[str, Content]] = {
    "/shows/71001/alternatelists": [
        {"id": 11, "url": None, **FOLLOWS, "country_premiere": True, "network": None, "webChannel": None},
        {"id": 12, "url": None, **FOLLOWS, "dvd_release": True, "network": None, "webChannel": None},
        {"id": 13, **FOLLOWS, "streaming_premiere": True, "webChannel": {"id": 901, "name": "Strom", "country": None}},
    ],
    "/alternatelists/12/alternateepisodes?embed=episodes": [
        _place(121, 1, 1, 5002),
        _place(122, 1, 2, 5001),
        _place(123, 1, None, 5009),
    ],
    "/alternatelists/13/alternateepisodes?embed=episodes": [_place(131, 2011, 1, 5001, 5002)],
}
"""TVmaze: the two episodes change places on disc, and are one where they are streamed."""

TMDB_ORDERS: Final[dict[str, Content]] = {
    "/tv/990040/episode_groups": {
        "results": [
            {"id": "5f0a", "name": "Absolute", "type": 2, "episode_count": 2, "group_count": 1, "network": None},
            {"id": "5f0b", "name": "Discs", "type": 3, "episode_count": 3, "group_count": 2, "network": None},
            {"id": "5f0c", "name": "Strom", "type": 4, "episode_count": 2, "group_count": 1, "network": {"id": 1}},
        ],
        "id": 990040,
    },
    "/tv/episode_group/5f0b": {
        "id": "5f0b",
        "name": "Discs",
        "type": 3,
        "groups": [
            {
                "id": "60aa",
                "name": "Specials",
                "order": 0,
                "episodes": [{"id": 7000, "season_number": 0, "episode_number": 1, "order": 0}],
                "locked": True,
            },
            {
                "id": "60ab",
                "name": "Disc 1",
                "order": 1,
                "episodes": [
                    {"id": 7002, "season_number": 1, "episode_number": 2, "order": 0},
                    {"id": 7001, "season_number": 1, "episode_number": 1, "order": 1},
                ],
                "locked": True,
            },
        ],
    },
    "/tv/episode_group/5f0c": {
        "id": "5f0c",
        "name": "Strom",
        "type": 4,
        "groups": [
            {
                "id": "60ba",
                "name": "Part 1",
                "order": 0,
                "episodes": [
                    {"id": 7001, "season_number": 1, "episode_number": 1, "order": 0},
                    {"id": 7002, "season_number": 1, "episode_number": 2, "order": 1},
                ],
            },
        ],
    },
}
"""TMDB: a list with specials, and one whose first season is numbered 0."""
