"""The doctor: whether the history is whole, and where providers no longer agree with it."""

from typing import NamedTuple

from watchlog.library.elsewhere import elsewhere
from watchlog.library.part import Part
from watchlog.model.title import Title
from watchlog.query.terms import OfTitle, Query
from watchlog.store import catalogue, titles, watches


class Findings(NamedTuple):
    """What the doctor found.

    Attributes:
        watches: How many watches were looked at.
        titles: How many titles.
        damage: What is broken, in sentences; nothing where all is whole.
        remarks: Titles of which a provider says something else than the history, and what.
    """

    watches: int
    titles: int
    damage: tuple[str, ...]
    remarks: tuple[tuple[Title, str], ...]


class Doctor(Part):
    """Looks, and changes nothing."""

    def look(self) -> Findings:
        """What is broken, and what there is to say."""
        remarks: list[tuple[Title, str]] = []
        with self._database.reading(self._now()) as tx:
            damage = tx.faults()
            for source in catalogue.sources(tx):
                title = titles.by_id(tx, source.title_id)
                if title is not None:
                    seen = list(watches.matching(tx, Query((OfTitle(title.id),))))
                    remarks += [(title, remark) for remark in elsewhere(tx, title, seen, self._now()).remarks]
            return Findings(watches.count(tx), len(titles.everything(tx)), tuple(damage), tuple(remarks))
