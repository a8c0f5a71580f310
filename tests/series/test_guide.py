"""A guide tells what episodes are logged as, what they are called, and which have aired."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.series.shows import NOW, SHOWS
from tests.series.writing import written_portions
from watchlog.model.catalogue import Episode, Placing
from watchlog.model.order import Order
from watchlog.model.portion import WHOLE, Portion
from watchlog.series.guide import Guide

DISC = (
    Placing(Order.DVD, "12", 1, 1),
    Placing(Order.DVD, "11", 1, 2),
    Placing(Order.STREAMING, "11", 7, 7),
    Placing(Order.DVD, "30", 1, 3),
    Placing(Order.DVD, "11", 1, 4),
)


def pilot(order: Order, own: tuple[tuple[int, int], ...] = ()) -> Guide:
    return Guide(SHOWS["pilot"].episodes, NOW, order=order, placings=DISC, own=own)


def test_specials_without_a_number_get_one_by_day_and_the_undated_come_last() -> None:
    guide = SHOWS["pilot"].guide

    named = [(portion.label, episode.name) for portion in guide.specials if (episode := guide.episode(portion))]

    assert named == [("S00E01", "Pilot"), ("S00E02", "A Lantern at Christmas"), ("S00E03", "Making of")]


def test_specials_without_a_number_leave_those_alone_that_have_one() -> None:
    numbered = Episode("1", 0, 1, "Reunion", special=True)
    inside = Episode("2", 3, 7, "Inside", special=True, air_date="2020-01-02")
    nowhere = Episode("3", None, 5, "Nowhere", air_date="2020-01-01")
    same_day = Episode("4", 1, None, "Same day", special=True, air_date="2020-01-02")
    guide = Guide((inside, same_day, numbered, nowhere, Episode("5", 0, 3, "Third")), NOW)

    assert [guide.portion_of(each) for each in (numbered, nowhere, inside, same_day)] == [
        Portion(0, 1),
        Portion(0, 2),
        Portion(0, 4),
        Portion(0, 5),
    ]
    assert guide.regular == ()


def test_of_two_with_the_same_numbers_the_first_is_meant() -> None:
    guide = SHOWS["revived"].guide
    found = guide.episode(Portion(2, 2))

    assert found is not None
    assert found.name == "Map 2-2"
    assert len(guide.regular) == 10
    assert guide.portion_of(next(each for each in SHOWS["revived"].episodes if each.id == "99")) == Portion(2, 2)


def test_an_episode_of_another_series_is_logged_as_nothing() -> None:
    with pytest.raises(KeyError):
        SHOWS["pilot"].guide.portion_of(Episode("1", 1, 1))


def test_episodes_are_counted_through() -> None:
    guide = SHOWS["anime"].guide
    found = guide.episode(Portion(None, 590))

    assert found is not None
    assert found.name == "Kite 590"
    assert guide.logged(Portion(None, 590)) == Portion(12, 18)
    assert guide.logged(Portion(None, 1101)) == Portion(None, 1101)
    assert guide.logged(Portion(None, 0)) == Portion(None, 0)
    assert guide.logged(WHOLE) == WHOLE
    assert guide.episode(Portion(None, 1101)) is None


@pytest.mark.parametrize(
    ("show", "aired"),
    [("anime", 1090), ("pilot", 10), ("daily", 2080), ("split", 21), ("revived", 10), ("untold", 0)],
)
def test_so_many_have_aired(show: str, aired: int) -> None:
    guide = SHOWS[show].guide

    assert sum(guide.has_aired(portion) for portion in guide.regular) == aired
    assert guide.is_empty == (show == "untold")


def test_an_episode_without_a_day_has_aired_once_a_later_one_has() -> None:
    told = (Episode("1", 1, 1), Episode("2", 1, 2, air_date="2020-01-01"), Episode("3", 1, 3))

    assert [Guide(told, NOW).has_aired(Portion(1, number)) for number in (1, 2, 3)] == [True, True, False]
    assert Guide(told, NOW, ended=True).has_aired(Portion(1, 3))


def test_what_is_announced_has_not_aired_though_the_show_has_ended() -> None:
    told = (Episode("1", 1, 1, air_date="2026-06-02"),)

    assert not Guide(told, NOW, ended=True).has_aired(Portion(1, 1))


def test_a_special_without_a_day_has_aired_once_anything_regular_has() -> None:
    special = Episode("1", 0, 1, special=True)

    assert not Guide((special,), NOW).has_aired(Portion(0, 1))
    assert Guide((special, Episode("2", 1, 1, air_date="2020-01-01")), NOW).has_aired(Portion(0, 1))


def test_the_moment_goes_before_the_day() -> None:
    moment = datetime(2026, 6, 1, 12, tzinfo=UTC)
    told = (
        Episode("1", 1, 1, air_date="2026-06-02", air_at=moment),
        Episode("2", 1, 2, air_date="2026-06-01", air_at=moment + timedelta(seconds=1)),
    )

    assert [Guide(told, NOW).has_aired(Portion(1, number)) for number in (1, 2)] == [True, False]


def test_a_day_begins_in_the_zone_of_the_user() -> None:
    told = (Episode("1", 1, 1, air_date="2026-06-02"),)

    assert not Guide(told, NOW).has_aired(Portion(1, 1))
    assert Guide(told, NOW.astimezone(timezone(timedelta(hours=13)))).has_aired(Portion(1, 1))


def test_nobody_knows_whether_something_unknown_has_aired() -> None:
    assert not SHOWS["pilot"].guide.has_aired(Portion(9, 9))


def test_discs_have_an_order_of_their_own_and_what_is_not_on_them_comes_behind() -> None:
    guide = pilot(Order.DVD)

    assert written_portions(guide.in_order[:4]) == "s1e2 s1e1 s1e3-4"
    assert set(guide.in_order) == set(guide.regular)
    assert guide.regular[0] == Portion(1, 1)
    assert guide.season(1)[:3] == (Portion(1, 2), Portion(1, 1), Portion(0, 1))
    assert guide.season(0) == (Portion(0, 2), Portion(0, 3))
    assert guide.season(2) == tuple(Portion(2, number) for number in range(1, 5))


def test_what_is_typed_and_shown_are_the_numbers_of_the_discs() -> None:
    guide = pilot(Order.DVD)

    assert guide.typed(Portion(1, 1)) == Portion(1, 2)
    assert guide.label(Portion(1, 2)) == "S01E01"
    assert guide.label(Portion(0, 1)) == "S01E03"
    assert guide.typed(Portion(1, 3)) == Portion(0, 1)
    assert guide.typed(Portion(1, 4)) == Portion(1, 4)  # an episode has one place: the first that is told
    assert guide.label(Portion(2, 1)) == "S02E01"
    assert guide.label(Portion(2)) == "S02"
    assert [guide.is_elsewhere(Portion(1, number)) for number in (1, 3)] == [False, False]


def test_a_placing_of_another_order_is_nothing_to_this_one() -> None:
    guide = pilot(Order.STREAMING)

    assert guide.label(Portion(1, 1)) == "S07E07"
    assert guide.in_order[0] == Portion(1, 1)
    assert guide.is_elsewhere(Portion(1, 1))
    assert pilot(Order.AIRED).label(Portion(1, 1)) == "S01E01"


def test_two_on_one_place_do_not_share_it() -> None:
    told = (Episode("1", 1, 1), Episode("2", 1, 2))
    guide = Guide(told, NOW, order=Order.DVD, placings=[Placing(Order.DVD, "1", 1, 2), Placing(Order.DVD, "2", 1, 2)])

    assert guide.typed(Portion(1, 2)) == Portion(1, 1)
    assert guide.in_order == (Portion(1, 1), Portion(1, 2))


def test_ones_own_order_may_hold_specials_and_ends_with_the_rest() -> None:
    guide = pilot(Order.OWN, ((0, 1), (2, 1), (9, 9), (1, 1), (0, 1)))

    assert written_portions(guide.in_order[:3]) == "s0e1 s2e1 s1e1"
    assert written_portions(guide.in_order[3:]) == "s1e2-6 s2e2-4"
    assert guide.season(2) == tuple(Portion(2, number) for number in range(1, 5))
    assert guide.label(Portion(2, 1)) == "S02E01"
    assert guide.typed(Portion(2, 1)) == Portion(2, 1)


def test_ones_own_order_counts_only_where_it_was_chosen() -> None:
    assert pilot(Order.AIRED, ((2, 1),)).in_order == pilot(Order.AIRED).regular


def test_the_absolute_order_counts_through_and_names_specials_as_such() -> None:
    anime = Guide(SHOWS["anime"].episodes, NOW, order=Order.ABSOLUTE)

    assert anime.label(Portion(12, 18)) == "E590"
    assert anime.label(Portion(None, 590)) == "E590"
    assert anime.label(Portion(None, 1101)) == "E1101"
    assert anime.label(Portion(12)) == "S12"
    assert anime.in_order == anime.regular
    assert anime.typed(Portion(12, 18)) == Portion(12, 18)
    assert pilot(Order.ABSOLUTE).label(Portion(0, 1)) == "S00E01"


def test_specials_of_a_day_are_meant_only_where_nothing_regular_aired() -> None:
    regular = Episode("1", 1, 1, air_date="2020-01-01")
    special = Episode("2", 0, 1, special=True, air_date="2020-01-01")
    guide = Guide((special, regular, special._replace(id="3", number=2, air_date="2020-01-02")), NOW)

    assert guide.aired_on("2020-01-01", "2020-01-02") == (Portion(1, 1),)
    assert guide.aired_on("2020-01-02", "2020-01-02") == (Portion(0, 2),)
    assert guide.aired_on("2020-01-03", "2020-01-09") == ()
    assert SHOWS["pilot"].guide.aired_on("0001-01-01", "9998-12-31") == SHOWS["pilot"].guide.regular


@pytest.mark.parametrize("words", ["", "…", "gull lamp"])
def test_words_that_name_nothing_find_nothing(words: str) -> None:
    assert SHOWS["pilot"].guide.called(words) == ()
