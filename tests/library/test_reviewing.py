"""What is in doubt waits, is decided once, and does not come back."""

import json

import pytest

from tests.library.traveller import DAY, FOUR, NOW, Service, Traveller, at
from watchlog.errors import NotFound
from watchlog.model.arrival import Content, Stands
from watchlog.model.ledger import Decision
from watchlog.model.portion import WHOLE
from watchlog.model.title import Kind, Status
from watchlog.model.view import SavedView
from watchlog.model.when import UNKNOWN, When

TRAKT, LETTERBOXD = Service("trakt"), Service("letterboxd")
DUNE = LETTERBOXD.film("Dune", 2020)
RECORDS = (LETTERBOXD.watch(DAY, DUNE), LETTERBOXD.watch(at(9_000), DUNE), LETTERBOXD.maker.plan(DUNE))


@pytest.fixture
def doubtful(traveller: Traveller) -> Traveller:
    """Somebody who saw *Dune* of 2021, and brings records of a *Dune* of 2020."""
    traveller.bring(TRAKT.watch(at(), TRAKT.film("Dune", 2021, imdb="tt1")))
    traveller.bring(TRAKT.watch(at(), TRAKT.film("Heat", 1995)))
    assert traveller.bring(*RECORDS).review == 3
    return traveller


def test_what_waits_is_told_with_what_may_be_meant(doubtful: Traveller) -> None:
    pending = doubtful.reviewing.pending()

    assert [(one.title, [title.label for title in one.candidates]) for one in pending] == [(DUNE, ["Dune (2021)"])] * 3
    assert [one.says for one in pending] == [
        ("watched on 2021-10-03",),
        ("watched on 2021-10-10",),
        ("to be watched",),
    ]
    assert {one.doubt.reason for one in pending} == {"a title here is of the same name and of the year before or after"}


def test_records_of_one_title_stand_together(traveller: Traveller) -> None:
    for name in ("Dune", "Heat"):
        traveller.bring(TRAKT.watch(UNKNOWN, TRAKT.film(name, 2000)))
    dune, heat = LETTERBOXD.film("Dune", 2001), LETTERBOXD.film("Heat", 2001)

    traveller.bring(*(LETTERBOXD.watch(at(9_000 * number), film) for number, film in enumerate((dune, heat, dune))))

    assert [one.title.name for one in traveller.reviewing.pending()] == ["Dune", "Dune", "Heat"]


def test_records_are_taken_under_the_title_that_is_chosen(doubtful: Traveller) -> None:
    pending = doubtful.reviewing.pending()
    number = pending[0].candidates[0].id

    decided = doubtful.reviewing.decide([Decision(one.doubt.id, number) for one in pending])

    assert decided == (3, 0, 0)
    assert [(watch.title.label, watch.source) for watch in doubtful.watches] == [
        ("Dune (2021)", "trakt+letterboxd"),
        ("Heat (1995)", "trakt"),
        ("Dune (2021)", "letterboxd"),
    ]
    assert doubtful.reviewing.pending() == []


def test_records_are_taken_under_one_new_title(doubtful: Traveller) -> None:
    decided = doubtful.reviewing.decide([Decision(one.doubt.id) for one in doubtful.reviewing.pending()])

    assert decided == (3, 0, 0)
    assert doubtful.titles == ["Dune (2021)", "Heat (1995)", "Dune (2020)"]
    assert [watch.title.label for watch in doubtful.watches].count("Dune (2020)") == 2


@pytest.mark.parametrize("chosen", ["title", "new"])
def test_what_was_decided_is_known_when_it_comes_again(doubtful: Traveller, chosen: str) -> None:
    pending = doubtful.reviewing.pending()
    number = pending[0].candidates[0].id if chosen == "title" else None
    doubtful.reviewing.decide([Decision(one.doubt.id, number) for one in pending])
    before = doubtful.house.archive()

    report = doubtful.bring(*RECORDS)

    assert (report.imported, report.duplicate, report.review) == (0, 3, 0)
    assert doubtful.house.archive() == before


def test_what_comes_later_of_a_title_that_was_decided_is_in_no_doubt(doubtful: Traveller) -> None:
    first = doubtful.reviewing.pending()[0]
    doubtful.reviewing.decide([Decision(first.doubt.id, first.candidates[0].id)])

    report = doubtful.bring(LETTERBOXD.watch(at(90_000), DUNE))

    assert (report.imported, report.review) == (1, 0)
    assert doubtful.watches[-1].title.label == "Dune (2021)"


def test_what_is_discarded_is_not_taken_and_known_when_it_comes_again(doubtful: Traveller) -> None:
    first, *others = doubtful.reviewing.pending()
    before = doubtful.house.archive()

    assert doubtful.reviewing.decide([Decision(first.doubt.id, discarded=True)]) == (0, 0, 1)

    assert doubtful.house.archive() == before
    assert doubtful.reviewing.pending() == others
    report = doubtful.bring(*RECORDS)
    assert (report.imported, report.duplicate, report.review) == (0, 1, 2)


def test_a_decision_is_one_change_that_can_be_undone(doubtful: Traveller) -> None:
    before, pending = doubtful.house.archive(), doubtful.reviewing.pending()
    doubtful.reviewing.decide([Decision(one.doubt.id, one.candidates[0].id) for one in pending])
    after = doubtful.house.archive()

    (undone,) = doubtful.house.journal.undo(1)

    assert undone.summary == "decided 3 records in doubt"
    assert (doubtful.house.archive(), doubtful.reviewing.pending()) == (before, pending)
    doubtful.house.journal.redo(1)
    assert (doubtful.house.archive(), doubtful.reviewing.pending()) == (after, [])


def test_an_import_takes_its_doubts_along_when_it_is_undone(doubtful: Traveller) -> None:
    doubtful.house.journal.undo(1)

    assert doubtful.reviewing.pending() == []
    assert doubtful.bring(*RECORDS).review == 3
    assert len(doubtful.reviewing.pending()) == 3


def test_two_records_that_are_the_same_are_two(doubtful: Traveller) -> None:
    twice = LETTERBOXD.watch(When("2021-12-24"), DUNE)

    doubtful.bring(twice, twice)
    waiting = doubtful.reviewing.pending()[3:]
    decided = doubtful.reviewing.decide([Decision(one.doubt.id, one.candidates[0].id) for one in waiting])

    assert decided == (2, 0, 0)
    assert [watch.when.on for watch in doubtful.watches].count("2021-12-24") == 2
    assert doubtful.bring(twice, twice).duplicate == 2


def test_the_same_line_of_two_files_waits_twice(doubtful: Traveller) -> None:
    said = (LETTERBOXD.watch(When("2021-12-24"), DUNE),)

    report = doubtful.bring_files(said, said)

    assert (report.review, len(doubtful.reviewing.pending())) == (2, 5)
    assert doubtful.bring_files(said, said).batch is None
    assert len(doubtful.reviewing.pending()) == 5


def test_what_is_behind_one_doubt_of_the_same_title_is_told_with_it(doubtful: Traveller) -> None:
    first, second, third = doubtful.reviewing.pending()

    assert [one.others for one in (first, second, third)] == [
        (second.doubt.id, third.doubt.id),
        (third.doubt.id,),
        (),
    ]


def test_what_is_known_of_the_title_is_filled_in_and_nothing_overwritten(doubtful: Traveller) -> None:
    said = LETTERBOXD.film("Dune", 2022, tmdb="438631")
    doubtful.bring(LETTERBOXD.watch(at(70_000), said))
    waiting = doubtful.reviewing.pending()[-1]

    doubtful.reviewing.decide([Decision(waiting.doubt.id, waiting.candidates[0].id)])

    title = doubtful.watches[0].title
    assert (title.year, dict(title.refs)) == (2021, {"imdb": "tt1", "tmdb": "438631"})


def test_what_there_is_once_is_replaced_when_that_is_decided(traveller: Traveller) -> None:
    show = TRAKT.maker.title("Lark", 2019, Kind.SERIES)
    view = SavedView("mine", "stars:5", NOW)
    traveller.bring(Stands(show, Status.PAUSED), TRAKT.maker.plan(show), view)
    other: list[Content] = [Stands(show, Status.DROPPED), view._replace(query="stars:4")]
    traveller.bring(*other)
    pending = traveller.reviewing.pending()

    traveller.reviewing.decide(
        [Decision(one.doubt.id, next((title.id for title in one.candidates), None)) for one in pending]
    )

    archive = json.loads(traveller.house.archive())
    assert [title["status"] for title in archive["titles"]] == ["dropped"]
    assert [one["query"] for one in archive["views"]] == ["stars:4"]
    assert traveller.bring(*other).duplicate == 2


def test_counts_and_ratings_are_taken_as_in_an_import(doubtful: Traveller) -> None:
    seen = LETTERBOXD.maker.seen(LETTERBOXD.watch(UNKNOWN, DUNE), 3)
    rating = LETTERBOXD.maker.rating(DUNE, WHOLE, FOUR)
    doubtful.bring(seen, rating)
    waiting = doubtful.reviewing.pending()[-2:]
    assert [one.says for one in waiting] == [("seen 3 times",), ("rated 4/5",)]

    decided = doubtful.reviewing.decide([Decision(one.doubt.id, one.candidates[0].id) for one in waiting])

    assert decided == (2, 0, 0)
    assert len([watch for watch in doubtful.watches if watch.title.name == "Dune"]) == 3


@pytest.mark.parametrize("decision", [Decision(99), Decision(1, 99)])
def test_a_doubt_or_a_title_that_is_not_there_is_refused(doubtful: Traveller, decision: Decision) -> None:
    before = doubtful.house.digest()

    with pytest.raises(NotFound):
        doubtful.reviewing.decide([Decision(2, discarded=True), decision])

    assert len(doubtful.reviewing.pending()) == 3
    assert doubtful.house.digest() == before
