"""Which run through a series a sitting belongs to, and what is said of runs."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.watcher import SHORT, TODAY, Watcher, labels
from watchlog.errors import BadInput, NotFound
from watchlog.model.passes import PassSaid, PassState
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.progress import Stage
from watchlog.model.stars import HALF_STARS, Stars
from watchlog.model.when import UNKNOWN, When
from watchlog.series.passes import is_covered, pass_of, rewatch_pass

ONE, TWO, SEASON = Portion(1, 1), Portion(1, 2), Portion(1)
PORTIONS = st.sampled_from((WHOLE, SEASON, ONE, TWO, Portion(2, 1)))


@pytest.mark.parametrize(
    ("last", "closed", "joined"),
    [(1, False, 2), (1, True, 2), (2, False, 2), (2, True, 3), (7, False, 7), (7, True, 8)],
)
def test_a_rewatch_joins_the_open_pass_or_begins_the_next(last: int, closed: bool, joined: int) -> None:
    assert rewatch_pass(last, is_closed=closed) == joined


@pytest.mark.parametrize(
    ("portion", "seen", "rewatch", "expected"),
    [
        (ONE, set(), None, 1),
        (ONE, {TWO}, None, 1),
        (ONE, {ONE}, None, None),
        (ONE, {SEASON}, None, None),
        (ONE, {WHOLE}, None, None),
        (SEASON, {ONE}, None, 1),
        (SEASON, {WHOLE}, None, None),
        (WHOLE, {SEASON, ONE}, None, 1),
        (Portion(None, 590), {Portion(None, 590)}, None, None),
        (Portion(None, 590), {SEASON}, None, 1),
        (ONE, set(), 2, 2),
        (ONE, {ONE}, 3, 3),
    ],
)
def test_the_pass_of_a_sitting(portion: Portion, seen: set[Portion], rewatch: int | None, expected: int | None) -> None:
    assert pass_of(portion, seen, rewatch) == expected


@given(PORTIONS, st.sets(PORTIONS))
def test_what_is_seen_anew_without_a_rewatch_is_in_no_pass(portion: Portion, seen: set[Portion]) -> None:
    assert (pass_of(portion, seen, None) is None) == is_covered(portion, seen)


class Evening(NamedTuple):
    """What is typed after `watchlog add Lark`, and which passes that makes."""

    words: str
    rewatch: bool
    passes: set[int | None]


@pytest.mark.parametrize(
    "evenings",
    [
        [Evening("s1e1", False, {1}), Evening("s1e2", False, {1}), Evening("s1e1", False, {None})],
        [Evening("s1", False, {1}), Evening("s1e1", True, {2}), Evening("s1e2", True, {2}), Evening("s1e3", True, {2})],
        [Evening("s1e1", False, {1}), Evening("s1e1", True, {2}), Evening("s1e2", False, {1})],
        [Evening("s1e1", True, {2}), Evening("s1e1", False, {None})],
        [Evening("all", False, {1}), Evening("all", True, {2}), Evening("all", True, {3}), Evening("s1", True, {4})],
        [Evening("all", False, {1}), Evening("s1", True, {2}), Evening("s2", True, {2}), Evening("s1e1", True, {3})],
        [Evening("s1e1", False, {1}), Evening("s1e1", True, {2}), Evening("s1e1", True, {3})],
        [Evening("s1", False, {1}), Evening("s1e1", True, {2}), Evening("next", False, {2})],
        [Evening("s1e1", False, {1}), Evening("s1e1", True, {2}), Evening("next", False, {1})],
        [Evening("s1e1", False, {1}), Evening("s1e1-e2", False, {1, None})],
    ],
)
def test_rewatches_join_the_open_pass_and_favourites_none(watcher: Watcher, evenings: list[Evening]) -> None:
    for words, rewatch, expected in evenings:
        assert {number for _, number in labels(watcher.add(words, rewatch=rewatch))} == expected


def test_each_pass_has_its_own_progress_and_dates(watcher: Watcher) -> None:
    watcher.add("s1", on="2019-02-01")
    watcher.add("s2e1-e2", on="2022-02")
    watcher.add("s1e1", on="2025-05-05", rewatch=True)
    watcher.add("s1e2", on="2025-06", rewatch=True)

    first, second = watcher.passes

    assert (first.state, first.seen, first.total) == (PassState.COMPLETE, 5, 5)
    assert (first.began, first.ended) == (When("2019-02-01"), When("2022-02"))
    assert (second.state, second.seen, second.total) == (PassState.OPEN, 2, 5)
    assert (second.began, second.ended) == (When("2025-05-05"), When("2025-06"))


def test_a_favourite_reopens_nothing(watcher: Watcher) -> None:
    watcher.add("all", on="2023")
    before = (watcher.passes, watcher.progress, watcher.next())

    added = watcher.add("s1e1")

    assert labels(added) == [("S01E01", None)]
    assert (watcher.passes, watcher.progress, watcher.next()) == before
    assert watcher.stage is Stage.UP_TO_DATE


def test_a_favourite_says_nothing_of_when_a_pass_ended(watcher: Watcher) -> None:
    watcher.add("s1e1", on="2019-02-01")
    watcher.add("s1e1", on="2024-01-01")

    assert [(one.began, one.ended) for one in watcher.passes] == [(When("2019-02-01"), When("2019-02-01"))]


SAID = PassSaid("With Anna", "Sundays.\r\n", Stars(90, HALF_STARS), When("2020-02"), When("2021"))


def test_a_pass_is_named_rated_and_dated(watcher: Watcher) -> None:
    watcher.add("s1e1", on="2019-02-01")

    said = watcher.say(1, SAID)

    assert watcher.passes == [said]
    assert (said.name, said.note, said.stars) == ("With Anna", "Sundays.\r\n", Stars(90, HALF_STARS))
    assert (said.began, said.ended) == (When("2020-02"), When("2021"))
    assert watcher.watches[0].when == When("2019-02-01")


def test_what_is_not_said_of_a_pass_stays_and_an_empty_text_takes_it_back(watcher: Watcher) -> None:
    watcher.add("s1e1", on="2019-02-01")
    watcher.say(1, SAID)

    said = watcher.say(None, PassSaid(name="", began=UNKNOWN))

    assert (said.name, said.note, said.began, said.ended) == (None, "Sundays.\r\n", When("2019-02-01"), When("2021"))


def test_a_dropped_pass_is_closed_and_goes_on_when_it_is_resumed(watcher: Watcher) -> None:
    watcher.add("all", on="2023")
    watcher.add("s1e1", rewatch=True)

    dropped = watcher.say(None, PassSaid(dropped=True))
    assert (dropped.number, dropped.state, watcher.stage, watcher.next()) == (2, PassState.DROPPED, Stage.DROPPED, None)

    resumed = watcher.say(2, PassSaid(dropped=False))
    waiting = watcher.next()
    assert (resumed.state, watcher.stage) == (PassState.OPEN, Stage.WATCHING)
    assert waiting is not None
    assert (waiting.portion, waiting.pass_number) == (Portion(1, 2), 2)


def test_a_rewatch_after_a_dropped_pass_begins_the_next_one(watcher: Watcher) -> None:
    watcher.add("s1e1")
    watcher.add("s1e1", rewatch=True)
    watcher.say(2, PassSaid(dropped=True))

    assert labels(watcher.add("s1e2", rewatch=True)) == [("S01E02", 3)]


def test_a_pass_that_was_begun_takes_the_next_rewatch(watcher: Watcher) -> None:
    watcher.add("all", on="2023")

    begun = watcher.say(None, PassSaid(name="Aloud", begins=True))

    assert (begun.number, begun.state, begun.seen) == (2, PassState.OPEN, 0)
    assert labels(watcher.add("next")) == [("S01E01", 2)]
    assert labels(watcher.add("s1e2", rewatch=True)) == [("S01E02", 2)]


@pytest.mark.parametrize("number", [None, 1, 3])
def test_a_pass_that_is_not_there_is_not_found(watcher: Watcher, number: int | None) -> None:
    with pytest.raises(NotFound):
        watcher.say(number, SAID)


def test_a_pass_never_ends_before_it_begins(watcher: Watcher) -> None:
    watcher.add("s1e1")

    with pytest.raises(BadInput):
        watcher.say(1, PassSaid(began=When("2021"), ended=When("2020")))

    assert watcher.passes[0].began == When(TODAY)


@pytest.mark.parametrize("words", ["s1e1", "s1", "all", "next"])
def test_a_later_pass_leaves_the_first_as_it_was(watcher: Watcher, words: str) -> None:
    watcher.add("s1e1-e2", on="2019-02-01", stars=70)
    watcher.say(1, SAID)
    first, sittings = watcher.passes[0], watcher.watches

    added = watcher.add(words, rewatch=True)
    watcher.say(2, PassSaid(name="Again", dropped=True))

    assert watcher.passes[0] == first
    assert watcher.watches[: len(sittings)] == sittings
    watcher.remove(*(watch.id for watch in added.watches))
    assert watcher.passes[0] == first
    assert watcher.watches == sittings


def test_a_later_pass_is_not_reopened_by_a_new_season(watcher: Watcher) -> None:
    watcher.told(SHORT[:3])
    watcher.add("all", on="2019-02")
    watcher.add("all", on="2020-02", rewatch=True)

    watcher.told(SHORT)

    assert [one.state for one in watcher.passes] == [PassState.OPEN, PassState.COMPLETE]
    assert labels(watcher.add("next")) == [("S02E01", 1)]
    assert labels(watcher.add("s1e1", rewatch=True)) == [("S01E01", 3)]
