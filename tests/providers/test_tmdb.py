"""TMDB: what becomes of its answers, and where the key goes."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.providers import bodies
from tests.providers.shelves import KEY, SOON, Always, Shelf, provider
from watchlog.errors import KeyNeeded, NetworkTrouble
from watchlog.model.catalogue import Credit, Entry, OtherName, Role
from watchlog.model.title import Kind, Ref
from watchlog.providers.protocol import Gone, Provider, Wanted
from watchlog.providers.wire.call import Answer

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "tmdb"
LIGHTHOUSE = Ref("tmdb", "990603")
PILOTS = Ref("tmdb", "990040")
LATE = Ref("tmdb", "77")


def tmdb(contents: dict[str, Any]) -> Provider:
    return provider("tmdb", Shelf(contents))


def film(**changes: Any) -> Entry:
    return tmdb({"/movie/990603": bodies.FILM | changes}).entry(LIGHTHOUSE, Kind.FILM, SOON)


def series(**changes: Any) -> Entry:
    answers = {"/tv/990040": bodies.SERIES | bodies.TMDB_SEASONS | changes}
    return tmdb(answers).entry(PILOTS, Kind.SERIES, SOON)


def sample(name: str) -> Any:
    file = SAMPLES / name
    if not file.exists():
        pytest.skip("the real bodies are not here")
    return json.loads(file.read_bytes())


def test_a_key_is_a_parameter_and_a_token_a_header() -> None:
    for key in ("a" * 32, "short"):
        shelf = Shelf(bodies.TMDB)
        provider("tmdb", shelf, key).find(LIGHTHOUSE, Kind.FILM, SOON)
        assert shelf.calls[0].secret_parameters == (("api_key", key),)
        assert not shelf.calls[0].secret_headers
    for token in ("head.body.tail", "b" * 60):
        shelf = Shelf(bodies.TMDB)
        provider("tmdb", shelf, f" {token}\n").find(LIGHTHOUSE, Kind.FILM, SOON)
        assert shelf.calls[0].secret_headers == (("Authorization", f"Bearer {token}"),)
        assert not shelf.calls[0].secret_parameters


@pytest.mark.parametrize(
    ("status", "code"),
    [(401, 7), (200, 7), (403, 10), (401, None)],
)
def test_a_refused_key_is_named(status: int, code: int | None) -> None:
    content = code and {"status_code": code, "status_message": f"Invalid API key {KEY}", "success": False}

    with pytest.raises(KeyNeeded) as caught:
        provider("tmdb", Always(content, status)).find(LIGHTHOUSE, None, SOON)

    assert (caught.value.problem, caught.value.hint) == ("TMDB refuses the key", "watchlog auth set tmdb")


@pytest.mark.parametrize("status", [404, 200])
def test_what_is_not_there_is_gone(status: int) -> None:
    content = {"status_code": 34, "status_message": "The resource could not be found.", "success": False}

    with pytest.raises(Gone):
        provider("tmdb", Always(content, status)).entry(LIGHTHOUSE, Kind.FILM, SOON)


def test_any_other_refusal_is_trouble() -> None:
    with pytest.raises(NetworkTrouble, match=r"refuses to answer \(status 422\)"):
        provider("tmdb", Always({"status_code": 20, "success": False}, 422)).entry(LIGHTHOUSE, Kind.FILM, SOON)


def test_the_facts_of_a_film() -> None:
    found = film()

    assert (found.provider, found.ref, found.kind) == ("tmdb", LIGHTHOUSE, Kind.FILM)
    assert (found.name, found.original_name) == ("The Dark Lighthouse", "Le Phare éteint")
    assert (found.year, found.premiered, found.state, found.runtime) == (1998, "1998-05-20", "Released", 103)
    assert (found.languages, found.countries) == (("French",), ("France", "Belgium"))
    assert found.genres == ("Drama", "Mystery")
    assert found.summary == "A lighthouse goes dark, 1 < 2 nights before the storm."
    assert found.poster == "https://image.tmdb.org/t/p/w500/lighthouse.jpg"
    assert found.page == "https://www.themoviedb.org/movie/990603"
    assert found.refs == (Ref("imdb", "tt8800603"), Ref("wikidata", "Q99880603"))
    assert found.names == (OtherName("Der dunkle Turm am Meer", "DE"),)
    assert found.credits == (
        Credit("Anne Sel", Role.DIRECTOR),
        Credit("Anne Sel", Role.WRITER),
        Credit("Luc Marin", Role.CAST, "Keeper"),
    )


def test_a_film_of_nulls_alone_is_read() -> None:
    nulls = dict.fromkeys(bodies.FILM) | {"id": 990603, "title": "The Dark Lighthouse"}

    found = tmdb({"/movie/990603": nulls}).entry(LIGHTHOUSE, Kind.FILM, SOON)

    page = "https://www.themoviedb.org/movie/990603"
    assert found == Entry("tmdb", LIGHTHOUSE, Kind.FILM, "The Dark Lighthouse", page=page)


def test_empty_texts_say_nothing() -> None:
    found = film(release_date="", overview=" ", poster_path="", original_title="", runtime=0, status="")

    assert (found.premiered, found.year, found.summary, found.poster) == (None, None, None, None)
    assert (found.original_name, found.runtime, found.state) == (None, None, None)


def test_a_film_without_its_ids_still_tells_that_of_imdb() -> None:
    assert film(external_ids=None).refs == (Ref("imdb", "tt8800603"),)


def test_the_facts_of_a_series() -> None:
    found = series()

    assert (found.ref, found.kind, found.name, found.original_name) == (PILOTS, Kind.SERIES, "The Pilots", "Die Lotsen")
    assert (found.year, found.ended, found.runtime) == (2011, "2013-11-29", None)
    assert (found.languages, found.countries, found.networks) == (("de",), ("DE",), ("Küste 1",))
    assert (found.summary, found.poster) == (None, None)
    assert found.refs == (Ref("imdb", "tt8812345"), Ref("tvdb", "881234"))
    assert found.names == (OtherName("Losene", "NO"),)
    assert found.credits == (
        Credit("Ines Roth", Role.CREATOR),
        Credit("Jo Damm", Role.DIRECTOR),
        Credit("Ada Vogt", Role.CAST, "Captain Hahn"),
    )
    assert series(episode_run_time=[60, 45]).runtime == 60


def test_a_series_that_goes_on_has_not_ended() -> None:
    assert series(status="Returning Series").ended is None


def test_episodes_come_with_their_seasons() -> None:
    found = series()

    assert [(season.number, season.name, season.episodes) for season in found.seasons] == [
        (0, "Specials", 1),
        (1, "Season 1", 2),
    ]
    assert [(each.label, each.special, each.air_date, each.runtime) for each in found.episodes] == [
        ("S00E01", True, None, None),
        ("S01E01", False, "2011-03-04", 45),
        ("S01E02", False, None, None),
    ]


def test_seasons_that_are_not_appended_are_asked_for_by_themselves() -> None:
    shelf = Shelf({"/tv/990040": bodies.SERIES, "/tv/990040/season/1": bodies.TMDB_SEASONS["season/1"]})

    found = provider("tmdb", shelf).entry(PILOTS, Kind.SERIES, SOON)

    assert shelf.asked == ["/tv/990040", "/tv/990040", "/tv/990040/season/0", "/tv/990040/season/1"]
    assert [each.label for each in found.episodes] == ["S01E01", "S01E02"]


def test_one_call_asks_for_no_more_seasons_than_an_answer_can_hold() -> None:
    many = [{"season_number": number, "episode_count": 2} for number in range(45)]
    long = [{"season_number": number, "episode_count": 80} for number in range(50, 53)]
    parts: dict[str, Any] = {f"season/{number}": {"episodes": []} for number in range(60)}
    shelf = Shelf({"/tv/990040": bodies.SERIES | parts | {"seasons": many + long}})

    provider("tmdb", shelf).entry(PILOTS, Kind.SERIES, SOON)

    asked = [dict(call.parameters)["append_to_response"].split(",") for call in shelf.calls[1:]]
    assert [len(names) for names in asked] == [20, 20, 6, 1, 1]
    assert [name for names in asked for name in names] == [f"season/{each['season_number']}" for each in many + long]


def test_a_search_asks_for_films_and_series_by_turns() -> None:
    offers = tmdb(bodies.TMDB).search(Wanted("Harbour"), SOON)

    assert [(offer.ref.value, offer.kind, offer.year) for offer in offers] == [
        ("991", Kind.FILM, 2001),
        ("993", Kind.SERIES, None),
        ("992", Kind.FILM, None),
    ]
    assert [offer.original_name for offer in offers] == [None, None, "Hafen"]
    assert [offer.country for offer in offers] == [None, "IE", None]


def test_a_search_asks_for_the_kind_and_the_year_that_are_known() -> None:
    shelf = Shelf(bodies.TMDB)

    (offer,) = provider("tmdb", shelf).search(Wanted("Harbour", 2001, Kind.FILM), SOON)
    provider("tmdb", shelf).search(Wanted("Harbour", 2001, Kind.SERIES), SOON)

    assert offer.ref == Ref("tmdb", "991")
    assert shelf.asked == ["/search/movie", "/search/tv"]
    assert [call.parameters[-1] for call in shelf.calls] == [("year", "2001"), ("first_air_date_year", "2001")]


@pytest.mark.parametrize(
    ("ref", "found"),
    [
        (Ref("imdb", "tt8812345"), PILOTS),
        (Ref("imdb", "tt8800603"), LIGHTHOUSE),
        (Ref("tvdb", "881234"), PILOTS),
        (Ref("tmdb", "movie/990603"), LIGHTHOUSE),
        (Ref("tmdb", "tv/990040"), PILOTS),
        (PILOTS, PILOTS),
    ],
)
def test_a_title_is_found_by_its_ids(ref: Ref, found: Ref) -> None:
    assert [offer.ref for offer in tmdb(bodies.TMDB).find(ref, None, SOON)] == [found]


def test_a_number_may_be_a_film_and_a_series() -> None:
    twice = tmdb(bodies.TMDB)

    assert [offer.kind for offer in twice.find(LATE, None, SOON)] == [Kind.FILM, Kind.SERIES]
    assert [offer.kind for offer in twice.find(LATE, Kind.SERIES, SOON)] == [Kind.SERIES]
    assert twice.entry(Ref("tmdb", "tv/77"), Kind.FILM, SOON).kind is Kind.SERIES
    with pytest.raises(NetworkTrouble) as caught:
        twice.entry(LATE, None, SOON)
    assert caught.value.hint == "name one of them: tmdb:movie/77 or tmdb:tv/77"


def test_a_number_that_is_one_thing_needs_no_kind() -> None:
    assert tmdb(bodies.TMDB).entry(LIGHTHOUSE, None, SOON).kind is Kind.FILM


def test_the_id_of_an_episode_is_no_title() -> None:
    found = bodies.NOTHING_FOUND | {"tv_episode_results": [{"id": 1, "name": "Ebb", "show_id": 990040}]}

    assert provider("tmdb", Always(found)).find(Ref("imdb", "tt8800001"), None, SOON) == []


@pytest.mark.parametrize("value", ["movie/", "person/1", "1/2", "../configuration", "0", "1?a=b"])
def test_what_can_be_no_id_is_never_asked_for(value: str) -> None:
    shelf = Shelf({})

    assert provider("tmdb", shelf).find(Ref("tmdb", value), Kind.FILM, SOON) == []
    with pytest.raises(Gone):
        provider("tmdb", shelf).entry(Ref("tmdb", value), Kind.FILM, SOON)
    assert not shelf.calls


@pytest.mark.parametrize(
    ("name", "path", "kind"),
    [
        ("subliminal_2025/movie_49521_append_external_ids.json", "/movie/49521", Kind.FILM),
        ("themoviedbapi/movies_details.json", "/movie/550", Kind.FILM),
        ("subliminal_2025/tv_40_append_external_ids.json", "/tv/40", Kind.SERIES),
        ("themoviedbapi/tv_series_details.json", "/tv/1399", Kind.SERIES),
    ],
)
def test_the_real_titles_are_read(name: str, path: str, kind: Kind) -> None:
    body = sample(name)
    seasons = {f"{path}/season/1": sample("themoviedbapi/tv_seasons_details.json")}

    found = tmdb({path: body, **seasons}).entry(Ref("tmdb", str(body["id"])), kind, SOON)

    assert found.name == body.get("title", body.get("name"))
    assert found.genres == tuple(genre["name"] for genre in body["genres"])
    assert [season.number for season in found.seasons] == [each["season_number"] for each in body.get("seasons", [])]
    assert [episode.number for episode in found.episodes] == ([*range(1, 11)] if kind is Kind.SERIES else [])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("themoviedbapi/search_movie.json", Kind.FILM),
        ("subliminal_2025/search_movie_man_of_steel.json", Kind.FILM),
        ("subliminal_2025/search_movie_empty.json", Kind.FILM),
        ("themoviedbapi/search_tv.json", Kind.SERIES),
        ("subliminal_2025/search_tv_dallas.json", Kind.SERIES),
    ],
)
def test_the_real_searches_are_read(name: str, kind: Kind) -> None:
    body = sample(name)

    offers = provider("tmdb", Always(body)).search(Wanted("any", kind=kind), SOON)

    assert [offer.ref.value for offer in offers] == [str(hit["id"]) for hit in body["results"]]


@pytest.mark.parametrize(("name", "many"), [("movie", 1), ("tv", 1), ("tv_episode", 0)])
def test_the_real_lookups_are_read(name: str, many: int) -> None:
    found = provider("tmdb", Always(sample(f"themoviedbapi/find_{name}_results.json")))

    assert len(found.find(Ref("imdb", "tt0000001"), None, SOON)) == many


@pytest.mark.parametrize(
    ("name", "status", "raised"),
    [
        ("error-status-400", 400, NetworkTrouble),
        ("error-status-401", 401, KeyNeeded),
        ("error-status-response", 404, Gone),
    ],
)
def test_the_real_refusals_are_understood(name: str, status: int, raised: type[Exception]) -> None:
    refusing = Shelf({}, Answer(status, sample(f"errors/{name}.json")))

    with pytest.raises(raised):
        provider("tmdb", refusing).entry(LIGHTHOUSE, Kind.FILM, SOON)
