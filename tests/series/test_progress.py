"""How far somebody is with a series, and where they stand."""

from collections.abc import Iterable
from typing import NamedTuple

import pytest

from watchlog.model.progress import SeasonProgress, Stage
from watchlog.model.title import Status
from watchlog.series.counting import THROUGH, Counted, Place, Seen
from watchlog.series.progress import (
    Course,
    following,
    going_on,
    is_closed,
    is_complete,
    left,
    new_season,
    progress,
    progress_in,
    stage,
)

FIRST_SEASON = ((1, 1), (1, 2), (1, 3))
SECOND_SEASON = ((2, 1), (2, 2))
BOTH = (*FIRST_SEASON, *SECOND_SEASON)
DAYS = {
    (1, 1): "2019-01-01",
    (1, 2): "2019-01-08",
    (1, 3): "2019-01-15",
    (2, 1): "2022-01-01",
    (2, 2): "2022-01-08",
}

OVER = Counted(BOTH, ended=True, days=DAYS)
RUNNING = Counted(BOTH, days=DAYS)
ANNOUNCED = Counted(FIRST_SEASON, SECOND_SEASON, days=DAYS)
RENEWED_AFTER_ALL = ANNOUNCED._replace(ended=True)


def seen(*places: Place, last_on: str | None = None, last_id: int = 1) -> Seen:
    return Seen(frozenset(places), last_on=last_on, last_id=last_id)


def course(*passes: Seen, counted: Counted | None = OVER) -> Course:
    """What was seen in each pass, numbered from 1."""
    return Course(dict(enumerate(passes, 1)), counted)


def skipping(*skipped: tuple[int, int | None], of: Course) -> Course:
    return of._replace(skipped=frozenset(skipped))


def dropping(*dropped: int, of: Course) -> Course:
    return of._replace(dropped=frozenset(dropped))


@pytest.mark.parametrize(
    ("somebody", "expected"),
    [
        (course(), None),
        (course()._replace(planned=True), Stage.PLANNED),
        (course(seen((1, 1))), Stage.WATCHING),
        (course(seen((1, 1)))._replace(planned=True), Stage.WATCHING),
        (course(seen((2, 2))), Stage.WATCHING),
        (course(seen(*BOTH)), Stage.COMPLETED),
        (course(seen(*BOTH), counted=RUNNING), Stage.UP_TO_DATE),
        (course(seen(*FIRST_SEASON), counted=ANNOUNCED), Stage.UP_TO_DATE),
        (course(seen(*FIRST_SEASON), counted=RENEWED_AFTER_ALL), Stage.UP_TO_DATE),
        (skipping((2, None), of=course(seen(*FIRST_SEASON), counted=RENEWED_AFTER_ALL)), Stage.COMPLETED),
        (skipping((2, None), of=course(seen(*FIRST_SEASON))), Stage.COMPLETED),
        (skipping((2, 2), of=course(seen(*FIRST_SEASON))), Stage.WATCHING),
        (dropping(1, of=course(seen((1, 1)))), Stage.DROPPED),
        (dropping(2, of=course(seen(*BOTH), seen((1, 1), last_id=2))), Stage.DROPPED),
        (dropping(2, of=course(seen((1, 1), last_id=3), seen((1, 1), last_id=2))), Stage.WATCHING),
        (course(seen(*BOTH), seen((1, 1), last_id=2)), Stage.WATCHING),
        (course(seen(*BOTH), seen(*BOTH, last_id=2)), Stage.COMPLETED),
        (course(seen((1, 1)), counted=None), Stage.WATCHING),
        (course(Seen(everything=True), counted=None), Stage.COMPLETED),
        (course(Seen(seasons=frozenset({1})), counted=None), Stage.WATCHING),
    ],
)
def test_where_somebody_stands_is_told_by_what_they_watched(somebody: Course, expected: Stage | None) -> None:
    assert stage(somebody) is expected


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("somebody", [course(), course(seen((1, 1))), course(seen(*BOTH))])
def test_what_is_said_goes_before_what_was_watched(somebody: Course, status: Status) -> None:
    assert stage(somebody._replace(status=status)) is Stage(status)


class Told(NamedTuple):
    """Somebody, and what is counted of them."""

    somebody: Course
    seen: int
    total: int | None
    left: int | None
    seasons: tuple[SeasonProgress, ...] = ()


ONE_OF_THREE, NONE_OF_TWO = SeasonProgress(1, 1, 3), SeasonProgress(2, 0, 2)


@pytest.mark.parametrize(
    "told",
    [
        Told(course(), 0, 5, 5, (SeasonProgress(1, 0, 3), NONE_OF_TWO)),
        Told(course(seen((1, 1))), 1, 5, 4, (ONE_OF_THREE, NONE_OF_TWO)),
        Told(course(seen((1, 3))), 1, 5, 4, (ONE_OF_THREE, NONE_OF_TWO)),
        Told(course(seen((2, 2))), 1, 5, 4, (SeasonProgress(1, 0, 3), SeasonProgress(2, 1, 2))),
        Told(course(seen((1, 1), (9, 9))), 1, 5, 4, (ONE_OF_THREE, NONE_OF_TWO)),
        Told(course(seen((1, 1)), counted=ANNOUNCED), 1, 3, 2, (ONE_OF_THREE,)),
        Told(course(seen((1, 1), (2, 2)), counted=ANNOUNCED), 2, 4, 2, (ONE_OF_THREE, SeasonProgress(2, 1, 1))),
        Told(skipping((1, 2), of=course(seen((1, 1)))), 1, 4, 3, (SeasonProgress(1, 1, 2), NONE_OF_TWO)),
        Told(skipping((1, 1), of=course(seen((1, 1)))), 1, 5, 4, (ONE_OF_THREE, NONE_OF_TWO)),
        Told(skipping((2, None), of=course(seen((1, 1)))), 1, 3, 2, (ONE_OF_THREE,)),
        Told(course(seen((1, 1), (1, 3)), counted=None), 2, None, None, (SeasonProgress(1, 2, None),)),
        Told(course(seen((THROUGH, 4), (THROUGH, 590)), counted=None), 2, None, None),
    ],
)
def test_progress_is_a_count_of_episodes_and_never_the_last_number(told: Told) -> None:
    found = progress(told.somebody)

    assert (found.seen, found.total, found.left, found.seasons) == told[1:]


@pytest.mark.parametrize(
    ("somebody", "pass_number", "following_one"),
    [
        (course(), 1, (1, 1)),
        (course(seen((1, 1), (1, 3))), 1, (1, 2)),
        (skipping((1, 1), of=course()), 1, (1, 2)),
        (skipping((1, None), of=course()), 1, (2, 1)),
        (course(seen((1, 1), last_id=9), seen((1, 1), (1, 2), last_id=4)), 1, (1, 3)),
        (course(seen(*FIRST_SEASON, last_id=4), seen((1, 1), last_id=9)), 2, (1, 2)),
        (course(seen(*FIRST_SEASON, last_id=4), seen(*FIRST_SEASON, last_id=9)), 1, (2, 1)),
        (dropping(2, of=course(seen(*FIRST_SEASON, last_id=4), seen((1, 1), last_id=9))), 1, (2, 1)),
        (course(seen((1, 1)), counted=None), 1, (1, 2)),
        (course(seen((1, 4), (3, 7)), counted=None), 1, (3, 8)),
        (course(Seen(seasons=frozenset({2})), counted=None), 1, (3, 1)),
        (course(Seen(frozenset({(3, 1)}), frozenset({2})), counted=None), 1, (3, 2)),
        (course(seen((1, 1), (1, 2), last_id=4), seen((1, 1), last_id=9), counted=None), 2, (1, 2)),
    ],
)
def test_the_pass_in_which_something_was_watched_last_goes_on(
    somebody: Course, pass_number: int, following_one: Place
) -> None:
    going = going_on(somebody)

    assert going is not None
    assert (going.number, going.next) == (pass_number, following_one)


@pytest.mark.parametrize(
    "somebody",
    [
        course(seen(*BOTH)),
        course(seen(*BOTH), seen(*BOTH, last_id=2)),
        course(seen(*FIRST_SEASON), counted=ANNOUNCED),
        skipping((2, None), of=course(seen(*FIRST_SEASON))),
        dropping(1, of=course(seen((1, 1)))),
        course(Seen(everything=True), counted=None),
    ],
)
def test_nothing_goes_on_where_nothing_is_left(somebody: Course) -> None:
    assert going_on(somebody) is None


@pytest.mark.parametrize(
    ("somebody", "number", "complete"),
    [
        (course(seen(*BOTH)), 1, True),
        (course(seen(*BOTH)), 2, False),
        (course(seen(*BOTH[:-1])), 1, False),
        (skipping((2, 2), of=course(seen(*BOTH[:-1]))), 1, True),
        (course(seen(*FIRST_SEASON), counted=ANNOUNCED), 1, True),
        (course(seen(*BOTH), seen((1, 1))), 1, True),
        (course(seen(*BOTH), seen((1, 1))), 2, False),
        (course(Seen(everything=True), counted=None), 1, True),
        (course(seen(*BOTH), counted=None), 1, False),
    ],
)
def test_a_pass_closes_when_nothing_is_left_of_it(somebody: Course, number: int, complete: bool) -> None:
    assert is_complete(somebody, number) is complete
    assert is_closed(somebody, number) is complete


def test_a_dropped_pass_is_closed_and_not_complete() -> None:
    somebody = dropping(1, of=course(seen((1, 1))))

    assert (is_closed(somebody, 1), is_complete(somebody, 1)) == (True, False)


@pytest.mark.parametrize(
    ("last_on", "rest"),
    [
        ("2020-05-05", [(1, 3)]),
        ("2020", [(1, 3)]),
        ("2022-01-01", [(1, 3), (2, 1), (2, 2)]),
        ("2022", [(1, 3), (2, 1), (2, 2)]),
        (None, [(1, 3), (2, 1), (2, 2)]),
    ],
)
def test_a_later_pass_is_measured_by_the_seasons_begun_by_then(last_on: str | None, rest: list[Place]) -> None:
    somebody = course(seen(*BOTH), seen((1, 1), (1, 2), last_on=last_on, last_id=2))

    assert left(somebody, 2) == rest


def test_the_first_pass_is_measured_by_all_that_has_aired() -> None:
    assert left(course(seen(*FIRST_SEASON, last_on="2020")), 1) == [*SECOND_SEASON]


def test_what_comes_anew_belongs_to_the_first_pass_and_reopens_no_later_one() -> None:
    somebody = course(seen(*FIRST_SEASON, last_on="2019"), seen(*FIRST_SEASON, last_on="2020", last_id=9))

    assert is_complete(somebody, 2)
    assert progress_in(somebody, 2)[1:5] == (2, 3, 3, 0)
    assert progress(somebody)[1:5] == (1, 3, 5, 2)


def passes_beside(others: Iterable[Seen]) -> list[tuple[int, int | None]]:
    """Seen and left of the first two passes beside other ones."""
    both = course(seen((1, 1)), seen((1, 1), (1, 2), last_id=2), *others)
    return [(progress_in(both, number).seen, progress_in(both, number).left) for number in (1, 2)]


@pytest.mark.parametrize("others", [[seen()], [seen((1, 1), last_id=3)], [seen(*BOTH, last_id=3), seen(last_id=9)]])
def test_later_passes_change_nothing_of_earlier_ones(others: list[Seen]) -> None:
    assert passes_beside(others) == passes_beside([]) == [(1, 4), (2, 3)]


@pytest.mark.parametrize(
    ("somebody", "place", "airs", "season"),
    [
        (course(seen(*FIRST_SEASON, last_on="2019-02-01")), (2, 1), "2022-01-01", 2),
        (course(seen(*FIRST_SEASON, last_on="2019-02-01")), (2, 1), None, None),
        (course(seen(*FIRST_SEASON, last_on="2022-02-01")), (2, 1), "2022-01-01", None),
        (course(seen(*FIRST_SEASON, last_on="2022")), (2, 1), "2022-01-01", None),
        (course(seen(*FIRST_SEASON)), (2, 1), "2022-01-01", None),
        (course(seen(*FIRST_SEASON, (2, 1), last_on="2019-02-01")), (2, 2), "2022-01-08", None),
        (course(seen((1, 1), last_on="2018-02-01")), (1, 2), "2019-01-08", None),
        (course(), (1, 1), "2019-01-01", None),
    ],
)
def test_a_season_is_new_that_began_after_all_before_it_was_seen(
    somebody: Course, place: Place, airs: str | None, season: int | None
) -> None:
    assert new_season(somebody, place, airs) == season


def test_the_numbers_go_on_where_nobody_tells_how_many_there_are() -> None:
    somebody = skipping((2, 5), of=course(seen((2, 3)), counted=None))
    going = going_on(somebody)

    assert going is not None
    assert following(somebody, going, 3) == [(2, 4), (2, 6), (2, 7)]


def test_a_pass_in_which_nothing_was_seen_is_not_complete_where_nothing_is_left() -> None:
    somebody = skipping((1, None), (2, None), of=course(seen(*BOTH), Seen(last_id=2)))
    assert not is_complete(somebody, 2)


def test_of_two_passes_that_were_begun_the_later_one_goes_on() -> None:
    somebody = Course({1: seen(*BOTH), 3: Seen(last_id=2), 2: Seen(last_id=2)}, OVER)
    assert progress(somebody).pass_number == 3
