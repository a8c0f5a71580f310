"""What an account at TMDB exports."""

from datetime import UTC, datetime

import pytest

from tests.importers.reading import of_kind, refused, rows, said, sampled
from watchlog.importers.tmdb import Tmdb
from watchlog.model.arrival import Seen
from watchlog.model.lists import Listing
from watchlog.model.opinion import Plan, Rating
from watchlog.model.portion import Portion
from watchlog.model.title import Kind

HEAD = "TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated\n"
FILM = "91,tt9100012,movie,Harbour,2004-07-20T00:00:00Z,,,7.7,{},2023-05-02T09:29:50Z\n"


def test_a_rated_film_was_seen_and_a_rated_series_is_an_opinion() -> None:
    _, film, series = said(sampled(Tmdb()))

    assert isinstance(film, Seen)
    assert [str(ref) for ref in film.title.refs] == ["imdb:tt9100012", "tmdb:9100012"]
    assert (film.title.year, film.title.kind) == (2004, Kind.FILM)
    assert (film.watch.stars and film.watch.stars.points) == 75
    assert film.watch.added_at == datetime(2023, 5, 2, 9, 29, 50, tzinfo=UTC)
    assert isinstance(series, Rating)
    assert (series.title.name, series.stars.points) == ("Salt", 90)


def test_an_episode_is_of_its_series_whose_ids_and_year_it_does_not_tell() -> None:
    episode = said(sampled(Tmdb()))[0]

    assert isinstance(episode, Seen)
    assert (episode.title.name, episode.title.kind) == ("Quiet Rooms", Kind.SERIES)
    assert (episode.title.refs, episode.title.year, episode.watch.portion) == ((), None, Portion(1, 2))


def test_a_rated_season_is_an_opinion() -> None:
    line = "91,,tv,Quiet Rooms S2,2016-01-12T00:00:00Z,2,,7,8,2023-05-02T09:29:50Z\n"
    (rating,) = of_kind(rows(Tmdb(), {"ratings.csv": HEAD + line}), Rating)

    assert (rating.title.name, rating.portion) == ("Quiet Rooms", Portion(2))


@pytest.mark.parametrize("name", ["watchlist.csv", "export.csv"])
def test_what_has_no_rating_is_planned(name: str) -> None:
    (plan,) = of_kind(rows(Tmdb(), {name: HEAD + FILM.format("")}), Plan)

    assert plan.planned_at == datetime(2023, 5, 2, 9, 29, 50, tzinfo=UTC)


def test_favourites_are_a_list() -> None:
    (listing,) = of_kind(rows(Tmdb(), {"favorites.csv": HEAD + FILM.format("")}), Listing)

    assert listing.list_name == "Favorites"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("91,,person,Somebody,,,,,7,2023-05-02T09:29:50Z\n", "person"),
        (FILM.format("11"), "11"),
        (FILM.format("7").replace("2023-05-02T", "soon"), "soon"),
        ("91,,tv,Quiet Rooms S1E2,,1,x,7,8,2023-05-02T09:29:50Z\n", "x"),
        (FILM.format("").replace("Harbour", ""), "no title"),
    ],
)
def test_a_bad_line_is_refused_with_its_reason(line: str, reason: str) -> None:
    assert reason in refused(rows(Tmdb(), {"ratings.csv": HEAD + line}))[0]
