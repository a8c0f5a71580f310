"""Where one stands with a title: said with `edit --set status=`, or else told by what was watched and planned."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Editor, Refusal
from tests.conftest import Run

SAID = ["watching", "paused", "dropped", "completed"]


@pytest.fixture(scope="module")
def full_once(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A small history, which nobody changes."""
    watchlog = Run(Path(shutil.copytree(empty, tmp_path_factory.mktemp("full") / "home")))
    for words in (
        ["add", "Heat (1995)", "--film"],
        ["add", "The Wire", "s1e1-e3"],
        ["add", "Osmosis", "--series"],
        ["add", "Who knows"],
        ["add", "Élite", "s1"],
        ["plan", "Alien", "--film"],
        ["plan", "Élite"],
    ):
        assert watchlog(*words).code == 0
    return watchlog


@pytest.fixture
def full(full_once: Run, watchlog: Run) -> Run:
    shutil.copytree(full_once.home, watchlog.home, dirs_exist_ok=True)
    return watchlog


def titles(watchlog: Run, *query: str) -> list[str]:
    listed = watchlog("list", *query, "--json=title")
    assert listed.code == 0, listed
    return sorted({watch["title"] for watch in listed.json})


def give(watchlog: Run, which: str, status: str) -> None:
    given = watchlog("edit", which, "--set", f"status={status}", "--yes")
    assert given.code == 0, given


def status(watchlog: Run, title: str) -> object:
    return watchlog("show", title, "--json").json["status"]


# Saying it.


@pytest.mark.parametrize("word", [*SAID, "Dropped", " dropped "])
def test_a_status_is_given_and_cleared(full: Run, word: str) -> None:
    give(full, "heat", word)
    given = status(full, "heat")
    give(full, "heat", "")

    assert (given, status(full, "heat")) == (word.strip().lower(), None)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("word", ["lost", "planned", "none", "any", "droped", "1", "dropped, paused"])
def test_any_other_word_is_refused(refused: Refusal, word: str) -> None:
    said = refused("edit", "heat", "--set", f"status={word}")

    assert all(known in said for known in SAID)


def test_a_status_is_told_when_it_changes(full: Run) -> None:
    given = full("edit", "heat", "--set", "status=dropped")
    changed = full("edit", "heat", "--set", "status=paused")
    cleared = full("edit", "heat", "--set", "status=")

    assert "status nothing → “dropped”" in given.out
    assert "status “dropped” → “paused”" in changed.out
    assert "status “paused” → nothing" in cleared.out


def test_the_same_status_again_is_no_change(full: Run) -> None:
    give(full, "heat", "dropped")
    before = full("log", "--json").json

    assert full("edit", "heat", "--set", "status=dropped").out == "Nothing had to be changed\n"
    assert full("log", "--json").json == before


def test_a_status_belongs_to_the_title_and_so_to_all_its_watches(full: Run) -> None:
    give(full, "#2", "dropped")

    assert [watch["episode"] for watch in full("list", "is:dropped", "--json").json] == [3, 2, 1]


def test_several_titles_get_a_status_at_once(full: Run) -> None:
    before = full.archive()
    give(full, "is:film or wire", "dropped")

    assert titles(full, "is:dropped") == ["Heat", "The Wire"]
    full("undo")
    assert full.archive() == before


def test_a_status_is_undone_and_redone(full: Run) -> None:
    before = full.archive()
    give(full, "heat", "dropped")
    after = full.archive()

    full("undo")
    assert full.archive() == before
    full("redo")
    assert full.archive() == after != before


def test_a_status_goes_with_a_title_that_is_renamed(full: Run) -> None:
    give(full, "heat", "dropped")
    full("edit", "heat", "--set", "title=Collateral")

    assert status(full, "collateral") == "dropped"


def test_a_status_and_another_fact_are_set_at_once(full: Run) -> None:
    full("edit", "heat", "--set", "status=paused", "--set", "kind=series", "--set", "stars=4")

    assert (titles(full, "is:paused", "is:series", "stars:4")) == ["Heat"]


@pytest.mark.parametrize("title", ["Miami Vice", "Who knows"], ids=["new", "there"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_status_is_set_with_another_title_whatever_comes_first(full: Run, title: str, turned: bool) -> None:
    wishes = ["--set", f"title={title}", "--set", "status=dropped"]

    full("edit", "heat", *(wishes[2:] + wishes[:2] if turned else wishes))

    assert titles(full, "is:dropped") == [title]


def test_the_editor_holds_the_status(full: Run, editor: Editor) -> None:
    give(full, "heat", "paused")

    full("edit", "heat", EDITOR=editor("""sed -i 's/^status = "paused"/status = "dropped"/' "$1" """))
    dropped = status(full, "heat")
    full("edit", "heat", EDITOR=editor("""sed -i 's/^status = .*/status = ""/' "$1" """))

    assert (dropped, status(full, "heat")) == ("dropped", None)


def test_the_editor_of_a_title_without_one_has_a_place_for_it(full: Run, editor: Editor) -> None:
    full("edit", "heat", EDITOR=editor("""sed -i 's/^status = ""/status = "completed"/' "$1" """))

    assert status(full, "heat") == "completed"


# Showing it.


@pytest.mark.parametrize("word", SAID)
def test_show_shows_it_to_a_person(full: Run, word: str) -> None:
    give(full, "heat", word)

    shown = full("show", "heat", terminal=True, TERM="dumb").out

    assert ["status", word] in [line.split() for line in shown.splitlines()]


def test_show_shows_it_to_a_pipe_and_to_a_script(full: Run) -> None:
    give(full, "heat", "dropped")

    assert "status\tdropped" in full("show", "heat").out.splitlines()
    assert full("show", "heat", "--json").json["status"] == "dropped"


def test_what_was_not_said_is_not_shown(full: Run) -> None:
    assert "status" not in full("show", "heat").out
    assert "status" not in full("show", "heat", terminal=True, TERM="dumb").out
    assert full("show", "heat", "--json").json["status"] is None


def test_the_keys_of_show_are_those_of_the_contract(full: Run) -> None:
    assert list(full("show", "heat", "--json").json)[:9] == [
        "title_id", "title", "original_title", "year", "kind", "refs", "status", "shown_as", "stars",
    ]  # fmt: skip


# Keeping it.


def test_the_archive_keeps_it(full: Run, another: Callable[[str], Run], tmp_path: Path) -> None:
    for place, (which, word) in enumerate(zip(("heat", "wire", "osmosis", "who"), SAID, strict=True), start=1):
        give(full, which, word)
        assert len(titles(full, f"status:{word}")) >= min(place, 1)
    file = tmp_path / "everything.json"
    full("export", str(file), "--format", "archive")
    other = another("other")

    assert other("import", str(file)).code == 0

    assert other.archive() == full.archive()
    assert [status(other, which) for which in ("heat", "wire", "osmosis", "who")] == SAID


def test_an_archive_of_a_plan_alone_keeps_nothing_that_was_not_said(full: Run) -> None:
    statuses = {title["name"]: title["status"] for title in full("export", "-", "--format", "archive").json["titles"]}

    assert set(statuses.values()) == {None}


def test_an_imported_status_completes_a_title_that_has_none(
    full: Run, another: Callable[[str], Run], tmp_path: Path
) -> None:
    other = another("other")
    other("add", "Heat (1995)", "--film", "--on", "2001-01-01")
    give(other, "heat", "dropped")
    file = tmp_path / "other.json"
    other("export", str(file), "--format", "archive")

    full("import", str(file))

    assert (status(full, "heat"), len(full("list", "heat", "--json").json)) == ("dropped", 2)


def test_a_status_that_was_given_here_stays_whatever_is_imported(
    full: Run, another: Callable[[str], Run], tmp_path: Path
) -> None:
    other = another("other")
    other("add", "Heat (1995)", "--film", "--on", "2001-01-01")
    give(other, "heat", "dropped")
    file = tmp_path / "other.json"
    other("export", str(file), "--format", "archive")
    give(full, "heat", "completed")

    full("import", str(file))

    assert full("show", "#1", "--json").json["status"] == "completed"


def test_a_csv_says_that_it_can_not_carry_it(full: Run) -> None:
    give(full, "heat", "dropped")

    for words in (["export", "-"], ["export", "-", "--format", "json"], ["export", "-", "is:dropped"]):
        assert "status" in full(*words).err, words


# Asking for it.


@pytest.mark.parametrize("word", SAID)
@pytest.mark.parametrize("question", ["is:{}", "status:{}", "status:={}", "IS:{}", 'status:"{}"'])
def test_what_was_given_is_found(full: Run, word: str, question: str) -> None:
    give(full, "wire or heat", word)

    for typed in (word, word.upper()):
        found = titles(full, question.format(typed))
        assert {"Heat", "The Wire"} <= set(found)
        assert not {"Heat", "The Wire"} & set(titles(full, f"-{question.format(typed)}"))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("is:completed", ["Heat", "Osmosis", "Who knows"]),
        ("is:watching", ["The Wire", "Élite"]),
        ("is:planned", ["Élite"]),
        ("is:dropped", []),
        ("is:paused", []),
        ("-is:completed", ["The Wire", "Élite"]),
        ("is:watching -is:planned", ["The Wire"]),
        ("is:completed is:film", ["Heat"]),
        ("is:completed or is:planned", ["Heat", "Osmosis", "Who knows", "Élite"]),
        ("status:any", ["Heat", "Osmosis", "The Wire", "Who knows", "Élite"]),
        ("status:none", []),
    ],
)
def test_what_was_not_said_is_told_by_what_was_watched(full_once: Run, question: str, expected: list[str]) -> None:
    assert titles(full_once, question) == expected


def test_a_film_that_was_seen_is_completed(full: Run) -> None:
    full("add", "Dune", "--film", "--on", "unknown")

    assert "Dune" in titles(full, "is:completed")


def test_a_series_that_was_seen_in_parts_is_being_watched(full: Run) -> None:
    full("add", "Dark", "s1e1")

    assert "Dark" in titles(full, "is:watching")
    assert "Dark" not in titles(full, "is:completed")


def test_a_series_that_was_seen_in_parts_and_as_a_whole_stands_in_one_place(full: Run) -> None:
    full("add", "The Wire")

    assert titles(full, "is:watching is:completed") == []
    assert "The Wire" in titles(full, "is:watching or is:completed")


def test_a_word_that_was_said_goes_before_what_was_watched(full: Run) -> None:
    give(full, "wire", "completed")
    give(full, "heat", "watching")

    assert ("The Wire" in titles(full, "is:completed"), "Heat" in titles(full, "is:watching")) == (True, True)
    assert ("The Wire" in titles(full, "is:watching"), "Heat" in titles(full, "is:completed")) == (False, False)


def test_a_title_may_be_planned_beside_its_word(full: Run) -> None:
    give(full, "élite", "paused")

    assert titles(full, "is:planned") == titles(full, "is:paused") == ["Élite"]


def test_a_title_that_is_watched_is_planned_no_longer(full: Run) -> None:
    full("add", "Élite", "s2")

    assert titles(full, "is:planned") == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ([], ["Alien", "Élite"]),
        (["is:planned"], ["Alien", "Élite"]),
        (["status:planned"], ["Alien", "Élite"]),
        (["-is:planned"], []),
        (["is:film"], ["Alien"]),
        (["-is:film"], ["Élite"]),
    ],
)
def test_what_is_planned_is_asked_alike(full_once: Run, question: Sequence[str], expected: list[str]) -> None:
    assert [plan["title"] for plan in full_once("plans", *question, "--json").json] == expected


def test_a_plan_of_a_title_that_was_dropped_is_found(full: Run) -> None:
    give(full, "élite", "dropped")

    assert [plan["title"] for plan in full("plans", "is:dropped", "--json").json] == ["Élite"]


@pytest.mark.parametrize(
    "question", ["is:lost", "status:lost", "status:film", "is:none", "status:drop", "status:>dropped"]
)
def test_no_status_is_refused(full_once: Run, question: str) -> None:
    refused = full_once("list", question)

    assert (refused.code, refused.raw) == (2, b"")
    assert refused.err.splitlines()[2].strip(" ^") == ""


def test_a_slip_of_the_finger_is_answered_with_what_is_near(full_once: Run) -> None:
    assert "did you mean dropped?" in full_once("list", "is:droped").err
