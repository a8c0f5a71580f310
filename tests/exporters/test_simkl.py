"""Simkl's import file: a row for each title, as its importer's template has it."""

import pytest

from tests.conftest import SUNDAY
from tests.exporters.histories import (
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
from watchlog.model.title import Kind, Ref, Status, Title
from watchlog.model.when import When

HEADER = "simkl_id,TVDB_ID,TMDB,IMDB_ID,MAL_ID,Type,Title,Year,LastEpWatched,Watchlist,WatchedDate,Rating,Memo"


def episodes(*places: tuple[int, int]) -> dict[str, str]:
    """The row of a series of which those episodes were seen."""
    (found,), _ = rows("simkl", history([watched(SERIES, Portion(*place)) for place in places]))
    return found


def test_the_columns_are_those_of_its_template() -> None:
    assert written("simkl", history()) == (f"{HEADER}\r\n".encode(), [])


def test_a_film_that_was_seen_is_completed() -> None:
    (found,), told = rows("simkl", history([watched(stars=stars(70), note="Long.")], plans=[planned(FILM, "Again!")]))

    assert list(found.values()) == [
        *("", "", "71", "tt9000001", "", "movie", "The Pier", "1962", "", "completed", "2021-10-03", "7"),
        "Long.\n\nAgain!",
    ]
    assert told == ["1 plan of a title that was watched was left out: there a title is seen or planned"]


@pytest.mark.parametrize(
    ("places", "mark"),
    [
        ([(1, 1)], "s1e1"),
        ([(1, 1), (1, 2), (2, 1)], "s2e1"),
        ([(2, 1), (1, 2), (1, 1), (0, 3)], "s2e1"),
        ([(1, 1), (1, 3), (2, 1)], "s1e1"),
        ([(1, 2)], ""),
        ([(2, 1)], ""),
        ([(0, 1)], ""),
    ],
)
def test_the_mark_is_the_last_episode_that_was_seen_without_a_gap(places: list[tuple[int, int]], mark: str) -> None:
    assert (episodes(*places)["LastEpWatched"], episodes(*places)["Watchlist"]) == (mark, "watching")


def test_episodes_beyond_the_mark_are_told() -> None:
    watches = [watched(SERIES, Portion(season, number)) for season, number in ((0, 1), (1, 1), (1, 3), (3, 1))]

    assert rows("simkl", history(watches))[1] == [
        "3 episodes were left out: Simkl takes the last one that was seen without a gap, and all before it"
    ]


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (Status.DROPPED, "dropped"),
        (Status.PAUSED, "hold"),
        (Status.COMPLETED, "completed"),
        (Status.WATCHING, "watching"),
    ],
)
def test_what_somebody_says_of_a_series_goes_along(status: Status, word: str) -> None:
    series = SERIES._replace(status=status)

    (found,), told = rows("simkl", history(statuses=(2,), stating=[series]))

    assert (found["Type"], found["Watchlist"], found["WatchedDate"]) == ("tv", word, "")
    assert told == []


def test_what_is_planned_or_rated_alone_is_no_more_than_that() -> None:
    found, _ = rows("simkl", history(ratings=[rated(FILM, 80)], plans=[planned(SERIES)]))

    assert [(each["Watchlist"], each["Rating"]) for each in found] == [("", "8"), ("plantowatch", "")]


def test_anime_is_told_by_its_id() -> None:
    anime = Title(9, "Mecha Harbour", kind=Kind.SERIES, refs=(Ref("mal", "40028"), Ref("simkl", "5")))

    (found,), told = rows("simkl", history([watched(anime)]))

    assert (found["simkl_id"], found["MAL_ID"], found["Type"], found["Watchlist"]) == (
        "5",
        "40028",
        "anime",
        "completed",
    )
    assert told == []


def test_what_has_no_place_is_told() -> None:
    snapshot = history(
        [
            watched(when=EVENING, companions="Anna"),
            watched(when=When("2022-02-02"), rewatch=True),
            watched(when=When("2020")),
            watched(SERIES, Portion(2), UNKNOWN),
            watched(Title(9, "Dunes"), stars=stars(60)),
        ],
        [rated(SERIES, 80, Portion(1)), rated(Title(9, "Dunes"), 90, at=SUNDAY.replace(year=2027))],
    )

    assert rows("simkl", snapshot)[1] == [
        "1 watch is dated to a month or a year and went without: there are days alone",
        "1 watch of a whole season was left out: there are episodes and titles",
        "1 earlier rating was left out: there the latest one counts",
        "1 rating of a season or an episode was left out: there a title has one rating",
        "1 day of a sitting was left out: Simkl takes the last one",
        "2 watches of titles that were seen before were left out: Simkl has one row for each",
        "1 title was written as a film: nobody said whether it is a film or a series; edit --set kind=series says so",
        "Simkl does not take times of day (1), companions (1), marks of a rewatch (1)",
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_comes_back_as_it_was(name: str) -> None:
    (found,), _ = rows("simkl", history([watched(named(name), WHOLE, note=name)]))

    assert (found["Title"], found["Memo"]) == (name, name)
