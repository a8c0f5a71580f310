"""What services tell without a date says how often at least, in whatever order their files come."""

from datetime import UTC, datetime
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.traveller import DAY, FIVE, FOUR, Service, Traveller, at
from tests.properties.conftest import FULL
from watchlog.model.arrival import Content
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When

TRAKT, LETTERBOXD, IMDB, HAND = map(Service, ("trakt", "letterboxd", "imdb", "watchlog"))
EARLIER = datetime(2020, 5, 1, 12, tzinfo=UTC)
DIARY = [LETTERBOXD.watch(DAY, stars=FIVE, note="Sand."), LETTERBOXD.watch(When("2022-02-02"))]
WATCHED = [LETTERBOXD.maker.seen(LETTERBOXD.watch(UNKNOWN))]
RATED = [IMDB.maker.seen(IMDB.watch(UNKNOWN, stars=FOUR, added_at=EARLIER))]
HISTORY = [TRAKT.watch(at()), TRAKT.watch(at(90_000)), TRAKT.watch(UNKNOWN)]
FILES: list[list[Content]] = [[*DIARY], [*WATCHED], [*RATED], [*HISTORY]]


def whens(traveller: Traveller) -> list[When]:
    return sorted((watch.when for watch in traveller.watches), key=str)


@pytest.mark.parametrize("when", [at(), DAY, When("2021-10"), When("2021")])
@pytest.mark.parametrize("service", [TRAKT, LETTERBOXD])
def test_a_dated_watch_is_the_one_that_had_no_date(traveller: Traveller, service: Service, when: When) -> None:
    traveller.bring(*RATED)
    (first,) = traveller.watches

    report = traveller.bring(service.watch(when, stars=FOUR, note="Sand."))

    (watch,) = traveller.watches
    assert (watch.id, watch.when, watch.source) == (first.id, when, f"imdb+{service.name}")
    assert (watch.stars, watch.note, report.imported) == (FOUR, "Sand.", 1)


def test_a_service_that_says_the_date_later_says_it_of_the_same_sitting(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(UNKNOWN, note="Sand."))

    traveller.bring(TRAKT.watch(at()))

    assert [(watch.when, watch.source, watch.note) for watch in traveller.watches] == [(at(), "trakt", "Sand.")]
    assert traveller.bring(TRAKT.watch(UNKNOWN, note="Sand.")).imported == 0


def test_a_sitting_without_a_date_of_another_service_is_the_same(traveller: Traveller) -> None:
    traveller.bring(*RATED)

    traveller.bring(TRAKT.watch(UNKNOWN, note="Sand."))

    assert [(watch.source, watch.note) for watch in traveller.watches] == [("imdb+trakt", "Sand.")]


def test_dates_of_one_file_are_beside_its_sittings_without_one(traveller: Traveller) -> None:
    traveller.bring(*HISTORY)

    assert len(traveller.watches) == 3
    assert traveller.bring(*HISTORY).imported == 0


def test_pages_of_one_export_are_beside_each_other(traveller: Traveller) -> None:
    pages = [[TRAKT.watch(UNKNOWN)], [TRAKT.watch(DAY)], [TRAKT.watch(at())]]

    traveller.bring_files(*pages)

    assert len(traveller.watches) == 3
    assert traveller.bring_files(*pages).imported == 0


def test_what_fits_exactly_goes_before_what_has_no_date(traveller: Traveller) -> None:
    traveller.bring(LETTERBOXD.watch(DAY), LETTERBOXD.watch(UNKNOWN))

    traveller.bring(TRAKT.watch(at(90_000)), TRAKT.watch(at()))

    assert {(watch.when, watch.source) for watch in traveller.watches} == {
        (at(), "letterboxd+trakt"),
        (at(90_000), "letterboxd+trakt"),
    }


@pytest.mark.parametrize("source", ["watchlog", "csv", "text", "archive", "mapped"])
def test_what_nobody_counted_is_left_alone(traveller: Traveller, source: str) -> None:
    traveller.bring(Service(source).watch(UNKNOWN))

    traveller.bring(TRAKT.watch(at()))
    traveller.bring(LETTERBOXD.watch(When("2022"), None), Service(source).watch(UNKNOWN))

    assert whens(traveller) == sorted([UNKNOWN, at(), When("2022")], key=str)


@pytest.mark.parametrize("order", list(permutations(range(len(FILES)))))
def test_the_order_of_files_plays_no_part(traveller: Traveller, order: tuple[int, ...]) -> None:
    for number in order:
        traveller.bring(*FILES[number])

    assert whens(traveller) == sorted([at(), When("2022-02-02"), at(90_000)], key=str)
    assert [traveller.bring(*FILES[number]).imported for number in order] == [0, 0, 0, 0]


def _export(service: Service, dates: list[When], undated: int) -> list[Watch]:
    return [service.watch(when) for when in (*dates, *[UNKNOWN] * undated)]


def test_stars_of_a_count_that_are_an_opinion_stay_one_when_its_service_tells_of_the_sitting(
    traveller: Traveller,
) -> None:
    counted = IMDB.maker.seen(IMDB.watch(UNKNOWN, stars=FOUR), 1)
    for content in (LETTERBOXD.watch(UNKNOWN), counted, IMDB.watch(UNKNOWN)):
        traveller.bring(content)

    assert traveller.bring(counted).imported == 0


COUNTING = Service("movielens")
"""A service that counts, and tells of no sitting."""
DAYS = st.lists(st.sampled_from([When(f"2021-0{month}-01") for month in range(1, 6)]), max_size=3, unique=True)


@settings(
    max_examples=1_000 if FULL else 40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    files=st.tuples(
        *(st.builds(_export, st.just(one), DAYS, st.integers(0, 3)) for one in (TRAKT, LETTERBOXD, IMDB)),
        st.builds(lambda times: [COUNTING.maker.seen(COUNTING.watch(UNKNOWN, stars=FOUR), times)], st.integers(1, 5)),
    ),
    order=st.permutations([0, 1, 2, 3, 0, 1, 2, 3]),
)
def test_there_are_as_many_sittings_as_dates_or_as_one_of_them_tells(
    traveller: Traveller, files: tuple[list[Content], ...], order: list[int]
) -> None:
    emptied = traveller.house.file.read_bytes()
    dates = {one.when.on for file in files[:3] for one in file if isinstance(one, Watch) and one.when.on}
    count = max(len(dates), *map(len, files[:3]), files[3][0].times)  # type: ignore[union-attr]
    try:
        for number in order:
            traveller.bring(*files[number])
        found = [watch.when.on for watch in traveller.watches]
        assert (set(found) - {None}, len(found)) == (dates, count)
        assert [traveller.bring(*files[number]).imported for number in order] == [0] * len(order)
    finally:
        traveller.house.file.write_bytes(emptied)
