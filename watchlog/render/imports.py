"""The screen of imports: what became of records, what waits for a decision, what may be one viewing."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import tzinfo
from typing import Any, Final

from watchlog.errors import Ambiguous, Candidate, Declined
from watchlog.model.ledger import Batch, Decided, Decision, Doubtful, Headway, Ledger, LedgerRecord, Pair
from watchlog.model.outcomes import Report
from watchlog.records.imports import BATCH_FIELDS, DOUBT_FIELDS, LEDGER_FIELDS, PAIR_FIELDS
from watchlog.records.outward import REPORT_FIELDS, record
from watchlog.render import ask, plain
from watchlog.render.machine import write_list, write_one
from watchlog.render.output import Output
from watchlog.render.reasons import shortened_reasons, where_all_are
from watchlog.render.terminal import Terminal
from watchlog.render.words import Words
from watchlog.render.writing import write_done, write_lines, write_page, write_remark

PATIENCE: Final = 1.0
"""Seconds after which somebody who looks on is told how far it is."""

NEW: Final = "n"
DISCARD: Final = "d"
QUIT: Final = "q"
LATER: Final = ("s", "")


class ImportScreen:
    """Shows what was brought.

    Args:
        terminal: The standard streams.
        words: How things are told.
        zone: The user's zone.
    """

    def __init__(self, terminal: Terminal, words: Words, zone: tzinfo | None) -> None:
        self._terminal = terminal
        self._words = words
        self._zone = zone

    @contextmanager
    def headway(self) -> Iterator[Callable[[Headway], None]]:
        """Shows how far an import is once it has taken a second, to somebody who looks on."""
        if not self._terminal.errors.isatty():
            yield lambda _: None
            return
        begun, bars = time.monotonic(), list[Any]()

        def show(headway: Headway) -> None:
            if not bars and time.monotonic() - begun >= PATIENCE:
                from watchlog.render.import_pages import ImportBar  # rich is for eyes alone

                bars.append(ImportBar(self._terminal))
            for bar in bars:
                bar.show(headway)

        try:
            yield show
        finally:
            for bar in bars:
                bar.close()

    def imported(self, report: Report, output: Output | None, *, dry_run: bool) -> None:
        """What became of the records of a file, and why some were refused."""
        for line in shortened_reasons(report, where_all_are(report)):
            write_remark(self._terminal, line)
        if output is not None:
            write_one(record(report, REPORT_FIELDS), output, self._terminal.for_scripts())
            return
        write_done(
            self._terminal, (), {}, [self._words.imported(report, dry_run=dry_run)], None, changed=bool(report.batch)
        )
        if self._terminal.shows_tables and report.review and not dry_run:
            write_remark(self._terminal, "What is in doubt waits for you: watchlog review")

    def batches(self, batches: Sequence[Batch], output: Output | None) -> None:
        """What was brought so far, the latest first."""
        if output is not None:
            write_list(batches, BATCH_FIELDS, output, self._terminal.for_scripts())
        elif not self._terminal.shows_tables:
            write_lines(self._terminal, (_batch_line(batch) for batch in batches))
        elif not batches:
            write_remark(self._terminal, "Nothing was imported yet")
        else:
            from watchlog.render.import_pages import batches_page

            write_page(self._terminal, batches_page(batches, self._zone))

    def ledger(self, ledger: Ledger, output: Output | None) -> None:
        """One import, record by record."""
        if output is not None and output.format == "json" and not output.fields:
            records = [record(one, LEDGER_FIELDS) for one in ledger.records]
            write_one(record(ledger.batch, BATCH_FIELDS) | {"records": records}, output, self._terminal.for_scripts())
        elif output is not None:
            write_list(ledger.records, LEDGER_FIELDS, output, self._terminal.for_scripts())
        elif not self._terminal.shows_tables:
            write_lines(self._terminal, map(_record_line, ledger.records))
        else:
            from watchlog.render.import_pages import ledger_page

            write_page(self._terminal, ledger_page(ledger, self._zone))

    def doubts(self, doubts: Sequence[Doubtful], output: Output | None) -> None:
        """What waits for a decision."""
        if output is not None:
            write_list(doubts, DOUBT_FIELDS, output, self._terminal.for_scripts())
        elif not doubts:
            write_remark(self._terminal, "Nothing is in doubt")
        else:
            write_lines(self._terminal, (self._doubt_line(doubt) for doubt in doubts))

    def decide(self, doubts: Sequence[Doubtful]) -> list[Decision]:
        """Ask about one doubt after the other, until all are decided or the user has had enough."""
        decisions: dict[int, Decision] = {}
        asked: set[int] = set()
        for place, doubtful in enumerate(doubts, start=1):
            if doubtful.doubt.id in asked:
                continue
            asked.update((doubtful.doubt.id, *doubtful.others))
            try:
                answer = self._asked(doubtful, place, len(doubts))
            except Declined:
                break
            if answer == QUIT:
                break
            if isinstance(answer, Decision):
                alike = (doubtful.doubt.id, *doubtful.others)
                decisions |= {number: answer._replace(doubt=number) for number in alike}
        return list(decisions.values())

    def decided(self, decided: Decided, output: Output | None) -> None:
        """What became of doubts."""
        if output is not None:
            write_one(decided._asdict(), output, self._terminal.for_scripts())
            return
        imported, known, discarded = decided
        line = f"{imported} imported, {known} known already, {discarded} discarded"
        write_done(self._terminal, (), {}, [line], None, changed=any(decided))

    def pairs(self, pairs: Sequence[Pair], output: Output | None) -> None:
        """Watches that may be one viewing."""
        if output is not None:
            write_list(pairs, PAIR_FIELDS, output, self._terminal.for_scripts())
        elif not pairs:
            write_remark(self._terminal, "No two watches look like one viewing")
        else:
            write_lines(self._terminal, map(self._pair_line, pairs))

    def merged(self, count: int) -> None:
        """What was merged."""
        line = f"Merged {count} pair{'s' * (count != 1)} of watches"
        write_done(self._terminal, (), {}, [line], None, changed=count > 0)

    def _asked(self, doubtful: Doubtful, place: int, count: int) -> Decision | str:
        title = self._words.title(doubtful.title)
        says = "; ".join(doubtful.says)
        self._terminal.errors.write("\n")
        self._tell(f"{place} of {count}  {doubtful.doubt.place}")
        self._tell(f"{title}: {says}" if says else title)
        self._tell(doubtful.doubt.reason)
        if doubtful.others:
            count = len(doubtful.others)
            self._tell(
                f"{count} more record{'s' * (count != 1)} of it {'are' if count != 1 else 'is'} decided along with it"
            )
        candidates = [Candidate(_candidate(one), str(one.id)) for one in doubtful.candidates]
        doubt = Ambiguous(f"{title} may be", candidates)
        extra = {NEW: "new title", DISCARD: "discard", "s": "later", QUIT: "quit"}
        chosen = ask.choose_or_say(self._terminal, doubt, extra)
        if isinstance(chosen, Candidate):
            return Decision(doubtful.doubt.id, doubtful.candidates[candidates.index(chosen)].id)
        if chosen in (NEW, DISCARD):
            return Decision(doubtful.doubt.id, discarded=chosen == DISCARD)
        return chosen

    def _tell(self, line: str) -> None:
        if line:
            self._terminal.errors.write(f"{next(plain.safe_sentences([line]))}\n")

    def _doubt_line(self, doubtful: Doubtful) -> str:
        may_be = ", ".join(f"#{one.id} {_candidate(one)}" for one in doubtful.candidates)
        doubt = doubtful.doubt
        return plain.line(str(doubt.id), doubt.place, self._words.title(doubtful.title), doubt.reason, may_be)

    def _pair_line(self, pair: Pair) -> str:
        label = self._words.title(pair.kept.title) + (f" {pair.kept.portion.label}" if pair.kept.portion.label else "")
        numbers = f"#{pair.kept.id}", f"#{pair.merged.id}"
        return plain.line(*numbers, pair.kept.when.on or pair.merged.when.on or "", label, pair.reason)


def _candidate(title: Any) -> str:
    known = ", ".join(str(fact) for fact in (title.kind, *title.refs) if fact)
    return f"{title.label}{f', {known}' if known else ''}"


def _batch_line(batch: Batch) -> str:
    counts = (batch.rows, batch.imported, batch.duplicate, batch.review, batch.rejected)
    return plain.line(str(batch.id), f"{batch.imported_at:%Y-%m-%d}", batch.source, batch.file_name, *map(str, counts))


def _record_line(found: LedgerRecord) -> str:
    return plain.line(found.place, found.outcome, found.reason or "", found.raw)
