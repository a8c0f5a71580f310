"""Imports for eyes: a bar while one goes on, what was brought so far, and what became of its records."""

from collections.abc import Sequence
from datetime import tzinfo
from itertools import islice
from typing import Final

from rich.console import Group, RenderableType
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from watchlog.model.ledger import Batch, Headway, Ledger, LedgerRecord, Outcome
from watchlog.render.safe import one_line
from watchlog.render.tables import new_table
from watchlog.render.terminal import Terminal
from watchlog.render.writing import console_on

MOST_SHOWN: Final = 200
"""So many records a person reads; scripts get them all."""

COUNTS: Final = ("rows", "imported", "duplicate", "review", "rejected")
HEADINGS: Final = ("imported", "known", "in doubt", "rejected")
STYLES: Final = {Outcome.REVIEW: "yellow", Outcome.REJECTED: "red"}


class ImportBar:
    """A bar on the error stream: how much was read, how fast, and how long it will take."""

    def __init__(self, terminal: Terminal) -> None:
        console = console_on(terminal, terminal.errors)
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[records]} records, {task.fields[rate]}/s"),
            TimeRemainingColumn(),
        )
        self._progress = Progress(*columns, console=console, transient=True)
        self._task = self._progress.add_task("Reading", total=1.0, records="0", rate="…")
        self._progress.start()

    def show(self, headway: Headway) -> None:
        """How far it is."""
        elapsed = self._progress.tasks[0].elapsed or 0.0
        rate = f"{headway.records / elapsed:,.0f}" if elapsed else "…"
        self._progress.update(self._task, completed=headway.share, records=f"{headway.records:,}", rate=rate)

    def close(self) -> None:
        """Take it off the screen."""
        self._progress.stop()


def batches_page(batches: Sequence[Batch], zone: tzinfo | None) -> RenderableType:
    """An import a line."""
    table = new_table()
    table.add_column("#", style="dim", justify="right", no_wrap=True)
    table.add_column("when", style="cyan", no_wrap=True)
    table.add_column("files", ratio=1, overflow="fold")
    for name in HEADINGS:
        table.add_column(name, justify="right", no_wrap=True)
    for batch in batches:
        _add(table, batch, zone)
    return table


def ledger_page(ledger: Ledger, zone: tzinfo | None) -> RenderableType:
    """A heading with the counts, and a record a line."""
    batch = ledger.batch
    head = Text.assemble((f"import {batch.id}", "bold"), f"  {one_line(batch.file_name)}", (f"  {batch.source}", "dim"))
    when = f"{batch.imported_at.astimezone(zone):%Y-%m-%d %H:%M}"
    counts = Text(", ".join((when, *(f"{getattr(batch, name):,} {name}" for name in COUNTS))), style="dim")
    table = new_table()
    table.add_column("place", style="dim", no_wrap=True)
    table.add_column("outcome", no_wrap=True)
    table.add_column("record", ratio=1, overflow="ellipsis", no_wrap=True)
    records = iter(ledger.records)
    for record in islice(records, MOST_SHOWN):
        table.add_row(Text(one_line(record.place)), Text(record.outcome, STYLES.get(record.outcome, "")), _told(record))
    rest = sum(1 for _ in records)
    foot = [Text(f"and {rest:,} more; --json and a pipe have them all", style="dim")] if rest else []
    return Group(head, counts, Text(""), table, *foot)


def _told(record: LedgerRecord) -> Text:
    reason = (one_line(record.reason) + "  ", STYLES.get(record.outcome, "")) if record.reason else ""
    return Text.assemble(reason, (one_line(record.raw), "dim" if record.reason else ""))


def _add(table: Table, batch: Batch, zone: tzinfo | None) -> None:
    when = f"{batch.imported_at.astimezone(zone):%Y-%m-%d}"
    files = Text.assemble(one_line(batch.file_name), (f"  {one_line(batch.source)}", "dim"))
    table.add_row(Text(str(batch.id)), Text(when), files, *(Text(f"{getattr(batch, name):,}") for name in COUNTS[1:]))
