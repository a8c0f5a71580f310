"""Yamtrack's CSV, as it is written now and as it was."""

import csv
import io
from pathlib import Path

import pytest

from tests.importers.conftest import content_of, in_memory, sample
from tests.importers.reader import counted, only, reasons, said
from watchlog.importers.protocol import Unreadable
from watchlog.importers.yamtrack.importer import Yamtrack
from watchlog.model.arrival import Content, Seen, Stands
from watchlog.model.lists import Listing
from watchlog.model.opinion import Plan, Rating
from watchlog.model.passes import PassNote
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Kind, Ref, Status
from watchlog.model.watch import Watch
from watchlog.model.when import When

REAL = Path(__file__).parents[3] / "shared" / "samples" / "yamtrack"
COLUMNS = (
    "media_id", "source", "media_type", "title", "image", "season_number", "episode_number", "score", "progress",
    "status", "start_date", "end_date", "notes", "progressed_at",
)  # fmt: skip
FILM = {"media_id": "603", "source": "tmdb", "media_type": "movie", "title": "Kawa", "status": "Completed"}
TV = FILM | {"media_id": "1396", "media_type": "tv", "status": "In progress"}
SEASON = TV | {"media_type": "season", "season_number": "1"}
EPISODE = TV | {"media_type": "episode", "season_number": "1", "episode_number": "2", "status": ""}
ANIME = FILM | {"source": "mal", "media_type": "anime"}


def table(*lines: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> dict[str, str]:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(lines)
    return {"yamtrack.csv": text.getvalue()}


def told(*lines: dict[str, str]) -> list[Content]:
    return said(Yamtrack(), table(*lines))


def test_a_completed_film_is_a_watch() -> None:
    (watch,) = told(FILM | {"end_date": "2024-02-09", "score": "7.5", "notes": "Row 3"})

    assert isinstance(watch, Watch)
    assert (watch.when, watch.stars, watch.note) == (When("2024-02-09"), Stars(75, SCALES["ten-tenths"]), "Row 3")
    assert (watch.title.kind, watch.title.refs) == (Kind.FILM, (Ref("tmdb", "603"),))


@pytest.mark.parametrize(
    ("text", "on", "is_moment"),
    [
        ("2024-02-09", "2024-02-09", False),
        ("2024-02-09T00:00:00Z", "2024-02-09", False),
        ("2024-02-09 00:00:00+00:00", "2024-02-09", False),
        ("2024-02-09T23:00:00Z", "2024-02-10", False),
        ("2024-02-09T23:30:00Z", "2024-02-10", True),
    ],
)
def test_midnight_is_a_day(text: str, on: str, is_moment: bool) -> None:
    (watch,) = only(Watch, told(FILM | {"end_date": text}))

    assert (watch.when.on, watch.when.at is not None) == (on, is_moment)


def test_every_row_of_a_film_is_a_sitting() -> None:
    contents = told(FILM | {"end_date": "2024-02-09"}, FILM, FILM, FILM | {"end_date": "2025"})

    assert [watch.when for watch in only(Watch, contents)] == [When("2024-02-09"), When("2025")]
    assert [seen.times for seen in only(Seen, contents)] == [3, 4]


def test_an_older_file_counts_what_was_watched_again() -> None:
    columns = (*COLUMNS, "repeats", "watch_date")
    film = FILM | {"end_date": "2023-05-01", "repeats": "2"}
    episode = EPISODE | {"watch_date": "2023-05-02", "repeats": "1"}

    contents = said(Yamtrack(), table(film, episode, columns=columns))

    assert [(watch.portion, watch.when) for watch in only(Watch, contents)] == [
        (WHOLE, When("2023-05-01")),
        (Portion(1, 2), When("2023-05-02")),
    ]
    assert counted(contents) == {WHOLE: 3, Portion(1, 2): 2}


def test_a_planned_film_is_on_the_watchlist() -> None:
    (plan,) = told(FILM | {"status": "Planning", "notes": "Anna"})

    assert isinstance(plan, Plan)
    assert plan.note == "Anna"


def test_rows_of_a_series_and_a_season_say_what_is_thought_of_them() -> None:
    contents = told(
        TV | {"score": "9.5", "status": "Paused", "notes": "Slow"},
        SEASON | {"score": "8.0", "progress": "24", "notes": "Better"},
        EPISODE | {"end_date": "2024-02-09"},
    )

    ratings = [(rating.portion, rating.stars.points) for rating in only(Rating, contents)]
    assert ratings == [(WHOLE, 95), (Portion(1), 80)]
    comments = [(entry.portion, entry.note) for entry in only(Listing, contents)]
    assert comments == [(WHOLE, "Slow"), (Portion(1), "Better")]
    assert [stands.status for stands in only(Stands, contents)] == [Status.PAUSED]
    assert counted(contents) == {Portion(1, 2): 1}


def test_progress_counts_where_no_episode_has_a_row() -> None:
    contents = told(TV | {"status": "Completed"}, SEASON | {"progress": "3", "status": "Completed"})

    assert counted(contents) == {Portion(1, number): 1 for number in (1, 2, 3)}


def test_a_completed_season_without_progress_was_seen_as_a_whole() -> None:
    assert counted(told(SEASON | {"status": "Completed"})) == {Portion(1): 1}


def test_a_series_without_seasons_has_its_days() -> None:
    contents = told(TV | {"status": "Completed", "start_date": "2020-01", "end_date": "2020-03-04"})

    assert counted(contents) == {WHOLE: 1}
    assert [(note.began, note.ended) for note in only(PassNote, contents)] == [(When("2020-01"), When("2020-03-04"))]


def test_a_run_through_an_anime_is_numbered_by_when_it_ended() -> None:
    again = ANIME | {"progress": "2", "end_date": "2024-05-03", "start_date": "2024-05-01"}
    first = ANIME | {"progress": "2", "end_date": "2015-06-20"}

    contents = told(again, first, ANIME | {"progress": "1", "status": "In progress", "start_date": "2026-01-01"})

    assert counted(contents) == {Portion(None, 1): 3, Portion(None, 2): 2}
    assert [(note.number, note.ended.on) for note in only(PassNote, contents)] == [
        (2, "2024-05-03"),
        (1, "2015-06-20"),
        (3, None),
    ]


def test_an_anime_of_one_part_may_be_a_film() -> None:
    (watch,) = told(ANIME | {"progress": "1", "end_date": "2015-06-20"})

    assert isinstance(watch, Watch)
    assert (watch.portion, watch.title.kind, watch.title.refs) == (WHOLE, None, (Ref("mal", "603"),))


def test_a_name_is_taken_from_another_row() -> None:
    (episode, _) = told(EPISODE | {"title": "", "end_date": "2024"}, EPISODE | {"end_date": "2025"})

    assert isinstance(episode, Watch)
    assert episode.title.name == "Kawa"


def test_what_was_entered_by_hand_has_no_id() -> None:
    (seen,) = told(FILM | {"source": "manual", "media_id": "1"})

    assert isinstance(seen, Seen)
    assert seen.title.refs == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (FILM | {"media_type": "book"}, "it is a book, and nothing to watch"),
        (FILM | {"media_type": "game"}, "it is a game, and nothing to watch"),
        (FILM | {"title": ""}, "it has no title, only the id “tmdb:603”"),
        (FILM | {"status": "Asleep"}, "“asleep” is no status of Yamtrack"),
        (FILM | {"score": "11"}, "“11” is not on the scale of 10"),
        (FILM | {"end_date": "soon"}, "“soon” is no moment"),
        (EPISODE | {"episode_number": ""}, "it is no episode: it has no number"),
        (SEASON | {"season_number": ""}, "it is no season: it has no number"),
        (SEASON | {"progress": "20001"}, "it says that 20001 episodes were seen"),
        (SEASON, "it says nothing of what was watched"),
    ],
)
def test_what_cant_be_is_refused(line: dict[str, str], reason: str) -> None:
    assert reasons(Yamtrack(), table(line)) == [reason]


def test_every_record_of_the_sample_is_understood() -> None:
    found = list(Yamtrack().read(in_memory(content_of(sample("yamtrack")))))

    assert len(found) == 16
    assert not [row for row in found if isinstance(row.contents, Unreadable)]


@pytest.mark.skipif(not REAL.is_dir(), reason="real files are not at hand")
@pytest.mark.parametrize(
    ("name", "records", "refused"), [("import_yamtrack.csv", 30, 2), ("import_yamtrack_partials.csv", 6, 5)]
)
def test_real_files_are_understood(name: str, records: int, refused: int) -> None:
    found = list(Yamtrack().read(in_memory({name: (REAL / name).read_bytes()})))

    assert (len(found), sum(isinstance(row.contents, Unreadable) for row in found)) == (records, refused)
