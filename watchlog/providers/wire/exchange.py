"""An exchange: one request and its reply, read no further than is good for anybody."""

import zlib
from collections.abc import Mapping
from contextlib import closing
from http import HTTPStatus
from typing import Final, NamedTuple

from requests import Request, Response

from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.line import Line
from watchlog.providers.wire.troubles import Garbled, TooLong, understanding

LONGEST: Final = 4 << 20
"""Bytes of an answer, packed and unpacked. The longest that was ever seen has less than a quarter of it."""

BLOCK: Final = 1 << 16
SHORTEST_WAIT: Final = 0.01
"""Seconds; a socket that may not wait at all is another kind of socket."""

GZIP: Final = zlib.MAX_WBITS | 16


class Demand(NamedTuple):
    """What is sent, and how.

    Attributes:
        address: All of it, secrets included.
        headers: Likewise.
        proxies: By scheme.
        certificates: A file, a folder, or True for those that everybody trusts.
    """

    address: str
    headers: Mapping[str, str]
    proxies: Mapping[str, str]
    certificates: str | bool


class Reply(NamedTuple):
    """What came back.

    Attributes:
        status: Of HTTP.
        headers: Whatever the case of their names.
        body: Unpacked; empty where the status says that it does not matter.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


def exchange(line: Line, demand: Demand, deadline: Deadline) -> Reply:
    """Ask and listen. Nothing is followed and nothing tried again.

    Raises:
        Exception: Any of `troubles.EXPECTED`.
    """
    request = Request("GET", demand.address, headers=dict(demand.headers)).prepare()
    response = line.send(
        request,
        stream=True,
        timeout=max(SHORTEST_WAIT, deadline.left),
        verify=demand.certificates,
        proxies=dict(demand.proxies),
    )
    status = response.status_code
    with understanding(), closing(response):
        body = _body(response) if is_answer(status) or status == HTTPStatus.NOT_MODIFIED else b""
    line.was_used = True
    return Reply(status, response.headers, body)


def is_answer(status: int) -> bool:
    """Whether a status means that the provider has understood the question: 200, or any 4xx but 429."""
    is_refusal = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    return status == HTTPStatus.OK or (is_refusal and status != HTTPStatus.TOO_MANY_REQUESTS)


def _body(response: Response) -> bytes:
    unpacking = _unpacking(response.headers.get("Content-Encoding", ""))
    body = bytearray()
    taken = 0
    # It is us who unpack: requests would unpack a whole block, and a block of zeros becomes a thousand of them.
    while block := response.raw.read(BLOCK, decode_content=False):
        taken += len(block)
        body += unpacking.decompress(block, LONGEST + 1 - len(body)) if unpacking else block
        if max(taken, len(body)) > LONGEST:
            raise TooLong
    if unpacking and taken and not unpacking.eof:
        raise Garbled
    return bytes(body)


def _unpacking(encoding: str) -> "zlib._Decompress | None":
    match encoding.strip().lower():
        case "" | "identity":
            return None
        case "gzip" | "x-gzip":
            return zlib.decompressobj(GZIP)
    raise Garbled  # nothing else was asked for
