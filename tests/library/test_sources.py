"""Sources: what is asked for of providers, and what is left alone."""

import pytest

from tests.providers.order_bodies import TVMAZE_ORDERS
from tests.providers.shelves import SOON, Always, Shelf, provider
from watchlog.errors import NetworkTrouble
from watchlog.library.sources import MOST_FAILURES, Sources
from watchlog.model.catalogue import Entry, Placing
from watchlog.model.order import Order
from watchlog.model.title import Kind, Ref

PILOTS = Entry("tvmaze", Ref("tvmaze", "71001"), Kind.SERIES, "The Pilots")


def test_an_order_is_asked_for_at_the_provider_of_the_entry() -> None:
    tmdb = Shelf({})

    found = Sources([provider("tmdb", tmdb), provider("tvmaze", Shelf(TVMAZE_ORDERS))]).placings(
        PILOTS, Order.DVD, SOON
    )

    assert found[0] == Placing(Order.DVD, "5002", 1, 1)
    assert not tmdb.calls


def test_a_provider_that_is_not_here_knows_no_order() -> None:
    assert Sources([]).placings(PILOTS, Order.DVD, SOON) == ()


def test_a_provider_that_fails_again_and_again_is_not_asked_for_orders_any_more() -> None:
    shelf = Shelf(TVMAZE_ORDERS, missing=Always(None, 500).answer)
    sources = Sources([provider("tvmaze", shelf)])

    for _ in range(MOST_FAILURES + 2):
        with pytest.raises(NetworkTrouble):
            sources.placings(PILOTS._replace(ref=Ref("tvmaze", "1")), Order.DVD, SOON)

    assert len(shelf.calls) == MOST_FAILURES
