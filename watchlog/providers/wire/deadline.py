"""The deadline: the moment by which a look-up has ended, however many calls it takes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

PAUSES: Final = 10.5
"""Seconds; enough to wait once for somebody who wants no more than so many calls in any ten seconds."""


class Deadline:
    """So many seconds from now, whatever happens to the clock on the wall.

    Args:
        seconds: How long everything together may take.
        pauses: Seconds that all pauses together may take beyond that.
    """

    def __init__(self, seconds: float, pauses: float = PAUSES) -> None:
        self.seconds = seconds
        self._pauses = pauses
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left; 0 when there are none."""
        return max(0.0, self._end - time.monotonic())

    @property
    def patience(self) -> float:
        """Seconds that are left for pauses; 0 when there are none. Nothing ends a pause that takes longer."""
        return max(0.0, self._pauses)

    @contextmanager
    def pause(self) -> Iterator[None]:
        """What the block takes does not count: waiting for one's turn, or for a person's answer."""
        paused = time.monotonic()
        try:
            yield
        finally:
            taken = time.monotonic() - paused
            self._end += taken
            self._pauses -= taken
