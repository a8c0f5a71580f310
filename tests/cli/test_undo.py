"""`watchlog undo` and `redo` take any change back and bring it back, across restarts."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Editor, Refusal
from tests.conftest import Run

CHANGES: list[Sequence[str]] = [
    ("add", "Alien", "s1e1-e3", "--note", "x", "--tag", "y"),
    ("add", "Heat", "--year", "1995", "--film"),
    ("edit", "1", "--set", "stars=5"),
    ("edit", "1", "--set", "title=Heat 2", "--set", "refs=imdb:tt1", "--set", "year=1999"),
    ("rm", "1"),
    ("rm", "1", "2", "3", "--yes"),
    ("rate", "Heat", "3"),
    ("rate", "Brand new", "s1", "3"),
    ("tag", "x,y", "1"),
    ("untag", "crime", "1"),
    ("plan", "Them!"),
    ("plan", "Heat"),
    ("unplan", "Psycho"),
    ("add", "Psycho"),
]


@pytest.fixture
def full(watchlog: Run) -> Run:
    watchlog("add", "Heat", "--stars", "4", "--note", "Loud.\r\n", "--tag", "crime")
    watchlog("add", "Dune")
    watchlog("add", "Dune", "s1e1")
    watchlog("plan", "Psycho", "--note", "shower")
    return watchlog


@pytest.mark.parametrize("command", CHANGES, ids=" ".join)
def test_every_changing_command_is_undone_and_redone(full: Run, command: Sequence[str]) -> None:
    before = full.archive()
    assert full(*command).code == 0
    after = full.archive()

    undone = full("undo")

    assert (undone.code, undone.err) == (0, "")
    assert before != after
    assert full.archive() == before
    assert full("redo").code == 0
    assert full.archive() == after


def test_an_edit_in_the_editor_is_undone(full: Run, editor: Editor) -> None:
    before = full.archive()
    full("edit", "1", EDITOR=editor("""sed -i 's/Loud/Quiet/' "$1" """))

    full("undo")

    assert full.archive() == before


def test_an_import_is_undone_as_one(full: Run, tmp_path: Path) -> None:
    file = tmp_path / "more.csv"
    file.write_text("title,year\nDune,\nBrazil,1985\nBrazil,1985\n", encoding="utf-8")
    before = full.archive()
    full("import", str(file))

    full("undo")

    assert full.archive() == before


def test_several_changes_are_undone_at_once(full: Run) -> None:
    before = full.archive()
    for command in (("rm", "1"), ("rate", "Dune", "3"), ("plan", "Them!")):
        full(*command)
    after = full.archive()

    assert full("undo", "3").out.count("Undone") == 3
    assert full.archive() == before
    assert full("redo", "3").out.count("Redone") == 3
    assert full.archive() == after


@pytest.mark.usefixtures("full")
def test_all_or_none_of_too_many_are_undone(refused: Refusal) -> None:
    refused("undo", "99", code=3)


def test_one_change_is_undone_by_its_number(full: Run) -> None:
    full("rm", "1")
    full("plan", "Them!")

    assert full("undo", "#5").code == 0
    assert full("list", "#1", "--json=title").json == [{"title": "Heat"}]
    assert len(full("plans", "--json").json) == 2


def test_a_later_change_is_never_destroyed(full: Run, refused: Refusal) -> None:
    full("edit", "1", "--set", "stars=5")
    full("edit", "1", "--set", "stars=3")

    assert "#6" in refused("undo", "#5", code=1)


def test_a_new_change_ends_what_can_be_redone(full: Run, refused: Refusal) -> None:
    full("undo")
    full("add", "New")

    refused("redo", code=3)


def test_nothing_to_undo_is_not_found(refused: Refusal) -> None:
    refused("undo", code=3)
    refused("redo", code=3)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("count", ["0", "x", "#", "#x", "1.5", "٣", "#99"])
def test_a_wrong_number_is_refused(refused: Refusal, count: str) -> None:
    refused("undo", count, code=3 if count == "#99" else 2)


def test_what_was_undone_is_told_to_a_script(full: Run) -> None:
    (change,) = full("undo", "--json").json

    assert (change["summary"], change["undone"]) == ("planned Psycho", True)
    assert full("redo", "--json").json[0]["undone"] is False


def test_a_number_of_what_was_undone_is_not_used_again(full: Run) -> None:
    full("add", "Gone")
    gone = full("list", "gone", "--json").json[0]["id"]
    full("undo")
    full("add", "New")

    assert full("list", "new", "--json").json[0]["id"] != gone
