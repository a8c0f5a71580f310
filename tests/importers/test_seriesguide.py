"""SeriesGuide's backups of shows, films and lists."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.importers.conftest import content_of, in_memory, sample
from tests.importers.reader import counted, only, reasons, rows, said
from watchlog.errors import BadFile
from watchlog.importers.protocol import Unreadable
from watchlog.importers.seriesguide.importer import SeriesGuide
from watchlog.model.arrival import Seen
from watchlog.model.lists import Listing, TitleList
from watchlog.model.opinion import Plan, Rating
from watchlog.model.passes import Skip
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Kind, Ref

REAL = Path(__file__).parents[3] / "shared" / "samples" / "seriesguide" / "shows-export-example.json"
SHOW: dict[str, Any] = {
    "tmdb_id": 97,
    "tvdb_id": 98,
    "imdb_id": "tt97",
    "trakt_id": 99,
    "title": "Kawa",
    "first_aired": "2018-02-02T08:00:00Z",
    "release_weekday": 4,
    "favorite": False,
    "hidden": False,
    "seasons": [],
}
FILM: dict[str, Any] = {"tmdb_id": 75, "imdb_id": "tt75", "title": "Yume", "released_utc_ms": 1602720000000,
                        "in_collection": False, "in_watchlist": False, "watched": False, "plays": 0}  # fmt: skip


def shows(*episodes: Any, number: int | None = 1, **changes: Any) -> dict[str, str]:
    seasons = [{"season": number, "tvdb_id": 31, "episodes": list(episodes)}] if episodes else []
    return {"seriesguide-shows-backup.json": json.dumps([SHOW | {"seasons": seasons} | changes])}


def lists(*entries: dict[str, Any]) -> dict[str, str]:
    content = [{"list_id": "Winter", "name": "Winter", "order": 0, "items": list(entries)}]
    return {"seriesguide-lists-backup.json": json.dumps(content)}


def test_watched_episodes_were_seen_as_often_as_they_were_played() -> None:
    one, two = {"episode": 1, "watched": True, "plays": 3, "title": "Up"}, {"episode": 2, "watched": True}

    contents = said(SeriesGuide(), shows(one, two, {"episode": 3, "watched": False, "plays": 0}))

    assert counted(contents) == {Portion(1, 1): 3, Portion(1, 2): 1}
    assert [seen.watch.episode_title for seen in only(Seen, contents)] == ["Up", None]
    assert len(contents) == 2


def test_a_show_has_its_ids() -> None:
    (plan,) = said(SeriesGuide(), shows())

    assert isinstance(plan, Plan)
    assert (plan.title.year, plan.title.kind) == (2018, Kind.SERIES)
    assert plan.title.refs == (Ref("imdb", "tt97"), Ref("tmdb", "97"), Ref("trakt", "show/99"), Ref("tvdb", "98"))


def test_ratings_are_of_ten_and_stay_with_what_was_watched() -> None:
    watched, rated = {"episode": 1, "watched": True, "rating_user": 8}, {"episode": 2, "rating_user": 4}

    contents = said(SeriesGuide(), shows(watched, rated, rating_user=9))

    assert [seen.watch.stars for seen in only(Seen, contents)] == [Stars(80, SCALES["ten"])]
    ratings = [(rating.portion, rating.stars.points) for rating in only(Rating, contents)]
    assert ratings == [(Portion(1, 2), 40), (WHOLE, 90)]


def test_what_was_skipped_is_skipped() -> None:
    (skip,) = said(SeriesGuide(), shows({"episode": 1, "watched": False, "skipped": True}, number=0))

    assert isinstance(skip, Skip)
    assert (skip.portion, skip.source) == (Portion(0, 1), "seriesguide")


def test_notes_favourites_hidden_and_collected_ones_are_on_lists() -> None:
    collected = {"episode": 1, "watched": False, "collected": True}

    contents = said(SeriesGuide(), shows(collected, user_note="Ask Anna", favorite=True, hidden=True))

    found = [(entry.list_name, entry.portion, entry.note) for entry in only(Listing, contents)]
    assert found == [
        ("Collection", Portion(1, 1), None),
        ("Comments", WHOLE, "Ask Anna"),
        ("Favorites", WHOLE, None),
        ("Hidden", WHOLE, None),
    ]
    assert not only(Plan, contents)


def test_an_episode_that_cant_be_is_refused_alone() -> None:
    files = shows({"episode": 1, "watched": True}, {"watched": True}, {"episode": 2, "rating_user": 11}, 5)

    assert reasons(SeriesGuide(), files) == [
        "it is no episode: its season or it has no number",
        "“11” is not on the scale of 10",
        "it is no object",
    ]
    assert len({row.place for row in rows(SeriesGuide(), files)}) == 4


def test_a_show_without_a_title_is_told_by_its_ids() -> None:
    content = [{"tmdb_id": 97, "seasons": [{"tmdb_id": "5", "episodes": [{"tmdb_id": 6, "watched": True}]}]}]

    assert reasons(SeriesGuide(), {"x.json": json.dumps(content)}) == ["it has no title, only the id “tmdb:97”"]


def test_a_film_is_seen_planned_or_owned() -> None:
    films = [FILM | {"watched": True, "plays": 2}, FILM | {"in_watchlist": True}, FILM | {"in_collection": True}]

    seen, plan, owned = said(SeriesGuide(), {"x.json": json.dumps(films)})

    assert isinstance(seen, Seen)
    assert (seen.times, seen.title.year, seen.title.kind) == (2, 2020, Kind.FILM)
    assert isinstance(plan, Plan)
    assert isinstance(owned, Listing)
    assert owned.list_name == "Collection"


def test_plays_that_nobody_could_have_are_not_believed() -> None:
    films = [FILM | {"watched": True, "plays": 9_999}] * 51

    refused = reasons(SeriesGuide(), {"x.json": json.dumps(films)})

    assert refused == ["with it, the file says that more than 500000 episodes were seen"]


@pytest.mark.parametrize("released", [None, 0, 9223372036854775807])
def test_a_film_that_nobody_knows_the_day_of_has_no_year(released: int | None) -> None:
    film = FILM | {"released_utc_ms": released, "watched": True}

    (seen,) = said(SeriesGuide(), {"x.json": json.dumps([film])})

    assert isinstance(seen, Seen)
    assert seen.title.year is None


def test_entries_of_lists_are_named_by_the_shows_beside_them() -> None:
    episode = {"episode": 4, "tvdb_id": 41, "watched": True}
    entries = (
        {"list_item_id": "97-4-Winter", "externalId": "97", "type": "tmdb-show"},
        {"list_item_id": "98-1-Winter", "externalId": "98", "type": "show"},
        {"list_item_id": "31-2-Winter", "externalId": "31", "type": "season"},
        {"list_item_id": "41-3-Winter", "tvdb_id": 41, "type": "episode"},
    )

    contents = said(SeriesGuide(), shows(episode) | lists(*entries))

    assert [each.name for each in only(TitleList, contents)] == ["Winter"]
    assert [entry.portion for entry in only(Listing, contents)] == [WHOLE, WHOLE, Portion(1), Portion(1, 4)]
    assert {(entry.title.name, entry.list_name) for entry in only(Listing, contents)} == {("Kawa", "Winter")}


def test_lists_alone_are_told_to_need_the_shows() -> None:
    files = lists({"list_item_id": "97-4-Winter", "externalId": "97", "type": "tmdb-show"})

    assert reasons(SeriesGuide(), files) == [
        "no show in the same folder has the id “97”; bring shows and lists together"
    ]


def test_a_backup_that_breaks_off_is_refused() -> None:
    content = shows({"episode": 1, "watched": True})["seriesguide-shows-backup.json"][:-2]

    with pytest.raises(BadFile):
        rows(SeriesGuide(), {"x.json": content})


def test_every_record_of_the_sample_is_understood() -> None:
    found = list(SeriesGuide().read(in_memory(content_of(sample("seriesguide")))))

    assert len(found) == 8
    assert not [row for row in found if isinstance(row.contents, Unreadable)]


@pytest.mark.skipif(not REAL.is_file(), reason="real files are not at hand")
def test_a_real_backup_is_understood() -> None:
    (row,) = SeriesGuide().read(in_memory({"x.json": REAL.read_bytes()}))

    assert not isinstance(row.contents, Unreadable)
    assert len(row.contents) == 3
