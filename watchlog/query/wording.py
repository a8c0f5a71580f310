"""A single term of a query: words, a number, an id elsewhere, a view, or what a field asks."""

import re
import unicodedata
from typing import Final

from watchlog.model.title import SERVICES, Ref
from watchlog.parsing.names import YEARS
from watchlog.query.fields import ALIASES, FIELDS, IS, SORT
from watchlog.query.grammar import Grammar
from watchlog.query.nearest import MEANT, nearest
from watchlog.query.scanning import NAME, Token, known_name
from watchlog.query.terms import AnyOf, Between, ByRef, Doubt, Numbers, Term, View, Words
from watchlog.query.values import parse_field, parse_state

NUMBER: Final = re.compile(r"#([0-9]{1,18})")
VIEW: Final = re.compile(r"@([\w.-]+)")
COMPARED: Final = re.compile(r"(?P<name>[A-Za-z_]+)(?P<sign>!=|==|>=|<=|=|>|<)(?P<value>.+)", re.DOTALL)
ASKED: Final = re.compile(NAME.pattern + r"\S")
YEAR: Final = re.compile(r"[0-9]{4}")


def parse_term(token: Token, grammar: Grammar) -> Term:
    """What a term means.

    Raises:
        BadQuery: A field can't hold what it asks.
    """
    if token.value is not None:
        return parse_state(token.value) if token.name == IS else parse_field(token.name, token.value, grammar)
    if token.quoted:
        return Words(token.text)
    if number := NUMBER.fullmatch(token.text):
        return Numbers((int(number[1]),))
    if ref := Ref.of_text(token.text):
        return ByRef(ref)
    if view := VIEW.fullmatch(unicodedata.normalize("NFC", token.text)):
        problem = token.place.refusal(f"there is no view “{view[1]}”", "watchlog view list shows what there is")
        return View(view[1], problem)
    return _words(token)


def year_in_brackets(token: Token, term: Term) -> Term:
    """`(2021)` is the year that titles are shown with, as well as a text; anything else is what it was."""
    if isinstance(term, Words) and not token.quoted and YEAR.fullmatch(term.text) and int(term.text) in YEARS:
        return AnyOf((term, Between("year", int(term.text), int(term.text))))
    return term


def _words(token: Token) -> Term:
    compared = COMPARED.fullmatch(token.text)
    if compared and known_name(compared["name"]):
        return Doubt(Words(token.text), token.place.refusal(f"“{token.text}” asks nothing", _colon(compared)))
    named = ASKED.match(token.text)
    if named is None:
        return Words(token.text)
    place = token.place.part(0, len(named[1]))
    return Doubt(Words(token.text), place.refusal(f"there is no field “{named[1]}”", _hint(token.text, named[1])))


def _colon(compared: re.Match[str]) -> str:
    """How a comparison is written whose colon was left out."""
    name, sign, value = compared["name"], compared["sign"], compared["value"]
    if sign == "!=":
        return f"write -{name}:{value}"
    return f"write {name}:{'' if sign in ('=', '==') else sign}{value}"


def _hint(text: str, name: str) -> str:
    known = [*FIELDS, *ALIASES, IS, SORT, *SERVICES]
    near = MEANT.get(name.lower()) or nearest(name, known)
    return f"did you mean {near}?" if near else f'there are {", ".join(FIELDS)}; quote it to find it: "{text}"'
