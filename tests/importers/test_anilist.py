"""AniList's lists, as its interface answers with them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.importers.conftest import content_of, in_memory, sample
from tests.importers.reader import counted, only, reasons, rows, said
from watchlog.errors import BadFile
from watchlog.importers.anilist import AniList
from watchlog.importers.protocol import Unreadable
from watchlog.model.arrival import Content, Seen, Stands
from watchlog.model.lists import Listing
from watchlog.model.opinion import Plan, Rating
from watchlog.model.passes import PassNote
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Kind, Ref, Status
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When

REAL = Path(__file__).parents[3] / "shared" / "samples" / "anilist" / "import_anilist.json"
NO_DATE = {"year": None, "month": None, "day": None}
ENTRY: dict[str, Any] = {
    "status": "CURRENT",
    "score": 0,
    "progress": 0,
    "repeat": 0,
    "notes": None,
    "startedAt": NO_DATE,
    "completedAt": NO_DATE,
    "media": {"id": 7, "idMal": 91, "format": "TV", "episodes": 3, "title": {"userPreferred": "Kawa"}},
}
FILM = ENTRY | {"media": ENTRY["media"] | {"format": "MOVIE", "episodes": 1}}


def answer(*entries: dict[str, Any], score_format: str | None = None, key: str = "anime") -> dict[str, str]:
    user = {"user": {"mediaListOptions": {"scoreFormat": score_format}}} if score_format else {}
    lists = [{"name": "A", "isCustomList": False, "entries": list(entries)}]
    return {"lists.json": json.dumps({"data": {key: {"lists": lists} | user}})}


def told(entry: dict[str, Any], **changes: Any) -> list[Content]:
    return said(AniList(), answer(entry | changes))


def date(year: int | None, month: int | None = None, day: int | None = None) -> dict[str, int | None]:
    return {"year": year, "month": month, "day": day}


def test_a_completed_film_is_a_watch_on_the_day_it_was_completed() -> None:
    contents = told(FILM, status="COMPLETED", progress=1, completedAt=date(2021, 3, 7), notes="a<br>b")

    (watch,) = contents
    assert isinstance(watch, Watch)
    assert (watch.when, watch.note) == (When("2021-03-07"), "a\nb")
    assert watch.title.kind is Kind.FILM
    assert watch.title.refs == (Ref("anilist", "7"), Ref("mal", "91"))


@pytest.mark.parametrize(
    ("parts", "when"),
    [
        (date(2021, 3, 7), When("2021-03-07")),
        (date(2021, 3), When("2021-03")),
        (date(2021), When("2021")),
        (date(2021, None, 7), When("2021")),
        (date(None, 3, 7), UNKNOWN),
    ],
)
def test_a_date_stays_as_precise_as_it_is(parts: dict[str, int | None], when: When) -> None:
    contents = told(ENTRY, progress=1, notes="x", startedAt=parts)

    assert [note.began for note in only(PassNote, contents)] == [when]


def test_progress_and_repeats_are_counted() -> None:
    assert counted(told(ENTRY, progress=2)) == {Portion(None, 1): 1, Portion(None, 2): 1}
    assert counted(told(ENTRY, status="COMPLETED", progress=3, repeat=2)) == {
        Portion(None, number): 3 for number in (1, 2, 3)
    }


def test_what_is_repeated_was_seen_to_its_end_before() -> None:
    contents = told(ENTRY, status="REPEATING", progress=1)

    assert counted(contents) == {Portion(None, 1): 2, Portion(None, 2): 1, Portion(None, 3): 1}


def test_without_a_format_several_episodes_make_a_series() -> None:
    media = {"idMal": 91, "title": {"userPreferred": "Kawa"}}
    (stands,) = only(Stands, told(ENTRY, status="COMPLETED", progress=24, media=media))
    (one,) = told(ENTRY, status="COMPLETED", progress=1, media=media)

    assert stands.title.kind is Kind.SERIES
    assert isinstance(one, Seen)
    assert (one.watch.portion, one.title.kind) == (WHOLE, None)


@pytest.mark.parametrize(
    ("status", "expected"),
    [("CURRENT", Status.WATCHING), ("PAUSED", Status.PAUSED), ("DROPPED", Status.DROPPED)],
)
def test_a_status_is_where_somebody_stands(status: str, expected: Status) -> None:
    assert [stands.status for stands in only(Stands, told(ENTRY, status=status))] == [expected]


def test_what_is_planned_is_on_the_watchlist() -> None:
    (plan,) = told(ENTRY, status="PLANNING", notes="Anna says so")

    assert isinstance(plan, Plan)
    assert plan.note == "Anna says so"


@pytest.mark.parametrize(
    ("score_format", "score", "stars"),
    [
        ("POINT_100", 85, Stars(85, SCALES["hundred"])),
        ("POINT_10_DECIMAL", 8.5, Stars(85, SCALES["ten-tenths"])),
        ("POINT_10", 8, Stars(80, SCALES["ten"])),
        ("POINT_5", 4, Stars(80, SCALES["stars"])),
        ("POINT_3", 3, Stars(85, SCALES["hundred"])),
    ],
)
def test_a_score_is_on_the_scale_that_the_user_chose(score_format: str, score: float, stars: Stars) -> None:
    contents = said(AniList(), answer(ENTRY | {"score": score}, score_format=score_format))

    assert [rating.stars for rating in only(Rating, contents)] == [stars]


@pytest.mark.parametrize(
    ("scores", "scale"),
    [((8, 85), "hundred"), ((8, 7.5), "ten-tenths"), ((8, 10), "ten"), ((8.0, 0), "ten")],
)
def test_where_nobody_names_the_scale_all_scores_tell_it(scores: tuple[float, ...], scale: str) -> None:
    entries = [ENTRY | {"score": score, "id": number} for number, score in enumerate(scores)]

    contents = said(AniList(), answer(*entries))

    assert {rating.stars.scale.name for rating in only(Rating, contents)} == {scale}


def test_a_title_on_a_list_of_ones_own_is_an_entry_of_it_and_watched_once() -> None:
    film = FILM | {
        "status": "COMPLETED",
        "completedAt": date(2021),
        "id": 3,
        "customLists": {"Loud": False, "Rain": True},
    }
    lists = [
        {"name": "Completed", "isCustomList": False, "entries": [film]},
        {"name": "Night", "isCustomList": True, "entries": [film]},
    ]

    contents = said(AniList(), {"lists.json": json.dumps({"data": {"MediaListCollection": {"lists": lists}}})})

    assert len(only(Watch, contents)) == 1
    assert {entry.list_name for entry in only(Listing, contents)} == {"Rain", "Night"}


def test_manga_is_told_to_be_that() -> None:
    assert reasons(AniList(), answer(ENTRY, key="manga")) == ["it is a manga, and nothing to watch"]
    media = ENTRY["media"] | {"type": "MANGA"}
    assert reasons(AniList(), answer(ENTRY | {"media": media})) == ["it is a manga, and nothing to watch"]


def test_its_own_download_is_told_to_name_no_titles() -> None:
    entry = {"id": 1, "series_type": 0, "series_id": 77, "status": 2, "score": 80, "progress": 12}

    refused = reasons(AniList(), {"gdpr.json": json.dumps({"user": {"display_name": "x"}, "lists": [entry]})})

    assert refused == ["AniList's own download names no titles, only its id 77"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": "ASLEEP"}, "“ASLEEP” is no status of AniList"),
        ({"media": None}, "it has no title"),
        ({"progress": 30_000}, "it says that 30000 episodes were seen"),
        ({"startedAt": date(2021, 2, 30)}, "“2021-02-30” is no date"),
        ({"score": "good"}, "“good” is no rating"),
        ({"updatedAt": 10**17}, f"“{10**17}” is no moment"),
    ],
)
def test_what_cant_be_is_refused_and_the_rest_is_read(changes: dict[str, Any], reason: str) -> None:
    files = answer(ENTRY | changes, ENTRY)

    assert reasons(AniList(), files) == [reason]
    assert len(rows(AniList(), files)) == 2


def test_a_file_without_lists_is_refused() -> None:
    with pytest.raises(BadFile):
        rows(AniList(), {"x.json": '{"data": {"x": {"y": "\\"lists\\": [", "entries": 1}}, "lists" : [ }'})


def test_every_record_of_the_sample_is_understood() -> None:
    found = list(AniList().read(in_memory(content_of(sample("anilist")))))

    assert len(found) == 8
    assert not [row for row in found if isinstance(row.contents, Unreadable)]


@pytest.mark.skipif(not REAL.is_file(), reason="real files are not at hand")
def test_a_real_answer_is_understood() -> None:
    found = list(AniList().read(in_memory({"x.json": REAL.read_bytes()})))

    refused = [row.contents.reason for row in found if isinstance(row.contents, Unreadable)]
    assert (len(found), refused) == (6, ["it is a manga, and nothing to watch"] * 2)
