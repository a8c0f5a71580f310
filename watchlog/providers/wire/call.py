"""A call and its answer: what providers say to the network, and hear from it."""

from typing import Any, Final, NamedTuple
from urllib.parse import quote, urlencode

from watchlog.providers.wire.pacing import Pace

SHORTEST_SECRET: Final = 6
"""Characters. No service gives out a shorter key, and a shorter text is found in any answer."""

Pairs = tuple[tuple[str, str], ...]


class Call(NamedTuple):
    """A question to a provider.

    Attributes:
        provider: Its name, and that of its folder in the cache: `tvmaze`.
        label: What people call it: `TVmaze`.
        home: The checked address of its API, without a slash at the end.
        path: What is asked for, not quoted: `/search/shows`.
        parameters: The query; part of what the cache knows the answer by.
        secret_parameters: More of the query; never shown, logged or kept.
        secret_headers: Likewise; they are sent to the host of `home` only.
        pace: How often the provider likes to be called.
    """

    provider: str
    label: str
    home: str
    path: str
    parameters: Pairs = ()
    secret_parameters: Pairs = ()
    secret_headers: Pairs = ()
    pace: Pace | None = None

    @property
    def address(self) -> str:
        """The whole address, secrets included: not to be shown."""
        # A byte of the command line that is no text can't be sent; a question mark finds what is near it.
        query = urlencode(self.parameters + self.secret_parameters, errors="replace")
        path = quote(self.path, safe="/:@!$&'()*+,;=", errors="replace")
        return f"{self.home}{path}?{query}" if query else f"{self.home}{path}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must be in no answer; `Bearer` before a token is no secret."""
        values = [value for _, value in self.secret_parameters]
        values += [word for _, value in self.secret_headers for word in value.split()[-1:]]
        return tuple(value for value in values if len(value) >= SHORTEST_SECRET)


class Answer(NamedTuple):
    """What came back.

    Attributes:
        status: 200, or any 4xx but 429.
        content: The parsed JSON; None where the body is empty. With a 4xx also where it is no JSON, or holds the key.
    """

    status: int
    content: Any
