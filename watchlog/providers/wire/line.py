"""A line to one host: its connection is kept open between calls, and can be cut while one is waiting."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from watchlog.providers.wire.chunks import ChunkedResponse
from watchlog.providers.wire.troubles import understanding

# What they remark repeats whole addresses, keys and all; some of it as warnings, which nobody has to ask for.
for name, logger in logging.root.manager.loggerDict.items():
    if isinstance(logger, logging.Logger) and name.partition(".")[0] in {"urllib3", "requests"}:
        logger.disabled = True


class Line(HTTPAdapter):
    """What requests sends through, without a session: that would read redirects' bodies, .netrc and cookies.

    Attributes:
        was_used: Whether an answer came through it; its connection may have been closed from afar since.
    """

    def __init__(self) -> None:
        self.was_used = False
        self._is_cut = False
        self._connection: HTTPConnection | None = None
        self._pools = _pools(self)
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, *arguments: Any, **named: Any) -> None:
        """Make connections of our own kind."""
        super().init_poolmanager(*arguments, **named)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, *arguments: Any, **named: Any) -> Any:
        """Make them of our own kind through a proxy too."""
        manager = super().proxy_manager_for(*arguments, **named)
        manager.pool_classes_by_scheme = self._pools
        return manager

    def build_response(self, req: PreparedRequest, resp: Any) -> Response:
        """Take over what counts, and no cookies: nobody wants them, and odd ones are remarked upon."""
        response = Response()
        response.request = req
        response.status_code = resp.status
        response.headers = CaseInsensitiveDict(resp.headers)
        response.raw = resp
        return response

    def cut(self) -> None:
        """End whatever is under way, for good: a thread that was left behind must not read on for hours."""
        self._is_cut = True
        held = self._connection and self._connection.sock
        if isinstance(held, socket.socket):
            with suppress(OSError):
                socket.socket.shutdown(held, socket.SHUT_RDWR)  # that of TLS would mix with what is being read
        self.close()

    @contextmanager
    def connecting(self, connection: HTTPConnection) -> Iterator[None]:
        """Remember a connection while it is made, and give it up if it came too late."""
        self._connection = connection
        yield
        if self._is_cut:
            raise ConnectionAbortedError


def _pools(line: Line) -> dict[str, Any]:
    class Plain(HTTPConnection):
        response_class = ChunkedResponse

        def connect(self) -> None:
            with line.connecting(self):
                super().connect()

        def getresponse(self) -> Any:
            with understanding():
                return super().getresponse()

    class Safe(HTTPSConnection):
        response_class = ChunkedResponse

        def connect(self) -> None:
            with line.connecting(self):
                super().connect()

        def getresponse(self) -> Any:
            with understanding():
                return super().getresponse()

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SafePool(HTTPSConnectionPool):
        ConnectionCls = Safe

    return {"http": PlainPool, "https": SafePool}
