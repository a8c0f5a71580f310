"""MyAnimeList's XML: well-formed whatever a title holds, with the elements that importers ask for."""

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import SUNDAY
from tests.exporters.histories import (
    EVENING,
    FILM,
    HOSTILE,
    UNKNOWN,
    history,
    named,
    planned,
    rated,
    stars,
    watched,
    written,
)  # fmt: skip
from watchlog.exporters.plain import line
from watchlog.model.lists import Listing, TitleList
from watchlog.model.passes import PassNote
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.snapshot import Snapshot
from watchlog.model.title import Kind, Ref, Status, Title
from watchlog.model.watch import Watch
from watchlog.model.when import When

ANIME = Title(4, "Mecha Harbour", kind=Kind.SERIES, refs=(Ref("mal", "40028"),))
ASKED_FOR = {
    "series_animedb_id", "my_watched_episodes", "my_score", "my_status", "my_times_watched", "my_rewatching",
    "update_on_import",
}  # fmt: skip


def document(snapshot: Snapshot) -> tuple[ET.Element, list[str]]:
    content, told = written("mal", snapshot)
    return ET.fromstring(content), told  # noqa: S314 - we wrote it


def entry(snapshot: Snapshot) -> dict[str, str]:
    (anime,) = document(snapshot)[0].findall("anime")
    return {part.tag: part.text or "" for part in anime}


def test_an_empty_list_is_a_document() -> None:
    root, told = document(history())

    assert (root.tag, [each.tag for each in root]) == ("myanimelist", ["myinfo"])
    assert root.findtext("myinfo/user_total_anime") == "0"
    assert told == []


def test_a_series_has_its_progress_its_rating_and_its_dates() -> None:
    watches = [watched(ANIME, Portion(1, number), When(f"2021-10-0{number}")) for number in (1, 2, 2, 3)]
    watches[2] = watches[2]._replace(pass_number=2, note="Better.", tags=("mecha",))

    found = entry(history(watches, [rated(ANIME, 80)]))

    assert set(found) >= ASKED_FOR
    assert (found["series_animedb_id"], found["series_title"], found["series_type"]) == ("40028", "Mecha Harbour", "TV")
    assert (found["my_watched_episodes"], found["my_score"], found["my_status"]) == ("3", "8", "Watching")
    assert (found["my_start_date"], found["my_finish_date"]) == ("2021-10-01", "0000-00-00")
    assert (found["my_times_watched"], found["my_comments"], found["my_tags"]) == ("1", "Better.", "mecha")
    assert found["update_on_import"] == "1"


@pytest.mark.parametrize(
    ("status", "word"),
    [(Status.DROPPED, "Dropped"), (Status.PAUSED, "On-Hold"), (Status.COMPLETED, "Completed"), (None, "Plan to Watch")],
)
def test_where_somebody_stands_is_said_in_its_words(status: Status | None, word: str) -> None:
    anime = ANIME._replace(status=status)
    snapshot = history(plans=[planned(anime)], stating=[anime] if status else [])

    root, _ = document(snapshot)

    assert root.findtext("anime/my_status") == word
    assert sum(int(part.text or "") for part in root.findall("myinfo/*")[2:]) == 1


def test_a_film_that_was_seen_again_is_completed_and_counts() -> None:
    film = ANIME._replace(kind=Kind.FILM)

    found = entry(history([watched(film, when=UNKNOWN), watched(film, when=EVENING, stars=stars(100))]))

    assert (found["series_type"], found["my_status"], found["my_watched_episodes"]) == ("Movie", "Completed", "1")
    assert (found["my_times_watched"], found["my_score"], found["my_finish_date"]) == ("1", "10", "2021-10-03")


def test_what_has_no_place_is_told() -> None:
    snapshot = history(
        [
            watched(FILM),
            watched(ANIME, Portion(0, 1), EVENING, service="Blu-ray"),
            watched(ANIME, Portion(1, 1), When("2022-02-02"), stars=stars(70)),
        ],
        [rated(ANIME, 75)],
    )

    assert document(snapshot)[1] == [
        "1 rating of a season or an episode was left out: there a title has one rating",
        "1 title was left out: it has no mal id, by which MyAnimeList knows anime",
        "1 day of a sitting was left out: MyAnimeList takes the first and the last",
        "1 special was left out: MyAnimeList counts the episodes that have a number",
        "1 rating was rounded: the scale there has ten steps",
        "MyAnimeList does not take times of day (1), services (1), other ids (1)",
    ]


def run(began: str | None = None, ended: str | None = None, number: int = 1, **more: Any) -> PassNote:
    return PassNote(70, ANIME, number, SUNDAY, "watchlog", began=When(began), ended=When(ended), **more)


def seen(times: dict[int, int], season: int | None = None, **more: Any) -> list[Watch]:
    """Episodes that were seen so often, nobody knows when."""
    return [
        watched(ANIME, Portion(season, number), UNKNOWN, **more)
        for number, often in times.items()
        for _ in range(often)
    ]


def test_what_was_said_of_a_run_goes_before_the_days_of_its_sittings() -> None:
    notes = [run("2015", "2015-06", note="Slow."), run("2019-01-01", number=2, note="Slower.")]
    watches = [watched(ANIME, Portion(None, 1), When("2015-04-02"))]

    found = entry(history(watches, pass_notes=notes))

    assert (found["my_start_date"], found["my_finish_date"]) == ("2015-00-00", "2015-06-00")
    assert found["my_comments"] == "Slow.\n\nSlower."
    assert document(history(watches, pass_notes=notes))[1] == [
        "1 day of a pass was left out: there a title has the days of one",
        "1 day of a sitting was left out: MyAnimeList takes the first and the last",
    ]


def test_a_name_of_a_pass_stays_behind_and_is_told() -> None:
    _, told = document(history(seen({1: 1}), pass_notes=[run(name="With Anna")]))

    assert told == ["left behind: 1 note of a pass; --format archive takes everything"]


def test_all_of_it_seen_twice_is_one_time_again() -> None:
    found = entry(history(seen(dict.fromkeys(range(1, 27), 2))))

    assert (found["my_watched_episodes"], found["my_times_watched"]) == ("26", "1")


@pytest.mark.parametrize("season", [None, 1])
def test_the_first_episodes_of_a_completed_series_seen_once_more_are_being_watched_again(season: int | None) -> None:
    anime = ANIME._replace(status=Status.COMPLETED)
    watches = [watch._replace(title=anime) for watch in seen({1: 2, 2: 2, 3: 1}, season)]

    found = entry(history(watches))

    assert (found["my_times_watched"], found["my_rewatching"], found["my_rewatching_ep"]) == ("0", "1", "2")


@pytest.mark.parametrize("times", [{1: 1, 2: 2, 3: 1}, {1: 3, 2: 1}, {1: 1, 2: 1}])
def test_a_favourite_seen_again_is_no_run(times: dict[int, int]) -> None:
    anime = ANIME._replace(status=Status.COMPLETED)

    found = entry(history([watch._replace(title=anime) for watch in seen(times)]))

    assert (found["my_rewatching"], found["my_rewatching_ep"]) == ("0", "0")


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((1, 2, 3), []),
        ((1, 3, 4), ["2 episodes count as earlier ones: MyAnimeList takes how many, and not which"]),
    ],
)
def test_only_what_lies_behind_a_gap_counts_as_earlier(numbers: tuple[int, ...], told: list[str]) -> None:
    assert document(history(seen(dict.fromkeys(numbers, 1))))[1] == told


def test_lists_that_were_tags_there_are_tags_and_others_stay_behind() -> None:
    listings = [
        Listing(ANIME, WHOLE, "rain", None, None, SUNDAY, "mal"),
        Listing(ANIME, WHOLE, "Collection", None, "DVD, 2.00", SUNDAY, "mal"),
        Listing(ANIME, WHOLE, "Comments", None, "Later.", SUNDAY, "mal"),
        Listing(ANIME, WHOLE, "Mine", None, None, SUNDAY, "watchlog"),
    ]
    lists = [TitleList(listing.list_name, None, SUNDAY, listing.source) for listing in listings]
    snapshot = history(seen({1: 1}, tags=("sea",)), listings=listings, lists=lists)

    found = entry(snapshot)

    assert (found["my_tags"], found["my_comments"]) == ("sea, rain", "Later.")
    assert (found["my_storage"], found["my_storage_value"]) == ("DVD", "2.00")
    assert document(snapshot._replace(watches=iter(seen({1: 1}))))[1] == [
        "left behind: 1 list and 1 entry of a list; --format archive takes everything"
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_the_document(name: str) -> None:
    found = entry(history([watched(named(name), WHOLE, note=f"{name}\n{name}", tags=(name,))]))

    assert found["series_title"] == line(name)
    assert found["my_tags"] == line(name)
    assert not re.search("[\x00-\x08]", found["my_comments"])
