"""Held: what of an import has to wait for its end, packed so that it takes little room."""

import pickle
import zlib
from collections.abc import Iterator
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Held(Generic[Item]):
    """A list that is only added to and gone through, at a tenth of the room.

    Args:
        packed: So many are packed together.
    """

    def __init__(self, packed: int = 500) -> None:
        self._together = packed
        self._packed: list[bytes] = []
        self._open: list[Item] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, item: Item) -> None:
        """Put one behind the others."""
        self._open.append(item)
        self._count += 1
        if len(self._open) >= self._together:
            self._packed.append(zlib.compress(pickle.dumps(self._open, pickle.HIGHEST_PROTOCOL), 1))
            self._open.clear()

    def __iter__(self) -> Iterator[Item]:
        for packed in self._packed:
            yield from pickle.loads(zlib.decompress(packed))  # noqa: S301 - this process packed it a moment ago
        yield from self._open
