"""Patience: whether a provider that can't answer now is asked once more, and when."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final

from watchlog.errors import Busy, NetworkTrouble
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.exchange import Reply
from watchlog.providers.wire.troubles import LATER

ASKING_FOR_REST: Final = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
PASSING: Final = frozenset({*ASKING_FOR_REST, 500, 502, 504})
"""States of a server that may be over in a moment."""

PAUSES: Final = (0.5, 1.0)
"""Seconds before the second and the third try, unless the provider names a time of its own."""

LONGEST_NUMBER: Final = 9
"""Digits of a number of seconds; who asks for more than thirty years has not understood the question."""


class Patience:
    """How often one question has been asked in vain.

    Args:
        label: Who was asked.
        deadline: By when it has to be over.
    """

    def __init__(self, label: str, deadline: Deadline) -> None:
        self._label = label
        self._deadline = deadline
        self._tries = 0

    def pause(self, reply: Reply) -> float:
        """Seconds to wait before the next try.

        Args:
            reply: One whose status is in `PASSING`.

        Raises:
            Busy: The provider asks to be left alone for longer than there is time.
            NetworkTrouble: It was asked often enough.
        """
        wished = retry_after(reply.headers)
        pause = PAUSES[min(self._tries, len(PAUSES) - 1)]
        if wished is not None:
            pause = max(pause, wished)  # 0 is no reason to hammer at it
        self._tries += 1
        if pause >= self._deadline.left or (wished is None and self._tries > len(PAUSES)):
            raise self._given_up(reply.status, wished)
        return pause

    def _given_up(self, status: int, wished: float | None) -> NetworkTrouble:
        if wished is not None and status in ASKING_FOR_REST:
            time = f" for {wished:.0f} s" if wished >= 1 else ""
            return Busy(f"{self._label} asks to be left alone{time}", LATER)
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            return Busy(f"{self._label} has had too many calls and asks to be left alone", LATER)
        return NetworkTrouble(f"{self._label} has trouble of its own (status {status})", LATER)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that an answer asks to wait, which it may also give as a date; None where it says nothing usable.

    A date is taken from the answer's own: the server's clock and ours need not agree.
    """
    said = headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return float(said) if len(said) <= LONGEST_NUMBER else None
    try:
        until, now = parsedate_to_datetime(said), parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError, OverflowError):  # TypeError: only one of them has a zone
        return None
