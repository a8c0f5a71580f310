"""A plain count of what was seen of a series, made from sittings, episodes and skips alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from tests.library.watcher import Watcher
from watchlog.model.catalogue import Episode
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.watch import Watch
from watchlog.store import passes, skips

Place = tuple[int, int]


class Told(NamedTuple):
    """What a provider said, and when."""

    at: datetime
    episodes: tuple[Episode, ...]


class Recount:
    """How far somebody is, counted slowly.

    Args:
        watcher: Who watches.
        told: All that a provider said, the latest last.
    """

    def __init__(self, watcher: Watcher, told: Sequence[Told]) -> None:
        self._told = told
        self._today = watcher.house.now.date().isoformat()
        with watcher.house.database.reading(watcher.house.now) as tx:
            title = watcher.title.id
            self._skipped = {skip.portion for skip in skips.of_title(tx, title)}
            self._notes = {note.number: note for note in passes.notes_of_title(tx, title)}
        self._episodes = {(one.season or 0, one.number or 0): one for one in _regular(told)}
        self._by_pass: dict[int, list[Watch]] = {}
        for watch in watcher.watches:
            self._by_pass.setdefault(watch.pass_number or 1, []).append(watch)
        begun = max(self._by_pass, default=1)
        for number, note in self._notes.items():
            if number > begun and not note.dropped:
                self._by_pass.setdefault(number, [])

    @property
    def progress(self) -> tuple[int, int, int | None, int | None]:
        """The pass that goes on, or else went last; and what is seen, there, and left of it."""
        number = self._going()
        seen, total = self.of_pass(number)
        return number, seen, total, None if total is None else len(self._left(number))

    def of_pass(self, number: int) -> tuple[int, int | None]:
        """How many are seen in a pass, and how many there are."""
        if not self._told:
            return len(self._seen(number)), None
        known = self._seen(number) & self._episodes.keys()
        return len(known), len(known) + len(self._left(number))

    def _going(self) -> int:
        if not self._by_pass:
            return 1
        open_ones = [number for number in self._by_pass if self._goes_on(number)]
        return max(open_ones or self._by_pass, key=lambda number: (self._last(number), number))

    def _goes_on(self, number: int) -> bool:
        if number in self._notes and self._notes[number].dropped:
            return False
        portions = [self._as_it_is_now(watch) for watch in self._by_pass[number]]
        if number > min(self._by_pass) and portions and all(portion.season == 0 for portion in portions):
            return False
        rest = sorted(self._left(number))
        if number == 1:
            later = [self._seen(other) for other in self._by_pass if other > 1]
            rest = [place for place in rest if not any(place in seen for seen in later)]
        earlier = [other for other in self._by_pass if other < number]
        if rest:
            return not earlier or any(rest[0] in self._seen(other) or self._covers(other, rest[0]) for other in earlier)
        is_open_end = not self._told and not self._is_whole(number)
        return is_open_end and number == min(self._by_pass)

    def _left(self, number: int) -> set[Place]:
        if not self._told and self._is_whole(number):
            return set()
        seen = self._seen(number)
        measure = {place for place in self._episodes if self._has_aired(place)}
        if not self._told:
            earlier = set().union(*(self._seen(other) for other in self._by_pass if other < number))
            measure = {place for place in earlier if place[0] > 0}  # what is counted through has no season to go on in
        elif number > min(self._by_pass, default=1) and (until := self._until(number)):
            begun = {place[0] for place in seen}
            begun |= {place[0] for place in measure if (self._episodes[place].air_date or "") <= until}
            measure = {place for place in measure if place[0] in begun}
        return {
            place
            for place in measure - seen
            if not self._covers(number, place) and not {Portion(*place), Portion(place[0])} & self._skipped
        }

    def _seen(self, number: int) -> set[Place]:
        found: set[Place] = set()
        for watch in self._by_pass.get(number, ()):
            found |= self._places(watch)
        return found

    def _places(self, watch: Watch) -> set[Place]:
        season, episode = self._as_it_is_now(watch)
        if episode is None and watch.episode_title is not None:
            return set()  # nobody can tell which episode that was
        if episode is not None:
            if season is None:
                in_order = sorted(self._episodes)
                return {in_order[episode - 1]} if 1 <= episode <= len(in_order) else {(-1, episode)}
            return {(season, episode)} if season else set()
        until = min(_filled(watch.when.on or "9999"), watch.added_at.date().isoformat())
        return {
            place
            for place, one in self._episodes.items()
            if season in (None, place[0]) and self._has_aired(place) and (one.air_date or "") <= until
        }

    def _as_it_is_now(self, watch: Watch) -> Portion:
        """The first state of the catalogue that knew it since it was recorded says which episode was meant."""
        if watch.portion.episode is None or watch.portion.season is None:
            return watch.portion
        before = [told for told in self._told if told.at <= watch.added_at][-1:]
        since = [told for told in self._told if told.at > watch.added_at]
        for told in [*before, *since]:
            meant = [one.id for one in told.episodes if (one.season, one.number) == watch.portion]
            if meant:
                return next(Portion(one.season, one.number) for one in self._told[-1].episodes if one.id == meant[0])
        return watch.portion

    def _covers(self, number: int, place: Place) -> bool:
        """Whether a season was seen whole of which nobody tells the episodes."""
        is_told = any(place[0] == season for season, _ in self._episodes)
        return not is_told and any(watch.portion == Portion(place[0]) for watch in self._wholes(number))

    def _is_whole(self, number: int) -> bool:
        return any(watch.portion == WHOLE for watch in self._wholes(number))

    def _wholes(self, number: int) -> list[Watch]:
        """Sittings of seasons and of everything, not of an episode that is known by its name alone."""
        there = self._by_pass.get(number, ())
        return [watch for watch in there if watch.portion.episode is None and watch.episode_title is None]

    def _own(self, number: int) -> list[Watch]:
        """The sittings of a pass; those that are in none where it has no others."""
        there = self._by_pass.get(number, [])
        return [watch for watch in there if watch.pass_number is not None] or there

    def _until(self, number: int) -> str | None:
        last = max((watch.when.on for watch in self._own(number) if watch.when.on), default=None)
        return _filled(last) if last else None

    def _last(self, number: int) -> float:
        return max((watch.id for watch in self._own(number)), default=float("inf"))

    def _has_aired(self, place: Place) -> bool:
        return (self._episodes[place].air_date or "9999") <= self._today


def _regular(told: Sequence[Told]) -> list[Episode]:
    return [one for one in told[-1].episodes if one.season and one.number and not one.special] if told else []


def _filled(day: str) -> str:
    return day + "9999-99-99"[len(day) :]
