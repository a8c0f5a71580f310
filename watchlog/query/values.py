"""Values: what stands behind the colon of a field, understood."""

import re
import warnings
from collections.abc import Callable
from typing import Final

from watchlog.errors import BadInput
from watchlog.model.stars import SCALES, Scale
from watchlog.model.title import SERVICES
from watchlog.parsing.stars import parse_stars
from watchlog.query.days import parse_days, span
from watchlog.query.fields import ANYTHING, CHOICES, FIELDS, KINDS, NOTHING, STATES, STATUSES, Manner
from watchlog.query.grammar import Grammar
from watchlog.query.nearest import did_you_mean
from watchlog.query.places import Place
from watchlog.query.ranges import parse_range
from watchlog.query.scanning import Value
from watchlog.query.terms import Between, Equals, Fits, Holds, Is, Known, Not, Term

FINEST: Final = {scale.top: scale for scale in (SCALES["twentieths"], SCALES["ten-tenths"], SCALES["hundred"])}
"""Whoever compares may name what lies between the stars of their own scale."""

MINUTES: Final = re.compile(r"(?:(?P<hours>\d{1,3})h)?(?P<minutes>\d{0,5})(?:m|min)?", re.ASCII | re.IGNORECASE)
DECADE: Final = re.compile(r"(?P<century>\d\d)?(?P<ten>\d)0s", re.ASCII)
WHOLE: Final = re.compile(r"\d{1,9}", re.ASCII)
HOUR: Final = 60

MEANT: Final = {
    "movie": "write film",
    "movies": "write film",
    "films": "write film",
    "tv": "write series",
    "show": "write series",
    "rated": "write stars:any",
    "unrated": "write stars:none",
    "finished": "write completed",
    "rewatched": "write rewatch",
    "abandoned": "write dropped",
    "special": "write season:0",
}
"""What other programs call the states."""

UNKNOWN: Final = "unknown"
"""Another word for `none`, in dates."""


def parse_field(name: str, value: Value, grammar: Grammar) -> Term:
    """What `name:value` asks.

    Raises:
        BadQuery: The field can't hold that.
    """
    manner = FIELDS[name]
    if value.flags is not None:
        return _expression(name, manner, value)
    emptiness = "" if value.quoted or value.comparison else value.text.lower()
    if emptiness == ANYTHING:
        return Known(name)
    if emptiness == NOTHING or (emptiness == UNKNOWN and manner is Manner.DATE):
        return Not(Known(name))
    return _asked(name, manner, value, grammar)


def _asked(name: str, manner: Manner, value: Value, grammar: Grammar) -> Term:
    match manner:
        case Manner.TEXT | Manner.WORD:
            return _text(name, manner, value)
        case Manner.STATUS:
            return parse_state(value, STATUSES)
        case Manner.NUMBER:
            number = _minutes if name == "runtime" else _whole
            return Between(name, *parse_range(value, lambda text: (number(text), number(text))))
        case Manner.RATING:
            return Between(name, *parse_range(value, lambda text: _points(text, grammar.scale)))
        case Manner.DATE:
            return span(name, parse_range(value, lambda text: parse_days(text, grammar.now)), grammar.now)


def parse_state(value: Value, states: tuple[str, ...] = STATES) -> Term:
    """What `is:` and `status:` ask.

    Raises:
        BadQuery: It is no state.
    """
    state = value.text.lower().replace(" ", "-")
    if value.comparison not in ("", "=") or value.flags is not None or state not in states:
        hint = MEANT.get(state) or did_you_mean(state, states) or f"there are {', '.join(states)}"
        raise value.place.refusal(f"nothing is “{value.place.words}”", hint)
    return Equals("kind", state) if state in KINDS else Is(state.replace("-", " "))


def _text(name: str, manner: Manner, value: Value) -> Term:
    if value.comparison not in ("", "="):
        raise value.place.refusal(
            f"{name} is text, and has no more or less", f'quote it to find it: {name}:"{value.place.words}"'
        )
    if name in CHECKS:
        CHECKS[name](value)
    exactly = manner is Manner.WORD or value.comparison == "="
    return Equals(name, _plain(name, value)) if exactly else Holds(name, value.text)


def _plain(name: str, value: Value) -> str:
    return value.text.lower() if name in CHOICES else value.text


def _check_tag(value: Value) -> None:
    if "," in value.text:
        tags = [tag.strip() for tag in value.text.split(",") if tag.strip()] or ["kids"]
        raise value.place.refusal(
            "a tag holds no comma", "write " + " or ".join(f"tag:{tag}" for tag in tags) + " for any of them"
        )


def _check_kind(value: Value) -> None:
    if value.text.lower() not in KINDS:
        hint = MEANT.get(value.text.lower(), "a title is a film or a series")
        raise value.place.refusal(f"“{value.text}” is no kind of title", hint)


def _check_service(value: Value) -> None:
    if value.text.lower() not in SERVICES:
        hint = did_you_mean(value.text, SERVICES) or f"there are {', '.join(sorted(SERVICES))}"
        raise value.place.refusal(f"“{value.text}” is no service that gives titles an id", hint)


CHECKS: Final[dict[str, Callable[[Value], None]]] = {"tag": _check_tag, "kind": _check_kind, "ref": _check_service}
"""Fields that can't hold every word."""


def _expression(name: str, manner: Manner, value: Value) -> Term:
    if manner not in (Manner.TEXT, Manner.WORD):
        raise value.place.refusal(f"{name} is no text that a regular expression could fit", "give it a value")
    if value.flags not in ("", "i"):
        raise value.place.refusal(f"“{value.flags}” means nothing behind a regular expression", "i leaves case aside")
    if not value.text:
        raise value.place.refusal("nothing stands between these slashes", f"write {name}:any for whatever is there")
    before = "(?i:" if value.flags else ""
    expression = f"{before}{value.text})" if before else value.text
    _check_expression(expression, len(before), value.place)
    return Fits(name, expression)


def _check_expression(expression: str, added: int, place: Place) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(expression)
    except re.error as error:
        at = min(max(1 + (error.pos or 0) - added, 1), place.end - place.start - 1)
        raise place.part(at, at + 1).refusal(
            f"this regular expression can't be read: {error.msg}", "quote the text if it is none"
        ) from None
    except (RecursionError, OverflowError, MemoryError):
        raise place.refusal("this regular expression asks too much", "make it shorter") from None


def _whole(text: str) -> int:
    if decade := DECADE.fullmatch(text):
        century = decade["century"] or ("19" if decade["ten"] > "2" else "20")
        raise BadInput(f"“{text}” is no number", f"write {century}{decade['ten']}0..{century}{decade['ten']}9")
    if not WHOLE.fullmatch(text):
        raise BadInput(f"“{text}” is no number", "write 1994, 1990..1999, 1990.., ..1999 or >=1990")
    return int(text)


def _minutes(text: str) -> int:
    found = MINUTES.fullmatch(text)
    if not found or not (found["hours"] or found["minutes"]):
        raise BadInput(f"“{text}” is no length", "write minutes, or hours and minutes: 100, 1h40")
    return int(found["hours"] or 0) * HOUR + int(found["minutes"] or 0)


def _points(text: str, scale: Scale) -> tuple[int, int]:
    points = parse_stars(text, FINEST[scale.top]).points
    return points, points
