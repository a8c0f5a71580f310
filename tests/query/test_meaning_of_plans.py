"""What a query means on the watchlist."""

from typing import Final

import pytest

from tests.conftest import Run
from tests.query.handmade import PLANS, Question, arguments, must

EVERY_PLAN: Final = "stalker severance heat or"
NAMES: Final = {title: name for name, title in PLANS.items()}

MEANINGS: Final[list[tuple[Question, str]]] = [
    ((), EVERY_PLAN),
    ("", EVERY_PLAN),
    ("stalker", "stalker"),
    ("STALK", "stalker"),
    ("сталкер", "stalker"),
    ("ben", "stalker"),
    ("diner", "heat"),
    ("heat again", "heat"),
    ('"diner again"', "heat"),
    ('"heat diner"', ""),
    ("still", ""),  # stands in the note of the watch, not of the plan
    ("or", "or"),
    ("Or", "or"),
    ("stalker or heat", "stalker heat"),
    ("-heat", "stalker severance or"),
    ("NOT (heat or stalker)", "severance or"),
    ("(1995)", "heat"),
    ("Heat (1995)", "heat"),
    ("title:=stalker", "stalker"),
    ("title:/^S/", "stalker severance"),
    ("original_title:any", "stalker"),
    ("original_title:none", "severance heat or"),
    ("note:diner", "heat"),
    ("note:any", "stalker heat"),
    ("note:none", "severance or"),
    ("note:/^The/", "heat"),
    ("year:1979", "stalker"),
    ("year:..1995", "stalker heat"),
    ("year:none", "or"),
    ("kind:series", "severance"),
    ("is:film", "stalker heat"),
    ("kind:none", "or"),
    ("source:csv", "stalker"),
    ("source:watchlog", "severance heat or"),
    ("ref:imdb", "stalker heat"),
    ("ref:none", "severance or"),
    ("imdb:tt0079944", "stalker"),
    ("-imdb:tt0079944", "severance heat or"),
    ("director:tarkovsky", "stalker"),
    ("director:any", "stalker heat"),
    ('genre:"science fiction"', "stalker"),
    ("genre:crime", "heat"),
    ("language:none", "severance or"),
    ("runtime:..165", "stalker"),
    ("runtime:2h50", "heat"),
    ("runtime:none", "severance or"),
    ("added:2026-11-01", "stalker"),
    ("added:2026-01-01", "severance"),  # half past midnight here, in the year before by UTC
    ("added:2025", ""),
    ("added:2026", "stalker severance or"),
    ("added:today", "or"),
    ("added:-1m..", "stalker or"),
    ("added:..2024", "heat"),
    ("added:any", EVERY_PLAN),
    ("is:planned", EVERY_PLAN),
    ("status:planned", EVERY_PLAN),
    ("-is:planned", ""),
    ("status:dropped", ""),
    ("stars:none", EVERY_PLAN),
    ("stars:any", ""),
    ("stars:0..", ""),
    ("-stars:4..", EVERY_PLAN),
    ("tag:none", EVERY_PLAN),
    ("tag:sand", ""),
    ("-tag:sand", EVERY_PLAN),
    ("service:none", EVERY_PLAN),
    ("service:shelf", ""),
    ("with:none", EVERY_PLAN),
    ("watched:none", EVERY_PLAN),
    ("watched:unknown", EVERY_PLAN),
    ("watched:2020", ""),
    ("season:none episode:none pass:none episode_title:none", EVERY_PLAN),
    ("season:0..", ""),
    ("is:rewatch", ""),
    ("-is:rewatch", EVERY_PLAN),
]


def planned(watchlog: Run, question: Question) -> list[str]:
    return [NAMES[plan["title"]] for plan in must(watchlog, "plans", "--json", "--", *arguments(question)).json]


@pytest.mark.parametrize(("question", "expected"), MEANINGS, ids=str)
def test_a_query_means_these_plans(handmade: Run, question: Question, expected: str) -> None:
    assert sorted(planned(handmade, question)) == sorted(expected.split())


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("sort:title", "heat or severance stalker"),
        ("sort:title-", "stalker severance or heat"),
        ("sort:year", "severance heat stalker or"),
        ("sort:year+", "stalker heat severance or"),
        ("sort:added", "or stalker severance heat"),
        ("sort:added+", "heat severance stalker or"),
        ("is:film sort:runtime+", "stalker heat"),
    ],
)
def test_plans_stand_in_the_order_that_the_query_asks_for(handmade: Run, question: str, expected: str) -> None:
    assert planned(handmade, question) == expected.split()


def test_a_view_means_plans_as_well(own: Run) -> None:
    must(own, "view", "save", "old", "year:..1999 sort:year+")

    assert planned(own, "@old") == ["stalker", "heat"]
    assert sorted(planned(own, "-@old")) == ["or", "severance"]


def test_no_plan_is_found_is_no_failure(own: Run) -> None:
    found = own("plans", "--json", "--", "nothing")

    assert (found.code, found.json) == (0, [])
