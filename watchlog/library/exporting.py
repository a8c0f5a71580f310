"""Exporting: taking the history, or a part of it, out."""

from collections.abc import Iterable, Iterator
from datetime import UTC
from itertools import chain, islice
from typing import NamedTuple, TextIO

from watchlog import registry
from watchlog.exporters.protocol import Exporter
from watchlog.library.part import Part
from watchlog.library.settling import settled
from watchlog.model.snapshot import Snapshot, TitleOrder
from watchlog.model.watch import Watch
from watchlog.query.terms import EVERYTHING, Query, SortKey
from watchlog.store import lists, opinions, orders, passes, skips, titles, views, watches
from watchlog.store.transaction import Transaction

NOTHING = "no watch fits the query, and so none was exported"
PART = "ratings, plans, passes, skips, orders, lists and views were left out: a query finds watches alone"
IN_ORDER = SortKey("id", descending=False)


class Exporting(Part):
    """Takes a history out."""

    def write(self, name: str, query: Query, file: TextIO) -> list[str]:
        """Write the watches that a question asks for, in the order of their numbers if it wants no other.

        Ratings and plans are of titles, not of watches: they go along when everything is asked for.

        Returns:
            What the format can't carry, a sentence each.

        Raises:
            BadInput: There is no such format.
        """
        exporter: Exporter = registry.exporter(name)
        now = self._now()
        zone = now.tzinfo or UTC
        with self._database.reading(now) as tx:
            asked = settled(tx, query)
            if not asked.terms:
                return exporter.write(everything(tx, asked)._replace(zone=zone), file)
            said = _Said(set(), set(), set(), set())
            found = _noting(_in_order(tx, asked), said)
            first = list(islice(found, 1))
            losses = exporter.write(Snapshot(chain(first, found), (), (), (), *said, zone=zone), file)
            return [*losses, *([PART] if name == "archive" else []), *([] if first else [NOTHING])]


def everything(tx: Transaction, query: Query = EVERYTHING) -> Snapshot:
    """All there is in a history, with the watches in the order that a question wants.

    The watches are to be used up before the transaction ends.
    """
    said = _Said(set(), set(), set(), set())
    return Snapshot(
        _noting(_in_order(tx, query), said),
        opinions.ratings(tx),
        opinions.plans(tx),
        views.everything(tx),
        *said,
        passes.notes(tx),
        skips.skips(tx),
        _orders(tx),
        lists.lists(tx),
        lists.everything(tx),
        titles.stating(tx),
    )


class _Said(NamedTuple):
    """What the user said of titles, by the titles' numbers."""

    statuses: set[int]
    names_shown: set[int]
    unlinked: set[int]
    orders_chosen: set[int]


def _in_order(tx: Transaction, query: Query) -> Iterator[Watch]:
    return watches.matching(tx, query if query.sort else query._replace(sort=(IN_ORDER,)))


def _orders(tx: Transaction) -> list[TitleOrder]:
    made = [(titles.by_id(tx, title), places) for title, places in orders.own_orders(tx)]
    return [TitleOrder(title, places) for title, places in made if title]


def _noting(found: Iterable[Watch], said: _Said) -> Iterator[Watch]:
    """The same watches; what the user said of their titles is noted as they pass by."""
    for watch in found:
        title = watch.title
        for numbers, is_said in zip(said, (title.status, title.shown_as, title.unlinked, title.order), strict=True):
            if is_said:
                numbers.add(title.id)
        yield watch
