"""How far somebody is, put together from a real history and a real catalogue."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from tests.library.watcher import FULL, SHORT, Watcher, episode
from watchlog.model.catalogue import Episode
from watchlog.model.passes import PassSaid
from watchlog.model.progress import Stage
from watchlog.model.title import Facts, Status
from watchlog.parsing.names import parse_name

Deed = Callable[[Watcher], object]


class Stands(NamedTuple):
    """What was done, in order; and then the stage, and how many are seen and left."""

    deeds: tuple[Deed, ...]
    stage: Stage | None
    seen: int
    left: int | None


def add(words: str, *, rewatch: bool = False, on: str | None = "2026-11-22") -> Deed:
    return lambda watcher: watcher.add(words, on, rewatch=rewatch)


def skip(words: str) -> Deed:
    return lambda watcher: watcher.skip(words)


def unskip(words: str = "") -> Deed:
    return lambda watcher: watcher.unskip(words)


def told(*episodes: Episode, state: str = "Running") -> Deed:
    return lambda watcher: watcher.told(episodes, state)


def stand(status: Status | None) -> Deed:
    return lambda watcher: watcher.stand(status)


def say(number: int, said: PassSaid) -> Deed:
    return lambda watcher: watcher.say(number, said)


def plan(watcher: Watcher) -> None:
    watcher.house.opinions.plan(parse_name("Lark"), Facts(), None)


OVER = told(*SHORT, state="Ended")
THIRD = (episode(3, 1, "2026-10-01"), episode(3, 2, "2026-10-08"))
LONGER = told(*FULL, *THIRD)


@pytest.mark.parametrize(
    "stands",
    [
        Stands((), None, 0, 5),
        Stands((plan,), Stage.PLANNED, 0, 5),
        Stands((plan, add("s1e1")), Stage.WATCHING, 1, 4),
        Stands((add("s1e1"), add("s1e1"), add("s1e1")), Stage.WATCHING, 1, 4),
        Stands((add("s2e2"),), Stage.WATCHING, 1, 4),
        Stands((add("s0e1"), add("sp2")), Stage.WATCHING, 0, 5),
        Stands((add("s1e9"),), Stage.WATCHING, 0, 5),
        Stands((add("s2e3"),), Stage.WATCHING, 1, 5),
        Stands((add("all"),), Stage.UP_TO_DATE, 5, 0),
        Stands((OVER, add("all")), Stage.COMPLETED, 5, 0),
        Stands((add("all"), OVER), Stage.COMPLETED, 5, 0),
        Stands((OVER, add("all"), told(*SHORT)), Stage.UP_TO_DATE, 5, 0),
        Stands((OVER, add("all"), LONGER), Stage.WATCHING, 5, 2),
        Stands((OVER, add("all", on="2023"), LONGER, add("s3")), Stage.UP_TO_DATE, 7, 0),
        Stands((skip("s1e2"), add("s1e1"), add("s1e3")), Stage.WATCHING, 2, 2),
        Stands((skip("s2"), add("s1")), Stage.UP_TO_DATE, 3, 0),
        Stands((OVER, skip("s2"), add("s1")), Stage.COMPLETED, 3, 0),
        Stands((OVER, skip("s2"), add("s1"), unskip("s2")), Stage.WATCHING, 3, 2),
        Stands((skip("s1e1"), skip("s2"), unskip()), None, 0, 5),
        Stands((add("s1e1"), skip("s1e1")), Stage.WATCHING, 1, 4),
        Stands((add("all"), stand(Status.DROPPED)), Stage.DROPPED, 5, 0),
        Stands((add("s1e1"), stand(Status.DROPPED), add("s1e2")), Stage.WATCHING, 2, 3),
        Stands((add("s1e1"), stand(Status.PAUSED), add("s1e1")), Stage.PAUSED, 1, 4),
        Stands((add("s1e1"), stand(Status.COMPLETED), stand(None)), Stage.WATCHING, 1, 4),
        Stands((OVER, add("all"), add("s1e1", rewatch=True)), Stage.WATCHING, 1, 4),
        Stands((OVER, add("all"), say(1, PassSaid(begins=True))), Stage.WATCHING, 0, 5),
        Stands((add("s1e1"), say(1, PassSaid(dropped=True))), Stage.DROPPED, 1, 4),
        Stands((add("", on="2019-01-02"),), Stage.WATCHING, 2, 3),
        Stands((add("", on="2023"),), Stage.UP_TO_DATE, 5, 0),
        Stands((add("", on=None),), Stage.UP_TO_DATE, 5, 0),
    ],
)
def test_where_somebody_stands_follows_from_what_they_did(watcher: Watcher, stands: Stands) -> None:
    for deed in stands.deeds:
        deed(watcher)

    assert (watcher.stage, watcher.progress.seen, watcher.progress.left) == stands[1:]
    assert watcher.progress.stage is watcher.stage


@pytest.mark.parametrize(
    "stands",
    [
        Stands((), None, 0, None),
        Stands((add("s1e1"), add("s1e3")), Stage.WATCHING, 2, None),
        Stands((add("s1"),), Stage.WATCHING, 0, None),
        Stands((add(""),), Stage.COMPLETED, 0, None),
        Stands((add("s1"), told(*SHORT)), Stage.WATCHING, 3, 2),
        Stands((add("s1", on="2019-01-02"), told(*SHORT)), Stage.WATCHING, 2, 3),
        Stands((add("s1e1"), add("e2"), told(*SHORT)), Stage.WATCHING, 2, 3),
        Stands((add(""), told(*SHORT, state="Ended")), Stage.COMPLETED, 5, 0),
    ],
)
def test_where_nobody_tells_the_episodes_only_what_was_recorded_counts(alone: Watcher, stands: Stands) -> None:
    for deed in stands.deeds:
        deed(alone)

    assert (alone.stage, alone.progress.seen, alone.progress.left) == stands[1:]


def test_a_new_season_says_so(watcher: Watcher) -> None:
    watcher.told(SHORT, "Ended")
    watcher.add("all", on="2023-05-01")
    assert (watcher.stage, watcher.progress.new_season) == (Stage.COMPLETED, None)

    watcher.told((*SHORT, *THIRD), "Ended")

    assert (watcher.stage, watcher.progress.left, watcher.progress.new_season) == (Stage.WATCHING, 2, 3)


SWAPPED = tuple(
    one._replace(number=3 - (one.number or 0)) if one.season == 1 and (one.number or 9) < 3 else one for one in SHORT
)
"""The first two episodes have changed their places."""
FIRST_IS_SPECIAL = (SHORT[0]._replace(special=True, season=0, number=1), *SHORT[1:])


@pytest.mark.parametrize(
    ("words", "now", "label"),
    [("s1e1", SWAPPED, "S01E01"), ("s1e2", SWAPPED, "S01E02"), ("s1e1-e2", SWAPPED, "S01E03")],
)
def test_what_was_seen_stays_seen_when_it_is_counted_anew(
    watcher: Watcher, words: str, now: tuple[Episode, ...], label: str
) -> None:
    watcher.add(words)
    portions = [watch.portion for watch in watcher.watches]

    watcher.told(now)

    found = watcher.next()
    assert found is not None
    assert found.label == label
    assert [watch.portion for watch in watcher.watches] == portions


def test_what_is_recorded_after_a_new_count_means_the_new_numbers(watcher: Watcher) -> None:
    watcher.told(SWAPPED)
    watcher.add("s1e1")

    found = watcher.next()
    assert found is not None
    assert found.label == "S01E02"


def test_an_episode_that_became_a_special_counts_no_longer(watcher: Watcher) -> None:
    watcher.add("s1e1-e2")

    watcher.told(FIRST_IS_SPECIAL)

    assert (watcher.progress.seen, watcher.progress.left) == (1, 3)


def test_a_number_that_another_episode_got_is_not_seen_with_it(watcher: Watcher) -> None:
    watcher.add("s1e1")
    moved_up = [one._replace(number=(one.number or 0) - 1) if one.season == 1 else one for one in SHORT[1:]]

    watcher.told((SHORT[0]._replace(special=True, season=0, number=1), *moved_up))

    assert (watcher.progress.seen, watcher.progress.left) == (0, 4)
