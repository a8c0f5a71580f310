"""Doubts: records of imports that wait for the user's decision."""

import hashlib
from collections.abc import Sequence

from watchlog.model.ledger import Doubt
from watchlog.store.transaction import Row, Transaction


def digest(doubt_source: str, raw: str) -> str:
    """By what a record is told when it comes again.

    Args:
        doubt_source: The importer's name.
        raw: The record as it stood in the file.
    """
    return hashlib.sha256(f"{doubt_source}\0{raw}".encode("utf-8", "surrogatepass")).hexdigest()


def insert(tx: Transaction, new: Sequence[Doubt], source: str | None = None) -> None:
    """Have records wait for a decision.

    Args:
        tx: Where it is written.
        new: The records, of imports that are noted already.
        source: The name of the importer that read them; None is the source of their import.
    """
    sources = {number: source or _source(tx, number) for number in {doubt.batch for doubt in new}}
    tx.run_many("imports.insert_doubt", (_row(doubt, sources[doubt.batch]) for doubt in new))


def pending(tx: Transaction) -> list[Doubt]:
    """What waits for a decision, in the order it came."""
    return [Doubt(*row) for row in tx.rows("imports.pending")]


def by_id(tx: Transaction, number: int) -> Doubt | None:
    """What waits for a decision under that number."""
    row = tx.row("imports.doubt", id=number)
    return Doubt(*row) if row else None


def remove(tx: Transaction, number: int, meant: int | None = None) -> None:
    """Have a record wait no more, because it was decided; its digest stays known.

    Args:
        tx: Where it is written.
        number: The number of the doubt.
        meant: The title that is meant; None where the record was discarded.
    """
    tx.run("imports.decide", doubt_id=number, title_id=meant)


def decisions(tx: Transaction) -> list[tuple[str, int]]:
    """What records say, as small archives, and the numbers of the titles that the user said they mean."""
    return [(content, meant) for content, meant in tx.rows("imports.decisions")]


def discarded(tx: Transaction) -> set[str]:
    """By what the records are told that the user did not want."""
    return {row[0] for row in tx.rows("imports.discarded")}


def digests(tx: Transaction) -> set[str]:
    """By what the records are told that were ever put before the user, decided or not."""
    return {row[0] for row in tx.rows("imports.digests")}


def _source(tx: Transaction, batch: int) -> str:
    row: Row | None = tx.row("imports.batch", batch_id=batch)
    return row[1] if row else ""


def _row(doubt: Doubt, source: str) -> dict[str, object]:
    return {
        "batch_id": doubt.batch,
        "place": doubt.place,
        "reason": doubt.reason,
        "raw": doubt.raw,
        "content": doubt.content,
        "digest": digest(source, doubt.raw),
        "decided": 0,
        "meant": None,
    }
