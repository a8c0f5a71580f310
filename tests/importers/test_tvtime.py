"""TV Time: the tables of its export in any order of columns, and what scripts saved of it."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.conftest import content_of, in_memory, sample
from watchlog.importers.protocol import Row, Unreadable
from watchlog.importers.tvtime.go_values import film_year, instant, maps, name_and_year, whole
from watchlog.importers.tvtime.importer import TvTime
from watchlog.model.arrival import Content, Seen, Stands
from watchlog.model.lists import Listing, TitleList
from watchlog.model.opinion import Plan, Rating
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import HALF_STARS, OF_FIVE, SCALES, Stars
from watchlog.model.title import Kind, Ref, Status
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When

FIRST: Final = "tracking-prod-records.csv"
SECOND: Final = "tracking-prod-records-v2.csv"
FILM: Final = "00000000-0000-4000-8000-000000000001"
NIGHT: Final = datetime(2021, 5, 6, 23, 30, tzinfo=UTC)
Cells = Mapping[str, str]
Files = Mapping[str, bytes]

KEYS: Final = {"key": "", "s_id": "9700021", "series_name": "Harbour Lights", "created_at": "2021-05-06 23:30:00"}
TYPES: Final = {"type": "", "entity_type": "", "series_id": "", "movie_name": "", "created_at": "2021-05-06 23:30:00"}


def table(*lines: Cells, separator: str = ",", columns: Iterable[str] = ()) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    names = list(columns) or list(dict.fromkeys(name for line in lines for name in line))
    writer.writerow(names)
    writer.writerows([line.get(name, "") for name in names] for line in lines)
    return text.getvalue().encode()


def seen2(season: str = "1", number: str = "3", **more: str) -> Cells:
    """A viewing of the second tracking."""
    about = {"season_number": season, "episode_number": number, "episode_id": "8800" + season + number}
    return {**KEYS, "key": "watch-episode-a-b", **about, **more}


def seen1(season: str = "1", number: str = "3", **more: str) -> Cells:
    """A viewing of the first tracking."""
    about = {"season_number": season, "episode_number": number, "episode_id": "8800" + season + number}
    return {
        **TYPES,
        "type": "watch",
        "entity_type": "episode",
        "series_id": "9700021",
        "series_name": "",
        **about,
        **more,
    }


def film1(kind: str = "watch", **more: str) -> Cells:
    """A film, which only the first tracking knows."""
    return {**TYPES, "type": kind, "entity_type": "movie", "movie_name": "Tide of Glass", "uuid": FILM, **more}


def series2(**more: str) -> Cells:
    """Where somebody stands with a series, in the second tracking."""
    return {
        **KEYS,
        "key": "user-series-c",
        "is_followed": "false",
        "is_for_later": "false",
        "is_archived": "false",
        **more,
    }


def rows(files: Files) -> list[Row]:
    source = in_memory(files)
    assert TvTime().detect(source)
    return list(TvTime().read(source))


def said(files: Files) -> list[Any]:
    """What all records say; none may be refused."""
    contents: list[Content] = []
    for row in rows(files):
        assert not isinstance(row.contents, Unreadable), row
        contents += row.contents
    return contents


def only(files: Files) -> Any:
    (content,) = said(files)
    return content


def reason(files: Files) -> str:
    """Why the last record is refused."""
    contents = rows(files)[-1].contents
    assert isinstance(contents, Unreadable), contents
    return contents.reason


def listed(files: Files) -> list[tuple[str, str]]:
    return [(each.title.name, each.list_name) for each in said(files) if isinstance(each, Listing)]


def test_an_episode_is_watched_at_the_users_hour_for_the_tables_are_in_utc() -> None:
    watch = only({SECOND: table(seen2())})

    assert (watch.title.name, watch.title.kind, watch.title.refs) == (
        "Harbour Lights",
        Kind.SERIES,
        (Ref("tvdb", "9700021"),),
    )
    assert (watch.portion, watch.when.on, watch.when.at) == (Portion(1, 3), "2021-05-07", NIGHT)


@given(st.permutations(list(seen2())))
def test_columns_may_stand_in_any_order(columns: list[str]) -> None:
    assert only({SECOND: table(seen2(), columns=columns)}).portion == Portion(1, 3)


def test_numbers_may_stand_in_the_short_columns_and_as_floats() -> None:
    line = {**KEYS, "key": "watch-episode-a", "s_no": "3", "ep_no": "1.2e+01", "ep_id": "6.166152e+06"}

    assert only({SECOND: table(line)}).portion == Portion(3, 12)


@pytest.mark.parametrize("bulk", ["season", "fill-previous"])
def test_what_was_marked_in_bulk_has_no_date(bulk: str) -> None:
    assert only({SECOND: table(seen2(bulk_type=bulk))}).when == UNKNOWN


def test_three_episodes_of_one_minute_were_marked_on_that_day() -> None:
    watches = said({SECOND: table(*(seen2(number=number) for number in "123"))})

    assert [watch.when for watch in watches] == [When("2021-05-06")] * 3


def test_a_rewatch_is_one_more_viewing() -> None:
    again = seen2(key="rewatch-episode-a-b-1", created_at="2022-02-02 18:00:00")

    first, second = said({SECOND: table(seen2(), again)})

    assert (first.rewatch, second.rewatch, second.when.on) == (False, True, "2022-02-02")


def test_the_first_tracking_tells_the_viewings_of_the_second_again() -> None:
    older = seen1(season="9", number="99", episode_id="880013", watch_date="1.620344105e+09")

    second, first = said({FIRST: table(older), SECOND: table(seen2())})

    assert (first.title, first.portion, first.when) == (second.title, second.portion, second.when)


def test_it_tells_those_again_that_were_marked_in_bulk() -> None:
    second, first = said({FIRST: table(seen1()), SECOND: table(seen2(bulk_type="season"))})

    assert first.when == second.when == UNKNOWN


def test_it_has_viewings_of_its_own_and_learns_their_series_from_others() -> None:
    second, first = said({FIRST: table(seen1(number="4", watch_date="1620504000000000")), SECOND: table(seen2())})

    assert (first.title, first.portion) == (second.title, Portion(1, 4))
    assert first.when.at == datetime(2021, 5, 8, 20, tzinfo=UTC)


def test_another_days_rewatch_is_no_double_of_the_first_one() -> None:
    again = seen2(key="rewatch-episode-a-b-1", created_at="2022-02-02 18:00:00")
    own = seen1(type="rewatch", created_at="2023-03-03 18:00:00")

    watches = said({FIRST: table(own), SECOND: table(seen2(), again)})

    assert [watch.when.on for watch in watches] == ["2021-05-07", "2022-02-02", "2023-03-03"]


def test_a_missing_name_is_found_in_another_file() -> None:
    followed = {"tv_show_id": "9700021", "tv_show_name": "Harbour Lights", "archived": "0", "active": "1"}

    watch = said({SECOND: table(seen2(series_name="")), "followed_tv_show.csv": table(followed)})[0]

    assert watch.title.name == "Harbour Lights"
    assert "no name" in reason({SECOND: table(seen2(series_name=""))})


def test_a_year_comes_out_of_a_name_and_a_country_stays() -> None:
    first, second = said({SECOND: table(seen2(series_name="Salt (2018)"), seen2(number="4", series_name="Salt (US)"))})

    assert (first.title.name, first.title.year) == ("Salt", 2018)
    assert (second.title.name, second.title.year) == ("Salt (US)", None)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({**KEYS, "key": "tracking-stats", "ep_watch_count": "9"}, "a counter"),
        (seen2(number=""), "which episode"),
        (seen2(number="0"), "lost the number"),
        (seen2(number="three"), "“three”"),
        (seen2(created_at="yesterday"), "“yesterday” is no moment"),
        (series2(), "not followed"),
    ],
)
def test_a_line_of_the_second_tracking_that_says_nothing_is_refused_alone(line: Cells, why: str) -> None:
    files = {SECOND: table(seen2(number="1", is_followed=""), line)}

    assert why in reason(files)
    assert isinstance(rows(files)[0].contents, tuple)


def test_season_zero_may_have_an_episode_zero() -> None:
    assert only({SECOND: table(seen2("0", "0"))}).portion == Portion(0, 0)


def test_a_film_is_watched_when_it_was_marked() -> None:
    watch = only({FIRST: table(film1(release_date="2018-12-31 21:00:00"))})

    assert (watch.title.name, watch.title.year, watch.title.kind) == ("Tide of Glass", 2019, Kind.FILM)
    assert (watch.portion, watch.when.at) == (WHOLE, NIGHT)


def test_the_day_of_watching_goes_before_that_of_the_record() -> None:
    watch = only({FIRST: table(film1(watch_date_range_key="watch-date-1640000000"))})

    assert watch.when.at == datetime.fromtimestamp(1640000000, UTC)


def test_a_film_without_a_name_is_called_by_its_key() -> None:
    assert only({FIRST: table(film1(movie_name="", alpha_range_key="watch-alpha-tide-of-glass"))}).title.name == (
        "tide of glass"
    )
    assert "no name" in reason({FIRST: table(film1(movie_name=""))})


def test_a_count_of_rewatches_is_one_more_than_it_says() -> None:
    _, seen = said({FIRST: table(film1(), film1("rewatch_count", rewatch_count="2.0e+00"))})

    assert isinstance(seen, Seen)
    assert (seen.times, seen.watch.title.name) == (3, "Tide of Glass")


def test_a_rewatched_film_is_two_viewings() -> None:
    files = {FIRST: table(film1(), film1("rewatch", created_at="2022-01-01 12:00:00"))}

    assert [(watch.when.on, watch.rewatch) for watch in said(files)] == [("2021-05-07", False), ("2022-01-01", True)]


@pytest.mark.parametrize("kind", ["towatch", "follow"])
def test_a_film_that_is_wanted_is_planned(kind: str) -> None:
    plan = only({FIRST: table(film1(kind, release_date="0001-01-01 00:00:00"))})

    assert isinstance(plan, Plan)
    assert (plan.title.year, plan.planned_at) == (None, NIGHT)


def test_a_film_that_was_seen_is_not_planned() -> None:
    assert listed({FIRST: table(film1(), film1("follow"))}) == [("Tide of Glass", "Followed")]
    assert "seen since" in reason({FIRST: table(film1(), film1("towatch"))})


@pytest.mark.parametrize("kind", ["count-watch-episode-series", "last-episode-watched", "time-count", ""])
def test_counters_of_the_first_tracking_are_refused(kind: str) -> None:
    line = {**TYPES, "type": kind, "series_id": "9700021", "watches": "[" + " ".join([FILM] * 200) + "]"}

    assert reason({FIRST: table(film1(), line)}) == "it is a counter, not a viewing"


@pytest.mark.parametrize(
    ("flags", "kind"),
    [
        ({"is_for_later": "true"}, Plan),
        ({"is_followed": "true"}, Plan),
        ({"is_followed": "1", "is_archived": "true"}, Stands),
    ],
)
def test_a_series_that_is_followed_and_was_not_begun_is_planned_or_dropped(flags: Cells, kind: type) -> None:
    content = only({SECOND: table(series2(followed_at="1.620343800e+15", **flags))})

    assert isinstance(content, kind)
    if isinstance(content, Plan):
        assert content.planned_at == NIGHT


def test_a_series_that_was_begun_is_on_the_list_of_what_is_followed() -> None:
    assert listed({SECOND: table(seen2(), series2(is_followed="true"))}) == [("Harbour Lights", "Followed")]


def test_without_any_tracking_nobody_knows_what_was_begun() -> None:
    followed = {"tv_show_id": "7", "tv_show_name": "Salt", "archived": "0", "created_at": "2021-05-06 23:30:00"}

    assert listed({"followed_tv_show.csv": table(followed)}) == [("Salt", "Followed")]


def test_a_series_is_followed_since_the_table_of_followed_ones_says_it() -> None:
    followed = {"tv_show_id": "9700021", "tv_show_name": "Harbour Lights", "archived": "0"}
    data = {"tv_show_id": "9700021", "tv_show_name": "Harbour Lights", "is_followed": "1", "nb_episodes_seen": "1"}
    files = {
        SECOND: table(seen2(), series2(is_followed="true", followed_at="0")),
        "followed_tv_show.csv": table({**followed, "created_at": "2021-05-06 23:30:00"}),
        "user_tv_show_data.csv": table(data),
    }

    since = [each.listed_at for each in said(files) if isinstance(each, Listing)]

    assert since == [NIGHT] * 3


def test_a_series_that_is_planned_is_so_since_it_was_followed() -> None:
    followed = {"tv_show_id": "7", "tv_show_name": "Salt", "archived": "0", "created_at": "2021-05-06 23:30:00"}

    found = said({SECOND: table(seen2()), "followed_tv_show.csv": table(followed)})

    assert [each.planned_at for each in found if isinstance(each, Plan)] == [NIGHT]


def test_followed_series_may_be_left_or_archived() -> None:
    left = {"tv_show_id": "7", "tv_show_name": "Salt", "active": "0", "archived": "0"}
    archived = {**left, "archived": "1"}

    first, second = rows({"followed_tv_show.csv": table(archived, left)})

    assert isinstance(first.contents, tuple)
    assert isinstance(first.contents[0], Stands)
    assert first.contents[0].status is Status.DROPPED
    assert second.contents == Unreadable("it is not followed, and says nothing else")


def test_favourites_and_what_is_for_later_are_told() -> None:
    data = {"tv_show_id": "7", "tv_show_name": "Salt", "nb_episodes_seen": "4", "is_followed": "0", "is_favorited": "1"}
    special = {"tv_show_id": "8", "tv_show_name": "Lantern", "status": "for_later"}
    loved = {"tv_show_id": "9", "tv_show_name": "Road", "status": "favorite"}
    files = {"user_tv_show_data.csv": table(data), "user_show_special_status.csv": table(special, loved)}

    assert listed(files) == [("Salt", "Favorites"), ("Road", "Favorites")]
    assert [each.title.name for each in said(files) if isinstance(each, Plan)] == ["Lantern"]


def test_a_rewatched_episode_was_seen_once_more_than_that() -> None:
    line = {
        "episode_id": "8800",
        "cpt": "2",
        "tv_show_name": "Salt",
        "episode_season_number": "1",
        "episode_number": "2",
    }

    seen = only({"rewatched_episode.csv": table(line)})

    assert (seen.times, seen.watch.portion, seen.watch.when) == (3, Portion(1, 2), UNKNOWN)


@pytest.mark.parametrize(
    ("rating", "stars"), [("5", Stars(100)), ("4.50", Stars(90, HALF_STARS)), ("3.25", Stars(65, OF_FIVE))]
)
def test_ratings_of_series_are_exact(rating: str, stars: Stars) -> None:
    line = {"tv_show_id": "7", "tv_show_name": "Salt", "rating": rating, "created_at": "2021-05-06 23:30:00"}

    found = only({"tv_show_rate.csv": table(line)})

    assert (found.stars, found.portion, found.rated_at) == (stars, WHOLE, NIGHT)


@pytest.mark.parametrize(("code", "points"), [("1", 20), ("27", 40), ("28", 60), ("29", 80), ("3", 100)])
def test_live_votes_are_stars(code: str, points: int) -> None:
    vote = {"vote_key": f"{FILM}-123-{code}", "episode_id": "0", "movie_name": "Tide of Glass", "uuid": FILM}

    rating = only({"ratings-live-votes.csv": table(vote)})

    assert isinstance(rating, Rating)
    assert rating.stars == Stars(points, SCALES["stars"])


@pytest.mark.parametrize(
    ("file", "code", "name"),
    [
        ("ratings-live-votes.csv", "19", "Reactions: 19"),
        ("ratings-3-prod-episode_votes.csv", "27", "Reactions: 27"),
        ("ratings-v2-prod-votes.csv", "3", "Reactions: 3"),
        ("emotions-live-votes.csv", "3", "Emotions: 3"),
    ],
)
def test_votes_that_nobody_can_read_are_on_the_list_of_their_code(file: str, code: str, name: str) -> None:
    listing = said({SECOND: table(seen2()), file: table({"vote_key": f"880013-123-{code}", "user_id": "123"})})[1]

    assert (listing.list_name, listing.title.name, listing.portion) == (name, "Harbour Lights", Portion(1, 3))


def test_a_vote_on_something_unknown_is_refused() -> None:
    assert "no file of the export" in reason({"ratings-live-votes.csv": table({"vote_key": "5-123-3", "user_id": "1"})})
    assert "no vote" in reason({"ratings-live-votes.csv": table({"vote_key": "nonsense", "user_id": "1"})})


def a_list(objects: str, **more: str) -> dict[str, str]:
    return {"s_key": "list-7", "objects": objects, "name": "Rainy", "description": "Slow", "type": "list", **more}


def test_lists_are_read_out_of_maps_and_an_unknown_entry_is_refused_alone() -> None:
    known = f"map[created_at:1.620343800e+09 id:9700021 type:series uuid:x] map[type:movie uuid:{FILM}]"
    objects = f"[{known} map[id:5 type:series]]"
    files = {SECOND: table(seen2()), FIRST: table(film1()), "lists-prod-lists.csv": table(a_list(objects))}

    _, _, made, first, second, lost = rows(files)

    assert isinstance(made.contents, tuple)
    assert isinstance(made.contents[0], TitleList)
    assert isinstance(first.contents, tuple)
    assert isinstance(first.contents[0], Listing)
    assert (first.contents[0].place, first.contents[0].listed_at) == (1, NIGHT)
    assert (second.place, isinstance(second.contents, tuple)) == ("line 2, entry 2", True)
    assert lost.contents == Unreadable("its series has no name, here or in another file")


def test_lists_of_favourites_are_called_that() -> None:
    films = a_list(f"[map[type:movie uuid:{FILM}]]", s_key="favorite-movies", name="Favorite Movies")

    assert listed({FIRST: table(film1()), "lists-prod-lists.csv": table(films)}) == [("Tide of Glass", "Favorites")]
    assert "counts lists" in reason({"lists-prod-lists.csv": table(a_list("[]", type="count"))})


def test_comments_are_readable_notes_of_a_list() -> None:
    line = {"comment": "Quiet <b>and</b> good", "tv_show_name": "Salt", "created_at": "2021-05-06 23:30:00"}
    film = {"text": "Wow", "entity_type": "movie", "movie_name": "Tide", "series_name": ""}

    contents = said({"show_comment.csv": table(line, line), "comments-prod-comments.csv": table(film)})

    assert sorted((each.list_name, each.note) for each in contents) == [
        ("Comments", "Quiet and good"),
        ("Comments", "Wow"),
        ("Comments 2", "Quiet and good"),
    ]


def test_the_layout_of_2019_tells_episodes_by_their_id_alone() -> None:
    seen = {"tweet_id": "0", "user_id": "1", "episode_id": "880013", "created_at": "2017-05-02 21:24:51 +0000 UTC"}
    latest = {"tv_show_id": "7", "tv_show_name": "Salt", "episode_id": "880013"}
    numbers = {"episode_season_number": "2", "episode_number": "5"}

    watch = only({"seen_episode.csv": table(seen), "show_seen_episode_latest.csv": table({**latest, **numbers})})

    assert (watch.title.name, watch.portion) == ("Salt", Portion(2, 5))
    assert watch.when.at == datetime(2017, 5, 2, 21, 24, 51, tzinfo=UTC)
    assert "no name" in reason({"seen_episode.csv": table(seen)})


SAVED: Final = "show_id;show_name;season;episode;title;seen_date;times_watched"


@pytest.mark.parametrize(
    ("line", "dates", "times"),
    [
        ("7;Salt (2018);1;2;Fog;2021-05-06 23:30:00;1", ["2021-05-07"], []),
        ("7;Salt (2018);1;2;Fog;2021-05-06;1", ["2021-05-06"], []),
        ("7;Salt (2018);1;2;Fog;2021-05-06T23:30:00Z;3", ["2021-05-07"], [3]),
        ("7;Salt (2018);1;2;Fog;;2", [], [2]),
        ("7;Salt (2018);1;2;Fog;1970-01-01 00:00:00;1", [], [1]),
    ],
)
def test_saved_episodes_have_their_dates_and_counts(line: str, dates: list[str], times: list[int]) -> None:
    contents = said({"watched-episodes.csv": f"\ufeff{SAVED}\n{line}".encode()})

    assert [each.when.on for each in contents if isinstance(each, Watch)] == dates
    assert [each.times for each in contents if isinstance(each, Seen)] == times
    watch = contents[0].watch if isinstance(contents[0], Seen) else contents[0]
    assert (watch.title.name, watch.title.year, watch.episode_title) == ("Salt", 2018, "Fog")


def test_an_episode_that_was_never_watched_is_refused() -> None:
    assert reason({"e.csv": f"{SAVED}\n7;Salt;1;2;Fog;;0".encode()}) == "it was not watched"


def films(*records: dict[str, Any]) -> Files:
    base = {"uuid": FILM, "name": "Tide", "imdb_id": "tt90000011", "release_date": "2019-09-18", "filters": ["watched"]}
    more = {"followed_at": "2021-05-06T23:30:00.332936Z", "watched_at": None, "rewatch_count": 0}
    return {"movies.json": json.dumps([base | more | record for record in records]).encode()}


def test_saved_films_are_watched_or_wanted() -> None:
    seen, again, wanted = said(
        films(
            {"watched_at": "2021-05-06T23:30:00Z", "rewatch_count": 1},
            {"filters": ["not_watched"]},
        )
    )

    assert (seen.title.year, seen.title.refs, seen.when.at) == (2019, (Ref("imdb", "tt90000011"),), NIGHT)
    assert again.times == 2
    assert isinstance(wanted, Plan)
    assert wanted.planned_at.replace(microsecond=0) == NIGHT


def test_saved_films_of_one_minute_were_marked_on_that_day() -> None:
    marked = films(*({"name": name, "watched_at": "2021-05-06T23:30:10Z"} for name in "ABC"))

    assert [watch.when for watch in said(marked)] == [When("2021-05-06")] * 3


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("stopped", [Stands]),
        ("not_started_yet", [Plan]),
        ("watch_later", [Plan]),
        ("continuing", [Listing, Stands]),
        ("up_to_date", [Listing, Stands]),
    ],
)
def test_saved_series_stand_where_they_are_said_to(word: str, kinds: list[type]) -> None:
    record = {"tvdb_id": 7, "name": "Salt (2018)", "is_ended": False, "followed_at": "2021-05-06T23:30:00Z"}
    record |= {"filters": ["all", word], "last_watched_at": "1970-01-01T00:00:00Z"}

    contents = said({"series.json": json.dumps([record]).encode()})

    assert [type(each) for each in contents] == kinds
    assert (contents[0].title.year, contents[0].title.refs) == (2018, (Ref("tvdb", "7"),))


def test_saved_series_may_hold_their_episodes() -> None:
    seen = {"id": {"tvdb": 8}, "number": 1, "name": "Fog", "is_watched": True, "watched_at": "2021-05-06 23:30:00"}
    seasons = [{"number": 0, "episodes": [seen, {"number": 2, "is_watched": False, "watched_at": None}]}]
    record = {
        "uuid": FILM,
        "id": {"tvdb": 7, "imdb": None},
        "title": "Salt",
        "status": "continuing",
        "seasons": seasons,
    }

    (watch,) = (each for each in said({"s.json": json.dumps([record]).encode()}) if isinstance(each, Watch))

    assert (watch.portion, watch.when.at, watch.episode_title) == (Portion(0, 1), NIGHT, "Fog")


def test_the_tables_of_extensions_are_read() -> None:
    episode = {"series_tvdb_id": "7", "title": "Salt", "season": "1", "episode": "2", "is_watched": "true"}
    film = {"uuid": FILM, "tvdb_id": "9", "imdb_id": "-1", "title": "Tide", "year": "2019", "is_watched": "false"}
    entry = {
        "list_id": "1",
        "list_name": "Rainy",
        "item_type": "series",
        "tvdb_id": "7",
        "name": "Salt",
        "custom_order": "0",
    }

    seen, wanted, listing = said(
        {
            "tvtime-series-episodes.csv": table({**episode, "watched_at": "", "rewatch_count": "1"}),
            "tvtime-movies.csv": table(film),
            "tvtime-lists.csv": table(entry),
        }
    )

    assert isinstance(wanted, Plan)
    assert (wanted.title.year, wanted.title.refs) == (2019, (Ref("tvdb", "movie/9"),))
    assert (listing.list_name, listing.place) == ("Rainy", 1)
    assert (seen.times, seen.watch.portion) == (2, Portion(1, 2))


def test_a_list_of_all_activity_is_read() -> None:
    line = {"imdb_id": "tt1", "tvdb_id": "5", "type": "movie", "title": "Tide", "is_watched": "true"}
    more = {"watched_at": "2021-05-06T23:30:00Z", "is_watchlisted": "false", "rating": "8"}

    watch, rating = said({"activity_history.csv": table({**line, **more})})

    assert (watch.when.at, rating.stars) == (NIGHT, Stars(80, SCALES["ten"]))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2021-05-06 23:30:00", NIGHT),
        ("2021-05-06 23:30:00 +0000 UTC", NIGHT),
        ("2021-05-07T00:30:00+01:00", NIGHT),
        ("1620343800", NIGHT),
        ("1.6203438e+09", NIGHT),
        ("1620343800000", NIGHT),
        ("1.6203438e+15", NIGHT),
        ("watch-date-1620343800", NIGHT),
        ("", None),
        ("0", None),
        ("<nil>", None),
        ("0000-12-31 20:06:12", None),
        ("0001-01-01 00:00:00", None),
        ("1970-01-01T00:00:00Z", None),
    ],
)
def test_moments_are_understood_however_they_are_written(text: str, moment: datetime | None) -> None:
    assert instant(text) == moment


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2020-03-05 00:00:00", 2020),
        ("2018-12-31 21:00:00", 2019),
        ("2018-12-31", 2018),
        ("0001-01-01 00:00:00", None),
        ("0000-12-31 20:06:12", None),
        ("9999-12-31 23:00:00", None),
        ("soon", None),
    ],
)
def test_the_year_of_a_shifted_midnight_is_the_next_days(text: str, year: int | None) -> None:
    assert film_year(text) == year


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_is_itself_however_it_is_printed(number: int) -> None:
    assert whole(str(number)) == whole(f"{number:.15e}") == number


@given(st.text(st.characters(categories=["L", "N"]), min_size=1).map(str.strip).filter(bool), st.integers(1870, 2200))
def test_a_year_behind_a_name_comes_off(name: str, year: int) -> None:
    assert name_and_year(f"{name} ({year})") == (name, year)


def test_maps_keep_values_with_blanks_and_colons() -> None:
    assert maps("[map[id:1 name:Salt and Sand type:series] map[]]") == [
        {"id": "1", "name": "Salt and Sand", "type": "series"},
        {},
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"title,year\nTide,2019\n",
        b"Const,Your Rating,Title\ntt1,7,Tide\n",
        b'[{"title": "Tide", "ids": {"trakt": 1, "slug": "tide"}}]',
        b"key,value\na,b\n",
    ],
)
def test_others_files_are_not_taken_for_it(content: bytes) -> None:
    assert not TvTime().detect(in_memory({"tracking-prod-records.csv": content}))


def test_files_of_which_nothing_is_read_have_no_rows() -> None:
    found = rows({SECOND: table(seen2()), "ip_address.csv": b"ip,created_at\n127.0.0.1,\n", "badge.csv": b"id\n1\n"})

    assert [row.file for row in found] == [SECOND]


def test_the_sample_tells_of_everything() -> None:
    found = list(TvTime().read(in_memory(content_of(sample("tvtime")))))
    kinds = {type(content).__name__ for row in found for content in row.contents}

    assert kinds == {"Watch", "Seen", "Rating", "Plan", "TitleList", "Listing", "Stands"}
    assert all(row.raw.startswith("{") and row.file for row in found)
