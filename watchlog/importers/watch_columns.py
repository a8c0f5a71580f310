"""The columns of a watch: what their texts say, in watchlog's own tables and records."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

from watchlog.errors import BadInput
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import OF_FIVE, Stars
from watchlog.model.title import Kind, Title
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.dates import parse_iso_moment
from watchlog.parsing.fields import (
    parse_kind,
    parse_line,
    parse_note,
    parse_number,
    parse_optional_year,
    parse_yes_or_no,
)
from watchlog.parsing.names import parse_refs, parse_tags
from watchlog.parsing.stars import parse_stars
from watchlog.records.guard import unguarded

REMEMBERED: Final = 8192
"""Different cells of a column whose meaning is kept: the same days, stars and tags come again and again."""
TITLES_REMEMBERED: Final = 32_768
"""Titles that are kept; many histories have fewer, and those that have more still meet the same ones again."""


def watch_of(row: Sequence[str], source: str, now: datetime) -> Watch:
    """What the cells of a watch say, each guarded as a spreadsheet would have it.

    Empty cells, of which most tables are full, say nothing and cost nothing.

    Args:
        row: A cell for each of the columns, in their order.
        source: What the watch is told to come from where it does not say it.
        now: When it was recorded where it does not say it, in UTC.

    Raises:
        BadInput: A cell can't be understood.
    """
    title, original, year, kind, season, episode, episode_title, on, at, stars, note, tags, *others = row
    service, companions, rewatch, pass_number, refs, told_source, added_at = others
    return Watch(
        0,
        _title(title, original, year, kind, refs),
        _portion(season, episode) if season or episode else WHOLE,
        _when(on, at) if on or at else UNKNOWN,
        _stars(stars) if stars else None,
        parse_note(unguarded(note)) if note else None,
        _tags(tags) if tags else (),
        _line("service", service) if service else None,
        _line("with", companions) if companions else None,
        _yes_or_no(rewatch) if rewatch else False,
        _number("pass", pass_number) if pass_number else None,
        _line("episode_title", episode_title) if episode_title else None,
        (_line("source", told_source) if told_source else None) or source,
        (_moment(added_at) if added_at else None) or now,
    )


@lru_cache(TITLES_REMEMBERED)
def _title(name: str, original: str, year: str, kind: str, refs: str) -> Title:
    said = parse_line("title", unguarded(name))
    if said is None:
        raise BadInput("it has no title")
    return Title(
        id=0,
        name=said,
        original_name=parse_line("original_title", unguarded(original)) if original else None,
        year=_year(year) if year else None,
        kind=_kind(kind) if kind else None,
        refs=parse_refs(unguarded(refs)) if refs else (),
    )


@lru_cache(REMEMBERED)
def _year(text: str) -> int | None:
    return parse_optional_year(unguarded(text))


@lru_cache(REMEMBERED)
def _kind(text: str) -> Kind | None:
    return parse_kind(unguarded(text))


@lru_cache(REMEMBERED)
def _portion(season: str, episode: str) -> Portion:
    return Portion(_number("season", season), _number("episode", episode))


@lru_cache(REMEMBERED)
def _when(on: str, at: str) -> When:
    day, moment = unguarded(on).strip(), _moment(at)
    if moment is not None:
        when = When.of_moment(moment)
        if day not in ("", when.on):
            raise BadInput(f"watched_on and watched_at name different days: {day} and {when.on}")
        return when
    try:
        return When.of_text(day) if day else UNKNOWN
    except ValueError:
        raise BadInput(f"“{day}” is no date; write 2026-11-22, 2026-11 or 2026") from None


@lru_cache(REMEMBERED)
def _stars(text: str) -> Stars | None:
    said = unguarded(text)
    return parse_stars(said, OF_FIVE) if said.strip() else None


@lru_cache(REMEMBERED)
def _tags(text: str) -> tuple[str, ...]:
    return parse_tags(unguarded(text))


@lru_cache(REMEMBERED)
def _line(field: str, text: str) -> str | None:
    return parse_line(field, unguarded(text))


@lru_cache(REMEMBERED)
def _number(field: str, text: str) -> int | None:
    return parse_number(field, unguarded(text))


@lru_cache(REMEMBERED)
def _yes_or_no(text: str) -> bool:
    return parse_yes_or_no(unguarded(text))


@lru_cache(REMEMBERED)
def _moment(text: str) -> datetime | None:
    said = unguarded(text).strip()
    try:
        return parse_iso_moment(said) if said else None
    except (ValueError, OverflowError):
        raise BadInput(f"“{said}” is no moment; write 2026-11-22T21:30:00+01:00") from None
