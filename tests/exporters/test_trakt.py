"""Trakt's export layout in a zip: the names and fields that its website looks for when it takes one in."""

import io
import zipfile
from datetime import datetime, timedelta, timezone

import pytest

from tests.conftest import SUNDAY
from tests.exporters.histories import (
    EVENING,
    FILM,
    HOSTILE,
    SERIES,
    UNKNOWN,
    history,
    members,
    named,
    planned,
    rated,
    stars,
    watched,
    written,
)  # fmt: skip
from watchlog.model.lists import Listing, TitleList
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.title import Kind, Ref, Status
from watchlog.model.when import When

ALWAYS = [
    "watched/history-1.json",
    "ratings/ratings-movies.json",
    "ratings/ratings-shows.json",
    "ratings/ratings-episodes.json",
    "ratings-seasons.json",
    "lists/watchlist.json",
    "lists/lists.json",
    "hidden/hidden-dropped.json",
]
PIER = {"title": "The Pier", "year": 1962, "ids": {"tmdb": 71, "imdb": "tt9000001"}}
LIGHTS = {"title": "Harbour Lights", "year": 2004, "ids": {"tvdb": 7200, "tmdb": 72, "imdb": "tt9000002"}}
BY_NUMBER = (
    "1 watch of an episode goes by season and number: Trakt's website passes over episodes without an id of their own; "
    "tools that look them up take them"
)


def listing(name: str, portion: Portion = WHOLE, place: int | None = None, note: str | None = None) -> Listing:
    return Listing(FILM if portion == WHOLE else SERIES, portion, name, place, note, SUNDAY, "watchlog")


def test_an_empty_history_has_all_its_files_and_they_are_empty() -> None:
    assert members(history()) == ({name: [] for name in ALWAYS}, [])


def test_a_film_and_an_episode_are_lines_of_the_history() -> None:
    found, told = members(
        history([watched(when=EVENING), watched(SERIES, Portion(1, 2), EVENING, episode_title="Fog")])
    )

    assert found["watched/history-1.json"] == [
        {"watched_at": "2021-10-03T18:15:00.000Z", "action": "watch", "type": "movie", "movie": PIER},
        {
            "watched_at": "2021-10-03T18:15:00.000Z",
            "action": "watch",
            "type": "episode",
            "episode": {"season": 1, "number": 2, "title": "Fog", "ids": {}},
            "show": LIGHTS,
        },
    ]
    assert told == [BY_NUMBER]


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (When("2021-10-03"), "2021-10-03"),
        (UNKNOWN, "unknown"),
        (When("2021-10"), "unknown"),
        (When("2021"), "unknown"),
        (
            When.of_moment(datetime(9999, 12, 31, 23, 0, tzinfo=timezone(-timedelta(hours=5)))),
            "9999-12-31T23:00:00.000Z",
        ),
    ],
)
def test_a_date_says_no_more_than_is_known(when: When, shown: str) -> None:
    found, told = members(history([watched(when=when)]))

    assert [each["watched_at"] for each in found["watched/history-1.json"]] == [shown]
    assert bool(told) == (when.on in {"2021-10", "2021"})


def test_each_kind_of_rating_has_its_file_and_seasons_lie_apart() -> None:
    parts = [(FILM, WHOLE), (SERIES, WHOLE), (SERIES, Portion(1)), (SERIES, Portion(1, 2))]

    found, _ = members(history(ratings=[rated(title, 70, portion) for title, portion in parts]))

    told = {"rated_at": "2026-11-22T20:30:00.000Z", "rating": 7}
    assert found["ratings/ratings-movies.json"] == [{**told, "type": "movie", "movie": PIER}]
    assert found["ratings/ratings-shows.json"] == [{**told, "type": "show", "show": LIGHTS}]
    assert found["ratings-seasons.json"] == [
        {**told, "type": "season", "season": {"number": 1, "ids": {}}, "show": LIGHTS}
    ]
    assert [each["episode"]["number"] for each in found["ratings/ratings-episodes.json"]] == [2]


def test_the_rating_of_a_sitting_counts_until_there_is_a_later_one() -> None:
    sittings = [watched(when=EVENING, stars=stars(60)), watched(when=When("2022-01-01"), stars=stars(60))]

    assert [each["rating"] for each in members(history(sittings))[0]["ratings/ratings-movies.json"]] == [6]

    found, told = members(history(sittings, [rated(FILM, 90, at=SUNDAY.replace(year=2027))]))
    assert [each["rating"] for each in found["ratings/ratings-movies.json"]] == [9]
    assert told == ["1 earlier rating was left out: there the latest one counts"]


def test_the_watchlist_keeps_order_and_notes() -> None:
    found, told = members(history(plans=[planned(SERIES, "Anna"), planned(FILM)]))

    told_at = "2026-11-22T20:30:00.000Z"
    assert found["lists/watchlist.json"] == [
        {"rank": 1, "listed_at": told_at, "notes": "Anna", "type": "show", "show": LIGHTS},
        {"rank": 2, "listed_at": told_at, "notes": None, "type": "movie", "movie": PIER},
    ]
    assert told == []


def test_seasons_to_be_seen_stand_on_the_watchlist_behind_the_titles() -> None:
    found, told = members(history(plans=[planned(FILM)], listings=[listing("Watchlist", Portion(2), note="Anna")]))

    assert [(each["rank"], each["type"], each["notes"]) for each in found["lists/watchlist.json"]] == [
        (1, "movie", None),
        (2, "season", "Anna"),
    ]
    assert found["lists/lists.json"] == []
    assert told == []


def test_lists_go_along_with_all_that_is_said_of_them() -> None:
    lists = [TitleList(name, note, SUNDAY, "") for name, note in (("Élan & co.", "Mine."), ("Favorites", None))]
    entries = [
        listing("Élan & co.", place=3, note="First"),
        listing("Élan & co.", Portion(1, 2)),
        listing("Favorites"),
        listing("???"),
    ]

    found, told = members(history(lists=lists, listings=entries))

    described = found["lists/lists.json"]
    assert [(each["name"], each["description"], each["item_count"]) for each in described] == [
        ("Élan & co.", "Mine.", 2),
        ("???", "", 1),
    ]
    own = found["lists/list-1-lan-co.json"]
    assert [(each["rank"], each["type"], each["notes"]) for each in own] == [
        (3, "movie", "First"),
        (2, "episode", None),
    ]
    assert [each["movie"]["title"] for each in found["lists/favorites.json"]] == ["The Pier"]
    assert len(found["lists/list-2-list.json"]) == 1
    assert told == []


def test_a_series_that_was_dropped_is_hidden_and_other_words_stay_behind() -> None:
    dropped, paused = SERIES._replace(status=Status.DROPPED), FILM._replace(status=Status.PAUSED)

    found, told = members(
        history([watched(dropped, Portion(1, 1), EVENING), watched(paused)], statuses=(1, 2), stating=[paused, dropped])
    )

    assert found["hidden/hidden-dropped.json"] == [{"hidden_at": None, "type": "show", "show": LIGHTS}]
    assert told == [BY_NUMBER, "left behind: 1 status; --format archive takes everything"]


def test_what_has_no_place_is_told() -> None:
    film = named("Dunes", 9, None)._replace(status=Status.DROPPED)
    told = members(
        history(
            [
                watched(SERIES),
                watched(SERIES, Portion(1)),
                watched(SERIES, Portion(None, 590)),
                watched(film, note="Long.", tags=("sand",), companions="Anna"),
            ],
            [rated(SERIES, 85, Portion(None, 590)), rated(FILM, 85)],
        )
    )[1]

    assert told == [
        "2 watches of whole series or seasons were left out: Trakt's history is made of films and episodes",
        "1 watch of an episode without a season was left out: Trakt counts by seasons",
        "1 title was written as a film: nobody said whether it is a film or a series; edit --set kind=series says so",
        "1 rating of an episode without a season was left out: Trakt counts by seasons",
        "1 rating was rounded: the scale there has ten steps",
        "1 film that you dropped was left out: Trakt drops series alone",
        "Trakt does not take notes (1), tags (1), companions (1), other ids (1)",
    ]


def test_the_same_history_makes_the_same_bytes() -> None:
    def once() -> bytes:
        return written("trakt", history([watched()], [rated(SERIES, 80)], [planned(FILM)]))[0]

    assert once() == once()
    with zipfile.ZipFile(io.BytesIO(once())) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_comes_back_as_it_was_and_leads_out_of_no_folder(name: str) -> None:
    series = named(name, 3, Kind.SERIES)
    entry = Listing(series, WHOLE, name, None, name, SUNDAY, "watchlog")

    found, _ = members(history([watched(series, Portion(1, 1))], listings=[entry]))

    assert found["watched/history-1.json"][0]["show"]["title"] == name
    assert found["lists/lists.json"][0]["name"] == name
    assert all(".." not in member and member.count("/") < 2 for member in found)


def test_ids_that_are_no_numbers_there_stay_out() -> None:
    odd = FILM._replace(refs=(Ref("tmdb", "movie/71"), Ref("trakt", "the-pier-1962")))

    assert members(history([watched(odd)]))[0]["watched/history-1.json"][0]["movie"]["ids"] == {"tmdb": 71}
