"""Pacing: never more calls than a provider likes, and never at the cost of the deadline."""

import socket
import time
from collections.abc import Callable
from typing import Final

import pytest

from tests.providers.conftest import Server, as_json, said
from watchlog.errors import Busy
from watchlog.providers.wire.call import Call
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.network import Network
from watchlog.providers.wire.pacing import Pace
from watchlog.providers.wire.surroundings import is_unpaced

Serve = Callable[..., Server]
PACE: Final = Pace(3, 0.4)
NEVER_AGAIN: Final = Pace(1, 3600)


class Visitors:
    """A server that remembers when it was asked."""

    def __init__(self, *first: bytes) -> None:
        self.times: list[float] = []
        self._answers = list(first)

    def __call__(self, connection: socket.socket, _: str) -> None:
        self.times.append(time.monotonic())
        connection.sendall(self._answers.pop(0) if self._answers else as_json([]))

    def most_within(self, seconds: float) -> int:
        """How many came within any so many seconds."""
        return max(sum(begin <= other < begin + seconds for other in self.times) for begin in self.times)


def ask(network: Network, server: Server, pace: Pace, provider: str = "tvmaze", within: float = 60) -> None:
    network.ask(Call(provider, provider, server.home, "/", pace=pace), Deadline(within))


def test_no_more_calls_are_made_than_a_provider_likes(serve: Serve) -> None:
    visitors = Visitors()
    server = serve(visitors)
    network = Network(None, {})

    for _ in range(8):
        ask(network, server, PACE)

    assert len(visitors.times) == 8
    assert visitors.most_within(PACE.seconds) == PACE.calls


def test_redirects_and_further_tries_are_calls_too(serve: Serve) -> None:
    visitors = Visitors(said("", "302 Found", location="/on"), said("", "503 Busy"))
    server = serve(visitors)
    network = Network(None, {})

    for _ in range(3):
        ask(network, server, Pace(2, 1.5))

    assert len(visitors.times) == 5
    assert visitors.most_within(1.5) == 2


def test_waiting_for_ones_turn_takes_nothing_from_the_deadline(serve: Serve) -> None:
    server = serve(Visitors())
    network = Network(None, {})
    deadline = Deadline(0.5)

    for _ in range(3):
        network.ask(Call("tvmaze", "TVmaze", server.home, "/", pace=Pace(1, 0.6)), deadline)

    assert len(server.heads) == 3


@pytest.mark.parametrize(("pauses", "calls"), [(0, 1), (0.9, 1), (1.2, 2)])
def test_nobody_waits_longer_for_ones_turn_than_there_is_patience(pauses: float, calls: int, serve: Serve) -> None:
    server = serve(Visitors())
    network = Network(None, {})
    deadline = Deadline(60, pauses)
    call = Call("tvmaze", "TVmaze", server.home, "/", pace=Pace(1, 1.0))

    for _ in range(calls):
        network.ask(call, deadline)
    with pytest.raises(Busy) as caught:
        network.ask(call, deadline)

    assert caught.value.problem == "TVmaze wants no more calls just now"
    assert caught.value.hint == "try again later: watchlog fetch"
    assert len(server.heads) == calls


def test_who_needs_no_turn_needs_no_patience(serve: Serve) -> None:
    server = serve(Visitors())
    network = Network(None, {})
    deadline = Deadline(60, pauses=0)

    for _ in range(3):
        network.ask(Call("tvmaze", "TVmaze", server.home, "/", pace=PACE), deadline)

    assert len(server.heads) == 3


def test_one_provider_does_not_wait_for_another(serve: Serve) -> None:
    server = serve(Visitors())
    network = Network(None, {})

    for provider in ("tvmaze", "tmdb", "omdb"):
        ask(network, server, NEVER_AGAIN, provider)

    assert len(server.heads) == 3


def test_this_computer_need_not_be_spared(serve: Serve) -> None:
    server = serve(Visitors())
    network = Network(None, {"WATCHLOG_UNPACED": "1"})

    for _ in range(30):
        ask(network, server, NEVER_AGAIN)

    assert len(server.heads) == 30


def test_every_other_computer_is_spared() -> None:
    variables = {"WATCHLOG_UNPACED": "1"}

    assert is_unpaced("http://localhost:80", variables)
    assert not is_unpaced("https://api.example.org", variables)
    assert not is_unpaced("https://localhost.example.org", variables)
    assert not is_unpaced("http://localhost", {"WATCHLOG_UNPACED": ""})
    assert not is_unpaced("http://localhost", {})
