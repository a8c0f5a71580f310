"""Wikidata: films, without a key."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter

from watchlog.errors import Busy, NetworkTrouble
from watchlog.model.catalogue import Entry, Offer, Placing
from watchlog.model.order import Order
from watchlog.model.title import Kind, Ref
from watchlog.providers import reading, wikidata_answers
from watchlog.providers.asking import Asks, refused
from watchlog.providers.protocol import Gone, Wanted
from watchlog.providers.wikidata_answers import Item
from watchlog.providers.wire.call import Call
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.pacing import Pace
from watchlog.providers.wire.troubles import LATER, TooMuch

Part = TypeVar("Part")

PACE: Final = Pace(10, 10.0)
MOST_HITS: Final = 20
MOST_FILMS: Final = 10
"""A film that everybody knows is some 300 KB."""
MOST_LABELS: Final = 50
"""What it tells at once to those who have no account."""
MOST_LABEL_CALLS: Final = 3
LONGEST_WORDS: Final = 80
"""Characters. The whole search may have 300, and the classes of films need their part."""
SYNTAX: Final = str.maketrans(dict.fromkeys('"*?~!:-|()[]{}<>^+&=\\/', " "))
"""What would be an order to its search; a word that is cut in two there is found all the same."""
IS_FILM: Final = "haswbstatement:" + "|".join(f"P31={number}" for number in wikidata_answers.FILMS)
BUSY: Final = frozenset({"maxlag", "ratelimited", "readonly", "cirrussearch-too-busy-error"})
UNKNOWN: Final = "no-such-entity"
LANGUAGES: Final = ("languages", "en|mul")

Parameters = tuple[tuple[str, str], ...]


class Wikidata:
    """Films by name and by id.

    Args:
        network: What its calls go through.
        home: The address of its API.
    """

    name = "wikidata"
    label = "Wikidata"
    kinds: Collection[Kind] = (Kind.FILM,)
    service = "wikidata"
    finds: Sequence[str] = ("wikidata", *wikidata_answers.IDS)
    needs_key = False
    standard_home = "https://www.wikidata.org/w"

    def __init__(self, network: Asks, home: str, key: str | None = None) -> None:  # noqa: ARG002 - made like all others
        self._network = network
        self.home = home

    @property
    def has_key(self) -> bool:
        """It needs none."""
        return True

    def search(self, wanted: Wanted, deadline: Deadline) -> list[Offer]:
        """Films for a name, best first, at most 20; the year is left to the caller."""
        words = _plain(wanted.name)
        if wanted.kind is Kind.SERIES or not words:
            return []
        return [offer for _, offer in self._films(self._found(f"{words} {IS_FILM}", deadline), deadline)]

    def find(self, ref: Ref, kind: Kind | None, deadline: Deadline) -> list[Offer]:
        """The films of an id; an id at TMDB may mean a series as well, and is looked up where a film is meant."""
        if ref.service not in self.finds or not reading.is_id(ref.service, ref.value):
            return []
        if ref.service == self.service:
            return [offer for _, offer in self._films([ref.value], deadline)]
        if ref.service == "tmdb" and kind is not Kind.FILM:
            return []
        numbers = self._found(f"haswbstatement:{wikidata_answers.IDS[ref.service]}={ref.value}", deadline)
        return [offer for film, offer in self._films(numbers, deadline) if film.has_id(ref)]

    def entry(self, ref: Ref, kind: Kind | None, deadline: Deadline) -> Entry:  # noqa: ARG002 - it knows films alone
        """Everything about a film, with the names of those who made it in up to three calls more.

        Raises:
            Gone: There is nothing of that id, or it is no film.
        """
        if not reading.is_id(self.service, ref.value):
            raise Gone
        film, offer = next(self._films([ref.value], deadline), (None, None))
        if film is None or offer is None:
            raise Gone
        return wikidata_answers.entry(film, offer, self._labels(wikidata_answers.labelled(film), deadline))

    def changed(self, age: timedelta, deadline: Deadline) -> Mapping[str, str] | None:  # noqa: ARG002
        """It does not tell."""
        return None

    def placings(self, ref: Ref, order: Order, deadline: Deadline) -> tuple[Placing, ...]:  # noqa: ARG002
        """It knows films alone."""
        return ()

    def _found(self, words: str, deadline: Deadline) -> list[str]:
        parameters = (
            ("action", "query"),
            ("format", "json"),
            ("list", "search"),
            ("srsearch", words),
            ("srnamespace", "0"),
            ("srlimit", str(MOST_HITS)),
            ("srprop", ""),
            ("uselang", "en"),
        )
        found = self._understood(wikidata_answers.FOUND, self._ask(parameters, deadline))
        return wikidata_answers.numbers(found)[:MOST_HITS]

    def _films(self, numbers: Sequence[str], deadline: Deadline) -> Iterator[tuple[Item, Offer]]:
        """Those of some items that are films, in order."""
        for start in range(0, len(numbers), MOST_FILMS):
            asked = numbers[start : start + MOST_FILMS]
            told = self._items(asked, "info|labels|aliases|claims", deadline)
            ordered = {number: told[number] for number in asked if number in told} | told
            for film in ordered.values():
                if offer := wikidata_answers.offer(film):
                    yield film, offer

    def _labels(self, numbers: Sequence[str], deadline: Deadline) -> dict[str, str]:
        labels: dict[str, str] = {}
        for start in range(0, min(len(numbers), MOST_LABELS * MOST_LABEL_CALLS), MOST_LABELS):
            told = self._items(numbers[start : start + MOST_LABELS], "labels", deadline)
            labels.update((number, item.label) for number, item in told.items() if item.label)
        return labels

    def _items(self, numbers: Sequence[str], told: str, deadline: Deadline) -> dict[str, Item]:
        """What is told of some items, in halves where it is more than anybody takes at once."""
        parameters = (
            ("action", "wbgetentities"),
            ("format", "json"),
            ("ids", "|".join(numbers)),
            ("props", told),
            LANGUAGES,
        )
        try:
            content = self._ask(parameters, deadline)
        except Gone:
            return {}
        except TooMuch:
            half = len(numbers) // 2
            if half == 0:
                raise
            return self._items(numbers[:half], told, deadline) | self._items(numbers[half:], told, deadline)
        return self._understood(wikidata_answers.ITEMS, content).entities

    def _ask(self, parameters: Parameters, deadline: Deadline) -> Any:
        answer = self._network.ask(
            Call(self.name, self.label, self.home, "/api.php", parameters, pace=PACE),
            deadline,
        )
        if answer.status != HTTPStatus.OK:
            raise refused(self.label, answer.status)
        code = wikidata_answers.trouble(answer.content)
        if code == UNKNOWN:
            raise Gone
        if code in BUSY:
            raise Busy("Wikidata asks to be left alone", LATER)
        if code is not None:
            raise NetworkTrouble(f"Wikidata can't answer that ({code})", "try again later; if it stays so, report it")
        return answer.content

    def _understood(self, shape: TypeAdapter[Part], content: object) -> Part:
        return reading.understood(shape, content, self.label)


def _plain(name: str) -> str:
    """The words of a name, with nothing that its search would take for an order."""
    words = name.translate(SYNTAX).lower().split()
    while len(words) > 1 and len(" ".join(words)) > LONGEST_WORDS:
        words.pop()
    return " ".join(words)[:LONGEST_WORDS]
