"""Exporting: taking the history, or a part of it, out."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice
from typing import TextIO

from watchlog import registry
from watchlog.exporters.protocol import Exporter
from watchlog.library.part import Part
from watchlog.library.settling import settled
from watchlog.model.snapshot import Snapshot
from watchlog.model.watch import Watch
from watchlog.query.terms import Query, SortKey
from watchlog.store import opinions, views, watches
from watchlog.store.transaction import Transaction

NOTHING = "no watch fits the query, and so none was exported"
PART = "ratings, plans and views were left out: a query finds watches alone"
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
        with self._database.reading(self._now()) as tx:
            asked = settled(tx, query)
            found = watches.matching(tx, asked if asked.sort else asked._replace(sort=(IN_ORDER,)))
            statuses: set[int] = set()
            passing = _noting_statuses(found, statuses)
            if not asked.terms:
                return exporter.write(_everything(tx, passing, statuses), file)
            first = list(islice(passing, 1))
            losses = exporter.write(Snapshot(chain(first, passing), (), (), (), statuses), file)
            return [*losses, *([PART] if name == "archive" else []), *([] if first else [NOTHING])]


def _everything(tx: Transaction, found: Iterable[Watch], statuses: Collection[int]) -> Snapshot:
    return Snapshot(found, opinions.ratings(tx), opinions.plans(tx), views.everything(tx), statuses)


def _noting_statuses(found: Iterable[Watch], statuses: set[int]) -> Iterator[Watch]:
    """The same watches; the titles that have a status are noted as they pass by."""
    for watch in found:
        if watch.title.status is not None:
            statuses.add(watch.title.id)
        yield watch
