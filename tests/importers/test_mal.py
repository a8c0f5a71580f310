"""MyAnimeList's export as XML, and the lists that its interface answers with."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.conftest import content_of, in_memory, sample
from tests.importers.reader import counted, only, reasons, rows, said
from watchlog.errors import BadFile
from watchlog.importers.mal.importer import MyAnimeList
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

REAL = Path(__file__).parents[3] / "shared" / "samples" / "mal"
TEN = SCALES["ten"]
SERIES = {
    "series_animedb_id": "91",
    "series_title": "<![CDATA[Kawa & Uta]]>",
    "series_type": "TV",
    "series_episodes": "3",
    "my_watched_episodes": "0",
    "my_start_date": "0000-00-00",
    "my_finish_date": "0000-00-00",
    "my_score": "0",
    "my_status": "Watching",
    "my_comments": "<![CDATA[]]>",
    "my_times_watched": "0",
    "my_tags": "<![CDATA[]]>",
    "my_rewatching": "0",
    "my_rewatching_ep": "0",
}
FILM = SERIES | {"series_type": "Movie", "series_episodes": "1"}


def document(*entries: dict[str, str], tag: str = "anime") -> dict[str, str]:
    told = "".join(
        f"<{tag}>{''.join(f'<{key}>{value}</{key}>' for key, value in entry.items())}</{tag}>" for entry in entries
    )
    return {"animelist.xml": f'<?xml version="1.0" encoding="UTF-8" ?>\n<myanimelist>\n<myinfo/>\n{told}</myanimelist>'}


def told(entry: dict[str, str], **changes: str) -> list[Content]:
    return said(MyAnimeList(), document(entry | changes))


def answer(status: dict[str, Any], **node: Any) -> dict[str, str]:
    entry = {"node": {"id": 91, "title": "Kawa"} | node, "list_status": status}
    return {"answer.json": json.dumps({"data": [entry], "paging": {}})}


def test_a_completed_film_is_a_watch_on_its_finish_date() -> None:
    contents = told(FILM, my_status="Completed", my_watched_episodes="1", my_finish_date="2019-07-05", my_score="9")

    (watch,) = contents
    assert isinstance(watch, Watch)
    assert (watch.when, watch.portion, watch.stars) == (When("2019-07-05"), WHOLE, Stars(90, TEN))
    assert (watch.title.name, watch.title.kind, watch.title.refs) == ("Kawa & Uta", Kind.FILM, (Ref("mal", "91"),))


def test_what_was_watched_again_is_counted_and_its_first_time_too() -> None:
    contents = told(FILM, my_status="Completed", my_times_watched="2", my_finish_date="2019-07-05")

    assert [watch.when for watch in only(Watch, contents)] == [When("2019-07-05")]
    assert counted(contents) == {WHOLE: 3}


def test_a_film_without_a_date_was_seen_nobody_knows_when() -> None:
    contents = told(FILM, my_status="Completed", my_score="6")

    (seen,) = contents
    assert isinstance(seen, Seen)
    assert (seen.times, seen.watch.when, seen.watch.stars) == (1, UNKNOWN, Stars(60, TEN))


def test_watched_episodes_are_counted_through_from_the_first() -> None:
    contents = told(SERIES, my_watched_episodes="2", my_score="7")

    assert counted(contents) == {Portion(None, 1): 1, Portion(None, 2): 1}
    assert [(rating.portion, rating.stars) for rating in only(Rating, contents)] == [(WHOLE, Stars(70, TEN))]
    assert not only(Stands, contents)


def test_all_of_a_completed_series_was_seen_as_often_as_it_was_repeated() -> None:
    contents = told(SERIES, my_status="Completed", my_watched_episodes="3", my_times_watched="1")

    assert counted(contents) == {Portion(None, number): 2 for number in (1, 2, 3)}
    assert [stands.status for stands in only(Stands, contents)] == [Status.COMPLETED]


def test_a_repetition_that_goes_on_counts_as_far_as_it_went() -> None:
    contents = told(SERIES, my_status="Completed", my_watched_episodes="3", my_rewatching="1", my_rewatching_ep="2")

    assert counted(contents) == {Portion(None, 1): 2, Portion(None, 2): 2, Portion(None, 3): 1}


def test_a_completed_series_of_unknown_length_was_seen_as_a_whole() -> None:
    assert counted(told(SERIES, series_episodes="0", my_status="Completed")) == {WHOLE: 1}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2015-06-20", When("2015-06-20")),
        ("2015-06-00", When("2015-06")),
        ("2015-00-00", When("2015")),
        ("2015-06", When("2015-06")),
        ("2015", When("2015")),
        ("0000-00-00", UNKNOWN),
        ("0000-06-20", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_date_stays_as_precise_as_it_is(text: str, when: When) -> None:
    contents = told(SERIES, my_watched_episodes="1", my_start_date=text, my_comments="x")

    assert [(note.began, note.ended, note.number) for note in only(PassNote, contents)] == [(when, UNKNOWN, 1)]


@pytest.mark.parametrize(
    ("status", "stands"),
    [("Dropped", Status.DROPPED), ("On-Hold", Status.PAUSED), ("Watching", Status.WATCHING), ("3", Status.PAUSED)],
)
def test_a_status_is_where_somebody_stands(status: str, stands: Status) -> None:
    assert [content.status for content in only(Stands, told(SERIES, my_status=status))] == [stands]


def test_what_is_planned_is_on_the_watchlist_with_its_comment() -> None:
    (plan,) = told(SERIES, my_status="Plan to Watch", my_comments="<![CDATA[Anna <b>says</b> so]]>")

    assert isinstance(plan, Plan)
    assert plan.note == "Anna says so"


def test_a_comment_is_a_note_of_the_watch_or_of_the_run() -> None:
    film = told(FILM, my_status="Completed", my_comments="Slow", my_finish_date="2019-00-00")
    series = told(SERIES, my_watched_episodes="1", my_comments="Slow")

    assert [watch.note for watch in only(Watch, film)] == ["Slow"]
    assert [note.note for note in only(PassNote, series)] == ["Slow"]


def test_a_comment_on_what_was_not_watched_is_on_a_list() -> None:
    contents = told(SERIES, my_status="On-Hold", my_comments="Slow")

    assert [(entry.list_name, entry.note) for entry in only(Listing, contents)] == [("Comments", "Slow")]


def test_tags_are_lists_and_what_is_owned_is_the_collection() -> None:
    contents = told(SERIES, my_watched_episodes="1", my_tags="<![CDATA[rain, slow,, rain]]>", my_storage="DVD / CD",
                    my_storage_value="2.00")  # fmt: skip

    found = [(entry.list_name, entry.note) for entry in only(Listing, contents)]
    assert found == [("rain", None), ("slow", None), ("Collection", "DVD / CD, 2.00")]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"series_title": ""}, "it has no title"),
        ({"my_status": "Asleep"}, "“Asleep” is no status of MyAnimeList"),
        ({"my_score": "11"}, "“11” is not on the scale of 10"),
        ({"my_finish_date": "2020-02-30"}, "“2020-02-30” is no date"),
        ({"my_finish_date": "soon"}, "“soon” is no date"),
        ({"my_watched_episodes": "many"}, "“many” is no my_watched_episodes"),
        ({"my_watched_episodes": "20001"}, "it says that 20001 episodes were seen"),
    ],
)
def test_what_cant_be_is_refused_and_the_rest_is_read(changes: dict[str, str], reason: str) -> None:
    files = document(SERIES | changes, SERIES)

    assert reasons(MyAnimeList(), files) == [reason]
    assert [row.place for row in rows(MyAnimeList(), files)] == ["anime 1", "anime 2"]


def test_a_list_that_says_more_than_anybody_could_watch_is_not_believed() -> None:
    entry = SERIES | {"my_watched_episodes": "20000", "series_episodes": "20000"}

    refused = reasons(MyAnimeList(), document(*[entry] * 26))

    assert refused == ["with it, the file says that more than 500000 episodes were seen"]


def test_a_manga_list_is_told_to_be_one() -> None:
    assert reasons(MyAnimeList(), document({"manga_title": "Kawa"}, tag="manga")) == [
        "it is a manga, and nothing to watch"
    ]


def test_an_export_that_breaks_off_is_refused() -> None:
    content = document(SERIES)["animelist.xml"].encode()[:-30]

    with pytest.raises(BadFile):
        list(MyAnimeList().read(in_memory({"animelist.xml": content})))


def test_an_answer_of_the_interface_says_the_same() -> None:
    status = {"status": "completed", "score": 8, "num_episodes_watched": 2, "num_times_rewatched": 1,
              "start_date": "2015", "finish_date": "2015-06", "tags": ["rain"], "comments": ""}  # fmt: skip

    contents = said(MyAnimeList(), answer(status, media_type="tv", num_episodes=2))

    assert counted(contents) == {Portion(None, 1): 2, Portion(None, 2): 2}
    assert [(note.began, note.ended) for note in only(PassNote, contents)] == [(When("2015"), When("2015-06"))]
    assert [entry.list_name for entry in only(Listing, contents)] == ["rain"]


def test_what_is_watched_again_there_is_counted_once_more() -> None:
    status = {"status": "completed", "is_rewatching": True, "num_episodes_watched": 1}

    contents = said(MyAnimeList(), answer(status, media_type="tv", num_episodes=2))

    assert counted(contents) == {Portion(None, 1): 2, Portion(None, 2): 1}


def test_a_manga_of_an_answer_is_told_to_be_one() -> None:
    assert reasons(MyAnimeList(), answer({"status": "reading"})) == ["it is a manga, and nothing to watch"]


@given(watched=st.integers(0, 60), total=st.integers(0, 60), repeats=st.integers(0, 5))
def test_nothing_is_seen_that_nobody_says(watched: int, total: int, repeats: int) -> None:
    contents = told(SERIES, my_watched_episodes=str(watched), series_episodes=str(total), my_times_watched=str(repeats))

    assert counted(contents) == {Portion(None, number): 1 + repeats for number in range(1, watched + 1)}
    assert not only(Watch, contents)


def test_every_record_of_the_sample_is_understood() -> None:
    found = list(MyAnimeList().read(in_memory(content_of(sample("mal")))))

    assert [row.place for row in found] == [f"anime {number}" for number in range(1, 10)]
    assert not [row for row in found if isinstance(row.contents, Unreadable)]


@pytest.mark.skipif(not REAL.is_dir(), reason="real files are not at hand")
@pytest.mark.parametrize(
    ("name", "records", "episodes"),
    [("animelist_export_2026.xml", 204, 2_206), ("animelist_export_scored_tags.xml", 404, 2_499)],
)
def test_real_exports_are_understood(name: str, records: int, episodes: int) -> None:
    found = list(MyAnimeList().read(in_memory({name: (REAL / name).read_bytes()})))

    assert len(found) == records
    contents = [content for row in found if not isinstance(row.contents, Unreadable) for content in row.contents]
    assert len(only(Seen, contents)) == episodes
    assert not [row for row in found if isinstance(row.contents, Unreadable)]
