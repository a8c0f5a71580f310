"""Settling: what of a question only the history can tell.

What a saved view stands for, whether a word with a colon is a text or a slip of the finger, and whether a whole query
is the name of a title.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from watchlog.errors import BadInput
from watchlog.model.title import Title
from watchlog.parsing.names import WITH_YEAR
from watchlog.query.grammar import Grammar
from watchlog.query.language import parse_query
from watchlog.query.terms import (
    AllOf,
    AnyOf,
    ByRef,
    Doubt,
    Is,
    Not,
    Numbers,
    OfTitle,
    OfTitles,
    Query,
    SortKey,
    Term,
    View,
    Words,
)
from watchlog.store import opinions, titles, views, watches
from watchlog.store.transaction import Transaction

MOST_TERMS: Final = 450
"""So many terms may there be with all that the views stand for: SQLite takes conditions nested 1,000 deep."""

STAGES: Final = ("watching", "paused", "dropped", "completed", "up to date")
"""States that the episodes of a series decide."""

DEEPEST: Final = 40
"""Terms within terms: the parser of SQLite has a stack of 100."""


def settled(tx: Transaction, query: Query) -> Query:
    """The question with nothing left open.

    Raises:
        BadInput: It can't be understood, a view is missing, asks for itself, or asks too much.
    """
    called = typed_out(tx, query.typed) if query.typed else []
    if called and not _are_numbers(query.terms):
        return query._replace(terms=_any_of(called), typed="", problem=None)
    if query.problem is not None:
        raise query.problem
    settling = _Settling(tx, query.grammar)
    terms = tuple(settling.term(term) for term in query.terms)
    if called:
        terms = (AnyOf((AllOf(terms), *_any_of(called))),)
    return query._replace(terms=terms, sort=query.sort or settling.sort, typed="")


def titles_found(tx: Transaction, query: Query) -> dict[int, Title]:
    """The titles whose watches or plans a question finds, by their numbers.

    Raises:
        BadInput: It can't be understood, a view is missing, asks for itself, or asks too much.
    """
    asked = settled(tx, query)
    found = {watch.title.id: watch.title for watch in watches.matching(tx, asked)}
    return found | {plan.title.id: plan.title for plan in opinions.plans(tx, asked)}


def _are_numbers(terms: Sequence[Term]) -> bool:
    """Whether a query is a number or an id, which stays one even where a title is called that."""
    return bool(terms) and all(isinstance(term, Numbers | ByRef) for term in terms)


def _any_of(called: list[Title]) -> tuple[Term, ...]:
    return (AnyOf(tuple(OfTitle(title.id) for title in called)),)


def typed_out(tx: Transaction, typed: str) -> list[Title]:
    """Titles that go by exactly that name but for case, perhaps with their year behind it."""
    said: list[tuple[str, int | None]] = [(typed, None)]
    if dated := WITH_YEAR.fullmatch(typed):
        said.append((dated["words"].rstrip(), int(dated["year"])))
    return [
        title
        for name, year in said
        for title in titles.named(tx, name)
        if name.casefold() in (title.name.casefold(), (title.original_name or "").casefold())
        and year in (None, title.year)
    ]


class _Settling:
    """Goes through the terms of a question, and of the views that it names."""

    def __init__(self, tx: Transaction, grammar: Grammar | None) -> None:
        self.sort: tuple[SortKey, ...] = ()
        self._tx = tx
        self._grammar = grammar
        self._inside: list[str] = []
        self._stages: Mapping[int, str | None] | None = None
        self._terms = 0
        self._depth = 0

    def term(self, term: Term) -> Term:
        self._depth += 1
        if self._depth > DEEPEST:
            raise BadInput("this query and its views are nested too deeply", "ask for less at once")
        settled = self._settled(term)
        self._depth -= 1
        return settled

    def _settled(self, term: Term) -> Term:
        match term:
            case AllOf(terms):
                return AllOf(tuple(map(self.term, terms)))
            case AnyOf(terms):
                return AnyOf(tuple(map(self.term, terms)))
            case Not(turned):
                return Not(self.term(turned))
            case _:
                return self._single(term)

    def _single(self, term: Term) -> Term:
        self._terms += 1
        if self._terms > MOST_TERMS:
            raise BadInput(
                "this query and its views ask too much at once", f"at most {MOST_TERMS} terms can be asked for"
            )
        if isinstance(term, View):
            return self._view(term)
        if isinstance(term, Is) and term.state in STAGES:
            return self._stage(term)
        return self._text(term.term, term.problem) if isinstance(term, Doubt) else term

    def _stage(self, term: Is) -> Term:
        """Where one stands with a series is told by its episodes; with anything else, by whether it was watched."""
        if self._grammar is None:
            return term
        if self._stages is None:
            from watchlog.library.courses import stages  # how series are counted is of no use to other questions

            self._stages = stages(self._tx, self._grammar.now)
        there = tuple(title for title, stage in self._stages.items() if stage == term.state)
        return AnyOf((AllOf((term, Not(OfTitles(tuple(self._stages))))), OfTitles(there)))

    def _text(self, meant: Term, problem: BadInput) -> Term:
        """What may be a text, if any text here holds it."""
        question = Query((meant,), limit=1)
        if not (any(True for _ in watches.matching(self._tx, question)) or opinions.plans(self._tx, question)):
            raise problem
        return meant

    def _view(self, term: View) -> Term:
        saved = views.named(self._tx, term.name)
        if saved is None and self._inside:
            raise BadInput(
                f"the view “{self._inside[-1]}” asks for @{term.name}, which is not there",
                "watchlog view save gives it another query",
            )
        if saved is None:
            return self._text(Words(f"@{term.name}"), term.problem)
        name = saved.name.casefold()
        if name in self._inside:
            raise BadInput(f"the view “{saved.name}” asks for itself", "watchlog view save gives it another query")
        if self._grammar is None:
            raise TypeError("a query with views has no grammar")
        query = parse_query([saved.query], self._grammar)
        if query.problem is not None:
            raise BadInput(
                f"the view “{saved.name}” can't be understood: {query.problem}",
                "watchlog view save gives it another query",
            )
        self._inside.append(name)
        terms = tuple(map(self.term, query.terms))
        self._inside.pop()
        self.sort = self.sort or query.sort
        return terms[0] if len(terms) == 1 else AllOf(terms)
