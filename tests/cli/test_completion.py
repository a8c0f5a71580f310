"""What is offered on TAB, at every place of a command line."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import typer

from tests.conftest import Result, Run
from tests.store.conftest import tell
from watchlog.cli.program import COMMANDS, program_for
from watchlog.cli.tab.syntax import DATABASE, PROGRAM, SYNTAX, Expected
from watchlog.model.stars import SCALES
from watchlog.query.fields import FIELDS
from watchlog.records import choices, outward, series

FILES = ["\tfiles"]
FOR_FILES = [
    ["--db", ""],
    ["--db=x"],
    ["export", ""],
    ["import", "his"],
    ["import", "a", "b"],
    ["calendar", "--ics=se"],
    ["order", "wire", "own", "--from", ""],
]


class Tab:
    """TAB, pressed behind the words of a command line."""

    def __init__(self, watchlog: Run) -> None:
        self.watchlog = watchlog

    def __call__(self, *words: str) -> list[str]:
        """What is offered."""
        return [line.partition("\t")[0] for line in self.lines(*words) if not line.startswith("\t")]

    def lines(self, *words: str, of: str = "zsh") -> list[str]:
        """The lines that a shell gets."""
        result = self.press(*words, of=of)
        assert (result.code, result.err) == (0, "")
        return result.out.splitlines()

    def press(self, *words: str, of: str = "zsh") -> Result:
        """What the program answers with."""
        return self.watchlog(*words, _WATCHLOG_COMPLETE=of)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a history in which there is something of everything."""
    watchlog = Run(tmp_path_factory.mktemp("filled") / "home")
    for line in [
        ["The Wire", "s1e1", "--on", "2026-11-01", "--tag", "kids", "--with", "Anna, Ben"],
        ["Dune (1984)", "--film", "--on", "2026-11-02", "--service", "Apple TV"],
        ["Dune (2021)", "--film", "--on", "2026-11-03", "--service", "Netflix", "--tag", "with kids,cinema"],
        ["Élite", "s1", "--on", "2026-11-04"],
        ["Truth or Dare", "--on", "2026-11-05"],
        ["Blue Planet II", "--on", "unknown"],
    ]:
        assert watchlog("add", *line).code == 0
    watchlog("plan", "Alien (1979)")
    watchlog("view", "save", "good", "stars:4.. -tag:kids")
    return watchlog.home


@pytest.fixture
def history(filled: Path, watchlog: Run) -> Run:
    """That history, for one test alone."""
    shutil.copytree(filled, watchlog.home, dirs_exist_ok=True)
    return watchlog


@pytest.fixture
def tab(history: Run) -> Tab:
    """TAB on that history."""
    return Tab(history)


@pytest.fixture
def bare(watchlog: Run) -> Tab:
    """TAB on an empty history."""
    return Tab(watchlog)


def commands_of_typer() -> dict[str, object]:
    program: object = typer.main.get_command(program_for(["--help"]))
    return {"": program, **program.commands}  # type: ignore[attr-defined]


# The words before a command, and the command itself


def test_commands_are_offered_with_what_they_do(tab: Tab) -> None:
    assert tab("") == list(COMMANDS)
    assert tab.lines("unp") == ["unplan\tTake a title off the watchlist."]


def test_options_before_a_command_are_offered(tab: Tab) -> None:
    assert tab("--v") == ["--version"]
    assert {"--db", "--json", "--yes", "--help"} <= set(tab("-"))


def test_an_unknown_command_offers_nothing(tab: Tab) -> None:
    assert tab("nonsense", "") == []
    assert tab("nonsense", "-") == []


# Options and their values


def test_the_options_of_a_command_are_offered_with_what_they_do(tab: Tab) -> None:
    assert tab.lines("plan", "--not") == ["--note\tWhy you want to see it; - reads it from the pipe."]
    assert tab("add", "Dune", "--s") == ["--stars", "--spread", "--series", "--service", "--strict"]
    assert tab("add", "-s") == ["-s"]


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_option_of_a_command_is_offered(name: str, tab: Tab) -> None:
    options = {
        option
        for param in commands_of_typer()[name].params  # type: ignore[attr-defined]
        if param.param_type_name == "option" and not param.hidden
        for option in [*param.opts, *param.secondary_opts]
        if option.startswith("--")
    }

    assert set(tab(*filter(None, [name]), "--")) == options | {"--help"}


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_what_completion_knows_of_a_command_is_what_the_program_takes(name: str) -> None:
    params = commands_of_typer()[name].params  # type: ignore[attr-defined]
    valued = {
        option
        for param in params
        if param.param_type_name == "option" and not param.is_flag and not param.hidden
        for option in param.opts
    }
    arguments = [param for param in params if param.param_type_name == "argument"]
    syntax = SYNTAX[name] if name else PROGRAM

    said: str = commands_of_typer()[name].help or ""  # type: ignore[attr-defined]
    assert syntax.purpose in ("", said.partition("\n")[0])
    assert bool(syntax.purpose) == bool(name)
    assert set(syntax.options) == valued
    assert len(syntax.arguments) >= len(arguments)
    assert syntax.many == any(param.nargs == -1 for param in arguments)


def test_no_option_is_offered_behind_two_hyphens(tab: Tab) -> None:
    assert tab("add", "--", "--s") == []


def test_the_history_is_the_one_that_is_asked_for(history: Run, another: Callable[[str], Run]) -> None:
    other = another("other")
    other("add", "Heat")

    assert Tab(history)("--db", str(other.database), "show", "he") == ["Heat"]
    assert Tab(history)(f"{DATABASE}={other.database}", "show", "he") == ["Heat"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["list", "--sort", "sta"], ["stars-", "stars+"]),
        (["list", "--sort=sta"], ["--sort=stars-", "--sort=stars+"]),
        (["plans", "--sort", "title-,yea"], ["title-,year-", "title-,year+"]),
        (["export", "-", "--format", "js"], ["json", "jsonl"]),
        (["import", "x", "--from", "t"], ["trakt", "tvtime", "tmdb", "text"]),
        (["imports", "s"], ["show"]),
        (["imports", "show", "1", "--only", "r"], ["review", "rejected"]),
        (["lists", "d"], ["drop"]),
        (["add", "x", "--service", "net"], ["Netflix"]),
        (["add", "x", "--service", "tv"], ["Apple TV"]),
        (["add", "x", "--with", "b"], ["Anna, Ben"]),
        (["add", "x", "--tag", "k"], ["kids"]),
        (["add", "x", "-t", "kids,cin"], ["kids,cinema"]),
        (["edit", "1", "--set", "ti"], ["title="]),
        (["edit", "1", "--set", "kind="], ["kind=film", "kind=series"]),
        (["edit", "1", "--set", "status=dr"], ["status=dropped"]),
        (["edit", "1", "--set=service=app"], ["--set=service=Apple TV"]),
        (["edit", "1", "--set", "tags=kids, c"], ["tags=kids, cinema"]),
        (["edit", "1", "--set", "rewatch=t"], ["rewatch=true"]),
        (["list", "--json=ti"], ["--json=title"]),
        (["list", "--json=title,st"], ["--json=title,stars"]),
        (["log", "--json="], [f"--json={name}" for name in outward.CHANGE_FIELDS]),
        (["next", "--json="], [f"--json={name}" for name in series.NEXT_FIELDS]),
        (["calendar", "--json="], [f"--json={name}" for name in series.AIRING_FIELDS]),
        (["history", "--json=pa"], ["--json=pass"]),
        (["pass", "x", "--json=began"], ["--json=began_on"]),
        (["unskip", "x", "--json=sk"], ["--json=skipped_at"]),
        (["status", "x", "--json="], [f"--json={name}" for name in choices.STANDING_FIELDS]),
        (["order", "x", "--json="], [f"--json={name}" for name in choices.ORDER_FIELDS]),
        (["next", "--watch", ""], []),
        (["add", "x", "--stars", ""], []),
        (["add", "x", "--on", "y"], []),
        (["add", "x", "--nonsense=y"], []),
    ],
)
def test_values_of_options_are_offered(words: list[str], offered: list[str], tab: Tab) -> None:
    assert tab(*words) == offered


def test_what_stands_in_a_list_already_is_not_offered_again(tab: Tab) -> None:
    assert "--json=title,title" not in tab("list", "--json=title,")


@pytest.mark.parametrize("words", FOR_FILES)
@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_files_are_left_to_the_shell(words: list[str], shell: str, tab: Tab) -> None:
    assert tab.lines(*words, of=shell) == FILES


# Titles


def test_titles_are_offered_the_latest_watched_first(tab: Tab) -> None:
    assert tab("add", "") == [
        "Truth or Dare",
        "Élite",
        "Dune (2021)",
        "Dune (1984)",
        "The Wire",
        "Alien",
        "Blue Planet II",
    ]


def test_a_title_is_offered_by_any_of_its_words(tab: Tab) -> None:
    assert tab("show", "wire") == ["The Wire"]
    assert tab("plan", "pla") == ["Blue Planet II"]
    assert tab("plan", "lanet") == []


def test_a_title_is_offered_whatever_its_marks_and_case(tab: Tab) -> None:
    assert tab("rate", "elite") == ["Élite"]
    assert tab("rate", "ÉL") == ["Élite"]


def test_titles_of_one_name_are_offered_with_their_years(tab: Tab) -> None:
    assert tab.lines("add", "dune") == ["Dune (2021)\tfilm, 2021", "Dune (1984)\tfilm, 1984"]
    assert tab("add", "Dune (") == ["Dune (2021)", "Dune (1984)"]
    assert tab("add", "Dune (20") == ["Dune (2021)"]
    assert tab("add", "Dune (2021)") == ["Dune (2021)"]


def test_a_text_that_folds_to_nothing_is_the_beginning_of_nothing(tab: Tab) -> None:
    assert tab("show", "...") == []
    assert tab("list", "tag:...") == []


def test_what_is_left_of_a_title_is_offered_behind_its_first_words(tab: Tab) -> None:
    assert tab("add", "the", "w") == ["Wire"]
    assert tab("add", "blue", "") == ["Planet II"]
    assert tab("add", "dune", "(2") == ["(2021)"]
    assert tab("add", "wire", "w") == []


def test_a_title_is_offered_by_its_original_name(bare: Tab, watchlog: Run) -> None:
    watchlog("add", "Money Heist", "s1")
    watchlog("edit", "1", "--set", "original_title=La casa de papel")

    assert bare("show", "casa") == ["La casa de papel"]
    assert bare("show", "hei") == ["Money Heist"]


def test_only_what_is_planned_is_offered_to_be_unplanned(tab: Tab) -> None:
    assert tab("unplan", "") == ["Alien"]


def test_a_title_that_would_be_something_else_is_not_offered(bare: Tab, watchlog: Run) -> None:
    watchlog("add", "--", "-The Office")
    watchlog("add", "Office #12")
    watchlog("edit", "2", "--set", "title=x")
    for name, number in [("#12", 2), ("--db", 3), ("imdb:tt1", 4)]:
        watchlog("add", f"Some Film {number}")
        with closing(sqlite3.connect(watchlog.database)) as connection, connection:
            connection.execute("UPDATE title SET name = ?, folded_name = 'office' WHERE id = ?", (name, number + 1))

    assert bare("add", "office") == []
    assert bare("add", "--", "office") == ["--db", "-The Office"]


def test_every_offered_title_is_found_by_it(tab: Tab, history: Run) -> None:
    for name in tab("show", ""):
        found = history("show", name, "--json")
        assert found.json["title"] == name.partition(" (")[0]


@pytest.mark.parametrize(
    "command", ["add", "skip", "unskip", "pass", "status", "order", "show", "next", "calendar", "history"]
)
def test_a_title_is_offered_to_every_command_that_is_of_one(command: str, tab: Tab) -> None:
    assert tab(command, "wir") == ["The Wire"]
    assert tab(command, "the", "wir") == ["Wire"]


def test_where_one_stands_is_offered_behind_a_title(tab: Tab) -> None:
    assert tab("status", "wire", "") == ["watching", "paused", "dropped", "completed", "none"]
    assert tab("status", "the", "Wire", "PA") == ["paused"]
    assert tab("status", "pa") == []


def test_orders_are_offered_behind_a_title(tab: Tab) -> None:
    assert tab("order", "wire", "") == ["aired", "absolute", "dvd", "streaming", "own"]
    assert tab("order", "The Wire", "d") == ["dvd"]
    assert tab("order", "d") == ["Dune (2021)", "Dune (1984)", "Truth or Dare"]


# Queries


QUERYING = [["list"], ["search"], ["edit"], ["rm"], ["plans"], ["export", "-"], ["tag", "x"], ["untag", "x"]]


@pytest.mark.parametrize(
    "command", [*QUERYING, ["show"], ["history"], ["next"], ["calendar"], ["view", "save", "name"]]
)
def test_every_query_is_completed(command: list[str], tab: Tab) -> None:
    assert tab(*command, "ta") == ["tag:"]
    assert tab(*command, "tag:ki") == ["tag:kids"]
    assert tab(*command, "service:ap") == ['service:"Apple TV"']
    assert tab(*command, "@") == ["@good"]
    assert tab(*command, "is:re") == ["is:rewatch"]


@pytest.mark.parametrize("command", QUERYING)
def test_a_term_that_is_turned_round_is_completed(command: list[str], tab: Tab) -> None:
    assert tab(*command, "-ta") == ["-tag:"]
    assert tab(*command, "-tag:ki") == ["-tag:kids"]
    assert tab(*command, "-@go") == ["-@good"]
    assert {"-tag:", "--json"} <= set(tab("list", "-"))


def test_the_end_of_a_quoted_query_is_completed(tab: Tab) -> None:
    assert tab("list", "(tag:kids or serv") == ["(tag:kids or service:"]
    assert tab("list", "tag:kids service:ap") == ['tag:kids service:"Apple TV"']
    assert tab("list", 'service:"Apple T') == ['service:"Apple TV"']


def test_an_empty_query_begins_with_a_field_or_a_view(tab: Tab) -> None:
    assert tab("list", "") == [*(f"{name}:" for name in FIELDS), "is:", "sort:", "@good"]


def test_titles_are_offered_for_words_in_the_quotes_of_a_query(tab: Tab) -> None:
    assert tab("list", "wire") == ['"The Wire"']
    assert tab("list", "-wire") == ['-"The Wire"']
    assert tab("list", "elite") == ["Élite"]
    assert tab("list", "The W") == ["The Wire"]
    assert tab("list", "Truth o") == ['"Truth or Dare"']


def test_a_value_is_offered_by_its_inner_words_where_none_begins_with_them(tab: Tab, history: Run) -> None:
    assert tab("list", "tag:kid") == ["tag:kids"]
    history("untag", "kids", "wire")
    assert tab("list", "tag:kid") == ['tag:"with kids"']


def test_values_of_fields_are_offered_from_the_history(tab: Tab, history: Run) -> None:
    tell(history.database, [(1, "genre", "Drama"), (1, "cast", "Idris Elba"), (1, "genre", "Crime")])

    assert tab("list", "genre:") == ["genre:Crime", "genre:Drama"]
    assert tab("list", "cast:elb") == ['cast:"Idris Elba"']
    assert tab("list", "with:") == ['with:"Anna, Ben"']
    assert tab("list", "source:") == ["source:watchlog"]
    assert tab("list", "title:dun") == ["title:Dune"]
    assert tab("list", "is:up") == ["is:up-to-date"]
    assert tab("list", "status:up") == ["status:up-to-date"]
    assert tab("list", "tag:") == ["tag:cinema", 'tag:"with kids"', "tag:kids"]


def test_an_offered_query_finds_something(tab: Tab, history: Run) -> None:
    for words in ["tag:", "service:", "with:", "title:t", "w", "@"]:
        for query in tab("list", words):
            if not query.endswith(":") and query != "@good":
                assert history("list", query, "--json").json, query


# The other commands


def test_tags_come_first_and_then_a_query(tab: Tab) -> None:
    assert tab("tag", "ki") == ["kids"]
    assert tab("untag", "kids,") == ["kids,cinema", "kids,with kids"]
    assert tab("untag", "kids", "tag:ci") == ["tag:cinema"]


def test_views_are_offered_by_name(tab: Tab) -> None:
    assert tab("view", "") == ["save", "list", "rm"]
    assert tab.lines("view", "rm", "") == ["good\tstars:4.. -tag:kids"]
    assert tab("view", "save", "GO") == ["good"]
    assert tab("view", "list", "") == []


def test_settings_and_scales_are_offered(tab: Tab) -> None:
    assert tab("config", "") == ["database", "editor", "limit", "lookup", "patience", "scale", "titles"]
    assert tab("config", "scale", "") == list(SCALES)
    assert tab("config", "limit", "") == []
    assert tab("config", "scale", "ten", "") == []


def test_shells_are_offered(tab: Tab) -> None:
    assert tab("completion", "") == ["bash", "zsh", "fish", "powershell"]


@pytest.mark.parametrize("command", ["undo", "redo", "log"])
def test_the_journal_offers_nothing(command: str, tab: Tab) -> None:
    assert tab(command, "") == []


def test_everything_that_is_expected_somewhere_is_offered_by_somebody() -> None:
    said = {expected for syntax in SYNTAX.values() for expected in (*syntax.arguments, *syntax.options.values())}

    assert set(Expected) - said == {Expected.COMMAND, Expected.OPTION, Expected.FIELDS}
    assert list(SYNTAX) == list(COMMANDS)


# Nothing to complain about


def test_a_missing_history_offers_nothing_and_is_not_made(fresh: Run) -> None:
    tab = Tab(fresh)

    assert tab("show", "") == []
    assert tab("list", "tag:") == []
    assert not fresh.home.exists()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(2000)])
def test_a_damaged_history_offers_nothing(content: bytes, bare: Tab, watchlog: Run) -> None:
    watchlog.database.write_bytes(content)

    assert bare.lines("show", "") == []
    assert bare("list", "ta") == ["tag:"]


def test_a_history_that_is_damaged_further_in_offers_nothing(tab: Tab, history: Run) -> None:
    whole = history.database.read_bytes()
    history.database.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))

    assert tab.lines("show", "") == []


def test_a_locked_history_offers_nothing(tab: Tab, history: Run) -> None:
    with closing(sqlite3.connect(history.database, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")

        assert tab.lines("show", "") == []


def test_a_history_of_an_older_schema_is_not_migrated(tab: Tab, history: Run) -> None:
    with closing(sqlite3.connect(history.database)) as connection:
        connection.execute("PRAGMA user_version = 1")
    before = history.database.read_bytes()

    assert tab.lines("show", "") == []
    assert history.database.read_bytes() == before


def test_settings_that_can_not_be_understood_offer_nothing(tab: Tab, history: Run) -> None:
    (history.home / "config.toml").write_text("nonsense", encoding="utf-8")

    assert tab.lines("show", "") == []


@pytest.mark.parametrize("shell", ["", "tcsh", "complete_bash", "source_zsh"])
def test_an_unknown_shell_gets_no_answer(shell: str, tab: Tab) -> None:
    result = tab.press("li", of=shell)

    assert (result.code, result.raw, result.err) == (0, b"", "")


@pytest.mark.parametrize("words", [[], ["a"], ["a", "b", "c"], ["", "watchlog ", "-1"]])
def test_words_that_bash_would_not_say_get_no_answer(words: list[str], tab: Tab) -> None:
    result = tab.press(*words, of="bash")

    assert (result.code, result.err) == (0, "")


def test_words_that_are_not_utf_8_get_no_answer(tab: Tab) -> None:
    result = tab.press("show", "\udcff", of="zsh")

    assert (result.code, result.raw, result.err) == (0, b"", "")


def test_a_tab_changes_nothing(tab: Tab, history: Run) -> None:
    tab("show", "")
    before = {path: path.read_bytes() for path in history.home.rglob("*") if path.is_file()}

    for words in [["show", "d"], ["list", "tag:"], ["unplan", ""], ["view", "rm", ""], ["list", "genre:"], [""], ["-"]]:
        tab(*words)

    assert {path: path.read_bytes() for path in history.home.rglob("*") if path.is_file()} == before


# Texts that a terminal or a shell would act on


HOSTILE = ["\x1b]0;owned\x07x", "a\nb", "a\rb", "a\tb", "a\u202eb", "a\u2066b", "a\x9bb", "a\u2028b", "a\x7fb"]


@pytest.mark.parametrize("title", HOSTILE, ids=ascii)
@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_text_that_a_terminal_would_act_on_is_not_offered(title: str, shell: str, bare: Tab, watchlog: Run) -> None:
    watchlog("add", f"Mark {title}", "--service", f"Mark {title}")
    assert watchlog("list", "--json").json[0]["title"] == f"Mark {title}"

    assert bare.lines("show", "mark", of=shell) == []
    assert bare.lines("list", "service:mark", of=shell) == []
    assert bare.lines("add", "x", "--service", "mark", of=shell) == []


def test_a_description_that_a_terminal_would_act_on_is_shown_harmless(bare: Tab, watchlog: Run) -> None:
    watchlog("view", "save", "good", "dune\x1b[2J\nheat")

    assert bare.lines("view", "rm", "g") == ["good\tdune\u241b[2J heat"]


def test_a_text_that_the_terminal_has_no_letters_for_is_not_offered(history: Run) -> None:
    def press(encoding: str) -> str:
        return history("add", "él", _WATCHLOG_COMPLETE="zsh", encoding=encoding).raw.decode(encoding)

    assert press("latin-1") == "Élite\tseries\n"
    assert press("ascii") == ""


# Where several have something in common


def test_a_beginning_in_common_that_loses_what_was_typed_is_held_back(bare: Tab, watchlog: Run) -> None:
    for name in ["The Wire", "The Live Wire", "The Wicked"]:
        watchlog("add", name)

    assert bare.lines("add", "wire")[-1] == "\thold"
    assert bare.lines("add", "live") == ["The Live Wire\t"]
    assert bare.lines("add", "the wi") == ["The Wicked\t", "The Wire\t"]


def test_zsh_is_told_where_no_blank_follows(tab: Tab) -> None:
    assert tab.lines("list", "tag") == ["tag:\tall of it\topen"]
    assert tab.lines("edit", "--set", "note") == ["note=\t\topen"]


def test_the_program_says_how_completion_is_installed(watchlog: Run) -> None:
    said = watchlog("completion")

    assert said.code == 0
    for shell in ["bash", "zsh", "fish", "powershell"]:
        assert f"watchlog completion {shell}" in said.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh", "Fish"])
def test_there_is_a_script_for_every_shell(shell: str, watchlog: Run) -> None:
    script = watchlog("completion", shell)

    assert script.code == 0
    assert "_WATCHLOG_COMPLETE" in script.out


def test_there_is_no_script_for_another_shell(watchlog: Run) -> None:
    refused = watchlog("completion", "tcsh")

    assert refused.code == 2
    assert "there is no completion for “tcsh”" in refused.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_no_script_evaluates_what_it_is_told(shell: str, watchlog: Run) -> None:
    script = watchlog("completion", shell).out

    assert not re.search(r"\beval\b|Invoke-Expression|\biex\b|\bcompgen -W\b|\bsource\b", script)
