"""The deadline: the moment by which a look-up has ended, however many calls it takes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Deadline:
    """So many seconds from now, whatever happens to the clock on the wall.

    Args:
        seconds: How long everything together may take.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left; 0 when there are none."""
        return max(0.0, self._end - time.monotonic())

    @contextmanager
    def pause(self) -> Iterator[None]:
        """What the block takes does not count: waiting for one's turn, or for a person's answer."""
        paused = time.monotonic()
        try:
            yield
        finally:
            self._end += time.monotonic() - paused
