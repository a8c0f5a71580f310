"""TVmaze: series, without a key."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter

from watchlog.model.catalogue import Entry, Offer, Placing
from watchlog.model.order import Order
from watchlog.model.title import Kind, Ref
from watchlog.providers import reading, tvmaze_answers, tvmaze_orders
from watchlog.providers.asking import Asks, refused
from watchlog.providers.protocol import Gone, Wanted
from watchlog.providers.wire.call import Call
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.pacing import Pace
from watchlog.providers.wire.troubles import TooMuch

Part = TypeVar("Part")

PACE: Final = Pace(20, 10.0)
"""What TVmaze asks for, for each address on the Internet."""
LOOKUPS: Final = {"imdb": "imdb", "tvdb": "thetvdb", "tvrage": "tvrage"}
"""What TVmaze calls the services whose ids it looks up."""
EMBED: Final = tuple(("embed[]", part) for part in ("episodeswithspecials", "seasons", "cast", "crew", "akas"))
SPANS: Final = (("day", 1), ("week", 7), ("month", 30))
"""For which spans it tells what was updated, with their days."""
SKEW: Final = timedelta(hours=1)
"""By how much its clock and ours may differ."""

Parameters = tuple[tuple[str, str], ...]


class TVmaze:
    """Series by name and by id, with all episodes.

    Args:
        network: What its calls go through.
        home: The address of its API.
    """

    name = "tvmaze"
    label = "TVmaze"
    kinds: Collection[Kind] = (Kind.SERIES,)
    service = "tvmaze"
    finds: Sequence[str] = ("tvmaze", *LOOKUPS)
    needs_key = False
    standard_home = "https://api.tvmaze.com"

    def __init__(self, network: Asks, home: str, key: str | None = None) -> None:  # noqa: ARG002 - made like all others
        self._network = network
        self.home = home

    @property
    def has_key(self) -> bool:
        """It needs none."""
        return True

    def search(self, wanted: Wanted, deadline: Deadline) -> list[Offer]:
        """Series for a name, best first; the year is left to the caller, for TVmaze does not ask for it."""
        if wanted.kind is Kind.FILM:
            return []
        try:
            content = self._ask("/search/shows", (("q", wanted.name),), deadline)
        except Gone:
            return []
        hits = self._understood(tvmaze_answers.HITS, content)
        return [tvmaze_answers.offer(hit.show) for hit in hits if hit.show is not None]

    def find(self, ref: Ref, kind: Kind | None, deadline: Deadline) -> list[Offer]:  # noqa: ARG002 - an id is enough
        """The series of an id: at most one."""
        if ref.service not in self.finds or not reading.is_id(ref.service, ref.value):
            return []
        path, parameters = f"/shows/{ref.value}", Parameters()
        if ref.service in LOOKUPS:  # answered by a redirect to the show
            path, parameters = "/lookup/shows", ((LOOKUPS[ref.service], ref.value),)
        try:
            content = self._ask(path, parameters, deadline)
        except Gone:
            return []
        return [tvmaze_answers.offer(self._understood(tvmaze_answers.SHOW, content))]

    def entry(self, ref: Ref, kind: Kind | None, deadline: Deadline) -> Entry:  # noqa: ARG002 - it knows series alone
        """Everything about a series: one call where the server can embed, and one for each part that it left out.

        Raises:
            Gone: There is nothing of that id.
        """
        if not reading.is_id(self.service, ref.value):
            raise Gone
        show = self._understood(tvmaze_answers.SHOW, self._whole(ref, deadline))
        return tvmaze_answers.entry(
            show,
            self._part(show, tvmaze_answers.EPISODES, deadline),
            self._part(show, tvmaze_answers.SEASONS, deadline),
            self._part(show, tvmaze_answers.CAST, deadline),
            self._part(show, tvmaze_answers.CREW, deadline),
            self._part(show, tvmaze_answers.AKAS, deadline),
        )

    def changed(self, age: timedelta, deadline: Deadline) -> Mapping[str, str] | None:
        """The stamps of what changed within a time, or of every show when that is longer than a month."""
        span = next((name for name, days in SPANS if age + SKEW <= timedelta(days=days)), None)
        try:
            content = self._ask("/updates/shows", (("since", span),) if span else (), deadline)
        except Gone:
            return None
        stamps = self._understood(tvmaze_answers.STAMPS, content)
        return {show: str(stamp) for show, stamp in stamps.items() if reading.is_id(self.service, show)}

    def placings(self, ref: Ref, order: Order, deadline: Deadline) -> tuple[Placing, ...]:
        """Where episodes stand in the first list of an order that has any.

        Raises:
            Gone: There is nothing of that id.
        """
        if not reading.is_id(self.service, ref.value):
            raise Gone
        content = self._ask(f"/shows/{ref.value}/alternatelists", (), deadline)
        numbers = tvmaze_orders.lists(self._understood(tvmaze_orders.LISTS, content), order)
        listed = (self._listed(number, order, deadline) for number in numbers)
        return next(filter(None, listed), ())

    def _listed(self, number: str, order: Order, deadline: Deadline) -> tuple[Placing, ...]:
        path = f"/alternatelists/{number}/alternateepisodes"
        try:
            content = self._ask(path, (("embed", "episodes"),), deadline)
        except Gone:
            return ()
        return tvmaze_orders.placings(self._understood(tvmaze_orders.EPISODES, content), order)

    def _whole(self, ref: Ref, deadline: Deadline) -> Any:
        """A show with its parts; without its episodes where those of decades are more than anybody takes at once."""
        path = f"/shows/{ref.value}"
        try:
            return self._ask(path, EMBED, deadline)
        except TooMuch:
            content = self._ask(path, EMBED[1:], deadline)
            if isinstance(content, dict) and isinstance(content.get("_embedded"), dict):
                content["_embedded"][EMBED[0][1]] = []
            return content

    def _part(self, show: tvmaze_answers.Show, piece: tvmaze_answers.Piece[Part], deadline: Deadline) -> Part:
        embedded = show.embedded or {}
        for name in piece.embedded:
            if name in embedded:
                return self._understood(piece.shape, embedded[name] or [])
        try:
            content = self._ask(f"/shows/{show.id}/{piece.name}", piece.parameters, deadline)
        except Gone:
            content = []
        return self._understood(piece.shape, content)

    def _ask(self, path: str, parameters: Parameters, deadline: Deadline) -> Any:
        answer = self._network.ask(Call(self.name, self.label, self.home, path, parameters, pace=PACE), deadline)
        if answer.status == HTTPStatus.NOT_FOUND:
            raise Gone
        if answer.status != HTTPStatus.OK:
            raise refused(self.label, answer.status)
        return answer.content

    def _understood(self, shape: TypeAdapter[Part], content: object) -> Part:
        return reading.understood(shape, content, self.label)
