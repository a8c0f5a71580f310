"""Trakt's export: its folders, its flat names, its numbered parts, and single files of it."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.conftest import content_of, in_memory, sample
from watchlog.importers.protocol import Row, Unreadable
from watchlog.importers.trakt.importer import Trakt
from watchlog.model.arrival import Content, Seen, Stands
from watchlog.model.lists import Listing, TitleList
from watchlog.model.opinion import Plan, Rating
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Kind, Ref, Status
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When

TIDE: dict[str, Any] = {
    "title": "Tide of Glass",
    "year": 2019,
    "ids": {"trakt": 4, "slug": "tide", "imdb": "tt90000011"},
}
HARBOUR: dict[str, Any] = {
    "title": "Harbour Lights",
    "year": 2015,
    "ids": {"trakt": 4, "slug": "harbour", "imdb": None, "tmdb": 0, "tvdb": 9700021, "tvrage": None},
}
NOON = "2024-05-04T12:00:00.000Z"
NOON_THERE = datetime(2024, 5, 4, 12, tzinfo=UTC)
Files = Mapping[str, object]


def rows(files: Files) -> list[Row]:
    source = in_memory({name: json.dumps(content).encode() for name, content in files.items()})
    assert Trakt().detect(source)
    return list(Trakt().read(source))


def said(files: Files) -> list[Content]:
    """What all records say; none may be refused."""
    contents: list[Content] = []
    for row in rows(files):
        assert not isinstance(row.contents, Unreadable), row
        contents += row.contents
    return contents


def only(files: Files) -> Any:
    (content,) = said(files)
    return content


def reason(files: Files) -> str:
    """Why the last record is refused."""
    contents = rows(files)[-1].contents
    assert isinstance(contents, Unreadable)
    return contents.reason


def episode(season: int | None, number: int | None, watched_at: object = NOON, **more: object) -> dict[str, Any]:
    about = {"season": season, "number": number, "title": "Fog", "ids": {"trakt": 7, "tvdb": 8, "imdb": "tt7"}}
    return {"watched_at": watched_at, "type": "episode", "episode": about, "show": HARBOUR} | more


def film(watched_at: object = NOON, **more: object) -> dict[str, Any]:
    return {"watched_at": watched_at, "type": "movie", "movie": TIDE} | more


def history(*records: object) -> Files:
    return {"watched-history-1.json": records}


def days(files: Files) -> list[When]:
    return [content.when for content in said(files) if isinstance(content, Watch)]


def test_an_episode_is_watched_at_the_users_hour() -> None:
    watch = only(history(episode(1, 3, "2022-12-31T23:30:00.000Z")))

    assert (watch.title.name, watch.title.year, watch.title.kind) == ("Harbour Lights", 2015, Kind.SERIES)
    assert (watch.portion, watch.episode_title, watch.source) == (Portion(1, 3), "Fog", "trakt")
    assert watch.when.on == "2023-01-01"
    assert watch.when.at == datetime(2022, 12, 31, 23, 30, tzinfo=UTC)


def test_films_and_series_of_one_number_are_told_apart_and_no_episodes_id_is_taken() -> None:
    also = {"ids": {"trakt": 4, "slug": "harbour", "tmdb": 155, "tvdb": 9700021}}
    watches = said(history(film(movie=TIDE | {"ids": TIDE["ids"] | {"tmdb": 155}}), episode(1, 3, show=HARBOUR | also)))

    assert [content.title.refs for content in watches if isinstance(content, Watch)] == [
        (Ref("imdb", "tt90000011"), Ref("tmdb", "155"), Ref("trakt", "movie/4")),
        (Ref("tmdb", "155"), Ref("trakt", "show/4"), Ref("tvdb", "9700021")),
    ]


def test_an_id_that_is_null_or_zero_is_none() -> None:
    assert only(history(episode(1, 3))).title.refs == (Ref("trakt", "show/4"), Ref("tvdb", "9700021"))


@pytest.mark.parametrize("sentinel", [None, "", "unknown", "1970-01-01T00:00:00.000Z", "0001-01-01T00:00:00Z"])
def test_what_stands_for_no_date_is_none(sentinel: object) -> None:
    assert days(history(film(sentinel))) == [UNKNOWN]


def test_a_day_stays_a_day() -> None:
    assert days(history(film("2024-05-04"))) == [When("2024-05-04")]


def test_three_episodes_of_one_minute_were_marked_on_that_day() -> None:
    marked = [episode(1, number, f"2023-01-02T20:00:{number:02}.000Z") for number in (1, 2, 3)]

    assert days(history(*marked)) == [When("2023-01-02")] * 3


def test_two_episodes_of_one_minute_keep_it() -> None:
    marked = [episode(1, number, "2023-01-02T20:00:00.000Z") for number in (1, 2)]

    assert {when.precision.name for when in days(history(*marked, *marked))} == {"MINUTE"}


def test_a_minute_is_crowded_across_the_parts_of_a_history() -> None:
    parts: Files = {f"watched-history-{part}.json": [episode(1, part)] for part in (1, 2, 3)}

    assert days(parts) == [When("2024-05-04")] * 3


@given(minutes=st.lists(st.integers(0, 5), max_size=12))
def test_a_time_of_day_is_kept_where_less_than_three_share_it(minutes: list[int]) -> None:
    marked = [episode(1, number, f"2023-01-02T20:{at:02}:00Z") for number, at in enumerate(minutes)]
    found = days(history(film(), *marked))[1:]

    assert [when.at is not None for when in found] == [minutes.count(at) < 3 for at in minutes]


def test_every_viewing_of_one_episode_is_one() -> None:
    again = [episode(1, 1, f"202{year}-05-04T12:00:00Z") for year in range(3)]

    assert [when.on for when in days(history(*again))] == ["2020-05-04", "2021-05-04", "2022-05-04"]


def test_a_special_has_season_zero() -> None:
    assert only(history(episode(0, 26))).portion == Portion(0, 26)


def test_parts_are_read_in_the_order_of_their_numbers() -> None:
    parts = {f"watched-history-{part}.json": [episode(part, 1)] for part in (10, 9, 1)}

    assert [row.file for row in rows(parts)] == [f"watched-history-{part}.json" for part in (1, 9, 10)]


@pytest.mark.parametrize(
    "name",
    [
        "watched-history.json",
        "somebody/watched/history-1.json",
        "TRAKT/Watched-History-3.json",
        "whatever.json",
        "export-2026/watched-history.part.json",
    ],
)
def test_a_history_is_found_under_any_name(name: str) -> None:
    assert isinstance(only({name: [film()]}), Watch)


@pytest.mark.parametrize(
    "record",
    [
        {"watched_at": NOON, "movie": {"title": "Tide"}},
        {"watched_at": NOON, "type": "movie", "movie": {"title": "Tide", "year": 2019}},
        {"movie": {"title": "Tide", "ids": {"imdb": "tt9300001"}}, "watched_at": NOON},
    ],
)
def test_a_record_of_a_time_and_a_film_tells_a_history_whose_name_does_not(record: dict[str, Any]) -> None:
    assert isinstance(only({"some-file.json": [record]}), Watch)


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("user-profile.json", {"username": "somebody", "ids": {"trakt": 1, "slug": "somebody"}}),
        ("watched-playback.json", [{"progress": 57.6, "paused_at": NOON, "type": "movie", "movie": TIDE}]),
        ("likes-lists.json", [{"liked_at": NOON, "list": {"ids": {"trakt": 1, "slug": "a"}}}]),
        ("comments-lists.json", [{"type": "list", "comment": {"comment": "Nice"}}]),
        ("readme.txt", []),
    ],
)
def test_files_of_which_nothing_belongs_into_a_history_are_not_read(name: str, record: object) -> None:
    assert [row.file for row in rows({**history(film()), name: record})] == ["watched-history-1.json"]


def test_plays_of_a_film_are_seen_that_often() -> None:
    counted = {"plays": 3, "last_watched_at": NOON, "movie": TIDE}

    seen = said({**history(film()), "watched-movies.json": [counted]})[1]

    assert isinstance(seen, Seen)
    assert (seen.times, seen.watch.when) == (3, UNKNOWN)


def test_without_a_history_the_last_play_has_its_date() -> None:
    watch, seen = said({"watched-movies-1.json": [{"plays": 3, "last_watched_at": NOON, "movie": TIDE}]})

    assert isinstance(watch, Watch)
    assert isinstance(seen, Seen)
    assert (watch.when.at, seen.times) == (NOON_THERE, 3)


def test_a_single_play_without_a_history_is_one_viewing() -> None:
    assert isinstance(only({"watched-movies.json": [{"plays": 1, "last_watched_at": NOON, "movie": TIDE}]}), Watch)


def test_plays_of_episodes_are_seen_that_often() -> None:
    seasons = [{"number": 1, "episodes": [{"number": 2, "plays": 2, "last_watched_at": None}]}]
    counted = {"plays": 2, "last_watched_at": NOON, "show": HARBOUR, "seasons": seasons}

    seen = only({"watched-shows.json": [counted]})

    assert (seen.watch.portion, seen.times) == (Portion(1, 2), 2)


def test_plays_of_a_series_without_its_episodes_are_only_mentioned() -> None:
    counted = {"plays": 741, "last_watched_at": NOON, "reset_at": None, "show": HARBOUR}

    listing = only({"watched-shows.json": [counted]})

    assert (listing.list_name, listing.note, listing.listed_at) == ("Watched", "741 plays at Trakt", NOON_THERE)
    assert "history tells one by one" in reason({**history(film()), "watched-shows.json": [counted]})


@pytest.mark.parametrize(
    ("kind", "more", "portion"),
    [
        ("movie", {"movie": TIDE}, WHOLE),
        ("show", {"show": HARBOUR}, WHOLE),
        ("season", {"season": {"number": 2}, "show": HARBOUR}, Portion(2)),
        ("episode", {"episode": {"season": 2, "number": 5}, "show": HARBOUR}, Portion(2, 5)),
    ],
)
def test_ratings_of_all_four_kinds_are_exact(kind: str, more: dict[str, Any], portion: Portion) -> None:
    rating = only({f"ratings-{kind}s-2.json": [{"rated_at": NOON, "rating": 7, "type": kind} | more]})

    assert isinstance(rating, Rating)
    assert (rating.portion, rating.stars) == (portion, Stars(70, SCALES["ten"]))
    assert rating.rated_at == NOON_THERE


@pytest.mark.parametrize(("points", "why"), [(0, "no rating"), (None, "no rating"), (11, "“11”"), (7.5, "“7.5”")])
def test_what_is_no_rating_is_refused(points: object, why: str) -> None:
    record = {"rated_at": NOON, "rating": points, "type": "movie", "movie": TIDE}

    assert why in reason({"ratings-movies.json": [record]})


def test_the_watchlist_is_planned_with_its_notes() -> None:
    record = {"rank": 1, "id": 3, "listed_at": NOON, "notes": "In June", "type": "movie", "movie": TIDE}

    plan = only({"lists-watchlist.json": [record]})

    assert isinstance(plan, Plan)
    assert (plan.note, plan.planned_at) == ("In June", NOON_THERE)


def test_a_season_that_is_wanted_is_listed() -> None:
    record = {"listed_at": NOON, "type": "season", "season": {"number": 2}, "show": HARBOUR}

    listing = only({"watchlist-seasons.json": [record]})

    assert (listing.list_name, listing.portion) == ("Watchlist", Portion(2))


def test_lists_have_their_names_descriptions_ranks_and_notes() -> None:
    about = {"name": "Rainy: Sundays!", "description": "Slow", "created_at": NOON, "ids": {"trakt": 44, "slug": "r"}}
    entry = {"rank": 2, "listed_at": NOON, "notes": "With tea", "type": "show", "show": HARBOUR}

    made, listing = said({"lists-lists.json": [about], "lists-list-44-rainy-sundays.json": [entry]})

    assert isinstance(made, TitleList)
    assert isinstance(listing, Listing)
    assert (made.name, made.note, made.made_at) == ("Rainy: Sundays!", "Slow", NOON_THERE)
    assert (listing.list_name, listing.place, listing.note) == (made.name, 2, "With tea")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("list-44-top-250.json", "top 250"),
        ("lists-list-44.json", "List 44"),
        ("on_deck.json", "on deck"),
        ("favorites.json", "Favorites"),
        ("lists-favorites-2.json", "Favorites"),
    ],
)
def test_a_list_is_called_as_its_file_where_nothing_else_tells(file: str, name: str) -> None:
    entry = {"rank": 1, "listed_at": NOON, "type": "movie", "movie": TIDE}

    assert only({file: [entry]}).list_name == name


def test_a_person_on_a_list_is_refused() -> None:
    entry = {"rank": 1, "listed_at": NOON, "type": "person", "person": {"name": "Somebody", "ids": {"slug": "some"}}}
    first = {"rank": 1, "listed_at": NOON, "type": "movie", "movie": TIDE}

    assert reason({"lists-list-1-people.json": [first, entry]}) == "it is a person, not a title"


def test_a_dropped_series_stands_there_as_dropped() -> None:
    stands = only({"hidden-dropped.json": [{"hidden_at": NOON, "type": "show", "show": HARBOUR}]})

    assert isinstance(stands, Stands)
    assert stands.status is Status.DROPPED


def test_what_is_hidden_elsewhere_is_on_a_list_of_that_name() -> None:
    record = {"hidden_at": NOON, "type": "season", "season": {"number": 3}, "show": HARBOUR}

    listing = only({"hidden/hidden-progress-watched.json": [record]})

    assert (listing.list_name, listing.portion) == ("Hidden (progress watched)", Portion(3))


def comment(text: str) -> dict[str, Any]:
    return {"type": "movie", "movie": TIDE, "comment": {"id": 1, "comment": text, "created_at": NOON, "spoiler": True}}


def test_comments_are_readable_notes_of_a_list() -> None:
    first, second = said(
        {"comments-movies.json": [comment("Cold &amp; clear. [spoiler]It\nbreaks.[/spoiler]"), comment("Again")]}
    )

    assert isinstance(first, Listing)
    assert isinstance(second, Listing)
    assert (first.list_name, first.note) == ("Comments", "Cold & clear. (spoiler: It\nbreaks.)")
    assert (second.list_name, second.note) == ("Comments 2", "Again")


def test_notes_are_on_a_list_of_their_own() -> None:
    record = {"type": "show", "show": HARBOUR, "note": {"notes": "Ask Ana", "created_at": NOON}}

    assert (only({"notes-shows.json": [record]}).list_name, reason({"comments-movies.json": [comment(" ")]})) == (
        "Notes",
        "it is empty",
    )


def test_a_collection_is_a_list_episode_by_episode() -> None:
    seasons = [{"number": 1, "episodes": [{"number": 1, "collected_at": NOON}, {"number": 2, "collected_at": NOON}]}]
    shows = [{"last_collected_at": NOON, "show": HARBOUR, "seasons": seasons}]

    listings = said({"collection-shows.json": shows, "collection-movies.json": [{"collected_at": NOON, "movie": TIDE}]})

    assert [each.portion for each in listings if isinstance(each, Listing)] == [WHOLE, Portion(1, 1), Portion(1, 2)]
    assert {each.list_name for each in listings if isinstance(each, Listing)} == {"Collection"}


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (episode(1, None), "does not say which episode"),
        (episode(None, 3), "does not say which episode"),
        (episode(1, 3, "yesterday"), "“yesterday” is no moment"),
        ({"watched_at": NOON, "type": "episode", "episode": {"season": 1, "number": 1}}, "no title"),
        ({"watched_at": NOON}, "does not say what it is about"),
        ("Tide of Glass", "no object"),
        (None, "no object"),
    ],
)
def test_a_record_that_says_too_little_is_refused_alone(record: object, why: str) -> None:
    files = history(film(), record)

    assert why in reason(files)
    assert isinstance(rows(files)[0].contents, tuple)


def test_a_title_without_year_and_ids_is_one() -> None:
    bare = {
        "title": "Ash **Protocol**",
        "year": None,
        "ids": {"trakt": None, "imdb": "", "tmdb": 0, "plex": {"guid": None}},
    }

    watch = only(history(film(movie=bare)))

    assert (watch.title.name, watch.title.year, watch.title.refs) == ("Ash **Protocol**", None, ())


def test_an_empty_list_says_nothing() -> None:
    assert [row.file for row in rows({**history(film()), "ratings-seasons.json": []})] == ["watched-history-1.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"[]",
        b'{"movies": []}',
        b'[{"title": "Tide", "ids": {"simkl": 1, "slug": "tide"}, "watched_at": null}]',
        b'[{"score": 9, "type": "show", "show": {"ids": {"trakt": 1, "slug": "a"}}}]',
        b"title,year\nTide,2019\n",
    ],
)
def test_others_files_are_not_taken_for_trakts(content: bytes) -> None:
    assert not Trakt().detect(in_memory({"watched.json": content}))


def test_the_sample_tells_of_everything() -> None:
    found = list(Trakt().read(in_memory(content_of(sample("trakt")))))
    kinds = {type(content).__name__ for row in found for content in row.contents}

    assert kinds == {"Watch", "Seen", "Rating", "Plan", "TitleList", "Listing", "Stands"}
    assert all(row.raw.startswith("{") and row.file for row in found)
