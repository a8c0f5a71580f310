"""watchlog's own CSV: a row a watch."""

from typing import TextIO

from watchlog.exporters.losses import left_behind
from watchlog.model.snapshot import Snapshot
from watchlog.records.outward import COLUMNS, watch_cells
from watchlog.records.tables import write_csv


class Csv:
    """Writes watches as CSV that comes back without loss."""

    name = "csv"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """A header and a row for each watch."""
        write_csv(COLUMNS, map(watch_cells, snapshot.watches), file)
        return left_behind(snapshot)
