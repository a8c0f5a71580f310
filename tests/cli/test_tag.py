"""`watchlog tag` and `untag` give watches tags and take them."""

import pytest

from tests.cli.conftest import Refusal
from tests.conftest import Run


@pytest.fixture
def full(watchlog: Run) -> Run:
    watchlog("add", "Heat", "--tag", "crime")
    watchlog("add", "Dune")
    watchlog("add", "Dune", "s1e1-e2")
    return watchlog


def tags(watchlog: Run) -> list[list[str]]:
    return [watch["tags"] for watch in watchlog("list", "--sort", "id+", "--json=tags").json]


def test_a_watch_is_tagged_beside_its_tags(full: Run) -> None:
    full("tag", "cinema", "1")

    assert tags(full)[0] == ["cinema", "crime"]


def test_several_tags_are_given_at_once(full: Run) -> None:
    full("tag", "with kids, summer", "2")

    assert tags(full)[1] == ["summer", "with kids"]


def test_words_tag_what_they_find(full: Run) -> None:
    full("tag", "sand", "dune", "--yes")

    assert tags(full) == [["crime"], ["sand"], ["sand"], ["sand"]]


def test_a_tag_is_taken_however_it_is_spelled(full: Run) -> None:
    full("untag", "CRIME", "1")

    assert tags(full)[0] == []


def test_a_tag_that_is_there_changes_nothing(full: Run) -> None:
    before = len(full("log", "--json").json)

    tagged = full("tag", "crime", "1")

    assert tagged.code == 0
    assert len(full("log", "--json").json) == before


def test_what_was_tagged_is_told_to_a_script(full: Run) -> None:
    assert [watch["tags"] for watch in full("tag", "x", "1", "--json").json] == [["crime", "x"]]


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("command", ["tag", "untag"])
def test_three_are_refused_where_nobody_can_be_asked(refused: Refusal, command: str) -> None:
    assert "--yes" in refused(command, "x", "dune")


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("command", ["tag", "untag"])
def test_no_tag_is_refused(refused: Refusal, command: str) -> None:
    refused(command, " , ", "1")


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("command", ["tag", "untag"])
def test_an_unknown_number_is_not_found(refused: Refusal, command: str) -> None:
    refused(command, "x", "99", code=3)
