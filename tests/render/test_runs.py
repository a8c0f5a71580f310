"""Episodes that follow each other are told in one label."""

import pytest

from watchlog.render.runs import folded


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ("", ""),
        ("S01E01", "S01E01"),
        ("S01E01 S01E02", "S01E01-E02"),
        ("S01E09 S01E10 S01E11 S02E01", "S01E09-E11, S02E01"),
        ("S01E01 S01E03 S01E02", "S01E01, S01E03, S01E02"),
        ("S01E01 S01E01", "S01E01, S01E01"),
        ("E99 E100", "E99-E100"),
        ("S01 S02", "S01, S02"),
        ("S01 S01E02", "S01, S01E02"),
    ],
)
def test_neighbours_are_put_together(labels: str, told: str) -> None:
    assert folded(labels.split(), "-") == told
