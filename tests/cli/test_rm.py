"""`watchlog rm` removes watches."""

import pytest

from tests.cli.conftest import Refusal
from tests.conftest import Run


@pytest.fixture
def full(watchlog: Run) -> Run:
    for title in ("Heat", "Dune", "Alien", "Dune"):
        watchlog("add", title)
    return watchlog


def left(watchlog: Run) -> list[int]:
    return [watch["id"] for watch in watchlog("list", "--sort", "id+", "--json").json]


def test_a_watch_is_removed_by_its_number(full: Run) -> None:
    removed = full("rm", "1")

    assert removed.code == 0
    assert "Heat" in removed.out
    assert left(full) == [2, 3, 4]


def test_a_number_may_have_its_sign(full: Run) -> None:
    full("rm", "#1", "3")

    assert left(full) == [2, 4]


def test_a_bare_number_is_an_id_and_no_title(full: Run, refused: Refusal) -> None:
    full("add", "24")

    refused("rm", "24", code=3)


def test_words_remove_what_they_find(full: Run) -> None:
    full("rm", "dune")

    assert left(full) == [1, 3]


def test_a_number_is_never_used_again(full: Run) -> None:
    full("rm", "4")
    full("add", "Them!")

    assert left(full) == [1, 2, 3, 5]


def test_what_was_removed_is_told_to_a_script(full: Run) -> None:
    assert [watch["title"] for watch in full("rm", "dune", "--json").json] == ["Dune", "Dune"]


def test_two_need_no_question(full: Run) -> None:
    assert full("rm", "1", "2", terminal=True).code == 0


def test_three_are_asked_about(full: Run) -> None:
    asked = full("rm", "1", "2", "3", stdin=b"y\n", terminal=True)

    assert "3 watches" in asked.err
    assert left(full) == [4]


@pytest.mark.parametrize("answer", [b"n\n", b"\n", b"", b"what?\n"])
def test_anything_but_yes_removes_nothing(full: Run, answer: bytes) -> None:
    asked = full("rm", "1", "2", "3", stdin=answer, terminal=True)

    assert (asked.code, asked.out) == (1, "")
    assert left(full) == [1, 2, 3, 4]


def test_yes_may_be_said_beforehand(full: Run) -> None:
    assert full("rm", "1", "2", "3", "--yes").code == 0
    assert left(full) == [4]


@pytest.mark.usefixtures("full")
def test_three_are_refused_where_nobody_can_be_asked(refused: Refusal) -> None:
    assert "--yes" in refused("rm", "1", "2", "3")


@pytest.mark.usefixtures("full")
def test_no_input_asks_nothing_on_a_terminal(refused: Refusal) -> None:
    assert "--yes" in refused("rm", "1", "2", "3", "--no-input", terminal=True, stdin=b"y\n")


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("nothing", ["", " ", "nothing like that"])
def test_nothing_chosen_removes_nothing(refused: Refusal, nothing: str) -> None:
    refused("rm", nothing, code=2 if not nothing.strip() else 3)
