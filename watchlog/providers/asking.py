"""Asking: what a provider needs of the network, and what it says when it is turned away."""

from http import HTTPStatus
from typing import Final, Protocol

from watchlog.errors import NetworkTrouble
from watchlog.providers.wire.call import Answer, Call
from watchlog.providers.wire.deadline import Deadline

REFUSED: Final = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
"""What a provider that wants a key answers without a good one."""


class Asks(Protocol):
    """Whatever takes a call somewhere and brings the answer back."""

    def ask(self, call: Call, deadline: Deadline) -> Answer:
        """The answer to a call.

        Raises:
            NetworkTrouble: There is none, or it is no JSON.
        """


def refused(label: str, status: int) -> NetworkTrouble:
    """What to raise when a provider turned a call away for a reason of its own."""
    return NetworkTrouble(f"{label} refuses to answer (status {status})", "try again later; if it stays so, report it")
