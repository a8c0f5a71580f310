"""Every way to say episodes means what it should for every kind of show."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.series.shows import SHOWS, Show
from tests.series.writing import written
from watchlog.errors import WatchlogError
from watchlog.parsing.sayings import parse_sayings
from watchlog.series.meaning import meant

REFUSED = ("2: ", "3: ")
TABLE = Path(__file__).with_name("meanings.txt")


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    for block in TABLE.read_text(encoding="utf-8").split("\n\n")[1:]:
        notation, *lines = block.strip().splitlines()
        yield notation, {show: cell.strip() for show, _, cell in (line.strip().partition(" ") for line in lines)}


def cells() -> Iterator[tuple[str, str, str]]:
    for notation, told in rows():
        for show in SHOWS:
            yield notation, show, told.get(show) or told["every"]


def answer(notation: str, told: Show) -> str:
    try:
        return written(meant(parse_sayings(notation), told.guide, seen=told.seen, upcoming=told.upcoming))
    except WatchlogError as refused:
        return f"{refused.exit_code}: {refused.problem}"


@pytest.mark.parametrize(("notation", "show", "expected"), list(cells()))
def test_what_is_said_means_these_episodes(notation: str, show: str, expected: str) -> None:
    found = answer(notation, SHOWS[show])

    assert (found[: len(expected)] if expected.startswith(REFUSED) else found) == expected


def test_the_table_is_as_large_as_it_should_be() -> None:
    notations = [notation for notation, _ in rows()]

    assert len(set(notations)) == len(notations) >= 40
    assert len(SHOWS) == 6
    assert all(told.keys() <= {"every", *SHOWS} for _, told in rows())
