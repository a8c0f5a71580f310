"""Assignments: `FIELD=VALUE`, as `edit --set` takes them and the editor's text holds them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.model.portion import EPISODES, SEASONS
from watchlog.model.stars import Scale
from watchlog.model.title import LONGEST_NAME, Kind, ShownAs, Status
from watchlog.parsing.dates import parse_when
from watchlog.parsing.names import check_line, check_text, is_visible, parse_name, parse_refs, parse_tags, parse_year
from watchlog.parsing.stars import parse_stars

TITLE_FIELDS: Final = ("title", "original_title", "year", "kind", "status", "shown_as", "refs")
"""Facts of the title, shared by all its watches."""

WATCH_FIELDS: Final = [
    "season",
    "episode",
    "episode_title",
    "watched_on",
    "stars",
    "note",
    "tags",
    "service",
    "with",
    "rewatch",
    "pass",
]
FIELDS: Final = (*TITLE_FIELDS, *WATCH_FIELDS)
YES: Final = ("true", "yes", "1")
NO: Final = ("false", "no", "0", "")
NUMBERS: Final = {"season": SEASONS, "episode": EPISODES, "pass": range(1, 10_000)}
LONG: Final = 10
"""Digits that no such number has."""


class Assignment(NamedTuple):
    """A field and what it is to hold: a value of the domain, or None for nothing."""

    field: str
    value: Any


def parse_assignment(text: str, now: datetime, scale: Scale) -> Assignment:
    """What `FIELD=VALUE` means; an empty value clears the field.

    Raises:
        BadInput: There is no such field, or it can't hold that.
    """
    field, equals, value = text.partition("=")
    if not equals:
        raise BadInput(f"“{text}” sets nothing", "write it as FIELD=VALUE, for example stars=4")
    field = field.strip().lower()
    return Assignment(field, parse_value(field, value, now, scale))


def parse_value(field: str, text: str, now: datetime, scale: Scale) -> Any:
    """What a field is to hold.

    Raises:
        BadInput: There is no such field, or it can't hold that.
    """
    if field not in FIELDS:
        from difflib import get_close_matches  # only a slip of the finger is worth it

        near = get_close_matches(field, FIELDS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"its fields are {', '.join(FIELDS)}"
        raise BadInput(f"a watch has no field “{field}” to set", hint)
    match field:
        case "title":
            return parse_name(text)
        case "watched_on":
            return parse_when(text.strip() or "unknown", now)
        case "stars":
            return parse_stars(text, scale) if text.strip() else None
        case "season" | "episode" | "pass":
            return parse_number(field, text)
        case "original_title" | "episode_title" | "service" | "with":
            return parse_line(field, text)
        case _:
            return PLAIN[field](text)


def parse_note(text: str) -> str | None:
    """A note, byte for byte; None for an empty one."""
    return check_text(text, "note") or None


def parse_line(field: str, text: str) -> str | None:
    """A short text; None for an empty one."""
    line = check_line(text.strip(), field, LONGEST_NAME)
    return line if is_visible(line) else None


def parse_kind(text: str) -> Kind | None:
    """`film` or `series`; None for an empty text."""
    if not text.strip():
        return None
    try:
        return Kind(text.strip().lower())
    except ValueError:
        raise BadInput(f"“{text}” is no kind of title", "a title is a film or a series") from None


def parse_status(text: str) -> Status | None:
    """Where somebody stands with a title; None for an empty text."""
    if not text.strip():
        return None
    try:
        return Status(text.strip().lower())
    except ValueError:
        raise BadInput(f"“{text}” is no status", f"there are {', '.join(Status)}") from None


def parse_shown_as(text: str) -> ShownAs | None:
    """Which of a title's names is shown; None for an empty text."""
    if not text.strip():
        return None
    try:
        return ShownAs(text.strip().lower())
    except ValueError:
        raise BadInput(f"a title can't be shown as “{text}”", f"there are {', '.join(ShownAs)}") from None


def parse_optional_year(text: str) -> int | None:
    """A title's year; None for an empty text."""
    return parse_year(text.strip()) if text.strip() else None


def parse_number(field: str, text: str) -> int | None:
    """The number of a season, an episode or a pass; None for an empty text."""
    said = text.strip()
    if not said:
        return None
    possible = NUMBERS[field]
    if not (said.isascii() and said.isdigit() and len(said) < LONG and int(said) in possible):
        raise BadInput(f"“{text}” can't be the {field}", f"it is a number from {possible[0]} to {possible[-1]}")
    return int(said)


def parse_yes_or_no(text: str) -> bool:
    """Whether something is so."""
    said = text.strip().lower()
    if said not in YES + NO:
        raise BadInput(f"“{text}” is neither yes nor no", "write true or false")
    return said in YES


PLAIN: Final[dict[str, Callable[[str], Any]]] = {
    "kind": parse_kind,
    "note": parse_note,
    "refs": parse_refs,
    "rewatch": parse_yes_or_no,
    "shown_as": parse_shown_as,
    "status": parse_status,
    "tags": parse_tags,
    "year": parse_optional_year,
}
"""Fields whose text needs nothing else to be understood."""
