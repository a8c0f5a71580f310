"""An episode that is known by its name alone is some episode: neither its season nor the series was seen by it."""

import pytest

from tests.conftest import Run
from tests.library.watcher import NAME, SHORT, Watcher, labels
from watchlog.model.progress import Stage
from watchlog.model.title import Status
from watchlog.query.terms import EVERYTHING


def test_its_season_was_not_seen(watcher: Watcher) -> None:
    (watch,) = watcher.add("s9").watches
    watcher.call(watch.id, "Song 9.1")

    assert (watcher.progress.seen, watcher.progress.left, watcher.stage) == (0, 5, Stage.WATCHING)


@pytest.mark.parametrize("words", ["", "s1"])
def test_the_series_goes_on_with_its_first_episode_where_nobody_tells_the_episodes(alone: Watcher, words: str) -> None:
    (watch,) = alone.add(words).watches
    alone.call(watch.id, "Song 1.2")

    found = alone.next(named=True)

    assert found is not None
    assert (found.portion.label, alone.progress.seen, alone.stage) == ("S01E01", 0, Stage.WATCHING)


def test_what_is_over_is_not_complete_by_it(watcher: Watcher) -> None:
    watcher.told(SHORT, state="Ended")
    (watch,) = watcher.add("").watches
    assert watcher.stage is Stage.COMPLETED

    watcher.call(watch.id, "Song 1.2")

    assert (watcher.stage, watcher.progress.seen) == (Stage.WATCHING, 0)


def test_without_the_name_the_season_was_seen_again(alone: Watcher) -> None:
    (watch,) = alone.add("s1").watches
    alone.call(watch.id, "Song 1.2")

    alone.call(watch.id, None)

    found = alone.next(named=True)
    assert found is not None
    assert found.portion.label == "S02E01"


def test_an_episode_of_the_season_is_seen_for_the_first_time_beside_it(alone: Watcher) -> None:
    (watch,) = alone.add("s1").watches
    alone.call(watch.id, "Song 1.2")

    assert labels(alone.add("s1e1")) == [("S01E01", 1)]


def test_the_last_sitting_is_when_it_was_seen(watcher: Watcher) -> None:
    watcher.add("s1e1", "2019-02-01")
    (watch,) = watcher.add("s9", "2020-03-04").watches

    watcher.call(watch.id, "Song 1.3")

    (only,) = watcher.passes
    assert (only.seen, only.ended.on) == (1, "2020-03-04")


def test_it_makes_a_series_begun_whose_episodes_are_counted_otherwise_by_now(watcher: Watcher) -> None:
    first, *others = SHORT
    (watch,) = watcher.add("s9").watches
    watcher.call(watch.id, "Song 1.3")

    watcher.told([first._replace(number=9), *others])

    assert (watcher.stage, watcher.progress.seen) == (Stage.WATCHING, 0)


def test_who_said_that_it_is_over_is_believed(watcher: Watcher) -> None:
    (watch,) = watcher.add("s9").watches
    watcher.call(watch.id, "Song 1.3")

    watcher.stand(Status.COMPLETED)

    assert watcher.stage is Stage.COMPLETED


def test_two_names_are_two_episodes_of_the_first_pass_and_one_twice_was_seen_again(alone: Watcher) -> None:
    names = ("Dawn", "Dusk", "Dawn")
    rows = "".join(f"Lark,series,{2001 + place},{name}\n" for place, name in enumerate(names))
    alone.house.bring(f"title,kind,watched_on,episode_title\n{rows}".encode())

    found = alone.passing.history(NAME, EVERYTHING)

    ((_, first),) = found.passes
    assert [(watch.when.on, watch.episode_title) for watch in first] == [("2001", "Dawn"), ("2002", "Dusk")]
    assert [(watch.when.on, watch.episode_title) for watch in found.singles] == [("2003", "Dawn")]


def test_a_title_of_no_kind_of_which_an_episode_was_seen_is_being_watched(watchlog: Run) -> None:
    watchlog("add", "Lark")
    assert watchlog("list", "is:completed", "--json").json

    watchlog("edit", "1", "--set", "episode_title=Dawn", "--yes")

    assert [watchlog("list", state, "--json").json != [] for state in ("is:completed", "is:watching")] == [False, True]
