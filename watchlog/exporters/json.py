"""JSON: an array of watches, or a line a watch."""

from typing import TextIO

from watchlog.exporters.losses import left_behind
from watchlog.model.snapshot import Snapshot
from watchlog.records.outward import watch_record
from watchlog.records.text import write_json, write_json_lines


class Json:
    """Writes watches as one JSON array."""

    name = "json"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """An object for each watch."""
        write_json(map(watch_record, snapshot.watches), file)
        return left_behind(snapshot)


class JsonLines:
    """Writes watches as one JSON object a line."""

    name = "jsonl"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """An object for each watch."""
        write_json_lines(map(watch_record, snapshot.watches), file)
        return left_behind(snapshot)
