"""A query that can't be understood shows its place under carets, and one that finds nothing may get advice."""

import re
import shlex
import shutil
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyte
import pytest

from tests.cli.conftest import Open, Shell
from tests.conftest import Result, Run

ACTED_ON = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
WIDEST = 400
COMMANDS: list[Sequence[str]] = [
    ("list",),
    ("list", "--json"),
    ("list", "--jsonl"),
    ("list", "--csv"),
    ("list", "--tsv"),
    ("search", "--json"),
    ("show", "--json"),
    ("plans", "--json"),
    ("export", "-"),
    ("export", "-", "--format", "archive"),
    ("edit", "--set", "stars=1", "--yes", "--json"),
    ("rm", "--yes", "--json"),
    ("tag", "x", "--yes", "--json"),
    ("untag", "x", "--yes", "--json"),
    ("view", "save", "x", "--json"),
]
HOSTILE = ["\x1b[31mred", "\x1b]0;owned\x07", "\x1b[2J\x1b[H", "\x9b31m", "a\u202eb", "x\x08\x08", "a\rb", "a\u2028b"]


@pytest.fixture(scope="module")
def full_once(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A small history, which nobody changes."""
    watchlog = Run(Path(shutil.copytree(empty, tmp_path_factory.mktemp("full") / "home")))
    for words in (
        ["add", "Heat (1995)", "--film", "--stars", "4.5", "--service", "Netflix", "--tag", "crime"],
        ["add", "Dune (2021)", "--film", "--stars", "5", "--note", "Sand and more sand.", "--service", "Apple TV"],
        ["plan", "Alien", "--note", "in space"],
    ):
        assert watchlog(*words).code == 0
    return watchlog


@pytest.fixture
def full(full_once: Run, watchlog: Run) -> Run:
    shutil.copytree(full_once.home, watchlog.home, dirs_exist_ok=True)
    return watchlog


def pointed(result: Result) -> str:
    """What stands above the carets, on a terminal that knows how wide each character is."""
    assert (result.code, result.raw) == (2, b""), result
    *_, query, carets = result.err.split("\n")[:-1]
    assert set(carets) <= {" ", "^"}
    screen = pyte.Screen(WIDEST, 2)
    pyte.Stream(screen).feed(f"{query}\r\n{carets}")
    above, below = ([screen.buffer[row][column].data for column in range(WIDEST)] for row in (0, 1))
    under = "".join(letter for letter, caret in zip(above, below, strict=True) if caret == "^")
    return unicodedata.normalize("NFD", under)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("star:4", "star"),
        ("星 star:4", "star"),
        ('"進撃の巨人" star:4 "千と千尋"', "star"),
        ("한글 ﾊﾝｶｸ ＡＢ star:4", "star"),  # noqa: RUF001 - letters of two widths are the point
        ("cafe\u0301 e\u0301e\u0302 star:4", "star"),
        ("ไก่ star:4", "star"),
        ("🦈 star:4", "star"),
        ('"a\nb" star:4', "star"),
        ('"a\tb" star:4', "star"),
        ("a\u3000b star:4", "star"),
        ('"\x1b[31mred\x07" star:4', "star"),
        ("\u202ex\u2066 star:4", "star"),
        ("\x9b31m star:4", "star"),
        ("\x7f star:4", "star"),
        ("進撃 stars:巨人", "巨人"),
        ("stars:cafe\u0301", "cafe\u0301"),
        ("heat stars:\x1b[31m", "␛[31m"),
        ("tag:字,漢", "字,漢"),
        ("進撃 (巨人", "("),
        ("字 or", "or"),
        ("title:/字(/", "("),
        ("@字", "@字"),
        ("字 sort:字", "字"),
        ("字 year:1999..1990", "1999..1990"),
    ],
    ids=ascii,
)
def test_carets_stand_under_what_is_wrong(full_once: Run, query: str, place: str) -> None:
    refused = full_once("list", "--", query)

    assert pointed(refused) == place
    assert not ACTED_ON.search(refused.err)


@pytest.mark.parametrize(
    "query",
    [
        "service:netflix)",
        "title:Dune)",
        "stars:4..)",
        "is:film)",
        "watched:2025) heat",
        "sort:title)",
        "-tag:kids)",
        "heat)",
    ],
)
def test_a_parenthesis_that_closes_nothing_is_refused_at_once(full: Run, shell: Shell, query: str) -> None:
    bounded = shell.script(f"ulimit -v 1000000; ulimit -t 5; $watchlog list '{query}'")  # it once had no end

    assert pointed(bounded) == ")"
    assert full("list").code == 0


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("x" * 500 + " star:4 " + "y" * 500, "star"),
        ("star:4 " + "y" * 900, "star"),
        ("y" * 900 + " star:4", "star"),
        ("字" * 500 + " star:4 " + "漢" * 500, "star"),
        ("é" * 300 + " e\u0301" * 100 + " star:4", "star"),
        ("\x1b" * 300 + " star:4 " + "\x1b" * 300, "star"),
        ("heat " * 150 + "stars:9", "9"),
        ("heat " * 150 + "or", "or"),
        ("(" + "heat " * 150, "("),
        ("heat " * 150 + ") dune", ")"),
        ("字 " * 150 + "@nobody", "@nobody"),
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_a_long_query_is_cut_around_what_is_wrong(full_once: Run, query: str, place: str) -> None:
    refused = full_once("list", "--", query)

    assert pointed(refused) == place
    shown = refused.err.splitlines()[1]
    assert len(shown) < 100
    assert "…" in shown


def test_what_was_cut_is_marked_on_its_side(full_once: Run) -> None:
    shown = {
        name: full_once("list", "--", query).err.splitlines()[1].strip()
        for name, query in (
            ("right", "star:4 " + "y" * 500),
            ("left", "y" * 500 + " star:4"),
            ("both", "y" * 500 + " star:4 " + "y" * 500),
            ("none", "star:4"),
        )
    }

    assert {name: (text[0] == "…", text[-1] == "…") for name, text in shown.items()} == {
        "right": (False, True),
        "left": (True, False),
        "both": (True, True),
        "none": (False, False),
    }


def test_a_place_that_is_longer_than_what_is_shown_is_cut_with_it(full_once: Run) -> None:
    refused = full_once("list", "stars:" + "9" * 300)

    assert set(pointed(refused)) == {"9"}
    assert all(len(line) < 100 for line in refused.err.splitlines()[1:])


def test_a_query_of_too_many_characters_is_refused_where_it_becomes_too_long(full_once: Run) -> None:
    refused = full_once("list", "ab " * 3_333 + "x" + "Y" * 100)

    assert pointed(refused)[0] in "xY"


@pytest.mark.parametrize(
    "query",
    ["進撃の巨人" * 10 + " star:4", "star:4 " + "字" * 60, "字" * 200 + " star:4 " + "字" * 200, "x" * 60 + " star:4"],
    ids=["before", "behind", "around", "narrow"],
)
@pytest.mark.parametrize("columns", [80, 120])
def test_carets_stand_under_what_is_wrong_at_a_real_terminal(full: Run, window: Open, query: str, columns: int) -> None:
    looking = window("list", query, columns=columns)

    assert looking.ends() == 2
    rows = [looking.screen.buffer[row] for row in range(looking.screen.lines)]
    above, below = next(
        (above, below) for above, below in pairwise(rows) if {cell.data for cell in below.values()} - {" "} == {"^"}
    )
    assert "".join(above[column].data for column in sorted(below) if below[column].data == "^") == "star"
    assert full("list").code == 0


def test_a_narrow_terminal_shows_the_place_as_well(full: Run, window: Open) -> None:
    looking = window("list", "heat or " * 5 + "star:4", columns=40)

    assert looking.ends() == 2
    star = next((line.index("star:4"), number) for number, line in enumerate(looking.lines) if "star:4" in line)
    assert looking.lines[star[1] + 1].index("^") == star[0]
    assert full("list").code == 0


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize(
    "query", ["{} star:4", "star:{}", "stars:{}", 'year:"{}"', "is:{}", "sort:{}", "({}", "tag:{},x", "title:/{}(/"]
)
@pytest.mark.parametrize("terminal", [False, True])
def test_a_refusal_is_harmless(full_once: Run, query: str, text: str, terminal: bool) -> None:
    refused = full_once("list", "--", query.format(text), terminal=terminal)

    assert not ACTED_ON.search(refused.out + refused.err)
    assert "should not have" not in refused.err


def test_a_real_terminal_is_not_taken_over(full: Run, window: Open) -> None:
    looking = window("list", " ".join(f'"{text}"' for text in HOSTILE), "star:4")

    assert looking.ends() == 2
    assert looking.screen.title == ""
    assert looking.lines[0].startswith("watchlog: there is no field “star”")
    assert full("list").code == 0


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("terminal", [False, True])
def test_stdout_stays_empty_and_nothing_is_changed(full: Run, command: Sequence[str], terminal: bool) -> None:
    before = full.archive()

    refused = full(*command, "heat star:4", terminal=terminal)

    assert (refused.code, refused.raw) == (2, b"")
    assert refused.err.splitlines()[1:] == ["  heat star:4", "       ^^^^"]
    assert full.archive() == before


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"TERM": "dumb"}, {"COLUMNS": "200"}])
def test_colours_make_no_difference(full_once: Run, variables: dict[str, Any]) -> None:
    expected = full_once("list", "heat star:4")

    for terminal in (False, True):
        assert full_once("list", "heat star:4", terminal=terminal, **variables) == expected


def test_a_terminal_without_signs_is_told_as_well(full_once: Run) -> None:
    refused = full_once("list", "字 star:4", encoding="ascii")

    assert refused.code == 2
    assert "star" in refused.err


def test_debug_says_where_and_ends_with_the_same(full_once: Run) -> None:
    refused = full_once("list", "heat star:4", "--debug")

    assert "Traceback" in refused.err
    assert refused.err.endswith(full_once("list", "heat star:4").err)


def test_the_words_of_several_arguments_are_one_query(full_once: Run) -> None:
    assert full_once("list", "heat", "star:4").err == full_once("list", "heat star:4").err


@pytest.mark.parametrize(
    "group",
    ["(dune or ", "-(dune or ", "dune or -(heat ", "-(stars:none tag:x or ", "-(is:dropped or ", "((", "-(-(", "NOT ("],
)
def test_as_many_levels_as_are_documented_are_understood(full_once: Run, group: str) -> None:
    levels = documented("levels of parentheses") // group.count("(")

    understood = full_once("list", "--json", "--", group * levels + "heat" + ")" * levels * group.count("("))

    assert (understood.code, understood.err) == (0, "")


def test_one_level_more_is_refused_at_it(full_once: Run) -> None:
    levels = documented("levels of parentheses") + 1

    refused = full_once("list", "(" * levels + "heat" + ")" * levels)

    assert pointed(refused) == "("
    assert str(levels - 1) in refused.err


@pytest.mark.parametrize(
    ("first", "between", "term"),
    [("", " ", "heat"), ("", " or ", "heat"), ("-", " -", "dune"), ("", " ", "stars:4.."), ("", " ", "title:/h/i")],
    ids=str,
)
def test_as_many_terms_as_are_documented_are_understood(full_once: Run, first: str, between: str, term: str) -> None:
    query = first + between.join([term] * documented("terms"))

    understood = full_once("list", "--json=title", "--", query)

    assert (understood.code, understood.err) == (0, "")
    assert {"title": "Heat"} in understood.json


def documented(what: str) -> int:
    """A bound that the reference of the language names."""
    reference = Path(__file__).parents[2] / "docs" / "reference" / "queries.md"
    found = re.search(rf"At most .*?([0-9,]+) {what}", reference.read_text(encoding="utf-8"))
    assert found is not None
    return int(found[1].replace(",", ""))


# Advice.


ADVICE = [
    (["list", "service:Apple TV plus"], "'service:\"Apple TV plus\"'"),
    (["search", "service:Apple TV plus"], "'service:\"Apple TV plus\"'"),
    (["list", "tag:kids", "and", "stars:4.."], "“and” was looked for like any other word"),
    (["list", "tag:kids and stars:4.."], "“and” was looked for like any other word"),
    (["list", "stars:4..", "not", "tag:kids"], "“not” was looked for like any other word"),
    (["plans", "title:The Wire"], "'title:\"The Wire\"'"),
    (["plans", "title:alien", "and", "is:planned"], "“and” was looked for like any other word"),
]


@pytest.mark.parametrize(("words", "advice"), ADVICE, ids=str)
@pytest.mark.parametrize("options", [(), ("--json",), ("--csv",)], ids=str)
@pytest.mark.parametrize("terminal", [False, True])
def test_a_query_that_finds_nothing_gets_advice(
    full_once: Run, words: list[str], advice: str, options: Sequence[str], terminal: bool
) -> None:
    found = full_once(*words, *options, terminal=terminal)

    assert found.code == 0
    assert advice in found.err
    assert advice not in found.out


def test_advice_leaves_the_answer_alone(full_once: Run) -> None:
    assert full_once("list", "service:Apple TV plus", "--json").json == []
    assert full_once("list", "service:Apple TV plus").raw == b""


@pytest.mark.parametrize(
    "words",
    [
        ["list", "service:Apple sand"],
        ["list", "service:Apple", "TV"],
        ["list", "sand and title:dune"],
        ["list", "nothing", "like", "that"],
        ["list", "nothing and less"],
        ["list", "not", "there"],
        ["list", 'service:"Apple TV plus"'],
        ["list", "service:mubi"],
        ["list", 'tag:kids "and" stars:4..'],
        ["list", "tag:kids", "AND", "stars:4.."],
        ["list"],
        ["plans", "title:alien"],
    ],
    ids=str,
)
@pytest.mark.parametrize("terminal", [False, True])
def test_no_advice_is_given_where_there_is_none(full_once: Run, words: list[str], terminal: bool) -> None:
    found = full_once(*words, terminal=terminal)

    assert found.code == 0
    assert found.err in ("", "Nothing found\n")


def test_advice_can_be_taken(full_once: Run) -> None:
    (advised,) = shlex.split(full_once("list", "service:Apple TV").err.rpartition(": ")[2])

    assert full_once("list", advised, "--json=title").json == [{"title": "Dune"}]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_advice_is_harmless(full_once: Run, text: str) -> None:
    for terminal in (False, True):
        assert not ACTED_ON.search(full_once("list", f"service:x{text} y", terminal=terminal).err)
