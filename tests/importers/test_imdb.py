"""IMDb's four layouts, in the languages of its users."""

from datetime import UTC, datetime

import pytest

from tests.importers.reading import of_kind, refused, rows, said, sampled, source
from watchlog.errors import BadFile
from watchlog.importers.imdb.importer import Imdb
from watchlog.importers.imdb.types import Sort, sort_of
from watchlog.model.arrival import Seen
from watchlog.model.lists import Listing
from watchlog.model.opinion import Plan, Rating
from watchlog.model.title import Kind, Ref

NEW = (
    "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,"
    "Release Date,Directors\n"
)
MIDDLE = NEW.replace("Original Title,", "")
LIST = (
    "Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,"
    "Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated\n"
)
OLD = (
    '"position","const","created","modified","description","Title","Title type","Directors","You rated","IMDb Rating",'
    '"Runtime (mins)","Year","Genres","Num. Votes","Release Date (month/day/year)","URL"\n'
)
OLD_FILM = (
    '"1","tt9100001","Fri Nov  7 09:07:24 2014","Fri Nov  7 09:07:24 2014","by the sea","The Paper Harbour",'
    '"Feature Film","Ada Example","{}","7.4","105","2004","mystery","42","2004-03-08","http://www.imdb.com/title/tt9100001/"\n'
)


def rated(title_type: str, const: str = "tt9100001", points: str = "7") -> str:
    return f"{const},{points},2017-04-02,Harbour,https://www.imdb.com/title/x/,{title_type},7.9,116,2004,Drama,4,2004-09-01,\n"


def listed(title_type: str, own: str = ",") -> str:
    return (
        f"3,tt9100001,2018-08-08,2018-08-08,why not,Harbour,Hamnen,u,{title_type},7,103,2004,Crime,6,2004-10,,{own}\n"
    )


def test_a_rated_film_was_seen_nobody_knows_when() -> None:
    (seen,) = of_kind(rows(Imdb(), {"ratings.csv": MIDDLE + rated("movie")}), Seen)

    assert (seen.title.name, seen.title.year, seen.title.kind) == ("Harbour", 2004, Kind.FILM)
    assert seen.title.refs == (Ref("imdb", "tt9100001"),)
    assert (seen.watch.stars.points, seen.watch.stars.scale.top) == (70, 10)
    assert (seen.watch.when.on, seen.watch.added_at) == (None, datetime(2017, 4, 1, 23, tzinfo=UTC))


def test_a_rated_series_is_an_opinion_alone() -> None:
    (rating,) = said(rows(Imdb(), {"ratings.csv": MIDDLE + rated("tvMiniSeries")}))

    assert isinstance(rating, Rating)
    assert (rating.title.kind, rating.stars.points) == (Kind.SERIES, 70)


def test_titles_in_two_languages_have_both_names() -> None:
    film, series, episode = said(sampled(Imdb()))

    assert isinstance(film, Seen)
    assert (film.title.name, film.title.original_name) == ("Il porto di carta", "The Paper Harbour")
    assert isinstance(series, Rating)
    assert series.title.original_name is None
    assert isinstance(episode, Seen)


def test_an_episode_of_which_only_the_name_is_known_is_a_title_of_its_own() -> None:
    episode = said(sampled(Imdb()))[2]

    assert isinstance(episode, Seen)
    assert (episode.title.name, episode.title.kind) == ("Quiet Rooms: The Door", None)
    assert (episode.title.refs, episode.watch.tags) == ((Ref("imdb", "tt9100003"),), ("tv-episode",))


@pytest.mark.parametrize(
    ("sort", "words"),
    [
        (Sort.FILM, "movie,tvMovie,short,video,Feature Film,Documentary,Short Film,TV Movie,TV Special,TV Short,Video"),
        (Sort.FILM, "Film,Corto,Speciale TV,Fernsehfilm,Fernsehkurzfilm,Kurzfilm,Película,Cortometraje,Téléfilm"),
        (Sort.FILM, "Court-métrage,Émission spéciale,Vidéo,Filme,Curta-metragem,Especial de TV,Película para TV"),
        (Sort.SERIES, "tvSeries,tvMiniSeries,TV Series,TV Mini Series,Mini-Series,Serie TV,Mini serie TV,Fernsehserie"),
        (Sort.SERIES, "Miniserie,Série télévisée,Mini-série,Serie de TV,Miniserie de TV,Série de TV,Minissérie"),
        (
            Sort.EPISODE,
            "tvEpisode,TV Episode,Episodio TV,Fernsehepisode,Épisode TV,Episodio de TV,Episódio de TV,Folge",
        ),
        (Sort.GAME, "videoGame,Video Game,Videospiel,Videogioco,Jeu vidéo,Videojuego,Jogo eletrônico"),
        (Sort.MUSIC, "Music Video,Musikvideo,Video musicale,Vídeo musical,Clip vidéo,Videoclipe"),
        (Sort.PODCAST, "Podcast Series,Podcast Episode,Podcastserie,Podcast-Folge,Série de podcasts,Episodio podcast"),
        (Sort.UNKNOWN, ",Sarja,Quelque chose"),
    ],
)
def test_what_a_title_is_is_told_in_several_languages(sort: Sort, words: str) -> None:
    assert {word: sort_of(word) for word in words.split(",")} == dict.fromkeys(words.split(","), sort)


def test_what_nobody_knows_the_kind_of_is_an_opinion_on_a_title_without_kind() -> None:
    (rating,) = of_kind(rows(Imdb(), {"ratings.csv": MIDDLE + rated("Sarja")}), Rating)

    assert rating.title.kind is None


@pytest.mark.parametrize("title_type", ["Video Game", "Musikvideo", "Podcast Episode"])
def test_what_nobody_watches_is_refused_with_a_reason(title_type: str) -> None:
    (reason,) = refused(rows(Imdb(), {"ratings.csv": MIDDLE + rated(title_type)}))

    assert "which nobody watches" in reason


@pytest.mark.parametrize(
    ("const", "value"), [("tt0000012", "tt0000012"), ("16968450", "tt16968450"), ("12", "tt0000012")]
)
def test_ids_are_known_with_and_without_letters(const: str, value: str) -> None:
    (seen,) = of_kind(rows(Imdb(), {"ratings.csv": MIDDLE + rated("movie", const)}), Seen)

    assert seen.title.refs == (Ref("imdb", value),)


@pytest.mark.parametrize("points", ["11", "7.5", "x"])
def test_a_rating_off_the_scale_is_refused(points: str) -> None:
    assert points in refused(rows(Imdb(), {"ratings.csv": MIDDLE + rated("movie", points=points)}))[0]


def test_a_rating_without_a_day_is_of_the_day_of_the_import() -> None:
    found = rows(Imdb(), {"ratings.csv": MIDDLE + rated("movie").replace("2017-04-02", "")})

    assert of_kind(found, Seen)[0].watch.added_at == datetime(2026, 11, 22, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", ["WATCHLIST.csv", "watchlist (1).csv", "0b1f6c9e-1111-2222-3333-444455556666.csv"])
def test_the_watchlist_is_planned(name: str) -> None:
    (plan,) = said(rows(Imdb(), {name: LIST + listed("TV Series")}))

    assert isinstance(plan, Plan)
    assert (plan.note, plan.planned_at) == ("why not", datetime(2018, 8, 7, 23, tzinfo=UTC))
    assert (plan.title.kind, plan.title.original_name) == (Kind.SERIES, "Hamnen")


def test_an_own_rating_on_the_watchlist_is_kept_too() -> None:
    plan, seen = said(rows(Imdb(), {"watchlist.csv": LIST + listed("Movie", "8,2020-02-03")}))

    assert isinstance(plan, Plan)
    assert isinstance(seen, Seen)
    assert (seen.watch.stars and seen.watch.stars.points, seen.watch.added_at.year) == (80, 2020)


def test_another_list_keeps_its_name_its_places_and_its_notes() -> None:
    (listing,) = said(rows(Imdb(), {"Rainy days.csv": LIST + listed("Movie")}))

    assert isinstance(listing, Listing)
    assert (listing.list_name, listing.place, listing.note) == ("Rainy days", 3, "why not")


def test_the_oldest_layout_is_a_watchlist_with_moments() -> None:
    (plan,) = said(rows(Imdb(), {"WATCHLIST.csv": OLD + OLD_FILM.format("")}))

    assert isinstance(plan, Plan)
    assert (plan.title.name, plan.title.year, plan.note) == ("The Paper Harbour", 2004, "by the sea")
    assert plan.planned_at == datetime(2014, 11, 7, 8, 7, 24, tzinfo=UTC)


@pytest.mark.parametrize("name", ["ratings.csv", "export.csv"])
def test_the_oldest_layout_is_of_ratings_where_everything_is_rated(name: str) -> None:
    (seen,) = said(rows(Imdb(), {name: OLD + OLD_FILM.format("9")}))

    assert isinstance(seen, Seen)
    assert seen.watch.stars is not None
    assert (seen.watch.stars.points, seen.watch.added_at.year) == (90, 2014)


def test_western_european_files_are_read() -> None:
    text = MIDDLE + rated("movie").replace("Harbour", '"Amélie, où es-tu"')
    (seen,) = of_kind(rows(Imdb(), {"ratings.csv": text.encode("cp1252")}), Seen)

    assert seen.title.name == "Amélie, où es-tu"


def test_only_its_own_columns_are_its_own() -> None:
    assert all(Imdb().detect(source({"x.csv": head})) for head in (NEW, MIDDLE, LIST, OLD))
    assert Imdb().detect(source({"ratings.csv": NEW, "watchlist.csv": LIST}))
    assert not Imdb().detect(source({"ratings.csv": NEW, "other.csv": "title\n"}))
    assert not Imdb().detect(source({"ratings.csv": "title,year\n"}))
    with pytest.raises(BadFile, match="no columns of IMDb"):
        rows(Imdb(), {"ratings.csv": "title,year\n"})
