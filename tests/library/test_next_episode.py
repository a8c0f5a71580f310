"""What comes next in a series, and what airs next."""

from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from tests.library.watcher import Watcher, episode
from watchlog.errors import NotFound
from watchlog.library.elsewhere import next_airing
from watchlog.model.catalogue import Episode
from watchlog.model.title import Status

NOW = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)


class Waiting(NamedTuple):
    """What was recorded, with an asterisk where it was a rewatch, and what waits then: in which pass, how many."""

    evenings: str
    label: str | None
    pass_number: int = 1
    left: int | None = None


@pytest.mark.parametrize(
    "waiting",
    [
        Waiting("s1e1", "S01E02", 1, 4),
        Waiting("s1e1 s1e3", "S01E02", 1, 3),
        Waiting("s2e2", "S01E01", 1, 4),
        Waiting("s1", "S02E01", 1, 2),
        Waiting("e1 e2", "S01E03", 1, 3),
        Waiting("s0e1", "S01E01", 1, 5),
        Waiting("s9e9", "S01E01", 1, 5),
        Waiting("all", None),
        Waiting("all s1e1", None),
        Waiting("all s1e1*", "S01E02", 2, 4),
        Waiting("all s1e1* s1e2", "S01E02", 2, 4),
        Waiting("s1 s1e1*", "S01E02", 2, 4),
        Waiting("s1e1-e2 s1e1-e2*", "S01E03", 1, 3),
    ],
    ids=str,
)
def test_the_first_that_has_aired_and_was_not_seen_comes_next(watcher: Watcher, waiting: Waiting) -> None:
    for words in waiting.evenings.split():
        watcher.add(words.rstrip("*"), rewatch=words.endswith("*"))

    found = watcher.next()

    assert (found and found.label) == waiting.label
    if found:
        assert (found.pass_number, found.left) == (waiting.pass_number, waiting.left)


@pytest.mark.parametrize(
    ("evenings", "label"),
    [("s1e1", "S01E02"), ("s2e3", "S02E04"), ("s3e7 s1e4", "S03E08"), ("s2", "S03E01"), ("e590", "E591"), ("", None)],
)
def test_the_number_behind_the_furthest_comes_next_where_nobody_tells(
    alone: Watcher, evenings: str, label: str | None
) -> None:
    for words in evenings.split():
        alone.add(words)

    found = alone.next()

    assert (found and (found.label, found.left, found.minutes)) == (label and (label, None, None))


def test_nothing_is_waiting_of_a_series_that_is_paused_unless_it_is_named(watcher: Watcher) -> None:
    watcher.add("s1e1")
    watcher.stand(Status.PAUSED)

    assert watcher.next() is None
    named = watcher.next(named=True)
    assert named is not None
    assert named.label == "S01E02"


def test_a_series_that_was_not_begun_waits_where_it_is_named(watcher: Watcher) -> None:
    assert watcher.next() is None
    named = watcher.next(named=True)
    assert named is not None
    assert (named.label, named.seen, named.left) == ("S01E01", 0, 5)


def test_a_series_that_is_said_to_be_watched_waits_though_nothing_of_it_was_seen(watcher: Watcher) -> None:
    watcher.stand(Status.WATCHING)

    found = watcher.next()

    assert found is not None
    assert (found.label, found.seen) == ("S01E01", 0)


def test_nothing_is_skipped_where_nothing_comes_next(watcher: Watcher) -> None:
    watcher.add("all")

    with pytest.raises(NotFound):
        watcher.skip("next")


def test_a_season_that_began_since_is_new(watcher: Watcher) -> None:
    watcher.add("s1", on="2019-02-01")

    found = watcher.next()

    assert found is not None
    assert (found.label, found.new_season, watcher.progress.new_season) == ("S02E01", 2, 2)


def test_a_season_that_was_there_all_along_is_not_new(watcher: Watcher) -> None:
    watcher.add("s1", on="2023-02-01")

    found = watcher.next()

    assert found is not None
    assert (found.label, found.new_season, watcher.progress.new_season) == ("S02E01", None, None)


def test_what_is_recorded_as_next_is_the_next(watcher: Watcher) -> None:
    watcher.add("s1e1")

    added = [watcher.add_next().watches[0].portion.label for _ in range(4)]

    assert added == ["S01E02", "S01E03", "S02E01", "S02E02"]
    assert watcher.next() is None


def test_an_episode_comes_next_as_soon_as_it_airs(watcher: Watcher) -> None:
    watcher.add("all")
    assert watcher.next() is None

    watcher.house.now = watcher.house.now.replace(year=2027)

    found = watcher.next()
    assert found is not None
    assert (found.label, found.left, found.episode) == ("S02E03", 1, episode(2, 3, "2027-01-03"))


@pytest.mark.parametrize(
    ("told", "airs"),
    [
        (Episode("1", 1, 1, air_date="2026-11-23"), True),
        (Episode("1", 1, 1, air_date="2026-11-22"), False),
        (Episode("1", 1, 1, air_date="2026-11-22", air_at=datetime(2026, 11, 22, 21, 0, tzinfo=UTC)), True),
        (Episode("1", 1, 1, air_date="2026-11-22", air_at=datetime(2026, 11, 22, 20, 0, tzinfo=UTC)), False),
        (Episode("1", 1, 1), False),
    ],
)
def test_what_is_yet_to_be_shown_airs_next(told: Episode, airs: bool) -> None:
    assert next_airing([told], NOW) == (told if airs else None)
