"""Yamtrack's CSV: rows that its importer finds all columns in, each season before its episodes."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.exporters.histories import (
    DAY,
    EVENING,
    FILM,
    HOSTILE,
    SERIES,
    UNKNOWN,
    history,
    named,
    planned,
    rated,
    rows,
    stars,
    watched,
    written,
)  # fmt: skip
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.snapshot import Snapshot
from watchlog.model.title import Kind, Ref, Status, Title
from watchlog.model.watch import Watch
from watchlog.model.when import When

HEADER = (
    "media_id,source,media_type,title,image,season_number,episode_number,score,progress,status,start_date,end_date,"
    "notes,progressed_at"
)


def brief(snapshot: Snapshot, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(each[column] for column in columns) for each in rows("yamtrack", snapshot)[0]]


def test_the_columns_are_those_of_yamtrack() -> None:
    assert written("yamtrack", history()) == (f"{HEADER}\r\n".encode(), [])


def test_a_film_has_a_row_for_each_sitting() -> None:
    snapshot = history([watched(when=DAY, stars=stars(85), note="Fine."), watched(when=EVENING), watched(when=UNKNOWN)])

    assert brief(snapshot, "media_id", "source", "media_type", "score", "status", "end_date", "notes") == [
        ("71", "tmdb", "movie", "8.5", "Completed", "2021-10-03", "Fine."),
        ("71", "tmdb", "movie", "", "Completed", "2021-10-03T20:15:00+02:00", ""),
        ("71", "tmdb", "movie", "", "Completed", "", ""),
    ]


@pytest.mark.parametrize("points", range(0, 101, 7))
def test_no_rating_is_rounded(points: int) -> None:
    ((score,),) = brief(history([watched(stars=stars(points, "hundred"))]), "score")

    assert float(score) * 10 == pytest.approx(points)


def test_a_series_and_its_season_come_before_their_episodes_and_once() -> None:
    paused = SERIES._replace(status=Status.PAUSED)
    ratings = [rated(paused, 80), rated(paused, 70, Portion(1))]
    watches = [watched(paused, Portion(season, number)) for season, number in ((1, 1), (1, 2), (2, 1))]

    found, told = rows("yamtrack", history(watches, ratings, statuses=(2,), stating=[paused]))

    assert [
        tuple(each[column] for column in ("media_type", "season_number", "episode_number", "score", "status"))
        for each in found
    ] == [
        ("tv", "", "", "8", "Paused"),
        ("season", "1", "", "7", "In progress"),
        ("episode", "1", "1", "", ""),
        ("episode", "1", "2", "", ""),
        ("season", "2", "", "", "In progress"),
        ("episode", "2", "1", "", ""),
    ]
    assert {each["media_id"] for each in found} == {"72"}
    assert told == ["Yamtrack does not take other ids (1)"]


def test_a_rating_counts_for_sittings_that_have_none() -> None:
    bare = FILM._replace(refs=(Ref("tmdb", "71"),))

    found, told = rows("yamtrack", history([watched(bare), watched(bare, stars=stars(60))], [rated(bare, 90)]))

    assert [each["score"] for each in found] == ["9", "6"]
    assert told == []


def test_the_watchlist_is_what_is_planned() -> None:
    found, told = rows("yamtrack", history(plans=[planned(SERIES, "Anna"), planned(FILM)]))

    assert [(each["media_type"], each["status"], each["notes"], each["progressed_at"]) for each in found] == [
        ("tv", "Planning", "Anna", "2026-11-22T20:30:00+00:00"),
        ("movie", "Planning", "", "2026-11-22T20:30:00+00:00"),
    ]
    assert told == ["Yamtrack does not take other ids (2)"]


def test_what_has_no_place_is_told() -> None:
    numbered = SERIES._replace(refs=(Ref("tmdb", "72"),))
    snapshot = history(
        [
            watched(Title(8, "Homemade", kind=Kind.SERIES), Portion(1, 1)),
            watched(numbered),
            watched(numbered, Portion(None, 590)),
            watched(numbered, Portion(1, 1), When("2021"), stars=stars(60), note="Hm."),
            watched(Title(9, "Dunes"), tags=("sand",)),
        ],
        [rated(FILM, 50), rated(numbered, 50, Portion(1, 1))],
        [planned(numbered)],
    )

    assert rows("yamtrack", snapshot)[1] == [
        "1 series was left out: Yamtrack knows series by their tmdb id, and it has none",
        "1 watch of a whole series or season was left out: Yamtrack counts episodes",
        "1 watch of an episode without a season was left out: Yamtrack counts by seasons",
        "2 ratings of episodes were left out: Yamtrack rates seasons, series and films",
        "1 note on an episode was left out: Yamtrack has notes of series and films",
        "1 watch is dated to a month or a year and went without: Yamtrack knows days alone",
        "1 film goes by its name alone: it has no tmdb id, so Yamtrack takes the first one that it finds",
        "1 title was written as a film: nobody said whether it is a film or a series; edit --set kind=series says so",
        "1 plan of a series that was begun was left out: Yamtrack has one entry for each",
        "1 rating of what was not watched was left out: Yamtrack rates what is seen or planned",
        "Yamtrack does not take tags (1)",
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_and_a_note_come_back_as_they_were(name: str) -> None:
    (found,), _ = rows("yamtrack", history([watched(named(name), WHOLE, DAY, note=f"{name}\nagain")]))

    assert (found["title"], found["notes"]) == (name, f"{name}\nagain")


def anime(*numbers: int, status: Status | None = None) -> list[Watch]:
    """Episodes without a season of a title that MyAnimeList knows, a day each."""
    title = Title(4, "Mecha Harbour", kind=Kind.SERIES, refs=(Ref("mal", "40028"),), status=status)
    return [
        watched(title, Portion(None, number), When(f"2021-10-{day:02}")) for day, number in enumerate(numbers, start=1)
    ]


def test_an_anime_that_is_counted_through_has_its_progress() -> None:
    found = brief(history(anime(1, 2, 3)), "media_id", "source", "media_type", "progress", "status", "start_date")

    assert found == [("40028", "mal", "anime", "3", "In progress", "2021-10-01")]


def test_every_run_through_an_anime_has_a_row() -> None:
    found = brief(history(anime(1, 2, 1, 2, status=Status.COMPLETED)), "progress", "status", "end_date")

    assert found == [("2", "Completed", "2021-10-04"), ("2", "Completed", "")]


def test_what_an_anime_can_not_take_along_is_told() -> None:
    watches = anime(1, 2, 4)

    _, told = written("yamtrack", history(watches, plans=[planned(watches[0].title)]))

    assert told == [
        "2 days of anime's episodes were left out: Yamtrack takes the first and the last",
        "1 episode of an anime counts as an earlier one: Yamtrack takes how many, and not which",
        "1 plan of a series that was begun was left out: Yamtrack has one entry for each",
    ]


def test_an_anime_has_the_rating_that_counts_and_comes_back(watchlog: Run, tmp_path: Path) -> None:
    watchlog("add", "Mecha Harbour", "e1-e3", "--on", "2021-10-04")
    watchlog("edit", "1", "--set", "refs=mal:40028")
    watchlog("rate", "Mecha Harbour", "4")
    file = tmp_path / "out.csv"
    assert watchlog("export", str(file), "--format", "yamtrack").code == 0

    brought = watchlog("import", str(file), "--json").json

    assert (brought["source"], brought["rows"], brought["rejected"], brought["review"]) == ("yamtrack", 1, 0, 0)
    shown = watchlog("show", "Mecha Harbour", "--json").json
    assert (len(shown["watches"]), shown["stars"]) == (3, 4)
