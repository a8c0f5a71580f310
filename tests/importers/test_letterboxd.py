"""Letterboxd's export: its zip, its lists, and what its files leave open."""

import io
from datetime import UTC, datetime
from functools import partial

import pytest

from tests.importers.conftest import SUNDAY
from tests.importers.reading import of_kind, refused, rows, said, sampled, source, the_watch
from watchlog.errors import BadFile
from watchlog.files.source import Source
from watchlog.importers.letterboxd.importer import Letterboxd
from watchlog.model.arrival import Seen
from watchlog.model.lists import Listing, TitleList
from watchlog.model.opinion import Plan, Rating
from watchlog.model.title import Kind, Ref
from watchlog.model.watch import Watch

DIARY = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
REVIEWS = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n"
FILMS = "Date,Name,Year,Letterboxd URI\n"
FILM = "2021-03-02,The Paper Harbour,2004,https://boxd.it/7aQ\n"


def test_a_line_of_the_diary_is_a_watch_of_the_day_it_was_seen_on() -> None:
    line = '2021-03-02,The Paper Harbour,2004,https://boxd.it/9zQ,4.5,Yes,"cinema, with friends",2021-03-01\n'
    watch = the_watch(rows(Letterboxd(), {"diary.csv": DIARY + line}))

    assert (watch.title.name, watch.title.year, watch.title.kind) == ("The Paper Harbour", 2004, Kind.FILM)
    assert (watch.when.on, watch.when.at, watch.rewatch) == ("2021-03-01", None, True)
    assert (watch.stars and watch.stars.of_five, watch.tags) == (4.5, ("cinema", "with friends"))
    assert watch.added_at == datetime(2021, 3, 1, 23, tzinfo=UTC)
    assert watch.source == "letterboxd"


def test_the_address_of_an_entry_is_no_id_of_the_film() -> None:
    assert {watch.title.refs for watch in of_kind(sampled(Letterboxd()), Watch)} == {()}


def test_the_address_of_a_film_is_its_id() -> None:
    found = rows(Letterboxd(), {"watched.csv": FILMS + FILM})

    assert of_kind(found, Seen)[0].title.refs == (Ref("letterboxd", "7aQ"),)


@pytest.mark.parametrize(
    "address", ["", "https://example.org/film/x", "https://letterboxd.com/film/the-paper-harbour/"]
)
def test_other_addresses_are_no_ids(address: str) -> None:
    found = rows(Letterboxd(), {"watched.csv": f"{FILMS}2021-03-02,The Paper Harbour,2004,{address}\n"})

    assert of_kind(found, Seen)[0].title.refs == ()


def test_a_review_is_the_same_watch_with_readable_words_and_the_html_is_kept() -> None:
    line = '2021-03-02,The Paper Harbour,2004,https://boxd.it/9zQ,4.5,,"<b>So</b>&#39;s “it”\n\n""no""",,2021-03-01\n'
    (row,) = rows(Letterboxd(), {"reviews.csv": REVIEWS + line})

    assert the_watch([row]).note == 'So\'s “it”\n\n"no"'
    assert the_watch([row]).when.on == "2021-03-01"
    assert "<b>So</b>&#39;s" in row.raw


def test_a_review_without_a_day_is_of_a_film_that_was_seen_nobody_knows_when() -> None:
    line = "2021-05-06,Saltwater Clerks,1998,https://boxd.it/9z,2,,Nobody knows when,,\n"
    (seen,) = of_kind(rows(Letterboxd(), {"reviews.csv": REVIEWS + line}), Seen)

    assert (seen.times, seen.watch.stars.of_five, seen.watch.note) == (1, 2, "Nobody knows when")
    assert seen.watch.when.on is None


def test_every_file_says_its_own() -> None:
    found = sampled(Letterboxd())

    assert [len(of_kind(found, kind)) for kind in (Watch, Seen, Plan, TitleList, Listing, Rating)] == [6, 6, 1, 1, 3, 0]
    assert not refused(found)


def test_what_was_deleted_or_orphaned_is_left_out() -> None:
    assert not [content for content in said(sampled(Letterboxd())) if "Taken Back" in str(content)]
    assert not {row.file.split("/")[0] for row in sampled(Letterboxd())} & {"deleted", "orphaned"}


def test_folders_around_the_files_do_not_matter() -> None:
    assert len(rows(Letterboxd(), {"export-of-someone/watched.csv": FILMS + FILM})) == 1
    assert rows(Letterboxd(), {"x/watched.csv": FILMS, "x/deleted/diary.csv": DIARY}) == []


def test_a_list_has_its_words_its_places_and_its_notes() -> None:
    found = [row for row in sampled(Letterboxd()) if row.file.startswith("lists/")]
    (about,) = of_kind(found, TitleList)
    first, second = of_kind(found, Listing)

    assert (about.name, about.note) == ("❦", "Films by the sea.\nAll of them.\n\nTags: sea, quiet")
    assert (first.list_name, first.place, first.note) == ("❦", 1, "the best")
    assert (second.title.name, second.title.year, second.place, second.note) == ("Glass Orchard", None, 2, None)
    assert [row.place for row in found] == ["line 3", "line 7", "line 8"]


def test_hearts_are_a_list() -> None:
    (listing,) = of_kind(rows(Letterboxd(), {"likes/films.csv": FILMS + FILM}), Listing)

    assert (listing.list_name, listing.title.refs) == ("Likes", (Ref("letterboxd", "7aQ"),))


def test_the_watchlist_is_planned_since_its_day() -> None:
    (plan,) = of_kind(rows(Letterboxd(), {"watchlist-someone-2024.csv": FILMS + FILM}), Plan)

    assert plan.planned_at == datetime(2021, 3, 1, 23, tzinfo=UTC)


def test_a_film_without_a_year_has_none() -> None:
    (plan,) = of_kind(rows(Letterboxd(), {"watchlist.csv": f"{FILMS}2023-01-09,Undated,,https://boxd.it/7c\n"}), Plan)

    assert plan.title.year is None


def test_files_of_one_form_and_a_name_that_says_nothing_are_refused() -> None:
    with pytest.raises(BadFile, match="watched, planned or liked"):
        rows(Letterboxd(), {"something.csv": FILMS + FILM})


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2021-03-02,,2004,https://boxd.it/9z,4,,,2021-03-01", "no title"),
        ("2021-03-02,The Paper Harbour,2004,https://boxd.it/9z,4.7,,,2021-03-01", "4.7"),
        ("2021-03-02,The Paper Harbour,2004,https://boxd.it/9z,4,,,yesterday", "yesterday"),
        ("2021-03-02,The Paper Harbour,2004,https://boxd.it/9z,4,,,2021-02-30", "2021-02-30"),
    ],
)
def test_a_bad_line_is_refused_alone(line: str, reason: str) -> None:
    good = "2021-03-02,The Paper Harbour,2004,https://boxd.it/9z,4,,,2021-03-01\n"
    found = rows(Letterboxd(), {"diary.csv": f"{DIARY}{line}\n{good}"})

    assert len(found) == 2
    assert [reason in said_why for said_why in refused(found)] == [True]


def test_what_letterboxd_takes_in_is_understood_too() -> None:
    text = (
        "LetterboxdURI,tmdbID,imdbID,Title,Year,Rating10,WatchedDate,Rewatch,Tags,Review\n"
        "https://letterboxd.com/film/paper-harbour/,91,tt9100001,The Paper Harbour,2004,9,2021-03-01,true,sea,Good\n"
        ",,,Unknown Day,2004,,,,,\n"
    )
    watch, seen = said(rows(Letterboxd(), {"written.csv": text}))

    assert isinstance(watch, Watch)
    assert [str(ref) for ref in watch.title.refs] == ["imdb:tt9100001", "tmdb:91"]
    assert (watch.when.on, watch.stars and watch.stars.of_five, watch.rewatch) == ("2021-03-01", 4.5, True)
    assert isinstance(seen, Seen)


def test_the_watchlist_that_letterboxd_takes_in_is_planned() -> None:
    text = 'tmdbID,imdbID,LetterboxdURI,Title,Year\n"91","tt9100001","","The Paper Harbour","2004"\n'

    (plan,) = of_kind(rows(Letterboxd(), {"out.csv": text}), Plan)

    assert (plan.title.label, [str(ref) for ref in plan.title.refs]) == (
        "The Paper Harbour (2004)",
        ["imdb:tt9100001", "tmdb:91"],
    )


@pytest.mark.parametrize("folder", ["deleted", "orphaned"])
def test_a_folder_of_what_was_taken_out_is_not_read_where_it_is_named_itself(folder: str) -> None:
    files = {"diary.csv": (DIARY + FILM).encode(), "reviews.csv": REVIEWS.encode()}
    whole = Source(
        folder, {name: partial(io.BytesIO, text) for name, text in files.items()}, SUNDAY, SUNDAY.tzinfo or UTC
    )

    assert not Letterboxd().detect(whole)
    with pytest.raises(BadFile, match="holds nothing of Letterboxd"):
        list(Letterboxd().read(whole))


@pytest.mark.parametrize(
    "files",
    [
        {"diary.csv": DIARY},
        {"old/ratings.csv": "Date,Name,Year,Letterboxd URI,Rating\n", "readme.txt": "hello"},
        {"anything.csv": "tmdbID,imdbID,LetterboxdURI,Title,Year\n"},
        {"lists/x.csv": "Letterboxd list export v7\nDate,Name,Tags,URL,Description\n", "other.csv": "a,b\n"},
    ],
)
def test_its_files_are_known_by_their_columns(files: dict[str, str]) -> None:
    assert Letterboxd().detect(source(files))


@pytest.mark.parametrize(
    "files",
    [
        {"diary.csv": "Date,Name,Year\n"},
        {"deleted/diary.csv": DIARY, "other.csv": "title\n"},
        {"diary.csv": ""},
        {"letterboxd.json": "{}"},
    ],
)
def test_names_alone_tell_nothing(files: dict[str, str]) -> None:
    assert not Letterboxd().detect(source(files))
