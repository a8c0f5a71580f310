"""Ledgering: what became of every record of an import, counted and written down in blocks."""

from collections import Counter
from typing import Final

from watchlog.library.held import Held
from watchlog.model.ledger import Batch, LedgerRecord, Outcome
from watchlog.model.outcomes import Refusal, Report
from watchlog.store import ledger
from watchlog.store.transaction import Transaction

BLOCK: Final = 1000
"""How many records are written at a time."""


class Ledgering:
    """The ledger of an import while it goes on.

    A block is written as soon as all is known of its records, and there is an import to which it belongs; until then it
    is held back.

    Args:
        keeps: Whether it is to be written at all; a rehearsal only counts.
    """

    def __init__(self, *, keeps: bool) -> None:
        self.refusals: list[Refusal] = []
        self._keeps = keeps
        self._counts: Counter[Outcome] = Counter()
        self._length = 0
        self._block: list[LedgerRecord] = []
        self._held: Held[tuple[int, list[LedgerRecord]]] = Held(packed=1)
        self._waiting: dict[int, Outcome] = {}

    def __len__(self) -> int:
        return self._length

    def note(self, place: str, raw: str, outcome: Outcome, reason: str | None = None) -> int:
        """Write down what became of a record; its place in the ledger."""
        self._counts[outcome] += 1
        if reason is not None:
            self.refusals.append(Refusal(place, reason))
        if self._keeps:
            self._block.append(LedgerRecord(place, outcome, reason, raw))
        self._length += 1
        return self._length - 1

    def wait(self, place: str, raw: str) -> int:
        """Write down a record that is a duplicate unless it is settled otherwise; its place in the ledger."""
        number = self.note(place, raw, Outcome.DUPLICATE)
        self._waiting[number] = Outcome.DUPLICATE
        return number

    def settle(self, number: int) -> None:
        """Count a record that was waiting as imported."""
        if self._waiting[number] is Outcome.DUPLICATE:
            self._waiting[number] = Outcome.IMPORTED
            self._counts[Outcome.DUPLICATE] -= 1
            self._counts[Outcome.IMPORTED] += 1

    def turn(self, tx: Transaction, batch: int | None) -> None:
        """Begin another block where this one is full."""
        if len(self._block) < BLOCK:
            return
        first = self._length - len(self._block)
        if batch is None or self._waiting:
            self._held.add((first, self._block))
        else:
            ledger.insert_records(tx, batch, first, self._block)
        self._block = []

    def finish(self, tx: Transaction, batch: int) -> None:
        """Write what was held back."""
        if self._block:
            self._held.add((self._length - len(self._block), self._block))
        for first, block in self._held:
            known = [
                record._replace(outcome=self._waiting.get(number, record.outcome))
                for number, record in enumerate(block, start=first)
            ]
            ledger.insert_records(tx, batch, first, known)

    def counted(self, batch: Batch) -> Batch:
        """An import with what was counted."""
        numbers = self._numbers()
        return batch._replace(
            imported=numbers[Outcome.IMPORTED],
            duplicate=numbers[Outcome.DUPLICATE],
            review=numbers[Outcome.REVIEW],
            rejected=numbers[Outcome.REJECTED],
        )

    def outcomes(self) -> list[Outcome]:
        """What became of the records, in the order of the outcomes."""
        return list(self._counts.elements())

    def report(self, source: str, batch: int | None) -> Report:
        """What became of the records."""
        return Report(source=source, batch=batch, refusals=tuple(self.refusals), **self._numbers())

    def _numbers(self) -> dict[str, int]:
        return {outcome.value: self._counts[outcome] for outcome in Outcome}
