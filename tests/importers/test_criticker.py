"""What accounts at Criticker and at Filmtipset export."""

from datetime import UTC, datetime

import pytest

from tests.importers.reading import of_kind, refused, rows, said, sampled, source
from watchlog.errors import BadFile
from watchlog.importers.criticker import Criticker
from watchlog.importers.filmtipset import Filmtipset
from watchlog.model.arrival import Seen
from watchlog.model.lists import Listing
from watchlog.model.opinion import Rating
from watchlog.model.title import Kind

CSV = "Score,Film Name,Year,Date Rated,Mini Review,URL,IMDB ID\n"


def test_a_rated_film_was_seen_and_what_was_written_of_it_is_its_note() -> None:
    seen, rating = said(sampled(Criticker()))

    assert isinstance(seen, Seen)
    assert (seen.title.name, seen.title.year, str(seen.title.refs[0])) == ("The Paper Harbour", 2004, "imdb:tt9100031")
    assert seen.watch.stars is not None
    assert (seen.watch.stars.points, seen.watch.stars.scale.top) == (85, 100)
    assert seen.watch.added_at == datetime(2017, 4, 23, 7, 18, tzinfo=UTC)
    assert seen.watch.note == "Slow & good"
    assert isinstance(rating, Rating)


def test_a_rated_series_is_an_opinion_and_nought_is_a_rating() -> None:
    (rating,) = of_kind(sampled(Criticker()), Rating)

    assert (rating.title.kind, rating.stars.points) == (Kind.SERIES, 0)


def test_its_table_says_the_same() -> None:
    line = "85,The Paper Harbour,2004,2017-04-23,Slow,https://www.criticker.com/film/The-Paper-Harbour/,tt9100031\n"
    (seen,) = said(rows(Criticker(), {"ratings.csv": CSV + line}))

    assert isinstance(seen, Seen)
    assert seen.watch.added_at == datetime(2017, 4, 22, 23, tzinfo=UTC)
    assert seen.watch.note == "Slow"


def test_what_was_written_of_a_series_is_on_a_list() -> None:
    line = "0,Quiet Rooms,2016,2017-04-23,Slow,https://www.criticker.com/tv/Quiet-Rooms/,tt9100032\n"
    (listing,) = (one for one in said(rows(Criticker(), {"r.csv": CSV + line})) if isinstance(one, Listing))

    assert (listing.list_name, listing.note, listing.title.kind) == ("Reviews", "Slow", Kind.SERIES)


def test_a_game_is_refused() -> None:
    line = "85,The Paper Harbour,2004,,,https://www.criticker.com/game/The-Paper-Harbour/,\n"

    assert refused(rows(Criticker(), {"ratings.csv": CSV + line})) == ["it is a game, which nobody watches"]


def test_a_record_that_lacks_something_is_refused_alone() -> None:
    unrated = "<film><filmname>A (2001)</filmname></film>"
    beyond = "<film><filmname>B</filmname><rating>101</rating></film>"
    text = f"<recentratings>{unrated}{beyond}</recentratings>"

    assert len(refused(rows(Criticker(), {"r.xml": text}))) == 2


def test_a_file_that_breaks_off_is_refused() -> None:
    with pytest.raises(BadFile, match="no XML"):
        rows(Criticker(), {"r.xml": "<recentratings><film><filmname>A"})


def test_other_xml_and_other_tables_are_not_its_own() -> None:
    assert Criticker().detect(source({"r.xml": '<?xml version="1.0"?>\n<recentratings>'}))
    assert not Criticker().detect(source({"r.xml": "<myanimelist></myanimelist>"}))
    assert not Criticker().detect(source({"r.csv": "Score,Name\n"}))


def test_filmtipset_is_read_whatever_stands_between_its_cells() -> None:
    first, second = of_kind(sampled(Filmtipset()), Seen)

    assert (first.title.name, str(first.title.refs[0]), first.watch.stars.of_five) == (
        "Hamnen & papperet",
        "imdb:tt0910041",
        3,
    )
    assert (second.title.name, second.watch.added_at.year) == ("Saltwater Clerks", 2020)


@pytest.mark.parametrize("imdb", ["-1", ""])
def test_filmtipset_says_where_it_knows_no_id(imdb: str) -> None:
    (seen,) = of_kind(
        rows(Filmtipset(), {"r.csv": f"VoteDate;MovieTitle;IMDB;Score\n2012-02-05,Us; two;{imdb};2\n"}), Seen
    )

    assert (seen.title.name, seen.title.refs) == ("Us; two", ())


@pytest.mark.parametrize("line", ["2012-02-05,Us", "2012-02-05;Us;1;6", "2012-02-31;Us;1;5", "2012-02-05;;1;5"])
def test_filmtipset_lines_that_are_none_are_refused(line: str) -> None:
    assert len(refused(rows(Filmtipset(), {"r.csv": f"VoteDate;MovieTitle;IMDB;Score\n{line}\n"}))) == 1
