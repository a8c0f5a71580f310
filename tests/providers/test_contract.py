"""What every provider owes its users, held against each that is registered."""

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.providers.bodies import ANSWERS
from tests.providers.shelves import KEY, SOON, Always, Changed, Shelf, provider
from watchlog.errors import KeyNeeded, NetworkTrouble
from watchlog.model.catalogue import Entry, Offer, Placing
from watchlog.model.order import Order
from watchlog.model.title import LONGEST_NAME, SERVICES, Kind, Ref
from watchlog.providers.protocol import Gone, Provider, Wanted
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.network import Network
from watchlog.registry import PROVIDERS, provider_class

FULL = os.environ.get("WATCHLOG_CAMPAIGN") == "1"
MANY = settings(max_examples=1_000 if FULL else 150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PATIENCE: Final = 60

every_provider = pytest.mark.parametrize("name", PROVIDERS)


class Known(NamedTuple):
    """A title that a provider has in its made-up answers."""

    ref: Ref
    elsewhere: Ref
    kind: Kind
    name: str


KNOWN: Final = {
    "tvmaze": Known(Ref("tvmaze", "71001"), Ref("imdb", "tt8812345"), Kind.SERIES, "The Pilots"),
    "tmdb": Known(Ref("tmdb", "990040"), Ref("tvdb", "881234"), Kind.SERIES, "The Pilots"),
    "omdb": Known(Ref("imdb", "tt8812345"), Ref("imdb", "tt8812345"), Kind.SERIES, "The Pilots"),
    "wikidata": Known(Ref("wikidata", "Q88720011"), Ref("imdb", "tt8872001"), Kind.FILM, "The Salt Road"),
}

UNKNOWN: Final = {"imdb": "tt8899999", "wikidata": "Q8899999"}
"""Ids of nothing, where they are more than a number."""

KEYS = sorted({key for answers in ANSWERS.values() for key in json.dumps(answers).split('"')[1::2]})
TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
) | st.sampled_from([0, -1, 2**63, 10**40, "", "N/A", "2019-02-30", "<p>", "\ud800", "\0", "True", "tt1234567"])
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | TEXTS, inner, max_size=6),
    max_leaves=25,
)
BITES = st.sampled_from((b"", b"\0", b'"', b",", b"null", b"-1", b"1e5", b"{}", b"[]", b'""', b"\xff", b"\\u0000"))


def questions(name: str, asked: Provider) -> Iterator[object]:
    """Everything that a provider can be asked, each answered or refused as it may be."""
    known = KNOWN[name]
    for ask in (
        lambda: asked.search(Wanted(known.name), SOON),
        lambda: asked.search(Wanted(known.name, 2011, known.kind), SOON),
        lambda: asked.find(known.elsewhere, None, SOON),
        lambda: asked.find(known.ref, known.kind, SOON),
        lambda: asked.entry(known.ref, known.kind, SOON),
        lambda: asked.changed(timedelta(hours=1), SOON),
        lambda: asked.placings(known.ref, Order.DVD, SOON),
        lambda: asked.placings(known.ref, Order.STREAMING, SOON),
    ):
        try:
            yield ask()
        except (NetworkTrouble, KeyNeeded, Gone) as refusal:
            told: Exception = refusal
        else:
            continue
        assert told.__cause__ is None
        assert KEY not in str(told) + repr(told.__context__)


def is_sound(value: Any) -> bool:
    """Whether a value can be kept and shown: texts without controls, numbers that fit, moments with a zone."""
    match value:
        case None | bool():
            return True
        case str():
            odd = [each for each in value if unicodedata.category(each) in {"Cc", "Cs"} and each != "\n"]
            return value.strip() == value != "" and not odd
        case int():
            return 0 <= value < 100_000
        case datetime():
            return value.utcoffset() is not None
        case tuple() | list():
            return all(map(is_sound, value))
    return False


def check(name: str, answer: object) -> None:
    """What a provider may answer, whatever it was told."""
    match answer:
        case Entry():
            assert is_sound(answer)
            assert (answer.provider, answer.ref.service) == (name, provider_class(name).service)
            assert len(answer.name) <= LONGEST_NAME
            assert "\n" not in answer.name
            assert all(address is None or address.startswith("https://") for address in (answer.poster, answer.page))
            assert answer.kind is Kind.SERIES or not answer.episodes
            assert {ref.service for ref in answer.refs} <= SERVICES
            assert list(answer.refs) == sorted(answer.refs)
            assert len({season.number for season in answer.seasons}) == len(answer.seasons)
        case list():
            assert is_sound(answer)
            assert all(isinstance(offer, Offer) and offer.provider == name for offer in answer)
        case tuple():
            assert is_sound(answer)
            assert all(isinstance(placing, Placing) and placing.episode.isdecimal() for placing in answer)
            assert len(set(answer)) == len(answer)
        case dict():
            assert all(value.isdecimal() for value in (*answer, *answer.values()))
        case _:
            assert answer is None


def test_every_provider_has_made_up_answers() -> None:
    assert set(KNOWN) == set(ANSWERS) == set(PROVIDERS)


@every_provider
def test_it_is_called_what_the_registry_calls_it(name: str) -> None:
    made = provider(name, Shelf({}))

    assert made.name == name
    assert made.label.lower() == name
    assert made.home == "https://api.example"


@every_provider
def test_it_says_what_it_knows(name: str) -> None:
    made = provider(name, Shelf({}))

    assert made.kinds
    assert made.service in made.finds
    assert set(made.finds) <= SERVICES
    assert provider_class(name).standard_home.startswith("https://")
    assert not provider_class(name).standard_home.endswith("/")


@every_provider
def test_it_finds_its_title_by_name_by_id_and_by_an_id_elsewhere(name: str) -> None:
    made, known = provider(name, Shelf(ANSWERS[name])), KNOWN[name]

    for offers in (
        made.search(Wanted(known.name), SOON),
        made.find(known.ref, known.kind, SOON),
        made.find(known.elsewhere, None, SOON),
    ):
        assert (offers[0].ref, offers[0].kind, offers[0].name) == (known.ref, known.kind, known.name)
        assert offers[0].year == 2011


@every_provider
def test_it_tells_everything_about_its_title(name: str) -> None:
    known = KNOWN[name]

    entry = provider(name, Shelf(ANSWERS[name])).entry(known.ref, known.kind, SOON)

    check(name, entry)
    assert (entry.ref, entry.kind, entry.name, entry.year) == (known.ref, known.kind, known.name, 2011)
    if known.kind is Kind.FILM:
        return
    assert [episode.label for episode in entry.episodes if episode.season == 1][:2] == ["S01E01", "S01E02"]
    assert entry.episodes[0].id


@every_provider
def test_it_places_in_another_order_only_episodes_that_it_tells_of(name: str) -> None:
    made, known = provider(name, Shelf(ANSWERS[name])), KNOWN[name]
    told = {episode.id for episode in made.entry(known.ref, known.kind, SOON).episodes}

    for order in (Order.DVD, Order.STREAMING):
        placings = made.placings(known.ref, order, SOON)
        check(name, placings)
        assert {placing.order for placing in placings} <= {order}
        assert {placing.episode for placing in placings} <= told


@every_provider
def test_what_nobody_knows_is_not_found(name: str) -> None:
    made = provider(name, Shelf(ANSWERS[name]))

    assert made.search(Wanted("Nobody"), SOON) == []
    for service in made.finds:
        for value in ("tt8899999", "Q8899999", "8899999", "no id", "?", "\udcff"):
            assert made.find(Ref(service, value), None, SOON) == []
    with pytest.raises(Gone):
        made.entry(Ref(made.service, UNKNOWN.get(made.service, "8899999")), None, SOON)


@every_provider
def test_an_id_of_a_service_that_it_does_not_know_is_not_asked_for(name: str) -> None:
    shelf = Shelf(ANSWERS[name])

    assert provider(name, shelf).find(Ref("letterboxd", "1"), None, SOON) == []
    assert not shelf.calls


@every_provider
def test_its_key_is_secret_and_everything_else_is_not(name: str) -> None:
    shelf = Shelf(ANSWERS[name])

    list(questions(name, provider(name, shelf)))

    assert shelf.calls
    for call in shelf.calls:
        assert (call.provider, call.label.lower(), call.home) == (name, name, "https://api.example")
        assert call.pace is not None
        assert call.path.startswith("/")
        shown = call._replace(secret_parameters=(), secret_headers=())
        assert KEY not in repr(shown)


@every_provider
def test_without_the_key_that_it_needs_it_asks_nothing(name: str) -> None:
    shelf = Shelf(ANSWERS[name])
    for key in (None, "", "  "):
        made = provider(name, shelf, key)
        if made.has_key:
            continue
        with pytest.raises(KeyNeeded, match="needs a key"):
            made.search(Wanted("any"), SOON)
        with pytest.raises(KeyNeeded, match="needs a key"):
            made.entry(KNOWN[name].ref, Kind.SERIES, SOON)
        assert not shelf.calls


@every_provider
@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 451])
def test_a_refusal_is_one_that_callers_know(name: str, status: int) -> None:
    contents: tuple[Any, ...] = (None, [], {}, "no", {"status": status}, {"Error": None}, {"status_code": None})
    for content in contents:
        for answer in questions(name, provider(name, Always(content, status))):
            check(name, answer)


@every_provider
@pytest.mark.parametrize("content", [None, True, 0, "", "<html>", [[]], {"id": None}])
def test_an_answer_that_is_none_is_trouble(name: str, content: object) -> None:
    known = KNOWN[name]

    with pytest.raises(NetworkTrouble, match="what can't be understood"):
        provider(name, Always(content)).entry(known.ref, known.kind, SOON)


@every_provider
@MANY
@given(content=JSON)
def test_any_answer_is_understood_or_refused(name: str, content: object) -> None:
    for answer in questions(name, provider(name, Always(content))):
        check(name, answer)


@every_provider
@MANY
@given(data=st.data())
def test_a_good_answer_with_anything_in_it_is_understood_or_refused(name: str, data: st.DataObject) -> None:
    shelf = Shelf(json.loads(json.dumps(ANSWERS[name])))
    for _ in range(data.draw(st.integers(1, 3))):
        container, place = data.draw(st.sampled_from(list(places(shelf.contents))))
        container[place] = data.draw(JSON)

    for answer in questions(name, provider(name, shelf)):
        check(name, answer)


@every_provider
@MANY
@given(places=st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 12), BITES), min_size=1, max_size=4))
def test_a_good_answer_with_other_bytes_is_understood_or_refused(
    name: str, places: list[tuple[int, int, bytes]]
) -> None:
    def change(body: bytes) -> bytes:
        for start, length, bite in places:
            begin = start % (len(body) + 1)
            body = body[:begin] + bite + body[begin + length :]
        return body

    for answer in questions(name, provider(name, Changed(Shelf(ANSWERS[name]), change))):
        check(name, answer)


@every_provider
def test_it_works_over_a_real_connection(name: str, httpserver: HTTPServer, tmp_path: Path) -> None:
    def answer(request: Request) -> Response:
        query = "&".join(f"{key}={value}" for key, value in request.args.items(multi=True) if value != KEY)
        answers = ANSWERS[name]
        content = answers.get(f"{request.path}?{query}", answers.get(request.path))
        return Response(json.dumps(content), 200 if content is not None else 404, {"ETag": '"1"'})

    httpserver.expect_request(re.compile(".*")).respond_with_handler(answer)
    network = Network(tmp_path, {"WATCHLOG_UNPACED": "1"})
    made = provider_class(name)(network, httpserver.url_for("").rstrip("/"), KEY)
    known = KNOWN[name]

    offers = made.search(Wanted(known.name), Deadline(PATIENCE))
    entry = made.entry(known.ref, known.kind, Deadline(PATIENCE))

    network.close()
    assert offers == provider(name, Shelf(ANSWERS[name])).search(Wanted(known.name), SOON)
    assert entry == provider(name, Shelf(ANSWERS[name])).entry(known.ref, known.kind, SOON)
    kept = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert kept
    assert not [file for file in kept if KEY.encode() in file.read_bytes()]


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Everything in a JSON value that something else can be put in place of."""
    for place in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, place
        yield from places(value[place])
