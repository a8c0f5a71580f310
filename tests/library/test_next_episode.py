"""What comes next in a series."""

from datetime import UTC, datetime

import pytest

from watchlog.library.elsewhere import next_airing, next_episode
from watchlog.model.catalogue import Episode
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.title import Title
from watchlog.model.watch import BY_HAND, Watch
from watchlog.model.when import UNKNOWN

NOW = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
EPISODES = (
    Episode("s", 1, None, "A special", special=True),
    *(Episode(f"1{place}", 1, place) for place in (1, 2, 3)),
    *(Episode(f"2{place}", 2, place) for place in (1, 2)),
    Episode("x", 0, 1, "Another special"),
)


def watch(season: int | None, episode: int | None, in_pass: int | None = 1) -> Watch:
    portion = WHOLE if season is None else Portion(season, episode)
    return Watch(1, Title(1, "Dark"), portion, UNKNOWN, None, None, (), None, None, False, in_pass, None, BY_HAND, NOW)


@pytest.mark.parametrize(
    ("seen", "following"),
    [
        ([], "S01E01"),
        ([watch(1, 1)], "S01E02"),
        ([watch(1, 1), watch(1, 3)], "S02E01"),
        ([watch(1, None)], "S02E01"),
        ([watch(0, 1)], "S01E01"),
        ([watch(2, 2)], None),
        ([watch(None, None, None)], None),
        ([watch(2, 2), watch(1, 1, 2)], "S01E02"),
        ([watch(9, 9)], None),
    ],
)
def test_the_next_episode_is_behind_the_furthest_of_the_latest_pass(seen: list[Watch], following: str | None) -> None:
    found = next_episode(EPISODES, seen)

    assert (found and found.label) == following


def test_nothing_comes_next_where_no_episodes_are_known() -> None:
    assert next_episode((), [watch(1, 1)]) is None


@pytest.mark.parametrize(
    ("episode", "airs"),
    [
        (Episode("1", 1, 1, air_date="2026-11-23"), True),
        (Episode("1", 1, 1, air_date="2026-11-22"), False),
        (Episode("1", 1, 1, air_date="2026-11-22", air_at=datetime(2026, 11, 22, 21, 0, tzinfo=UTC)), True),
        (Episode("1", 1, 1, air_date="2026-11-22", air_at=datetime(2026, 11, 22, 20, 0, tzinfo=UTC)), False),
        (Episode("1", 1, 1), False),
    ],
)
def test_what_is_yet_to_be_shown_airs_next(episode: Episode, airs: bool) -> None:
    assert next_airing([episode], NOW) == (episode if airs else None)
