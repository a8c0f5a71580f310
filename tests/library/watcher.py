"""Somebody who watches one made-up series, with a history in a file of its own, in the words that one types."""

from collections.abc import Iterable
from datetime import UTC, timedelta
from typing import Final

from tests.properties.conftest import House
from watchlog.library.choices import Choices
from watchlog.library.courses import courses, progress_of, series_of
from watchlog.library.passing import Passing
from watchlog.library.skipping import Skipping
from watchlog.library.upcoming import Asked, Upcoming
from watchlog.model.catalogue import Entry, Episode, Held
from watchlog.model.dating import Same
from watchlog.model.outcomes import Added
from watchlog.model.passes import Pass, PassSaid
from watchlog.model.progress import Next, Progress, Stage
from watchlog.model.sitting import Sitting
from watchlog.model.stars import HALF_STARS, Stars
from watchlog.model.title import Facts, Kind, Ref, Status, Title
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.fields import Assignment
from watchlog.parsing.names import parse_name
from watchlog.parsing.sayings import parse_sayings
from watchlog.query.grammar import Grammar
from watchlog.query.language import parse_query
from watchlog.query.terms import EVERYTHING
from watchlog.series.progress import stage
from watchlog.store import catalogue, titles

NAME: Final = parse_name("Lark")
LARK: Final = Ref("tvmaze", "1")
TODAY: Final = "2026-11-22"


def episode(season: int | None, number: int | None, day: str | None, *, special: bool = False) -> Episode:
    """An episode whose number at the provider tells where it stood first."""
    return Episode(f"{season}-{number}", season, number, f"Song {season}.{number}", special, day)


SHORT: Final = (
    *(episode(1, number, f"2019-01-0{number}") for number in (1, 2, 3)),
    *(episode(2, number, f"2022-01-0{number}") for number in (1, 2)),
)
"""Two seasons that have aired."""

FULL: Final = (
    *SHORT,
    episode(2, 3, "2027-01-03"),
    episode(0, 1, "2019-06-01", special=True),
    episode(1, None, "2019-12-24", special=True),
)
"""The same with an episode to come, and two specials."""


class Watcher:
    """Who watches *Lark*. It has a rating, so that it stays a title when nothing of it was watched."""

    def __init__(self, house: House) -> None:
        self.house = house
        clock = (house.database, lambda: house.now)
        self.passing = Passing(*clock)
        self.skipping = Skipping(*clock)
        self.choices = Choices(*clock)
        self.upcoming = Upcoming(*clock)
        house.opinions.plan(NAME, Facts(kind=Kind.SERIES, refs=(LARK,)), None)
        house.opinions.rate(NAME, (), Stars(80, HALF_STARS))
        house.opinions.unplan(NAME)

    @property
    def title(self) -> Title:
        """The series."""
        with self.house.database.reading(self.house.now) as tx:
            return titles.named(tx, "Lark")[0]

    @property
    def watches(self) -> list[Watch]:
        """All sittings, by their numbers."""
        return sorted(self.house.history.find(EVERYTHING), key=lambda watch: watch.id)

    @property
    def progress(self) -> Progress:
        """How far one is."""
        with self.house.database.reading(self.house.now) as tx:
            return progress_of(tx, series_of(tx, titles.named(tx, "Lark")[0], self.house.now))

    @property
    def stage(self) -> Stage | None:
        """Where one stands."""
        with self.house.database.reading(self.house.now) as tx:
            return stage(courses(tx, self.house.now)[titles.named(tx, "Lark")[0].id].course)

    @property
    def passes(self) -> list[Pass]:
        """The runs through it."""
        return self.passing.passes(NAME)

    def told(self, episodes: Iterable[Episode], state: str = "Running", title: Title | None = None) -> None:
        """Have a provider say that these are its episodes."""
        self._later()
        entry = Entry("tvmaze", LARK, Kind.SERIES, "Lark", state=state, episodes=tuple(episodes))
        held = Held(entry, self.house.now.astimezone(UTC), "https://tvmaze.test")
        with self.house.database.filling(self.house.now, None) as tx:
            catalogue.save(tx, (title or self.title).id, held)

    def add(self, words: str = "", on: str | None = TODAY, stars: int | None = None, *, rewatch: bool = False) -> Added:
        """`watchlog add Lark WORDS --on ON`; no day is one that is not known."""
        self._later()
        return self.house.history.add(NAME, _sitting(words, on, stars, rewatch), Facts())

    def add_next(self, on: str | None = TODAY) -> Added:
        """`watchlog next --watch 1`."""
        self._later()
        return self.upcoming.watch_next(None, 1, _sitting("", on, None, rewatch=False))

    def next(self, *, named: bool = False) -> Next | None:
        """The next episode, where one is waiting."""
        found = self.upcoming.next(Asked(NAME, parse_query(("Lark",), self._grammar)) if named else None)
        return found[0] if found else None

    def say(self, number: int | None, said: PassSaid) -> Pass:
        """`watchlog pass Lark`."""
        self._later()
        return self.passing.note(NAME, number, said)

    def skip(self, words: str) -> None:
        """`watchlog skip Lark WORDS`."""
        self._later()
        self.skipping.skip(NAME, parse_sayings(words))

    def unskip(self, words: str = "") -> None:
        """`watchlog unskip Lark WORDS`."""
        self._later()
        self.skipping.unskip(NAME, parse_sayings(words) if words else ())

    def stand(self, status: Status | None) -> None:
        """`watchlog status Lark STATUS`."""
        self._later()
        self.choices.stand(NAME, status)

    def remove(self, *numbers: int) -> None:
        """`watchlog rm`."""
        self._later()
        self.house.editing.remove(numbers)

    def call(self, number: int, name: str | None) -> None:
        """`watchlog edit NUMBER --set episode_title=NAME`."""
        self._later()
        self.house.editing.set([number], [Assignment("episode_title", name)])

    @property
    def _grammar(self) -> Grammar:
        return Grammar(self.house.now, HALF_STARS)

    def _later(self) -> None:
        self.house.now += timedelta(minutes=1)


def _sitting(words: str, on: str | None, stars: int | None, rewatch: bool) -> Sitting:
    said = parse_sayings(words) if words else ()
    when = UNKNOWN if on is None else When(on)
    return Sitting(Same(when), said, None if stars is None else Stars(stars, HALF_STARS), rewatch=rewatch)


def labels(added: Added) -> list[tuple[str, int | None]]:
    """What was recorded, and in which pass."""
    return [(watch.portion.label or "whole", watch.pass_number) for watch in added.watches]
