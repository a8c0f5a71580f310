"""Troubles: what goes wrong on the way, in words that hold no address and no key."""

import http.client
import socket
import ssl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import requests
import urllib3.exceptions

from watchlog.errors import NetworkTrouble
from watchlog.providers.wire.errand import Late

LATER: Final = "try again later: watchlog fetch"
LOOK: Final = "look at the network, then: watchlog fetch"
BETWEEN: Final = "a proxy or a virus scanner may stand between; REQUESTS_CA_BUNDLE names a file with its certificate"

Errors = type[BaseException] | tuple[type[BaseException], ...]


class TooLong(Exception):
    """An answer is longer than any that is expected."""


class Garbled(Exception):
    """An answer is packed in a way that can't be undone, or holds less than it said."""


class Misread(Exception):
    """An answer is such that something stumbled over it while reading it."""


class TooMuch(NetworkTrouble):
    """An answer is so long that it was not listened to; a smaller question may help."""


class HungUp(NetworkTrouble):
    """The other side closed the connection before it had answered."""


KNOWN: Final[tuple[tuple[Errors, str, str], ...]] = (
    (Misread, "answered what can't be understood", LATER),
    ((Garbled, zlib.error), "answered what can't be unpacked", LATER),
    (
        (
            requests.exceptions.ProxyError,
            requests.exceptions.InvalidProxyURL,
            urllib3.exceptions.ProxyError,
            urllib3.exceptions.ProxySchemeUnknown,
        ),
        "can't be reached through the proxy",
        "look at HTTPS_PROXY, ALL_PROXY and NO_PROXY",
    ),
    (requests.exceptions.InvalidSchema, "can't be reached through such a proxy", "name one that is http or https"),
    (ssl.SSLCertVerificationError, "has a certificate that can't be trusted", BETWEEN),
    ((ssl.SSLError, requests.exceptions.SSLError), "allows no safe connection", BETWEEN),
    (socket.gaierror, "can't be reached: nobody knows its address", LOOK),
    (urllib3.exceptions.NewConnectionError, "can't be reached", LOOK),
    (
        (requests.exceptions.InvalidURL, requests.exceptions.InvalidHeader),
        "can't be called at such an address, or through such a proxy",
        "look at the address that was set, and at HTTPS_PROXY",
    ),
)
"""By what is among the causes of an error; the first that fits counts."""

SLOW: Final = (Late, requests.exceptions.Timeout, urllib3.exceptions.TimeoutError, TimeoutError)
CLOSED: Final = (http.client.RemoteDisconnected, http.client.IncompleteRead, ConnectionError)
EXPECTED: Final = (
    Late,
    TooLong,
    Garbled,
    Misread,
    zlib.error,
    OSError,
    http.client.HTTPException,
    requests.exceptions.RequestException,
    urllib3.exceptions.HTTPError,
)
"""What a call may raise; anything else is a mistake of ours, and keeps its traceback."""


@contextmanager
def understanding() -> Iterator[None]:
    """Reading an answer: what others stumble over there is its fault, not theirs and not ours.

    Raises:
        Misread: Something was raised that is not among `EXPECTED`; a size below zero makes a `ValueError`.
    """
    try:
        yield
    except EXPECTED:
        raise
    except Exception as error:
        raise Misread from error


def trouble(error: Exception, label: str, seconds: float) -> NetworkTrouble:
    """What a person is told about an error of a call.

    Args:
        error: One of `EXPECTED`.
        label: Who was called.
        seconds: How long they had to answer.
    """
    if isinstance(error, TooLong):
        return TooMuch(f"{label} answered more than anybody could want to know", LATER)
    causes = tuple(_causes(error))
    for errors, problem, hint in KNOWN:
        if any(isinstance(cause, errors) for cause in causes):
            return NetworkTrouble(f"{label} {problem}", hint)
    if any(isinstance(cause, SLOW) for cause in causes):
        return NetworkTrouble(f"{label} did not answer within {seconds:g} s", LATER)
    if any(isinstance(cause, CLOSED) for cause in causes):
        return HungUp(f"{label} hung up in the middle", LATER)
    return NetworkTrouble(f"{label} answered what can't be understood", LATER)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and everything that it wraps, each once."""
    seen: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        cause = waiting.pop()
        if isinstance(cause, BaseException) and not any(cause is known for known in seen):
            seen.append(cause)
            waiting += [*cause.args, cause.__cause__, cause.__context__, getattr(cause, "reason", None)]
    yield from seen
