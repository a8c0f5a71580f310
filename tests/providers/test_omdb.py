"""OMDb: what becomes of its answers, where everything is a text."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.providers import bodies
from tests.providers.shelves import SOON, Always, Shelf, provider
from watchlog.errors import Busy, KeyNeeded, NetworkTrouble
from watchlog.model.catalogue import Credit, Entry, Role
from watchlog.model.title import Kind, Ref
from watchlog.providers.protocol import Gone, Provider, Wanted

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "omdb"
LIGHTHOUSE = Ref("imdb", "tt8800603")
PILOTS = Ref("imdb", "tt8812345")


def omdb(contents: dict[str, Any]) -> Provider:
    return provider("omdb", Shelf(contents))


def film(**changes: Any) -> Entry:
    return omdb({"/?i=tt8800603": bodies.OMDB_FILM | changes}).entry(LIGHTHOUSE, None, SOON)


def refusing(error: str, status: int = 200) -> Provider:
    return provider("omdb", Always({"Response": "False", "Error": error}, status))


def sample(name: str) -> Any:
    file = SAMPLES / name
    if not file.exists():
        pytest.skip("the real bodies are not here")
    return json.loads(file.read_bytes())


def test_the_facts_of_a_film() -> None:
    found = film()

    assert (found.provider, found.ref, found.kind, found.name) == ("omdb", LIGHTHOUSE, Kind.FILM, "The Dark Lighthouse")
    assert (found.year, found.premiered, found.runtime) == (1998, "1998-05-20", 103)
    assert (found.genres, found.languages) == (("Drama", "Mystery"), ("French",))
    assert found.countries == ("France", "Belgium")
    assert found.summary == "A lighthouse goes dark."
    assert found.poster == "https://ia.media-imdb.com/images/M/lighthouse.jpg"
    assert found.page == "https://www.imdb.com/title/tt8800603/"
    assert found.refs == ()


def test_what_a_writer_wrote_is_no_part_of_the_name() -> None:
    assert film().credits == (
        Credit("Anne Sel", Role.DIRECTOR),
        Credit("Anne Sel", Role.WRITER),
        Credit("Piet Graan", Role.WRITER),
        Credit("Luc Marin", Role.CAST),
    )


def test_not_available_is_nothing() -> None:
    keep = ("Title", "imdbID", "Type", "Response", "Ratings")
    empty = {key: value if key in keep else "N/A" for key, value in bodies.OMDB_FILM.items()}

    found = omdb({"/?i=tt8800603": empty}).entry(LIGHTHOUSE, None, SOON)

    page = "https://www.imdb.com/title/tt8800603/"
    assert found == Entry("omdb", LIGHTHOUSE, Kind.FILM, "The Dark Lighthouse", page=page)


@pytest.mark.parametrize(
    ("text", "year"),
    [("1998", 1998), ("2004–2010", 2004), ("2019–", 2019), ("2011-", 2011), ("–2010", None), ("", None)],  # noqa: RUF001
)
def test_a_span_of_years_begins_with_the_first(text: str, year: int | None) -> None:
    assert film(Year=text, Released="N/A").year == year


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("143 min", 143), ("1 min", 1), ("2 h 23 min", 143), ("2h", 120), ("0 min", None), ("long", None), ("", None)],
)
def test_a_runtime_is_minutes(text: str, minutes: int | None) -> None:
    assert film(Runtime=text).runtime == minutes


@pytest.mark.parametrize(
    ("text", "day"),
    [("14 Jun 2013", "2013-06-14"), ("2013-06-14", "2013-06-14"), ("31 Feb 2013", None), ("14 Foo 2013", None)],
)
def test_a_day_is_a_day_that_there_is(text: str, day: str | None) -> None:
    assert film(Released=text).premiered == day


def test_a_series_is_a_call_for_each_season() -> None:
    shelf = Shelf(bodies.OMDB)

    found = provider("omdb", shelf).entry(PILOTS, Kind.SERIES, SOON)

    assert [call.parameters[1:] for call in shelf.calls] == [(), (("Season", "1"),), (("Season", "2"),)]
    assert (found.kind, found.year, found.premiered, found.ended) == (Kind.SERIES, 2011, "2011-03-04", None)
    assert [season.number for season in found.seasons] == [1]
    assert [(each.id, each.label, each.name, each.air_date) for each in found.episodes] == [
        ("tt8800001", "S01E01", "Ebb", "2011-03-04"),
        ("tt8800002", "S01E02", "Flood", None),
    ]


@pytest.mark.parametrize("value", [1998, -1, 19.98, True, ["1998"], {}])
def test_what_is_no_text_is_trouble(value: object) -> None:
    for field in ("Title", "Year", "Released", "Runtime", "Genre", "imdbID", "Poster"):
        with pytest.raises(NetworkTrouble, match="can't be understood"):
            film(**{field: value})


def test_a_film_has_no_seasons_whatever_it_says() -> None:
    assert film(totalSeasons="3").seasons == ()


def test_a_series_may_not_tell_how_many_seasons_it_has() -> None:
    for told in ("N/A", "", "many", None):
        shelf = Shelf({"/?i=tt8812345": bodies.OMDB_SERIES | {"totalSeasons": told}})

        assert provider("omdb", shelf).entry(PILOTS, None, SOON).episodes == ()
        assert len(shelf.calls) == 1


def test_games_and_episodes_are_not_offered() -> None:
    offers = omdb(bodies.OMDB).search(Wanted("The Pilots"), SOON)

    assert [(offer.ref.value, offer.kind, offer.year) for offer in offers] == [
        ("tt8812345", Kind.SERIES, 2011),
        ("tt8812777", Kind.SERIES, 2020),
    ]
    game = omdb({"/?i=tt8800603": bodies.OMDB_FILM | {"Type": "game"}})
    assert game.find(LIGHTHOUSE, None, SOON) == []
    with pytest.raises(Gone):
        game.entry(LIGHTHOUSE, None, SOON)


def test_a_search_asks_for_the_kind_and_the_year_that_are_known() -> None:
    shelf = Shelf({"/": bodies.NOT_FOUND})

    provider("omdb", shelf).search(Wanted("Dallas", 1978, Kind.SERIES), SOON)

    assert shelf.calls[0].parameters == (("s", "Dallas"), ("type", "series"), ("y", "1978"))


@pytest.mark.parametrize("error", ["Movie not found!", "Series not found!", "Incorrect IMDb ID.", "Too many results."])
def test_nothing_found_is_said_with_a_good_status(error: str) -> None:
    assert refusing(error).search(Wanted("any"), SOON) == []
    assert refusing(error).find(LIGHTHOUSE, None, SOON) == []
    with pytest.raises(Gone):
        refusing(error).entry(LIGHTHOUSE, None, SOON)


@pytest.mark.parametrize("status", [200, 401])
def test_too_many_calls_are_no_wrong_key(status: int) -> None:
    with pytest.raises(Busy):
        refusing("Request limit reached!", status).search(Wanted("any"), SOON)


@pytest.mark.parametrize(
    ("error", "status"), [("Invalid API key!", 401), ("Invalid API key!", 200), ("No API key provided.", 401)]
)
def test_a_refused_key_is_named(error: str, status: int) -> None:
    with pytest.raises(KeyNeeded) as caught:
        refusing(error, status).find(LIGHTHOUSE, None, SOON)

    assert (caught.value.problem, caught.value.hint) == ("OMDb refuses the key", "watchlog auth set omdb")


@pytest.mark.parametrize("error", ["Error getting data.", "Something else", ""])
def test_any_other_error_is_trouble_and_does_not_mean_that_a_title_is_gone(error: str) -> None:
    for status in (200, 400):
        with pytest.raises(NetworkTrouble):
            refusing(error, status).entry(LIGHTHOUSE, None, SOON)


@pytest.mark.parametrize("value", ["8800603", "tt1", "tt8800603&s=x", "tt", "nm0000001"])
def test_what_can_be_no_id_is_never_asked_for(value: str) -> None:
    shelf = Shelf({})

    assert provider("omdb", shelf).find(Ref("imdb", value), None, SOON) == []
    with pytest.raises(Gone):
        provider("omdb", shelf).entry(Ref("imdb", value), None, SOON)
    assert not shelf.calls


def test_the_real_titles_are_read() -> None:
    man = provider("omdb", Always(sample("2026/i_tt0770828_movie.json"))).entry(Ref("imdb", "tt0770828"), None, SOON)
    lost = provider("omdb", Always(sample("i_tt0411008_series.json"))).entry(Ref("imdb", "tt0411008"), None, SOON)

    assert (man.kind, man.year, man.premiered, man.runtime) == (Kind.FILM, 2013, "2013-06-14", 143)
    assert (lost.kind, lost.year, lost.premiered, lost.runtime) == (Kind.SERIES, 2004, "2004-09-22", 44)
    assert Credit("Matthew Fox", Role.CAST) in lost.credits


def test_a_real_game_is_neither_film_nor_series() -> None:
    with pytest.raises(Gone):
        provider("omdb", Always(sample("t_star_wars_na_fields.json"))).entry(Ref("imdb", "tt0251413"), None, SOON)


@pytest.mark.parametrize(
    "name", ["s_star_wars.json", "2026/s_dallas_series_page1.json", "2026/s_dallas_series_page6.json"]
)
def test_the_real_searches_are_read(name: str) -> None:
    body = sample(name)

    offers = provider("omdb", Always(body)).search(Wanted("any"), SOON)

    wanted = [hit for hit in body["Search"] if hit["Type"] in ("movie", "series")]
    assert [offer.ref.value for offer in offers] == [hit["imdbID"] for hit in wanted]
    assert [offer.year for offer in offers] == [int(hit["Year"][:4]) for hit in wanted]


def test_a_real_season_is_read() -> None:
    answers = {
        "/?i=tt8812345": bodies.OMDB_SERIES | {"totalSeasons": "1"},
        "/?i=tt8812345&Season=1": sample("t_season1_true_detective.json"),
    }

    found = omdb(answers).entry(PILOTS, None, SOON)

    assert [episode.number for episode in found.episodes] == [*range(1, 9)]
    assert all(episode.air_date for episode in found.episodes)


@pytest.mark.parametrize(
    ("name", "raised"),
    [
        ("i_incorrect_id_error.json", Gone),
        ("s_not_found_error.json", Gone),
        ("2026/s_not_found_error.json", Gone),
        ("2026/error_getting_data.json", NetworkTrouble),
    ],
)
def test_the_real_errors_are_understood(name: str, raised: type[Exception]) -> None:
    with pytest.raises(raised):
        provider("omdb", Always(sample(name))).entry(LIGHTHOUSE, None, SOON)
