"""Questions become shapes and values: every term on watches and on plans, and one statement for all that ask alike."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final, get_args

import pytest

from tests.conftest import SUNDAY, Run
from tests.store.conftest import details_of
from tests.store.shapes import LEAVES, TERMS, kinds_of
from watchlog.library.settling import MOST_TERMS, settled
from watchlog.model.stars import SCALES
from watchlog.query.fields import FIELDS
from watchlog.query.grammar import Grammar
from watchlog.query.language import DEEPEST, parse_query
from watchlog.query.language import MOST_TERMS as MOST_TYPED
from watchlog.query.terms import NEWEST_FIRST, AllOf, AnyOf, Leaf, Not, Query, Term, Words
from watchlog.store import opinions, watches
from watchlog.store.database import Database
from watchlog.store.memory import Memory, build
from watchlog.store.selection import selection
from watchlog.store.sql.questions import KINDS

NOW: Final = datetime(2026, 11, 22, tzinfo=UTC)
GRAMMAR: Final = Grammar(SUNDAY, SCALES["twentieths"])

LINES: Final = (
    "add Osmosis s1e1 --stars 4 --note drama --tag drama,night --on 2026-11-22 --service drama --with Anna",
    "add Osmosis s1e2 --rewatch --on 2019-01",
    "edit #1 --set refs=imdb:tt1 --set status=dropped --set original_title=Osmose --set year=2019",
    "edit #1 --set episode_title=drama",
    "add Drama --film --on unknown",
    "add ...",
    "plan Heat --note drama",
    "plan ...",
    "plan Osmosis",
)
"""Makes of every field one that holds something and one that holds nothing."""


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Watches and plans of which some have every value and some have none."""
    watchlog = Run(tmp_path_factory.mktemp("history") / "home")
    for line in LINES:
        assert watchlog(*line.split(), "--yes").code == 0, line
    provided = dict.fromkeys(("genre", "director", "cast", "network", "language", "country"), "Drama")
    details_of(watchlog.database, {1: provided | {"runtime": "10"}})
    return Database(watchlog.database, Memory(watchlog.home / "cache"), watchlog.home)


def asked(text: str) -> Query:
    query = parse_query([text], GRAMMAR)
    assert query.problem is None
    return query


def watch_numbers(history: Database, *terms: Term) -> set[int]:
    with history.reading(NOW) as tx:
        return {watch.id for watch in watches.matching(tx, Query(terms))}


def plan_numbers(history: Database, *terms: Term) -> set[int]:
    with history.reading(NOW) as tx:
        return {plan.id for plan in opinions.plans(tx, Query(terms))}


def test_every_kind_of_term_is_looked_at() -> None:
    assert {type(leaf) for leaf in LEAVES} == set(get_args(Leaf))
    shapes = [shape for term in TERMS for shape in selection(Query((term,))).shape[0]]
    assert {kind for shape in shapes for kind in kinds_of(shape)} == set(KINDS)


def test_every_field_is_looked_at() -> None:
    asked_about = {getattr(leaf, "field", "") for leaf in LEAVES}

    assert set(FIELDS) - asked_about == set()


@pytest.mark.parametrize("address", ["watches.matching", "opinions.plans"])
@pytest.mark.parametrize("term", TERMS, ids=repr)
def test_a_question_brings_a_value_for_every_parameter(term: Term, address: str) -> None:
    chosen = selection(Query((Words("dune"), term), (NEWEST_FIRST,), limit=3))

    statement = build(address, chosen.shape)

    assert set(statement.parameters) - set(statement.constants) <= set(chosen.values)
    assert len(statement.arguments(chosen.values)) == statement.text.count("?")


@pytest.mark.parametrize("term", TERMS, ids=repr)
def test_a_watch_is_found_by_a_term_or_by_what_the_term_does_not_find(term: Term, history: Database) -> None:
    found, left = watch_numbers(history, term), watch_numbers(history, Not(term))

    assert found | left == watch_numbers(history)
    assert found & left == set()


@pytest.mark.parametrize("term", TERMS, ids=repr)
def test_a_plan_is_found_by_a_term_or_by_what_the_term_does_not_find(term: Term, history: Database) -> None:
    found, left = plan_numbers(history, term), plan_numbers(history, Not(term))

    assert found | left == plan_numbers(history)
    assert found & left == set()


def answered(history: Database, query: Query) -> tuple[set[int], set[int]]:
    """The watches and the plans that a query finds, as commands ask for them."""
    with history.reading(NOW) as tx:
        question = settled(tx, query)
        found = {watch.id for watch in watches.matching(tx, question)}
        return found, {plan.id for plan in opinions.plans(tx, question)}


GROUPS: Final = ("({})", "-({})", "(a or {})", "(a {})", "-(a or {})", "(a or -{})", "-(a -(b or {}))")


@pytest.mark.parametrize("inside", ["x", "tag:x", "is:watching", "stars:4.."])
@pytest.mark.parametrize("group", GROUPS)
def test_a_question_may_be_as_deep_as_the_language_allows(group: str, inside: str, history: Database) -> None:
    text = inside
    while (deeper := group.format(text)).count("(") <= DEEPEST:
        text = deeper

    found, planned = answered(history, asked(text))

    assert found <= watch_numbers(history)
    assert planned <= plan_numbers(history)


MANY: Final = ("x", "-x", "tag:x", "-tag:x", "is:watching", "-is:completed", "watched:2025", "-watched:2025", "(2019)")


@pytest.mark.parametrize("together", [" ", " or "])
@pytest.mark.parametrize("term", MANY)
def test_a_question_may_hold_as_many_terms_as_the_language_allows(term: str, together: str, history: Database) -> None:
    text = together.join([term] * MOST_TYPED)

    assert answered(history, asked(text)) == answered(history, asked(term))


@pytest.mark.parametrize("together", [AnyOf, AllOf])
@pytest.mark.parametrize("term", ["x", "tag:x", "is:watching", "is:completed", "watched:2025", "title:x"])
def test_a_question_may_hold_as_many_terms_as_views_allow(
    term: str, together: type[AnyOf] | type[AllOf], history: Database
) -> None:
    many = together(asked(term).terms * (MOST_TERMS - 1))

    assert answered(history, Query((many,))) == answered(history, asked(term))


ALIKE: Final = (
    ("dune", "heat"),
    ("dune", '"the one with the worm"'),
    ("...", "."),
    ("stars:4..", "stars:..2"),
    ("year:1994", "year:1990..1999"),
    ("runtime:100", "runtime:1h.."),
    ("watched:2025", "watched:..2020-03"),
    ("added:-2w..", "added:2020"),
    ("tag:kids", "tag:night"),
    ("kind:film", "is:series"),
    ("ref:imdb", "ref:tmdb"),
    ("service:net", "service:apple"),
    ("director:=lynch", "director:=mann"),
    ("note:/slow/", "note:/^fast$/i"),
    ("#12", "#12 #15 #16"),
    ("imdb:tt1", "tmdb:2"),
    ("-tag:kids", "-tag:night"),
    ("tag:kids or stars:1", "tag:night or stars:2.."),
    ("-(dune part stars:4..)", "-(heat two stars:..2)"),
)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_questions_that_differ_in_values_alone_share_a_statement(one: str, other: str) -> None:
    assert selection(asked(one)).shape == selection(asked(other)).shape


UNLIKE: Final = (
    ("dune", "dune heat"),
    ("dune", "..."),
    ("dune", "-dune"),
    ("dune heat", "dune or heat"),
    ("tag:kids", "genre:kids"),
    ("service:net", "service:=net"),
    ("stars:4", "year:4"),
    ("is:watching", "is:dropped"),
    ("note:any", "note:none"),
    ("dune sort:stars", "dune sort:stars+"),
)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_questions_that_differ_in_more_share_none(one: str, other: str) -> None:
    assert selection(asked(one)).shape != selection(asked(other)).shape


def turned_round(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The same terms, typed from the last to the first."""
    return tuple(backwards(term) for term in reversed(tuple(terms)))


def backwards(term: Term) -> Term:
    match term:
        case AllOf(terms):
            return AllOf(turned_round(terms))
        case AnyOf(terms):
            return AnyOf(turned_round(terms))
        case Not(inside):
            return Not(backwards(inside))
        case _:
            return term


IN_ANY_ORDER: Final = (
    "stars:4.. tag:kids",
    "dune tag:kids watched:2025 added:2026",
    "tag:kids tag:night",
    "service:net note:slow with:anna source:csv",
    "#12 imdb:tt1",
    "note:any stars:any",
    "dune or stars:4",
    "dune ...",
    "tag:kids tag:...",
    "is:rewatch is:planned",
    "is:rewatch or is:planned",
    "-tag:kids -service:net",
    "-dune -stars:none",
    "(dune or tag:kids) (stars:4 or year:1994)",
    "(dune tag:kids) or (stars:4 year:1994)",
    "-(dune or tag:kids) -(stars:4 year:1994)",
)


@pytest.mark.parametrize("text", IN_ANY_ORDER)
def test_the_same_terms_in_another_order_share_a_statement(text: str) -> None:
    query = asked(text)
    other = query._replace(terms=turned_round(query.terms))

    assert other.terms != query.terms
    assert selection(other).shape == selection(query).shape


@pytest.mark.parametrize("text", IN_ANY_ORDER)
def test_terms_in_another_order_bring_the_same_values(text: str) -> None:
    query = asked(text)
    other = query._replace(terms=turned_round(query.terms))

    assert sorted(map(str, selection(other).values.values())) == sorted(map(str, selection(query).values.values()))


@pytest.mark.parametrize("text", IN_ANY_ORDER)
def test_terms_in_another_order_find_the_same(text: str, history: Database) -> None:
    query = asked(text)

    assert watch_numbers(history, *turned_round(query.terms)) == watch_numbers(history, *query.terms)
    assert plan_numbers(history, *turned_round(query.terms)) == plan_numbers(history, *query.terms)
