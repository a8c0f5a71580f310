"""The content of an answer: bytes into JSON, and nothing that JSON does not know."""

import json
import math
from http import HTTPStatus
from typing import Any

from watchlog.errors import NetworkTrouble
from watchlog.providers.wire.call import Answer, Call
from watchlog.providers.wire.echoes import holds_secret
from watchlog.providers.wire.exchange import Reply, is_answer
from watchlog.providers.wire.troubles import LATER


def answer_of(call: Call, reply: Reply) -> Answer:
    """What a reply says.

    Raises:
        NetworkTrouble: Its status is none that means an answer, it is no JSON, or it repeats the key.
    """
    is_refusal = reply.status != HTTPStatus.OK
    if not is_answer(reply.status):
        raise NetworkTrouble(f"{call.label} has trouble of its own (status {reply.status})", LATER)
    content = None
    try:
        content = understood(reply.body)
    except ValueError:
        if not is_refusal:
            raise NetworkTrouble(
                f"{call.label} answered what is no JSON",
                "a network that wants a login may stand between; later: watchlog fetch",
            ) from None
    # As it was sent, too: where a key stands twice in JSON, only the second counts.
    if holds_secret(call, content) or holds_secret(call, reply.body.decode(errors="replace").split('"')):
        if not is_refusal:
            raise NetworkTrouble(f"{call.label} answered with the key", "report it to them; nothing was kept")
        content = None  # a refusal stays one, whatever it says
    return Answer(reply.status, content)


def understood(body: bytes) -> Any:
    """JSON as Python has it; None where there is nothing.

    Lone surrogates stay: they are text that no one can write down, and whoever reads the text cleans it.

    Raises:
        ValueError: It is no JSON in UTF-8, or none that can be worked with: too deep, or with numbers that are none.
    """
    text = body.decode("utf-8-sig")
    if not text.strip():
        return None
    try:
        return json.loads(text, parse_constant=_refused, parse_float=_finite)
    except RecursionError:
        raise ValueError("too deep") from None


def _refused(word: str) -> float:
    raise ValueError(f"{word} is no JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError("too large")
    return number
