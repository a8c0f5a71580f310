"""Anybody's own table, whose columns `--map` explains."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.reading import of_kind, refused, rows, said, source, the_watch
from watchlog.errors import BadFile, BadInput
from watchlog.importers.mapped.importer import Mapped
from watchlog.importers.protocol import Row
from watchlog.model.arrival import Seen, Stands
from watchlog.model.lists import Listing
from watchlog.model.opinion import Plan, Rating
from watchlog.model.portion import Portion
from watchlog.model.title import Kind, Status
from watchlog.model.watch import Watch

EXAMPLE = "Name=title,Seen=watched_on,Score/10=stars"


def read(mapping: str, text: str) -> list[Row]:
    return rows(Mapped(mapping), {"mine.csv": text})


def days(mapping: str, *cells: str) -> list[str | None]:
    table = "".join(f'T{number},"{cell}"\n' for number, cell in enumerate(cells))
    return [watch.when.on for watch in of_kind(read(mapping, f"Name,Seen\n{table}"), Watch)]


def test_a_table_of_a_spreadsheet_with_semicolons_and_decimal_commas_is_read() -> None:
    first, second = of_kind(read(EXAMPLE, "Name;Seen;Score\nDune (2021);31.12.2021;8,5\nHeat;;\n"), Watch)

    assert (first.title.name, first.title.year, first.when.on) == ("Dune", 2021, "2021-12-31")
    assert first.stars is not None
    assert (first.stars.points, first.stars.scale.top) == (85, 10)
    assert (second.title.name, second.when.on, second.stars) == ("Heat", None, None)


@pytest.mark.parametrize("cell", ["-", "?", "n/a", "unknown", "0000-00-00", "\u2013"])
def test_words_for_not_knowing_are_no_date_and_no_rating(cell: str) -> None:
    watch = the_watch(read(EXAMPLE, f"Name,Seen,Score\nDune,{cell},{cell}\n"))

    assert (watch.when.on, watch.stars) == (None, None)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2021-05-06", "2021-05-06"),
        ("2021/5/6", "2021-05-06"),
        ("2021-05", "2021-05"),
        ("2021", "2021"),
        ("6.5.2021", "2021-05-06"),
        ("06.05.21", "2021-05-06"),
        ("06.05.98", "1998-05-06"),
        ("6 May 2021", "2021-05-06"),
        ("May 6, 2021", "2021-05-06"),
        ("31/12/2021", "2021-12-31"),
        ("12/31/2021", "2021-12-31"),
        ("5/5/2021", "2021-05-05"),
    ],
)
def test_a_day_is_understood_in_the_ways_that_people_write_it(cell: str, day: str) -> None:
    assert days("Name=title,Seen=watched_on", cell) == [day]


def test_one_day_tells_the_order_of_all_days_of_a_column() -> None:
    mapping = "Name=title,Seen=watched_on"

    assert days(mapping, "03/04/2021", "13/04/2021") == ["2021-04-03", "2021-04-13"]
    assert days(mapping, "03/04/2021", "04/13/2021") == ["2021-03-04", "2021-04-13"]


def test_an_order_that_nothing_tells_is_asked_for() -> None:
    with pytest.raises(BadFile, match="“03/04/2021”") as refusal:
        days("Name=title,Seen=watched_on", "2021-01-01", "03/04/2021")

    assert "Seen/dmy" in refusal.value.hint


def test_two_orders_in_one_column_are_not_guessed_at() -> None:
    with pytest.raises(BadFile, match="two orders"):
        days("Name=title,Seen=watched_on", "13/04/2021", "04/13/2021")


@pytest.mark.parametrize(("order", "day"), [("dmy", "2021-04-03"), ("mdy", "2021-03-04"), ("DMY", "2021-04-03")])
def test_the_order_can_be_said(order: str, day: str) -> None:
    assert days(f"Name=title,Seen/{order}=watched_on", "03/04/2021") == [day]


def test_a_day_that_does_not_fit_the_order_is_refused_alone() -> None:
    found = read("Name=title,Seen/mdy=watched_on", "Name,Seen\nDune,31/12/2021\nHeat,12/31/2021\n")

    assert refused(found) == ["“31/12/2021” is no date"]
    assert len(found) == 2


@given(day=st.dates(date(1900, 1, 1), date(2026, 1, 1)), order=st.sampled_from(("dmy", "mdy")))
def test_any_day_written_in_a_named_order_stays_that_day(day: date, order: str) -> None:
    cell = f"{day.day}/{day.month}/{day.year}" if order == "dmy" else f"{day.month}/{day.day}/{day.year}"

    assert days(f"Name=title,Seen/{order}=watched_on", cell) == [day.isoformat()]


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("2021-05-06 21:30", datetime(2021, 5, 6, 21, 30, tzinfo=timezone(timedelta(hours=1)))),
        ("2021-05-06T23:30:00Z", datetime(2021, 5, 7, 0, 30, tzinfo=timezone(timedelta(hours=1)))),
        ("13/4/2021 21:30", datetime(2021, 4, 13, 21, 30, tzinfo=timezone(timedelta(hours=1)))),
    ],
)
def test_a_time_of_day_is_kept_in_the_users_zone(cell: str, at: datetime) -> None:
    watch = the_watch(read("Name=title,Seen=watched_on", f"Name,Seen\nDune,{cell}\n"))

    assert (watch.when.at, watch.when.on) == (at, at.date().isoformat())


@pytest.mark.parametrize(
    ("suffix", "cell", "points"),
    [("", "4,5", 90), ("", "4.25", 85), ("/5", "4", 80), ("/10", "8.5", 85), ("/100", "85", 85), ("/10", "4/5", 80)],
)
def test_ratings_are_of_the_scale_that_was_said(suffix: str, cell: str, points: int) -> None:
    watch = the_watch(read(f"Name=title,S{suffix}=stars,Seen=watched_on", f'Name,S,Seen\nDune,"{cell}",2021\n'))

    assert watch.stars is not None
    assert watch.stars.points == points


def test_a_rating_off_its_scale_is_refused_alone() -> None:
    found = read(EXAMPLE, "Name,Seen,Score\nDune,2021,11\nHeat,2021,1\n")

    assert (len(found), refused(found)) == (2, ["“11” is not on the scale of 10"])


def test_every_field_of_a_watch_can_be_mapped() -> None:
    mapping = (
        "A=title,B=original_title,C=year,D=kind,E=season,F=episode,G=episode_title,H=watched_at,I=note,J=tags,K=service,"
        "L=with,M=rewatch,N=pass,O=refs,P=source,Q=added_at,R=tvmaze"
    )
    cells = (
        "Rooms,Zimmer,2016-01-02,TV,1.0,2,The Door,2021-05-06T21:30:00+01:00,good,b;a,home,Ada,x,2,imdb:tt91,paper,"
        "2021-05-07T10:00:00Z,42"
    )
    watch = the_watch(read(mapping, f"{','.join('ABCDEFGHIJKLMNOPQR')}\n{cells}\n"))

    assert (watch.title.name, watch.title.original_name, watch.title.year) == ("Rooms", "Zimmer", 2016)
    assert (watch.title.kind, watch.portion, watch.episode_title) == (Kind.SERIES, Portion(1, 2), "The Door")
    assert [str(ref) for ref in watch.title.refs] == ["imdb:tt91", "tvmaze:42"]
    assert (watch.note, watch.tags, watch.service, watch.companions) == ("good", ("b;a",), "home", "Ada")
    assert (watch.rewatch, watch.pass_number, watch.source) == (True, 2, "paper")
    assert (watch.when.on, watch.added_at) == ("2021-05-06", datetime(2021, 5, 7, 10, tzinfo=UTC))


@pytest.mark.parametrize("cell", ["S01E02", "s1e2", "1x02"])
def test_an_episode_can_name_its_season(cell: str) -> None:
    (seen,) = of_kind(read("T=title,E=episode", f"T,E\nRooms,{cell}\n"), Seen)

    assert seen.watch.portion == Portion(1, 2)


def test_a_table_without_days_says_what_was_seen_and_not_how_often() -> None:
    (seen,) = of_kind(read("T=title,S=stars,R=rated_on", "T,S,R\nDune,4,2021-05-06\n"), Seen)

    assert (seen.times, seen.watch.added_at) == (1, datetime(2021, 5, 5, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    ("row", "kind", "list_name"),
    [
        ("A,words,yes,,", Plan, None),
        ("A,words,,,Best", Listing, "Best"),
        ("A,words,,dropped,", Listing, "Notes"),
    ],
)
def test_a_note_is_never_lost(row: str, kind: type[Plan | Listing], list_name: str | None) -> None:
    found = said(read("T=title,N=note,P=plan,S=status,L=list", f"T,N,P,S,L\n{row}\n"))
    (noted,) = (content for content in found if isinstance(content, kind))

    assert (noted.note, getattr(noted, "list_name", None)) == ("words", list_name)


@pytest.mark.parametrize("row", ["Up,,to watch,film", "Up,x,,film", "Up,yes,,film"])
def test_what_is_to_be_seen_is_planned(row: str) -> None:
    (plan,) = said(read("T=title,P=plan,S=status,K=kind", f"T,P,S,K\n{row}\n"))

    assert isinstance(plan, Plan)


def test_a_status_says_where_somebody_stands() -> None:
    dropped, done, film = said(
        read("T=title,S=status,K=kind", "T,S,K\nLost,Dropped,tv\nDark,finished,tv\nHeat,Watched,movie\n")
    )

    assert isinstance(dropped, Stands)
    assert dropped.status is Status.DROPPED
    assert isinstance(done, Stands)
    assert done.status is Status.COMPLETED
    assert isinstance(film, Seen)


def test_a_rated_series_is_an_opinion() -> None:
    (rating,) = said(read("T=title,S=stars,K=kind", "T,S,K\nDark,4.5,tv\n"))

    assert isinstance(rating, Rating)


def test_a_note_without_a_day_is_of_what_was_seen() -> None:
    (seen,) = of_kind(read("T=title,N=note", "T,N\nDune,words\n"), Seen)

    assert seen.watch.note == "words"


def test_a_title_may_be_on_several_lists() -> None:
    listings = of_kind(read("T=title,L=list", 'T,L\nHeat,"Best, Rainy days"\n'), Listing)

    assert [listing.list_name for listing in listings] == ["Best", "Rainy days"]


@pytest.mark.parametrize(
    ("mapping", "problem", "hint"),
    [
        ("", "holds the title", "Name=title"),
        ("Name", "“Name” maps nothing", "Name=title"),
        ("=title", "“=title” maps nothing", "Name=title"),
        ("Seen=watched_on", "holds the title", "Name=title"),
        ("Name=titel", "no field “titel”", "title"),
        ("Name=colour", "no field “colour”", "watched_on"),
        ("Name=title,Other=title", "two columns for “title”", "one column"),
        ("Name=title,Score/4=stars", "no scale of 4", "of 100"),
        ("Nam=title", "no column “Nam”", "“Name”"),
        ("Titre=title", "no column “Titre”", "Name, Seen, Score"),
    ],
)
def test_a_mapping_that_means_nothing_is_refused_with_a_hint(mapping: str, problem: str, hint: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read(mapping, "Name,Seen,Score\nDune,2021,8\n")

    assert problem in refusal.value.problem
    assert hint in refusal.value.hint


def test_columns_with_commas_slashes_and_equals_signs_can_be_named() -> None:
    table = '"Title, long",a=b,Score/10\nDune,x,9\n'
    (seen,) = of_kind(read('"Title, long"=title,a=b=note,Score/10=stars', table), Seen)

    assert (seen.title.name, seen.watch.note, seen.watch.stars.points) == ("Dune", "x", 90)


def test_capital_letters_of_columns_do_not_matter_and_doubles_are_refused() -> None:
    assert len(read("name=title", "NAME\nDune\n")) == 1
    with pytest.raises(BadInput, match="twice"):
        read("name=title", "name,Name\nDune,Heat\n")


@pytest.mark.parametrize("row", [",2021,8", "Dune,soon,8", "Dune,2021-02-30,8", "Dune,2021,good"])
def test_a_bad_row_is_refused_alone(row: str) -> None:
    found = read(EXAMPLE, f"Name,Seen,Score\n{row}\nHeat,2021,8\n")

    assert (len(found), len(refused(found))) == (2, 1)


def test_any_single_file_is_taken() -> None:
    assert Mapped(EXAMPLE).detect(source({"mine.csv": "anything"}))
    assert not Mapped(EXAMPLE).detect(source({"a.csv": "", "b.csv": ""}))
