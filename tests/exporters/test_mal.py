"""MyAnimeList's XML: well-formed whatever a title holds, with the elements that importers ask for."""

import re
from xml.etree import ElementTree as ET

import pytest

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
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.snapshot import Snapshot
from watchlog.model.title import Kind, Ref, Status, Title
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


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_the_document(name: str) -> None:
    found = entry(history([watched(named(name), WHOLE, note=f"{name}\n{name}", tags=(name,))]))

    assert found["series_title"] == line(name)
    assert found["my_tags"] == line(name)
    assert not re.search("[\x00-\x08]", found["my_comments"])
