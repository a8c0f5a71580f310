"""OMDb: films and series of IMDb, with a key."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter

from watchlog.errors import Busy, KeyNeeded, NetworkTrouble
from watchlog.model.catalogue import Entry, Offer, Placing
from watchlog.model.order import Order
from watchlog.model.title import Kind, Ref
from watchlog.providers import omdb_answers, reading
from watchlog.providers.asking import REFUSED, Asks, refused
from watchlog.providers.protocol import Gone, Wanted
from watchlog.providers.wire.call import Call
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.pacing import Pace

Part = TypeVar("Part")

PACE: Final = Pace(10, 1.0)
WORDS: Final = {Kind.FILM: "movie", Kind.SERIES: "series"}
NOTHING_THERE: Final = ("not found", "incorrect imdb id", "too many results")
"""What it says, with a status of 200, when there is nothing, or far too much."""
MOST_SEASONS: Final = 100
"""Each is a call, and a free key has 1,000 calls a day."""

Parameters = tuple[tuple[str, str], ...]


class OMDb:
    """Films and series by name and by their id at IMDb.

    Args:
        network: What its calls go through.
        home: The address of its API.
        key: A key, or None.
    """

    name = "omdb"
    label = "OMDb"
    kinds: Collection[Kind] = (Kind.FILM, Kind.SERIES)
    service = "imdb"
    finds: Sequence[str] = ("imdb",)
    needs_key = True
    standard_home = "https://www.omdbapi.com"

    def __init__(self, network: Asks, home: str, key: str | None = None) -> None:
        self._network = network
        self.home = home
        self._key = (key or "").strip()

    @property
    def has_key(self) -> bool:
        """Whether it was given one."""
        return bool(self._key)

    def search(self, wanted: Wanted, deadline: Deadline) -> list[Offer]:
        """Films and series for a name, at most ten; games and episodes are left out."""
        kind = (("type", WORDS[wanted.kind]),) if wanted.kind else ()
        year = (("y", str(wanted.year)),) if wanted.year else ()
        try:
            content = self._ask((("s", wanted.name), *kind, *year), deadline)
        except Gone:
            return []
        offers = map(omdb_answers.offer, self._understood(omdb_answers.HITS, content).search)
        return [offer for offer in offers if offer is not None]

    def find(self, ref: Ref, kind: Kind | None, deadline: Deadline) -> list[Offer]:  # noqa: ARG002 - an id is enough
        """The film or series of an id at IMDb: at most one."""
        if ref.service not in self.finds:
            return []
        try:
            offer = omdb_answers.offer(self._title(ref, deadline))
        except Gone:
            return []
        return [] if offer is None else [offer]

    def entry(self, ref: Ref, kind: Kind | None, deadline: Deadline) -> Entry:  # noqa: ARG002 - an id is enough
        """Everything about a film or a series, whose seasons are a call each.

        Raises:
            Gone: There is nothing of that id, or it is neither a film nor a series.
        """
        title = self._title(ref, deadline)
        if title.kind is None:
            raise Gone
        return omdb_answers.entry(title, title.kind, dict(self._seasons(title, deadline)))

    def changed(self, age: timedelta, deadline: Deadline) -> Mapping[str, str] | None:  # noqa: ARG002
        """It does not tell."""
        return None

    def placings(self, ref: Ref, order: Order, deadline: Deadline) -> tuple[Placing, ...]:  # noqa: ARG002
        """It knows the aired order alone."""
        return ()

    def _title(self, ref: Ref, deadline: Deadline) -> omdb_answers.Title:
        if not reading.is_id(self.service, ref.value):
            raise Gone
        return self._understood(omdb_answers.TITLE, self._ask((("i", ref.value),), deadline))

    def _seasons(self, title: omdb_answers.Title, deadline: Deadline) -> Iterator[tuple[int, omdb_answers.ToldSeason]]:
        last = title.total_seasons or 0 if title.kind is Kind.SERIES else 0
        for number in range(1, min(last, MOST_SEASONS) + 1):
            try:
                content = self._ask((("i", title.imdb_id), ("Season", str(number))), deadline)
            except Gone:
                continue
            yield number, self._understood(omdb_answers.SEASON, content)

    def _ask(self, parameters: Parameters, deadline: Deadline) -> Any:
        if not self.has_key:
            raise KeyNeeded("OMDb needs a key", "get one at omdbapi.com, then: watchlog auth set omdb")
        key = (("apikey", self._key),)
        call = Call(self.name, self.label, self.home, "/", parameters, secret_parameters=key, pace=PACE)
        answer = self._network.ask(call, deadline)
        said = omdb_answers.trouble(answer.content)
        if "limit reached" in said:
            raise Busy("OMDb has answered as often as it does in a day", "try again tomorrow: watchlog fetch")
        if answer.status in REFUSED or "api key" in said:
            raise KeyNeeded("OMDb refuses the key", "watchlog auth set omdb")
        if answer.status == HTTPStatus.NOT_FOUND or any(words in said for words in NOTHING_THERE):
            raise Gone
        if answer.status != HTTPStatus.OK:
            raise refused(self.label, answer.status)
        if said:
            raise NetworkTrouble("OMDb can't get its own data", "try again later: watchlog fetch")
        return answer.content

    def _understood(self, shape: TypeAdapter[Part], content: object) -> Part:
        return reading.understood(shape, content, self.label)
