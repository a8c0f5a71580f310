"""A spreadsheet runs no cell of ours, and the guard comes off without a trace."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from watchlog.records.guard import guarded, unguarded

TRIGGERS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
BLANKS = " \u00a0\u3000\x0b\x1c\u2028"
CELLS = st.text(max_size=4) | st.text(st.sampled_from(f"{TRIGGERS}{BLANKS}'\"a1\u200b"), max_size=5)


@pytest.mark.parametrize("trigger", TRIGGERS, ids=ascii)
@pytest.mark.parametrize("before", ["", " ", "  ", "\u00a0", "\u3000"], ids=ascii)
def test_a_cell_that_would_run_is_guarded(before: str, trigger: str) -> None:
    cell = f"{before}{trigger}1+1"

    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "Dune", "3%", "a=b", "9-1-1", "'Allo 'Allo!", "'", "''", " Dune", "#Alive", "é=1"]
)
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == unguarded(cell) == cell


@pytest.mark.parametrize("cell", ["'=1", "''=1", "' =1", "'-The Office", "'\t"], ids=ascii)
def test_a_cell_that_looks_guarded_comes_back_unchanged(cell: str) -> None:
    assert guarded(cell) != cell
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["=1", "-The Office", " +1", "@home"])
def test_a_cell_that_nobody_guarded_is_read_as_it_stands(cell: str) -> None:
    assert unguarded(cell) == cell


@settings(max_examples=12_000, deadline=None)
@given(CELLS)
@example("'" * 100 + "=")
@example("\ud800=")
def test_the_guard_comes_off_without_a_trace(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@settings(max_examples=1_000, deadline=None)
@given(CELLS)
def test_no_guarded_cell_begins_with_a_trigger(cell: str) -> None:
    begin = guarded(cell)

    assert not begin.startswith(tuple(TRIGGERS))
    assert not begin.lstrip().startswith(tuple(TRIGGERS))


@settings(max_examples=1_000, deadline=None)
@given(CELLS, CELLS)
def test_two_cells_never_become_one(one: str, other: str) -> None:
    assert (guarded(one) == guarded(other)) == (one == other)
