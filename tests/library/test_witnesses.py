"""One viewing of which several services tell is one watch, and two viewings stay two."""

import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.traveller import DAY, FIVE, FOUR, Service, Traveller, at
from tests.properties.conftest import FULL
from watchlog.model.outcomes import Report
from watchlog.model.portion import Portion
from watchlog.model.title import Kind
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When

TRAKT, LETTERBOXD, SIMKL = map(Service, ("trakt", "letterboxd", "simkl"))


def numbers(report: Report) -> tuple[int, int]:
    return report.imported, report.duplicate


def test_a_day_and_a_minute_of_it_are_one_watch_with_both_sources(traveller: Traveller) -> None:
    traveller.bring(LETTERBOXD.watch(DAY))
    (first,) = traveller.watches

    report = traveller.bring(TRAKT.watch(at()))

    (watch,) = traveller.watches
    assert (watch.id, watch.when, watch.source) == (first.id, at(), "letterboxd+trakt")
    assert numbers(report) == (1, 0)


def test_a_minute_stays_when_another_service_knows_only_the_day(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at()))

    traveller.bring(LETTERBOXD.watch(DAY))

    assert [(watch.when, watch.source) for watch in traveller.watches] == [(at(), "trakt+letterboxd")]


def test_minutes_of_two_services_are_one_within_the_runtime_and_two_beyond(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at()))

    traveller.bring(SIMKL.watch(at(119)))
    traveller.bring(LETTERBOXD.watch(at(121)))

    assert traveller.sources == ["trakt+simkl", "letterboxd"]


@pytest.mark.parametrize("when", [When("2021-10"), When("2021")])
def test_what_is_known_to_less_than_a_day_is_never_one_with_anything_by_itself(
    traveller: Traveller, when: When
) -> None:
    traveller.bring(TRAKT.watch(at()), TRAKT.watch(when))

    traveller.bring(LETTERBOXD.watch(when))

    assert traveller.sources == ["trakt", "trakt", "letterboxd"]


def test_two_viewings_of_one_day_in_one_service_stay_two(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at()))

    report = traveller.bring(LETTERBOXD.watch(DAY), LETTERBOXD.watch(DAY))

    assert sorted(traveller.sources) == ["letterboxd", "trakt+letterboxd"]
    assert numbers(report) == (2, 0)


def test_two_minutes_of_one_service_are_two_however_near(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at()))

    traveller.bring(TRAKT.watch(at()), TRAKT.watch(at(5)))

    assert traveller.sources == ["trakt", "trakt"]


def test_of_several_sittings_the_nearest_is_the_one_that_is_meant(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at()), TRAKT.watch(at(100)))

    traveller.bring(SIMKL.watch(at(90)))

    assert traveller.sources == ["trakt", "trakt+simkl"]


def test_what_either_knows_comes_together(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at(), stars=FOUR, note="Sand.", tags=("a",)))

    traveller.bring(LETTERBOXD.watch(DAY, note="Worms.", tags=("b",), service="Kino"))

    (watch,) = traveller.watches
    assert (watch.stars, watch.note, watch.tags, watch.service) == (FOUR, "Sand.\n\nWorms.", ("a", "b"), "Kino")


def test_other_stars_stay_as_an_opinion_without_a_sitting(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at(), stars=FOUR))

    traveller.bring(LETTERBOXD.watch(DAY, stars=FIVE))

    (rating,) = json.loads(traveller.house.archive())["ratings"]
    assert traveller.watches[0].stars == FOUR
    assert (rating["stars"]["points"], rating["source"]) == (100, "letterboxd")


def test_what_was_recorded_by_hand_can_have_a_witness(traveller: Traveller) -> None:
    traveller.bring(Service("watchlog").watch(at()))

    traveller.bring(LETTERBOXD.watch(DAY))

    assert traveller.sources == ["watchlog+letterboxd"]


def test_a_table_of_the_same_dates_is_no_witness(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at()))

    assert numbers(traveller.bring(Service("csv").watch(at()))) == (0, 1)
    assert traveller.sources == ["trakt"]


def test_a_review_in_another_file_of_a_bundle_joins_the_viewing(traveller: Traveller) -> None:
    diary, review = LETTERBOXD.watch(DAY, stars=FOUR), LETTERBOXD.watch(DAY, stars=FOUR, note="Sand.")

    report = traveller.bring_files([diary], [review])
    again = traveller.bring_files([diary], [review])

    assert [watch.note for watch in traveller.watches] == ["Sand."]
    assert (numbers(report), numbers(again)) == ((2, 0), (0, 2))


def test_two_files_of_one_bundle_are_one_witness_to_a_viewing(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at()))
    diary, review = LETTERBOXD.watch(DAY), LETTERBOXD.watch(DAY, note="Sand.")

    traveller.bring_files([diary], [review])

    assert [(watch.source, watch.note) for watch in traveller.watches] == [("trakt+letterboxd", "Sand.")]


def test_what_a_bundle_says_in_two_files_counts_as_often_as_in_the_one_that_says_it_most(
    traveller: Traveller,
) -> None:
    watch = TRAKT.watch(at())

    traveller.bring_files([watch], [watch, watch])

    assert len(traveller.watches) == 2


def test_a_moment_is_known_in_any_zone(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at()))
    moment = at().at
    assert moment is not None

    report = traveller.bring(TRAKT.watch(When.of_moment(moment.astimezone(traveller.house.now.tzinfo))))

    assert numbers(report) == (0, 1)


def test_episodes_that_are_known_by_name_alone_are_not_taken_for_each_other(traveller: Traveller) -> None:
    show = TRAKT.maker.title("Lark", None, Kind.SERIES)
    seen = [TRAKT.watch(DAY, show, Portion(1), episode_title=name) for name in ("Song", "Dance")]

    traveller.bring(*seen)
    report = traveller.bring(LETTERBOXD.watch(DAY, show, Portion(1), episode_title="Dance"))

    assert [(watch.episode_title, watch.source) for watch in traveller.watches] == [
        ("Song", "trakt"),
        ("Dance", "trakt+letterboxd"),
    ]
    assert numbers(report) == (1, 0)


@pytest.mark.parametrize(("old", "new"), [(at(), DAY), (DAY, at())])
def test_a_service_that_tells_the_time_less_or_more_precisely_tells_of_the_same(
    traveller: Traveller, old: When, new: When
) -> None:
    traveller.bring(TRAKT.watch(old))

    traveller.bring(TRAKT.watch(new), TRAKT.watch(at(9_000)))

    assert [watch.when for watch in traveller.watches] == [at(), at(9_000)]
    assert [traveller.bring(TRAKT.watch(when)).imported for when in (old, new)] == [0, 0]


def test_a_day_and_a_minute_of_one_file_are_two(traveller: Traveller) -> None:
    both = [TRAKT.watch(at()), TRAKT.watch(DAY)]
    traveller.bring(*both[:1])

    traveller.bring(*both)

    assert len(traveller.watches) == 2
    assert traveller.bring(*both).imported == 0


def test_a_later_larger_export_adds_its_difference(traveller: Traveller) -> None:
    old = [TRAKT.watch(at(minutes)) for minutes in (0, 5_000)]
    traveller.bring(LETTERBOXD.watch(DAY))
    traveller.bring(*old)

    report = traveller.bring(*old, TRAKT.watch(at(10_000)))

    assert numbers(report) == (1, 2)
    assert traveller.sources == ["letterboxd+trakt", "trakt", "trakt"]


MANY = settings(
    max_examples=1_000 if FULL else 50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SERVICES = (TRAKT, LETTERBOXD, SIMKL)
DATES = (*map(at, range(0, 400, 40)), DAY, When("2021-10-04"), When("2021"))


def reports(services: tuple[Service, ...], times: tuple[When, ...]) -> st.SearchStrategy[list[Watch]]:
    """What services tell. Of what one of them tells twice of the same time, it tells the same."""
    watches = st.builds(
        Service.watch,
        st.sampled_from(services),
        st.sampled_from(times),
        stars=st.sampled_from((None, None, FOUR, FIVE)),
        note=st.sampled_from((None, None, "Sand.", "Worms.")),
    )
    different = st.lists(watches, max_size=8, unique_by=lambda watch: (watch.source, watch.when))
    return st.builds(lambda some, twice: some + some[:twice], different, st.integers(0, 3))


REPORTS = reports(SERVICES, (*DATES, UNKNOWN))
DATED = reports(SERVICES, DATES)
"""What may be told of in any mixture; sittings without a date are a matter of whole files of one service."""


@settings(
    max_examples=1_000 if FULL else 60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(exports=st.lists(DATED, max_size=3), chance=st.randoms(use_true_random=False))
def test_whatever_services_tell_twice_is_once_in_any_order(
    traveller: Traveller, exports: list[list[Watch]], chance: random.Random
) -> None:
    emptied = traveller.house.file.read_bytes()
    try:
        for export in exports:
            traveller.bring(*export)
        before = traveller.house.archive()

        for export in exports:
            chance.shuffle(export)
            assert traveller.bring(*export).imported == 0
        assert traveller.house.archive() == before
    finally:
        traveller.house.file.write_bytes(emptied)


@settings(
    max_examples=1_000 if FULL else 40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(old=REPORTS, new=REPORTS)
def test_a_dry_run_counts_as_the_run_will(traveller: Traveller, old: list[Watch], new: list[Watch]) -> None:
    emptied = traveller.house.file.read_bytes()
    try:
        traveller.bring(*old)
        rehearsed = traveller.bring_files(new[:3], new[3:], dry_run=True)
        report = traveller.bring_files(new[:3], new[3:])
        assert report._replace(batch=None) == rehearsed
        assert report.rows == len(new)
    finally:
        traveller.house.file.write_bytes(emptied)
