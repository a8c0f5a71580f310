"""Importing: matching, telling duplicates, counting and saving, once for every importer."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from watchlog import registry
from watchlog.errors import BadFile, FileTrouble
from watchlog.files.reading import at_rest
from watchlog.importers.protocol import Importer, Source
from watchlog.library.arrivals import Arrivals
from watchlog.model.outcomes import Report
from watchlog.store import opinions
from watchlog.store.database import Database
from watchlog.store.transaction import Transaction


class Importing:
    """Brings the files of others in.

    Args:
        database: Where the history is kept.
        now: The clock: aware and local.
    """

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def bring(self, path: Path, name: str | None, *, dry_run: bool) -> Report:
        """Import a file: all that is new in it, as one change. The same file again changes nothing.

        Args:
            path: The file.
            name: The importer; None finds it by the file's content.
            dry_run: Say what would happen, and change nothing.

        Raises:
            BadInput: There is no such importer.
            BadFile: The file is in no format that is known, or not what its importer reads.
            FileTrouble: It can't be read.
        """
        with at_rest(path) as file:
            return self._bring(Source(file, self._now().replace(microsecond=0)), path, name, dry_run=dry_run)

    def _bring(self, source: Source, path: Path, name: str | None, *, dry_run: bool) -> Report:
        importer = self._importer(source, name)
        if dry_run:
            with self._database.reading(self._now()) as tx:
                return self._arrivals(tx, importer, source).report
        with self._database.changing(self._now()) as tx:
            arrivals = self._arrivals(tx, importer, source)
            report = arrivals.report
            if report.imported:
                batch = opinions.insert_batch(tx, report, path.name, self._now())
                arrivals.save(batch)
                report = report._replace(batch=batch)
                tx.describe(f"imported {report.imported} of {report.rows} records from {path.name}")
            return report

    def _arrivals(self, tx: Transaction, importer: Importer, source: Source) -> Arrivals:
        arrivals = Arrivals(tx, importer.name)
        arrivals.take(importer.read(source))
        return arrivals

    def _importer(self, source: Source, name: str | None) -> Importer:
        if source.path.is_dir():
            raise FileTrouble(f"{source.path} is a folder", "name a file in it")
        importers: list[Importer] = registry.importers(name)
        for importer in importers:
            if name is not None or importer.detect(source):
                return importer
        raise BadFile(f"{source.path} is in no format that watchlog knows", "its own are csv and archive")
