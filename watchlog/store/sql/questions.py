"""Whether a term of a question holds: one condition for each kind of term, on watches or on plans."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    bindparam,
    false,
    not_,
    or_,
    select,
    true,
    union_all,
)

from watchlog.store.sql.compiler import apart, members
from watchlog.store.sql.subjects import ALSO_NAMES, NAMED, OF_TITLES, SEEN, Condition, Subject
from watchlog.store.sql.tables import DETAIL, LIST_ENTRY, OTHER_NAME, TITLE_LIST, TITLE_REF, WATCH_TAG

Compare = Callable[[ColumnElement[Any], ColumnElement[Any]], Condition]
"""What is asked of a text, as it stands or folded."""


def holds(term: tuple[Any, ...], subject: Subject) -> Condition:
    """That a term holds.

    Args:
        term: The shape that `store/selection.py` makes of it: its kind, then what that needs.
        subject: What it is asked of.
    """
    kind, *rest = term
    return KINDS[kind](subject, *rest)


def _all(subject: Subject, terms: Iterable[tuple[Any, ...]]) -> Condition:
    return and_(true(), *(holds(term, subject) for term in terms))


def _any(subject: Subject, terms: Iterable[tuple[Any, ...]]) -> Condition:
    return or_(false(), *(holds(term, subject) for term in terms))


def _not(subject: Subject, term: tuple[Any, ...]) -> Condition:
    # Every condition is true or false and never unknown, so that what it does not find is found by its negation.
    return not_(holds(term, subject))


def _words(subject: Subject, name: str, which: str) -> Condition:
    compare = _like(name, which)
    places = [_text(subject, field, compare) for field in ("title", "note", "tag")]
    # In parentheses of its own: what stands side by side without them is nested by SQLite, a level each.
    return apart(or_(*places))


def _holds(subject: Subject, name: str, which: str, field: str) -> Condition:
    return _text(subject, field, _like(name, which))


def _equals(subject: Subject, name: str, which: str, field: str) -> Condition:
    text: BindParameter[str] = bindparam(name)
    return _text(subject, field, lambda plain, folded: (plain if which == "plain" else folded) == text)


def _fits(subject: Subject, name: str, field: str) -> Condition:
    return _text(subject, field, lambda plain, _folded: plain.regexp_match(bindparam(name)))


def _known(subject: Subject, field: str) -> Condition:
    if field == "added":
        return true()
    if field == "status":
        return true()  # whoever has a watch or a plan of a title stands somewhere with it
    if field == "watched":
        return false() if subject.day is None else subject.day.is_not(None)
    if field in NUMBERS:
        return _number(subject, field, lambda number: number.is_not(None))
    if field in OF_TITLES:
        # By what the user has of it: that a title has other names says nothing of its original one.
        known = or_(*(plain.is_not(None) for plain, _ in OF_TITLES[field]))
        return subject.title_id.in_(select(NAMED.c.id).where(known))
    return _text(subject, field, lambda plain, _folded: plain.is_not(None))


def _like(name: str, which: str) -> Compare:
    pattern: BindParameter[str] = bindparam(name)
    return lambda plain, folded: (plain if which == "plain" else folded).like(pattern, escape="\\")


def _text(subject: Subject, field: str, compare: Compare) -> Condition:
    """That a text of a field compares. Titles and tags are gone through once, not once a watch."""
    if field in OF_TITLES:
        return subject.title_id.in_(_called(field, compare))
    if field in subject.texts:
        plain, folded = subject.texts[field]
        return and_(plain.is_not(None), compare(plain, folded))
    if field in DETAILS:
        return subject.title_id.in_(_detailed(field).where(compare(DETAIL.c.value, DETAIL.c.folded_value)))
    return HANGING[field](subject, compare) if field in HANGING else false()


def _tagged(subject: Subject, compare: Compare) -> Condition:
    if subject.tagged is None:
        return false()
    return subject.tagged.in_(select(WATCH_TAG.c.watch_id).where(compare(WATCH_TAG.c.tag, WATCH_TAG.c.folded_tag)))


def _linked(subject: Subject, compare: Compare) -> Condition:
    linked = select(TITLE_REF.c.title_id).where(compare(TITLE_REF.c.service, TITLE_REF.c.service))
    return subject.title_id.in_(linked)


def _listed(subject: Subject, compare: Compare) -> Condition:
    """That something is on a list whose name compares: its title as a whole, or its own season or episode."""
    entry = LIST_ENTRY.c
    on = select(entry.title_id).join(TITLE_LIST, TITLE_LIST.c.id == entry.list_id)
    on = on.where(compare(TITLE_LIST.c.name, TITLE_LIST.c.folded_name))
    whole = subject.title_id.in_(on.where(entry.season.is_(None), entry.episode.is_(None)))
    if subject.tagged is None:
        return whole
    of_season = and_(entry.episode.is_(None), entry.season == SEEN.c.season)
    of_episode = and_(entry.episode == SEEN.c.episode, entry.season.is_not_distinct_from(SEEN.c.season))
    parts = on.join(SEEN, SEEN.c.title_id == entry.title_id).where(or_(of_season, of_episode))
    return apart(or_(whole, subject.tagged.in_(parts.with_only_columns(SEEN.c.id))))


def _called(field: str, compare: Compare) -> Select[Any] | CompoundSelect[Any]:
    """Titles of which a text of a field of their own compares, or one of the other names."""
    called = select(NAMED.c.id).where(or_(*(compare(*pair) for pair in OF_TITLES[field])))
    if field not in ALSO_NAMES:
        return called
    otherwise = select(OTHER_NAME.c.title_id).where(compare(OTHER_NAME.c.name, OTHER_NAME.c.folded_name))
    return union_all(called, otherwise)


def _detailed(field: str) -> Select[Any]:
    return select(DETAIL.c.title_id).where(DETAIL.c.field == field)


def _number(subject: Subject, field: str, compare: Callable[[ColumnElement[Any]], Condition]) -> Condition:
    if field == "year":
        return subject.title_id.in_(select(NAMED.c.id).where(compare(NAMED.c.year)))
    if field == "runtime":
        return subject.title_id.in_(_detailed(field).where(compare(DETAIL.c.number)))
    column = subject.numbers.get(field)
    return false() if column is None else and_(column.is_not(None), compare(column))


def _between(subject: Subject, name: str, field: str) -> Condition:
    low: BindParameter[int] = bindparam(f"{name}_low")
    high: BindParameter[int] = bindparam(f"{name}_high")
    return _number(subject, field, lambda number: number.between(low, high))


def _during(subject: Subject, name: str) -> Condition:
    """A date that is not wholly known is a beginning of the days it may be, and sorts before them as text."""
    day = subject.day
    if day is None:
        return false()
    within = (
        day >= bindparam(f"{name}_first"),
        day < bindparam(f"{name}_end"),
        # The year or month in which the time ends may reach beyond it.
        day != bindparam(f"{name}_end_year"),
        day != bindparam(f"{name}_end_month"),
    )
    return apart(and_(day.is_not(None), *within))


def _recorded(subject: Subject, name: str) -> Condition:
    return and_(subject.moment >= bindparam(f"{name}_since"), subject.moment < bindparam(f"{name}_until"))


def _is(subject: Subject, state: str) -> Condition:
    if state == "rewatch":
        return subject.rewatch
    if state == "planned":
        return subject.planned
    said = subject.title_id.in_(select(NAMED.c.id).where(NAMED.c.status == state))
    silent = subject.title_id.in_(select(NAMED.c.id).where(NAMED.c.status.is_(None)))
    seen = subject.title_id.in_(select(SEEN.c.title_id))
    in_parts = subject.title_id.in_(
        select(SEEN.c.title_id).where(
            or_(SEEN.c.season.is_not(None), SEEN.c.episode.is_not(None), SEEN.c.episode_title.is_not(None))
        )
    )
    if state == "watching":
        return apart(or_(said, and_(silent, in_parts)))
    return apart(or_(said, and_(silent, seen, not_(in_parts)))) if state == "completed" else said


def _numbers(subject: Subject, name: str) -> Condition:
    return subject.number.op("IN", is_comparison=True)(members(bindparam(name)))


def _by_ref(subject: Subject, name: str) -> Condition:
    linked = select(TITLE_REF.c.title_id).where(
        TITLE_REF.c.service == bindparam(f"{name}_service"), TITLE_REF.c.value == bindparam(f"{name}_value")
    )
    return subject.title_id.in_(linked)


def _of_titles(subject: Subject, name: str) -> Condition:
    return subject.title_id.op("IN", is_comparison=True)(members(bindparam(name)))


def _of_title(subject: Subject, name: str) -> Condition:
    return subject.title_id == bindparam(name)


NUMBERS: Final = ("year", "season", "episode", "pass", "stars", "runtime")
HANGING: Final[dict[str, Callable[[Subject, Compare], Condition]]] = {"tag": _tagged, "list": _listed, "ref": _linked}
"""Fields that lie in tables of their own."""

DETAILS: Final = ("genre", "director", "cast", "network", "language", "country")

KINDS: Final[dict[str, Callable[..., Condition]]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "words": _words,
    "holds": _holds,
    "equals": _equals,
    "fits": _fits,
    "known": _known,
    "between": _between,
    "during": _during,
    "recorded": _recorded,
    "is": _is,
    "numbers": _numbers,
    "ref": _by_ref,
    "title": _of_title,
    "oftitles": _of_titles,
}
"""How each kind of term holds."""
