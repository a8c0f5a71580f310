"""A query changes many watches in one step, which is asked about before and undone at once."""

import csv
import os
import resource
import shutil
import signal
import statistics
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Editor, Open, Refusal, Shell, Window
from tests.conftest import Run

QUERY = "service:hbo"
CHANGES = [
    ("tag", "cosy", QUERY),
    ("untag", "old", QUERY),
    ("rm", QUERY),
    ("edit", QUERY, "--set", "stars=2"),
    ("edit", QUERY, "--set", "status=dropped", "--set", "watched_on=2024"),
    ("edit", QUERY, "--set", "title=Psycho"),
]
THOUSANDS = 5_000
MOST_TIMES_A_LIST = 12
SWAP = """sed -i 's/HBO/Netflix/' "$1" """
"""What an editor does to the service of every watch in its text."""


@pytest.fixture(scope="module")
def full_once(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A small history, which nobody changes."""
    watchlog = Run(Path(shutil.copytree(empty, tmp_path_factory.mktemp("full") / "home")))
    for title in ("Heat", "Dune", "Alien", "Them!"):
        assert watchlog("add", title, "--stars", "4", "--service", "HBO", "--tag", "old").code == 0
    assert watchlog("add", "Brazil", "--service", "DVD").code == 0
    return watchlog


@pytest.fixture
def full(full_once: Run, watchlog: Run) -> Run:
    shutil.copytree(full_once.home, watchlog.home, dirs_exist_ok=True)
    return watchlog


def journal(watchlog: Run) -> list[str]:
    return [change["summary"] for change in watchlog("log", "--json").json]


def values(watchlog: Run, field: str, *query: str) -> list[object]:
    return [watch[field] for watch in watchlog("list", *query, "--sort", "id+", f"--json={field}").json]


def kept(watchlog: Run) -> list[str]:
    """What was written in an editor and could not be saved."""
    return [file.read_text(encoding="utf-8") for file in watchlog.home.glob("unsaved-*.toml")]


# Asking.


@pytest.mark.parametrize("command", CHANGES, ids=" ".join)
def test_it_says_how_many_and_which_first_and_asks(full: Run, command: Sequence[str]) -> None:
    before = full.archive()

    asked = full(*command, stdin=b"n\n", terminal=True)

    assert (asked.code, asked.out) == (1, "")
    *shown, question = asked.err.splitlines()
    assert [line.split(",")[0] for line in shown] == ["Them!", "Alien", "Dune", "Heat"]
    assert "4 watches, the first of them Them!" in question
    assert "[y/N]" in question
    assert question.endswith("watchlog: nothing was changed")
    assert full.archive() == before


@pytest.mark.parametrize("command", CHANGES, ids=" ".join)
def test_yes_does_it(full: Run, command: Sequence[str]) -> None:
    before = full.archive()

    assert full(*command, stdin=b"y\n", terminal=True).code == 0
    assert full.archive() != before


@pytest.mark.parametrize("answer", [b"Y\n", b"yes\n", b" y \n", b"YES\r\n", b"y"])
def test_yes_may_be_spelled_otherwise(full: Run, answer: bytes) -> None:
    assert full("tag", "cosy", QUERY, stdin=answer, terminal=True).code == 0
    assert values(full, "title", "tag:cosy") == ["Heat", "Dune", "Alien", "Them!"]


@pytest.mark.parametrize("answer", [b"n\n", b"\n", b"", b"no\n", b"yep\n", b"what?\n", b"\xff\n", b"1\n"])
def test_anything_else_changes_nothing(full: Run, answer: bytes) -> None:
    before = full.archive()

    for command in CHANGES:
        assert full(*command, stdin=answer, terminal=True).code == 1, command
    assert full.archive() == before
    assert len(journal(full)) == 5


@pytest.mark.parametrize("command", CHANGES, ids=" ".join)
def test_yes_may_be_said_beforehand(full: Run, command: Sequence[str]) -> None:
    before = full.archive()

    done = full(*command, "--yes")

    assert (done.code, done.err) == (0, "")
    assert full.archive() != before


@pytest.mark.parametrize("words", [("-y", "rm", QUERY), ("rm", "-y", QUERY), ("rm", QUERY, "-y")], ids=" ".join)
def test_yes_may_stand_anywhere(full: Run, words: Sequence[str]) -> None:
    assert full(*words).code == 0
    assert values(full, "title") == ["Brazil"]


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("command", CHANGES, ids=" ".join)
@pytest.mark.parametrize("options", [(), ("--json",), ("--no-input",)], ids=str)
def test_a_script_has_to_say_so_beforehand(refused: Refusal, command: Sequence[str], options: Sequence[str]) -> None:
    said = refused(*command, *options)

    assert "4 watches, the first of them Them!" in said
    assert "--yes" in said


@pytest.mark.usefixtures("full")
def test_no_input_asks_nothing_on_a_terminal(refused: Refusal) -> None:
    assert "--yes" in refused("tag", "cosy", QUERY, "--no-input", terminal=True, stdin=b"y\n")


@pytest.mark.parametrize("command", CHANGES, ids=" ".join)
@pytest.mark.parametrize("terminal", [False, True])
def test_two_need_no_question(full: Run, command: Sequence[str], terminal: bool) -> None:
    changed = full(*command, "#1 #2", terminal=terminal)

    assert changed.code == 0, changed
    assert "[y/N]" not in changed.err
    assert len(journal(full)) == 6


def test_three_are_asked_about(full: Run) -> None:
    assert "3 watches" in full("rm", QUERY, "-heat", stdin=b"n\n", terminal=True).err


def test_of_many_only_the_first_are_shown_before_the_question(full: Run) -> None:
    full("add", "The Wire", "s1e1-e40")

    asked = full("tag", "cosy", "wire", stdin=b"n\n", terminal=True)

    *shown, rest, question = asked.err.splitlines()
    assert len(shown) < 20
    assert rest == f"and {40 - len(shown)} more"
    assert "40 watches, the first of them The Wire" in question


def test_the_first_is_the_first_of_the_order_that_was_asked_for(full: Run) -> None:
    asked = full("rm", QUERY, "sort:title", stdin=b"n\n", terminal=True)

    assert "the first of them Alien" in asked.err


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("query", ["tag:nothing", "#99", "#1 #99", "heat dune", "-heat heat"])
@pytest.mark.parametrize("command", [("tag", "x"), ("untag", "x"), ("rm",), ("edit", "--set", "stars=1")], ids=" ".join)
def test_what_finds_nothing_changes_nothing(refused: Refusal, command: Sequence[str], query: str) -> None:
    refused(*command, query, "--yes", code=3)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("assignment", ["stars=9", "nonsense=1", "stars", "status=lost", "watched_on=someday"])
def test_a_wrong_value_is_refused_before_anything_is_asked(refused: Refusal, assignment: str) -> None:
    refused("edit", QUERY, "--set", assignment, terminal=True, stdin=b"y\n")


# A real terminal.


def ask(window: Open, *command: str) -> Window:
    asking = window(*command)
    asking.sees("[y/N]")
    return asking


@pytest.mark.parametrize("command", CHANGES[:4], ids=" ".join)
def test_a_person_says_yes(full: Run, window: Open, command: Sequence[str]) -> None:
    before = full.archive()
    asking = ask(window, *command)
    asking.types("y")

    assert asking.ends() == 0
    assert any("4 watches, the first of them Them!" in line for line in asking.lines)
    assert asking.lines[-1] == "Undo: watchlog undo"
    assert full.archive() != before
    full("undo")
    assert full.archive() == before


@pytest.mark.parametrize("answer", ["n", "", "what?"])
def test_a_person_says_no(full: Run, window: Open, answer: str) -> None:
    before = full.archive()
    asking = ask(window, "rm", QUERY)
    asking.types(answer)

    assert asking.ends() == 1
    assert asking.lines[-1] == "watchlog: nothing was changed"
    assert full.archive() == before


def test_ctrl_c_at_the_question_changes_nothing(full: Run, window: Open) -> None:
    before = full.archive()

    asking = ask(window, "rm", QUERY)

    assert asking.interrupted() == 130
    assert b"Traceback" not in asking.raw
    assert full.archive() == before


def test_ctrl_d_at_the_question_changes_nothing(full: Run, window: Open) -> None:
    before = full.archive()
    asking = ask(window, "rm", QUERY)
    os.write(asking._typed.child_fd, b"\x04")

    assert asking.ends() == 1
    assert asking.lines[-1] == "watchlog: nothing was changed"
    assert full.archive() == before


def test_a_program_that_is_ended_at_the_question_changes_nothing(full: Run, window: Open) -> None:
    before = full.archive()
    asking = ask(window, "rm", QUERY)
    os.killpg(asking.process.pid, signal.SIGTERM)

    assert asking.ends() != 0
    assert full.archive() == before


def test_a_question_does_not_lock_the_history(full: Run, window: Open) -> None:
    asking = ask(window, "tag", "cosy", QUERY)

    assert full("add", "Psycho", "--service", "HBO").code == 0
    asking.types("y")

    assert asking.ends() == 0
    assert values(full, "title", "tag:cosy") == ["Heat", "Dune", "Alien", "Them!"]


def test_what_is_gone_when_the_answer_comes_is_not_found_and_nothing_is_changed(full: Run, window: Open) -> None:
    asking = ask(window, "tag", "cosy", QUERY)
    full("rm", "#2")
    asking.types("y")

    assert asking.ends() == 3
    assert values(full, "title", "tag:cosy") == []


# One step.


@pytest.mark.parametrize("command", CHANGES, ids=" ".join)
def test_one_undo_brings_back_everything(full: Run, command: Sequence[str]) -> None:
    before, log = full.archive(), journal(full)
    full(*command, "--yes")
    after = full.archive()

    assert journal(full)[1:] == log
    assert "4 watches" in journal(full)[0]
    assert full("undo").code == 0
    assert full.archive() == before
    assert full("redo").code == 0
    assert full.archive() == after


def test_several_fields_of_several_watches_are_set_at_once(full: Run) -> None:
    changed = full("edit", QUERY, "--set", "service=Netflix", "--set", "watched_on=2024", "--yes")

    assert len(changed.out.splitlines()) == 4
    assert values(full, "service") == ["Netflix"] * 4 + ["DVD"]
    assert values(full, "watched_on") == ["2024"] * 4 + ["2026-11-22"]


def test_only_what_differs_is_told_and_counted(full: Run) -> None:
    full("edit", "1", "--set", "stars=2")

    changed = full("edit", QUERY, "--set", "stars=2", "--yes", "--json=id")

    assert [watch["id"] for watch in changed.json] == [4, 3, 2]
    assert "3 watches" in journal(full)[0]


def test_a_change_of_nothing_is_no_step(full: Run) -> None:
    before = journal(full)

    assert full("edit", QUERY, "--set", "stars=4", "--yes").out == "Nothing had to be changed\n"
    assert full("tag", "old", QUERY, "--yes").code == 0
    assert full("untag", "new", QUERY, "--yes").code == 0
    assert journal(full) == before


def test_an_alternative_and_a_number_may_be_mixed(full: Run) -> None:
    full("tag", "cosy", "#1 or dvd or service:dvd")

    assert values(full, "title", "tag:cosy") == ["Heat", "Brazil"]


def test_numbers_without_a_sign_are_numbers_alone(full: Run, refused: Refusal) -> None:
    full("add", "1917")

    full("tag", "cosy", "1", "2")

    assert values(full, "title", "tag:cosy") == ["Heat", "Dune"]
    refused("tag", "cosy", "1917", code=3)


def test_changing_what_was_asked_for_changes_all_of_it(full: Run) -> None:
    full("edit", "stars:4", "--set", "stars=5", "--yes")

    assert values(full, "stars", QUERY) == [5, 5, 5, 5]


# Thousands.


@pytest.fixture(scope="module")
def thousands_once(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A history of thousands of watches, which came from a table; nobody changes it."""
    watchlog = Run(tmp_path_factory.mktemp("thousands") / "home")
    file = watchlog.home.parent / "table.csv"
    with file.open("w", encoding="utf-8", newline="") as table:
        rows = csv.writer(table)
        rows.writerow(["title", "year", "watched_on", "stars", "tags", "service"])
        for number in range(THOUSANDS):
            film = number // 2
            day = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
            rows.writerow([f"Film {film}", 1950 + film % 70, day, number % 6, f"tag {number % 7}", "HBO"])
    imported = watchlog("import", str(file), "--json")
    assert imported.json["imported"] == THOUSANDS, imported
    return watchlog


@pytest.fixture
def thousands(thousands_once: Run, tmp_path: Path) -> Run:
    """A history of thousands of watches."""
    return Run(Path(shutil.copytree(thousands_once.home, tmp_path / "thousands")))


@pytest.mark.parametrize("command", [CHANGES[0], CHANGES[2], CHANGES[4]], ids=" ".join)
def test_thousands_are_changed_in_one_step_and_back(thousands: Run, command: Sequence[str]) -> None:
    before = thousands.archive()

    changed = thousands(*command, "--yes", "--json=id")

    assert len(changed.json) == THOUSANDS
    assert journal(thousands)[1:] == journal(thousands)[-1:]
    assert f"{THOUSANDS} watches" in journal(thousands)[0]
    assert thousands.archive() != before
    assert thousands("undo").code == 0
    assert thousands.archive() == before


def test_thousands_are_told_one_by_one_to_a_pipe_and_in_short_to_a_person(thousands: Run) -> None:
    piped = thousands("tag", "cosy", QUERY, "--yes")
    seen = thousands("untag", "cosy", QUERY, "--yes", terminal=True)

    assert piped.out.count("\n") == THOUSANDS
    assert seen.out.count("\n") < 20
    assert f"and {THOUSANDS - seen.out.count('Changed')} more" in seen.out


def test_thousands_are_changed_in_the_time_of_a_few_lists(thousands: Run) -> None:
    shell = Shell(thousands.home)
    cpu_seconds(shell, "list")  # remembers what is asked for
    listing = statistics.median(cpu_seconds(shell, "list") for _ in range(5))
    changing = statistics.median(
        cpu_seconds(shell, "edit", "source:csv", "--yes", "--set", f"service={name}", "--set", f"watched_on={year}")
        for name, year in (("Netflix", 2021), ("Mubi", 2022), ("DVD", 2023))
    )

    assert changing <= MOST_TIMES_A_LIST * listing


def cpu_seconds(shell: Shell, *arguments: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = shell(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert result.code == 0, result.err
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


# An editor.


def test_an_editor_gets_every_watch_that_a_query_finds(full: Run, editor: Editor) -> None:
    copy = full.home / "seen.toml"

    full("edit", QUERY, "-heat", EDITOR=editor(f'cp "$1" {copy}'))

    text = copy.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("id = ")] == ["id = 4", "id = 3", "id = 2"]


def test_an_editor_shows_what_it_would_change_and_asks(full: Run, editor: Editor) -> None:
    before = full.archive()

    asked = full("edit", QUERY, EDITOR=editor(SWAP), terminal=True, stdin=b"n\n")

    *shown, question = asked.err.splitlines()
    assert shown == [
        f"Changed #{number} {title}: service “HBO” → “Netflix”"
        for number, title in ((4, "Them!"), (3, "Alien"), (2, "Dune"), (1, "Heat"))
    ]
    assert "4 watches, the first of them Them!" in question
    assert (asked.code, asked.out) == (1, "")
    assert full.archive() == before


def test_an_editor_changes_several_watches_in_one_step(full: Run, editor: Editor) -> None:
    before = full.archive()

    changed = full("edit", QUERY, EDITOR=editor(SWAP), terminal=True, stdin=b"y\n")

    assert changed.code == 0
    assert values(full, "service") == ["Netflix"] * 4 + ["DVD"]
    assert len(journal(full)) == 6
    assert "4 watches" in journal(full)[0]
    full("undo")
    assert full.archive() == before


def test_each_watch_gets_its_own_values_from_an_editor(full: Run, editor: Editor) -> None:
    number_the_notes = """awk '/^id = /{id = $3} /^note = /{$0 = "note = \\"number " id "\\""} {print}' "$1" > "$1.new"
mv "$1.new" "$1" """

    full("edit", QUERY, "--yes", EDITOR=editor(number_the_notes))

    assert values(full, "note", QUERY) == ["number 1", "number 2", "number 3", "number 4"]


def test_an_editor_needs_no_question_for_two(full: Run, editor: Editor) -> None:
    for terminal in (False, True):
        changed = full("edit", "#1 #2", EDITOR=editor(SWAP), terminal=terminal)
        assert changed.code == 0
        assert "[y/N]" not in changed.err
        full("undo")


def test_an_editor_that_changes_two_of_many_needs_no_question(full: Run, editor: Editor) -> None:
    change_two = """sed -i -e 's/"Heat"/"Heat 2"/' -e 's/"Dune"/"Dune 2"/' "$1" """

    assert full("edit", QUERY, EDITOR=editor(change_two)).code == 0
    assert values(full, "title", QUERY) == ["Heat 2", "Dune 2", "Alien", "Them!"]


def test_a_script_has_to_say_yes_before_an_editor_changes_many(full: Run, refused: Refusal, editor: Editor) -> None:
    assert "--yes" in refused("edit", QUERY, EDITOR=editor(SWAP))
    assert full("edit", QUERY, "--yes", EDITOR=editor(SWAP)).code == 0


def test_an_editor_that_changes_nothing_is_no_step(full: Run, editor: Editor) -> None:
    edited = full("edit", QUERY, EDITOR=editor("true"))

    assert (edited.code, edited.out) == (0, "Nothing had to be changed\n")
    assert len(journal(full)) == 5
    assert kept(full) == []


def test_an_edit_of_many_works_at_a_real_terminal(full: Run, window: Open, editor: Editor) -> None:
    asking = window("edit", QUERY, EDITOR=editor(SWAP))
    asking.sees("[y/N]")
    asking.types("y")

    assert asking.ends() == 0
    assert values(full, "service") == ["Netflix"] * 4 + ["DVD"]


def test_ctrl_c_after_an_edit_changes_nothing_and_keeps_the_text(full: Run, window: Open, editor: Editor) -> None:
    before = full.archive()
    asking = window("edit", QUERY, EDITOR=editor(SWAP))
    asking.sees("[y/N]")

    assert asking.interrupted() == 130
    assert full.archive() == before
    (text,) = kept(full)
    assert text.count('service = "Netflix"') == 4


BROKEN = {
    "no TOML": 'echo "nonsense = = " >> "$1"',
    "another id": """sed -i 's/^id = 2/id = 99/' "$1" """,
    "an id twice": """sed -i 's/^id = 2/id = 1/' "$1" """,
    "no id": """sed -i '/^id = 2/d' "$1" """,
    "an id of words": """sed -i 's/^id = 2/id = "two"/' "$1" """,
    "a watch that is not in the query": """sed -i 's/^id = 2/id = 5/' "$1" """,
    "a new watch": """printf '\\n[[watch]]\\nid = 77\\ntitle = "New"\\n' >> "$1" """,
    "another table": """printf '\\n[other]\\na = 1\\n' >> "$1" """,
    "a new field": """sed -i 's/^id = 2/id = 2\\ncolour = "red"/' "$1" """,
    "an impossible value": """sed -i 's|^stars = .*|stars = "9/5"|' "$1" """,
    "an impossible status": """sed -i 's/^status = .*/status = "lost"/' "$1" """,
    "an impossible date": """sed -i 's/^watched_on = .*/watched_on = "someday"/' "$1" """,
    "a list of numbers": """sed -i 's/^tags = .*/tags = [1, 2]/' "$1" """,
}
"""What an editor may do to a text so that it can't be saved."""


@pytest.mark.parametrize("line", BROKEN.values(), ids=BROKEN)
def test_a_text_that_can_not_be_saved_changes_nothing_and_is_kept(
    full: Run, refused: Refusal, editor: Editor, line: str
) -> None:
    said = refused("edit", QUERY, "--yes", EDITOR=editor(f"""{line}\necho "# my own words" >> "$1" """))

    (text,) = kept(full)
    assert text.endswith("# my own words\n")
    assert "what you wrote is kept in" in said


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("line", ["exit 3", "kill -9 $$", 'rm "$1"', """printf '\\377' > "$1" """])
def test_an_editor_that_fails_changes_nothing(refused: Refusal, editor: Editor, line: str) -> None:
    refused("edit", QUERY, "--yes", EDITOR=editor(line), code=1)


def test_a_text_that_was_declined_is_kept(full: Run, editor: Editor) -> None:
    declined = full("edit", QUERY, EDITOR=editor(SWAP), terminal=True, stdin=b"\n")

    (text,) = kept(full)
    assert text.count('service = "Netflix"') == 4
    assert "nothing was changed (what you wrote is kept in" in declined.err


def test_a_text_that_nobody_could_be_asked_about_is_kept(full: Run, editor: Editor) -> None:
    assert full("edit", QUERY, EDITOR=editor(SWAP)).code == 2
    assert len(kept(full)) == 1


def test_a_text_that_was_saved_is_not_kept(full: Run, editor: Editor) -> None:
    assert full("edit", QUERY, "--yes", EDITOR=editor(SWAP)).code == 0
    assert kept(full) == []


def test_a_watch_whose_table_is_deleted_stays_as_it_is(full: Run, editor: Editor) -> None:
    leave_out_one = """awk '/^\\[\\[watch\\]\\]/{table++} table != 2' "$1" > "$1.new"; mv "$1.new" "$1" """

    changed = full("edit", QUERY, "--yes", EDITOR=editor(f"{leave_out_one}\n{SWAP}"))

    assert changed.code == 0
    assert values(full, "service", "#1 #2 #3 #4") == ["Netflix", "Netflix", "HBO", "Netflix"]


def test_a_line_that_is_deleted_stays_as_it_is(full: Run, editor: Editor) -> None:
    before = full.archive()

    assert full("edit", QUERY, "--yes", EDITOR=editor("""sed -i '/^service/d' "$1" """)).code == 0
    assert full.archive() == before


def test_an_emptied_text_changes_nothing(full: Run, editor: Editor) -> None:
    before = full.archive()

    assert full("edit", QUERY, "--yes", EDITOR=editor(': > "$1"')).out == "Nothing had to be changed\n"
    assert full.archive() == before
