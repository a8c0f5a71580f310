"""What is told of an entry that has changed."""

import pytest

from watchlog.matching.differences import differences
from watchlog.model.catalogue import Entry, Episode
from watchlog.model.title import Kind, Ref

ENTRY = Entry(
    "tvmaze",
    Ref("tvmaze", "1"),
    Kind.SERIES,
    "Dark",
    state="Running",
    episodes=tuple(Episode(str(place), 1, place, f"Episode {place}", air_date="2017-12-01") for place in range(1, 9)),
)


def with_episode(place: int, **changed: object) -> Entry:
    episodes = list(ENTRY.episodes)
    episodes[place] = episodes[place]._replace(**changed)  # type: ignore[arg-type]
    return ENTRY._replace(episodes=tuple(episodes))


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (ENTRY, []),
        (ENTRY._replace(state="Ended"), ["state is Ended now, was Running"]),
        (ENTRY._replace(genres=("Drama",)), ["genres are Drama now, were not known"]),
        (ENTRY._replace(summary="Other words"), ["details changed"]),
        (ENTRY._replace(stamp="2"), []),
        (with_episode(2, season=2, number=1), ["S01E03 is S02E01 now"]),
        (with_episode(2, name="Past and Present"), ["S01E03 is called Past and Present now, was Episode 3"]),
        (with_episode(2, air_date=None), ["S01E03 airs some day now, was 2017-12-01"]),
        (ENTRY._replace(episodes=ENTRY.episodes[:-1]), ["S01E08 is gone"]),
        (
            ENTRY._replace(episodes=(*ENTRY.episodes, *(Episode(f"2{place}", 2, place) for place in range(1, 9)))),
            ["8 episodes, S02E01 to S02E08 are new"],
        ),
        (
            ENTRY._replace(episodes=tuple(episode._replace(season=3) for episode in ENTRY.episodes)),
            ["S01E01 is S03E01 now", "S01E02 is S03E02 now", "S01E03 is S03E03 now", "5 more episodes are renumbered"],
        ),
    ],
)
def test_what_is_different_is_told(new: Entry, told: list[str]) -> None:
    assert differences(ENTRY, new) == told
