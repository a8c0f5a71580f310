"""Doing something aside, so that a deadline holds whatever it waits for."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Final, Generic, TypeVar

from watchlog.providers.wire.deadline import Deadline

SLICE: Final = 0.1
"""Seconds after which a wait looks around: on Windows, Ctrl-C does not end one."""

Result = TypeVar("Result")


class Late(Exception):
    """The deadline passed first."""


class Errand(Generic[Result]):
    """Something that is done in a thread of its own.

    Name resolution takes no time limit, and the limits of sockets begin anew with every byte. So it is the waiting
    that ends. The thread is left behind, and does not keep the program from ending.
    """

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._done = Event()
        self._results: list[Result] = []
        self._error: Exception | None = None

    def result(self, deadline: Deadline) -> Result:
        """What the work returned or raised.

        Raises:
            Late: The deadline passed first, or had passed before; then nothing was begun.
        """
        if not deadline.left:
            raise Late
        Thread(target=self._run, name="watchlog-call", daemon=True).start()
        while not self._done.wait(min(SLICE, deadline.left)):
            if not deadline.left:
                raise Late
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _run(self) -> None:
        try:
            self._results.append(self._work())
        except Exception as error:  # noqa: BLE001 - whoever waits gets it; nobody may wait any more
            self._error = error
        finally:
            self._done.set()
