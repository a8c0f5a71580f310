"""The language of queries: text in, a question out."""

import re
from collections.abc import Sequence
from typing import Final

from watchlog.errors import BadInput, BadQuery
from watchlog.query.grammar import Grammar
from watchlog.query.scanning import Mark, Token, scan
from watchlog.query.sorting import parse_sort, sort_of
from watchlog.query.terms import AllOf, AnyOf, Not, Numbers, Query, SortKey, Term, Words
from watchlog.query.wording import parse_term, year_in_brackets

MOST_TERMS: Final = 200
DEEPEST: Final = 12
BARE_NUMBER: Final = re.compile(r"#?([0-9]{1,18})")


def parse_query(arguments: Sequence[str], grammar: Grammar, *, sort: str | None = None, limit: int = 0) -> Query:
    """The question that the words of a command line ask.

    What is wrong with it stays within it, as its `problem`: it may be the name of a title all the same.

    Args:
        arguments: The words, each as the shell gave it.
        grammar: What their meaning depends on.
        sort: `stars`, `stars-`, `title+`, or several with commas between them; goes before `sort:`.
        limit: How many watches at the most; 0 is all.

    Raises:
        BadInput: A sort key is unknown, or the limit negative.
    """
    if limit < 0:
        raise BadInput(f"a list can't have {limit} rows", "say how many, or 0 for all")
    order = () if sort is None else parse_sort(sort)
    text = " ".join(arguments)
    try:
        terms, own = _parsed(text, grammar)
    except BadQuery as problem:
        return Query(sort=order, limit=limit, typed=text.strip(), grammar=grammar, problem=problem)
    typed = "" if all(isinstance(term, Words) for term in terms) and '"' not in text else text.strip()
    return Query(terms, order or own, limit, typed, grammar)


def parse_selection(arguments: Sequence[str], grammar: Grammar) -> Query:
    """The watches that are to be changed: by their numbers, with or without `#`, or by a question.

    Raises:
        BadInput: Nothing was said; everything has to be asked for in words.
    """
    said = [argument.strip() for argument in arguments if argument.strip()]
    numbers = [BARE_NUMBER.fullmatch(argument) for argument in said]
    if said and all(numbers):
        return Query((Numbers(tuple(dict.fromkeys(int(number[1]) for number in numbers if number))),))
    query = parse_query(said, grammar)
    if not query.terms and query.problem is None:
        raise BadInput("which watches?", "name them by number or by a query: 12, or dune, or stars:..2")
    return query


def _parsed(text: str, grammar: Grammar) -> tuple[tuple[Term, ...], tuple[SortKey, ...]]:
    tokens, order = sort_of(list(scan(text)))
    asked = [token for token in tokens if token.mark is Mark.TERM]
    if len(asked) > MOST_TERMS:
        raise asked[MOST_TERMS].place.refusal(
            f"{len(asked)} terms are too many", f"at most {MOST_TERMS} can be asked for at once"
        )
    if not tokens:
        return (), order
    term = _Parser(tokens, grammar).everything()
    return (term.terms if isinstance(term, AllOf) else (term,)), order


class _Parser:
    """Goes through the tokens of a query once, from the loosest binding to the tightest."""

    def __init__(self, tokens: Sequence[Token], grammar: Grammar) -> None:
        self._tokens = tokens
        self._grammar = grammar
        self._at = 0

    def everything(self) -> Term:
        return self._alternatives(0)

    def _alternatives(self, depth: int) -> Term:
        terms = [self._together(depth)]
        while self._takes(Mark.OR):
            terms.append(self._together(depth))
        return terms[0] if len(terms) == 1 else AnyOf(tuple(terms))

    def _together(self, depth: int) -> Term:
        terms = [self._one(depth)]
        while (mark := self._next_mark()) not in (None, Mark.OR, Mark.CLOSE):
            if mark is Mark.AND:
                self._at += 1
            terms.append(self._one(depth))
        terms = _numbers_together(terms)
        return terms[0] if len(terms) == 1 else AllOf(tuple(terms))

    def _one(self, depth: int) -> Term:
        turned = False
        while self._takes(Mark.NOT):
            turned = not turned
        term = self._group(depth + 1) if self._next_mark() is Mark.OPEN else self._term()
        return Not(term) if turned else term

    def _group(self, depth: int) -> Term:
        opening = self._tokens[self._at].place
        if depth > DEEPEST:
            raise opening.refusal("these parentheses are nested too deeply", f"at most {DEEPEST} levels are understood")
        self._at += 1
        first = self._at
        if self._next_mark() is Mark.CLOSE:
            raise opening.refusal("nothing stands between these parentheses", "put a term there, or quote them")
        term = self._alternatives(depth)
        if not self._takes(Mark.CLOSE):
            raise opening.refusal("this ( is never closed", 'close it with ), or quote it to find it: "("')
        inside = self._tokens[first : self._at - 1]
        return year_in_brackets(inside[0], term) if len(inside) == 1 else term

    def _term(self) -> Term:
        if self._next_mark() is not Mark.TERM:
            raise self._missing()
        self._at += 1
        return parse_term(self._tokens[self._at - 1], self._grammar)

    def _missing(self) -> BadQuery:
        """A mark stands where a term was expected, or behind everything."""
        known = self._at < len(self._tokens)
        first = known and (self._at == 0 or self._tokens[self._at - 1].mark is Mark.OPEN)
        token = self._tokens[self._at if first else self._at - 1]
        if token.mark is Mark.OPEN:
            return token.place.refusal("this ( is never closed", 'close it with ), or quote it to find it: "("')
        said = token.place.words
        where = "before" if first else "after"
        return token.place.refusal(f"nothing stands {where} “{said}”", f'put a term there, or quote it: "{said}"')

    def _takes(self, mark: Mark) -> bool:
        found = self._next_mark() is mark
        self._at += found
        return found

    def _next_mark(self) -> Mark | None:
        return self._tokens[self._at].mark if self._at < len(self._tokens) else None


def _numbers_together(terms: Sequence[Term]) -> list[Term]:
    """The terms, in which several numbers mean any of them: a watch has but one."""
    ids = [number for term in terms if isinstance(term, Numbers) for number in term.ids]
    rest: list[Term] = [term for term in terms if not isinstance(term, Numbers)]
    return [Numbers(tuple(dict.fromkeys(ids))), *rest] if ids else rest
