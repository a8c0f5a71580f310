"""A watch in the words of scripts: two ways to the same cells."""

import pytest
from hypothesis import example, given, settings

from tests.records.conftest import watches
from watchlog.model.portion import WHOLE
from watchlog.model.stars import POINTS, SCALES, Stars, decimal
from watchlog.model.title import Title
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.dates import parse_iso_moment
from watchlog.records.guard import TRIGGERED
from watchlog.records.outward import COLUMNS, FIELDS, record, watch_cells, watch_record
from watchlog.records.tables import cells

ADDED = parse_iso_moment("2026-11-22T20:30:00+00:00")
TAGGED = Watch(
    1, Title(2, "Dune"), WHOLE, UNKNOWN, None, None, ("=1+1",), None, None, False, None, None, "watchlog", ADDED
)


@settings(max_examples=2_000)
@given(watches)
@example(TAGGED)
def test_the_quick_way_to_the_cells_is_the_plain_one(watch: Watch) -> None:
    assert watch_cells(watch) == cells(record(watch, FIELDS, COLUMNS))


@settings(max_examples=2_000)
@given(watches)
@example(TAGGED)
def test_no_cell_runs_in_a_spreadsheet(watch: Watch) -> None:
    for row in (watch_cells(watch), cells(watch_record(watch))):
        assert not any(TRIGGERED.match(cell) and not cell.startswith("'") for cell in row)


@pytest.mark.parametrize("points", range(POINTS + 1))
def test_stars_are_the_same_number_everywhere(points: int) -> None:
    stars = Stars(points, SCALES["hundred"])

    assert str(stars.of_five) == decimal(points, 5)


@given(watches)
def test_a_record_has_every_key_in_its_order(watch: Watch) -> None:
    assert tuple(watch_record(watch)) == tuple(FIELDS)
    assert tuple(FIELDS)[1:] == COLUMNS


@given(watches)
def test_the_date_of_a_moment_is_its_own(watch: Watch) -> None:
    at = watch_record(watch)["watched_at"]

    assert at is None or When.of_moment(parse_iso_moment(at)) == watch.when
