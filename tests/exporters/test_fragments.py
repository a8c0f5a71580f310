"""What a record of an import says is kept as a small archive until it is decided, and comes back as it was."""

import json
from datetime import UTC, timezone
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SUNDAY
from tests.records.conftest import ZONES, lines, notes, refs, stars, watches
from watchlog.errors import BadInput
from watchlog.exporters.archive import fragment
from watchlog.importers.archive import of_fragment
from watchlog.model.arrival import Content, Seen, Stands
from watchlog.model.lists import Listing, TitleList
from watchlog.model.opinion import Plan, Rating
from watchlog.model.order import Order
from watchlog.model.passes import PassNote, Skip
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.snapshot import TitleOrder
from watchlog.model.title import Kind, ShownAs, Status, Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When

moments: Final = st.datetimes(timezones=st.just(UTC))
portions: Final = st.builds(Portion, st.none() | st.integers(0, 9999), st.none() | st.integers(0, 99_999))
days: Final = st.just(UNKNOWN) | st.tuples(st.dates().map(str), st.sampled_from((4, 7, 10))).map(
    lambda drawn: When(drawn[0][: drawn[1]])
)
titles: Final = st.builds(
    Title,
    id=st.integers(-2, 2),
    name=lines,
    original_name=st.none() | lines,
    year=st.none() | st.integers(1870, 2200),
    kind=st.none() | st.sampled_from(Kind),
    refs=refs,
    status=st.none() | st.sampled_from(Status),
    unlinked=refs,
    shown_as=st.none() | st.sampled_from(ShownAs),
    order=st.none() | st.sampled_from(Order),
)
places: Final = st.none() | st.integers(1, 2**53 - 1)
unsaved: Final = st.just(0)
sittings: Final = st.builds(lambda watch, title: watch._replace(id=0, title=title), watches, titles)
contents: Final = st.lists(
    st.one_of(
        sittings,
        st.builds(Seen, sittings, st.integers(1, 9999)),
        st.builds(Rating, unsaved, titles, portions, stars, moments, lines),
        st.builds(Plan, unsaved, titles, st.none() | notes, moments, lines),
        st.builds(
            PassNote, unsaved, titles, st.integers(1, 9999), moments, lines, st.none() | lines, st.none() | notes,
            st.none() | stars, days, days, st.booleans(),
        ),
        st.builds(Skip, unsaved, titles, portions.filter(lambda portion: portion != WHOLE), moments, lines),
        st.builds(TitleOrder, titles, st.sampled_from((((1, 2), (1, 1)), ((0, 1),)))),
        st.builds(Listing, titles, portions, lines, places, st.none() | notes, moments, lines),
        st.builds(TitleList, lines, st.none() | notes, moments, lines),
        st.builds(Stands, titles, st.sampled_from(Status)),
        st.builds(SavedView, st.sampled_from(("good", "short")), st.sampled_from(("stars:4..", "dune -heat")), moments),
    ),
    max_size=5,
)  # fmt: skip
"""What records may say, of every kind that there is."""


@given(contents)
def test_what_a_record_says_comes_back_as_it_was_and_in_its_order(said: list[Content]) -> None:
    assert of_fragment(fragment(said)) == said


@given(contents)
def test_it_stands_on_one_line(said: list[Content]) -> None:
    assert "\n" not in fragment(said)


@given(sittings, ZONES)
def test_a_moment_keeps_its_zone(watch: Watch, zone: timezone) -> None:
    when = When.of_moment(SUNDAY.astimezone(zone))

    (kept,) = of_fragment(fragment([watch._replace(when=when)]))

    assert isinstance(kept, Watch)
    assert str(kept.when.at) == str(when.at)


def test_two_titles_of_one_name_stay_two() -> None:
    said: list[Content] = [Stands(Title(0, "Dune", year=year), Status.DROPPED) for year in (1984, 2021)]

    assert of_fragment(fragment(said)) == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 5, "titles": [{}]}',
        '{"version": 5, "titles": [], "watches": [{"turn": 0, "title": 0}]}',
        '{"version": 5, "titles": [], "lists": [{"name": "Likes"}]}',
    ],
)
def test_what_is_no_piece_of_an_archive_is_told_so(text: str) -> None:
    with pytest.raises(BadInput):
        of_fragment(text)


def test_it_says_of_itself_what_it_is() -> None:
    document = json.loads(fragment([]))

    assert document == {"format": "watchlog-archive", "version": 5, "titles": []}
