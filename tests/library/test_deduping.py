"""Watches that may be one viewing are told with the reason, and made one when the user says so."""

import json
from datetime import UTC, datetime

import pytest

from tests.library.traveller import DAY, FIVE, FOUR, Service, Traveller, at
from watchlog.model.stars import Stars
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.query.terms import EVERYTHING, Equals, Holds, Query

TRAKT, LETTERBOXD, SIMKL = map(Service, ("trakt", "letterboxd", "simkl"))


def pairs(traveller: Traveller, *watches: Watch) -> list[str]:
    """Why watches may be one that came in one file, where none is merged."""
    traveller.bring(*watches)
    return [pair.reason for pair in traveller.deduping.pairs(EVERYTHING)]


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (LETTERBOXD.watch(DAY), TRAKT.watch(at()), ["both on 2021-10-03, from letterboxd and trakt"]),
        (LETTERBOXD.watch(DAY), TRAKT.watch(DAY), ["both on 2021-10-03, from letterboxd and trakt"]),
        (SIMKL.watch(at(20)), TRAKT.watch(at()), ["20 minutes apart, from simkl and trakt"]),
        (SIMKL.watch(at()), TRAKT.watch(at()), ["both at the same minute, from simkl and trakt"]),
        (SIMKL.watch(UNKNOWN), TRAKT.watch(at()), ["one has no date, from trakt and simkl"]),
        (TRAKT.watch(at()), TRAKT.watch(at()), ["both at the same minute, from trakt"]),
        (TRAKT.watch(at()), TRAKT.watch(at(1)), []),
        (TRAKT.watch(DAY), TRAKT.watch(DAY), []),
        (TRAKT.watch(UNKNOWN), TRAKT.watch(at()), []),
        (SIMKL.watch(at(121)), TRAKT.watch(at()), []),
        (SIMKL.watch(When("2021")), TRAKT.watch(at()), []),
        (SIMKL.watch(at(), SIMKL.film("Heat", 1995)), TRAKT.watch(at()), []),
    ],
)
def test_a_pair_is_told_with_its_reason(traveller: Traveller, one: Watch, other: Watch, reasons: list[str]) -> None:
    assert pairs(traveller, one, other) == reasons


def test_a_watch_is_in_one_pair_and_the_nearest(traveller: Traveller) -> None:
    reasons = pairs(traveller, TRAKT.watch(at()), SIMKL.watch(at(60)), LETTERBOXD.watch(at(5)))

    assert reasons == ["5 minutes apart, from trakt and letterboxd"]


def test_a_watch_without_a_date_is_no_pair_where_several_have_one(traveller: Traveller) -> None:
    assert pairs(traveller, TRAKT.watch(at()), TRAKT.watch(at(9_000)), SIMKL.watch(UNKNOWN)) == []


def test_only_what_is_asked_for_is_compared(traveller: Traveller) -> None:
    pairs(traveller, TRAKT.watch(at(), tags=("a",)), SIMKL.watch(at(), tags=("a",)))

    assert len(traveller.deduping.pairs(Query((Equals("tag", "a"),)))) == 1
    assert traveller.deduping.pairs(Query((Holds("source", "simkl"),))) == []


def test_a_pair_becomes_one_watch_that_knows_what_both_knew(traveller: Traveller) -> None:
    pairs(traveller, LETTERBOXD.watch(DAY, note="Sand.", stars=FOUR), TRAKT.watch(at(), stars=FIVE, tags=("a",)))
    kept, gone = traveller.watches

    merged = traveller.deduping.merge(traveller.deduping.pairs(EVERYTHING))

    (watch,) = traveller.watches
    assert merged == 1
    assert watch == kept._replace(when=gone.when, tags=("a",), source="letterboxd+trakt")
    (rating,) = json.loads(traveller.house.archive())["ratings"]
    assert rating["stars"]["points"] == 100
    assert traveller.deduping.pairs(EVERYTHING) == []


def test_what_was_merged_is_known_when_it_comes_again(traveller: Traveller) -> None:
    said = [LETTERBOXD.watch(DAY), TRAKT.watch(at())]
    pairs(traveller, *said)
    traveller.deduping.merge(traveller.deduping.pairs(EVERYTHING))

    assert [traveller.bring(one).imported for one in said] == [0, 0]


@pytest.mark.parametrize("stars", [(FOUR, FIVE), (FOUR, FOUR), (None, FIVE)])
def test_a_count_with_stars_and_words_is_known_after_it_was_merged(
    traveller: Traveller, stars: tuple[Stars | None, Stars]
) -> None:
    first, second = stars
    earlier = datetime(2020, 5, 1, 12, tzinfo=UTC)
    dated = LETTERBOXD.watch(DAY, stars=first, note="Sand.")
    bare = SIMKL.watch(UNKNOWN, stars=second, note="Worms.", added_at=earlier)
    traveller.bring(dated, bare)
    traveller.deduping.merge(traveller.deduping.pairs(EVERYTHING))
    (watch,) = traveller.watches
    assert watch.note == "Sand.\n\nWorms."

    assert [traveller.bring(one).imported for one in (dated, SIMKL.maker.seen(bare))] == [0, 0]


def test_merging_is_one_change_that_can_be_undone(traveller: Traveller) -> None:
    pairs(traveller, LETTERBOXD.watch(DAY), TRAKT.watch(at()))
    before = traveller.house.archive()
    traveller.deduping.merge(traveller.deduping.pairs(EVERYTHING))
    after = traveller.house.archive()

    (undone,) = traveller.house.journal.undo(1)

    assert undone.summary == "merged 1 pair of watches"
    assert traveller.house.archive() == before
    traveller.house.journal.redo(1)
    assert traveller.house.archive() == after


def test_a_pair_of_which_one_is_gone_is_left_alone(traveller: Traveller) -> None:
    pairs(traveller, LETTERBOXD.watch(DAY), TRAKT.watch(at()))
    found = traveller.deduping.pairs(EVERYTHING)
    traveller.house.editing.remove([traveller.watches[0].id])
    before = traveller.house.latest()

    assert traveller.deduping.merge(found) == 0
    assert traveller.house.latest() == before
