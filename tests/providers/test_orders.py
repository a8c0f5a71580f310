"""Other orders than the aired one: what TVmaze and TMDB answer, and what becomes of it."""

from typing import Any

import pytest

from tests.providers import bodies
from tests.providers.order_bodies import FOLLOWS, TMDB_ORDERS, TVMAZE_ORDERS
from tests.providers.shelves import SOON, Always, Shelf, provider
from watchlog.errors import KeyNeeded, NetworkTrouble
from watchlog.model.catalogue import Placing
from watchlog.model.order import Order
from watchlog.model.title import Ref
from watchlog.providers.protocol import Gone

LISTS = "/shows/71001/alternatelists"
DISCS = "/alternatelists/12/alternateepisodes?embed=episodes"
GROUPS = "/tv/990040/episode_groups"
GROUP = "/tv/episode_group/5f0b"
TVMAZE = Ref("tvmaze", "71001")
TMDB = Ref("tmdb", "990040")
KNOWN = {"tvmaze": TVMAZE, "tmdb": TMDB, "omdb": Ref("imdb", "tt8812345"), "wikidata": Ref("wikidata", "Q88720011")}


def tvmaze(order: Order, **changes: Any) -> tuple[Placing, ...]:
    return provider("tvmaze", Shelf(TVMAZE_ORDERS | changes)).placings(TVMAZE, order, SOON)


def tmdb(order: Order, **changes: Any) -> tuple[Placing, ...]:
    return provider("tmdb", Shelf(TMDB_ORDERS | changes)).placings(TMDB, order, SOON)


def dvd(*placed: tuple[str, int, int]) -> tuple[Placing, ...]:
    return tuple(Placing(Order.DVD, *place) for place in placed)


def streaming(*placed: tuple[str, int, int]) -> tuple[Placing, ...]:
    return tuple(Placing(Order.STREAMING, *place) for place in placed)


def test_tvmaze_tells_the_order_on_disc_and_leaves_out_what_has_no_number() -> None:
    assert tvmaze(Order.DVD) == dvd(("5002", 1, 1), ("5001", 1, 2))


def test_episodes_that_are_made_into_one_share_its_place() -> None:
    assert tvmaze(Order.STREAMING) == streaming(("5001", 2011, 1), ("5002", 2011, 1))


def test_an_order_of_tvmaze_is_two_calls_and_only_its_own_list_is_asked_for() -> None:
    shelf = Shelf(TVMAZE_ORDERS)

    provider("tvmaze", shelf).placings(TVMAZE, Order.DVD, SOON)

    assert shelf.asked == [LISTS, DISCS.partition("?")[0]]
    assert shelf.calls[1].parameters == (("embed", "episodes"),)


def test_a_list_that_is_gone_or_says_nothing_leads_to_the_next() -> None:
    lists = [{"id": number, **FOLLOWS, "dvd_release": True} for number in (90, 91, 12)]
    empty: dict[str, Any] = {"/alternatelists/91/alternateepisodes": []}

    assert tvmaze(Order.DVD, **{LISTS: lists}, **empty) == dvd(("5002", 1, 1), ("5001", 1, 2))


def test_no_more_than_five_lists_are_looked_at() -> None:
    shelf = Shelf({LISTS: [{"id": number, "dvd_release": True} for number in range(1, 100)]})

    assert provider("tvmaze", shelf).placings(TVMAZE, Order.DVD, SOON) == ()
    assert len(shelf.calls) == 6


@pytest.mark.parametrize(
    "place",
    [
        {},
        {"season": 1, "number": 1},
        {"season": 1, "number": 1, "_embedded": None},
        {"season": 1, "number": 1, "_embedded": {}},
        {"season": None, "number": 1, "_embedded": {"episodes": [{"id": 5001}]}},
        {"season": -1, "number": 1, "_embedded": {"episodes": [{"id": 5001}]}},
        {"season": 1, "number": 10**6, "_embedded": {"episodes": [{"id": 5001}]}},
        None,
    ],
)
def test_a_place_of_tvmaze_that_says_too_little_is_left_out(place: Any) -> None:
    whole = TVMAZE_ORDERS[DISCS][0]

    assert tvmaze(Order.DVD, **{DISCS: [place, whole, whole]}) == dvd(("5002", 1, 1))


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (LISTS, {"no": "list"}),
        (LISTS, [{"id": "../shows", "dvd_release": True}]),
        (LISTS, [{"dvd_release": True}]),
        (LISTS, [{"id": 12, "dvd_release": "yes"}]),
        (DISCS, "no list"),
        (DISCS, [{"season": "one"}]),
        (DISCS, [{"season": 1, "number": 1, "_embedded": {"episodes": [{"id": None}]}}]),
    ],
)
def test_nonsense_of_tvmaze_is_refused(path: str, content: Any) -> None:
    with pytest.raises(NetworkTrouble, match="what can't be understood"):
        tvmaze(Order.DVD, **{path: content})


def test_tmdb_numbers_places_from_one_and_keeps_specials_in_season_0() -> None:
    assert tmdb(Order.DVD) == dvd(("7000", 0, 1), ("7002", 1, 1), ("7001", 1, 2))


def test_a_list_of_tmdb_that_begins_with_season_0_is_counted_from_one() -> None:
    assert tmdb(Order.STREAMING) == streaming(("7001", 1, 1), ("7002", 1, 2))


def test_an_order_of_tmdb_is_two_calls_with_the_key_kept_secret() -> None:
    shelf = Shelf(TMDB_ORDERS)

    provider("tmdb", shelf).placings(Ref("tmdb", "tv/990040"), Order.DVD, SOON)

    assert shelf.asked == [GROUPS, GROUP]
    assert all(call.secret_parameters and not call.parameters for call in shelf.calls)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (GROUPS, []),
        (GROUPS, {"results": [{"id": "../../movie/1", "type": 3}]}),
        (GROUPS, {"results": [{"type": 3}]}),
        (GROUP, {"groups": "none"}),
        (GROUP, {"groups": [{"order": "first"}]}),
        (GROUP, {"groups": [{"order": 1, "episodes": [{"order": 0}]}]}),
    ],
)
def test_nonsense_of_tmdb_is_refused(path: str, content: Any) -> None:
    with pytest.raises(NetworkTrouble, match="what can't be understood"):
        tmdb(Order.DVD, **{path: content})


@pytest.mark.parametrize(
    "group",
    [
        {},
        {"order": None, "episodes": [{"id": 7001, "order": 0}]},
        {"order": 1, "episodes": [{"id": 7001}]},
        {"order": 1, "episodes": [{"id": 7001, "order": 99_999}]},
        {"order": 1, "episodes": None},
    ],
)
def test_what_says_too_little_is_left_out_of_a_list_of_tmdb(group: Any) -> None:
    whole = TMDB_ORDERS[GROUP]["groups"][1]

    assert tmdb(Order.DVD, **{GROUP: {"groups": [group, whole]}}) == dvd(("7002", 1, 1), ("7001", 1, 2))


def test_a_season_that_no_number_is_left_for_is_left_out() -> None:
    groups = [
        {"name": "First", "order": order, "episodes": [{"id": 7001, "season_number": 1, "order": 0}]}
        for order in (0, 9_999)
    ]

    assert tmdb(Order.DVD, **{GROUP: {"groups": groups}}) == dvd(("7001", 1, 1))


@pytest.mark.parametrize("name", ["tvmaze", "tmdb"])
def test_a_series_without_other_orders_has_none(name: str) -> None:
    shelf = Shelf({LISTS: [], GROUPS: {"results": []}})

    assert provider(name, shelf).placings(KNOWN[name], Order.DVD, SOON) == ()
    assert len(shelf.calls) == 1


@pytest.mark.parametrize("order", [Order.AIRED, Order.ABSOLUTE, Order.OWN])
@pytest.mark.parametrize("name", ["tvmaze", "tmdb"])
def test_orders_that_nobody_has_to_tell_are_not_told(name: str, order: Order) -> None:
    assert provider(name, Shelf(TVMAZE_ORDERS | TMDB_ORDERS)).placings(KNOWN[name], order, SOON) == ()


@pytest.mark.parametrize("name", ["tvmaze", "tmdb"])
@pytest.mark.parametrize("value", ["1", "movie/603", "?", "-1", ""])
def test_a_series_that_is_not_there_is_gone(name: str, value: str) -> None:
    with pytest.raises(Gone):
        provider(name, Shelf(TVMAZE_ORDERS | TMDB_ORDERS)).placings(Ref(name, value), Order.DVD, SOON)


@pytest.mark.parametrize("name", ["omdb", "wikidata"])
def test_some_know_no_other_order_and_are_not_asked(name: str) -> None:
    shelf = Shelf(bodies.ANSWERS[name])

    assert provider(name, shelf).placings(KNOWN[name], Order.DVD, SOON) == ()
    assert not shelf.calls


def test_tmdb_wants_its_key_for_orders_too() -> None:
    with pytest.raises(KeyNeeded):
        provider("tmdb", Shelf(TMDB_ORDERS), None).placings(TMDB, Order.DVD, SOON)


def test_a_refusal_is_no_series_without_orders() -> None:
    with pytest.raises(NetworkTrouble, match=r"status 418"):
        provider("tvmaze", Always(None, 418)).placings(TVMAZE, Order.DVD, SOON)
