"""Whatever is done to a series, earlier passes stay as they were, and progress is what a plain count makes of it."""

import contextlib
from collections.abc import Callable, Sequence
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.library.watcher import FULL, Watcher, episode
from tests.properties.conftest import Houses, campaign
from tests.properties.recount import Recount, Told
from watchlog.errors import WatchlogError
from watchlog.model.catalogue import Episode
from watchlog.model.passes import PassSaid
from watchlog.model.stars import HALF_STARS, Stars
from watchlog.model.title import Status
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When

RUNS: Final = 300
STEPS: Final = 25

SINGLES: Final = st.sampled_from(("s1e1", "s1e2", "s1e3", "s2e1", "s2e2", "s2e3", "s3e1", "s0e1", "s9e9", "e4"))
RANGES: Final = st.sampled_from(("s1", "s2", "s1e1-e2", "s1e2..s2e1", "..s2e2", "all", "next 2", "s1-s2", ""))
SKIPPED: Final = st.sampled_from(("s1e2", "s2", "s2e1-e2", "s1e1", "next"))
DAYS: Final = st.sampled_from((None, "2019", "2019-01-02", "2021-05", "2022-01-01", "2024", "2026-11-22"))
NUMBERS: Final = st.sampled_from((None, 1, 2, 3))
SAID: Final = st.sampled_from(
    (
        *(PassSaid(name=name) for name in ("", "Aloud", "With Anna")),
        *(PassSaid(note=note, stars=Stars(70, HALF_STARS)) for note in ("", "Sundays.\r\n")),
        *(PassSaid(began=day) for day in (UNKNOWN, When("2018"), When("2020-02-02"))),
        *(PassSaid(ended=day) for day in (UNKNOWN, When("2023-03"), When("2025"))),
        *(PassSaid(dropped=dropped) for dropped in (True, False)),
        PassSaid(begins=True),
    )
)

THIRD: Final = (episode(3, 1, "2025-01-01"), episode(3, 2, "2025-01-08"))


def swapped(episodes: Sequence[Episode]) -> list[Episode]:
    """The first two regular episodes change their numbers."""
    first, second = [one for one in episodes if one.season == 1 and one.number in (1, 2)]
    numbers = {first: second.number, second: first.number}
    return [one._replace(number=numbers.get(one, one.number)) for one in episodes]


def moved(episodes: Sequence[Episode]) -> list[Episode]:
    """The third episode of the first season becomes the first of the second; the next time it goes back."""
    goes_back = not any((one.season, one.number) == (1, 3) for one in episodes)
    places = {(2, 1): (1, 3)} if goes_back else {(1, 3): (2, 1)}
    places |= {(2, number + goes_back): (2, number + (not goes_back)) for number in range(1, 6)}
    now = [places.get((one.season or 0, one.number or 0), (one.season, one.number)) for one in episodes]
    return [one._replace(season=place[0], number=place[1]) for one, place in zip(episodes, now, strict=True)]


def longer(episodes: Sequence[Episode]) -> list[Episode]:
    """There is a third season, where there was none."""
    return [*episodes, *(one for one in THIRD if one not in episodes)]


REFRESHES: Final = st.sampled_from((swapped, moved, longer, list))


class Passes(RuleBasedStateMachine):
    """A series that is watched again and again, beside what was in each pass before."""

    houses: Houses

    def __init__(self) -> None:
        super().__init__()
        house = self.houses("passes")
        self.empty = house.archive()
        self.watcher = Watcher(house)
        self.told: list[Told] = []
        self.kept: dict[int, Watch] = {}
        self.earlier: dict[int, tuple[Any, ...]] = {}
        self.touched = 0

    @initialize(state=st.sampled_from(("Running", "Ended")), late=st.booleans())
    def begin(self, state: str, late: bool) -> None:
        if not late:
            self._tell(list(FULL), state)

    @rule(words=SINGLES, on=DAYS, stars=st.sampled_from((None, 80)))
    def add_one(self, words: str, on: str | None, stars: int | None) -> None:
        self._do(lambda: self.watcher.add(words, on, stars))

    @rule(words=RANGES, on=DAYS)
    def add_many(self, words: str, on: str | None) -> None:
        self._do(lambda: self.watcher.add(words, on))

    @rule(words=SINGLES | RANGES, on=DAYS)
    def rewatch(self, words: str, on: str | None) -> None:
        self._do(lambda: self.watcher.add(words, on, rewatch=True))

    @rule(place=st.integers(0, 9), on=DAYS)
    def see_a_favourite_again(self, place: int, on: str | None) -> None:
        there = [watch for watch in self.kept.values() if watch.portion.episode is not None and watch.portion.season]
        if there:
            portion = there[place % len(there)].portion
            self._do(lambda: self.watcher.add(portion.label, on))

    @rule(on=DAYS)
    def go_on(self, on: str | None) -> None:
        self._do(lambda: self.watcher.add_next(on))

    @rule(number=NUMBERS, said=SAID)
    def say(self, number: int | None, said: PassSaid) -> None:
        self._do(lambda: self.watcher.say(number, said), noted=number or max(self.earlier, default=0))

    @rule(words=SKIPPED)
    def skip(self, words: str) -> None:
        self._do(lambda: self.watcher.skip(words), changes_all=True)

    @rule(words=SKIPPED | st.just(""))
    def unskip(self, words: str) -> None:
        self._do(lambda: self.watcher.unskip(words), changes_all=True)

    @rule(status=st.none() | st.sampled_from(Status))
    def stand(self, status: Status | None) -> None:
        self._do(lambda: self.watcher.stand(status))

    @rule(place=st.integers(0, 9))
    def rm_of_a_later_pass(self, place: int) -> None:
        later = [number for number, watch in self.kept.items() if (watch.pass_number or 0) > 1]
        if later:
            number = later[place % len(later)]
            self._do(lambda: self.watcher.remove(number))
            del self.kept[number]

    @rule(place=st.integers(0, 9), name=st.sampled_from((None, "Song 1.1")))
    def know_an_episode_by_its_name_alone(self, place: int, name: str | None) -> None:
        wholes = [number for number, watch in self.kept.items() if watch.portion.episode is None]
        if wholes:
            self._do(lambda: self.watcher.call(wholes[place % len(wholes)], name), changes_all=True)

    @rule(change=REFRESHES, state=st.sampled_from(("Running", "Ended")))
    def refresh(self, change: Callable[[Sequence[Episode]], list[Episode]], state: str) -> None:
        self._tell(change(self.told[-1].episodes) if self.told else list(FULL), state)

    @invariant()
    def every_sitting_is_there_as_it_was_recorded(self) -> None:
        now = {watch.id: watch for watch in self.watcher.watches}
        assert {number: _said(now[number]) for number in self.kept} == {
            number: _said(watch) for number, watch in self.kept.items()
        }
        self.kept = now

    @invariant()
    def earlier_passes_are_as_they_were(self) -> None:
        now = {one.number: one[1:] for one in self.watcher.passes}
        before = {number: said for number, said in self.earlier.items() if number < self.touched}
        assert {number: now.get(number) for number in before} == before
        self.earlier, self.touched = now, 0

    @invariant()
    def progress_is_what_a_plain_count_makes_of_it(self) -> None:
        found, passes = self.watcher.progress, self.watcher.passes
        count = Recount(self.watcher, self.told)
        assert (found.pass_number, *found[2:5]) == count.progress
        assert {one.number: (one.seen, one.total) for one in passes} == {
            one.number: count.of_pass(one.number) for one in passes
        }

    def teardown(self) -> None:
        """Take everything back."""
        journal = self.watcher.house.journal
        journal.undo(len([change for change in journal.log(0) if not change.undone]))
        assert self.watcher.house.archive() == self.empty

    def _tell(self, episodes: list[Episode], state: str) -> None:
        self.watcher.told(episodes, state)
        self.told.append(Told(self.watcher.house.now, tuple(episodes)))
        self.touched = 0

    def _do(self, change: Callable[[], Any], *, noted: int = 0, changes_all: bool = False) -> None:
        """Try to change something, and note the earliest pass that it worked on."""
        with contextlib.suppress(WatchlogError):
            change()
        if changes_all:
            return
        now = {watch.id: watch for watch in self.watcher.watches}
        changed = [one for number, one in [*self.kept.items(), *now.items()] if number not in self.kept.keys() & now]
        worked_on = {watch.pass_number or 1 for watch in changed}
        self.touched = min(worked_on, default=noted)


def _said(watch: Watch) -> tuple[Any, ...]:
    return watch.portion, watch.when, watch.stars, watch.note, watch.pass_number


def test_passes_and_progress_hold_whatever_is_done(houses: Houses) -> None:
    class Here(Passes):
        pass

    Here.houses = staticmethod(houses)
    run_state_machine_as_test(Here, settings=campaign(RUNS, stateful_step_count=STEPS))
