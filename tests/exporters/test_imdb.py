"""IMDb's own layouts, which most services take in: ratings with 14 columns, the watchlist with 18."""

from datetime import UTC, datetime

from tests.conftest import SUNDAY
from tests.exporters.histories import FILM, SERIES, history, planned, rated, rows, stars, watched, written
from watchlog.model.portion import Portion
from watchlog.model.title import Title

RATINGS = (
    "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,"
    "Num Votes,Release Date,Directors"
)
WATCHLIST = (
    "Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),"
    "Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated"
)


def test_the_columns_are_those_of_imdb() -> None:
    assert written("imdb", history()) == (f"{RATINGS}\r\n".encode(), [])
    assert written("imdb-watchlist", history()) == (f"{WATCHLIST}\r\n".encode(), [])


def test_a_rating_goes_with_its_local_day() -> None:
    late = datetime(2025, 11, 30, 23, 0, tzinfo=UTC)

    (found,), told = rows("imdb", history(ratings=[rated(FILM._replace(original_name="Der Steg"), 70, at=late)]))

    assert (found["Const"], found["Your Rating"], found["Date Rated"]) == ("tt9000001", "7", "2025-12-01")
    assert (found["Title"], found["Original Title"], found["Year"]) == ("The Pier", "Der Steg", "1962")
    assert (found["URL"], found["Title Type"]) == ("https://www.imdb.com/title/tt9000001/", "Movie")
    assert told == ["IMDb does not take other ids (1)"]


def test_a_sitting_gives_its_rating_and_its_day_alone() -> None:
    (found,), told = rows("imdb", history([watched(stars=stars(85)), watched(SERIES, Portion(1, 1))]))

    assert (found["Your Rating"], found["Date Rated"]) == ("9", "2021-10-03")
    assert told[:2] == [
        "2 watches were left out: IMDb's ratings say nothing of sittings",
        "1 rating was rounded: the scale there has ten steps",
    ]


def test_what_has_no_id_or_is_a_part_stays_out_and_is_told() -> None:
    found, told = rows("imdb", history(ratings=[rated(Title(7, "Homemade"), 80), rated(SERIES, 80, Portion(1))]))

    assert found == []
    assert told == [
        "1 title was left out: IMDb knows titles by their imdb id, and it has none",
        "1 rating of a season or an episode was left out: IMDb has ids of their own for those",
    ]


def test_the_watchlist_keeps_its_order_its_days_and_its_notes() -> None:
    found, told = rows("imdb-watchlist", history(plans=[planned(SERIES, "Anna"), planned(FILM, at=SUNDAY)]))

    assert [(each["Position"], each["Const"], each["Created"], each["Description"]) for each in found] == [
        ("1", "tt9000002", "2026-11-22", "Anna"),
        ("2", "tt9000001", "2026-11-22", ""),
    ]
    assert [each["Title Type"] for each in found] == ["TV Series", "Movie"]
    assert told == ["IMDb does not take other ids (2)"]
