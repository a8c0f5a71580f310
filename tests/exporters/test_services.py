"""What every format for others owes its users: whole files, the same ones each time, and losses that are told."""

import csv
import io
import json
import tracemalloc
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, TextIO
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SUNDAY
from tests.exporters.histories import BERLIN, history, planned, rated, watched, written
from watchlog.model.lists import Listing, TitleList
from watchlog.model.passes import PassNote, Skip
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.snapshot import Snapshot, TitleOrder
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Kind, Ref, Status, Title
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.registry import exporter

TABLES = ("letterboxd", "letterboxd-watchlist", "imdb", "imdb-watchlist", "yamtrack", "simkl")
FORMATS = (*TABLES, "trakt", "mal", "html", "ics")
STREAMED = (*TABLES, "trakt", "ics")
every_format = pytest.mark.parametrize("name", FORMATS)

LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=20).filter(
    lambda text: bool(text.strip())
)
TITLES = st.builds(
    Title,
    st.integers(1, 9),
    LINES,
    st.none() | LINES,
    st.none() | st.integers(1900, 2026),
    st.none() | st.sampled_from(Kind),
    st.sampled_from([(), (Ref("imdb", "tt1"),), (Ref("mal", "5"), Ref("tmdb", "tv/9")), (Ref("trakt", "movie/3"),)]),
)
PORTIONS = st.sampled_from([WHOLE, Portion(1), Portion(0, 1), Portion(1, 2), Portion(2, 1), Portion(None, 590)])
WHENS = st.sampled_from([UNKNOWN, When("2021"), When("2021-10"), When("2021-10-03"), When.of_moment(SUNDAY)])
STARS = st.builds(Stars, st.integers(0, 100), st.sampled_from(sorted(SCALES.values())))
WATCHES = st.builds(
    Watch, st.integers(1, 99), TITLES, PORTIONS, WHENS, st.none() | STARS, st.none() | LINES,
    st.lists(LINES, max_size=2).map(tuple), st.none() | LINES, st.none() | LINES, st.booleans(),
    st.none() | st.integers(1, 3), st.none() | LINES, st.just("watchlog"), st.just(SUNDAY),
)  # fmt: skip
SNAPSHOTS = st.builds(
    lambda watches, titles: (
        watches,
        [rated(title, 85) for title in titles],
        [planned(title, title.original_name) for title in titles],
    ),
    st.lists(WATCHES, max_size=4),
    st.lists(TITLES, max_size=2),
)


def read(name: str, content: bytes) -> Any:
    """What a reader of that format makes of it; it raises what it does not understand."""
    if name in TABLES:
        return list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
    if name == "trakt":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [json.loads(archive.read(member)) for member in archive.namelist()]
    if name == "mal":
        return list(ET.fromstring(content))  # noqa: S314 - we wrote it
    if name == "html":
        return HTMLParser().feed(content.decode())
    from icalendar import Calendar

    return Calendar.from_ical(content).walk("VEVENT")


@every_format
@settings(max_examples=20)
@given(parts=SNAPSHOTS)
def test_any_history_makes_a_file_that_can_be_read_and_the_same_each_time(name: str, parts: tuple[Any, ...]) -> None:
    content, told = written(name, history(*parts))

    found = read(name, content)
    assert (content, told) == written(name, history(*parts))
    assert all("\n" not in each and (": " in each or " does not take " in each) for each in told)
    if name in TABLES:
        assert {len(row) for row in found} == {len(found[0])}


OF_SITTINGS = ("letterboxd", "trakt", "yamtrack", "simkl", "mal", "html", "ics")
NEEDED = {"mal": "mal", "yamtrack": "tmdb"}
"""The ids without which a service does not know a title."""

FILM = Title(1, "The Pier", year=1962, kind=Kind.FILM, refs=(Ref("imdb", "tt1"), Ref("mal", "5"), Ref("tmdb", "71")))
SERIES = Title(2, "Harbour Lights", kind=Kind.SERIES, refs=FILM.refs)
SAID: dict[str, dict[str, Any]] = {
    "a moment": {"when": When.of_moment(SUNDAY)},
    "a month": {"when": When("2021-10")},
    "no date": {"when": UNKNOWN},
    "another day": {"when": When("2021-10-04")},
    "a rating": {"stars": Stars(70)},
    "a fine rating": {"stars": Stars(77, SCALES["hundred"])},
    "a note": {"note": "Fine."},
    "a tag": {"tags": ("rain",)},
    "a service": {"service": "DVD"},
    "companions": {"companions": "Anna"},
    "a rewatch": {"rewatch": True},
    "an original title": {"title": FILM._replace(original_name="Der Steg")},
    "a series": {"title": SERIES},
    "an episode": {"title": SERIES, "portion": Portion(1, 2)},
    "a season": {"title": SERIES, "portion": Portion(1)},
    "an episode counted through": {"title": SERIES, "portion": Portion(None, 590)},
}
PARTS: dict[str, dict[str, Any]] = {
    "a rating": {"ratings": [rated(FILM, 60)]},
    "an earlier rating": {"ratings": [rated(FILM, 60), rated(FILM, 80)]},
    "a rating of an episode": {"ratings": [rated(SERIES, 60, Portion(1, 2))]},
    "a plan": {"plans": [planned(FILM)]},
    "a plan with a note": {"plans": [planned(FILM, "Anna says so")]},
    "a plan of a series": {"plans": [planned(SERIES)]},
    "a list": {"lists": [TitleList("Harbours", None, SUNDAY, "")]},
    "an entry of a list": {"listings": [Listing(FILM, WHOLE, "Harbours", 1, None, SUNDAY, "")]},
    "a review": {"listings": [Listing(FILM, WHOLE, "Reviews", None, "Fine.", SUNDAY, "")]},
    "a status": {"stating": [SERIES._replace(status=Status.DROPPED)]},
    "another status": {"stating": [SERIES._replace(status=Status.PAUSED)]},
    "a note of a pass": {"pass_notes": [PassNote(0, SERIES, 1, SUNDAY, "")]},
    "a skip": {"skips": [Skip(0, SERIES, Portion(0), SUNDAY, "")]},
    "an order": {"orders": [TitleOrder(SERIES, ((1, 1),))]},
}


@pytest.mark.parametrize("name", OF_SITTINGS)
@pytest.mark.parametrize("said", SAID)
def test_what_a_sitting_says_is_in_the_file_or_told(name: str, said: str) -> None:
    plain = watched(FILM, number=1)

    assert written(name, history([plain])) != written(name, history([plain._replace(**SAID[said])]))


@pytest.mark.parametrize("name", [name for name in OF_SITTINGS if name != "letterboxd"])
@pytest.mark.parametrize("said", [{"episode_title": "Fog"}, {"pass_number": 2}, {"portion": Portion(1, 2)}])
def test_what_a_sitting_says_of_an_episode_is_in_the_file_or_told(name: str, said: dict[str, Any]) -> None:
    plain = watched(SERIES, Portion(1, 1), number=1, pass_number=1)

    assert written(name, history([plain])) != written(name, history([plain._replace(**said)]))


@pytest.mark.parametrize("name", OF_SITTINGS)
def test_an_id_that_stays_behind_is_told(name: str) -> None:
    bare = FILM._replace(refs=tuple(ref for ref in FILM.refs if ref.service == NEEDED.get(name)))

    told = written(name, history([watched(bare._replace(refs=(*bare.refs, Ref("wikidata", "Q1"))))]))[1]

    assert any("other ids (1)" in each for each in told)
    assert not any("other ids" in each for each in written(name, history([watched(bare)]))[1])


@every_format
@pytest.mark.parametrize("part", PARTS)
def test_what_a_history_says_beside_is_in_the_file_or_told(name: str, part: str) -> None:
    before = {"ratings": PARTS["a rating"]["ratings"]} if part == "an earlier rating" else {}

    assert written(name, history([watched(FILM)], **before)) != written(name, history([watched(FILM)], **PARTS[part]))


@pytest.mark.parametrize("name", STREAMED)
def test_a_large_history_is_never_one_text_in_memory(name: str) -> None:
    note = "A note of some length that would add up. " * 50

    def watches() -> Iterator[Watch]:
        film = Title(1, "The Pier", kind=Kind.FILM, refs=(Ref("imdb", "tt1"), Ref("tmdb", "71")))
        for number in range(1_000):
            yield watched(film, when=When("2021-10-03"), number=number, note=note if name != "simkl" else None)

    with io.TextIOWrapper(io.BufferedWriter(Nowhere()), encoding="utf-8", newline="") as file:
        tracemalloc.start()
        try:
            exporter(name).write(Snapshot(watches(), (), (), (), zone=BERLIN), file)
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

    assert most < 1_000_000


class Nowhere(io.RawIOBase):
    """A file that forgets what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.place = 0

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self.place += len(content)
        return len(content)

    def tell(self) -> int:
        return self.place


def test_a_file_is_written_as_it_is_read() -> None:
    """The first watches are written before the last ones are asked for."""
    asked: list[int] = []
    content = io.BytesIO()
    file: TextIO = io.TextIOWrapper(content, encoding="utf-8", newline="", write_through=True)

    def watches() -> Iterator[Watch]:
        for number in range(3):
            asked.append(content.getvalue().count(b"The Pier"))
            yield watched(number=number)

    exporter("letterboxd").write(Snapshot(watches(), (), (), ()), file)

    assert asked == [0, 1, 2]
