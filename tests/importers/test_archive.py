"""The archive, as accidents, other programs and later versions write it."""

import copy
import json
import os
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.importers.conftest import Place, Places, sample
from watchlog.errors import BadFile, FileTrouble
from watchlog.model.outcomes import Report

FULL = os.environ.get("WATCHLOG_CAMPAIGN") == "1"
WHOLE: dict[str, Any] = json.loads(sample("archive").read_text(encoding="utf-8"))
HANGING = ("watches", "ratings", "plans", "passes", "skips", "orders", "listings")
"""Parts whose records name a title."""
PARTS = (*HANGING, "lists", "views")
ALONE = 1
"""Titles of which is only said where somebody stands with them."""
ROWS = sum(len(WHOLE[part]) for part in PARTS) + ALONE
LOST: Any = object()
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 3),
    st.sampled_from((10**30, -(10**30), float("nan"), float("inf"), 0.5, "", "0", "x", "\0", "\ud800", "2026", "imdb")),
    st.just([]),
    st.just({}),
    st.sampled_from(
        (
            [None],
            [[]],
            ["imdb:tt2"],
            ["imdb:tt1", "imdb:tt1"],
            "original",
            {"points": 10},
            {"imdb": None},
            {"imdb": "a b"},
            {"points": 50, "scale": []},
            "dvd",
            [[1, 2], [1, 1]],
            [[1, 2], [1, 2]],
            [[1]],
        )
    ),
    st.just(LOST),
)
ANY_PART = st.sampled_from(("titles", *PARTS))


def changed(part: str, place: int, key: str, value: Any) -> dict[str, Any]:
    """The sample with one value changed, or lost."""
    document = copy.deepcopy(WHOLE)
    record = document[part][place]
    if value is LOST:
        del record[key]
    else:
        record[key] = value
    return document


def bring(place: Place, document: Any) -> Report:
    return place.bring(json.dumps(document).encode(), "archive")


def test_the_whole_sample_comes_in(place: Place) -> None:
    report = bring(place, WHOLE)

    assert (report.imported, report.rows) == (ROWS, ROWS)
    assert json.loads(place.archive()) == WHOLE


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *((key, LOST) for key in WHOLE["watches"][0]),
        ("title", -1),
        ("title", 99),
        ("title", "0"),
        ("title", None),
        ("title", True),
        ("season", -1),
        ("season", 1.5),
        ("season", "x"),
        ("episode", 100_000),
        ("watched_on", "2026-02-30"),
        ("watched_on", 2026),
        ("watched_at", "2026-11-22T20:30:00"),
        ("watched_at", 1),
        ("stars", 0),
        ("stars", False),
        ("stars", ""),
        ("stars", []),
        ("stars", {}),
        ("stars", 5),
        ("stars", {"points": 101, "scale": "half-stars"}),
        ("stars", {"points": -1, "scale": "half-stars"}),
        ("stars", {"points": 50.0, "scale": "half-stars"}),
        ("stars", {"points": True, "scale": "half-stars"}),
        ("stars", {"points": 50, "scale": "thumbs"}),
        ("stars", {"points": 50, "scale": []}),
        ("stars", {"points": float("nan"), "scale": "half-stars"}),
        ("note", "a\0b"),
        ("note", ["a"]),
        ("note", "\ud800"),
        ("tags", None),
        ("tags", "sci-fi"),
        ("tags", {"a": 1}),
        ("tags", [1]),
        ("service", 1.5),
        ("service", "x" * 501),
        ("rewatch", "yes"),
        ("rewatch", 1),
        ("rewatch", None),
        ("pass", 0),
        ("source", []),
        ("added_at", None),
        ("added_at", "yesterday"),
        ("added_at", "0001-01-01T00:00:00+14:00"),
    ],
)
def test_a_watch_of_another_shape_is_rejected_and_the_rest_comes_in(place: Place, key: str, value: Any) -> None:
    report = bring(place, changed("watches", 1, key, value))

    assert (report.imported, report.rejected) == (ROWS - 1, 1)
    assert [refusal.place for refusal in report.refusals] == ["watches 2"]
    assert place.archive()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *((key, LOST) for key in WHOLE["titles"][0]),
        ("name", ""),
        ("name", None),
        ("name", "\u202e"),
        ("year", 1),
        ("year", "soon"),
        ("year", 2021.0),
        ("kind", "opera"),
        ("status", "asleep"),
        ("status", 1),
        ("shown_as", "translated"),
        ("shown_as", True),
        ("shown_as", ["original"]),
        ("order", "random"),
        ("order", True),
        ("order", ["dvd"]),
        ("unlinked", None),
        ("unlinked", "imdb:tt1"),
        ("unlinked", {"imdb": "tt1"}),
        ("unlinked", ["imdb"]),
        ("unlinked", ["nowhere:1"]),
        ("unlinked", [1]),
        ("unlinked", [None]),
        ("unlinked", ["imdb:tt1 tvmaze:2"]),
        ("unlinked", ["imdb:\0"]),
        ("unlinked", ["imdb:" + "x" * 500]),
        ("refs", []),
        ("refs", {"nowhere": "1"}),
        ("refs", {"imdb": "a b"}),
        ("refs", {"imdb": None}),
        ("refs", {"imdb": ""}),
    ],
)
def test_what_hangs_on_a_title_of_another_shape_is_rejected(place: Place, key: str, value: Any) -> None:
    hanging = sum(record["title"] == 1 for part in HANGING for record in WHOLE[part])

    report = bring(place, changed("titles", 1, key, value))

    assert (report.imported, report.rejected) == (ROWS - hanging, hanging)


@pytest.mark.parametrize("part", ["titles", *PARTS])
@pytest.mark.parametrize("value", [None, 1, "a", True, [], [[]]])
def test_a_record_that_is_no_object_is_rejected(place: Place, part: str, value: Any) -> None:
    document = copy.deepcopy(WHOLE)
    document[part][0] = value

    report = bring(place, document)

    assert report.rejected > 0
    assert report.rows == ROWS


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {},
        WHOLE | {"format": "another"},
        WHOLE | {"version": 0},
        WHOLE | {"version": 6},
        WHOLE | {"version": None},
        WHOLE | {"version": "1"},
        WHOLE | {"watches": {}},
        WHOLE | {"titles": None},
        WHOLE | {"plans": "all"},
    ],
)
def test_a_document_of_another_shape_is_refused_whole(place: Place, document: Any) -> None:
    before = place.digest()

    with pytest.raises(BadFile):
        bring(place, document)

    assert place.digest() == before


@pytest.mark.parametrize("part", ["titles", *PARTS])
def test_a_missing_part_is_refused_or_leaves_the_others_whole(place: Place, part: str) -> None:
    report = bring(place, {key: value for key, value in WHOLE.items() if key != part})

    assert report.imported + report.rejected == report.rows


def as_of(version: int) -> dict[str, Any]:
    """The sample, with nothing that was not known yet to an earlier version."""
    document = copy.deepcopy(WHOLE) | {"version": version}
    lost = {1: ("status", "shown_as", "unlinked", "order"), 2: ("shown_as", "unlinked", "order"), 3: ("order",), 4: ()}
    for title in document["titles"]:
        for key in lost[version]:
            del title[key]
    parts = ("lists", "listings", *(("passes", "skips", "orders") if version < 4 else ()))
    for part in (*parts, *(("views",) if version == 1 else ())):
        del document[part]
    return document


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_an_archive_of_an_earlier_version_is_read(place: Place, version: int) -> None:
    earlier = as_of(version)

    report = bring(place, earlier)

    alone = ALONE if version > 1 else 0
    assert (report.imported, report.rejected) == (sum(len(earlier.get(part, [])) for part in PARTS) + alone, 0)
    titles = json.loads(place.archive())["titles"]
    assert {title["status"] for title in titles} == ({None} if version == 1 else {None, "dropped", "paused"})
    assert {title["shown_as"] for title in titles} == ({None, "original"} if version in (3, 4) else {None})
    assert {title["order"] for title in titles} == ({None, "own"} if version == 4 else {None})


def test_what_an_earlier_archive_did_not_know_is_filled_in_by_a_later_one(place: Place) -> None:
    bring(place, as_of(3))

    report = bring(place, WHOLE)

    new = sum(len(WHOLE[part]) for part in ("passes", "skips", "orders", "lists", "listings"))
    assert (report.imported, report.duplicate) == (new, ROWS - new)
    assert json.loads(place.archive()) == WHOLE


def test_the_order_that_was_chosen_here_stays(place: Place) -> None:
    bring(place, WHOLE)
    before = place.archive()

    report = bring(place, changed("titles", 1, "order", "dvd"))

    assert report.imported == 0
    assert place.archive() == before


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        *(("passes", key, LOST) for key in WHOLE["passes"][0]),
        *(("skips", key, LOST) for key in WHOLE["skips"][0] if key != "source"),
        *(("orders", key, LOST) for key in WHOLE["orders"][0]),
        ("passes", "title", 99),
        ("passes", "pass", None),
        ("passes", "pass", 0),
        ("passes", "pass", 10_000),
        ("passes", "pass", 1.5),
        ("passes", "name", "x" * 501),
        ("passes", "note", "\0"),
        ("passes", "stars", 90),
        ("passes", "began_on", "2020-13"),
        ("passes", "began_on", 2020),
        ("passes", "ended_on", "2020-02-30"),
        ("passes", "ended_on", "2020-02-02T20:00:00+00:00"),
        ("passes", "dropped", None),
        ("passes", "dropped", 1),
        ("passes", "noted_at", "soon"),
        ("skips", "season", None),
        ("skips", "season", 10_000),
        ("skips", "episode", "x"),
        ("skips", "skipped_at", None),
        *(("listings", key, LOST) for key in WHOLE["listings"][0] if key != "source"),
        ("listings", "season", 10_000),
        ("listings", "list", ""),
        ("listings", "list", None),
        ("listings", "list", 1.5),
        ("listings", "list", "x" * 501),
        ("listings", "place", 0),
        ("listings", "place", "1"),
        ("listings", "place", True),
        ("listings", "place", 10**30),
        ("listings", "note", "\0"),
        ("listings", "listed_at", "soon"),
        *(("lists", key, LOST) for key in WHOLE["lists"][0] if key != "source"),
        ("lists", "name", "\u202e"),
        ("lists", "name", None),
        ("lists", "note", ["a"]),
        ("lists", "made_at", 2022),
        ("orders", "places", []),
        ("orders", "places", {}),
        ("orders", "places", "[[1, 1]]"),
        ("orders", "places", [[1, 1], [1, 1]]),
        ("orders", "places", [[1, 1, 1]]),
        ("orders", "places", [1]),
        ("orders", "places", ["11"]),
        ("orders", "places", [[1, True]]),
        ("orders", "places", [[1, None]]),
        ("orders", "places", [[-1, 1]]),
        ("orders", "places", [[1, 100_000]]),
    ],
)
def test_what_is_said_of_series_and_lists_of_another_shape_is_rejected(
    place: Place, part: str, key: str, value: Any
) -> None:
    report = bring(place, changed(part, 0, key, value))

    assert (report.imported, report.rejected) == (ROWS - 1, 1)
    assert [refusal.place for refusal in report.refusals] == [f"{part} 1"]


@pytest.mark.parametrize(
    ("part", "key", "value", "reason"),
    [
        ("passes", "name", "Alone", "pass 1 of “The Wire” is noted here already, with other words"),
        ("passes", "note", None, "pass 1 of “The Wire” is noted here already, with other words"),
        ("passes", "stars", None, "pass 1 of “The Wire” is noted here already, with other words"),
        ("passes", "began_on", "2020", "pass 1 of “The Wire” is noted here already, with other words"),
        ("passes", "ended_on", "2020", "pass 1 of “The Wire” is noted here already, with other words"),
        ("passes", "dropped", False, "pass 1 of “The Wire” is noted here already, with other words"),
        ("orders", "places", [[1, 1]], "“The Wire” has an order of your own here already, and another one"),
    ],
)
def test_what_is_there_and_says_something_else_is_left_for_the_user_to_decide(
    place: Place, part: str, key: str, value: Any, reason: str
) -> None:
    bring(place, WHOLE)
    before = place.archive()

    report = bring(place, changed(part, 0, key, value))

    assert (report.imported, report.duplicate, report.review) == (0, ROWS - 1, 1)
    assert [(refusal.place, refusal.reason) for refusal in report.refusals] == [(f"{part} 1", reason)]
    assert place.archive() == before


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("passes", "source", "elsewhere"),
        ("passes", "noted_at", "2020-01-01T00:00:00+00:00"),
        ("skips", "source", "elsewhere"),
        ("skips", "skipped_at", "2020-01-01T00:00:00+00:00"),
        ("plans", "note", "Ben says so"),
    ],
)
def test_how_and_when_something_was_said_makes_it_no_other_thing(place: Place, part: str, key: str, value: Any) -> None:
    bring(place, WHOLE)
    before = place.archive()

    report = bring(place, changed(part, 0, key, value))

    assert (report.imported, report.duplicate) == (0, ROWS)
    assert place.archive() == before


@pytest.mark.parametrize(("part", "key", "value"), [("passes", "name", "Alone"), ("orders", "places", [[1, 1]])])
def test_of_two_in_one_archive_the_first_comes_in(place: Place, part: str, key: str, value: Any) -> None:
    document = copy.deepcopy(WHOLE)
    document[part] += [document[part][0] | {key: value}, document[part][0]]

    report = bring(place, document)

    assert (report.imported, report.duplicate, report.review) == (ROWS, 1, 1)
    assert json.loads(place.archive()) == WHOLE


def test_a_skip_that_stands_in_an_archive_twice_comes_in_once(place: Place) -> None:
    document = copy.deepcopy(WHOLE)
    document["skips"] += document["skips"]

    report = bring(place, document)

    assert (report.imported, report.duplicate) == (ROWS, len(WHOLE["skips"]))
    assert json.loads(place.archive()) == WHOLE


@pytest.mark.parametrize("part", ["passes", "skips", "orders"])
def test_a_title_of_which_nothing_else_is_known_comes_along(place: Place, part: str) -> None:
    alone = {"format": "watchlog-archive", "version": 5, "titles": WHOLE["titles"][1:2]}
    alone[part] = [WHOLE[part][0] | {"title": 0}]

    report = bring(place, alone)

    assert (report.imported, report.rows) == (1, 1)
    kept = json.loads(place.archive())
    assert (kept["titles"], kept[part]) == (alone["titles"], alone[part])


def test_a_title_of_which_is_only_said_where_one_stands_with_it_is_a_record_of_its_own(place: Place) -> None:
    titles = [title | {"status": status} for title, status in zip(WHOLE["titles"], ("dropped", None), strict=False)]

    report = bring(place, {"format": "watchlog-archive", "version": 5, "titles": [*titles, {}, None]})

    assert (report.imported, report.rejected) == (1, 2)
    assert [refusal.place for refusal in report.refusals] == ["titles 3", "titles 4"]
    assert json.loads(place.archive())["titles"] == titles[:1]


def test_an_entry_makes_the_list_that_an_archive_does_not_tell_of(place: Place) -> None:
    bring(place, {key: value for key, value in WHOLE.items() if key != "lists"})

    kept = json.loads(place.archive())
    assert [(made["name"], made["note"], made["source"]) for made in kept["lists"]] == [
        ("Best of Sand", None, "letterboxd")
    ]
    assert kept["listings"] == WHOLE["listings"]


def test_which_of_two_titles_has_a_pass_or_an_order_is_left_for_the_user_to_decide(place: Place) -> None:
    """The history has two of the very same facts."""
    twins = [WHOLE["plans"][0] | {"title": number} for number in (0, 1)]
    title = WHOLE["titles"][7]
    bring(place, {"format": "watchlog-archive", "version": 5, "titles": [title, title], "plans": twins})
    told = {part: [WHOLE[part][0] | {"title": 0}] for part in ("passes", "skips", "orders")}

    report = bring(place, {"format": "watchlog-archive", "version": 5, "titles": [title]} | told)

    assert (report.imported, report.review) == (0, 3)


def test_ids_that_were_taken_off_come_in_once_each_and_in_order(place: Place) -> None:
    bring(place, changed("titles", 1, "unlinked", ["tvmaze:2", "imdb:tt1", "tvmaze:1", "imdb:tt1"]))

    assert json.loads(place.archive())["titles"][1]["unlinked"] == ["imdb:tt1", "tvmaze:1", "tvmaze:2"]


def test_a_view_that_is_there_with_another_query_is_left_for_the_user_to_decide(place: Place) -> None:
    bring(place, WHOLE)
    before = place.archive()

    report = bring(place, changed("views", 0, "query", "stars:5"))

    assert (report.imported, report.duplicate, report.review) == (0, ROWS - 1, 1)
    assert place.archive() == before


@pytest.mark.parametrize(
    ("key", "value"),
    [("name", ""), ("name", "two words"), ("name", None), ("name", "x" * 101), ("query", ""), ("query", 5),
     ("query", "\0"), ("query", "x" * 10_001), ("saved_at", "soon"), ("saved_at", None)],
)  # fmt: skip
def test_a_view_of_another_shape_is_rejected(place: Place, key: str, value: Any) -> None:
    report = bring(place, changed("views", 0, key, value))

    assert (report.imported, report.rejected) == (ROWS - 1, 1)


def test_a_newer_archive_says_that_watchlog_is_to_be_upgraded(place: Place) -> None:
    with pytest.raises(BadFile) as refused:
        bring(place, WHOLE | {"version": 6})

    assert "version 6" in refused.value.problem
    assert "upgrade" in refused.value.hint


@pytest.mark.parametrize(
    "content",
    [
        b'{"format": "watchlog-archive", "x": ' + b"[" * 200_000,
        b'{"format": "watchlog-archive", "version": 1, "watches": ' + b"[" * 99_999 + b"]" * 99_999 + b"}",
        b'{"format": "watchlog-archive", "version": ' + b"9" * 10_000 + b"}",
        b'{"format": "watchlog-archive", "version": 1, "titles": [',
        b'{"format": "watchlog-archive", "version": 1, "note": "\xff"}' + b"\x81",
    ],
    ids=["open", "deep", "long number", "torn", "latin"],
)
def test_what_is_no_json_is_refused_whole(place: Place, content: bytes) -> None:
    before = place.digest()

    with pytest.raises(FileTrouble):
        place.bring(content)

    assert place.digest() == before


@pytest.mark.parametrize("field", ["year", "name"])
def test_nan_is_no_value(place: Place, field: str) -> None:
    report = bring(place, changed("titles", 0, field, float("nan")))

    assert report.rejected > 0


def test_an_empty_archive_is_an_empty_history(place: Place) -> None:
    report = bring(place, {"format": "watchlog-archive", "version": 1})

    assert (report.rows, report.batch) == (0, None)


@settings(max_examples=2_000 if FULL else 300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(part=ANY_PART, number=st.integers(0, 20), which=st.integers(0, 20), value=VALUES)
@example(part="watches", number=1, which=3, value=0)
def test_any_value_in_any_place_comes_in_once_or_is_told(
    places: Places, part: str, number: int, which: int, value: Any
) -> None:
    place = places()
    record = number % len(WHOLE[part])
    keys = sorted(WHOLE[part][record])
    document = changed(part, record, keys[which % len(keys)], value)

    report = bring(place, document)
    after = place.archive()

    assert report.rows == ROWS
    assert bring(place, document).imported == 0
    assert place.archive() == after
