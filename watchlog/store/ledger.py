"""The ledger: imports, and what became of every record of them.

Records are kept in blocks of many, packed: they are written once, and hardly ever read.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from watchlog.model.ledger import Batch, LedgerRecord, Outcome
from watchlog.store.instants import instant, instant_text
from watchlog.store.transaction import Row, Transaction

QUICKLY: Final = 1
"""zlib's quickest level: a ledger is a tenth larger by it, and packed in a third of the time."""


def insert_batch(tx: Transaction, source: str, file_name: str, now: datetime) -> int:
    """Note an import, before its records are counted; its number."""
    counts = dict.fromkeys(("imported", "duplicate", "review", "rejected"), 0)
    made = {"source": source, "file_name": file_name, "imported_at": instant_text(now)}
    return tx.insert("imports.insert_batch", **made, **counts)


def finish_batch(tx: Transaction, batch: Batch) -> None:
    """Note what an import counted."""
    counts = {f"new_{name}": getattr(batch, name) for name in ("imported", "duplicate", "review", "rejected")}
    tx.run("imports.update_batch", batch_id=batch.id, **counts)


def batches(tx: Transaction) -> list[Batch]:
    """Every import, the latest first."""
    return [_batch(row) for row in tx.rows("imports.batches")]


def batch(tx: Transaction, number: int) -> Batch | None:
    """The import of that number."""
    row = tx.row("imports.batch", batch_id=number)
    return _batch(row) if row else None


def insert_records(tx: Transaction, batch: int, first: int, records: Sequence[LedgerRecord]) -> None:
    """Note what became of some records of an import, a block at a time.

    Args:
        tx: Where it is written.
        batch: The number of the import.
        first: How many records of it went before these, by which blocks are put in order.
        records: About a thousand of them; no records are no block.
    """
    if records:
        lines = "\n".join(json.dumps(record, ensure_ascii=True) for record in records)
        content = b64encode(zlib.compress(lines.encode("ascii"), QUICKLY)).decode("ascii")
        tx.insert("imports.insert_block", batch_id=batch, first=first, content=content)


def records(tx: Transaction, batch: int) -> Iterator[LedgerRecord]:
    """The records of an import in the order of its files, one by one; to be used up before the transaction ends.

    Imports from before there was a ledger have none.
    """
    for (content,) in tx.stream("imports.blocks", batch_id=batch):
        for line in zlib.decompress(b64decode(content)).decode("ascii").split("\n"):
            place, outcome, reason, raw = json.loads(line)
            yield LedgerRecord(place, Outcome(outcome), reason, raw)


def _batch(row: Row) -> Batch:
    number, source, file_name, imported_at, *counts = row
    return Batch(number, source, file_name, instant(imported_at), *counts)
