"""Orders that users made for the episodes of series."""

from collections.abc import Sequence

from watchlog.model.ordering import OwnOrder
from watchlog.store.transaction import Transaction

Places = tuple[tuple[int, int], ...]
"""Season and episode of each place."""


def own_order(tx: Transaction, title: int) -> Places:
    """A title's episodes in the order that the user made; nothing where they made none."""
    return tuple(tx.rows("series.own_places_of_title", title_id=title))


def own_orders(tx: Transaction) -> list[OwnOrder]:
    """Every order that the user made, in the order in which they were made."""
    places: dict[int, list[tuple[int, int]]] = {}
    for title, season, episode in tx.rows("series.own_places"):
        places.setdefault(title, []).append((season, episode))
    return [OwnOrder(title, tuple(episodes)) for title, episodes in places.items()]


def save_own_order(tx: Transaction, title: int, places: Sequence[tuple[int, int]]) -> None:
    """Put a title's episodes into this order, in the place of the one that was there; nothing takes it off."""
    if tuple(places) == own_order(tx, title):
        return
    tx.run("series.delete_own_places", title_id=title)
    tx.run_many(
        "series.insert_own_place",
        (
            {"title_id": title, "place": place, "season": season, "episode": episode}
            for place, (season, episode) in enumerate(places, start=1)
        ),
    )
