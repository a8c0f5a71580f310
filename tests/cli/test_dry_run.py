"""`--dry-run` shows what a change would do, to the letter, and changes nothing."""

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Editor, Open
from tests.conftest import Run

QUERY = "service:hbo"
REMARK = "A dry run: nothing is changed"
CHANGES = [
    ("rm", "1"),
    ("rm", "#1 #2"),
    ("rm", QUERY),
    ("rm", "-service:dvd sort:title"),
    ("edit", "1", "--set", "stars=1.5", "--set", "note="),
    ("edit", QUERY, "--set", "service=Netflix", "--set", "watched_on=2024"),
    ("edit", QUERY, "--set", "status=dropped"),
    ("edit", QUERY, "--set", "title=Psycho", "--set", "year=1960"),
    ("edit", "dune", "--set", "title=Heat (1995)"),
    ("edit", QUERY, "--set", "refs=", "--set", "season=3"),
    ("edit", QUERY, "--set", "stars=4"),
    ("tag", "cosy,x", QUERY),
    ("tag", "old", QUERY),
    ("tag", "new", "5"),
    ("untag", "OLD", QUERY),
    ("untag", "nothing", QUERY),
]
EDITS = {
    "a service": """sed -i 's/"HBO"/"Netflix"/' "$1" """,
    "a title": """sed -i 's/^title = "Dune"/title = "Heat"/' "$1" """,
    "a note of each": """awk '/^id = /{id = $3} /^note = /{$0 = "note = \\"" id "\\""} {print}' "$1" > "$1.new"
mv "$1.new" "$1" """,
    "nothing": "true",
}
"""What an editor does."""


@pytest.fixture(scope="module")
def full_once(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A small history, which nobody changes."""
    watchlog = Run(Path(shutil.copytree(empty, tmp_path_factory.mktemp("full") / "home")))
    for title, year in (("Heat", "1995"), ("Dune", "2021"), ("Alien", "1979"), ("Them!", "1954")):
        words = ["--film", "--stars", "4", "--service", "HBO", "--tag", "old", "--note", "So."]
        assert watchlog("add", title, "--year", year, *words).code == 0
    assert watchlog("add", "Brazil", "--service", "DVD").code == 0
    assert watchlog("plan", "Psycho").code == 0
    return watchlog


@pytest.fixture
def full(full_once: Run, watchlog: Run) -> Run:
    shutil.copytree(full_once.home, watchlog.home, dirs_exist_ok=True)
    return watchlog


def state(watchlog: Run) -> tuple[str, bytes, bytes]:
    """The file, what is in the history, and what was done to it."""
    journal = watchlog("log", "--json")
    assert journal.code == 0
    return hashlib.sha256(watchlog.database.read_bytes()).hexdigest(), watchlog.archive(), journal.raw


@pytest.mark.parametrize("options", [(), ("--json",), ("--json=title,stars,tags",)], ids=str)
@pytest.mark.parametrize("command", CHANGES, ids=" ".join)
def test_it_prints_what_the_change_then_prints(full: Run, command: Sequence[str], options: Sequence[str]) -> None:
    rehearsed = full(*command, *options, "--dry-run")
    done = full(*command, *options, "--yes")

    assert (rehearsed.code, done.code) == (0, 0), (rehearsed, done)
    assert rehearsed.raw == done.raw
    assert rehearsed.raw
    assert rehearsed.err == f"{REMARK}\n"


@pytest.mark.parametrize("command", CHANGES, ids=" ".join)
def test_it_changes_nothing(full: Run, command: Sequence[str]) -> None:
    before = state(full)

    for options in ((), ("--json",), ("--yes",)):
        assert full(*command, "--dry-run", *options).code == 0

    assert state(full) == before


@pytest.mark.parametrize("command", CHANGES, ids=" ".join)
def test_a_person_is_shown_it_and_asked_nothing(full: Run, command: Sequence[str]) -> None:
    before = state(full)

    rehearsed = full(*command, "--dry-run", terminal=True, stdin=b"y\n")
    done = full(*command, terminal=True, stdin=b"y\n")

    assert rehearsed.code == 0
    assert rehearsed.err == f"{REMARK}\n"
    assert rehearsed.raw == done.raw
    assert "Undo: watchlog undo" not in rehearsed.err
    if done.out != "Nothing had to be changed\n":
        full("undo")
    assert state(full)[1] == before[1]


@pytest.mark.parametrize("line", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("options", [(), ("--json",)], ids=str)
def test_an_edit_in_an_editor_prints_what_it_then_prints(
    full: Run, editor: Editor, line: str, options: Sequence[str]
) -> None:
    before = state(full)

    rehearsed = full("edit", QUERY, *options, "--dry-run", EDITOR=editor(line))

    assert (rehearsed.code, rehearsed.err) == (0, f"{REMARK}\n")
    assert state(full) == before
    done = full("edit", QUERY, *options, "--yes", EDITOR=editor(line))
    assert rehearsed.raw == done.raw


def test_an_edit_in_an_editor_asks_nothing(full: Run, editor: Editor) -> None:
    rehearsed = full("edit", QUERY, "--dry-run", EDITOR=editor(EDITS["a service"]), terminal=True)

    assert rehearsed.code == 0
    assert rehearsed.err == f"{REMARK}\n"


def test_nothing_is_asked_at_a_real_terminal(full: Run, window: Open) -> None:
    before = state(full)

    looking = window("rm", QUERY, "--dry-run")

    assert looking.ends() == 0
    assert [line.split(",")[0] for line in looking.lines] == [
        REMARK,
        "Removed Them! (1954)",
        "Removed Alien (1979)",
        "Removed Dune (2021)",
        "Removed Heat (1995)",
    ]
    assert state(full) == before


def test_it_may_be_said_before_and_behind(full: Run) -> None:
    before = state(full)

    for words in (("rm", "--dry-run", QUERY), ("rm", QUERY, "--dry-run"), ("rm", "--dry-run", "--", "-heat")):
        assert full(*words).code == 0
    assert state(full) == before


def test_it_can_be_repeated(full: Run) -> None:
    rehearsals = {full("edit", QUERY, "--set", "title=New", "--dry-run").raw for _ in range(3)}

    assert len(rehearsals) == 1


def test_a_number_is_not_used_up_by_it(full: Run) -> None:
    full("edit", "dune", "--set", "title=New", "--dry-run")
    full("rm", QUERY, "--dry-run")

    assert full("add", "Psycho II", "--json=id").json == [{"id": 7}]


def test_what_was_undone_can_be_redone_after_it(full: Run) -> None:
    after = full.archive()
    full("undo")
    full("rm", QUERY, "--dry-run")

    assert full("redo").code == 0
    assert full.archive() == after


@pytest.mark.parametrize(
    "command",
    [
        ("rm", "99"),
        ("rm", "1", "99"),
        ("rm", "tag:nothing"),
        ("rm", ""),
        ("rm", "star:4"),
        ("rm", "(heat"),
        ("rm", "@nobody"),
        ("tag", " , ", "1"),
        ("tag", "x", "99"),
        ("untag", "x", "heat or"),
        ("edit", QUERY, "--set", "stars=9"),
        ("edit", QUERY, "--set", "status=lost"),
        ("edit", QUERY, "--set", "colour=red"),
        ("edit", QUERY, "--set", "title=#99"),
        ("edit", "stars:5", "--set", "stars=4"),
        ("rm", QUERY, "--nonsense"),
        ("edit", QUERY, "--set", "stars=1", "--json=nonsense"),
    ],
    ids=" ".join,
)
def test_what_is_wrong_is_refused_as_without_it(full: Run, command: Sequence[str]) -> None:
    before = state(full)

    rehearsed = full(*command, "--dry-run")
    done = full(*command, "--yes")

    assert rehearsed == done
    assert rehearsed.code in {2, 3}
    assert state(full) == before


def test_a_title_that_several_are_called_is_refused_as_without_it(full: Run) -> None:
    full("add", "Dune", "--year", "1984", "--film")
    full("edit", "heat", "--set", "year=")
    before = state(full)

    rehearsed = full("edit", "heat", "--set", "title=Dune", "--dry-run")

    assert rehearsed == full("edit", "heat", "--set", "title=Dune")
    assert rehearsed.code == 3
    assert state(full) == before


def test_an_id_that_another_title_has_is_refused_as_without_it(full: Run) -> None:
    full("edit", "heat", "--set", "refs=imdb:tt1")
    before = state(full)

    rehearsed = full("edit", "dune", "--set", "refs=imdb:tt1", "--dry-run")

    assert rehearsed == full("edit", "dune", "--set", "refs=imdb:tt1")
    assert rehearsed.code == 2
    assert state(full) == before


@pytest.mark.parametrize("line", ["exit 3", 'echo "x = = " >> "$1"', """sed -i 's/^id = 2/id = 99/' "$1" """])
def test_an_editor_that_fails_is_told_as_without_it(full: Run, editor: Editor, line: str) -> None:
    command = editor(line)
    before = state(full)

    assert full("edit", QUERY, "--dry-run", EDITOR=command) == full("edit", QUERY, "--yes", EDITOR=command)
    assert state(full) == before


@pytest.mark.parametrize(
    "command",
    [("rm", "heat"), ("tag", "x", "heat"), ("untag", "x", "1"), ("edit", "heat", "--set", "stars=1")],
    ids=str,
)
def test_a_missing_history_is_not_made_by_it(fresh: Run, command: Sequence[str]) -> None:
    rehearsed = fresh(*command, "--dry-run")

    assert (rehearsed.code, rehearsed.raw) == (3, b"")
    assert not fresh.database.exists()
    assert fresh(*command) == rehearsed


@pytest.mark.parametrize("command", [("add", "Heat"), ("rate", "Heat", "3"), ("view", "save", "x", "heat"), ("list",)])
def test_commands_that_can_not_be_rehearsed_refuse_it(full: Run, command: Sequence[str]) -> None:
    before = state(full)

    assert full(*command, "--dry-run").code == 2
    assert state(full) == before


def test_thousands_are_rehearsed_and_the_file_stays_as_it_is(watchlog: Run, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    rows = [f"Film {number},2024-05-05,HBO,{'x' * 200}" for number in range(5_000)]
    table.write_text("\n".join(["title,watched_on,service,note", *rows]), encoding="utf-8")
    assert watchlog("import", str(table)).code == 0
    before = state(watchlog)

    for command in (("rm", QUERY), ("edit", QUERY, "--set", "note=", "--set", "season=1")):
        assert watchlog(*command, "--dry-run").raw.count(b"\n") == 5_000
    assert state(watchlog) == before
