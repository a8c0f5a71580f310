"""Lists: titles, seasons and episodes that somebody puts together, found by any query, and undone like anything."""

import pytest

from tests.conftest import Run


def names(watchlog: Run, *words: str) -> list[str]:
    """What a query finds, oldest first."""
    found = watchlog("list", *words, "--json", "--sort", "id+").json
    return [f"{one['title']} {one['season'] or ''}{one['episode'] or ''}".strip() for one in found]


def entries(watchlog: Run, name: str) -> list[tuple[str, int | None, str | None]]:
    return [(one["title"], one["place"], one["note"]) for one in watchlog("lists", "show", name, "--json").json]


@pytest.fixture
def listed(watchlog: Run) -> Run:
    """A film, a series of which three episodes and a season were seen, a plan, and lists of them."""
    watchlog("add", "Dune")
    watchlog("add", "Lark", "s1e1-e2")
    watchlog("add", "Lark", "s2")
    watchlog("plan", "Heat")
    watchlog("lists", "add", "Sand & Sea", "Dune", "--note", "that worm")
    watchlog("lists", "add", "Sand & Sea", "Heat")
    watchlog("lists", "add", "Parts", "Lark", "s1e2")
    watchlog("lists", "add", "Seasons", "Lark", "s1")
    watchlog("lists", "add", "Whole", "Lark")
    return watchlog


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('list:"sand & sea"', ["Dune"]),
        ('list:"SAND & SEA"', ["Dune"]),
        ("list:sand", []),
        ("list:/^Sand/", ["Dune"]),
        ("list:parts", ["Lark 12"]),
        ("list:seasons", ["Lark 11", "Lark 12"]),
        ("list:whole", ["Lark 11", "Lark 12", "Lark 2"]),
        ("lists:whole", ["Lark 11", "Lark 12", "Lark 2"]),
        ("-list:whole", ["Dune"]),
        ("list:parts or list:/Sand/", ["Dune", "Lark 12"]),
        ("list:any", ["Dune", "Lark 11", "Lark 12", "Lark 2"]),
        ("list:none", []),
    ],
)
def test_a_query_finds_what_is_on_a_list(listed: Run, query: str, found: list[str]) -> None:
    assert names(listed, query) == found


def test_a_plan_is_on_the_lists_on_which_its_title_is_as_a_whole(listed: Run) -> None:
    listed("plan", "Lark")

    assert [one["title"] for one in listed("plans", "list:any", "--json").json] == ["Heat", "Lark"]
    assert listed("plans", "list:parts", "--json").json == []


def test_what_is_on_a_list_already_gets_another_note_and_stays_where_it_is(listed: Run) -> None:
    before = listed.archive()

    listed("lists", "add", "sand & sea", "Dune")
    assert listed.archive() == before

    listed("lists", "add", "Sand & Sea", "Dune", "--note", "better the second time")
    assert entries(listed, "sand & sea") == [("Dune", None, "better the second time"), ("Heat", None, None)]
    listed("undo")
    assert listed.archive() == before


def test_on_a_list_that_has_an_order_what_is_new_comes_last(watchlog: Run) -> None:
    archive = (
        '{"format": "watchlog-archive", "version": 5, "titles": [{"name": "Dune", "original_name": null, "year": null,'
        ' "kind": null, "status": null, "shown_as": null, "order": null, "refs": {}, "unlinked": []}], "listings":'
        ' [{"title": 0, "season": null, "episode": null, "list": "Best", "place": 7, "note": null, "source": "csv",'
        ' "listed_at": "2026-11-22T20:30:00+00:00"}]}'
    )
    file = watchlog.home.with_name("best.json")
    file.write_text(archive, encoding="utf-8")
    watchlog("import", str(file))

    watchlog("lists", "add", "Best", "Heat")

    assert entries(watchlog, "Best") == [("Dune", 7, None), ("Heat", 8, None)]


def test_a_title_that_is_on_a_list_alone_goes_when_it_is_taken_off(watchlog: Run) -> None:
    watchlog("lists", "add", "Best", "Heat")
    assert watchlog("show", "Heat").code == 0

    watchlog("lists", "rm", "Best", "Heat")

    assert watchlog("show", "Heat").code == 3
    assert watchlog("lists", "--json").json[0]["entries"] == 0
    watchlog("undo")
    assert entries(watchlog, "Best") == [("Heat", None, None)]


def test_the_only_part_of_a_title_that_is_on_a_list_needs_not_be_named(listed: Run) -> None:
    listed("lists", "rm", "Parts", "Lark")

    assert entries(listed, "Parts") == []


def test_a_list_is_dropped_with_what_is_on_it_alone(watchlog: Run) -> None:
    watchlog("add", "Dune")
    watchlog("lists", "add", "Best", "Dune")
    watchlog("lists", "add", "Best", "Heat")

    watchlog("lists", "drop", "best")

    assert watchlog("lists", "--json").json == []
    assert (watchlog("show", "Dune").code, watchlog("show", "Heat").code) == (0, 3)
    watchlog("undo")
    assert [one[0] for one in entries(watchlog, "Best")] == ["Dune", "Heat"]


def test_a_list_is_called_otherwise_but_not_like_another_one(listed: Run) -> None:
    assert listed("lists", "rename", "Parts", "PARTS").code == 0
    refused = listed("lists", "rename", "parts", "seasons")

    assert (refused.code, "there is a list Seasons already" in refused.err) == (1, True)
    assert [one["list"] for one in listed("lists", "--json").json] == ["PARTS", "Sand & Sea", "Seasons", "Whole"]


def test_a_list_that_folds_alike_is_meant_where_no_other_is_called_that(watchlog: Run) -> None:
    watchlog("lists", "add", "Sci-Fi", "Dune")

    watchlog("lists", "add", "scifi", "Heat")

    assert [one[0] for one in entries(watchlog, "SciFi")] == ["Dune", "Heat"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("show", "Sesons"), 3, "did you mean “Seasons”?"),
        (("rm", "Nowhere", "Dune"), 3, "there is no list “Nowhere”"),
        (("rm", "Whole", "Dune"), 3, "Dune is not on the list Whole"),
        (("rm", "Seasons", "Lark", "s2"), 3, "Lark S02 is not on the list Seasons"),
        (("add", "Whole", "Lark", "s1-s2"), 2, "2 episodes can't be listed at once"),
        (("add", " ", "Dune"), 2, "a list needs a name"),
        (("rename", "Whole", " "), 2, "a list needs a name"),
    ],
)
def test_what_can_not_be_is_refused_and_changes_nothing(listed: Run, words: list[str], code: int, said: str) -> None:
    before = listed.archive()

    refused = listed("lists", *words)

    assert (refused.code, said in refused.err) == (code, True), refused.err
    assert listed.archive() == before


@pytest.mark.parametrize(
    ("typed", "offered"), [("list:se", ["list:Seasons"]), ("list:sand", ['list:"Sand & Sea"']), ("list:x", [])]
)
def test_names_of_lists_are_offered_on_tab(listed: Run, typed: str, offered: list[str]) -> None:
    lines = listed("list", typed, _WATCHLOG_COMPLETE="zsh").out.splitlines()

    assert [line.partition("\t")[0] for line in lines] == offered
