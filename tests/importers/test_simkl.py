"""Simkl's backup as JSON and as CSV, and the CSV that it takes in."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.importers.conftest import content_of, in_memory, sample
from tests.importers.reader import counted, only, reasons, rows, said
from watchlog.errors import BadFile
from watchlog.importers.protocol import Unreadable
from watchlog.importers.simkl.importer import Simkl
from watchlog.model.arrival import Content, Seen, Stands
from watchlog.model.lists import Listing
from watchlog.model.opinion import Plan, Rating
from watchlog.model.passes import PassNote
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Kind, Ref, Status
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, Precision, When

TEN = SCALES["ten"]
IDS = {"simkl": 950001, "slug": "x", "imdb": "tt95", "tmdb": "95", "tvdb": "96", "mal": "97"}
NEVER = "1970-01-01T00:00:01Z"
EVENING = "2023-02-03T23:15:00Z"
HEADER = "SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB"
TAKEN_IN = "simkl_id,TVDB_ID,TMDB,IMDB_ID,MAL_ID,Type,Title,Year,LastEpWatched,Watchlist,WatchedDate,Rating,Memo"


def backup(part: str, **entry: Any) -> dict[str, str]:
    kind = "movie" if part == "movies" else "show"
    about = {kind: {"title": "Kawa", "year": 2015, "ids": IDS}}
    told = {"status": "completed", "user_rating": None, "memo": {}} | about | entry
    return {"SimklBackup.json": json.dumps({part: [told]})}


def told(part: str, **entry: Any) -> list[Content]:
    return said(Simkl(), backup(part, **entry))


def season(*watched_at: str | None, number: int = 1) -> list[dict[str, Any]]:
    return [{"number": number, "episodes": [{"number": n, "watched_at": at} for n, at in enumerate(watched_at, 1)]}]


def table(*lines: str, header: str = HEADER) -> dict[str, str]:
    return {"simkl.csv": "\r\n".join((header, *lines)) + "\r\n"}


def test_a_film_was_watched_at_the_users_own_time() -> None:
    (watch,) = told("movies", last_watched_at=EVENING, user_rating=7, memo={"text": "Row 3", "is_private": True})

    assert isinstance(watch, Watch)
    assert (watch.when.on, watch.when.precision) == ("2023-02-04", Precision.MINUTE)
    assert (watch.stars, watch.note) == (Stars(70, TEN), "Row 3")
    assert (watch.title.kind, watch.title.year) == (Kind.FILM, 2015)
    assert Ref("tmdb", "95") in watch.title.refs


def test_a_film_that_was_watched_nobody_knows_when_has_no_date() -> None:
    (seen,) = told("movies", last_watched_at=NEVER)

    assert isinstance(seen, Seen)
    assert (seen.watch.when, seen.times) == (UNKNOWN, 1)


def test_a_rating_with_its_own_time_is_an_opinion_of_that_time() -> None:
    contents = told("movies", last_watched_at=NEVER, user_rating=8, user_rated_at="2022-12-01T08:00:00Z")

    (rating,) = only(Rating, contents)
    assert (rating.stars, rating.rated_at) == (Stars(80, TEN), datetime(2022, 12, 1, 8, tzinfo=UTC))
    assert [seen.watch.stars for seen in only(Seen, contents)] == [None]


def test_episodes_have_their_moments() -> None:
    contents = told("shows", status="watching", seasons=season(EVENING, NEVER, None, number=2))

    assert [(watch.portion, watch.when.on) for watch in only(Watch, contents)] == [(Portion(2, 1), "2023-02-04")]
    assert counted(contents) == {Portion(2, 2): 1, Portion(2, 3): 1}
    assert not only(Stands, contents)


def test_episodes_that_were_marked_together_keep_only_the_day() -> None:
    contents = told("shows", seasons=season(EVENING, EVENING, EVENING))

    assert [watch.when for watch in only(Watch, contents)] == [When("2023-02-03")] * 3
    assert [stands.status for stands in only(Stands, contents)] == [Status.COMPLETED]


def test_a_session_of_watching_again_is_a_rewatch() -> None:
    contents = told("shows", is_rewatch=True, rewatch_id=7, seasons=season(EVENING, None))

    assert [(watch.portion, watch.rewatch) for watch in only(Watch, contents)] == [(Portion(1, 1), True)]
    assert counted(contents) == {Portion(1, 2): 2}


def test_an_anime_has_the_ids_that_are_its_own_alone_and_counts_through() -> None:
    contents = told("anime", anime_type="tv", seasons=season(EVENING))

    (watch,) = only(Watch, contents)
    assert watch.portion == Portion(None, 1)
    assert watch.title.refs == (Ref("mal", "97"), Ref("simkl", "950001"))


def test_an_anime_film_is_a_film() -> None:
    (watch,) = told("anime", anime_type="movie", seasons=season(EVENING))

    assert isinstance(watch, Watch)
    assert (watch.portion, watch.when.on, watch.title.kind) == (WHOLE, "2023-02-04", Kind.FILM)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("hold", Status.PAUSED),
        ("dropped", Status.DROPPED),
        ("notinteresting", Status.DROPPED),
        ("watching", Status.WATCHING),
    ],
)
def test_a_status_is_where_somebody_stands(status: str, expected: Status) -> None:
    assert [stands.status for stands in only(Stands, told("shows", status=status))] == [expected]


def test_what_is_planned_is_on_the_watchlist_since_then() -> None:
    (plan,) = told("shows", status="plantowatch", added_to_watchlist_at="2023-01-05T10:00:00Z", memo={"text": "Anna"})

    assert isinstance(plan, Plan)
    assert (plan.planned_at, plan.note) == (datetime(2023, 1, 5, 10, tzinfo=UTC), "Anna")


def test_an_episode_that_cant_be_is_refused_alone() -> None:
    seasons = [{"number": 1, "episodes": [{"number": 1, "watched_at": EVENING}, {"number": None}, {"number": "x"}]}]
    files = backup("shows", seasons=seasons)

    assert reasons(Simkl(), files) == ["it is no episode: it has no number", "“x” is no number"]
    assert len(rows(Simkl(), files)) == 3


def test_a_mark_says_all_of_its_season_up_to_there() -> None:
    line = "9001,Kawa,tv,2016,watching,S03E04,18-12-2023 21:50:41,9,Best one yet,777001,4242,tt1000002"

    contents = said(Simkl(), table(line))

    (watch,) = only(Watch, contents)
    assert (watch.portion, watch.when.on, watch.when.precision) == (Portion(3, 4), "2023-12-18", Precision.MINUTE)
    assert counted(contents) == {Portion(3, number): 1 for number in (1, 2, 3, 4)}
    assert [rating.stars for rating in only(Rating, contents)] == [Stars(90, TEN)]
    assert [(entry.list_name, entry.note) for entry in only(Listing, contents)] == [("Comments", "Best one yet")]
    assert {ref.service for ref in watch.title.refs} == {"simkl", "tvdb", "tmdb", "imdb"}


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("18-12-2023 21:50:41", "2023-12-18"),
        ("18/12/2023", "2023-12-18"),
        ("2023-12-18", "2023-12-18"),
        ("2023-12-18 21:50:41", "2023-12-18"),
        ("01-01-1970 00:00:01", None),
        ("0000-00-00 00:00:00", None),
        ("", None),
    ],
)
def test_dates_of_tables_are_understood(text: str, on: str | None) -> None:
    contents = said(Simkl(), table(f"1,Kawa,movie,2016,completed,,{text},,,,,"))

    assert [watch.when.on for watch in only(Watch, contents)] == ([on] if on else [])
    assert counted(contents) == ({} if on else {WHOLE: 1})


def test_a_completed_series_without_a_mark_was_seen_as_a_whole() -> None:
    contents = said(Simkl(), table("1,Kawa,tv,2016,completed,,18-12-2023,,,,,"))

    assert counted(contents) == {WHOLE: 1}
    assert [note.ended for note in only(PassNote, contents)] == [When("2023-12-18")]


def test_what_simkl_takes_in_is_understood_too() -> None:
    contents = said(Simkl(), table(",,,,97,anime,Kawa,,E12,watching,,,", header=TAKEN_IN))

    assert counted(contents) == {Portion(None, number): 1 for number in range(1, 13)}
    assert {ref for content in only(Seen, contents) for ref in content.title.refs} == {Ref("mal", "97")}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1,,tv,2016,completed,,,,,,,", "it has no title"),
        ("1,Kawa,game,2016,completed,,,,,,,", "“game” is neither movie, tv nor anime"),
        ("1,Kawa,tv,2016,asleep,,,,,,,", "“asleep” is no list of Simkl"),
        ("1,Kawa,tv,2016,completed,soon,,,,,,", "“soon” is no episode; it should be like S03E04"),
        ("1,Kawa,tv,2016,completed,,31-02-2023,,,,,", "there is no day “31-02-2023”"),
        ("1,Kawa,tv,2016,completed,,soon,,,,,", "“soon” is no date; it should be like 18-12-2023 21:50:41"),
        ("1,Kawa,tv,2016,completed,,,11,,,,", "“11” is not on the scale of 10"),
        ("1,Kawa,tv,2016,watching,S01E20001,,,,,,", "it says that 20001 episodes were seen"),
        ("1,Kawa,tv,2016,,,,,,,,", "it says nothing of what was watched"),
    ],
)
def test_what_cant_be_is_refused(line: str, reason: str) -> None:
    assert reasons(Simkl(), table(line)) == [reason]


def test_a_backup_that_breaks_off_is_refused() -> None:
    content = backup("movies", last_watched_at=EVENING)["SimklBackup.json"][:-4]

    with pytest.raises(BadFile):
        rows(Simkl(), {"SimklBackup.json": content})


def test_every_record_of_the_sample_is_understood() -> None:
    found = list(Simkl().read(in_memory(content_of(sample("simkl")))))

    assert len(found) == 11
    assert not [row for row in found if isinstance(row.contents, Unreadable)]
