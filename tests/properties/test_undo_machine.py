"""Whatever is done to a history, it can be taken back and brought back, step by step."""

import contextlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from typing import Any, Final

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.properties.conftest import (
    SUNDAY,
    House,
    Houses,
    campaign,
    lines,
    notes,
    portions,
    ratings,
    small_archives,
    tags,
    whens,
    years,
)
from watchlog.errors import Conflict, NotFound, WatchlogError
from watchlog.model.dating import Same
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.saying import Named
from watchlog.model.sitting import Sitting
from watchlog.model.stars import HALF_STARS, Stars
from watchlog.model.title import Facts, Kind, Ref, Status
from watchlog.model.when import When
from watchlog.parsing.fields import Assignment
from watchlog.parsing.names import parse_name
from watchlog.query.grammar import Grammar
from watchlog.query.terms import EVERYTHING

RUNS: Final = 500
STEPS: Final = 30

FEW_NAMES: Final = st.sampled_from(
    ("Dune", "dune", "Dune (2021)", "Élite", "Elite", "=1+1", "The Wire", "#1", "#3", "#9")
)
NAMED: Final = FEW_NAMES | st.sampled_from(("imdb:tt1", "imdb:tt2"))
FACTS: Final = st.tuples(years, st.sampled_from((None, Kind.FILM, Kind.SERIES))).map(lambda drawn: Facts(*drawn))
SITTINGS: Final = st.builds(
    Sitting,
    dating=whens.map(Same),
    said=st.lists(portions.filter(lambda portion: portion != WHOLE).map(Named), max_size=3).map(tuple),
    stars=st.none() | ratings,
    note=notes,
    tags=tags,
    service=lines,
    companions=lines,
    rewatch=st.booleans(),
)
ASSIGNMENTS: Final = st.one_of(
    st.builds(Assignment, st.just("title"), FEW_NAMES.map(parse_name)),
    st.builds(Assignment, st.just("year"), years),
    st.builds(Assignment, st.just("kind"), st.sampled_from((None, Kind.FILM, Kind.SERIES))),
    st.builds(Assignment, st.just("original_title"), lines),
    st.builds(Assignment, st.just("refs"), st.sampled_from(((), (Ref("imdb", "tt1"),), (Ref("imdb", "tt2"),)))),
    st.builds(Assignment, st.just("status"), st.none() | st.sampled_from(Status)),
    st.builds(Assignment, st.just("watched_on"), whens),
    st.builds(Assignment, st.just("stars"), st.none() | ratings),
    st.builds(Assignment, st.just("note"), notes),
    st.builds(Assignment, st.just("tags"), tags),
    st.builds(Assignment, st.just("season"), st.sampled_from((None, 0, 1))),
    st.builds(Assignment, st.just("pass"), st.sampled_from((None, 1, 2))),
    st.builds(Assignment, st.just("rewatch"), st.booleans()),
)
SOME_TAGS: Final = st.sampled_from((("a",), ("A",), ("é", "=1"), ("a", "b")))
VIEWS: Final = st.sampled_from(("good", "Good", "old"))
VIEWED: Final = st.sampled_from(("stars:4..", "-tag:a or @old", "@good sort:stars", "stars:9"))
PLACES: Final = st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True)


class Timeline(RuleBasedStateMachine):
    """A history beside a list of what it was after every change."""

    houses: Houses

    def __init__(self) -> None:
        super().__init__()
        self.house: House = self.houses("timeline")
        self.past: list[bytes] = [self.house.archive()]
        self.future: list[bytes] = []
        self.brought: list[bytes] = []

    @property
    def present(self) -> bytes:
        return self.past[-1]

    @rule(name=NAMED, sitting=SITTINGS, facts=FACTS)
    def add(self, name: str, sitting: Sitting, facts: Facts) -> None:
        self._do(lambda: self.house.history.add(parse_name(name), sitting, facts))

    @precondition(lambda self: self.past[1:])
    @rule(places=PLACES, assignments=st.lists(ASSIGNMENTS, min_size=1, max_size=2))
    def edit(self, places: list[int], assignments: list[Assignment]) -> None:
        self._do(lambda: self.house.editing.set(self._chosen(places), assignments))

    @precondition(lambda self: self.past[1:])
    @rule(places=PLACES, assignments=st.lists(ASSIGNMENTS, min_size=3, max_size=3))
    def edit_in_the_editor(self, places: list[int], assignments: list[Assignment]) -> None:
        wishes = {number: [wish] for number, wish in zip(self._chosen(places), assignments, strict=False)}
        self._do(lambda: self.house.editing.revise(wishes))

    @precondition(lambda self: self.past[1:])
    @rule(places=PLACES)
    def rm(self, places: list[int]) -> None:
        self._do(lambda: self.house.editing.remove(self._chosen(places)))

    @precondition(lambda self: self.past[1:])
    @rule(places=PLACES, assignments=st.lists(ASSIGNMENTS, min_size=1, max_size=2))
    def rehearse(self, places: list[int], assignments: list[Assignment]) -> None:
        before = self.house.latest()
        with contextlib.suppress(WatchlogError):
            self.house.editing.set(self._chosen(places), assignments, rehearse=True)
            self.house.editing.remove(self._chosen(places), rehearse=True)
        assert (self.house.archive(), self.house.latest()) == (self.present, before)

    @rule(name=VIEWS, text=VIEWED)
    def save_a_view(self, name: str, text: str) -> None:
        self._do(lambda: self.house.views.save(name, text, Grammar(SUNDAY, HALF_STARS)))

    @rule(name=VIEWS)
    def forget_a_view(self, name: str) -> None:
        self._do(lambda: self.house.views.remove(name))

    @rule(name=NAMED, portion=st.just(WHOLE) | portions, stars=ratings)
    def rate(self, name: str, portion: Portion, stars: Stars) -> None:
        self._do(lambda: self.house.opinions.rate(parse_name(name), said_of(portion), stars))

    @rule(name=NAMED, facts=FACTS, note=notes)
    def plan(self, name: str, facts: Facts, note: str | None) -> None:
        self._do(lambda: self.house.opinions.plan(parse_name(name), facts, note))

    @rule(name=NAMED)
    def unplan(self, name: str) -> None:
        self._do(lambda: self.house.opinions.unplan(parse_name(name)))

    @precondition(lambda self: self.past[1:])
    @rule(places=PLACES, new=SOME_TAGS)
    def tag(self, places: list[int], new: tuple[str, ...]) -> None:
        self._do(lambda: self.house.editing.tag(self._chosen(places), new))

    @precondition(lambda self: self.past[1:])
    @rule(places=PLACES, old=SOME_TAGS)
    def untag(self, places: list[int], old: tuple[str, ...]) -> None:
        self._do(lambda: self.house.editing.untag(self._chosen(places), old))

    @rule(archive=small_archives)
    def bring(self, archive: bytes) -> None:
        self.brought.append(archive)
        self._do(lambda: self.house.bring(archive))

    @precondition(lambda self: self.brought)
    @rule()
    def bring_the_same_again(self) -> None:
        self._do(lambda: self.house.bring(self.brought[-1]))

    @rule(content=st.sampled_from((b"", b"{", b"\0", b"name\r\nDune\r\n", b'title\r\n"Dune')))
    def bring_rubbish(self, content: bytes) -> None:
        self._fails(lambda: self.house.bring(content), WatchlogError)

    @precondition(lambda self: self.past[1:])
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        count = data.draw(st.integers(1, len(self.past) - 1), label="count")

        undone = self.house.journal.undo(count)

        assert len(undone) == count
        for _ in range(count):
            self.future.append(self.past.pop())

    @precondition(lambda self: self.future)
    @rule(data=st.data())
    def redo(self, data: st.DataObject) -> None:
        count = data.draw(st.integers(1, len(self.future)), label="count")

        redone = self.house.journal.redo(count)

        assert len(redone) == count
        for _ in range(count):
            self.past.append(self.future.pop())

    @rule()
    def undo_and_redo_too_much(self) -> None:
        self._fails(lambda: self.house.journal.undo(len(self.past)), NotFound)
        self._fails(lambda: self.house.journal.redo(len(self.future) + 1), NotFound)

    @precondition(lambda self: self.past[1:])
    @rule(data=st.data())
    def undo_one_wherever_it_is_and_redo_it(self, data: st.DataObject) -> None:
        standing = [change.id for change in self.house.journal.log(0) if not change.undone]
        number = data.draw(st.sampled_from(standing), label="number")
        try:
            self.house.journal.undo_one(number)
        except WatchlogError:
            return  # what it left is looked at after every rule
        self.house.journal.redo(1)

    @invariant()
    def the_history_is_what_it_was_after_that_change(self) -> None:
        assert self.house.archive() == self.present

    @invariant()
    def every_title_has_something_that_hangs_on_it(self) -> None:
        assert self.house.history.standing().titles == self.house.archive().split(b'"watches"')[0].count(b'\n{"name"')

    def teardown(self) -> None:
        """Walk back to the very beginning and forth again, and look whether the file is sound."""
        if count := len(self.past) - 1:
            self.house.journal.undo(count)
            assert self.house.archive() == self.past[0]
            self.house.journal.redo(count)
            assert self.house.archive() == self.present
        with closing(sqlite3.connect(self.house.file)) as connection:
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]

    def _do(self, change: Callable[[], Any]) -> None:
        """Try to change something; what failed has changed nothing, and what changed something ended redoing."""
        self.house.now += timedelta(minutes=1)
        before = self.house.latest()
        try:
            change()
        except WatchlogError:
            assert self.house.latest() == before
            return
        if self.house.latest() != before:
            self.past.append(self.house.archive())
            self.future.clear()

    def _fails(self, change: Callable[[], Any], error: type[WatchlogError]) -> None:
        before = self.house.latest()
        with pytest.raises(error):
            change()
        assert self.house.latest() == before

    def _chosen(self, places: list[int]) -> list[int]:
        there = [watch.id for watch in self.house.history.find(EVERYTHING)]
        chosen = [there[place % len(there)] for place in places] if there else [1]
        return list(dict.fromkeys(chosen))


def test_undo_and_redo_walk_along_the_timeline(houses: Houses) -> None:
    class Here(Timeline):
        pass

    Here.houses = staticmethod(houses)
    run_state_machine_as_test(Here, settings=campaign(RUNS, stateful_step_count=STEPS))


def said_of(portion: Portion) -> tuple[Named, ...]:
    return () if portion == WHOLE else (Named(portion),)


def planned(house: House, name: str = "Dune") -> None:
    house.opinions.plan(parse_name(name), Facts(), None)


def added(house: House, name: str, kind: Kind | None = None) -> None:
    house.history.add(parse_name(name), Sitting(Same(When("2026"))), Facts(kind=kind))


def test_an_edit_that_changes_nothing_leaves_no_entry_and_lets_redo_be(houses: Houses) -> None:
    house = houses("idle")
    added(house, "Dune", Kind.FILM)
    added(house, "Heat")
    house.journal.undo(1)
    before = house.journal.log(0)

    house.editing.set([1], [Assignment("kind", Kind.FILM)])

    assert house.journal.log(0) == before
    assert [change.summary for change in house.journal.redo(1)] == ["added Heat"]


def test_a_change_that_a_later_one_stands_on_is_not_undone(houses: Houses) -> None:
    house = houses("plans")
    planned(house)
    house.opinions.rate(parse_name("Dune"), (), Stars(80, HALF_STARS))
    house.opinions.unplan(parse_name("Dune"))
    planned(house)
    before = house.archive()

    with pytest.raises(Conflict):
        house.journal.undo_one(3)

    assert house.archive() == before


def test_an_id_that_another_title_took_since_is_not_brought_back(houses: Houses) -> None:
    house = houses("refs")
    here, there = [1], [2]
    imdb = (Ref("imdb", "tt1"),)
    added(house, "Dune")
    added(house, "Heat")
    house.editing.set(here, [Assignment("refs", imdb)])
    house.editing.set(here, [Assignment("refs", ())])
    house.editing.set(there, [Assignment("refs", imdb)])

    with pytest.raises(Conflict):
        house.journal.undo_one(4)
