"""Made-up series to measure on: a catalogue of their episodes, and somebody who watches them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from enum import Enum
from itertools import chain, islice
from pathlib import Path
from typing import Final

from watchlog.model.catalogue import Entry, Episode, Held
from watchlog.model.passes import PassNote, Skip
from watchlog.model.portion import Portion
from watchlog.model.title import Kind, Ref, Title
from watchlog.model.watch import Watch
from watchlog.model.when import When
from watchlog.store import catalogue, passes, skips, titles, watches
from watchlog.store.database import Changing, Database
from watchlog.store.memory import Memory

SERIES: Final = 300
SEASONS: Final = 10
EPISODES_A_SEASON: Final = 20
EPISODES: Final = SEASONS * EPISODES_A_SEASON
COMING: Final = 20
"""So many episodes of a running series are yet to air, one a week."""

BEGUN: Final = 97
"""So many episodes are seen of a series that is being watched."""

SEEN_AGAIN: Final = 100
"""So many are seen anew in a second pass."""

SUMMARY: Final = "What happens takes thirty words or so, as it does with services that tell what happens. " * 2


class Way(Enum):
    """How somebody watches a series."""

    ENDED = "seen to its end"
    AGAIN = "seen to its end, and half of it once more"
    UP_TO_DATE = "seen as far as it has aired"
    BEGUN = "about half of it seen"
    UNTOUCHED = "not seen at all"


WAYS: Final = (*[Way.ENDED] * 17, *[Way.UP_TO_DATE] * 4, *[Way.BEGUN] * 6, Way.AGAIN, *[Way.UNTOUCHED] * 2)
"""How each thirty of them are watched."""


def fill_with_series(home: Path, number: int, now: datetime) -> None:
    """Make a history of so many watches of 300 series, in some of which passes are noted and episodes are skipped.

    Args:
        home: The program's folder.
        number: How many watches at the most.
        now: The present: some episodes air in the weeks behind it.
    """
    made = [Title(place, f"Show {place:03}", kind=Kind.SERIES, refs=(_ref(place),)) for place in range(1, SERIES + 1)]
    seen = list(islice(chain.from_iterable(_seen(title, now) for title in made), number))
    database = Database(home / "watchlog.db", Memory(None), home / "backups", home=home)
    with database.changing(now) as tx:
        titles.insert_all(tx, made)
        titles.take_numbers(tx, SERIES + len(seen))
        watches.insert(tx, [watch._replace(id=SERIES + place) for place, watch in enumerate(seen, 1)])
        _say(tx, made, now)
        tx.describe("made up")
    with database.filling(now, None) as tx:
        for title in made:
            catalogue.save(tx, title.id, Held(_entry(title, now), now.astimezone(UTC), "https://series.test"))


def _say(tx: Changing, made: list[Title], now: datetime) -> None:
    """Note passes, and skip the last season of what is being watched."""
    at = now.astimezone(UTC).replace(microsecond=0)
    for title in made:
        if _way(title) is Way.AGAIN:
            passes.save(tx, PassNote(0, title, 2, at, "made-up", name="With the children"))
    begun = [title for title in made if _way(title) is Way.BEGUN]
    skips.insert(tx, [Skip(0, title, Portion(SEASONS), at, "made-up") for title in begun[::6]])


def _seen(title: Title, now: datetime) -> Iterator[Watch]:
    way = _way(title)
    aired = EPISODES - COMING * _is_running(title)
    numbers = {Way.UNTOUCHED: 0, Way.BEGUN: BEGUN}.get(way, aired)
    yield from (_watch(title, place, 1, now) for place in range(numbers))
    yield from (_watch(title, place, 2, now) for place in range(SEEN_AGAIN if way is Way.AGAIN else 0))


def _watch(title: Title, place: int, pass_number: int, now: datetime) -> Watch:
    day = now.date() - timedelta(days=(place * 7 + title.id * 11) % 3000)
    at = now.astimezone(UTC).replace(microsecond=0)
    when = When.of_day(day)
    return Watch(0, title, _portion(place), when, None, None, (), None, None, False, pass_number, None, "made-up", at)


def _entry(title: Title, now: datetime) -> Entry:
    running = _is_running(title)
    over = 0 if running else 60 + title.id * 10
    first = now.date() - timedelta(weeks=EPISODES - COMING * running, days=over + title.id % 7)
    days = [(first + timedelta(weeks=place + 1)).isoformat() for place in range(EPISODES)]
    episodes = (
        Episode(f"{title.id}-{place}", *_portion(place), f"Part {place}", air_date=day, runtime=45, summary=SUMMARY)
        for place, day in enumerate(days)
    )
    state = "Running" if running else "Ended"
    return Entry(
        "tvmaze", _ref(title.id), Kind.SERIES, title.name, state=state, networks=("One",), episodes=tuple(episodes)
    )


def _portion(place: int) -> Portion:
    return Portion(place // EPISODES_A_SEASON + 1, place % EPISODES_A_SEASON + 1)


def _ref(number: int) -> Ref:
    return Ref("tvmaze", str(number))


def _way(title: Title) -> Way:
    return WAYS[title.id % len(WAYS)]


def _is_running(title: Title) -> bool:
    return _way(title) is Way.UP_TO_DATE or (_way(title) is Way.BEGUN and title.id % 2 == 0)
