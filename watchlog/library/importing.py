"""Importing: matching, telling duplicates, counting and saving, once for every importer."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from watchlog import registry
from watchlog.errors import BadFile
from watchlog.files.bundles import source_at
from watchlog.importers.protocol import Importer, Source
from watchlog.library.arrivals import Arrivals
from watchlog.library.part import Part
from watchlog.model.outcomes import Report
from watchlog.store import opinions
from watchlog.store.database import Changing
from watchlog.store.transaction import Transaction


class Importing(Part):
    """Brings the files of others in."""

    def bring(self, paths: Sequence[Path], name: str | None, *, dry_run: bool) -> Report:
        """Import files: all that is new in them, as one change. The same files again change nothing.

        Args:
            paths: The files.
            name: The importer; None finds it by each file's content.
            dry_run: Say what would happen, and change nothing.

        Raises:
            BadInput: There is no such importer.
            BadFile: A file is in no format that is known, or not what its importer reads.
            FileTrouble: One can't be read.
        """
        now = self._now().astimezone(UTC).replace(microsecond=0)
        names = ", ".join(path.name for path in paths)
        with ExitStack() as stack:
            zone = self._now().tzinfo or UTC
            sources = [stack.enter_context(source_at(path, now, zone)) for path in paths]
            readings = [(self._importer(source, name), source) for source in sources]
            if dry_run:
                with self._database.reading(now) as tx:
                    return _arrivals(tx, readings).report
            with self._database.changing(self._now()) as tx:
                return _received(tx, _arrivals(tx, readings), names, now)

    def _importer(self, source: Source, name: str | None) -> Importer:
        importer: Importer
        for importer in registry.importers(name):
            if name is not None or importer.detect(source):
                return importer
        if len(source.files) == 1:
            with source.text(source.file):
                pass  # what is no text at all is told so
        raise BadFile(
            f"{source.name} is in no format that watchlog knows",
            "it reads its own archive, and CSV whose first line names the columns, title among them",
        )


def _arrivals(tx: Transaction, readings: Sequence[tuple[Importer, Source]]) -> Arrivals:
    arrivals = Arrivals(tx, "+".join(dict.fromkeys(importer.name for importer, _ in readings)))
    for importer, source in readings:
        arrivals.take(importer.read(source), f"{source.name}, " if len(readings) > 1 else "")
    return arrivals


def _received(tx: Changing, arrivals: Arrivals, names: str, now: datetime) -> Report:
    report = arrivals.report
    if not report.imported:
        return report
    batch = opinions.insert_batch(tx, report, names, now)
    arrivals.save(batch)
    tx.describe(f"imported {report.imported} of {report.rows} records from {names}")
    return report._replace(batch=batch)
