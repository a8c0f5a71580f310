"""Statements about imports: batches, what became of their records, and what waits for a decision."""

from typing import Any

from sqlalchemy import Insert, Select, Update, bindparam, insert, select, update

from watchlog.store.sql.tables import BATCH, DOUBT, LEDGER_BLOCK


def insert_batch() -> Insert:
    """A new import."""
    return insert(BATCH).values({column: bindparam(column.name) for column in BATCH.c if column.name != "id"})


def update_batch() -> Update:
    """What an import counted."""
    counts = ("imported", "duplicate", "review", "rejected")
    values: dict[Any, Any] = {BATCH.c[name]: bindparam(f"new_{name}") for name in counts}
    return update(BATCH).where(BATCH.c.id == bindparam("batch_id")).values(values)


def batches() -> Select[Any]:
    """Every import, the latest first."""
    return select(*BATCH.c).order_by(BATCH.c.id.desc())


def batch() -> Select[Any]:
    """The import of that number."""
    return select(*BATCH.c).where(BATCH.c.id == bindparam("batch_id"))


def insert_block() -> Insert:
    """A block of a ledger."""
    block = [column for column in LEDGER_BLOCK.c if column.name != "id"]
    return insert(LEDGER_BLOCK).values({column: bindparam(column.name) for column in block})


def blocks() -> Select[Any]:
    """The ledger of an import, block by block."""
    of_batch = LEDGER_BLOCK.c.batch_id == bindparam("batch_id")
    return select(LEDGER_BLOCK.c.content).where(of_batch).order_by(LEDGER_BLOCK.c.first)


def insert_doubt() -> Insert:
    """A record that waits for a decision."""
    return insert(DOUBT).values({column: bindparam(column.name) for column in DOUBT.c if column.name != "id"})


def pending() -> Select[Any]:
    """What waits for a decision, in the order it came."""
    return _doubts().order_by(DOUBT.c.id)


def doubt() -> Select[Any]:
    """What waits for a decision under that number."""
    return _doubts().where(DOUBT.c.id == bindparam("id"))


def decide() -> Update:
    """Note that something was decided."""
    return update(DOUBT).where(DOUBT.c.id == bindparam("doubt_id")).values(decided=1, meant=bindparam("title_id"))


def decisions() -> Select[Any]:
    """What records say of which the user said which title they mean, and its number."""
    return select(DOUBT.c.content, DOUBT.c.meant).where(DOUBT.c.meant.is_not(None)).order_by(DOUBT.c.id)


def discarded() -> Select[Any]:
    """By what records are told that the user did not want."""
    return select(DOUBT.c.digest).where(DOUBT.c.decided == 1, DOUBT.c.meant.is_(None))


def digests() -> Select[Any]:
    """By what records are told that were put before the user at some time."""
    return select(DOUBT.c.digest)


def _doubts() -> Select[Any]:
    said = (DOUBT.c.id, DOUBT.c.batch_id, DOUBT.c.place, DOUBT.c.reason, DOUBT.c.raw, DOUBT.c.content)
    return select(*said).where(DOUBT.c.decided == 0)
