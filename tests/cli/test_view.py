"""`watchlog view` keeps queries under names, and `@name` stands for them in every other."""

import json
import re
import resource
import shutil
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Open, Refusal, Shell
from tests.conftest import Result, Run

GOOD = "stars:4.. -tag:kids"
HOSTILE = [
    "\x1b[31mred",
    "\x1b]0;owned\x07",
    "\x1b]8;;http://evil\x1b\\click\x1b]8;;\x1b\\",
    "\x9b31mC1",
    "a\u202egnp.exe",
    "x\x07\x08\x08y",
    "a\rb",
    "a\nb\tc",
    "a\u2028b",
    "\x7f\x7fdel",
    "[/bold] :smile:",
]
ACTED_ON = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
MOST_TIMES_A_LIST = 6
"""So many times the work of a plain list may a refusal be, the start of a process included."""


@pytest.fixture(scope="module")
def full_once(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A small history without views, which nobody changes."""
    watchlog = Run(Path(shutil.copytree(empty, tmp_path_factory.mktemp("full") / "home")))
    for words in (
        ["Heat (1995)", "--film", "--stars", "4.5", "--tag", "crime", "--service", "Netflix", "--on", "2024-03-01"],
        ["Dune (1984)", "--film", "--stars", "3", "--tag", "kids", "--on", "2023"],
        ["Dune (2021)", "--film", "--stars", "5", "--note", "Sand.", "--service", "Apple TV", "--on", "2025-05-05"],
        ["The Wire", "s1e1-e2", "--stars", "4", "--service", "HBO", "--on", "2025-06-01"],
    ):
        assert watchlog("add", *words).code == 0
    assert watchlog("plan", "Alien", "--note", "in space").code == 0
    return watchlog


@pytest.fixture(scope="module")
def viewed_once(full_once: Run, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The same with views, which nobody changes."""
    watchlog = Run(Path(shutil.copytree(full_once.home, tmp_path_factory.mktemp("viewed") / "home")))
    save(watchlog, "good", GOOD)
    save(watchlog, "crimes", "tag:crime or title:wire")
    save(watchlog, "both", "@good @crimes")
    save(watchlog, "space", "space")
    return watchlog


@pytest.fixture
def full(full_once: Run, watchlog: Run) -> Run:
    shutil.copytree(full_once.home, watchlog.home, dirs_exist_ok=True)
    return watchlog


@pytest.fixture
def viewed(viewed_once: Run, watchlog: Run) -> Run:
    shutil.copytree(viewed_once.home, watchlog.home, dirs_exist_ok=True)
    return watchlog


def save(watchlog: Run, name: str, *query: str) -> None:
    saved = watchlog("view", "save", name, *query)
    assert saved.code == 0, saved


def found(watchlog: Run, *query: str) -> list[int]:
    listed = watchlog("list", *query, "--json=id")
    assert listed.code == 0, listed
    return [watch["id"] for watch in listed.json]


def views(watchlog: Run) -> dict[str, str]:
    return {view["name"]: view["query"] for view in watchlog("view", "list", "--json").json}


def summaries(watchlog: Run) -> list[str]:
    return [change["summary"] for change in watchlog("log", "--json").json]


def refused_at_a_place(watchlog: Run, *arguments: str) -> tuple[str, str]:
    """A query is refused and changes nothing; what was wrong, and the part under the carets."""
    before = watchlog.archive()
    refused = watchlog(*arguments)
    assert (refused.code, refused.raw) == (2, b""), refused
    assert watchlog.archive() == before
    said, query, carets = refused.err.splitlines()
    return said, query[carets.index("^") : len(carets)]


# Saving, listing, removing.


def test_a_view_is_kept_as_it_was_typed(full: Run) -> None:
    query = 'STARS:4..  (tag:kids OR  service:"Apple TV") watched:-1y.. sort:stars-'
    save(full, "good", query)

    assert views(full) == {"good": query}


def test_a_saved_view_is_told(full: Run) -> None:
    saved = full("view", "save", "good", GOOD)

    assert (saved.out, saved.err) == (f"Saved @good: {GOOD}\n", "")


def test_unquoted_words_are_saved_like_quoted_ones(full: Run) -> None:
    save(full, "good", "stars:4..", "-tag:kids")

    assert views(full) == {"good": GOOD}
    assert found(full, "@good") == [5, 4, 3, 1]


@pytest.mark.parametrize("name", ["good", "Good", "best-of_2024.v2", "ñandú", "字", "2024", "@good", " good "])
def test_a_name_is_of_letters_digits_and_a_few_signs(full: Run, name: str) -> None:
    save(full, name, GOOD)

    assert list(views(full)) == [name.strip().removeprefix("@")]
    assert found(full, f"@{name.strip().removeprefix('@')}") == [5, 4, 3, 1]


def test_views_stand_in_the_order_of_the_alphabet(full: Run) -> None:
    for name in ("b", "C", "a"):
        save(full, name, "heat")

    assert list(views(full)) == ["a", "b", "C"]


def test_view_alone_lists_them(viewed: Run) -> None:
    assert viewed("view").raw == viewed("view", "list").raw


def test_a_pipe_gets_a_line_for_each_view(viewed: Run) -> None:
    assert viewed("view", "list").out.splitlines() == [
        "@both\t@good @crimes",
        "@crimes\ttag:crime or title:wire",
        f"@good\t{GOOD}",
        "@space\tspace",
    ]


def test_a_person_sees_names_and_queries(viewed: Run) -> None:
    shown = viewed("view", "list", terminal=True, TERM="dumb").out.splitlines()

    assert any(line.split() == ["@good", *GOOD.split()] for line in shown)


def test_a_person_without_views_is_told_how_to_begin(full: Run) -> None:
    shown = full("view", terminal=True)

    assert (shown.code, shown.out) == (0, "")
    assert "watchlog view save" in shown.err


def test_a_pipe_without_views_gets_nothing(full: Run) -> None:
    assert full("view") == Result(0, b"", "")


def test_a_missing_history_has_no_views_and_stays_missing(fresh: Run) -> None:
    assert fresh("view", "list", "--json").json == []
    assert not fresh.database.exists()


def test_json_has_the_keys_of_the_contract(viewed: Run) -> None:
    first = viewed("view", "list", "--json").json[0]

    assert first == {"name": "both", "query": "@good @crimes", "saved_at": "2026-11-22T20:30:00+00:00"}
    assert list(first) == ["name", "query", "saved_at"]


def test_json_picks_fields(viewed: Run) -> None:
    assert viewed("view", "list", "--json=query,name").json[2] == {"query": GOOD, "name": "good"}


def test_a_field_that_no_view_has_is_refused(refused: Refusal) -> None:
    assert "nonsense" in refused("view", "list", "--json=nonsense")


def test_jsonl_has_an_object_a_line(viewed: Run) -> None:
    lines = viewed("view", "list", "--jsonl").out.splitlines()

    assert [json.loads(line)["name"] for line in lines] == ["both", "crimes", "good", "space"]


def test_csv_has_a_header_and_a_row_for_each(viewed: Run) -> None:
    lines = viewed("view", "list", "--csv").out.splitlines()

    assert lines[0] == "name,query,saved_at"
    assert lines[3] == f"good,{GOOD},2026-11-22T20:30:00+00:00"


@pytest.mark.parametrize("action", [["save", "new", "heat"], ["rm", "both"]], ids=" ".join)
def test_a_change_of_a_view_is_told_to_a_script(viewed: Run, action: Sequence[str]) -> None:
    told = viewed("view", *action, "--json")

    assert [list(view) for view in told.json] == [["name", "query", "saved_at"]]
    assert told.json[0]["name"] == action[1]


def test_saving_again_replaces(viewed: Run) -> None:
    save(viewed, "good", "dune")

    assert views(viewed)["good"] == "dune"
    assert found(viewed, "@good") == [3, 2]


def test_saving_in_another_case_replaces_too(viewed: Run) -> None:
    save(viewed, "GOOD", "dune")

    assert list(views(viewed)) == ["both", "crimes", "GOOD", "space"]
    assert found(viewed, "@good") == [3, 2]


def test_the_journal_names_the_view(viewed: Run) -> None:
    viewed("view", "rm", "good")

    removed, *_, first = [summary for summary in summaries(viewed) if "good" in summary]
    assert (first, removed) == ("saved the view good", "removed the view good")


def test_the_journal_tells_that_a_view_was_replaced(viewed: Run) -> None:
    before = summaries(viewed)

    save(viewed, "good", "dune")

    latest, *rest = summaries(viewed)
    assert rest == before
    assert "good" in latest
    assert latest not in before


def test_the_same_again_changes_nothing(viewed: Run) -> None:
    before = summaries(viewed)
    viewed.later(days=1)

    save(viewed, "good", GOOD)

    assert summaries(viewed) == before


@pytest.mark.parametrize("name", ["good", "GOOD", "@good", "@Good"])
def test_a_view_is_removed(viewed: Run, name: str) -> None:
    removed = viewed("view", "rm", name)

    assert (removed.code, removed.out) == (0, f"Removed @good: {GOOD}\n")
    assert list(views(viewed)) == ["both", "crimes", "space"]


@pytest.mark.parametrize(
    "words",
    [["save", "new", "heat"], ["save", "good", "heat"], ["save", "GOOD", GOOD], ["rm", "good"], ["rm", "space"]],
    ids=" ".join,
)
def test_every_change_of_a_view_is_undone_and_redone(viewed: Run, words: Sequence[str]) -> None:
    before = viewed.archive()
    viewed.later(minutes=1)
    assert viewed("view", *words).code == 0
    after = viewed.archive()

    assert viewed("undo").code == 0
    assert before != after
    assert viewed.archive() == before
    assert viewed("redo").code == 0
    assert viewed.archive() == after


def test_several_changes_of_one_view_are_undone_one_by_one(full: Run) -> None:
    for query in ("heat", "dune"):
        save(full, "mine", query)
    full("view", "rm", "mine")

    history = []
    for _ in range(3):
        full("undo")
        history.append(views(full))

    assert history == [{"mine": "dune"}, {"mine": "heat"}, {}]


# Standing for its query.


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (["@good"], [5, 4, 3, 1]),
        (["@GOOD"], [5, 4, 3, 1]),
        (["@good", "year:..2000"], [1]),
        (["year:..2000", "@good"], [1]),
        (["@good year:..2000"], [1]),
        (["-@good"], [2]),
        (["NOT", "@good"], [2]),
        (["-@good", "or", "heat"], [1, 2]),
        (["(@good)"], [5, 4, 3, 1]),
        (["(@good)", "dune"], [3]),
        (["tag:kids", "or", "@good"], [5, 4, 3, 1, 2]),
        (["tag:kids", "or", "@good", "sand"], [3, 2]),
        (["tag:kids or (@good heat)"], [1, 2]),
        (["@crimes"], [5, 4, 1]),
        (["@crimes", "stars:4.5"], [1]),
        (["stars:4.5", "@crimes"], [1]),
        (["-@crimes"], [3, 2]),
        (["@good", "-@crimes"], [3]),
        (["@good", "@crimes"], [5, 4, 1]),
        (["@both"], [5, 4, 1]),
        (["-@both"], [3, 2]),
        (["-(@both or dune)"], []),
        (["@both", "-heat"], [5, 4]),
    ],
    ids=str,
)
def test_a_view_stands_for_its_query(viewed: Run, query: list[str], expected: list[int]) -> None:
    assert found(viewed, *query) == expected


def test_search_knows_views(viewed: Run) -> None:
    searched = viewed("search", "@good", "sand", "--json=id")

    assert searched.json == [{"id": 3}]


def test_show_shows_the_title_that_a_view_finds(viewed: Run) -> None:
    assert viewed("show", "@good", "sand", "--json").json["title"] == "Dune"


@pytest.mark.usefixtures("viewed")
def test_show_is_in_doubt_where_a_view_finds_several(refused: Refusal) -> None:
    assert "Heat (1995)" in refused("show", "@good", code=3)


def test_export_takes_what_a_view_finds(viewed: Run) -> None:
    exported = viewed("export", "-", "@good", "-wire", "--format", "json")

    assert [watch["title"] for watch in exported.json] == ["Heat", "Dune"]


def test_edit_changes_what_a_view_finds(viewed: Run) -> None:
    viewed("edit", "@both", "--set", "service=DVD", "--yes")

    assert found(viewed, "service:=DVD") == [5, 4, 1]


def test_rm_removes_what_a_view_finds(viewed: Run) -> None:
    viewed("rm", "-@good")

    assert found(viewed) == [5, 4, 3, 1]


def test_tag_and_untag_change_what_a_view_finds(viewed: Run) -> None:
    viewed("tag", "best", "@both", "--yes")
    viewed("untag", "best", "@both", "-heat")

    assert found(viewed, "tag:best") == [1]


def test_plans_are_asked_with_a_view(viewed: Run) -> None:
    assert [plan["title"] for plan in viewed("plans", "@space", "--json").json] == ["Alien"]
    assert viewed("plans", "-@space", "--json").json == []


def test_a_plan_has_no_stars_that_a_view_could_ask_for(viewed: Run) -> None:
    assert viewed("plans", "@good", "--json").json == []


@pytest.mark.parametrize(
    ("query", "options", "expected"),
    [
        (["@ranked"], [], [5, 4, 1, 3]),
        (["@ranked", "-wire"], [], [1, 3]),
        (["@around"], [], [5, 4, 1, 3]),
        (["@ranked", "sort:watched-"], [], [5, 4, 3, 1]),
        (["@ranked"], ["--sort", "title"], [3, 1, 4, 5]),
        (["@ranked", "sort:watched-"], ["--sort", "title"], [3, 1, 4, 5]),
        (["@around", "sort:stars-,episode"], [], [3, 1, 4, 5]),
    ],
    ids=str,
)
def test_the_order_of_a_view_holds_unless_another_is_said(
    viewed: Run, query: list[str], options: list[str], expected: list[int]
) -> None:
    save(viewed, "ranked", GOOD, "sort:stars+,episode-")
    save(viewed, "around", "@ranked")

    assert found(viewed, *query, *options) == expected


def test_the_number_decides_between_equals_as_a_view_says(viewed: Run) -> None:
    save(viewed, "upwards", "title:wire sort:stars-,id+")
    save(viewed, "downwards", "title:wire sort:stars+,id-")

    assert (found(viewed, "@upwards"), found(viewed, "@downwards")) == ([4, 5], [5, 4])


def test_an_export_has_the_order_of_a_view(viewed: Run) -> None:
    save(viewed, "ranked", "is:film sort:stars-")

    exported = viewed("export", "-", "@ranked", "--format", "json").json

    assert [watch["id"] for watch in exported] == [3, 1, 2]


def test_the_watchlist_has_the_order_of_a_view(viewed: Run) -> None:
    viewed("plan", "Brazil")
    save(viewed, "backwards", "sort:title-")

    assert [plan["title"] for plan in viewed("plans", "@backwards", "--json").json] == ["Brazil", "Alien"]


def test_a_view_may_be_an_order_alone(viewed: Run) -> None:
    save(viewed, "oldest", "sort:id+")

    assert found(viewed, "@oldest") == [1, 2, 3, 4, 5]
    assert found(viewed, "-@oldest") == []


def test_a_view_follows_those_that_it_names(viewed: Run) -> None:
    save(viewed, "crimes", "dune")

    assert found(viewed, "@both") == [3]


def test_a_relative_date_in_a_view_moves_with_the_clock(viewed: Run) -> None:
    save(viewed, "lately", "watched:-1m..")
    viewed("add", "Them!")
    before = found(viewed, "@lately")

    viewed.later(days=40)
    viewed("add", "Psycho")

    assert (before, found(viewed, "@lately")) == ([7], [8])


def test_two_numbers_in_a_view_mean_any_of_them(viewed: Run) -> None:
    save(viewed, "two", "#1 #3")

    assert found(viewed, "@two") == [3, 1]
    assert found(viewed, "@two", "#1") == [1]


def test_an_open_quote_in_a_view_ends_with_it(viewed: Run) -> None:
    save(viewed, "phrase", '"the wire')

    assert found(viewed, "@phrase", "stars:4", "#4") == [4]


# What is refused.


@pytest.mark.parametrize(
    ("name", "query"),
    [("me", "@me"), ("me", "@ME"), ("me", "heat or -(dune @me)"), ("good", "@both"), ("GOOD", "@both")],
)
def test_a_view_that_asks_for_itself_is_refused(viewed: Run, refused: Refusal, name: str, query: str) -> None:
    assert "asks for itself" in refused("view", "save", name, query)
    assert views(viewed).get("good") == GOOD


def test_a_longer_circle_is_refused(viewed: Run, refused: Refusal) -> None:
    save(viewed, "first", "heat")
    for name, other in (("second", "first"), ("third", "second"), ("fourth", "third")):
        save(viewed, name, f"dune or @{other}")

    assert "asks for itself" in refused("view", "save", "first", "-@fourth")


def test_a_circle_that_was_imported_is_refused_when_it_is_asked_for(full: Run, tmp_path: Path) -> None:
    bring(full, tmp_path, {"a": "@b", "b": "@a"})
    before = full.archive()

    for words in (["list", "@a"], ["rm", "@a", "--yes"], ["view", "save", "c", "heat or @b"]):
        refused = full(*words)
        assert (refused.code, refused.raw) == (2, b""), refused
        assert "asks for itself" in refused.err
    assert full.archive() == before


def test_a_circle_that_was_imported_can_be_mended(full: Run, tmp_path: Path) -> None:
    bring(full, tmp_path, {"a": "@b", "b": "@a"})

    save(full, "b", "heat")

    assert found(full, "@a") == [1]


@pytest.mark.parametrize("query", ["@nobody", "@nobody heat", "-@nobody"])
@pytest.mark.parametrize(
    "command",
    [["list"], ["search"], ["show"], ["export", "-"], ["rm", "-y"], ["tag", "x"], ["untag", "x"], ["plans"]],
    ids=" ".join,
)
def test_an_unknown_view_is_refused(full: Run, command: Sequence[str], query: str) -> None:
    said, place = refused_at_a_place(full, *command, query)

    assert said.startswith("watchlog: there is no view “nobody”")
    assert place == "@nobody"


def test_an_unknown_view_within_a_new_one_is_refused(full: Run) -> None:
    said, place = refused_at_a_place(full, "view", "save", "x", "heat or @nobody")

    assert "there is no view “nobody”" in said
    assert place == "@nobody"


@pytest.mark.parametrize("name", ["a b", "a/b", "a:b", "(a)", "a,b", "@@a", "@", "\x1b[31m", "a\nb", "x" * 101])
def test_a_bad_name_is_refused(refused: Refusal, name: str) -> None:
    assert "can't be the name of a view" in refused("view", "save", name, "heat")


@pytest.mark.usefixtures("viewed")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["save"], "which view?"),
        (["save", ""], "which view?"),
        (["save", "x"], "a view needs a query"),
        (["save", "x", ""], "a view needs a query"),
        (["save", "x", " ", " "], "a view needs a query"),
        (["rm"], "takes one name"),
        (["rm", "good", "both"], "takes one name"),
        (["rm", ""], "which view?"),
        (["rm", "a b"], "can't be the name of a view"),
        (["list", "good"], "takes nothing else"),
        (["show"], "there are save, list and rm"),
        (["SAVE", "x", "heat"], "there are save, list and rm"),
        ([""], "there are save, list and rm"),
    ],
    ids=str,
)
def test_a_command_that_means_nothing_is_refused(refused: Refusal, words: Sequence[str], said: str) -> None:
    assert said in refused("view", *words)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("star:4..", "star"),
        ("heat stars:9", "9"),
        ("heat or", "or"),
        ("(heat", "("),
        ("tag:a,b", "a,b"),
        ("sort:x", "x"),
    ],
)
def test_a_query_with_an_error_is_refused_and_shows_its_place(viewed: Run, query: str, place: str) -> None:
    assert refused_at_a_place(viewed, "view", "save", "good", query)[1] == place


@pytest.mark.usefixtures("viewed")
def test_removing_a_view_that_is_not_there_is_not_found(refused: Refusal) -> None:
    assert "there is no view “nobody”" in refused("view", "rm", "nobody", code=3)


def test_a_view_that_can_not_be_understood_any_more_can_be_removed(full: Run, tmp_path: Path) -> None:
    bring(full, tmp_path, {"bad": "star:4", "worse": "heat or"})

    assert [full("list", "@bad").code, full("list", "@worse").code] == [2, 2]
    assert [full("view", "rm", "bad").code, full("view", "rm", "worse").code] == [0, 0]
    assert views(full) == {}


# Harmless.


@pytest.mark.parametrize("terminal", [False, True])
def test_a_view_with_hostile_text_is_shown_harmlessly(full: Run, terminal: bool) -> None:
    full.variables["TERM"] = "dumb"
    for place, text in enumerate(HOSTILE):
        save(full, f"v{place}", f'"{text}"')

    for words in (
        ["view", "list"],
        ["view", "save", "v0", f'-"{HOSTILE[0]}"'],
        ["view", "rm", "v1"],
        ["view", "save", "v2", f'star:"{HOSTILE[1]}"'],
        ["view", "save", HOSTILE[1], "heat"],
        ["view", HOSTILE[2]],
        ["list", f"@{HOSTILE[0]}"],
        ["log"],
        ["undo", "3"],
    ):
        shown = full(*words, terminal=terminal)
        assert not ACTED_ON.search(shown.out + shown.err), words


@pytest.mark.parametrize("format_", ["--json", "--jsonl", "--csv", "--tsv"])
def test_a_table_of_hostile_views_is_harmless_at_a_terminal(full: Run, format_: str) -> None:
    for place, text in enumerate(HOSTILE):
        save(full, f"v{place}", f'"{text}"')

    assert not ACTED_ON.search(full("view", "list", format_, terminal=True).out)


def test_what_is_hidden_in_a_view_is_kept(full: Run) -> None:
    save(full, "odd", f'"{HOSTILE[0]}"')

    assert views(full) == {"odd": f'"{HOSTILE[0]}"'}


def test_a_real_terminal_shows_views_without_acting_on_them(full: Run, window: Open) -> None:
    for place, text in enumerate(HOSTILE):
        save(full, f"v{place}", f'"{text}"')

    looking = window("view", "list")

    assert looking.ends() == 0
    assert looking.screen.title == ""
    assert sum(line.startswith("@v") for line in looking.lines) == len(HOSTILE)


# Travelling.


def bring(watchlog: Run, folder: Path, queries: dict[str, str]) -> Any:
    """Import an archive of views alone; the report."""
    saved_at = "2026-01-01T12:00:00+00:00"
    file = folder / "views.json"
    archive: dict[str, Any] = {"format": "watchlog-archive", "version": 2}
    archive |= {part: [] for part in ("titles", "watches", "ratings", "plans")}
    archive["views"] = [{"name": name, "query": query, "saved_at": saved_at} for name, query in queries.items()]
    file.write_text(json.dumps(archive), encoding="utf-8")
    imported = watchlog("import", str(file), "--json")
    assert imported.code == 0, imported
    return imported.json


def counts(report: Any) -> tuple[int, ...]:
    return tuple(report[name] for name in ("imported", "duplicate", "review", "rejected"))


def test_views_travel_in_the_archive(viewed: Run, another: Callable[[str], Run], tmp_path: Path) -> None:
    viewed.later(days=3)
    save(viewed, "odd", '"two  blanks" or "\x1b[31m"\n"字"')
    file = tmp_path / "everything.json"
    viewed("export", str(file), "--format", "archive")
    other = another("other")
    other.later(days=100)

    assert other("import", str(file)).code == 0

    assert views(other) == views(viewed)
    assert other.archive() == viewed.archive()


def test_an_imported_view_is_used_and_undone(full: Run, tmp_path: Path) -> None:
    before = full.archive()
    bring(full, tmp_path, {"crime": "tag:crime"})

    assert found(full, "@crime") == [1]
    full("undo")
    assert full.archive() == before


def test_the_same_view_again_is_a_duplicate(viewed: Run, tmp_path: Path) -> None:
    before = viewed.archive()

    assert counts(bring(viewed, tmp_path, {"good": GOOD})) == (0, 1, 0, 0)
    assert viewed.archive() == before


@pytest.mark.parametrize("name", ["good", "GOOD"])
def test_a_view_of_the_same_name_with_another_query_is_in_doubt(viewed: Run, tmp_path: Path, name: str) -> None:
    before = viewed.archive()

    assert counts(bring(viewed, tmp_path, {name: "dune"})) == (0, 0, 1, 0)
    assert viewed.archive() == before


def test_a_doubtful_view_is_named(viewed: Run, another: Callable[[str], Run], tmp_path: Path) -> None:
    other = another("other")
    save(other, "good", "dune")
    file = tmp_path / "other.json"
    other("export", str(file), "--format", "archive")

    assert "“good”" in viewed("import", str(file)).err


def test_a_view_that_nothing_can_be_called_is_rejected_alone(full: Run, tmp_path: Path) -> None:
    assert counts(bring(full, tmp_path, {"a b": "heat", "empty": " ", "fine": "dune"})) == (1, 0, 0, 2)
    assert views(full) == {"fine": "dune"}


def test_a_csv_says_that_views_stay_behind(viewed: Run) -> None:
    assert "4 views" in viewed("export", "-").err


def test_a_part_of_the_history_is_exported_without_views(viewed: Run) -> None:
    exported = viewed("export", "-", "--format", "archive", "@good")

    assert exported.json["views"] == []
    assert "views" in exported.err


# Never slow.


def is_quickly_answered(shell: Shell, *arguments: str) -> Result:
    """Whether a command costs no more than a few plain lists, and is no fault; its result."""
    base = statistics.median(cpu_seconds(shell, "list")[0] for _ in range(3))
    runs = [cpu_seconds(shell, *arguments) for _ in range(3)]

    _, result = runs[0]
    assert result.code in {0, 2}, result
    assert "should not have" not in result.err
    assert statistics.median(seconds for seconds, _ in runs) <= MOST_TIMES_A_LIST * base
    return result


def cpu_seconds(shell: Shell, *arguments: str) -> tuple[float, Result]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = shell(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, result


NESTED = ["{}", "-{}", "(heat or {})", "-(dune or {})", "heat or -(dune {})", "heat or (stars:4 -(dune or {}))"]
LEVELS = 300


def nest(watchlog: Run, folder: Path, query: str) -> None:
    """Views that each stand in the one before."""
    queries = {f"v{level}": query.format(f"@v{level + 1}") for level in range(LEVELS)}
    bring(watchlog, folder, queries | {f"v{LEVELS}": "heat"})


@pytest.mark.parametrize("query", NESTED)
def test_views_within_each_other_are_understood_or_refused_at_any_depth(full: Run, tmp_path: Path, query: str) -> None:
    nest(full, tmp_path, query)

    for depth in (1, 5, 10, 20, 40, 80, 120, 160, 200, 250, LEVELS):
        answered = full("list", f"@v{LEVELS - depth}", "--json=id")
        assert answered.code in {0, 2}, (depth, answered)
        assert "should not have" not in answered.err, depth


@pytest.mark.parametrize("query", NESTED)
def test_a_few_views_within_each_other_are_understood(full: Run, tmp_path: Path, query: str) -> None:
    nest(full, tmp_path, query)

    assert found(full, f"@v{LEVELS - 4}", "heat") == [1]


@pytest.mark.parametrize(
    "query", [NESTED[0], NESTED[-1], "{} " + "title:/(a|b)(c|d)(e|f)(g|h)/ " * 150], ids=lambda query: query[:20]
)
def test_hundreds_of_views_within_each_other_are_never_slow(
    full: Run, shell: Shell, tmp_path: Path, query: str
) -> None:
    nest(full, tmp_path, query)

    is_quickly_answered(shell, "list", "@v0")


@pytest.mark.parametrize("between", [" ", " or ", " -"])
def test_views_that_would_multiply_are_refused_quickly(full: Run, shell: Shell, tmp_path: Path, between: str) -> None:
    nest(full, tmp_path, between.join(["{0}"] * 10))

    refused = is_quickly_answered(shell, "rm", "--yes", "@v0")

    assert (refused.code, refused.raw) == (2, b"")


def test_a_view_that_would_multiply_is_not_saved(full: Run, refused: Refusal) -> None:
    save(full, "v0", "heat")
    save(full, "v1", *["@v0"] * 10)
    save(full, "v2", *["@v1"] * 10)

    assert "too much" in refused("view", "save", "v3", *["@v2"] * 10)


def test_views_saved_one_upon_the_other_are_understood_as_long_as_they_are_saved(full: Run) -> None:
    save(full, "v0", "heat")
    for level in range(1, LEVELS):
        saved = full("view", "save", f"v{level}", f"@v{level - 1}")
        assert saved.code in {0, 2}, saved
        if saved.code:
            break
        assert found(full, f"@v{level}") == [1]
