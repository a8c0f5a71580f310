"""The network: the one way by which anything is asked, and the end of everything that can go wrong there."""

import time
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Final

from watchlog import __version__
from watchlog.errors import KeyNeeded, NetworkTrouble
from watchlog.providers.wire import surroundings
from watchlog.providers.wire.addresses import followed
from watchlog.providers.wire.call import Answer, Call
from watchlog.providers.wire.content import answer_of
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.errand import Errand
from watchlog.providers.wire.exchange import Demand, Reply, exchange
from watchlog.providers.wire.kept_answers import KeptAnswers
from watchlog.providers.wire.line import Line
from watchlog.providers.wire.pacing import Pacing
from watchlog.providers.wire.patience import PASSING, Patience
from watchlog.providers.wire.troubles import EXPECTED, HungUp, trouble

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS: Final = 3

HEADERS: Final = {
    "User-Agent": f"watchlog/{__version__} (a personal history of films and series, on its user's own machine)",
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
}


class Network:
    """Calls, one after the other.

    Args:
        cache: The user's cache folder, where answers are kept between runs; None keeps none.
        variables: The environment: proxies, certificates, and WATCHLOG_UNPACED.
    """

    def __init__(self, cache: Path | None, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._answers = KeptAnswers(cache and cache / "answers")
        self._pacing = Pacing()
        self._lines: dict[str, Line] = {}

    def ask(self, call: Call, deadline: Deadline) -> Answer:
        """What a provider answers, whatever it takes within the deadline; waiting for one's turn does not count.

        Raises:
            Busy: It asks to be left alone for longer than that, or would have to be for longer than anybody waits.
            NetworkTrouble: It can't be reached, is too slow, or answers what no such service answers.
            KeyNeeded: The key can't be a key.
        """
        _check_secrets(call)
        kept = self._answers.find(call)
        reply = self._patiently(call, kept.conditions if kept else {}, deadline)
        if reply.status == HTTPStatus.NOT_MODIFIED and kept:
            self._answers.renew(call)
            return Answer(HTTPStatus.OK, kept.content)
        answer = answer_of(call, reply)
        self._answers.keep(call, reply.headers, answer)
        return answer

    def close(self) -> None:
        """Close all connections."""
        for line in self._lines.values():
            line.close()
        self._lines.clear()

    def _patiently(self, call: Call, conditions: Mapping[str, str], deadline: Deadline) -> Reply:
        patience = Patience(call.label, deadline)
        while True:
            reply = self._followed(call, conditions, deadline)
            if reply.status not in PASSING:
                return reply
            time.sleep(patience.pause(reply))

    def _followed(self, call: Call, conditions: Mapping[str, str], deadline: Deadline) -> Reply:
        address: str | None = call.address
        for _ in range(1 + MOST_REDIRECTS):
            if address is None:
                raise NetworkTrouble(f"{call.label} sends us on to somewhere else", "if it stays so, report it")
            reply = self._sent(call, address, conditions, deadline)
            if reply.status not in REDIRECTS:
                return reply
            address = followed(address, reply.headers.get("Location", ""))
        raise NetworkTrouble(f"{call.label} sends us round in circles", "if it stays so, report it")

    def _sent(self, call: Call, address: str, conditions: Mapping[str, str], deadline: Deadline) -> Reply:
        home, variables = call.home, self._variables
        trusted = surroundings.certificates(variables) if home.startswith("https:") else True
        headers = {**HEADERS, **conditions, **dict(call.secret_headers)}
        demand = Demand(address, headers, surroundings.proxies_for(home, variables), trusted)
        pace = None if surroundings.is_unpaced(home, variables) else call.pace
        with self._pacing.turn(call.provider, call.label, pace, deadline):
            was_used = home in self._lines and self._lines[home].was_used
            try:
                return self._exchanged(call, demand, deadline)
            except HungUp:
                if not was_used:
                    raise
        # A connection that is kept open may be closed from afar just when it is used again.
        with self._pacing.turn(call.provider, call.label, pace, deadline):
            return self._exchanged(call, demand, deadline)

    def _exchanged(self, call: Call, demand: Demand, deadline: Deadline) -> Reply:
        line = self._lines.setdefault(call.home, Line())
        errand = Errand(partial(exchange, line, demand, deadline))
        failure: Exception
        try:
            return errand.result(deadline)
        except EXPECTED as error:
            failure = error
            self._drop(call.home)
        except BaseException:  # Ctrl-C too
            self._drop(call.home)
            raise
        # Outside the handler: what was raised there holds the whole address, and must not hang from what we raise.
        raise trouble(failure, call.label, deadline.seconds)

    def _drop(self, home: str) -> None:
        """Cut a line that may be in use by a thread that was left behind."""
        self._lines.pop(home).cut()


def _check_secrets(call: Call) -> None:
    for _, secret in call.secret_parameters + call.secret_headers:
        if not (secret.isascii() and secret.isprintable()):
            raise KeyNeeded(
                f"the key for {call.label} holds characters that no key has", f"watchlog auth set {call.provider}"
            )
