"""Kitsu's library entries, as its interface answers with them."""

import json
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.importers.conftest import content_of, in_memory, sample
from tests.importers.reader import counted, only, reasons, rows, said
from watchlog.errors import BadFile
from watchlog.importers.kitsu import Kitsu
from watchlog.importers.protocol import Unreadable
from watchlog.model.arrival import Content, Stands
from watchlog.model.opinion import Plan, Rating
from watchlog.model.passes import PassNote
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Kind, Ref, Status
from watchlog.model.watch import Watch
from watchlog.model.when import Precision, When

REAL = Path(__file__).parents[3] / "shared" / "samples" / "kitsu" / "import_kitsu_anime.json"
LIBRARY: dict[str, Any] = {
    "status": "current",
    "progress": 0,
    "reconsuming": False,
    "reconsumeCount": 0,
    "notes": None,
    "ratingTwenty": None,
    "startedAt": None,
    "finishedAt": None,
    "updatedAt": "2024-04-08T16:16:59.018Z",
}
TV = {"subtype": "TV", "episodeCount": 3}
MOVIE = {"subtype": "movie", "episodeCount": 1}


def answer(attributes: dict[str, Any], about: dict[str, Any], kind: str = "anime") -> dict[str, str]:
    entry = {
        "id": "1",
        "type": "libraryEntries",
        "attributes": attributes,
        "relationships": {kind: {"data": {"type": kind, "id": "5"}}},
    }
    sites = [("myanimelist/anime", "91"), ("thetvdb/series", "3"), ("anidb", "anime")]
    mappings = [
        {"id": str(number), "type": "mappings", "attributes": {"externalSite": site, "externalId": value}}
        for number, (site, value) in enumerate(sites)
    ]
    linked = {"mappings": {"data": [{"type": "mappings", "id": each["id"]} for each in mappings]}}
    anime = {
        "id": "5",
        "type": "anime",
        "attributes": {"canonicalTitle": "Kawa", "startDate": "2018-04-06"} | about,
        "relationships": linked,
    }
    return {"library.json": json.dumps({"data": [entry], "included": [anime, *mappings]})}


def told(about: dict[str, Any], **changes: Any) -> list[Content]:
    return said(Kitsu(), answer(LIBRARY | changes, about))


def test_a_title_has_the_ids_that_are_its_own_alone() -> None:
    (stands,) = told(TV)

    assert isinstance(stands, Stands)
    assert (stands.title.name, stands.title.year, stands.title.kind) == ("Kawa", 2018, Kind.SERIES)
    assert stands.title.refs == (Ref("kitsu", "5"), Ref("mal", "91"))


def test_a_film_was_watched_when_it_was_finished() -> None:
    (watch,) = told(MOVIE, status="completed", finishedAt="2023-09-01T23:30:00.000Z", ratingTwenty=17)

    assert isinstance(watch, Watch)
    assert (watch.when.on, watch.when.precision) == ("2023-09-02", Precision.MINUTE)
    assert watch.when.at is not None
    assert watch.when.at.tzinfo == timezone(timedelta(hours=1))
    assert watch.stars == Stars(85, SCALES["quarter-stars"])


def test_midnight_is_a_day() -> None:
    (watch,) = told(MOVIE, status="completed", finishedAt="2023-09-01T00:00:00.000Z")

    assert isinstance(watch, Watch)
    assert watch.when == When("2023-09-01")


def test_a_series_has_its_episodes_its_days_and_its_note() -> None:
    contents = told(TV, progress=2, startedAt="2023-08-01T20:00:00.000Z", notes="Quiet", ratingTwenty=2)

    assert counted(contents) == {Portion(None, 1): 1, Portion(None, 2): 1}
    (note,) = only(PassNote, contents)
    assert (note.began, note.note) == (When("2023-08-01"), "Quiet")
    assert [(rating.portion, rating.stars.points) for rating in only(Rating, contents)] == [(WHOLE, 10)]


def test_what_is_watched_again_was_seen_before() -> None:
    assert counted(told(TV, reconsuming=True, progress=1)) == {
        Portion(None, 1): 2,
        Portion(None, 2): 1,
        Portion(None, 3): 1,
    }
    assert counted(told(TV, status="completed", reconsumeCount=1)) == {Portion(None, number): 2 for number in (1, 2, 3)}


@pytest.mark.parametrize(("status", "expected"), [("on_hold", Status.PAUSED), ("dropped", Status.DROPPED)])
def test_a_status_is_where_somebody_stands(status: str, expected: Status) -> None:
    assert [stands.status for stands in only(Stands, told(TV, status=status))] == [expected]


def test_what_is_planned_is_on_the_watchlist() -> None:
    assert [plan.note for plan in only(Plan, told(TV, status="planned", notes="Soon"))] == ["Soon"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": "asleep"}, "“asleep” is no status of Kitsu"),
        ({"ratingTwenty": 21}, "“21” is no rating of 20"),
        ({"finishedAt": "soon"}, "“soon” is no moment"),
        ({"progress": -1, "startedAt": 5}, "“5” is no moment"),
    ],
)
def test_what_cant_be_is_refused(changes: dict[str, Any], reason: str) -> None:
    assert reasons(Kitsu(), answer(LIBRARY | changes, TV)) == [reason]


def test_an_entry_about_nothing_in_the_file_is_refused() -> None:
    files = {"x.json": answer(LIBRARY, TV)["library.json"].replace('"included"', '"left out"')}

    assert reasons(Kitsu(), files) == ["the file does not say which anime has the id “5”"]


def test_manga_is_told_to_be_that() -> None:
    assert reasons(Kitsu(), answer(LIBRARY, TV, "manga")) == ["it is a manga, and nothing to watch"]


def test_pages_in_one_file_are_read_one_after_the_other() -> None:
    page = json.loads(answer(LIBRARY, TV)["library.json"])

    assert [row.place for row in rows(Kitsu(), {"x.json": json.dumps([page, page])})] == ["entry 1", "entry 2"]


def test_an_answer_without_entries_is_refused() -> None:
    with pytest.raises(BadFile):
        rows(Kitsu(), {"x.json": '{"data": {"type": "libraryEntries"}}'})


def test_every_record_of_the_sample_is_understood() -> None:
    found = list(Kitsu().read(in_memory(content_of(sample("kitsu")))))

    assert len(found) == 7
    assert not [row for row in found if isinstance(row.contents, Unreadable)]


@pytest.mark.skipif(not REAL.is_file(), reason="real files are not at hand")
def test_a_real_answer_is_understood() -> None:
    found = list(Kitsu().read(in_memory({"x.json": REAL.read_bytes()})))

    assert len(found) == 5
    assert not [row for row in found if isinstance(row.contents, Unreadable)]
