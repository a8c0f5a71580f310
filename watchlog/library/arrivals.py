"""Arrivals: the records of an import, sorted into what is new, known, doubtful and unreadable, and saved on the way."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from watchlog.importers.protocol import Row, Unreadable
from watchlog.library.counted import Counted
from watchlog.library.doubting import Doubting, decided_titles
from watchlog.library.ledgering import Ledgering
from watchlog.library.receiving import Receiving, Verdict
from watchlog.library.reports import Report, Slot
from watchlog.library.saving import Saving
from watchlog.library.shelf import Found, Shelf
from watchlog.library.untitled import Untitled
from watchlog.library.waiting import Waiting
from watchlog.library.witnesses import Sitting
from watchlog.model.arrival import Content, Entry, Seen
from watchlog.model.ledger import Doubt, Outcome
from watchlog.model.lists import TitleList
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.store import titles
from watchlog.store.transaction import Transaction

TOLD_AFTER: Final = 500
"""After so many records it is told how far the import has come."""

REHEARSED: Final = 1 << 40
"""Numbers that a rehearsal gives, which nobody ever sees."""


class Arrivals:
    """What an import brings to a history.

    Titles and watches are numbered from the history's sequence as they come, a title like its first watch. What can't
    be decided before the rest of its source is known waits, packed, and so memory hardly grows with the files.

    Args:
        tx: Where the history is read, and written unless it is a rehearsal.
        now: The present, in UTC.
        begin: Notes the import when its first record is saved, and gives its number; None for a rehearsal.
        keeps_ledger: Whether it is written down what became of the records.
    """

    def __init__(
        self, tx: Transaction, now: datetime, begin: Callable[[], int] | None, *, keeps_ledger: bool = True
    ) -> None:
        self._tx = tx
        self._first = self._next = REHEARSED if begin is None else titles.take_numbers(tx, 0)
        self.shelf = Shelf(titles.everything(tx), decided_titles(tx), self._take_number)
        self.saving = Saving(tx, begin, self.shelf.__getitem__)
        self.receiving = Receiving(tx, self.shelf, self.saving, self._take_number, now)
        self.ledger = Ledgering(keeps=keeps_ledger and begin is not None)
        self._untitled = Untitled(tx, self.saving)
        self._doubting = Doubting(tx)
        self._begin_source()

    def take(
        self,
        source: str,
        rows: Iterable[Row],
        label: str = "",
        watching: Callable[[int], None] | None = None,
        *,
        names_files: bool = False,
    ) -> None:
        """Sort the records of a source.

        Args:
            source: The importer's name.
            rows: What it reads.
            label: What goes before the places of its records.
            watching: Is told now and then how many records were read.
            names_files: Whether the places of its records need the names of its files.
        """
        file = None
        for row in rows:
            if row.file != file:
                file = row.file
                self.next_file()
            self._sort(source, row, f"{label}{row.file}, {row.place}" if names_files else f"{label}{row.place}")
            self.ledger.turn(self._tx, self.saving.batch)
            if watching and len(self.ledger) % TOLD_AFTER == 0:
                watching(len(self.ledger))
        self.end_source()

    def next_file(self) -> None:
        """From here on, records come from another file, to which those before it are there."""
        self.receiving.file += 1
        self.shelf.next_file()

    def end_source(self) -> None:
        """Decide what waited for the rest of its source."""
        made: dict[tuple[int, Slot], Sitting] = {}
        for report, sitting, slot in self._waiting.decided():
            there = made.get((report.title, slot), sitting)
            if there is None:
                made[report.title, slot] = self.receiving.begin(report.watch, report.title)
                self.ledger.settle(report.record)
            elif self.receiving.join(there, report.watch, report.title) is Verdict.NEW:
                self.ledger.settle(report.record)
        for record in self._counted.settled():
            self.ledger.settle(record)
        self.receiving.end_source()
        self.shelf.next_source()
        self._begin_source()

    def finish(self) -> int | None:
        """Save the rest; the number of the import, or None where there is nothing to be saved."""
        if self._next > self._first != REHEARSED:
            titles.take_numbers(self._tx, self._next - self._first)
        self.saving.complete(sorted(self.shelf.changed))
        if len(self._doubting):
            self.saving.noted()
        batch = self.saving.batch
        if batch is not None:
            self._doubting.save(self._tx, batch)
            self.ledger.finish(self._tx, batch)
        return batch

    def put(self, contents: tuple[Content, ...], number: int) -> None:
        """Take in a record of which the user decided.

        Args:
            contents: What it says.
            number: The title that is meant, where it is of one.
        """
        self._receive(Row("", contents), [(content, number) for content in contents], "")

    def _begin_source(self) -> None:
        self._waiting = Waiting(self.receiving.sittings, self.receiving.minutes, self.receiving.file + 1)
        self._counted = Counted(self.receiving)

    def _take_number(self) -> int:
        self._next += 1
        return self._next - 1

    def _sort(self, source: str, row: Row, place: str) -> None:
        if isinstance(row.contents, Unreadable):
            self.ledger.note(place, row.raw, Outcome.REJECTED, row.contents.reason)
        elif self._doubting.is_discarded(source, row.raw, row.contents):
            self.ledger.note(place, row.raw, Outcome.DUPLICATE)
        else:
            self._sort_contents(source, row, row.contents, place)

    def _sort_contents(self, source: str, row: Row, contents: tuple[Content, ...], place: str) -> None:
        belonging: list[tuple[Content, int]] = []
        for content in contents:
            found = Found((0,)) if isinstance(content, TitleList | SavedView) else self.shelf.find(content.title)
            doubt = found.doubt or self._clash(content, found.numbers[0])
            if doubt is not None:
                self._doubt(source, row, contents, place, found, doubt)
                return
            belonging.append((content, found.numbers[0]))
        self._receive(row, belonging, place)

    def _clash(self, content: Content, number: int) -> str | None:
        if isinstance(content, TitleList | SavedView):
            return self._untitled.clash(content)
        return self.receiving.clash(content, number)

    def _doubt(
        self, source: str, row: Row, contents: tuple[Content, ...], place: str, found: Found, doubt: str
    ) -> None:
        """What every title that it may be of has already is known, whichever is meant."""
        (content, *more) = contents
        if found.are_alike and not more and any(self._knows(content, number) for number in found.numbers):
            self.ledger.note(place, row.raw, Outcome.DUPLICATE)
            return
        self._doubting.add(source, Doubt(0, 0, place, doubt, row.raw, ""), contents)
        self.ledger.note(place, row.raw, Outcome.REVIEW, doubt)

    def _knows(self, content: Content, number: int) -> bool:
        return not isinstance(content, TitleList | SavedView) and self.receiving.knows(content, number)

    def _receive(self, row: Row, belonging: list[tuple[Content, int]], place: str) -> None:
        late: list[tuple[Entry, int]] = []
        is_new = False
        for content, number in belonging:
            if isinstance(content, TitleList | SavedView):
                verdict = self._untitled.receive(content)
            else:
                verdict = self.receiving.receive(content, number)
                if verdict is Verdict.WAITS:
                    late.append((content, number))
            is_new |= verdict is Verdict.NEW
        if not late:
            self.ledger.note(place, row.raw, Outcome.IMPORTED if is_new else Outcome.DUPLICATE)
            return
        record = self.ledger.wait(place, row.raw)
        if is_new:
            self.ledger.settle(record)
        for content, number in late:
            self._wait(content, number, record)

    def _wait(self, content: Entry, number: int, record: int) -> None:
        if isinstance(content, Seen):
            self._counted.add(number, record, content)
        elif isinstance(content, Watch):
            self._waiting.add(Report(number, record, self.receiving.file, content))
