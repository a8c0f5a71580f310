"""TVmaze: what becomes of its answers, of old ones and of new ones."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.providers import bodies
from tests.providers.shelves import SOON, Always, Shelf, provider
from watchlog.errors import NetworkTrouble
from watchlog.model.catalogue import Credit, Entry, Offer, OtherName, Role
from watchlog.model.title import Kind, Ref
from watchlog.providers.protocol import Gone, Provider, Wanted

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "tvmaze"
PILOTS = Ref("tvmaze", "71001")
HARBOUR = Ref("tvmaze", "71002")
EACH_PART = ("episodes", "seasons", "cast", "crew", "akas")


def tvmaze(contents: dict[str, Any]) -> Provider:
    return provider("tvmaze", Shelf(contents))


def entry(**changes: Any) -> Entry:
    """The made-up show, with some of its fields or parts changed."""
    show = bodies.TVMAZE["/shows/71001"] | changes
    return tvmaze({"/shows/71001": show}).entry(PILOTS, None, SOON)


def embedding(**parts: Any) -> Entry:
    return entry(_embedded=bodies.TVMAZE["/shows/71001"]["_embedded"] | parts)


def sample(*names: str) -> Any:
    file = SAMPLES.joinpath(*names)
    if not file.exists():
        pytest.skip("the real bodies are not here")
    return json.loads(file.read_bytes())


def test_a_show_is_one_call() -> None:
    shelf = Shelf(bodies.TVMAZE)

    provider("tvmaze", shelf).entry(PILOTS, None, SOON)

    assert shelf.asked == ["/shows/71001"]
    assert shelf.calls[0].parameters == (
        ("embed[]", "episodeswithspecials"),
        ("embed[]", "seasons"),
        ("embed[]", "cast"),
        ("embed[]", "crew"),
        ("embed[]", "akas"),
    )


def test_parts_that_are_not_embedded_are_asked_for_by_themselves() -> None:
    shelf = Shelf(bodies.TVMAZE)

    found = provider("tvmaze", shelf).entry(HARBOUR, None, SOON)

    assert shelf.asked == ["/shows/71002", *(f"/shows/71002/{part}" for part in EACH_PART)]
    assert [episode.name for episode in found.episodes] == ["Fog"]
    assert (found.seasons, found.credits, found.names) == ((), (), ())


def test_episodes_without_specials_are_taken_where_a_server_embeds_those() -> None:
    parts = {"episodes": bodies.EPISODES[:1], "seasons": None, "cast": [], "crew": [], "akas": []}

    assert [episode.id for episode in entry(_embedded=parts).episodes] == ["5001"]


def test_the_facts_of_a_show() -> None:
    found = entry()

    assert (found.provider, found.ref, found.kind, found.name) == ("tvmaze", PILOTS, Kind.SERIES, "The Pilots")
    assert (found.year, found.premiered, found.ended, found.state) == (2011, "2011-03-04", "2013-11-29", "Ended")
    assert (found.languages, found.countries, found.genres) == (("German",), ("Germany",), ("Drama", "Crime"))
    assert (found.networks, found.runtime, found.zone) == (("Küste 1", "Strom"), 47, "Europe/Berlin")
    assert found.summary == "The Pilots bring ships & crews home.\n\nOr not."
    assert found.poster == "https://static.tvmaze.com/uploads/images/original_untouched/9/1.jpg"
    assert found.page == "https://www.tvmaze.com/shows/71001/the-pilots"
    assert found.refs == (Ref("imdb", "tt8812345"), Ref("tvdb", "881234"))
    assert found.stamp == "1700000000"


def test_the_name_of_the_shows_own_country_is_its_original_name() -> None:
    found = entry()

    assert found.original_name == "Die Lotsen"
    assert found.names == (OtherName("Die Lotsen"), OtherName("Losene", "Norway"))


@pytest.mark.parametrize(
    ("language", "akas"),
    [
        ("English", bodies.AKAS),
        (None, bodies.AKAS),
        ("German", [{"name": "Losene", "country": bodies.NORWAY}]),
        ("German", [{"name": "Die Lotsen", "country": None}, {"name": "Lotsen!", "country": None}]),
        ("German", [{"name": "The pilots", "country": None}]),
        ("German", [{"name": None, "country": None}]),
    ],
)
def test_where_there_is_doubt_there_is_no_original_name(language: str | None, akas: list[Any]) -> None:
    show = bodies.TVMAZE["/shows/71001"]
    parts = show["_embedded"] | {"akas": akas}

    assert entry(language=language, _embedded=parts).original_name is None


def test_episodes_stand_in_order_with_specials_after_those_that_are_counted() -> None:
    labels = [episode.label for episode in entry().episodes]

    assert labels == ["S01E01", "S01E02", "S01 special", "S2013E01"]


def test_a_special_has_no_number_or_says_so() -> None:
    specials = {episode.id: episode.special for episode in entry().episodes}

    assert specials == {"5001": False, "5002": False, "5009": True, "5100": True}


def test_the_moment_of_an_episode_keeps_its_offset() -> None:
    first, second, special, _ = entry().episodes

    assert first.air_at == datetime(2011, 3, 4, 20, 15, tzinfo=timezone(timedelta(hours=1)))
    assert first.air_at.utcoffset() == timedelta(hours=1)
    assert second.air_at == datetime(2011, 3, 11, 19, 15, tzinfo=UTC)
    assert (first.air_date, first.air_time) == ("2011-03-04", "20:15")
    assert (special.air_date, special.air_time, special.air_at) == (None, None, None)


def test_the_summary_of_an_episode_keeps_its_lines() -> None:
    assert [episode.summary for episode in entry().episodes[:2]] == ["A ship is late.\nSo is its pilot.", None]


def test_a_season_may_be_a_year() -> None:
    first, last = entry().seasons

    assert (first.number, first.name, first.episodes, first.premiered) == (1, None, 8, "2011-03-04")
    assert (last.number, last.name, last.episodes, last.premiered) == (2013, "Last", None, None)


def test_two_episodes_may_share_an_id() -> None:
    twice = [bodies.EPISODES[0], bodies.EPISODES[2] | {"id": 5001}]

    assert [episode.id for episode in embedding(episodeswithspecials=twice).episodes] == ["5001", "5001"]


def test_people_are_told_once_and_producers_not_at_all() -> None:
    assert entry().credits == (
        Credit("Ines Roth", Role.CREATOR),
        Credit("Ada Vogt", Role.CAST, "Captain Hahn"),
        Credit("Bo Lund", Role.CAST),
    )


def test_a_show_of_2017_is_read() -> None:
    found = provider("tvmaze", Shelf(bodies.TVMAZE)).entry(HARBOUR, None, SOON)

    assert (found.year, found.ended, found.runtime, found.zone, found.countries) == (None, None, 30, None, ())
    assert found.networks == ("Strom",)
    assert found.refs == (Ref("tvrage", "99001"),)
    assert found.episodes[0].air_at == datetime(2017, 2, 2, 4, tzinfo=UTC)


def test_a_show_of_nulls_alone_is_read() -> None:
    nulls = dict.fromkeys(bodies.SHOW) | {"id": "71001", "name": "The Pilots"}

    found = tvmaze({"/shows/71001": nulls}).entry(PILOTS, None, SOON)

    assert found == Entry("tvmaze", PILOTS, Kind.SERIES, "The Pilots")


def test_an_address_that_is_not_https_becomes_so_or_is_none() -> None:
    assert entry(image={"original": "ftp://files.example/1.jpg", "medium": None}).poster is None
    assert entry(image={"original": None, "medium": "http://a.example/1.jpg"}).poster == "https://a.example/1.jpg"
    assert entry(url="https://user:word@a.example/").page is None
    assert entry(url="https://[").page is None


def test_a_search_tells_what_to_choose_by() -> None:
    first, second = tvmaze(bodies.TVMAZE).search(Wanted("The Pilots"), SOON)

    assert first == Offer("tvmaze", PILOTS, Kind.SERIES, "The Pilots", year=2011, network="Küste 1", country="Germany")
    assert second == Offer("tvmaze", HARBOUR, Kind.SERIES, "Harbour", network="Strom")


def test_a_film_is_not_looked_for() -> None:
    shelf = Shelf(bodies.TVMAZE)

    assert provider("tvmaze", shelf).search(Wanted("The Pilots", kind=Kind.FILM), SOON) == []
    assert not shelf.calls


@pytest.mark.parametrize("ref", [PILOTS, Ref("imdb", "tt8812345"), Ref("tvdb", "881234")])
def test_a_show_is_found_by_its_ids(ref: Ref) -> None:
    assert [offer.ref for offer in tvmaze(bodies.TVMAZE).find(ref, None, SOON)] == [PILOTS]


@pytest.mark.parametrize(
    "value", ["../shows/1", "71001?embed=cast", "-1", "0", "\N{ARABIC-INDIC DIGIT SEVEN}", "9" * 40, "tt1"]
)
def test_what_can_be_no_id_is_never_asked_for(value: str) -> None:
    shelf = Shelf({})

    assert provider("tvmaze", shelf).find(Ref("tvmaze", value), None, SOON) == []
    with pytest.raises(Gone):
        provider("tvmaze", shelf).entry(Ref("tvmaze", value), None, SOON)
    assert not shelf.calls


@pytest.mark.parametrize(
    ("hours", "span", "shows"),
    [
        (0, "day", "71001 71002"),
        (22, "day", "71001 71002"),
        (24, "week", "71001 71002 71003"),
        (24 * 20, "month", "71001 71003 71004"),
    ],
)
def test_the_shortest_span_that_reaches_back_is_asked_for(hours: int, span: str, shows: str) -> None:
    shelf = Shelf(bodies.TVMAZE)

    stamps = provider("tvmaze", shelf).changed(timedelta(hours=hours), SOON)

    assert stamps is not None
    assert " ".join(stamps) == shows
    assert stamps["71001"] == "1700000000"
    assert [call.parameters for call in shelf.calls] == [(("since", span),)]


def test_what_changed_longer_ago_is_sought_among_all_shows() -> None:
    shelf = Shelf(bodies.TVMAZE | {"/updates/shows": {"71001": 1700000000}})

    assert provider("tvmaze", shelf).changed(timedelta(days=40), SOON) == {"71001": "1700000000"}
    assert [call.parameters for call in shelf.calls] == [()]


def test_a_refusal_is_no_missing_show() -> None:
    with pytest.raises(NetworkTrouble, match=r"refuses to answer \(status 403\)"):
        provider("tvmaze", Always(None, 403)).find(PILOTS, None, SOON)


def test_the_real_searches_are_read() -> None:
    for names in (["search_2023.json"], ["tvmaze4j_2017", "show_search.json"]):
        hits = sample(*names)

        offers = provider("tvmaze", Always(hits)).search(Wanted("any"), SOON)

        assert [offer.name for offer in offers] == [hit["show"]["name"] for hit in hits]


@pytest.mark.parametrize(
    "name",
    [
        "show_2023.json",
        "show_13_embed_seasons_2020.json",
        "singlesearch_house_embed_seasons.json",
        "singlesearch_unicode_kroniken_embed_seasons.json",
        "singlesearch_webchannel_jessica_jones.json",
        "tvmaze4j_2017/show_lookup.json",
        "tvmaze4j_2017/show_single_search_with_episodes.json",
    ],
)
def test_the_real_shows_are_read(name: str) -> None:
    show = sample(*name.split("/"))
    path = f"/shows/{show['id']}"

    found = tvmaze({path: show}).entry(Ref("tvmaze", str(show["id"])), None, SOON)

    embedded = show.get("_embedded", {})
    assert found.name == show["name"]
    assert found.year == int(show["premiered"][:4])
    assert Ref("imdb", show["externals"]["imdb"]) in found.refs
    assert len(found.seasons) == len(embedded.get("seasons", []))
    assert [episode.name for episode in found.episodes] == [each["name"] for each in embedded.get("episodes", [])]
    assert "<" not in (found.summary or "<")


def test_the_real_episodes_are_read() -> None:
    specimens = [sample("tvmaze4j_2017", "episodes.json"), sample("episodesbydate_249.json")]
    specimens += [sample("episodes_modern.part.json"), [sample("episodebynumber_180_1x13_no_airdate.json")]]

    for episodes in specimens:
        found = embedding(episodeswithspecials=episodes).episodes
        assert [(each.season, each.number) for each in found] == [(each["season"], each["number"]) for each in episodes]
        assert [each.air_at is None for each in found] == [each["airstamp"] is None for each in episodes]


def test_the_real_seasons_and_names_are_read() -> None:
    found = embedding(seasons=sample("tvmaze4j_2017", "seasons.json"), akas=sample("tvmaze4j_2017", "akas.json"))

    assert [season.number for season in found.seasons] == [1, 2, 3, 4]
    assert [name.country for name in found.names] == ["Russian Federation"]
