"""Saved views are part of the history: kept, replaced, removed, taken back and brought back like everything else."""

from typing import Any, Final

import pytest

from tests.conftest import Run
from tests.store.conftest import ask, is_whole

CHANGES: Final = {
    "view save best stars:4.5..": "saved the view best",
    "view save good stars:5": "replaced the view good",
    "view save GOOD stars:5": "replaced the view GOOD",
    "view save Good stars:4..": "replaced the view Good",
    "view rm good": "removed the view good",
    "view rm GOOD": "removed the view good",
}
"""What can be done to views, to a history that has one named `good`, and what the journal says of it."""

every_change = pytest.mark.parametrize("line", list(CHANGES))


@pytest.fixture
def history(watchlog: Run) -> Run:
    """A watch that the view `good` finds, one that it does not, and the view."""
    for line in ("add Osmosis --stars 1", "add Heat --stars 5", "view save good stars:4.."):
        do(watchlog, line)
    return watchlog


def do(watchlog: Run, line: str) -> None:
    done = watchlog(*line.split())
    assert done.code == 0, done.err
    watchlog.later(minutes=1)


def saved(watchlog: Run) -> list[tuple[Any, ...]]:
    return ask(watchlog.database, "SELECT * FROM saved_view ORDER BY id")


def queries(watchlog: Run) -> dict[str, str]:
    return {view["name"]: view["query"] for view in watchlog("view", "list", "--json").json}


def entries(watchlog: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = watchlog("log", "--json").json
    return found


@every_change
def test_a_change_is_one_entry(line: str, history: Run) -> None:
    before = entries(history)

    do(history, line)

    newest, *others = entries(history)
    assert others == before
    assert newest["rows"] in (1, 2)
    assert newest["summary"] == CHANGES[line]


@every_change
def test_a_change_can_be_undone_and_redone_again_and_again(line: str, history: Run) -> None:
    before = saved(history)
    do(history, line)
    after = saved(history)
    assert after != before

    for _ in range(2):
        do(history, "undo")
        assert saved(history) == before
        do(history, "redo")
        assert saved(history) == after
    assert is_whole(history.database)


def test_all_changes_can_be_undone_and_redone(history: Run) -> None:
    states = [saved(history)]
    for line in ("view save good stars:5", "view save other @good", "view rm GOOD", "view save good dune"):
        do(history, line)
        states.append(saved(history))

    for state in states[-2::-1]:
        do(history, "undo")
        assert saved(history) == state
    for state in states[1:]:
        do(history, "redo")
        assert saved(history) == state


def test_an_undone_view_finds_what_it_found(history: Run) -> None:
    do(history, "view save good stars:..2")
    assert [watch["title"] for watch in history("list", "@good", "--json").json] == ["Osmosis"]

    do(history, "undo")

    assert [watch["title"] for watch in history("list", "@good", "--json").json] == ["Heat"]


def test_a_view_is_replaced_whatever_its_case(history: Run) -> None:
    do(history, "view save GOOD stars:5")

    assert queries(history) == {"GOOD": "stars:5"}
    assert ask(history.database, "SELECT folded_name FROM saved_view") == [("good",)]


def test_a_view_is_removed_whatever_its_case(history: Run) -> None:
    do(history, "view rm GoOd")

    assert queries(history) == {}


def test_the_case_of_other_scripts_does_not_count_either(history: Run) -> None:
    do(history, "view save GROSSE_Städte stars:5")

    do(history, "view save große_städte stars:4")

    assert queries(history) == {"good": "stars:4..", "große_städte": "stars:4"}


def test_names_that_differ_in_marks_are_two_views(history: Run) -> None:
    do(history, "view save gööd stars:5")
    do(history, "view save g.o-od stars:3")

    assert queries(history) == {"good": "stars:4..", "gööd": "stars:5", "g.o-od": "stars:3"}


def test_views_are_listed_in_the_order_of_the_alphabet(history: Run) -> None:
    for name in ("Zebra", "apple", "Mango"):
        do(history, f"view save {name} stars:5")

    assert list(queries(history)) == ["apple", "good", "Mango", "Zebra"]


def test_a_view_is_kept_as_it_was_typed_and_when(history: Run) -> None:
    typed = '-tag:"so slow"  (dune OR é) watched:-1y.. sort:stars-'
    assert history("view", "save", "typed", typed).code == 0

    assert ask(history.database, "SELECT query, saved_at FROM saved_view WHERE name = 'typed'") == [
        (typed, "2026-11-22T20:33:00")
    ]


def test_saving_the_same_again_leaves_no_entry_and_gives_up_nothing(history: Run) -> None:
    do(history, "add Dune")
    do(history, "undo")
    before, log = saved(history), entries(history)

    do(history, "view save good stars:4..")

    assert (saved(history), entries(history)) == (before, log)
    do(history, "redo")


REFUSED: Final = {
    "view rm other": 3,
    "view save good @good": 2,
    "view save other @nowhere": 2,
    "view save good star:4": 2,
    "view save good": 2,
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_refused_leaves_the_views_and_no_entry(line: str, history: Run) -> None:
    before, log = saved(history), entries(history)

    assert history(*line.split()).code == REFUSED[line]

    assert (saved(history), entries(history)) == (before, log)


def test_views_do_not_ask_for_one_another_in_a_circle(history: Run) -> None:
    do(history, "view save one @good")
    before, log = saved(history), entries(history)

    assert history("view", "save", "good", "stars:5 or @one").code == 2

    assert (saved(history), entries(history)) == (before, log)


def test_a_removal_is_not_undone_when_the_name_was_taken_since(history: Run) -> None:
    do(history, "view rm good")
    do(history, "view save good stars:5")
    before, log = saved(history), entries(history)

    refused = history("undo", "#4")

    assert (refused.code, refused.out) == (1, "")
    assert "stands in its place" in refused.err
    assert (saved(history), entries(history)) == (before, log)


def test_a_view_is_not_undone_when_it_was_replaced_since(history: Run) -> None:
    do(history, "view save good stars:5")
    before = saved(history)

    refused = history("undo", "#3")

    assert (refused.code, refused.out) == (1, "")
    assert "changed the same since" in refused.err
    assert saved(history) == before


def test_the_number_of_a_view_is_never_used_again(history: Run) -> None:
    seen = {row[0] for row in saved(history)}
    for line in ("view save one stars:1", "undo", "view save two stars:2", "view rm two", "view save good stars:3"):
        do(history, line)
        for number in {row[0] for row in saved(history)} - seen:
            assert number > max(seen)
            seen.add(number)


def test_undoing_everything_leaves_no_view(history: Run) -> None:
    after = saved(history)
    do(history, "undo 3")
    assert saved(history) == []

    do(history, "redo 3")

    assert saved(history) == after


def test_views_that_name_one_another_deeply_are_answered_or_refused_as_too_much(history: Run) -> None:
    inside = "stars:5"
    for depth in range(10):
        name, text = f"deep{depth}", inside
        for level in range(12):
            text = f"-(word{level} or -({text}))"
        codes = [history("view", "save", name, text).code, history("list", f"@{name}").code]
        assert set(codes) <= {0, 2}, (depth, history("list", f"@{name}").err)
        inside = f"@{name}"
