"""Exporting: taking the history, or a part of it, out."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple, TextIO

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
            said = _Said(set(), set(), set())
            passing = _noting(found, said)
            if not asked.terms:
                return exporter.write(_everything(tx, passing, said), file)
            first = list(islice(passing, 1))
            losses = exporter.write(Snapshot(chain(first, passing), (), (), (), *said), file)
            return [*losses, *([PART] if name == "archive" else []), *([] if first else [NOTHING])]


class _Said(NamedTuple):
    """What the user said of titles, by the titles' numbers."""

    statuses: set[int]
    names_shown: set[int]
    unlinked: set[int]


def _everything(tx: Transaction, found: Iterable[Watch], said: _Said) -> Snapshot:
    return Snapshot(found, opinions.ratings(tx), opinions.plans(tx), views.everything(tx), *said)


def _noting(found: Iterable[Watch], said: _Said) -> Iterator[Watch]:
    """The same watches; what the user said of their titles is noted as they pass by."""
    for watch in found:
        title = watch.title
        for numbers, is_said in zip(said, (title.status, title.shown_as, title.unlinked), strict=True):
            if is_said:
                numbers.add(title.id)
        yield watch
