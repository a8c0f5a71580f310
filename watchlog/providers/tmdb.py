"""TMDB: films and series, with a key; its API of version 3."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from http import HTTPStatus
from itertools import chain, zip_longest
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter

from watchlog.errors import KeyNeeded, NetworkTrouble
from watchlog.model.catalogue import Entry, Offer, Placing
from watchlog.model.order import Order
from watchlog.model.title import Kind, Ref
from watchlog.providers import reading, tmdb_answers, tmdb_orders, tmdb_shapes
from watchlog.providers.asking import REFUSED, Asks, refused
from watchlog.providers.protocol import Gone, Wanted
from watchlog.providers.wire.call import Call
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.pacing import Pace

Part = TypeVar("Part")

PACE: Final = Pace(20, 1.0)
"""Half of what TMDB says that it endures."""
SOURCES: Final = {"imdb": "imdb_id", "tvdb": "tvdb_id", "wikidata": "wikidata_id"}
"""What TMDB calls the services whose ids it looks up."""
WORDS: Final = {Kind.FILM: "movie", Kind.SERIES: "tv"}
YEARS: Final = {Kind.FILM: "year", Kind.SERIES: "first_air_date_year"}
"""What a search calls the year."""
MORE: Final = {
    Kind.FILM: "external_ids,alternative_titles,credits",
    Kind.SERIES: "external_ids,alternative_titles,aggregate_credits",
}
"""What is asked for in the same call."""
VALUE: Final = re.compile(r"(?:(?P<word>movie|tv)/)?(?P<number>[1-9][0-9]{0,11})")
"""An id: films and series are numbered apart, so that only `movie/603` names one thing by itself."""
TOKEN: Final = 40
"""Characters that a key of version 3 never has; what is longer is a token."""
TOKEN_DOTS: Final = 2
KEY_REFUSED: Final = frozenset({3, 7, 10, 33, 35})
NOTHING_THERE: Final = frozenset({6, 34})
MOST_SEASONS: Final = 400

Parameters = tuple[tuple[str, str], ...]


class TMDB:
    """Films and series by name and by id.

    Args:
        network: What its calls go through.
        home: The address of its API.
        key: A key or a token, or None.
    """

    name = "tmdb"
    label = "TMDB"
    kinds: Collection[Kind] = (Kind.FILM, Kind.SERIES)
    service = "tmdb"
    finds: Sequence[str] = ("tmdb", *SOURCES)
    needs_key = True
    standard_home = "https://api.themoviedb.org/3"

    def __init__(self, network: Asks, home: str, key: str | None = None) -> None:
        self._network = network
        self.home = home
        self._key = (key or "").strip()

    @property
    def has_key(self) -> bool:
        """Whether it was given one."""
        return bool(self._key)

    def search(self, wanted: Wanted, deadline: Deadline) -> list[Offer]:
        """Films and series for a name, best first; where both are meant, by turns."""
        kinds = (wanted.kind,) if wanted.kind else (Kind.FILM, Kind.SERIES)
        found = (self._search(wanted, kind, deadline) for kind in kinds)
        return [offer for offer in chain.from_iterable(zip_longest(*found)) if offer is not None]

    def find(self, ref: Ref, kind: Kind | None, deadline: Deadline) -> list[Offer]:
        """Films and series of an id; a number of TMDB's own may be a film and a series."""
        if ref.service == self.service:
            return list(self._numbered(ref, kind, deadline))
        if ref.service not in SOURCES or not reading.is_id(ref.service, ref.value):
            return []
        try:
            content = self._ask(f"/find/{ref.value}", (("external_source", SOURCES[ref.service]),), deadline)
        except Gone:
            return []
        found = self._understood(tmdb_shapes.FOUND, content)
        films = [tmdb_answers.offer(hit, Kind.FILM) for hit in found.movie_results]
        series = [tmdb_answers.offer(hit, Kind.SERIES) for hit in found.tv_results]
        offers = [*films, *series]
        return [offer for offer in offers if offer.kind is kind] or offers

    def entry(self, ref: Ref, kind: Kind | None, deadline: Deadline) -> Entry:
        """Everything about a film or a series.

        Raises:
            Gone: There is nothing of that id.
            NetworkTrouble: There is a film and a series of it, and it was not said which is meant.
        """
        places = _places(ref, kind)
        if len(places) > 1:
            places = [(offer.kind, offer.ref.value) for offer in self._numbered(ref, kind, deadline)]
        if not places:
            raise Gone
        if len(places) > 1:
            number = ref.value
            hint = f"name one of them: tmdb:movie/{number} or tmdb:tv/{number}"
            raise NetworkTrouble(f"TMDB has a film and a series with the number {number}", hint)
        ((kind, number),) = places
        content = self._ask(_path(kind, number), (("append_to_response", MORE[kind]),), deadline)
        if kind is Kind.FILM:
            return tmdb_answers.film(self._understood(tmdb_shapes.FILM, content))
        series = self._understood(tmdb_shapes.SERIES, content)
        return tmdb_answers.series(series, list(self._seasons(series, deadline)))

    def changed(self, age: timedelta, deadline: Deadline) -> Mapping[str, str] | None:  # noqa: ARG002
        """It does not tell: its lists of changes would have to be asked for day by day."""
        return None

    def placings(self, ref: Ref, order: Order, deadline: Deadline) -> tuple[Placing, ...]:
        """Where episodes stand in the first group of an order that has any.

        Raises:
            Gone: There is no series of that id.
        """
        numbers = [number for kind, number in _places(ref, Kind.SERIES) if kind is Kind.SERIES]
        if not numbers:
            raise Gone
        content = self._ask(f"{_path(Kind.SERIES, numbers[0])}/episode_groups", (), deadline)
        groups = tmdb_orders.groups(self._understood(tmdb_orders.LISTS, content), order)
        listed = (self._listed(group, order, deadline) for group in groups)
        return next(filter(None, listed), ())

    def _listed(self, group: str, order: Order, deadline: Deadline) -> tuple[Placing, ...]:
        try:
            content = self._ask(f"/tv/episode_group/{group}", (), deadline)
        except Gone:
            return ()
        return tmdb_orders.placings(self._understood(tmdb_orders.LIST, content), order)

    def _search(self, wanted: Wanted, kind: Kind, deadline: Deadline) -> list[Offer]:
        year = ((YEARS[kind], str(wanted.year)),) if wanted.year else ()
        try:
            content = self._ask(f"/search/{WORDS[kind]}", (("query", wanted.name), *year), deadline)
        except Gone:
            return []
        return [tmdb_answers.offer(hit, kind) for hit in self._understood(tmdb_shapes.HITS, content).results]

    def _numbered(self, ref: Ref, kind: Kind | None, deadline: Deadline) -> Iterator[Offer]:
        for each, number in _places(ref, kind):
            try:
                content = self._ask(_path(each, number), (), deadline)
            except Gone:
                continue
            yield tmdb_answers.offer(self._understood(tmdb_shapes.TITLE, content), each)

    def _seasons(self, series: tmdb_shapes.Series, deadline: Deadline) -> Iterator[tmdb_shapes.ToldSeason]:
        for numbers in tmdb_answers.batches(series.seasons[:MOST_SEASONS]):
            names = [f"season/{number}" for number in numbers]
            parameters = (("append_to_response", ",".join(names)),)
            content = self._ask(_path(Kind.SERIES, series.id), parameters, deadline)
            parts = self._understood(tmdb_shapes.PARTS, content)
            for name in names:
                part = parts.get(name)
                if part is None:
                    part = self._part(series, name, deadline)
                if part is not None:
                    yield self._understood(tmdb_shapes.SEASON, part)

    def _part(self, series: tmdb_shapes.Series, name: str, deadline: Deadline) -> Any:
        try:
            return self._ask(f"{_path(Kind.SERIES, series.id)}/{name}", (), deadline)
        except Gone:
            return None

    def _ask(self, path: str, parameters: Parameters, deadline: Deadline) -> Any:
        if not self.has_key:
            raise KeyNeeded("TMDB needs a key", "get one at themoviedb.org, then: watchlog auth set tmdb")
        call = Call(self.name, self.label, self.home, path, parameters, pace=PACE)
        answer = self._network.ask(self._signed(call), deadline)
        code = tmdb_answers.trouble(answer.content)
        if answer.status in REFUSED or code in KEY_REFUSED:
            raise KeyNeeded("TMDB refuses the key", "watchlog auth set tmdb")
        if answer.status == HTTPStatus.NOT_FOUND or code in NOTHING_THERE:
            raise Gone
        if answer.status != HTTPStatus.OK or code is not None:
            raise refused(self.label, answer.status)
        return answer.content

    def _signed(self, call: Call) -> Call:
        if len(self._key) > TOKEN or self._key.count(".") == TOKEN_DOTS:
            return call._replace(secret_headers=(("Authorization", f"Bearer {self._key}"),))
        return call._replace(secret_parameters=(("api_key", self._key),))

    def _understood(self, shape: TypeAdapter[Part], content: object) -> Part:
        return reading.understood(shape, content, self.label)


def _places(ref: Ref, kind: Kind | None) -> list[tuple[Kind, str]]:
    """Where to look for an id: at the films, the series, both or neither."""
    value = VALUE.fullmatch(ref.value)
    if value is None:
        return []
    said = [each for each, word in WORDS.items() if word == value["word"]]
    return [(each, value["number"]) for each in said or ([kind] if kind else WORDS)]


def _path(kind: Kind, number: str) -> str:
    return f"/{WORDS[kind]}/{number}"
