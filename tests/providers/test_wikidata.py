"""Wikidata: what becomes of its answers."""

from typing import Any

import pytest

from tests.providers import wikidata_bodies as bodies
from tests.providers.shelves import SOON, Always, Shelf, provider
from tests.providers.wikidata_bodies import asking, hits, item, lasts, searching, time, titled, unknown
from watchlog.errors import Busy, NetworkTrouble
from watchlog.model.catalogue import Credit, Entry, Offer, OtherName, Role
from watchlog.model.title import Kind, Ref
from watchlog.providers.protocol import Gone, Provider, Wanted
from watchlog.providers.wire.call import Answer, Call
from watchlog.providers.wire.deadline import Deadline
from watchlog.providers.wire.troubles import TooMuch

SALT = Ref("wikidata", "Q88720011")
ROMAN = "http://www.wikidata.org/entity/Q1985786"
SECOND = "http://www.wikidata.org/entity/Q11574"
HOUR = "http://www.wikidata.org/entity/Q25235"


class Narrow:
    """Films by the question for them, of which no more than some are told at once.

    Attributes:
        asked: The ids of each question.
    """

    def __init__(self, most: int, found: int) -> None:
        self.numbers = [f"Q{number}" for number in range(1, found + 1)]
        self.most = most
        self.asked: list[int] = []

    def ask(self, call: Call, deadline: Deadline) -> Answer:
        assert deadline.left > 0
        parameters = dict(call.parameters)
        if "ids" not in parameters:
            return Answer(200, hits(*self.numbers))
        ids = parameters["ids"].split("|")
        self.asked.append(len(ids))
        if len(ids) > self.most:
            raise TooMuch("too long")
        return Answer(200, {"entities": {number: bodies.FILM | {"id": number} for number in ids}})


def wikidata(contents: dict[str, Any]) -> Provider:
    return provider("wikidata", Shelf(contents))


def entry(**changes: Any) -> Entry:
    """The made-up film, with some of its fields changed, and described by nothing but texts."""
    claims = {name: told for name, told in bodies.FILM["claims"].items() if name in {"P31", "P577", "P1476", "P2047"}}
    film = bodies.FILM | {"claims": claims} | changes
    return wikidata({asking(SALT.value): {"entities": {SALT.value: film}}}).entry(SALT, None, SOON)


def claiming(**claims: Any) -> Entry:
    return entry(claims={"P31": [item("P31", "Q11424")]} | claims)


def test_the_facts_of_a_film() -> None:
    found = wikidata(bodies.WIKIDATA).entry(SALT, None, SOON)

    assert (found.provider, found.ref, found.kind, found.name) == ("wikidata", SALT, Kind.FILM, "The Salt Road")
    assert (found.original_name, found.year, found.premiered) == ("Die Salzstraße", 2011, "2011-09-05")
    assert (found.runtime, found.languages, found.countries) == (101, ("German",), ("Austria", "Germany"))
    assert (found.genres, found.page) == (("road movie",), "https://www.wikidata.org/wiki/Q88720011")
    assert found.refs == (Ref("imdb", "tt8872001"), Ref("tmdb", "887201"))
    assert found.names == (OtherName("Die Salzstraße", "de"), OtherName("Salt Road"))
    assert found.stamp == "2400000001"


def test_people_without_a_name_that_can_be_read_are_left_out() -> None:
    assert wikidata(bodies.WIKIDATA).entry(SALT, None, SOON).credits == (
        Credit("Ada Vogt", Role.DIRECTOR),
        Credit("Bo Lund", Role.WRITER),
        Credit("Ines Roth", Role.CAST),
    )


def test_a_film_is_two_calls_and_one_more_for_each_fifty_names() -> None:
    cast = {"P161": [item("P161", f"Q{number}") for number in range(1, 400)]}
    film = bodies.FILM | {"claims": bodies.FILM["claims"] | cast}
    shelf = Shelf({asking(SALT.value): {"entities": {SALT.value: film}}, "/api.php": bodies.NAMES})

    provider("wikidata", shelf).entry(SALT, None, SOON)

    ids = [dict(call.parameters)["ids"].split("|") for call in shelf.calls]
    assert [len(each) for each in ids] == [1, 50, 50, 50]
    assert ids[1][:3] == ["Q88720101", "Q88720102", "Q88720105"]


def test_a_search_tells_what_to_choose_by_and_only_films() -> None:
    first, second = wikidata(bodies.WIKIDATA).search(Wanted("The Salt Road"), SOON)

    assert first == Offer("wikidata", SALT, Kind.FILM, "The Salt Road", original_name="Die Salzstraße", year=2011)
    assert second == Offer("wikidata", Ref("wikidata", "Q88720012"), Kind.FILM, "Salt Road")


def test_a_series_is_not_looked_for() -> None:
    shelf = Shelf(bodies.WIKIDATA)

    assert provider("wikidata", shelf).search(Wanted("The Salt Road", kind=Kind.SERIES), SOON) == []
    assert not shelf.calls


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ('-haswbstatement:P31=Q5 "AND" OR*', "haswbstatement p31 q5 and or"),
        ("Face/Off", "face off"),
        ("M*A*S*H", "m a s h"),
        ("S.W.A.T.", "s.w.a.t."),
        ("हम दिल दे चुके सनम", "हम दिल दे चुके सनम"),
        ("word " * 90, " ".join(["word"] * 16)),
        ("w" * 400, "w" * 80),
    ],
)
def test_a_name_is_never_an_order_to_its_search(name: str, words: str) -> None:
    shelf = Shelf({"/api.php": hits()})

    assert provider("wikidata", shelf).search(Wanted(name), SOON) == []
    asked = dict(shelf.calls[0].parameters)["srsearch"]
    assert asked == f"{words} {bodies.OF_FILMS}"
    assert len(asked) <= 300


def test_a_name_of_signs_alone_is_not_searched_for() -> None:
    shelf = Shelf({})

    assert provider("wikidata", shelf).search(Wanted("?!"), SOON) == []
    assert not shelf.calls


def test_films_are_told_ten_at_a_time() -> None:
    network = Narrow(most=10, found=25)

    offers = provider("wikidata", network).search(Wanted("any"), SOON)

    assert [offer.ref.value for offer in offers] == network.numbers[:20]
    assert network.asked == [10, 10]


def test_what_is_too_much_at_once_is_told_in_halves() -> None:
    network = Narrow(most=3, found=5)

    offers = provider("wikidata", network).search(Wanted("any"), SOON)

    assert [offer.ref.value for offer in offers] == network.numbers
    assert network.asked == [5, 2, 3]
    with pytest.raises(TooMuch):
        provider("wikidata", Narrow(most=0, found=3)).search(Wanted("any"), SOON)


@pytest.mark.parametrize("ref", [SALT, Ref("imdb", "tt8872001"), Ref("tmdb", "887201")])
def test_a_film_is_found_by_its_ids(ref: Ref) -> None:
    assert [offer.ref for offer in wikidata(bodies.WIKIDATA).find(ref, Kind.FILM, SOON)] == [SALT]


@pytest.mark.parametrize("kind", [None, Kind.SERIES])
def test_an_id_at_tmdb_that_may_be_a_series_is_not_looked_up(kind: Kind | None) -> None:
    shelf = Shelf(bodies.WIKIDATA)

    assert provider("wikidata", shelf).find(Ref("tmdb", "887201"), kind, SOON) == []
    assert not shelf.calls


def test_what_is_found_by_an_id_that_it_no_longer_has_is_no_answer() -> None:
    found = {searching("haswbstatement:P345=tt8872009"): hits("Q88720011")}

    assert wikidata(bodies.WIKIDATA | found).find(Ref("imdb", "tt8872009"), None, SOON) == []


def test_what_is_no_film_is_not_found_and_has_no_entry() -> None:
    road = {asking("Q88720013"): {"entities": {"Q88720013": bodies.ROAD}}}

    assert wikidata(road).find(Ref("wikidata", "Q88720013"), None, SOON) == []
    with pytest.raises(Gone):
        wikidata(road).entry(Ref("wikidata", "Q88720013"), None, SOON)


@pytest.mark.parametrize("key", ["Q5", "Q88720011"])
def test_an_item_that_became_one_with_another_has_the_id_of_that(key: str) -> None:
    film = bodies.FILM | {"redirects": {"from": "Q5", "to": "Q88720011"}}
    shelf = {asking("Q5"): {"entities": {key: film}}, "/api.php": bodies.NAMES}

    assert wikidata(shelf).entry(Ref("wikidata", "Q5"), None, SOON).ref == SALT


@pytest.mark.parametrize(
    "content",
    [
        {"entities": {"Q88720011": {"id": "Q88720011", "missing": ""}}, "success": 1},
        {"entities": {"-1": {"site": "enwiki", "title": "Any", "missing": ""}}, "success": 1},
        {"error": {"code": "no-such-entity", "info": "Could not find such an entity.", "id": "Q88720011"}},
    ],
)
def test_an_item_that_is_missing_is_gone(content: object) -> None:
    with pytest.raises(Gone):
        provider("wikidata", Always(content)).entry(SALT, None, SOON)


@pytest.mark.parametrize("code", ["maxlag", "ratelimited", "readonly"])
def test_when_it_has_too_much_to_do_it_is_left_alone(code: str) -> None:
    lagging = {"error": {"code": code, "info": "Waiting for 10.0.0.1: 0.1 seconds lagged.", "lag": 0.1}}

    with pytest.raises(Busy, match="asks to be left alone"):
        provider("wikidata", Always(lagging)).search(Wanted("any"), SOON)


@pytest.mark.parametrize(("code", "shown"), [("internal_api_error_x", "internal_api_error_x"), ("<b>\n", "error")])
def test_any_other_error_is_trouble(code: str, shown: str) -> None:
    with pytest.raises(NetworkTrouble, match=rf"can't answer that \({shown}\)$"):
        provider("wikidata", Always({"error": {"code": code, "info": "any"}})).entry(SALT, None, SOON)


@pytest.mark.parametrize(
    ("times", "year", "premiered"),
    [
        ([time("+1931-00-00T00:00:00Z", 9)], 1931, None),
        ([time("+1931-01-01T00:00:00Z", 9)], 1931, None),
        ([time("+1931-04-00T00:00:00Z", 10)], 1931, None),
        ([time("+1930-01-01T00:00:00Z", 8)], None, None),
        ([time("+1931-00-00T00:00:00Z", 9), time("+1932-02-03T00:00:00Z")], 1931, None),
        ([time("+1932-02-03T00:00:00Z"), time("+1931-12-01T00:00:00Z")], 1931, "1931-12-01"),
        ([time("+1930-02-03T00:00:00Z"), time("+1931-12-01T00:00:00Z", rank="preferred")], 1931, "1931-12-01"),
        ([time("+1930-02-03T00:00:00Z", rank="deprecated"), time("+1931-12-01T00:00:00Z")], 1931, "1931-12-01"),
        ([time("+1910-02-03T00:00:00Z", calendar=ROMAN)], 1910, None),
        ([time("-0044-03-15T00:00:00Z"), time("+12026-01-01T00:00:00Z")], None, None),
        ([unknown("P577"), unknown("P577", "novalue")], None, None),
    ],
)
def test_a_film_appeared_when_it_was_first_shown(times: list[Any], year: int | None, premiered: str | None) -> None:
    found = claiming(P577=times)

    assert (found.year, found.premiered) == (year, premiered)


@pytest.mark.parametrize(
    ("told", "minutes"),
    [
        ([lasts("+101")], 101),
        ([lasts("+6060", SECOND)], 101),
        ([lasts("+6061", SECOND)], None),
        ([lasts("+2", HOUR), lasts("+10000", HOUR)], None),
        ([lasts("+101.5"), lasts("+99")], 99),
        ([lasts("+0"), lasts("-5"), lasts("+99999")], None),
        ([lasts("+101"), lasts("+140", rank="preferred")], 140),
        ([unknown("P2047")], None),
    ],
)
def test_minutes_are_whole_minutes(told: list[Any], minutes: int | None) -> None:
    assert claiming(P2047=told).runtime == minutes


@pytest.mark.parametrize(
    ("titles", "original"),
    [
        ([titled("Die Salzstraße", "de")], "Die Salzstraße"),
        ([titled("The Salt Road", "en"), titled("Die Salzstraße", "de")], "Die Salzstraße"),
        ([titled("the salt road", "en")], None),
        ([titled("Die Salzstraße", "de"), titled("La Route du sel", "fr")], None),
        ([], None),
    ],
)
def test_where_there_is_doubt_there_is_no_original_name(titles: list[Any], original: str | None) -> None:
    assert claiming(P1476=titles).original_name == original


def test_a_film_without_an_english_name_has_its_own_title_or_is_not_told() -> None:
    assert entry(labels=bodies.labels(mul="Salz")).name == "Salz"
    assert entry(labels=[]).name == "Die Salzstraße"
    with pytest.raises(Gone):
        entry(labels={}, claims={"P31": [item("P31", "Q11424")]})


def test_nothing_may_be_written_as_an_empty_list() -> None:
    assert entry(aliases=[], lastrevid=None, claims={"P31": [item("P31", "Q11424")]}) == Entry(
        "wikidata", SALT, Kind.FILM, "The Salt Road", page="https://www.wikidata.org/wiki/Q88720011"
    )


@pytest.mark.parametrize("claims", [7, {"P577": 7}, {"P577": [{}]}, {"P577": [{"mainsnak": []}]}])
def test_what_such_a_service_would_never_say_is_trouble(claims: object) -> None:
    with pytest.raises(NetworkTrouble, match="what can't be understood"):
        entry(claims=claims)
