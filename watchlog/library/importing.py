"""Importing: which importer reads what, and what becomes of it, once for every importer."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from watchlog.errors import NotFound
from watchlog.files.bundles import source_at
from watchlog.importers.protocol import Importer, Source
from watchlog.library.arrivals import Arrivals
from watchlog.library.part import Part
from watchlog.library.recognising import recognised
from watchlog.model.ledger import Batch, Headway, Ledger, LedgerRecord
from watchlog.model.outcomes import Report
from watchlog.store import ledger
from watchlog.store.database import Changing

Reading = tuple[Importer, Source]
Watching = Callable[[Headway], None]


class Importing(Part):
    """Brings the files of others in."""

    def bring(
        self,
        paths: Sequence[Path],
        name: str | None,
        *,
        dry_run: bool,
        mapping: str | None = None,
        watching: Watching | None = None,
    ) -> Report:
        """Import files: all that is new in them, as one change. The same files again change nothing.

        Args:
            paths: Files, folders and archives.
            name: The importer; None finds it by the content of each.
            dry_run: Say what would happen, and change nothing.
            mapping: What the columns of any CSV mean; None where the files say it themselves.
            watching: Is told now and then how far it is.

        Raises:
            BadInput: There is no such importer, or the mapping can't be understood.
            BadFile: A file is in no format that is known, or not what its importer reads.
            FileTrouble: One can't be read.
        """
        now = self._now().astimezone(UTC).replace(microsecond=0)
        zone = self._now().tzinfo or UTC
        names = ", ".join(path.name for path in paths)
        with ExitStack() as stack:
            sources = [stack.enter_context(source_at(path, now, zone)) for path in paths]
            readings = [reading for source in sources for reading in recognised(source, name, mapping)]
            if dry_run:
                with self._database.reading(self._now()) as tx:
                    arrivals = Arrivals(tx, now, None)
                    _take(arrivals, readings, watching)
                    return arrivals.ledger.report(_told(readings), None)
            with self._database.changing(self._now()) as tx:
                return _received(tx, readings, names, now, watching)

    def batches(self) -> list[Batch]:
        """Every import, the latest first."""
        with self._database.reading(self._now()) as tx:
            return ledger.batches(tx)

    def ledger(self, number: int) -> Ledger:
        """What became of every record of an import.

        Raises:
            NotFound: There was none of that number.
        """
        with self._database.reading(self._now()) as tx:
            batch = ledger.batch(tx, number)
        if batch is None:
            raise NotFound(f"there is no import #{number}", "watchlog imports lists them")
        return Ledger(batch, self._records(number))

    def _records(self, number: int) -> Iterator[LedgerRecord]:
        with self._database.reading(self._now()) as tx:
            yield from ledger.records(tx, number)


def _take(arrivals: Arrivals, readings: Sequence[Reading], watching: Watching | None) -> None:
    size = sum(source.size for _, source in readings)

    def told(records: int) -> None:
        if watching:
            read = sum(source.bytes_read for _, source in readings)
            watching(Headway(records, min(1.0, read / size) if size else 0.0))

    for importer, source in readings:
        label = f"{source.name}, " if len(readings) > 1 else ""
        arrivals.take(importer.name, importer.read(source), label, told, names_files=len(source.files) > 1)


def _received(
    tx: Changing, readings: Sequence[Reading], names: str, now: datetime, watching: Watching | None
) -> Report:
    source = _told(readings)
    arrivals = Arrivals(tx, now, lambda: ledger.insert_batch(tx, source, names, now))
    _take(arrivals, readings, watching)
    batch = arrivals.finish()
    report = arrivals.ledger.report(source, batch)
    if batch is not None:
        made = Batch(batch, source, names, now, 0, 0, 0, 0)
        ledger.finish_batch(tx, arrivals.ledger.counted(made))
        tx.describe(f"imported {report.imported} of {report.rows} records from {names}")
    return report


def _told(readings: Sequence[Reading]) -> str:
    return "+".join(dict.fromkeys(importer.name for importer, _ in readings))
