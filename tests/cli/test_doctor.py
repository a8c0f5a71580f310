"""`doctor`: whether the history is whole."""

import sqlite3
from contextlib import closing

from tests.conftest import Run


def test_a_whole_history_is_told_so(watchlog: Run) -> None:
    watchlog("add", "Osmosis")

    done = watchlog("doctor")

    assert (done.code, done.out) == (0, "1 watch of 1 title is whole\n")
    assert watchlog("doctor", "--json").json == {"watches": 1, "titles": 1, "damage": [], "remarks": []}


def test_a_reference_to_nothing_is_damage(watchlog: Run) -> None:
    watchlog("add", "Osmosis")
    with closing(sqlite3.connect(watchlog.database)) as connection, connection:
        connection.execute("DELETE FROM title")

    done = watchlog("doctor")

    assert done.code == 1
    assert done.out == "damaged: watch 1 refers to a title that is not there\n"
    assert done.err.count("\n") == 1
    assert watchlog("doctor", "--json").json["damage"] == ["watch 1 refers to a title that is not there"]
