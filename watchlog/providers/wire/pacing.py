"""Pacing: a provider is called no oftener than it likes."""

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from watchlog.errors import Busy
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.troubles import LATER


class Pace(NamedTuple):
    """How often a provider likes to be called.

    Attributes:
        calls: At most so many …
        seconds: … in any so many seconds.
    """

    calls: int
    seconds: float


class Pacing:
    """When this process called whom. Two processes at once may be too quick together; then the provider says so."""

    def __init__(self) -> None:
        self._ended: dict[str, deque[float]] = {}

    @contextmanager
    def turn(self, provider: str, label: str, pace: Pace | None, deadline: Deadline) -> Iterator[None]:
        """Wait until it is polite to call, outside the deadline; the call is made within the block.

        Raises:
            Busy: That would take longer than the deadline has patience for.
        """
        if pace is None:
            yield
            return
        ended = self._ended.setdefault(provider, deque(maxlen=pace.calls))
        if len(ended) == pace.calls:
            wait = max(0.0, ended[0] + pace.seconds - time.monotonic())
            if wait > deadline.patience:
                raise Busy(f"{label} wants no more calls just now", LATER)
            with deadline.pause():
                time.sleep(wait)
        try:
            yield
        finally:
            # The end of a call, for nobody knows when it arrived: two calls may come closer together than they left.
            ended.append(time.monotonic())
