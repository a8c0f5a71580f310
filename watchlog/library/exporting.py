"""Exporting: taking the history, or a part of it, out."""

from itertools import chain, islice
from typing import TextIO

from watchlog import registry
from watchlog.exporters.protocol import Exporter
from watchlog.library.part import Part
from watchlog.library.settling import settled
from watchlog.model.snapshot import Snapshot
from watchlog.query.terms import Query, SortKey
from watchlog.store import opinions, views, watches

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
            if asked.terms:
                first = list(islice(found, 1))
                losses = exporter.write(Snapshot(chain(first, found), (), (), ()), file)
                return [*losses, *([PART] if name == "archive" else []), *([] if first else [NOTHING])]
            return exporter.write(Snapshot(found, opinions.ratings(tx), opinions.plans(tx), views.everything(tx)), file)
