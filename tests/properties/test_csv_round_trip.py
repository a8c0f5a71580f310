"""A history leaves as CSV and comes back, byte for byte."""

import csv
import io
import random

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.conftest import HISTORIES, Houses, archives
from watchlog.records.outward import COLUMNS


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))


def csv_of(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def picked(rows: list[list[str]], columns: list[str]) -> list[list[str]]:
    places = [rows[0].index(column) for column in columns]
    return [[row[place] for place in places] for row in rows]


@HISTORIES
@given(archives)
def test_csv_comes_out_as_it_went_in(houses: Houses, archive: bytes) -> None:
    there, here = houses("there"), houses("here")
    there.bring(archive)
    exported = there.csv()

    report = here.bring(exported)

    assert report.imported == report.rows
    assert here.csv() == exported


@HISTORIES
@given(archives, st.randoms(use_true_random=False))
def test_the_same_csv_again_changes_nothing_in_whatever_order(
    houses: Houses, archive: bytes, chance: random.Random
) -> None:
    there, here = houses("there"), houses("here")
    there.bring(archive)
    exported = there.csv()
    rows = here.bring(exported).rows
    before = here.archive()
    header, *records = rows_of(exported)
    chance.shuffle(records)

    for content in (exported, csv_of([header, *records])):
        again = here.bring(content)

        assert (again.imported, again.duplicate) == (0, rows)
    assert here.archive() == before


@HISTORIES
@given(archives, st.permutations(COLUMNS), st.integers(0, len(COLUMNS)))
def test_columns_may_be_missing_and_in_any_order(houses: Houses, archive: bytes, order: list[str], kept: int) -> None:
    there, here = houses("there"), houses("here")
    there.bring(archive)
    rows = rows_of(there.csv())
    columns = ["title", *(column for column in order[:kept] if column != "title")]
    partial = picked(rows, columns)

    report = here.bring(csv_of(partial))

    assert report.imported == report.rows == len(rows) - 1
    assert picked(rows_of(here.csv()), columns) == partial


@HISTORIES
@given(archives)
def test_every_line_of_the_csv_can_be_read_by_any_reader_of_rfc_4180(houses: Houses, archive: bytes) -> None:
    there = houses("there")
    there.bring(archive)
    exported = there.csv()

    rows = rows_of(exported)

    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert csv_of(rows) == exported
    assert exported.endswith(b"\r\n")
