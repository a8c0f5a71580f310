"""What an exporter is."""

from typing import Protocol, TextIO

from watchlog.model.snapshot import Snapshot


class Exporter(Protocol):
    """Writes one format."""

    name: str

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """Write everything that the format can carry.

        Returns:
            What it could not carry, a sentence each.
        """
        ...
