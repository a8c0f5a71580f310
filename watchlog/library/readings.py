"""Which reading of a command line is meant: what only the history can tell of words that may be a title or episodes."""

from collections.abc import Sequence
from datetime import datetime

from watchlog.errors import BadInput
from watchlog.library.courses import guide_to
from watchlog.matching.fold import fold
from watchlog.model.portion import Portion
from watchlog.model.saying import Named
from watchlog.model.title import Kind, Title
from watchlog.parsing.names import TitleName, parse_name
from watchlog.parsing.readings import Reading
from watchlog.series.guide import Guide
from watchlog.store import titles
from watchlog.store.transaction import Transaction


def meant_reading(tx: Transaction, readings: Sequence[Reading], now: datetime) -> Reading:
    """The first reading that fits the history; where none does, the first of all.

    A title alone fits when there is one of that name. A title and episodes fit when there is a series of that name,
    and words of an episode's name only when the catalogue has an episode of exactly that name.

    Raises:
        BadInput: The first is a year behind a title, where no series has such an episode.
    """
    for reading in readings:
        if reading.sure or _fits(tx, reading, now):
            return reading
    return best_reading(readings)


def best_reading(readings: Sequence[Reading]) -> Reading:
    """The first reading, where the history tells nothing.

    Raises:
        BadInput: It is a year behind a title.
    """
    first = readings[0]
    if first.said and first.year_like:
        raise BadInput(f"“{first.said}” is no episode", f'a year goes in brackets: "{first.title} ({first.said})"')
    return first


def _fits(tx: Transaction, reading: Reading, now: datetime) -> bool:
    found = _called(tx, parse_name(reading.title))
    if not reading.said:
        return bool(found)
    series = [title for title in found if title.kind is Kind.SERIES]
    return any(_has(tx, title, reading, now) for title in series)


def _called(tx: Transaction, name: TitleName) -> list[Title]:
    if name.words is None:
        found = titles.by_number(tx, name.id) if name.id is not None else name.ref and titles.by_ref(tx, name.ref)
        return [found] if found else []
    called = titles.named(tx, name.words)
    return [title for title in called if name.year in (None, title.year)] or titles.named_exactly(tx, name.text)


def _has(tx: Transaction, title: Title, reading: Reading, now: datetime) -> bool:
    if not (reading.named or reading.year_like):
        return True
    guide = guide_to(tx, title, now)
    if reading.named:
        names = (episode.name for portion in guide.called(reading.said) if (episode := guide.episode(portion)))
        return any(name and fold(name) == fold(reading.said) for name in names)
    return all(_is_there(guide, saying.portion) for saying in reading.sayings if isinstance(saying, Named))


def _is_there(guide: Guide, portion: Portion) -> bool:
    """Whether a number alone counts an episode, or a season."""
    return guide.episode(portion) is not None or bool(guide.season(portion.episode or 0))
