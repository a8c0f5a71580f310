"""What an exporter is."""

from typing import Protocol, TextIO

from watchlog.model.snapshot import Snapshot


class Exporter(Protocol):
    """Writes one format."""

    name: str

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """Write everything that the format can carry.

        Args:
            snapshot: The history; its watches can be gone through once.
            file: Where to, in UTF-8 with line ends as they are. A format of bytes writes to the `buffer` behind it.

        Returns:
            What it could not carry, a sentence each.
        """
        ...
