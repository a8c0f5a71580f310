"""A query that can't be understood is refused in one line, shows its place, and changes nothing."""

from typing import Final

import pytest

from tests.conftest import Result, Run

UNKNOWN_FIELDS: Final = [
    ("star:4.. -tag:kids", "^^^^", "there is no field “star” (did you mean stars?)"),
    ("star:4", "^^^^", "did you mean stars?"),
    ("STAR:4", "^^^^", "did you mean stars?"),
    ("yaer:1999", "^^^^", "did you mean year?"),
    ("titel:dune", "^^^^^", "did you mean title?"),
    ("tagg:kids", "^^^^", "did you mean tag?"),
    ("dierctor:lynch", "^^^^^^^^", "did you mean director?"),
    ("servise:netflix", "^^^^^^^", "did you mean service?"),
    ("wacthed:2015", "^^^^^^^", "did you mean watched?"),
    ("aded:today", "^^^^", "did you mean added?"),
    ("runtme:..100", "^^^^^^", "did you mean runtime?"),
    ("languag:french", "^^^^^^^", "did you mean language?"),
    ("cuontry:spain", "^^^^^^^", "did you mean country?"),
    ("gerne:drama", "^^^^^", "did you mean genre?"),
    ("netwrok:hbo", "^^^^^^^", "did you mean network?"),
    ("seson:1", "^^^^^", "did you mean season?"),
    ("epsiode:1", "^^^^^^^", "did you mean episode?"),
    ("knid:film", "^^^^", "did you mean kind?"),
    ("statsu:dropped", "^^^^^^", "did you mean status?"),
    ("sorce:csv", "^^^^^", "did you mean source?"),
    ("origninal_title:千", "^^^^^^^^^^^^^^^", "did you mean original_title?"),
    ("srot:title", "^^^^", "did you mean sort?"),
    ("dune star:4 heat", "     ^^^^", "did you mean stars?"),
    ("-star:4", " ^^^^", "did you mean stars?"),
    ("dune or yaer:1999", "        ^^^^", "did you mean year?"),
    ("(dune -(heat or yaer:1999))", "                ^^^^", "did you mean year?"),
    ('"part two" yaer:1999', "           ^^^^", "did you mean year?"),
    ("xyzzy:4", "^^^^^", "there is no field “xyzzy”"),
]

BAD_VALUES: Final = [
    ("stars:6", "      ^", "6"),
    ("stars:4.333", "      ^^^^^", "4.333"),
    ("stars:good", "      ^^^^", "good"),
    ("stars:11/10", "      ^^^^^", "11/10"),
    ("dune stars:6 heat", "           ^", "6"),
    ("stars:4..x", "         ^", "x"),
    ("stars:x..4", "      ^", "x"),
    ("stars:>x", "       ^", "x"),
    ("year:abc", "     ^^^", "abc"),
    ("year:19x4", "     ^^^^", "19x4"),
    ("year:1990..abc", "           ^^^", "abc"),
    ("year:>=abc", "       ^^^", "abc"),
    ("season:one", "       ^^^", "one"),
    ("episode:1.5", "        ^^^", "1.5"),
    ("pass:-1", "     ^^", "-1"),
    ("runtime:long", "        ^^^^", "long"),
    ("watched:2015-13", "        ^^^^^^^", "2015-13"),
    ("watched:2015-02-30", "        ^^^^^^^^^^", "2015-02-30"),
    ("watched:someday", "        ^^^^^^^", "someday"),
    ("watched:..someday", "          ^^^^^^^", "someday"),
    ('watched:"some day"', "         ^^^^^^^^", "some day"),
    ("added:-2x..", "      ^^^", "-2x"),
    ("kind:movie", "     ^^^^^", "film"),
    ("status:droped", "       ^^^^^^", "dropped"),
    ("is:droped", "   ^^^^^^", "dropped"),
    ("is:funny", "   ^^^^^", "funny"),
    ("year:/1984/", "     ^^^^^^", "year"),
    ("status:/^drop/", "       ^^^^^^^", "status"),
    ("stars:/5/", "      ^^^", "stars"),
    ("watched:/2015/", "        ^^^^^^", "watched"),
    ("title:/(/", "       ^", "regular expression"),
    ("title:/dune[a-/", "           ^", "regular expression"),
    ("title:/dune/x", "      ^^^^^^^", "x"),
    ("title:/dune", "      ^^^^^", "/"),
    ("dune sort:colour", "          ^^^^^^", "colour"),
    ("sort:stars,colour", "           ^^^^^^", "colour"),
    ("stars:", "^^^^^^", "stars"),
    ("dune title:", "     ^^^^^^", "title"),
    ("tag: kids", "^^^^", "tag"),
    ("is:", "^^^", "is"),
    ("sort:", "^^^^^", "sort"),
    ("service:=", "^^^^^^^^^", "service"),
    ("stars:>", "^^^^^^^", "stars"),
    ("stars:..", "      ^^", "no end"),
    ("watched:..", "        ^^", "no end"),
    ("year:1999..1990", "     ^^^^^^^^^^", "backwards"),
    ("watched:2015..2014-12", "        ^^^^^^^^^^^^^", "backwards"),
]

BAD_SYNTAX: Final = [
    ("(", "^", "this ( is never closed"),
    ("dune (", "     ^", "this ( is never closed"),
    ("-(", " ^", "this ( is never closed"),
    ("(dune", "^", "this ( is never closed"),
    ("heat -(dune", "      ^", "this ( is never closed"),
    ("((dune)", "^", "this ( is never closed"),
    ("(dune)) heat", "      ^", "this ) closes nothing"),
    ("dune ) heat", "     ^", "this ) closes nothing"),
    (")", "^", "this ) closes nothing"),
    ("dune)", "    ^", "this ) closes nothing"),
    ("tag:kids)", "        ^", "this ) closes nothing"),
    ("stars:4) dune", "       ^", "this ) closes nothing"),
    ('service:"Apple TV")', "                  ^", "this ) closes nothing"),
    ("(dune or heat)) stars:4", "              ^", "this ) closes nothing"),
    ("dune or heat)", "            ^", "this ) closes nothing"),
    ("()", "^", "nothing stands between these parentheses"),
    ("dune () heat", "     ^", "nothing stands between these parentheses"),
    ("or dune", "^^", "nothing stands before “or”"),
    ("dune or", "     ^^", "nothing stands after “or”"),
    ("dune OR", "     ^^", "nothing stands after “OR”"),
    ("dune or or heat", "     ^^", "nothing stands after “or”"),
    ("(dune or)", "      ^^", "nothing stands after “or”"),
    ("(or dune)", " ^^", "nothing stands before “or”"),
    ("dune or )", "        ^", "this ) closes nothing"),
    ("NOT", "^^^", "nothing stands after “NOT”"),
    ("dune NOT", "     ^^^", "nothing stands after “NOT”"),
    ("NOT or dune", "^^^", "nothing stands after “NOT”"),
    ("AND dune", "^^^", "nothing stands before “AND”"),
    ("dune AND", "     ^^^", "nothing stands after “AND”"),
    ("dune AND or heat", "     ^^^", "nothing stands after “AND”"),
    ("@nobody", "^^^^^^^", "nobody"),
    ("dune -@nobody", "      ^^^^^^^", "nobody"),
]

ALL: Final = [*UNKNOWN_FIELDS, *BAD_VALUES, *BAD_SYNTAX]


def is_refused(result: Result, query: str, carets: str) -> None:
    """Check that a run said in one line what was wrong, and in two more where."""
    assert result.code == 2, result
    assert result.raw == b""
    said, *place = result.err.splitlines()
    assert said.startswith("watchlog: ")
    assert place == [f"  {query}", f"  {carets}"]
    assert result.err.endswith("\n")
    assert "Traceback" not in result.err


@pytest.mark.parametrize(("query", "carets", "said"), ALL, ids=[query for query, _, _ in ALL])
def test_the_place_is_shown_and_nothing_changes(handmade: Run, query: str, carets: str, said: str) -> None:
    before = handmade.archive()

    refused = handmade("list", "--json", "--", query)

    is_refused(refused, query, carets)
    assert said in refused.err.splitlines()[0]
    assert handmade.archive() == before


def test_several_arguments_are_shown_as_one_query(handmade: Run) -> None:
    is_refused(handmade("list", "dune", "star:4", "-heat"), "dune star:4 -heat", "     ^^^^")


COMMANDS: Final = [
    ("list",),
    ("list", "--json"),
    ("search",),
    ("show",),
    ("export", "-"),
    ("export", "-", "--format", "archive"),
    ("edit", "--set", "stars=1", "--yes"),
    ("edit", "--set", "stars=1", "--dry-run"),
    ("rm", "--yes"),
    ("rm", "--dry-run"),
    ("tag", "new", "--yes"),
    ("untag", "kids", "--yes"),
    ("plans",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("query", "carets"),
    [("star:4", "^^^^"), ("dune or", "     ^^"), ("dune stars:6", "           ^"), ("dune @nobody", "     ^^^^^^^")],
)
def test_every_command_refuses_it_alike(handmade: Run, command: tuple[str, ...], query: str, carets: str) -> None:
    before = handmade.archive()

    refused = handmade(*command, query)

    is_refused(refused, query, carets)
    assert handmade.archive() == before


@pytest.mark.parametrize(("query", "carets"), [("star:4", "^^^^"), ("(dune", "^"), ("stars:6", "      ^")])
def test_what_can_not_be_understood_is_kept_as_no_view(own: Run, query: str, carets: str) -> None:
    before = own.archive()

    is_refused(own("view", "save", "bad", query), query, carets)

    assert own.archive() == before


def test_on_a_terminal_the_same_is_said(handmade: Run) -> None:
    is_refused(handmade("list", "star:4", terminal=True, NO_COLOR="1"), "star:4", "^^^^")


LONG: Final = [
    (" ".join(["dune"] * 201), "200"),
    (" or ".join(["dune"] * 201), "200"),
    ("-heat " * 201, "200"),
    ("(" * 13 + "dune" + ")" * 13, "12"),
    ("-(" * 13 + "dune" + ")" * 13, "12"),
    ("d" * 10_001, "10000"),
    ('"' + "d" * 10_000 + '"', "10000"),
    ("(" * 5_000 + ")" * 5_000, "12"),
    ("(" * 10_000, "12"),
]


@pytest.mark.parametrize(("query", "limit"), LONG, ids=[query[:12] for query, _ in LONG])
def test_too_much_is_refused_with_what_would_do(handmade: Run, query: str, limit: str) -> None:
    refused = handmade("list", "--", query)

    assert (refused.code, refused.raw) == (2, b"")
    assert limit in refused.err.splitlines()[0]
    assert "Traceback" not in refused.err
    assert "should not have" not in refused.err


@pytest.mark.parametrize(
    "query",
    ["-" * 9_000 + "(", "NOT " * 2_000 + "dune", "- " * 4_000 + "dune", "-(" * 3_000, "stars:" * 1_600, "@" * 9_000],
    ids=lambda query: query[:12],
)
def test_a_monster_is_understood_or_refused_but_never_a_fault(handmade: Run, query: str) -> None:
    answered = handmade("list", "--json", "--", query)

    assert answered.code in {0, 2}
    assert "Traceback" not in answered.err
    assert "should not have" not in answered.err


@pytest.mark.parametrize(
    "query",
    [
        " ".join(["dune"] * 200),
        " or ".join(["dune"] * 200),
        "(" * 12 + "dune" + ")" * 12,
        "dune -" + "(" * 12 + "heat" + ")" * 12,
        'dune or "' + "d" * 9_990 + '"',
    ],
    ids=lambda query: query[:12],
)
def test_just_that_much_is_understood(handmade: Run, query: str) -> None:
    understood = handmade("list", "--json", "--", query)

    assert understood.code == 0, understood.err
    assert len(understood.json) == 4
