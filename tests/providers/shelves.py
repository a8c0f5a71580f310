"""Answers from a shelf: what providers need of the network, without a network."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from watchlog.errors import NetworkTrouble
from watchlog.providers.protocol import Provider
from watchlog.providers.wire.call import Answer, Call
from watchlog.providers.wire.deadline import Deadline
from watchlog.registry import provider_class

HOME: Final = "https://api.example"
KEY: Final = "k3y-that-nobody-may-see"
SOON: Final = Deadline(3_600)
NOWHERE: Final = Answer(404, None)


class Shelf:
    """Answers by path and query, or by path alone; 404 for everything else.

    Attributes:
        calls: What was asked for so far.
    """

    def __init__(self, contents: Mapping[str, Any], missing: Answer = NOWHERE) -> None:
        self.contents = contents
        self.missing = missing
        self.calls: list[Call] = []

    def ask(self, call: Call, deadline: Deadline) -> Answer:
        assert deadline.left > 0
        self.calls.append(call)
        query = "&".join(f"{name}={value}" for name, value in call.parameters)
        for address in (f"{call.path}?{query}", call.path):
            if address in self.contents:
                return Answer(200, self.contents[address])
        return self.missing

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for."""
        return [call.path for call in self.calls]


class Always:
    """The same answer to everything."""

    def __init__(self, content: object, status: int = 200) -> None:
        self.answer = Answer(status, content)

    def ask(self, call: Call, deadline: Deadline) -> Answer:
        assert call.provider
        assert deadline.left > 0
        return self.answer


class Changed:
    """A shelf whose answers are changed, as bytes, before they are read; what is no JSON any more is trouble."""

    def __init__(self, shelf: Shelf, change: Callable[[bytes], bytes]) -> None:
        self.shelf = shelf
        self.change = change

    def ask(self, call: Call, deadline: Deadline) -> Answer:
        answer = self.shelf.ask(call, deadline)
        body = json.dumps(answer.content, ensure_ascii=False).encode()
        try:
            return answer._replace(content=json.loads(self.change(body)))
        except ValueError:
            raise NetworkTrouble("no JSON") from None


def provider(name: str, network: object, key: str | None = KEY) -> Provider:
    """A provider of the registry that asks a shelf."""
    made: Provider = provider_class(name)(network, HOME, key)
    return made
