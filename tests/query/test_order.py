"""The order that a query asks for."""

import csv
import io
from typing import Final

import pytest

from tests.conftest import Run
from tests.query.handmade import NAMES, Question, listed, must

ORDERS: Final[list[tuple[Question, str]]] = [
    ("wire sort:stars", "wire2 wire1 rerun wire3"),
    ("wire sort:stars-", "wire2 wire1 rerun wire3"),
    ("wire sort:stars+", "rerun wire1 wire2 wire3"),
    ("sort:stars+ wire", "rerun wire1 wire2 wire3"),
    (("sort:stars+", "wire"), "rerun wire1 wire2 wire3"),
    ("wire sort:episode", "wire1 wire2 wire3 rerun"),
    ("wire sort:episode-", "rerun wire3 wire2 wire1"),
    ("wire sort:episode+", "wire1 wire2 wire3 rerun"),
    ("(wire or heat) sort:episode+", "wire1 wire2 wire3 rerun heat"),
    ("(wire or heat) sort:episode-", "rerun wire3 wire2 wire1 heat"),
    ("(wire or who) sort:episode+", "who wire1 wire2 wire3 rerun"),
    ("dune -is:rewatch sort:year", "parttwo dune21 dune84"),
    ("dune -is:rewatch sort:year+", "dune84 dune21 parttwo"),
    ("(heat or office or summer) sort:year", "summer heat office"),
    ("(heat or office or summer) sort:year+", "heat summer office"),
    ("(amelie or elite or swat or osmosis) sort:title", "amelie elite osmosis swat"),
    ("(amelie or elite or swat or osmosis) sort:title+", "amelie elite osmosis swat"),
    ("(amelie or elite or swat or osmosis) sort:title-", "swat osmosis elite amelie"),
    ("dune sort:service", "again parttwo dune21 dune84"),
    ("dune sort:service-", "dune84 dune21 parttwo again"),
    ("(m*a*s*h or osmosis or heat or sunrise) sort:service", "mash osmosis heat sunrise"),
    ("(m*a*s*h or osmosis or heat or sunrise) sort:service-", "heat osmosis mash sunrise"),
    ("watched:2015 sort:watched", "spirited amelie dune84"),
    ("watched:2015 sort:watched-", "spirited amelie dune84"),
    ("watched:2015 sort:watched+", "dune84 amelie spirited"),
    ("(heat or dare or sunrise) sort:watched+", "sunrise heat dare"),
    ("(heat or dare or sunrise) sort:watched-", "heat sunrise dare"),
    ("wire", "wire3 wire2 wire1 rerun"),
    ("(wire or 進撃 or part) sort:added", "wire3 wire2 wire1 rerun parttwo titan"),
    ("wire sort:added+", "rerun wire1 wire2 wire3"),
    ("(heat or amelie or nosferatu or swat) sort:runtime", "heat amelie nosferatu swat"),
    ("(heat or amelie or nosferatu or swat) sort:runtime+", "nosferatu amelie heat swat"),
    ("wire sort:id-", "rerun wire3 wire2 wire1"),
    ("wire sort:id+", "wire1 wire2 wire3 rerun"),
    ("(wire or dune) stars:any sort:stars-,title", "parttwo dune21 wire2 again wire1 dune84 rerun"),
    ("(wire or dune) stars:any sort:stars-,title-", "parttwo wire2 dune21 again wire1 rerun dune84"),
    ("(wire or dune) stars:any sort:stars+,title", "dune84 rerun wire1 again dune21 wire2 parttwo"),
    ("(wire or dune) sort:title,year+,watched", "dune84 again dune21 parttwo wire3 wire2 wire1 rerun"),
    ("(wire or dune) sort:title,year+,episode-,watched+", "dune84 dune21 again parttwo rerun wire3 wire2 wire1"),
    ("dune or heat sort:year+,id+", "dune84 heat dune21 again parttwo"),
    ("#4 #1 #2 sort:id+", "dune84 dune21 parttwo"),
]


@pytest.mark.parametrize(("question", "expected"), ORDERS, ids=str)
def test_a_list_stands_in_the_order_that_the_query_asks_for(handmade: Run, question: Question, expected: str) -> None:
    assert listed(handmade, question) == expected.split()


@pytest.mark.parametrize(
    ("question", "key", "expected"),
    [
        ("wire sort:stars-", "stars+", "rerun wire1 wire2 wire3"),
        ("wire sort:stars+", "episode-", "rerun wire3 wire2 wire1"),
        ("wire", "stars+", "rerun wire1 wire2 wire3"),
        ("(wire or dune) stars:any", "stars-,title", "parttwo dune21 wire2 again wire1 dune84 rerun"),
        ("dune", "service", "again parttwo dune21 dune84"),
        ("(heat or amelie or nosferatu or swat)", "runtime", "heat amelie nosferatu swat"),
    ],
)
def test_an_option_goes_before_the_order_of_the_query(handmade: Run, question: str, key: str, expected: str) -> None:
    assert listed(handmade, question, "--sort", key) == expected.split()


def test_a_search_and_an_export_stand_in_that_order_too(handmade: Run) -> None:
    searched = must(handmade, "search", "--json=id", "--", "wire sort:episode-").json
    exported = must(handmade, "export", "--format", "csv", "--", "-", "wire sort:episode-").out
    titles = [row["episode_title"] for row in csv.DictReader(io.StringIO(exported, newline=""))]

    assert [NAMES[watch["id"] - 1] for watch in searched] == ["rerun", "wire3", "wire2", "wire1"]
    assert titles == ["Ebb Tide", "The Buys", "The Detail", "The Target"]


def test_a_limit_cuts_what_the_order_has_put_last(handmade: Run) -> None:
    shown = must(handmade, "list", "--json=id", "--limit", "2", "--", "wire sort:episode+").json

    assert [NAMES[watch["id"] - 1] for watch in shown] == ["wire1", "wire2"]


@pytest.mark.parametrize("command", ["plans", "list"])
def test_an_order_alone_asks_for_everything(handmade: Run, command: str) -> None:
    everything = must(handmade, command, "--json").json
    ordered = must(handmade, command, "--json", "--", "sort:title").json

    assert sorted(map(repr, ordered)) == sorted(map(repr, everything))
    assert ordered[0]["title"] != everything[0]["title"]
