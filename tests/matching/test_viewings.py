"""Whether two watches tell of one viewing, and what they are together."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.matching.viewings import Bond, apart, bond, is_one_viewing, matched, merged, minutes_of, part_of, united
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import Stars
from watchlog.model.title import Kind, Title
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When

EVENING = datetime(2021, 10, 3, 20, 15, tzinfo=UTC)
DUNE = Title(1, "Dune", year=2021, kind=Kind.FILM)
DAY = When("2021-10-03")


def at(minutes: int = 0) -> When:
    return When.of_moment(EVENING + timedelta(minutes=minutes))


def watch(when: When, source: str, **more: object) -> Watch:
    bare = Watch(7, DUNE, WHOLE, when, None, None, (), None, None, False, None, None, source, EVENING)
    return bare._replace(**more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (at(), at(), True),
        (at(), at(120), True),
        (at(), at(121), False),
        (at(), at(-120), True),
        (at(), DAY, True),
        (DAY, DAY, True),
        (DAY, When("2021-10-04"), False),
        (at(200), When("2021-10-03"), True),
        (When("2021-10"), When("2021-10"), False),
        (When("2021"), DAY, False),
        (UNKNOWN, UNKNOWN, False),
        (UNKNOWN, at(), False),
    ],
)
def test_reports_are_of_one_viewing_when_they_are_near_or_of_one_day(one: When, other: When, is_one: bool) -> None:
    assert is_one_viewing(one, other, 120) is is_one
    assert is_one_viewing(other, one, 120) is is_one


def test_a_moment_is_the_same_in_every_zone() -> None:
    tokyo = When.of_moment(EVENING.astimezone(timezone(timedelta(hours=9))))

    assert tokyo.on == "2021-10-04"
    assert is_one_viewing(at(), tokyo, 120)
    assert apart(at(), tokyo) == 0


@pytest.mark.parametrize(
    ("known", "said", "tie"),
    [
        ("trakt", "trakt", Bond.NONE),
        ("trakt", "letterboxd", Bond.WITNESS),
        ("letterboxd+trakt", "trakt", Bond.KNOWN),
        ("letterboxd+trakt", "letterboxd+trakt", Bond.KNOWN),
        ("letterboxd", "letterboxd+trakt", Bond.WITNESS),
        ("letterboxd+trakt", "simkl", Bond.WITNESS),
        ("letterboxd+trakt", "simkl+trakt", Bond.NONE),
    ],
)
def test_a_source_is_a_witness_to_what_it_has_not_told_of(known: str, said: str, tie: Bond) -> None:
    assert bond(known, said) is tie


def test_sources_stand_in_the_order_in_which_they_came() -> None:
    assert united("trakt", "letterboxd") == "trakt+letterboxd"
    assert united("trakt+letterboxd", "letterboxd+simkl") == "trakt+letterboxd+simkl"


@pytest.mark.parametrize(
    ("title", "portion", "runtime", "minutes"),
    [
        (DUNE, WHOLE, None, 120),
        (DUNE, WHOLE, 155, 155),
        (DUNE._replace(kind=None), WHOLE, None, 120),
        (DUNE._replace(kind=Kind.SERIES), WHOLE, 45, 180),
        (DUNE._replace(kind=Kind.SERIES), Portion(2), 45, 180),
        (DUNE._replace(kind=Kind.SERIES), Portion(2, 3), 45, 45),
        (DUNE._replace(kind=Kind.SERIES), Portion(2, 3), None, 60),
    ],
)
def test_reports_may_lie_as_far_apart_as_the_viewing_takes(
    title: Title, portion: Portion, runtime: int | None, minutes: int
) -> None:
    assert minutes_of(title, portion, runtime) == minutes


def test_an_episode_known_by_its_name_alone_is_another_part_than_the_season() -> None:
    assert part_of(Portion(1), "Pilot") != part_of(Portion(1), None)
    assert part_of(Portion(1, 1), "Pilot") == part_of(Portion(1, 1), "The Pilot")


def test_one_watch_of_two_knows_what_either_knows() -> None:
    known = watch(DAY, "letterboxd", stars=Stars(70), note="Sand.", tags=("cinema",))
    other = watch(at(), "trakt", stars=Stars(80), note="Worms.", tags=("imax",), service="Kino", rewatch=True)

    both = merged(known, other)

    assert both == known._replace(
        when=at(),
        note="Sand.\n\nWorms.",
        tags=("cinema", "imax"),
        service="Kino",
        rewatch=True,
        source="letterboxd+trakt",
    )


def test_the_same_words_from_both_stand_there_once() -> None:
    known, other = (watch(DAY, source, note="Sand.") for source in ("letterboxd", "trakt"))

    assert merged(known, other).note == "Sand."


def test_the_less_precise_time_is_never_taken() -> None:
    assert merged(watch(at(), "trakt"), watch(DAY, "letterboxd")).when == at()
    assert merged(watch(at(), "trakt"), watch(at(20), "simkl")).when == at()


def test_a_report_moves_on_so_that_another_finds_its_place() -> None:
    distances = {(0, 0): 1.0, (0, 1): 2.0, (1, 0): 1.0}

    found = matched([DAY, DAY], [DAY, DAY], lambda place, other: distances.get((place, other)))

    assert found == {0: 1, 1: 0}


@given(st.lists(st.integers(0, 600), max_size=8), st.lists(st.integers(0, 600), max_size=8))
def test_no_report_has_two_places_and_no_place_two_reports(said: list[int], known: list[int]) -> None:
    def distance(place: int, other: int) -> float | None:
        far = abs(said[place] - known[other])
        return far if far <= 60 else None

    found = matched([at(minutes) for minutes in said], [at(minutes) for minutes in known], distance)

    assert len(set(found.values())) == len(found)
    assert all(distance(place, other) is not None for place, other in found.items())


@given(st.lists(st.integers(0, 600), max_size=8), st.data())
def test_all_find_a_place_where_all_can(said: list[int], data: st.DataObject) -> None:
    known = [minutes + data.draw(st.integers(-60, 60)) for minutes in said]

    found = matched(
        [at(minutes) for minutes in said],
        [at(minutes) for minutes in known],
        lambda place, other: far if (far := abs(said[place] - known[other])) <= 60 else None,
    )

    assert len(found) == len(said)


def test_a_thousand_sittings_of_one_day_are_compared_in_no_time() -> None:
    when = [at(minutes % 600) for minutes in range(1_000)]

    found = matched(when, when, lambda place, other: 0.0 if place == other else None)

    assert found.get(0) == 0
