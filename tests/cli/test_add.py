"""`watchlog add` records what was watched, and says what it understood."""

from tests.conftest import Run


def test_a_watch_is_recorded(watchlog: Run) -> None:
    added = watchlog("add", "Osmosis", "--stars", "1")

    (watch,) = watchlog("list", "--json").json
    assert added.code == 0
    assert (watch["title"], watch["stars"], watch["watched_on"]) == ("Osmosis", 1, "2026-11-22")


def test_what_was_understood_is_echoed(watchlog: Run) -> None:
    added = watchlog("add", "Heat", "--year", "1995", "--stars", "9/10", "--on", "last friday")

    assert added.out == "Added Heat (1995), ★★★★½, Fri 2026-11-20, #1\n"


def test_every_option_is_kept(watchlog: Run) -> None:
    watchlog(
        "add", "Heat", "--year", "1995", "--film", "--stars", "4.5", "--note", "Loud.", "--on", "2020-05",
        "--tag", "crime", "--tag", "la", "--service", "Cinema", "--with", "Anna", "--rewatch", "--no-lookup",
    )  # fmt: skip

    (watch,) = watchlog("list", "--json").json
    del watch["id"]
    assert watch == {
        "title": "Heat",
        "original_title": None,
        "year": 1995,
        "kind": "film",
        "season": None,
        "episode": None,
        "episode_title": None,
        "watched_on": "2020-05",
        "watched_at": None,
        "stars": 4.5,
        "note": "Loud.",
        "tags": ["crime", "la"],
        "service": "Cinema",
        "with": "Anna",
        "rewatch": True,
        "pass": None,
        "refs": {},
        "source": "watchlog",
        "added_at": "2026-11-22T20:30:00+00:00",
    }


def test_a_title_needs_no_quotes(watchlog: Run) -> None:
    watchlog("add", "The", "Wire")

    assert watchlog("list", "--json=title").json == [{"title": "The Wire"}]


def episodes(watchlog: Run) -> list[tuple[int | None, int | None]]:
    found = watchlog("list", "--sort", "id+", "--json=season,episode").json
    return [(watch["season"], watch["episode"]) for watch in found]


def test_an_episode_is_said_in_two_ways(watchlog: Run) -> None:
    watchlog("add", "The Wire", "s2e3")
    watchlog("add", "The Wire", "2x03")

    assert episodes(watchlog) == [(2, 3), (2, 3)]


def test_a_season_is_one_watch(watchlog: Run) -> None:
    watchlog("add", "The Wire", "s2")

    assert episodes(watchlog) == [(2, None)]


def test_a_special_is_in_season_0(watchlog: Run) -> None:
    watchlog("add", "Doctor Who", "s0e1")

    assert episodes(watchlog) == [(0, 1)]


def test_a_range_is_a_watch_each(watchlog: Run) -> None:
    added = watchlog("add", "The Wire", "s2e3-e5")

    assert episodes(watchlog) == [(2, 3), (2, 4), (2, 5)]
    assert added.out.count("\n") == 3


def test_a_range_is_undone_as_one(watchlog: Run) -> None:
    watchlog("add", "The Wire", "s2e3-e5")
    watchlog("undo")

    assert watchlog("list", "--json").json == []


def test_what_has_episodes_is_a_series(watchlog: Run) -> None:
    watchlog("add", "The Wire", "s1e1")

    assert watchlog("list", "--json=kind").json == [{"kind": "series"}]


def test_a_second_sitting_is_of_the_same_title(watchlog: Run) -> None:
    watchlog("add", "Heat", "--year", "1995")
    watchlog("add", "heat")

    assert watchlog("show", "Heat", "--json").json["watches"][1]["id"] == 1
    assert watchlog("--json").json["titles"] == 1


def test_what_is_said_later_completes_the_title(watchlog: Run) -> None:
    watchlog("add", "Heat")
    watchlog("add", "Heat", "--year", "1995", "--film")

    assert {(watch["year"], watch["kind"]) for watch in watchlog("list", "--json").json} == {(1995, "film")}


def test_another_year_is_another_title(watchlog: Run) -> None:
    watchlog("add", "Dune", "--year", "1984")
    watchlog("add", "Dune (2021)")

    assert [watch["year"] for watch in watchlog("list", "dune", "--sort", "year", "--json").json] == [2021, 1984]


def test_watching_takes_a_title_off_the_watchlist(watchlog: Run) -> None:
    watchlog("plan", "Dune")

    added = watchlog("add", "Dune")

    assert watchlog("plans", "--json").json == []
    assert "off the watchlist" in added.out


def test_what_was_added_is_told_to_a_script(watchlog: Run) -> None:
    added = watchlog("add", "The Wire", "s1e1-e2", "--json")

    assert [watch["episode"] for watch in added.json] == [1, 2]
    assert added.err == ""


def test_the_first_run_of_a_series_is_its_first_pass(watchlog: Run) -> None:
    watchlog("add", "The Wire", "s1e1")
    watchlog("add", "The Wire", "s1e1", "--rewatch")

    assert watchlog("list", "--sort", "id+", "--json=rewatch,pass").json == [
        {"rewatch": False, "pass": 1},
        {"rewatch": True, "pass": 2},
    ]


def test_a_way_back_is_named_on_a_terminal(watchlog: Run) -> None:
    assert "watchlog undo" in watchlog("add", "Heat", terminal=True).err


def test_what_was_added_is_told_as_it_is_listed_later(watchlog: Run) -> None:
    added = watchlog("add", "Heat", "--stars", "4", "--on", "2026-11-22 20:15", "--json").json

    assert added == watchlog("list", "--json").json
