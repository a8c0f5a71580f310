"""Choices: what the user says of a series as a whole. Where they stand with it, and in which order they want it."""

from collections.abc import Sequence
from datetime import datetime

from watchlog.errors import BadInput, NotFound
from watchlog.library.courses import guide_of, series_of
from watchlog.library.naming import series_called, the_title
from watchlog.library.part import Part
from watchlog.model.order import TOLD, Order
from watchlog.model.ordering import Ordered, OrderedEpisode
from watchlog.model.portion import Portion
from watchlog.model.progress import Stage, Stands
from watchlog.model.saying import Saying
from watchlog.model.title import Kind, Status, Title
from watchlog.parsing.names import TitleName
from watchlog.series.guide import Guide
from watchlog.series.meaning import meant
from watchlog.series.progress import stage
from watchlog.store import opinions, orders, progress, titles, watches
from watchlog.store.transaction import Transaction


class Choices(Part):
    """What is chosen for a title."""

    def stand(self, name: TitleName, status: Status | None) -> Stands:
        """Say where one stands with a title; None leaves it to what was watched.

        Raises:
            NotFound: No title is called that.
            Ambiguous: Several are.
        """
        with self._database.changing(self._now()) as tx:
            title = the_title(tx, name)
            said = title._replace(status=status)
            if said != title:
                titles.update(tx, said)
            tx.describe(f"{title.label} is {status}" if status else f"{title.label} is as it was watched")
            stands = _stands(tx, said, self._now())
            titles.clear_away(tx, said.id)  # that word may have been all there was of it
            return stands

    def standing(self, name: TitleName) -> Stands:
        """Where one stands with a title, said or not.

        Raises:
            NotFound: No title is called that.
            Ambiguous: Several are.
        """
        with self._database.reading(self._now()) as tx:
            return _stands(tx, the_title(tx, name), self._now())

    def order(self, name: TitleName) -> Ordered:
        """The episodes of a series in the order that it is shown in.

        Raises:
            NotFound: No title is called that.
            Ambiguous: Several are.
        """
        with self._database.reading(self._now()) as tx:
            return self._ordered(tx, series_called(tx, name))

    def reorder(self, name: TitleName, order: Order, own: Sequence[Saying] = ()) -> Ordered:
        """Show a series in another order; what was logged stays as it is.

        Args:
            name: Which series.
            order: Which order.
            own: For the user's own order: the episodes, the first one first; nothing keeps what was said before.

        Raises:
            BadInput: The order is not known of the series, or names an episode twice or what is no single one.
            NotFound: No title is called that, or the order names an episode that there is not.
            Ambiguous: Several are.
        """
        with self._database.changing(self._now()) as tx:
            title = series_called(tx, name)
            if order is Order.OWN:
                self._save_own(tx, title, own)
            chosen = title._replace(order=None if order is Order.AIRED else order)
            titles.update(tx, chosen)
            tx.describe(f"{title.label} is shown in the {order} order")
            ordered = self._ordered(tx, chosen)
            if order in TOLD and not self._placed(tx, title, order):
                raise BadInput(f"no {order} order of {title.label} is known", "make your own: watchlog order TITLE own")
            return ordered

    def _save_own(self, tx: Transaction, title: Title, own: Sequence[Saying]) -> None:
        if not own and orders.own_order(tx, title.id):
            return
        if not own:
            raise BadInput(
                "an order of one's own needs episodes", "write them in your editor with --edit, or --from FILE"
            )
        orders.save_own_order(tx, title.id, _places(own, self._guide(tx, title._replace(order=None))))

    def _guide(self, tx: Transaction, title: Title) -> Guide:
        row = progress.series(tx, [title.id])[0]
        return guide_of(tx, row._replace(order=title.order), self._now())

    def _placed(self, tx: Transaction, title: Title, order: Order) -> bool:
        row = progress.series(tx, [title.id])[0]
        return row.entry is not None and any(one.order is order for one in progress.placings(tx, row.entry))

    def _ordered(self, tx: Transaction, title: Title) -> Ordered:
        guide = self._guide(tx, title)
        found = tuple(
            OrderedEpisode(guide.label(portion), portion, guide.episode(portion)) for portion in guide.in_order
        )
        return Ordered(title, title.order or Order.AIRED, found)


def _places(own: Sequence[Saying], guide: Guide) -> list[tuple[int, int]]:
    """What is said of episodes as places in an order, in the numbers that they are logged under."""
    places: dict[tuple[int, int], None] = {}
    for saying in own:
        found = meant([saying], guide, upcoming=lambda _: ())
        if found.unknown:
            raise NotFound(f"there is no episode {found.unknown[0].label}", "see what is new: watchlog fetch")
        for portion in found.portions:
            place = _whole_place(portion)
            if place in places:
                raise BadInput(f"{portion.label} stands twice in that order", "name each episode once")
            places[place] = None
    if not places:
        raise BadInput("that order names no episode", "name them as s1e3, one a line")
    return list(places)


def _whole_place(portion: Portion) -> tuple[int, int]:
    if portion.season is None or portion.episode is None:
        raise BadInput("only single episodes can be put in order", "name them as s1e3")
    return portion.season, portion.episode


def _stands(tx: Transaction, title: Title, now: datetime) -> Stands:
    if title.kind is Kind.SERIES:
        return Stands(title, stage(series_of(tx, title, now).course))
    if title.status is not None:
        return Stands(title, Stage(title.status))
    if watches.count_of_title(tx, title.id):
        return Stands(title, Stage.COMPLETED)
    return Stands(title, Stage.PLANNED if opinions.plan_of_title(tx, title.id) else None)
