"""What is told of episodes that a provider counts otherwise."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from watchlog.matching.numbering import Logged, remarks
from watchlog.model.catalogue import Entry, Episode, FormerNumber, Held
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.title import Kind, Ref

LOGGED = datetime(2026, 1, 1, tzinfo=UTC)
SEEN = LOGGED + timedelta(days=30)


def held(*episodes: Episode) -> Held:
    return Held(
        Entry("tvmaze", Ref("tvmaze", "1"), Kind.SERIES, "Dark", episodes=episodes), SEEN, "https://api.example"
    )


def told(portion: Portion, now: Held, *former: FormerNumber, added_at: datetime = LOGGED) -> list[str]:
    return list(remarks([Logged(portion, added_at)], now, former, "TVmaze"))


def was(episode: str, season: int, number: int, until: datetime = SEEN) -> FormerNumber:
    return FormerNumber(episode, season, number, None, until)


def test_what_moved_is_told_to_whoever_logged_it_before() -> None:
    moved = held(Episode("93", 10, 1, "The one"))

    assert told(Portion(9, 3), moved, was("93", 9, 3)) == ["logged as S09E03, now S10E01 “The one”"]


def test_what_was_logged_after_the_move_is_meant_as_it_is_counted_now() -> None:
    moved = held(Episode("93", 10, 1), Episode("94", 9, 3))

    assert told(Portion(9, 3), moved, was("93", 9, 3), added_at=SEEN + timedelta(days=1)) == []


def test_of_two_moves_the_first_after_the_logging_counts() -> None:
    moved = held(Episode("a", 2, 1), Episode("b", 3, 1))

    assert told(Portion(1, 1), moved, was("b", 1, 1, SEEN + timedelta(days=9)), was("a", 1, 1)) == [
        "logged as S01E01, now S02E01"
    ]


def test_what_came_back_is_not_told() -> None:
    assert told(Portion(1, 1), held(Episode("a", 1, 1)), was("a", 1, 1)) == []


def test_what_is_gone_is_told_with_its_name() -> None:
    gone = FormerNumber("a", 1, 1, "Pilot", SEEN)

    assert told(Portion(1, 1), held(), gone) == ["logged as S01E01, which TVmaze has no longer “Pilot”"]


def test_an_episode_that_became_a_special_is_told() -> None:
    assert told(Portion(1, 4), held(Episode("a", 1, None, special=True)), was("a", 1, 4)) == [
        "logged as S01E04, now S01 special"
    ]


def test_seasons_that_the_provider_does_not_count_are_not_judged() -> None:
    assert told(Portion(0, 1), held(Episode("a", 1, 1))) == []
    assert told(Portion(7, 1), held(Episode("a", 1, 1))) == []
    assert told(Portion(1, 2), held(Episode("a", 1, 1))) == ["logged as S01E02, which TVmaze does not have"]


portions = st.one_of(
    st.just(WHOLE),
    st.builds(Portion, st.none(), st.integers(1, 3)),
    st.builds(Portion, st.integers(0, 3), st.one_of(st.none(), st.integers(1, 3))),
)
episodes = st.builds(
    Episode, st.sampled_from("abc"), st.one_of(st.none(), st.integers(0, 3)), st.one_of(st.none(), st.integers(1, 3))
)
formers = st.builds(was, st.sampled_from("abcd"), st.integers(0, 3), st.integers(1, 3))


@given(st.lists(portions), st.lists(episodes), st.lists(formers))
def test_whatever_is_logged_and_counted_is_told_once_or_not_at_all(
    logged: list[Portion], counted: list[Episode], former: list[FormerNumber]
) -> None:
    found = list(remarks([Logged(portion, LOGGED) for portion in logged], held(*counted), former, "TVmaze"))

    assert len(found) == len(set(found))
    assert all(remark.startswith("logged as ") for remark in found)
