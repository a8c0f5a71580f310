"""What a person sees at a terminal: questions, tables within its width, and never a character that it would act on."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Editor, Open
from tests.conftest import Result, Run

HOSTILE = [
    "\x1b[31mred",
    "\x1b]0;owned\x07",
    "\x1b]52;c;cm0gLXJm\x07",
    "\x1b]8;;http://evil\x1b\\click\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[H",
    "\x9b31mC1",
    "\x9d0;t\x9c",
    "a\u202egnp.exe",
    "\u2066\u2067x\u2069",
    "\u200f\u200ertl",
    "x\x07\x08\x08\x08y",
    "a\rb",
    "a\nb\tc",
    "\x85next",
    "a\u2028b\u2029c",
    "\x00"[:0] + "\x7f\x7fdel",
    "\x1bPq#0;2;0;0;0\x1b\\sixel",
    "\x1bc\x1b(0lqk\u061c",
]
ACTED_ON = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
OWN = re.compile(r"\x1b\[[0-9;]*m")
NASTY = st.text(
    st.sampled_from([*"\x1b\x9b\x9d\x07\r\n\t\x7f\u202e\u2066\u061c\u200f\u2028[]();0123mHJc\\", "é", "字", "🦈"]),
    max_size=20,
)
TEXTS = st.tuples(
    st.sampled_from("aé字"), NASTY | st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=20)
).map("".join)


def clean(result: Result) -> bool:
    """Whether nothing on either stream would be acted on."""
    shown = result.out + result.err
    assert not ACTED_ON.search(shown), (ACTED_ON.findall(shown), shown)
    return "should not have" not in result.err


EVERYTHING = [
    ["list", "--limit", "0"],
    ["list", "--json"],
    ["list", "--jsonl"],
    ["log", "--limit", "0"],
    ["log", "--json"],
    ["plans"],
    ["plans", "--json"],
    ["export", "-", "--format", "archive"],
    ["export", "-", "--format", "json"],
    [],
    ["--json"],
    ["rm", "1", "2", "3", "4"],
]


def about(title: str) -> list[list[str]]:
    """Commands that show a text, and commands that are refused because of it."""
    return [
        ["search", title.split(maxsplit=1)[0]],
        ["show", title],
        ["show", title, "--json"],
        ["show", title + "?"],
        ["unplan", title],
        ["rm", title + "?"],
        ["undo", title],
        ["add", title, title],
        ["add", title, "--on", title],
        ["add", title, "--stars", title],
        ["list", "--sort", title],
        ["list", f"--json={title}"],
        ["config", title],
        ["config", "scale", title],
        ["edit", "1", "--set", title],
        ["edit", "1", "--set", f"stars={title}"],
        ["import", title],
        ["import", "/dev/null", "--from", title],
        ["export", "-", "--format", title],
        ["--db", f"x://{title}", "list"],
        [title],
        ["add", "x", f"--{title}"],
    ]


RAW = [
    ["export"],
    ["list", "--csv"],
    ["list", "--tsv"],
    ["export", "-", "--format", "markdown"],
    ["plans", "--csv"],
    ["log", "--tsv"],
]


def fill(watchlog: Run, title: str) -> Iterator[Result]:
    """Every changing command, with the text wherever a text can be."""
    for words in (
        ["add", title, "--note", title, "--tag", title.replace(",", ""), "--service", title, "--with", title],
        ["add", title, "s1e1-e3"],
        ["edit", "1", "--set", f"original_title={title}", "--set", f"episode_title={title}", "--set", f"note={title}!"],
        ["rate", title, "3"],
        ["tag", title, "1"],
        ["plan", title, "--note", title],
        ["unplan", title],
        ["undo"],
        ["redo"],
        ["undo"],
        ["rm", "2"],
        ["undo"],
        ["untag", title, "1"],
        ["add", title, "--json"],
        ["plan", title, "--json"],
        ["rate", title, "4", "--json"],
    ):
        yield watchlog(*words)
    yield watchlog("undo", "3", "--json")
    yield watchlog("redo", "3", "--json")


@pytest.fixture
def dumb(watchlog: Run) -> Run:
    watchlog.variables["TERM"] = "dumb"  # rich writes no sequences of its own there, so every one would be the title's
    return watchlog


@pytest.mark.parametrize("title", HOSTILE, ids=ascii)
def test_nothing_hostile_reaches_the_terminal(dumb: Run, title: str) -> None:
    assert all(clean(result) for result in fill(dumb, title))
    for words in about(title):
        assert clean(dumb(*words, terminal=True)), words
    for words in (["show", title], ["search", title.split(maxsplit=1)[0]]):
        assert clean(dumb(*words)), words


@pytest.mark.parametrize("terminal", [False, True])
def test_nothing_hostile_reaches_the_terminal_in_a_list(dumb: Run, terminal: bool) -> None:
    for title in HOSTILE:
        dumb("add", title, "--note", title, "--tag", title, "--service", title, "--with", title)
        dumb("plan", title, "--note", title)

    for words in EVERYTHING:
        assert clean(dumb(*words, terminal=terminal)), words


@pytest.mark.parametrize("words", [["show"], ["rm"], ["config"]], ids=" ".join)
def test_nothing_hostile_reaches_the_terminal_with_debug(watchlog: Run, words: list[str]) -> None:
    for title in HOSTILE:
        assert clean(watchlog(*words, title, "--debug", terminal=True))


@pytest.mark.parametrize("words", RAW, ids=" ".join)
def test_nothing_hostile_reaches_the_terminal_in_a_table_for_programs(watchlog: Run, words: list[str]) -> None:
    for title in HOSTILE:
        watchlog("add", title, "--note", title)
        watchlog("plan", title)

    assert clean(watchlog(*words, terminal=True))


@pytest.mark.parametrize("title", HOSTILE, ids=ascii)
def test_colours_add_colours_alone(watchlog: Run, title: str) -> None:
    watchlog("add", title, "--note", title, "--tag", "x")

    for words in (["list"], ["show", "#1"], [], ["log"]):
        coloured = watchlog(*words, terminal=True).out
        assert OWN.sub("", coloured) == watchlog(*words, terminal=True, TERM="dumb").out


HOMES = (f"home of example {number}" for number in count())


@given(titles=st.lists(TEXTS, min_size=40, max_size=40, unique=True))
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
def test_nothing_random_reaches_the_terminal_in_any_command(another: Callable[[str], Run], titles: list[str]) -> None:
    watchlog = another(next(HOMES))
    watchlog.variables["TERM"] = "dumb"
    for title in titles[1:]:
        assert clean(watchlog("add", title, "--note", title, "--tag", title))
    assert all(clean(result) for result in fill(watchlog, titles[0]))

    for words in about(titles[0]) + EVERYTHING:
        assert clean(watchlog(*words, terminal=True)), words
    for words in EVERYTHING:
        assert clean(watchlog(*words)), words


def test_a_question_names_nothing_hostile(dumb: Run) -> None:
    for title in HOSTILE:
        added = [dumb("add", title, "--year", year, "--json=id").json[0]["id"] for year in ("1984", "2021", "1984")]

        asked = dumb("show", title, stdin=b"1\n", terminal=True)
        confirmed = dumb("rm", *map(str, added), stdin=b"n\n", terminal=True)

        assert clean(asked)
        assert clean(confirmed)
        assert (asked.code, confirmed.code) == (0, 1)


def test_what_is_hidden_is_kept(watchlog: Run) -> None:
    watchlog("add", HOSTILE[0])

    assert watchlog("list", "--json=title").json == [{"title": HOSTILE[0]}]


def width(line: str) -> int:
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in OWN.sub("", line)
    )


@pytest.fixture
def full(watchlog: Run) -> Run:
    watchlog(
        "add",
        "A very long title that goes on and on and on " * 5,
        "--year",
        "1999",
        "--stars",
        "4.5",
        "--note",
        "word " * 99,
    )
    watchlog("add", "进击的巨人" * 20, "s1e1-e2", "--tag", "字" * 60, "--on", "2026-11-22 21:30", "--rewatch")
    watchlog("add", "x" * 500, "--service", "y" * 300, "--with", "z" * 300, "--stars", "4.5")
    watchlog("plan", "p" * 400, "--note", "q" * 400)
    watchlog("add", "Dune", "--year", "1984", "--film")
    watchlog("add", "Dune", "--year", "2021", "--film")
    return watchlog


@pytest.mark.parametrize("columns", [20, 40, 80, 120, 200])
def test_a_table_stays_within_the_width(full: Run, columns: int) -> None:
    for words in (["list"], ["search", "on"], ["show", "#1"], ["show", "#2"], ["plans"], ["log"], ["config"], []):
        shown = full(*words, terminal=True, COLUMNS=str(columns)).out
        assert shown, words
        assert max(map(width, shown.splitlines())) <= columns, words


@pytest.mark.parametrize("columns", ["0", "-5", "x", "", "1", "3"])
def test_no_number_of_columns_is_a_defect(full: Run, columns: str) -> None:
    assert full("list", terminal=True, COLUMNS=columns).code == 0


def test_no_color_gives_no_colour(full: Run) -> None:
    coloured = re.compile(r"\x1b\[[0-9;]*\b[349]\d")

    assert coloured.search(full("list", terminal=True).out)
    assert not coloured.search(full("list", terminal=True, NO_COLOR="1").out)
    assert coloured.search(full("list", terminal=True, NO_COLOR="").out)
    assert b"\x1b" not in full("list", terminal=True, TERM="dumb").raw


def test_stars_do_without_signs_where_a_terminal_has_none(full: Run) -> None:
    shown = full("list", terminal=True, encoding="ascii").raw

    assert b"4.5/5" in shown
    assert b"\\u2605" not in shown


def test_of_two_titles_one_is_picked_at_a_real_terminal(full: Run, window: Open) -> None:
    asking = window("add", "Dune", "--stars", "4")
    asking.sees("[1]")
    asking.types("2")

    assert asking.ends() == 0
    assert any("1  Dune (1984), film" in line for line in asking.lines)
    assert any("Added Dune (2021), ★★★★" in line for line in asking.lines)
    assert full("list", "dune", "--limit", "1", "--sort", "id-", "--json=year").json == [{"year": 2021}]


def test_three_are_confirmed_at_a_real_terminal(full: Run, window: Open) -> None:
    declining = window("rm", "1", "2", "4")
    declining.sees("[y/N]")
    declining.types("n")
    assert declining.ends() == 1
    assert len(full("list", "--json").json) == 6

    agreeing = window("rm", "1", "2", "4")
    agreeing.sees("[y/N]")
    agreeing.types("y")
    assert agreeing.ends() == 0
    assert len(full("list", "--json").json) == 3


def test_a_question_is_interrupted_with_130(full: Run, window: Open) -> None:
    asking = window("add", "Dune")
    asking.sees("[1]")

    assert asking.interrupted() == 130
    assert b"Traceback" not in asking.raw
    assert len(full("list", "--json").json) == 6


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("words", [["list"], ["show", "#2"], []], ids=" ".join)
def test_a_table_fits_a_real_terminal(window: Open, words: Sequence[str], columns: int) -> None:
    looking = window(*words, columns=columns, rows=100)

    assert looking.ends() == 0
    lines = OWN.sub("", looking.raw.decode()).split("\r\n")
    assert max(map(width, lines)) <= columns
    assert max(map(width, lines)) > 40


def test_a_real_terminal_shows_what_a_person_reads(watchlog: Run, window: Open) -> None:
    watchlog("add", "Osmosis", "--year", "2019", "--stars", "1", "--on", "2026-11-22")
    looking = window("list")

    assert looking.ends() == 0
    assert any(re.search(r"1\s+Sun 2026-11-22\s+Osmosis \(2019\)\s+★", line) for line in looking.lines)


@pytest.mark.parametrize(
    "words", [["list", "--limit", "0"], ["log", "--limit", "0"], ["plans"], ["show", "#1"]], ids=" ".join
)
def test_a_real_terminal_is_not_taken_over(watchlog: Run, window: Open, words: Sequence[str]) -> None:
    for title in HOSTILE:
        watchlog("add", title, "--note", title)
        watchlog("plan", title, "--note", title)
    watchlog("edit", "1", "--set", f"note={' '.join(HOSTILE)}")

    looking = window(*words, columns=100)

    assert looking.ends() == 0
    assert looking.screen.title == ""
    assert not ACTED_ON.search(OWN.sub("", looking.raw.decode()).replace("\r\n", "\n"))


def test_an_editor_works_at_a_real_terminal(watchlog: Run, window: Open, editor: Editor) -> None:
    command = editor("""printf 'Your note: '; read note; printf %s "$note" > "$1" """)
    writing = window("add", "Heat", "--edit", EDITOR=command)
    writing.sees("Your note: ")
    writing.types("Loud.")

    assert writing.ends() == 0
    assert watchlog("list", "--json=note").json == [{"note": "Loud."}]
