"""Witnesses: who told of a watch."""

from collections.abc import Iterable

from watchlog.matching.fold import fold
from watchlog.model.watch import Watch
from watchlog.store.transaction import Transaction


def save_sources(tx: Transaction, watches: Iterable[Watch]) -> None:
    """Save who told of watches."""
    tx.run_many(
        "witnesses.update_source",
        (
            {"watch_id": watch.id, "new_source": watch.source, "new_folded_source": fold(watch.source)}
            for watch in watches
        ),
    )
