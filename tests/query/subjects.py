"""What a query is asked of, as naively as it can be read off the JSON that the program prints."""

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from fractions import Fraction
from typing import Any, Final, NamedTuple

Record = Mapping[str, Any]
Span = tuple[Any, Any]
"""The first and the last that something can be: of a year its first and last day, of a number twice itself."""

TEXTS: Final = ("title", "original_title", "episode_title", "note", "service", "with", "source")
PROVIDED_TEXTS: Final = ("director", "cast", "network")
PROVIDED_WORDS: Final = ("genre", "language", "country")
PROVIDED: Final = PROVIDED_TEXTS + PROVIDED_WORDS
WHOLE_WORDS: Final = ("tag", "list", "ref", "kind", "status", *PROVIDED_WORDS)
NUMBERS: Final = ("year", "season", "episode", "pass", "runtime")
DATES: Final = ("watched", "added")


class Facts(NamedTuple):
    """What a record does not say of its title.

    Attributes:
        statuses: Every status that the title has.
        details: What a provider says of it, by field.
        listings: What of it is on lists: the season, the episode, and the name of the list.
    """

    statuses: frozenset[str] = frozenset()
    details: Mapping[str, Sequence[str]] = {}
    listings: Sequence[tuple[int | None, int | None, str]] = ()


class Subject(NamedTuple):
    """A watch, or a plan: what a query is asked of."""

    record: Record
    facts: Facts
    now: datetime


def plan_as_watch(plan: Record) -> Record:
    """A plan with the keys of a watch; what it has not, it has none of. Its number is that of its title."""
    keys = ("season", "episode", "episode_title", "watched_on", "watched_at", "stars", "service", "with", "pass")
    same = {key: plan[key] for key in ("title", "original_title", "year", "kind", "note", "refs", "source")}
    own = {"id": plan["title_id"], "tags": [], "rewatch": False, "added_at": plan["planned_at"]}
    return dict.fromkeys(keys) | same | own


def statuses(given: str | None, records: Sequence[Record], *, planned: bool) -> frozenset[str]:
    """Every status of a title, from the word it was given, all its watches, and whether it is on the watchlist.

    Who saw parts of what is no series is watching it; no service tells the episodes of a series here.
    """
    found = {"planned"} if planned else set()
    parts = ("season", "episode", "episode_title")
    seen_in_parts = any(record[part] is not None for record in records for part in parts)
    if given is not None:
        found.add(given)
    elif records and records[0]["kind"] == "series":
        found.add("watching" if _goes_on(records) else "completed")
    elif records:
        found.add("watching" if seen_in_parts else "completed")
    return frozenset(found)


def _goes_on(records: Sequence[Record]) -> bool:
    """Whether something is left: of the first pass unless that was of the whole, of others what was seen before."""
    passes: dict[int, list[tuple[int | None, int | None]]] = {}
    for record in records:
        portions = passes.setdefault(record["pass"] or 1, [])
        if record["episode"] is not None or record["episode_title"] is None:  # else it is of some episode by its name
            portions.append((record["season"], record["episode"]))
    first = min(passes)
    if (None, None) not in passes[first]:
        return True
    return any(_is_left(passes, number) for number in passes if number > first)


def _is_left(passes: dict[int, list[tuple[int | None, int | None]]], number: int) -> bool:
    """Whether an earlier pass has an episode that a later one lacks; one of specials alone lacks nothing."""
    seen = passes[number]
    episodes = [portion for portion in seen if portion[1] is not None]
    if (None, None) in seen or (episodes and all(season == 0 for season, _ in episodes)):
        return False
    earlier = [portion for other in passes if other < number for portion in passes[other]]
    told = [(season, episode) for season, episode in earlier if season and episode is not None]
    return any(portion not in seen and (portion[0], None) not in seen for portion in told)


# What a field says -----------------------------------------------------------------------------------------------


def texts(subject: Subject, field: str) -> list[str]:
    """Every text or word that a field holds."""
    record = subject.record
    if field in PROVIDED:
        return list(subject.facts.details.get(field, ()))
    if field == "title":
        return [text for text in (record["title"], record["original_title"]) if text is not None]
    if field in ("tag", "ref"):
        return list(record[f"{field}s"])
    if field == "list":
        return [name for season, episode, name in subject.facts.listings if _is_of(record, season, episode)]
    if field == "status":
        return sorted(subject.facts.statuses)
    return [] if record[field] is None else [record[field]]


def _is_of(record: Record, season: int | None, episode: int | None) -> bool:
    """Whether a record is of a season, an episode, or of a title of which they say nothing."""
    if episode is None:
        return season in (None, record["season"])
    return bool((record["season"], record["episode"]) == (season, episode))


def span(subject: Subject, field: str) -> Span | None:
    """What a field of numbers, stars or dates holds, or None."""
    record = subject.record
    if field == "watched":
        return None if record["watched_on"] is None else days(record["watched_on"], subject.now.date())
    if field == "added":
        day = datetime.fromisoformat(record["added_at"]).astimezone(zone(subject.now)).date()
        return day, day
    if field == "runtime":
        said = subject.facts.details.get("runtime", ())
        return (int(said[0]), int(said[0])) if said else None
    value = record[field]
    exact = Fraction(str(value)) if field == "stars" and value is not None else value
    return None if exact is None else (exact, exact)


def zone(now: datetime) -> tzinfo:
    """Whose days are meant."""
    assert now.tzinfo is not None
    return now.tzinfo


# What a value says -----------------------------------------------------------------------------------------------


def said(field: str, value: str, now: datetime) -> Span:
    """What a value means for a field of numbers, stars or dates."""
    if field in DATES:
        return days(value, now.date())
    exact = stars(value) if field == "stars" else number(value)
    return exact, exact


def number(value: str) -> int:
    hours, h, minutes = value.rpartition("h")
    return int(hours) * 60 + int(minutes) if h else int(value)


def stars(value: str) -> Fraction:
    given, of, top = value.partition("/")
    return Fraction(given) * 5 / int(top) if of else Fraction(given)


WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def days(value: str, today: date) -> Span:
    """The first and the last day of a date."""
    if re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", value):
        return written(value)
    if back := re.fullmatch("-([0-9]+)([dwmy])", value):
        return (counted_back(int(back[1]), back[2], today),) * 2
    if ago := re.fullmatch("([0-9]+) (day|week|month|year)s? ago", value):
        unit = ago[2][0]
        return written(str(counted_back(int(ago[1]), unit, today))[: {"y": 4, "m": 7}.get(unit, 10)])
    if named := re.fullmatch("(this|last) (week|month|year)", value):
        return period(named[2], today, back=named[1] == "last")
    if value in ("today", "yesterday"):
        return (today - timedelta(days=value == "yesterday"),) * 2
    return (weekday(value, today),) * 2


def written(value: str) -> Span:
    first = date.fromisoformat(value + "0000-01-01"[len(value) :])
    last = {4: date(first.year, 12, 31), 7: last_of_month(first), 10: first}
    return first, last[len(value)]


def period(unit: str, today: date, *, back: bool) -> Span:
    if unit != "week":
        day = counted_back(1, unit[0], today) if back else today
        return written(str(day)[: 4 if unit == "year" else 7])
    monday = today - timedelta(days=today.weekday() + 7 * back)
    return monday, monday + timedelta(days=6)


def weekday(value: str, today: date) -> date:
    day = today - timedelta(days=value.startswith("last "))
    while WEEKDAYS[day.weekday()] != value.removeprefix("last "):
        day -= timedelta(days=1)
    return day


def last_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def counted_back(count: int, unit: str, today: date) -> date:
    if unit in "dw":
        return today - timedelta(days=count * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
    last = last_of_month(date(months // 12, months % 12 + 1, 1))
    return last.replace(day=min(today.day, last.day))
