"""Arranging: orders of episodes that only a provider can tell, asked for when somebody wants them."""

from watchlog.errors import BadInput, NetworkTrouble, NotFound
from watchlog.library.asking import AskingPart
from watchlog.library.naming import series_called
from watchlog.model.catalogue import Entry, Held, Placing
from watchlog.model.order import Order
from watchlog.model.title import Title
from watchlog.parsing.names import TitleName
from watchlog.providers.protocol import Gone
from watchlog.registry import provider_label
from watchlog.store import catalogue

BY_HAND = "make your own: watchlog order TITLE own --edit"


class Arranging(AskingPart):
    """Asking in which other orders the episodes of a series come."""

    def arrange(self, name: TitleName, order: Order) -> None:
        """Make sure that the catalogue holds an order of a series; its provider is asked for it once.

        Args:
            name: Which series.
            order: `Order.DVD` or `Order.STREAMING`.

        Raises:
            BadInput: Nothing was fetched of the series, or its provider knows no such order.
            NotFound: No title is called that, it is no series, or its provider has it no longer.
            Ambiguous: Several titles are called that.
            NetworkTrouble: The provider can't be asked.
            KeyNeeded: The provider wants a key.
        """
        with self._database.reading(self._now()) as tx:
            title = series_called(tx, name)
            held = catalogue.held(tx, title.id)
        if held is None:
            raise BadInput(
                f"no {order} order of {title.label} is known", "have its episodes looked up first: watchlog fetch"
            )
        if not any(placing.order is order for placing in held.entry.placings):
            self._keep(title, held, order, self._told(title, held.entry, order))

    def _told(self, title: Title, entry: Entry, order: Order) -> tuple[Placing, ...]:
        """What the provider says, if it says anything of the episodes that are known."""
        label = provider_label(entry.provider)
        try:
            placings = self._sources.placings(entry, order, self._deadline())
        except Gone:
            raise NotFound(f"{label} has {title.label} no longer", BY_HAND) from None
        except NetworkTrouble as error:
            error.hint = error.hint.replace("watchlog fetch", f'watchlog order "{title.name}" {order}')
            raise
        if {placing.episode for placing in placings}.isdisjoint(episode.id for episode in entry.episodes):
            raise BadInput(f"{label} knows no {order} order of {title.label}", BY_HAND)
        return placings

    def _keep(self, title: Title, asked: Held, order: Order, placings: tuple[Placing, ...]) -> None:
        """Keep the order beside others, unless the title was linked to something else meanwhile."""
        with self._database.filling(self._now(), None) as tx:
            held = catalogue.held(tx, title.id)
            if held is not None and held.entry.ref == asked.entry.ref:
                others = tuple(placing for placing in held.entry.placings if placing.order is not order)
                entry = held.entry._replace(placings=(*others, *placings))
                catalogue.save(tx, title.id, held._replace(entry=entry))
