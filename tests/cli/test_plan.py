"""`watchlog plan`, `unplan` and `plans`: the watchlist."""

from tests.cli.conftest import Refusal
from tests.conftest import Run


def test_a_title_is_planned(watchlog: Run) -> None:
    planned = watchlog("plan", "Dune (2021)", "--film", "--note", "Anna says so")

    (plan,) = watchlog("plans", "--json").json
    assert planned.out == "Planned Dune (2021)\n"
    assert (plan["title"], plan["year"], plan["kind"], plan["note"]) == ("Dune", 2021, "film", "Anna says so")
    assert plan["planned_at"] == "2026-11-22T20:30:00+00:00"


def test_a_plan_is_no_watch(watchlog: Run) -> None:
    watchlog("plan", "Dune")

    assert watchlog("list", "--json").json == []


def test_a_title_is_planned_once(watchlog: Run) -> None:
    watchlog("plan", "Dune", "--note", "first")
    again = watchlog("plan", "dune")

    assert again.code == 0
    assert "already" in again.out
    assert [plan["note"] for plan in watchlog("plans", "--json").json] == ["first"]


def test_a_plan_is_dropped(watchlog: Run) -> None:
    watchlog("plan", "Dune")

    dropped = watchlog("unplan", "dune")

    assert dropped.code == 0
    assert watchlog("plans", "--json").json == []


def test_a_title_that_is_not_planned_can_not_be_dropped(watchlog: Run, refused: Refusal) -> None:
    watchlog("add", "Dune")

    assert "watchlog plans" in refused("unplan", "Dune", code=3)
    refused("unplan", "Heat", code=3)


def test_the_watchlist_comes_in_the_order_it_was_made(watchlog: Run) -> None:
    for title in ("Dune", "Alien", "Heat"):
        watchlog("plan", title)

    assert [plan["title"] for plan in watchlog("plans", "--json").json] == ["Dune", "Alien", "Heat"]


def test_the_watchlist_comes_in_every_format(watchlog: Run) -> None:
    watchlog("plan", "Dune", "--year", "2021")

    assert watchlog("plans").out == "Dune\t2021\t\t2026-11-22\t\n"
    assert watchlog("plans", "--jsonl").json["title"] == "Dune"
    assert watchlog("plans", "--csv").out.startswith("title,")
    assert watchlog("plans", "--tsv").out.startswith("title\t")
    assert "Dune (2021)" in watchlog("plans", terminal=True, TERM="dumb").out


def test_the_day_of_a_plan_is_the_local_one(watchlog: Run) -> None:
    watchlog.later(hours=3)  # half past midnight in Berlin, and still Sunday in UTC
    watchlog("plan", "Dune")

    assert watchlog("plans").out.split("\t")[3] == "2026-11-23"
    assert "2026-11-23" in watchlog("plans", terminal=True).out


def test_an_empty_watchlist_is_no_failure(watchlog: Run) -> None:
    assert watchlog("plans") == (0, b"", "")
    assert watchlog("plans", "--json").json == []
    assert watchlog("plans", terminal=True).code == 0


def test_what_was_planned_is_told_to_a_script(watchlog: Run) -> None:
    assert watchlog("plan", "Dune", "--json=title,note").json == [{"title": "Dune", "note": None}]


def test_what_was_planned_is_told_as_it_is_shown_later(watchlog: Run) -> None:
    planned = watchlog("plan", "Dune", "--json").json

    assert planned == watchlog("plans", "--json").json
