"""Terms that are turned round stand among options without being taken for one."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Refusal, Shell
from tests.conftest import Run

ALL = [5, 4, 3, 2, 1]
NEGATIONS = [
    ("-tag:kids", [5, 4, 3, 1]),
    ("-note:any", [5, 4, 2, 1]),
    ("-note:none", [3]),
    ("-nolan", ALL),
    ("-you", [5, 4, 3, 2]),
    ("-hbo", ALL),
    ("-heat", [5, 4, 3, 2]),
    ("-dune", [5, 4, 1]),
    ("-db", ALL),
    ('-"json"', ALL),
    ("NOT json", ALL),
    ("-service:hbo", [3, 2, 1]),
    ("-service:=HBO", [3, 2, 1]),
    ("-Sand.", [5, 4, 2, 1]),
    ('-"the wire"', [3, 2, 1]),
    ('-"the', [3, 2, 1]),
    ("-(heat or dune)", [5, 4]),
    ("-(dune -tag:kids)", [5, 4, 2, 1]),
    ("-#1", [5, 4, 3, 2]),
    ("-imdb:tt1", [5, 4, 3, 2]),
    ("-imdb:tt9", ALL),
    ("-@good", [2]),
    ("-@GOOD", [2]),
    ("-is:film", [5, 4]),
    ("-stars:4..", [2]),
    ("-watched:2025", [2, 1]),
    ("-year:1990..", [5, 4, 2]),
    ("-title:/^The /", [3, 2, 1]),
]
"""A term, and what it leaves."""

OPTIONS: list[Sequence[str]] = [
    ("-n", "5"),
    ("-n5",),
    ("-n", "0"),
    ("--limit", "5"),
    ("--limit=5",),
    ("-y",),
    ("--yes",),
    ("--no-input",),
    ("--debug",),
    ("--sort", "watched"),
    ("--sort=watched",),
    ("-n", "5", "-y", "--no-input"),
    (),
]


@pytest.fixture(scope="module")
def full_once(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A small history, which nobody changes."""
    watchlog = Run(Path(shutil.copytree(empty, tmp_path_factory.mktemp("full") / "home")))
    for words in (
        ["add", "Heat (1995)", "--film", "--stars", "4.5", "--on", "2024-03-01", "--tag", "for you"],
        ["add", "Dune (1984)", "--film", "--stars", "3", "--tag", "kids", "--on", "2024-06-01"],
        ["add", "Dune (2021)", "--film", "--stars", "5", "--note", "Sand.", "--on", "2025-05-05"],
        ["add", "The Wire", "s1e1-e2", "--stars", "4", "--service", "HBO", "--on", "2025-06-01"],
        ["edit", "1", "--set", "refs=imdb:tt1"],
        ["plan", "Alien"],
        ["plan", "Them!"],
        ["view", "save", "good", "stars:4.."],
    ):
        assert watchlog(*words).code == 0
    return watchlog


@pytest.fixture
def full(full_once: Run, watchlog: Run) -> Run:
    shutil.copytree(full_once.home, watchlog.home, dirs_exist_ok=True)
    return watchlog


def found(watchlog: Run, *words: str) -> list[int]:
    """The numbers of the watches that a list shows, whatever its options are."""
    listed = watchlog(*words, "--json=id") if "--" not in words else watchlog(words[0], "--json=id", *words[1:])
    assert listed.code == 0, listed
    return [watch["id"] for watch in listed.json]


@pytest.mark.parametrize(("term", "left"), NEGATIONS, ids=str)
def test_a_term_with_a_hyphen_is_turned_round(full_once: Run, term: str, left: list[int]) -> None:
    for command in ("list", "search"):
        assert found(full_once, command, term) == left
        assert found(full_once, command, "--", term) == left


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_options_may_stand_before_behind_and_around(full_once: Run, options: Sequence[str]) -> None:
    for words in (
        (*options, "-tag:kids", "-heat"),
        ("-tag:kids", *options, "-heat"),
        ("-tag:kids", "-heat", *options),
        ("-tag:kids -heat", *options),
        (*options, "--", "-tag:kids", "-heat"),
    ):
        assert found(full_once, "list", *words) == [5, 4, 3]


@pytest.mark.parametrize("term", [term for term, _ in NEGATIONS])
def test_any_of_them_stands_between_options(full_once: Run, term: str) -> None:
    expected = found(full_once, "list", term)[:2]

    assert found(full_once, "list", "-n", "2", term, "-y") == expected
    assert found(full_once, "list", "-n2", term) == expected
    assert found(full_once, "list", term, "--limit", "2") == expected


@pytest.mark.parametrize("format_", ["--json", "--jsonl", "--csv", "--tsv", "--json=title"])
def test_a_format_may_stand_behind_a_term(full_once: Run, format_: str) -> None:
    assert full_once("list", "-tag:kids", format_).raw == full_once("list", format_, "-tag:kids").raw


def test_the_value_of_an_option_is_no_term(full_once: Run) -> None:
    assert found(full_once, "list", "--sort", "id+", "-dune") == [1, 4, 5]
    assert found(full_once, "list", "-dune", "--sort", "id+") == [1, 4, 5]


def test_a_term_may_follow_the_value_of_an_option(full_once: Run) -> None:
    assert found(full_once, "list", "-n", "1", "-n1", "-dune") == [5]


def test_two_hyphens_end_the_options(full_once: Run) -> None:
    assert found(full_once, "list", "--", "-n", "wire") == [5, 4]
    assert found(full_once, "list", "--", "-dune", "-n5") == [5, 4, 1]
    assert found(full_once, "list", "-dune", "--") == [5, 4, 1]
    assert found(full_once, "list", "--") == ALL


def test_two_hyphens_leave_the_language_as_it_is(full_once: Run) -> None:
    assert found(full_once, "list", "--", "-tag:kids", "or", "dune") == ALL
    assert found(full_once, "list", "--", "-(heat or wire)", "@good") == [3]
    assert found(full_once, "list", "--", "NOT dune") == [5, 4, 1]


def test_only_the_first_two_hyphens_end_the_options(full_once: Run) -> None:
    full_once("list", "--", "--", "heat")

    assert found(full_once, "list", "--", "--", "heat") == []


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(
    "option", ["--nonsense", "--nonsense=5", "--tag", "--tag:kids", "--Json", "--dry-run", "--you"]
)
def test_an_unknown_option_is_refused(refused: Refusal, option: str) -> None:
    for words in ((option,), ("-tag:kids", option), (option, "-tag:kids"), ("heat", option)):
        assert option.partition("=")[0] in refused("list", *words)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(
    ("words", "option"),
    [
        (["list", "-json"], "--json"),
        (["list", "-dune", "-limit", "5"], "--limit"),
        (["list", "-limit=5"], "--limit"),
        (["search", "dune", "-sort=title"], "--sort"),
        (["rm", "heat", "-dry-run"], "--dry-run"),
        (["rm", "-dry-run", "stars:any"], "--dry-run"),
        (["tag", "x", "stars:any", "-yes"], "--yes"),
        (["edit", "heat", "-set", "stars=1"], "--set"),
        (["export", "-", "-format", "json"], "--format"),
        (["list", "-help"], "--help"),
    ],
    ids=str,
)
def test_a_term_that_is_an_option_but_for_a_hyphen_is_refused(
    refused: Refusal, words: Sequence[str], option: str
) -> None:
    assert option in refused(*words)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("option", [["-n"], ["--limit"], ["--sort"]], ids=str)
def test_an_option_without_its_value_is_refused_as_that(refused: Refusal, option: list[str]) -> None:
    for words in ((*option,), ("-dune", *option), ("dune", *option)):
        said = refused("list", *words)
        assert option[0] in said
        assert "requires an argument" in said


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("words", [("-n", "-dune"), ("--limit", "x"), ("-n", "-1"), ("--sort", "-dune")], ids=str)
def test_a_wrong_value_of_an_option_is_refused(refused: Refusal, words: Sequence[str]) -> None:
    refused("list", *words)


def test_help_is_shown_however_many_terms_there_are(full_once: Run) -> None:
    for words in (("-dune", "--help"), ("-h", "-dune"), ("-dune", "-h", "heat")):
        shown = full_once("list", *words)
        assert shown.code == 0
        assert shown.out.startswith("Usage: watchlog list")


def test_an_export_takes_a_term(full_once: Run) -> None:
    for words in (("-", "-tag:kids"), ("--format", "json", "-", "-tag:kids"), ("-", "--", "-tag:kids")):
        options = () if "--format" in words else ("--format", "json")
        exported = full_once("export", *options, *words).json
        assert [watch["id"] for watch in exported] == [1, 3, 4, 5]


def test_an_export_to_a_file_takes_a_term(full_once: Run, tmp_path: Path) -> None:
    file = tmp_path / "part.jsonl"

    assert full_once("export", str(file), "-wire", "-dune").code == 0
    assert file.read_text(encoding="utf-8").count("\n") == 1


def test_show_takes_a_term(full_once: Run) -> None:
    assert full_once("show", "-dune", "-wire", "-alien", "-them!", "--json").json["title"] == "Heat"


def test_the_watchlist_takes_a_term(full_once: Run) -> None:
    for words in (("-alien",), ("-alien", "-y"), ("--sort", "title", "-alien"), ("--", "-alien")):
        assert [plan["title"] for plan in full_once("--json", "plans", *words).json] == ["Them!"]


def test_a_tag_is_given_to_what_a_term_leaves(full: Run) -> None:
    assert full("tag", "cosy", "-tag:kids", "-wire").code == 0

    assert found(full, "list", "tag:cosy") == [3, 1]


def test_a_tag_of_many_needs_its_yes_anywhere(full: Run) -> None:
    for words in (("cosy", "-tag:kids", "-y"), ("-y", "cosy", "-tag:kids"), ("cosy", "-y", "--", "-tag:kids")):
        assert full("tag", *words).code == 0
        assert found(full, "list", "tag:cosy") == [5, 4, 3, 1]
        full("undo")


def test_a_tag_is_taken_from_what_a_term_leaves(full: Run) -> None:
    full("tag", "cosy", "stars:any", "-y")

    assert full("untag", "cosy", "-dune", "-heat").code == 0
    assert found(full, "list", "tag:cosy") == [3, 2, 1]


def test_what_a_term_leaves_is_removed(full: Run) -> None:
    assert full("rm", "-y", "--", "-stars:..4").code == 0

    assert found(full, "list") == [5, 4, 2]


@pytest.mark.usefixtures("full")
def test_what_a_term_leaves_none_of_is_not_removed(refused: Refusal) -> None:
    refused("rm", "-y", "--", "-stars:any", code=3)


def test_what_a_term_leaves_is_edited(full: Run) -> None:
    for words in (
        ("-dune", "-wire", "--set", "stars=1"),
        ("--set", "stars=2", "-dune", "-wire"),
        ("--set=stars=3", "--", "-dune", "-wire"),
        ("-dune", "--set", "stars=3.5", "-wire", "--set", "note=-x"),
    ):
        assert full("edit", *words).code == 0, words
    heat, *rest = full("list", "sort:id+", "--json").json
    assert (heat["stars"], heat["note"]) == (3.5, "-x")
    assert [watch["stars"] for watch in rest] == [3, 5, 4, 4]


def test_a_view_may_begin_with_one(full: Run) -> None:
    for words in (("big", "-tag:kids"), ("big", "--", "-tag:kids"), ("big", "-y", "-tag:kids")):
        assert full("view", "save", *words).code == 0
        assert found(full, "list", "@big") == [5, 4, 3, 1]
        full("view", "rm", "big")


def test_other_commands_take_a_hyphen_as_they_did(full: Run, refused: Refusal) -> None:
    for words in (("add", "-dune"), ("rate", "-dune", "3"), ("plan", "-dune"), ("undo", "-dune"), ("log", "-dune")):
        assert "no such option" in refused(*words)
    assert full("add", "--", "-The Office").code == 0
    assert found(full, "list", "title:office") == [8]


def test_a_title_with_a_hyphen_in_front_is_found_by_typing_it(full: Run) -> None:
    full("add", "--", "-The Office")

    assert 8 in found(full, "list", "-The Office")
    assert found(full, "list", '"-The Office"') == [8]


def test_the_shell_leaves_them_as_they_are(full_once: Run) -> None:
    shell = Shell(full_once.home)

    listed = shell.script("""$watchlog list -tag:kids -n 2 -'"sand"' --json=id -nolan""")

    assert listed.json == [{"id": 5}, {"id": 4}]
