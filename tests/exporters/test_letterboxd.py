"""Letterboxd's import file: what its page on importing asks for, in columns that it knows."""

from typing import Any

import pytest

from tests.conftest import SUNDAY
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
from watchlog.model.lists import Listing, TitleList
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.snapshot import Snapshot
from watchlog.model.title import Ref, Title
from watchlog.model.when import When
from watchlog.parsing.plain_text import readable

HEADER = "tmdbID,imdbID,LetterboxdURI,Title,Year,Rating,WatchedDate,Rewatch,Tags,Review"


def row(snapshot: Snapshot) -> dict[str, str]:
    (only,), _ = rows("letterboxd", snapshot)
    return only


def losses(snapshot: Snapshot) -> list[str]:
    return rows("letterboxd", snapshot)[1]


def test_the_columns_are_those_of_its_importer() -> None:
    assert written("letterboxd", history()) == (f"{HEADER}\r\n".encode(), [])


def test_a_film_goes_with_all_that_a_diary_knows() -> None:
    told: dict[str, Any] = {
        "stars": stars(70),
        "tags": ("cinema", "with rain"),
        "rewatch": True,
        "note": "Long & <quiet>.\nGood.",
    }

    assert row(history([watched(**told)])) == {
        "tmdbID": "71",
        "imdbID": "tt9000001",
        "LetterboxdURI": "",
        "Title": "The Pier",
        "Year": "1962",
        "Rating": "3.5",
        "WatchedDate": "2021-10-03",
        "Rewatch": "true",
        "Tags": "cinema, with rain",
        "Review": "Long &amp; &lt;quiet&gt;.\nGood.",
    }
    assert losses(history([watched(**told)])) == []


@pytest.mark.parametrize(
    ("points", "shown", "told"),
    [(70, "3.5", 0), (100, "5", 0), (10, "0.5", 0), (85, "4.5", 1), (84, "4", 1), (65, "3.5", 1), (0, "0.5", 1)],
)
def test_a_rating_becomes_the_nearest_half_star_and_that_is_told(points: int, shown: str, told: int) -> None:
    snapshot = history([watched(stars=stars(points, "hundred"))])

    (only,), remarks = rows("letterboxd", snapshot)

    assert only["Rating"] == shown
    assert [remark.startswith("1 rating was rounded") for remark in remarks] == [True] * told


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("the-pier", "https://letterboxd.com/film/the-pier/"),
        ("4Erw", "https://boxd.it/4Erw"),
        ("heat", ""),
    ],
)
def test_an_address_goes_along_where_it_can_be_no_other_films(value: str, address: str) -> None:
    film = FILM._replace(refs=(Ref("letterboxd", value),))

    assert row(history([watched(film)]))["LetterboxdURI"] == address


def test_a_day_that_is_not_known_stays_empty() -> None:
    assert row(history([watched(when=UNKNOWN)]))["WatchedDate"] == ""
    assert losses(history([watched(when=UNKNOWN)])) == []

    assert row(history([watched(when=When("2021-10"))]))["WatchedDate"] == ""
    (told,) = losses(history([watched(when=When("2021-10"))]))
    assert told == ("1 watch is dated to a month or a year and went without: Letterboxd's diary knows days alone")


def test_series_stay_out_and_are_told() -> None:
    snapshot = history(
        [watched(SERIES, Portion(1, 2)), watched(SERIES, Portion(1, 3)), watched(SERIES)], [rated(SERIES, 80)]
    )

    assert rows("letterboxd", snapshot) == (
        [],
        [
            "3 watches of series were left out: Letterboxd knows films alone",
            "1 rating of a series was left out: Letterboxd knows films alone",
        ],
    )


def test_a_title_of_unknown_kind_goes_as_a_film_and_is_told_once() -> None:
    dune = Title(5, "Dunes")

    found, told = rows("letterboxd", history([watched(dune, when=DAY), watched(dune, when=UNKNOWN)]))

    assert [each["Title"] for each in found] == ["Dunes", "Dunes"]
    assert [remark.partition(":")[0] for remark in told] == ["1 title was written as a film"]


def test_a_rating_without_a_sitting_is_a_row_of_its_own_and_the_latest_counts() -> None:
    earlier, latest = rated(FILM, 60), rated(FILM, 90, at=SUNDAY.replace(year=2027))

    found, told = rows("letterboxd", history([watched()], [latest, earlier]))

    assert [(each["Rating"], each["WatchedDate"]) for each in found] == [("", "2021-10-03"), ("4.5", "")]
    assert told == ["1 earlier rating was left out: there the latest one counts"]


def test_a_review_without_a_sitting_goes_along() -> None:
    entries = [
        Listing(FILM, WHOLE, "Reviews", None, "Fine.", SUNDAY, "letterboxd"),
        Listing(FILM, WHOLE, "Harbours", 1, None, SUNDAY, "letterboxd"),
    ]
    lists = [TitleList(name, None, SUNDAY, "letterboxd") for name in ("Reviews", "Harbours")]

    found, told = rows("letterboxd", history(lists=lists, listings=entries))

    assert [(each["Title"], each["Review"], each["Rating"]) for each in found] == [("The Pier", "Fine.", "")]
    assert told == ["left behind: 1 list and 1 entry of a list; --format archive takes everything"]


def test_what_a_sitting_holds_beside_is_told_with_counts() -> None:
    told = losses(
        history(
            [
                watched(when=EVENING, service="Cinema", companions="Anna"),
                watched(FILM._replace(original_name="Der Steg", refs=(Ref("tvmaze", "9"),)), when=EVENING),
                watched(when=UNKNOWN, tags=("rain",)),
            ],
            plans=[planned(SERIES)],
        )
    )

    assert told == [
        "1 watch falls together with another of that film and day: Letterboxd keeps one a day, and one without a day",
        "1 watch without a day loses its tags or its mark of a rewatch: Letterboxd keeps those of days alone",
        "1 plan was left out: --format letterboxd-watchlist makes a file of them",
        "Letterboxd does not take times of day (2), services (1), companions (1), original titles (1), other ids (1)",
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_comes_back_as_it_was_and_is_not_guarded(name: str) -> None:
    found = row(history([watched(named(name), note=name, tags=("=1",))]))

    assert (found["Title"], found["Tags"]) == (name, "=1")
    assert "<" not in found["Review"]


def test_a_note_is_read_as_it_was_written() -> None:
    note = "I <3 this & that.\n\n“5 > 4”"

    assert readable(row(history([watched(note=note)]))["Review"]) == note


def test_a_file_that_letterboxd_does_not_take_at_once_is_told() -> None:
    watches = [watched(when=When(f"2021-10-{day:02}"), note="x" * 50_000) for day in range(1, 22)]

    assert losses(history(watches)) == [
        "the file has 1.1 MB and Letterboxd takes 1 MB at once: export parts, such as watched:2024"
    ]


def test_the_watchlist_is_a_file_of_its_own() -> None:
    snapshot = history([watched()], [rated(FILM, 80)], [planned(FILM, "Anna says so"), planned(SERIES)])

    assert rows("letterboxd-watchlist", snapshot) == (
        [{"tmdbID": "71", "imdbID": "tt9000001", "LetterboxdURI": "", "Title": "The Pier", "Year": "1962"}],
        [
            "1 watch was left out: --format letterboxd makes a file of them",
            "1 rating was left out: --format letterboxd makes a file of them",
            "1 note of a plan was left out: a watchlist has none there",
            "1 series to be seen was left out: Letterboxd knows films alone",
        ],
    )
