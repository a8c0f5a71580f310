"""Made-up answers in the shapes of real ones: a series and a film that nobody ever made."""

from typing import Any, Final

from tests.providers.order_bodies import TMDB_ORDERS, TVMAZE_ORDERS
from tests.providers.wikidata_bodies import WIKIDATA

Content = Any

GERMANY: Final = {"name": "Germany", "code": "DE", "timezone": "Europe/Berlin"}
NORWAY: Final = {"name": "Norway", "code": "NO", "timezone": "Europe/Oslo"}

SHOW: Final[dict[str, Content]] = {
    "id": 71001,
    "url": "https://www.tvmaze.com/shows/71001/the-pilots",
    "name": "The Pilots",
    "type": "Scripted",
    "language": "German",
    "genres": ["Drama", "Crime"],
    "status": "Ended",
    "runtime": None,
    "averageRuntime": 47,
    "premiered": "2011-03-04",
    "ended": "2013-11-29",
    "officialSite": None,
    "schedule": {"time": "", "days": ["Friday"]},
    "rating": {"average": None},
    "weight": 41,
    "network": {"id": 900, "name": "Küste 1", "country": GERMANY, "officialSite": None},
    "webChannel": {"id": 901, "name": "Strom", "country": None, "officialSite": None},
    "dvdCountry": None,
    "externals": {"tvrage": None, "thetvdb": 881234, "imdb": "tt8812345"},
    "image": {
        "medium": "http://static.tvmaze.com/uploads/images/medium_portrait/9/1.jpg",
        "original": "http://static.tvmaze.com/uploads/images/original_untouched/9/1.jpg",
    },
    "summary": "<p><b>The Pilots</b> bring ships &amp; crews home.</p><p>Or not.</p>",
    "updated": 1700000000,
    "_links": {"self": {"href": "https://api.tvmaze.com/shows/71001"}},
}

EPISODES: Final[list[Content]] = [
    {
        "id": 5001,
        "url": "https://www.tvmaze.com/episodes/5001/the-pilots-1x01-ebb",
        "name": "Ebb",
        "season": 1,
        "number": 1,
        "type": "regular",
        "airdate": "2011-03-04",
        "airtime": "20:15",
        "airstamp": "2011-03-04T20:15:00+01:00",
        "runtime": 45,
        "rating": {"average": 7.5},
        "image": None,
        "summary": "<p>A ship is late.<br />So is its pilot.</p>",
    },
    {
        "id": 5009,
        "name": "Making of",
        "season": 1,
        "number": None,
        "type": "insignificant_special",
        "airdate": "",
        "airtime": "",
        "airstamp": None,
        "runtime": None,
        "summary": "",
    },
    {
        "id": 5002,
        "name": "Flood",
        "season": 1,
        "number": 2,
        "type": "regular",
        "airdate": "2011-03-11",
        "airtime": "20:15",
        "airstamp": "2011-03-11T19:15:00+00:00",
        "runtime": 45,
        "summary": None,
    },
    {"id": 5100, "name": "New Year", "season": 2013, "number": 1, "type": "significant_special", "airdate": None},
]

SEASONS: Final[list[Content]] = [
    {"id": 61, "number": 1, "name": "", "episodeOrder": 8, "premiereDate": "2011-03-04", "endDate": "2011-04-22"},
    {"id": 62, "number": 2013, "name": "Last", "episodeOrder": None, "premiereDate": None, "endDate": None},
]

CAST: Final[list[Content]] = [
    {"person": {"id": 1, "name": "Ada Vogt"}, "character": {"id": 2, "name": "Captain Hahn"}, "self": False},
    {"person": {"id": 1, "name": "Ada Vogt"}, "character": {"id": 2, "name": "Captain Hahn"}, "self": False},
    {"person": {"id": 3, "name": "Bo Lund"}, "character": None},
    {"person": None, "character": {"id": 4, "name": "Nobody"}},
]

CREW: Final[list[Content]] = [
    {"type": "Executive Producer", "person": {"id": 5, "name": "Eve Purse"}},
    {"type": "Creator", "person": {"id": 6, "name": "Ines Roth"}},
    {"type": None, "person": {"id": 7, "name": "Unknown Job"}},
]

AKAS: Final[list[Content]] = [
    {"name": "Die Lotsen", "country": None},
    {"name": "Losene", "country": NORWAY},
]

OLD_SHOW: Final[dict[str, Content]] = {
    "id": 71002,
    "url": "http://www.tvmaze.com/shows/71002/harbour",
    "name": "Harbour",
    "type": "Scripted",
    "language": "English",
    "genres": [],
    "status": "To Be Determined",
    "runtime": 30,
    "premiered": None,
    "schedule": {"time": "", "days": []},
    "rating": {"average": None},
    "weight": 0,
    "network": None,
    "webChannel": {"id": 9, "name": "Strom", "country": None},
    "externals": {"tvrage": 99001, "thetvdb": None, "imdb": None},
    "image": None,
    "summary": None,
    "updated": 1488000000,
}
"""As it was told in 2017: without averageRuntime, ended, dvdCountry and officialSite."""

OLD_EPISODES: Final[list[Content]] = [
    {
        "id": 6001,
        "name": "Fog",
        "season": 1,
        "number": 1,
        "airdate": "2017-02-01",
        "airtime": "23:00",
        "airstamp": "2017-02-01T23:00:00-05:00",
        "runtime": 30,
        "image": None,
        "summary": "",
    },
]

TVMAZE: Final[dict[str, Content]] = {
    "/search/shows?q=The Pilots": [{"score": 0.91, "show": SHOW}, {"score": 0.4, "show": OLD_SHOW}],
    "/search/shows?q=Nobody": [],
    "/lookup/shows?imdb=tt8812345": SHOW,
    "/lookup/shows?thetvdb=881234": SHOW,
    "/shows/71001": {
        **SHOW,
        "_embedded": {
            "episodeswithspecials": EPISODES,
            "seasons": SEASONS,
            "cast": CAST,
            "crew": CREW,
            "akas": AKAS,
        },
    },
    "/shows/71002": OLD_SHOW,
    "/shows/71002/episodes?specials=1": OLD_EPISODES,
    "/updates/shows?since=day": {"71001": 1700000000, "71002": 1699990000},
    "/updates/shows?since=week": {"71001": 1700000000, "71002": 1699990000, "71003": 1699500000},
    "/updates/shows?since=month": {"71001": 1700000000, "71003": 1699500000, "71004": 1697500000},
    **TVMAZE_ORDERS,
}

FILM: Final[dict[str, Content]] = {
    "adult": False,
    "genres": [{"id": 18, "name": "Drama"}, {"id": 9648, "name": "Mystery"}],
    "homepage": "",
    "id": 990603,
    "imdb_id": "tt8800603",
    "origin_country": ["FR"],
    "original_language": "fr",
    "original_title": "Le Phare éteint",
    "overview": "A lighthouse goes dark, 1 < 2 nights before the storm.",
    "poster_path": "/lighthouse.jpg",
    "production_countries": [{"iso_3166_1": "FR", "name": "France"}, {"iso_3166_1": "BE", "name": "Belgium"}],
    "release_date": "1998-05-20",
    "runtime": 103,
    "spoken_languages": [{"english_name": "French", "iso_639_1": "fr", "name": "Français"}],
    "status": "Released",
    "title": "The Dark Lighthouse",
    "video": False,
    "external_ids": {"imdb_id": "tt8800603", "wikidata_id": "Q99880603", "facebook_id": None},
    "alternative_titles": {"titles": [{"iso_3166_1": "DE", "title": "Der dunkle Turm am Meer", "type": ""}]},
    "credits": {
        "cast": [{"id": 1, "name": "Luc Marin", "character": "Keeper", "order": 0}],
        "crew": [
            {"id": 2, "name": "Anne Sel", "job": "Director", "department": "Directing"},
            {"id": 2, "name": "Anne Sel", "job": "Screenplay", "department": "Writing"},
            {"id": 3, "name": "Max Purse", "job": "Producer", "department": "Production"},
        ],
    },
}

SERIES: Final[dict[str, Content]] = {
    "adult": False,
    "created_by": [{"id": 6, "name": "Ines Roth"}],
    "episode_run_time": [],
    "first_air_date": "2011-03-04",
    "genres": [{"id": 18, "name": "Drama"}],
    "id": 990040,
    "languages": ["de"],
    "last_air_date": "2013-11-29",
    "last_episode_to_air": None,
    "name": "The Pilots",
    "next_episode_to_air": None,
    "networks": [{"id": 1, "name": "Küste 1", "origin_country": "DE"}],
    "origin_country": ["DE"],
    "original_language": "de",
    "original_name": "Die Lotsen",
    "overview": "",
    "poster_path": None,
    "production_countries": [],
    "seasons": [
        {"air_date": None, "episode_count": 1, "id": 10, "name": "Specials", "season_number": 0},
        {"air_date": "2011-03-04", "episode_count": 2, "id": 11, "name": "Season 1", "season_number": 1},
    ],
    "spoken_languages": [],
    "status": "Ended",
    "external_ids": {"imdb_id": "tt8812345", "tvdb_id": 881234, "tvrage_id": 0, "wikidata_id": ""},
    "alternative_titles": {"results": [{"iso_3166_1": "NO", "title": "Losene", "type": ""}]},
    "aggregate_credits": {
        "cast": [{"name": "Ada Vogt", "roles": [{"character": "Captain Hahn", "episode_count": 9}]}],
        "crew": [{"name": "Jo Damm", "jobs": [{"job": "Director", "episode_count": 3}, {"job": "Key Grip"}]}],
    },
}

TMDB_SEASONS: Final[dict[str, Content]] = {
    "season/0": {"episodes": [{"id": 7000, "name": "Making of", "season_number": 0, "episode_number": 1}]},
    "season/1": {
        "air_date": "2011-03-04",
        "episodes": [
            {
                "air_date": "2011-03-04",
                "episode_number": 1,
                "id": 7001,
                "name": "Ebb",
                "overview": "A ship is late.",
                "runtime": 45,
                "season_number": 1,
                "guest_stars": [],
            },
            {"air_date": "", "episode_number": 2, "id": 7002, "name": "Flood", "season_number": 1, "runtime": None},
        ],
    },
}

EMPTY_SEARCH: Final = {"page": 1, "results": [], "total_pages": 1, "total_results": 0}
NOTHING_FOUND: Final[dict[str, Content]] = {
    "movie_results": [],
    "person_results": [],
    "tv_results": [],
    "tv_episode_results": [],
    "tv_season_results": [],
}

TMDB: Final[dict[str, Content]] = {
    "/search/movie?query=The Pilots": EMPTY_SEARCH,
    "/search/movie?query=Nobody": EMPTY_SEARCH,
    "/search/tv?query=Nobody": EMPTY_SEARCH,
    "/search/tv?query=The Pilots": {**EMPTY_SEARCH, "results": [SERIES], "total_results": 1},
    "/search/movie?query=Harbour": {
        **EMPTY_SEARCH,
        "results": [
            {"id": 991, "title": "Harbour", "original_title": "Harbour", "release_date": "2001-01-01"},
            {"id": 992, "title": "Harbour", "original_title": "Hafen", "release_date": "", "poster_path": None},
        ],
    },
    "/search/tv?query=Harbour": {
        **EMPTY_SEARCH,
        "results": [{"id": 993, "name": "Harbour", "first_air_date": None, "origin_country": ["IE"]}],
    },
    "/search/movie?query=Harbour&year=2001": {
        **EMPTY_SEARCH,
        "results": [{"id": 991, "title": "Harbour", "original_title": "Harbour", "release_date": "2001-01-01"}],
    },
    "/find/tt8812345?external_source=imdb_id": {**NOTHING_FOUND, "tv_results": [SERIES]},
    "/find/tt8800603?external_source=imdb_id": {**NOTHING_FOUND, "movie_results": [FILM]},
    "/find/881234?external_source=tvdb_id": {**NOTHING_FOUND, "tv_results": [SERIES]},
    "/movie/990603": FILM,
    "/tv/990040": SERIES,
    "/tv/990040?append_to_response=season/0,season/1": {**SERIES, **TMDB_SEASONS},
    "/movie/77": {"id": 77, "title": "Twice"},
    "/tv/77": {"id": 77, "name": "Twice"},
    **TMDB_ORDERS,
}

OMDB_FILM: Final[dict[str, Content]] = {
    "Title": "The Dark Lighthouse",
    "Year": "1998",
    "Rated": "N/A",
    "Released": "20 May 1998",
    "Runtime": "103 min",
    "Genre": "Drama, Mystery",
    "Director": "Anne Sel",
    "Writer": "Anne Sel (screenplay), Piet Graan (novel, first part)",
    "Actors": "Luc Marin, N/A",
    "Plot": "A lighthouse goes dark.",
    "Language": "French",
    "Country": "France, Belgium",
    "Awards": "N/A",
    "Poster": "http://ia.media-imdb.com/images/M/lighthouse.jpg",
    "Ratings": [],
    "Metascore": "N/A",
    "imdbRating": "6.9",
    "imdbVotes": "1,234",
    "imdbID": "tt8800603",
    "Type": "movie",
    "Response": "True",
}

OMDB_SERIES: Final[dict[str, Content]] = {
    "Title": "The Pilots",
    "Year": "2011–2013",  # noqa: RUF001 - it is an en dash
    "Released": "04 Mar 2011",
    "Runtime": "N/A",
    "Genre": "Drama",
    "Director": "N/A",
    "Writer": "N/A",
    "Actors": "Ada Vogt, Bo Lund",
    "Plot": "N/A",
    "Language": "German",
    "Country": "Germany",
    "Poster": "N/A",
    "imdbID": "tt8812345",
    "Type": "series",
    "totalSeasons": "2",
    "Response": "True",
}

OMDB_HITS: Final[list[Content]] = [
    {"Title": "The Pilots", "Year": "2011–2013", "imdbID": "tt8812345", "Type": "series", "Poster": "N/A"},  # noqa: RUF001
    {"Title": "The Pilots: The Game", "Year": "2012", "imdbID": "tt8812399", "Type": "game", "Poster": "N/A"},
    {"Title": "The Pilots", "Year": "2020–", "imdbID": "tt8812777", "Type": "series", "Poster": "N/A"},  # noqa: RUF001
]

NOT_FOUND: Final = {"Response": "False", "Error": "Movie not found!"}

OMDB: Final[dict[str, Content]] = {
    "/?s=The Pilots": {"Search": OMDB_HITS, "totalResults": "3", "Response": "True"},
    "/?s=The Pilots&type=series": {"Search": OMDB_HITS, "totalResults": "3", "Response": "True"},
    "/?s=Nobody": NOT_FOUND,
    "/?i=tt8800603": OMDB_FILM,
    "/?i=tt8812345": OMDB_SERIES,
    "/?i=tt8812345&Season=1": {
        "Title": "The Pilots",
        "Season": "1",
        "totalSeasons": "2",
        "Episodes": [
            {"Title": "Ebb", "Released": "2011-03-04", "Episode": "1", "imdbRating": "N/A", "imdbID": "tt8800001"},
            {"Title": "Flood", "Released": "N/A", "Episode": "2", "imdbRating": "N/A", "imdbID": "tt8800002"},
        ],
        "Response": "True",
    },
    "/?i=tt8812345&Season=2": {"Response": "False", "Error": "Series or season not found!"},
    "/?i=tt8899999": {"Response": "False", "Error": "Incorrect IMDb ID."},
}

ANSWERS: Final[dict[str, dict[str, Content]]] = {"tvmaze": TVMAZE, "tmdb": TMDB, "omdb": OMDB, "wikidata": WIKIDATA}
"""What each provider of the registry answers, by path and query."""
