"""What an account at MovieLens exports."""

from tests.importers.reading import of_kind, refused, rows, said, sampled, source
from watchlog.importers.movielens import MovieLens
from watchlog.model.arrival import Seen
from watchlog.model.opinion import Plan


def test_a_rated_film_was_seen_and_has_its_ids() -> None:
    first, second = said(sampled(MovieLens()))

    assert isinstance(first, Seen)
    assert (first.title.name, first.title.year) == ("The Paper Harbour", 2004)
    assert [str(ref) for ref in first.title.refs] == ["imdb:tt0910021", "tmdb:91021"]
    assert (first.watch.stars and first.watch.stars.of_five) == 4.5
    assert isinstance(second, Seen)
    assert (second.title.name, second.watch.stars and second.watch.stars.of_five) == ("Remade, Again", 0.5)


def test_the_wishlist_is_planned() -> None:
    text = "movie_id,imdb_id,tmdb_id,average_rating,title\r\n9,0910021,,3.5,The Paper Harbour (2004)\r\n"
    (plan,) = of_kind(rows(MovieLens(), {"wishlist.csv": text}), Plan)

    assert [str(ref) for ref in plan.title.refs] == ["imdb:tt0910021"]


def test_a_line_without_a_rating_says_nothing() -> None:
    text = "movie_id,imdb_id,tmdb_id,rating,average_rating,title\n9,0910021,1,,3.5,The Paper Harbour (2004)\n"

    assert refused(rows(MovieLens(), {"ratings.csv": text})) == ["it has no rating of yours"]


def test_a_title_without_a_year_is_a_title() -> None:
    text = "movie_id,imdb_id,tmdb_id,rating,average_rating,title\n9,0910021,1,4,3.5,1984\n"
    (seen,) = of_kind(rows(MovieLens(), {"ratings.csv": text}), Seen)

    assert (seen.title.name, seen.title.year) == ("1984", None)


def test_the_data_sets_for_research_are_nobodys_history() -> None:
    assert not MovieLens().detect(source({"ratings.csv": "userId,movieId,rating,timestamp\n1,1,4.0,964982703\n"}))
