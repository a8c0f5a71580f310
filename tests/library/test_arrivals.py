"""What becomes of records of every kind when they come in, and when they come again."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.library.traveller import DAY, FIVE, FOUR, NOW, Service, Traveller, at
from watchlog.model.arrival import Content, Stands
from watchlog.model.passes import Skip
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.snapshot import TitleOrder
from watchlog.model.title import Kind, Status, Title
from watchlog.model.view import SavedView
from watchlog.model.when import UNKNOWN, When

TRAKT, LETTERBOXD = Service("trakt"), Service("letterboxd")
MAKER = TRAKT.maker
SHOW = MAKER.title("Lark", 2019, Kind.SERIES, {"imdb": "tt77"})
EARLIER = datetime(2020, 5, 1, 12, tzinfo=UTC)

EVERYTHING: list[Content] = [
    TRAKT.watch(at(), stars=FOUR, note="Sand.", tags=("a", "b")),
    MAKER.seen(TRAKT.watch(UNKNOWN, SHOW, Portion(1, 2)), 3),
    MAKER.rating(SHOW, Portion(1), FIVE, EARLIER),
    MAKER.plan(TRAKT.film("Heat", 1995), "soon", EARLIER),
    MAKER.pass_note(SHOW, When("2020"), note="Sang along."),
    Skip(0, SHOW, Portion(0, 1), NOW, "trakt"),
    TitleOrder(SHOW, ((1, 2), (1, 1))),
    MAKER.stands(SHOW, Status.PAUSED),
    MAKER.list("Best", "Of all.", EARLIER),
    MAKER.listing(TRAKT.film("Alien", 1979), "Best", place=2, note="Loud.", listed_at=EARLIER),
    SavedView("mine", "stars:5", NOW),
]


def parts(traveller: Traveller) -> dict[str, Any]:
    archive = json.loads(traveller.house.archive())
    return {part: len(records) for part, records in archive.items() if isinstance(records, list) and records}


def outcomes(traveller: Traveller, *contents: Content) -> tuple[int, int, int]:
    report = traveller.bring(*contents)
    return report.imported, report.duplicate, report.review


def test_everything_that_a_record_can_say_comes_in(traveller: Traveller) -> None:
    report = traveller.bring(*EVERYTHING)

    assert (report.imported, report.rows) == (len(EVERYTHING), len(EVERYTHING))
    assert parts(traveller) == {
        "titles": 4, "watches": 4, "ratings": 1, "plans": 1, "passes": 1, "skips": 1, "orders": 1, "lists": 1,
        "listings": 1, "views": 1,
    }  # fmt: skip


def test_everything_is_known_when_it_comes_again_in_any_order(traveller: Traveller) -> None:
    traveller.bring(*EVERYTHING)
    before = traveller.house.archive()

    report = traveller.bring(*reversed(EVERYTHING))

    assert (report.imported, report.duplicate, report.batch) == (0, len(EVERYTHING), None)
    assert traveller.house.archive() == before


def test_one_record_that_says_everything_has_one_outcome(traveller: Traveller) -> None:
    report = traveller.bring(EVERYTHING)

    assert (report.imported, report.rows) == (1, 1)
    assert traveller.bring(EVERYTHING).duplicate == 1


def test_a_record_of_which_anything_is_new_is_imported(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at()))

    report = traveller.bring([TRAKT.watch(at()), MAKER.plan(TRAKT.film())])

    assert (report.imported, report.rows) == (1, 1)


def test_nothing_of_a_record_in_doubt_is_written(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at(), TRAKT.film("Dune", 1984)), TRAKT.watch(at(), TRAKT.film("Dune", 2021)))
    before = traveller.house.archive()
    said = TRAKT.film("Dune", None)

    report = traveller.bring([MAKER.rating(SHOW, WHOLE, FOUR), MAKER.plan(said), LETTERBOXD.watch(DAY, said)])

    assert (report.review, report.rows) == (1, 1)
    assert traveller.house.archive() == before


def test_an_import_that_brings_nothing_leaves_no_trace(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at()))
    before = traveller.house.digest()

    assert traveller.bring(TRAKT.watch(at())).batch is None
    assert traveller.house.digest() == before


def test_a_count_adds_the_sittings_that_are_missing(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at()), MAKER.seen(TRAKT.watch(UNKNOWN), 3))

    assert [watch.when for watch in traveller.watches] == [at(), UNKNOWN, UNKNOWN]


@pytest.mark.parametrize(("there", "rewatches"), [([], [False, True, True]), ([at()], [False, True, True])])
def test_what_a_count_adds_beside_a_first_sitting_are_rewatches(
    traveller: Traveller, there: list[When], rewatches: list[bool]
) -> None:
    traveller.bring(*(LETTERBOXD.watch(when) for when in there), MAKER.seen(TRAKT.watch(UNKNOWN), 3))

    assert [watch.rewatch for watch in traveller.watches] == rewatches


@pytest.mark.parametrize("times", [1, 2])
def test_a_count_of_what_is_all_there_is_known(traveller: Traveller, times: int) -> None:
    traveller.bring(LETTERBOXD.watch(at()), LETTERBOXD.watch(UNKNOWN))

    assert outcomes(traveller, MAKER.seen(TRAKT.watch(UNKNOWN), times)) == (0, 1, 0)


def test_a_count_goes_for_dated_sittings_wherever_they_stand(traveller: Traveller) -> None:
    traveller.bring_files([MAKER.seen(TRAKT.watch(UNKNOWN))], [TRAKT.watch(at())])

    assert [watch.when for watch in traveller.watches] == [at()]


def test_stars_of_a_count_are_those_of_the_first_sitting_it_adds(traveller: Traveller) -> None:
    traveller.bring(MAKER.seen(TRAKT.watch(UNKNOWN)), MAKER.seen(TRAKT.watch(UNKNOWN, stars=FOUR), 2))

    assert [watch.stars for watch in traveller.watches] == [FOUR, None]


def test_stars_of_a_count_that_adds_none_are_an_opinion(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at()))
    rated = MAKER.seen(TRAKT.watch(UNKNOWN, stars=FOUR, added_at=EARLIER))

    assert outcomes(traveller, rated) == (1, 0, 0)
    assert outcomes(traveller, rated) == (0, 1, 0)
    assert parts(traveller)["ratings"] == 1


def test_stars_that_a_sitting_of_that_day_has_are_known(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at(), stars=FOUR, added_at=EARLIER))

    assert outcomes(traveller, MAKER.seen(TRAKT.watch(UNKNOWN, stars=FOUR, added_at=EARLIER))) == (0, 1, 0)


def test_words_of_a_count_go_to_the_only_sitting_or_on_a_list(traveller: Traveller) -> None:
    said = MAKER.seen(TRAKT.watch(UNKNOWN, note="Sand."))
    traveller.bring(LETTERBOXD.watch(at()))

    assert outcomes(traveller, said) == (1, 0, 0)
    assert [watch.note for watch in traveller.watches] == ["Sand."]
    traveller.bring(LETTERBOXD.watch(at(9_000)))
    other = MAKER.seen(TRAKT.watch(UNKNOWN, note="Worms."))
    assert outcomes(traveller, said, other) == (1, 1, 0)
    assert outcomes(traveller, said, other) == (0, 2, 0)
    (listing,) = json.loads(traveller.house.archive())["listings"]
    assert (listing["list"], listing["note"]) == ("Reviews", "Worms.")


def test_a_rating_that_does_not_say_when_is_known_at_any_time(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at()), MAKER.rating(TRAKT.film(), WHOLE, FOUR, EARLIER))

    assert outcomes(traveller, MAKER.rating(TRAKT.film(), WHOLE, FOUR)) == (0, 1, 0)


def test_two_ratings_of_one_moment_are_two_and_stay_two(traveller: Traveller) -> None:
    rating = MAKER.rating(TRAKT.film(), WHOLE, FOUR, EARLIER)

    assert outcomes(traveller, rating, rating) == (2, 0, 0)
    assert outcomes(traveller, rating, rating) == (0, 2, 0)


def test_a_second_comment_stands_behind_the_first(traveller: Traveller) -> None:
    comments = [MAKER.listing(TRAKT.film(), "Comments", note=note) for note in ("Sand.", "Worms.")]

    assert outcomes(traveller, *comments) == (2, 0, 0)
    assert outcomes(traveller, *comments) == (0, 2, 0)
    (listing,) = json.loads(traveller.house.archive())["listings"]
    assert listing["note"] == "Sand.\n\nWorms."


@pytest.mark.parametrize(
    ("there", "other"),
    [
        (Stands(SHOW, Status.PAUSED), Stands(SHOW, Status.DROPPED)),
        (MAKER.pass_note(SHOW, note="Sang."), MAKER.pass_note(SHOW, note="Danced.")),
        (TitleOrder(SHOW, ((1, 1),)), TitleOrder(SHOW, ((1, 2),))),
        (SavedView("mine", "stars:5", NOW), SavedView("Mine", "stars:4", NOW)),
    ],
)
def test_another_of_what_there_is_once_is_in_doubt(traveller: Traveller, there: Content, other: Content) -> None:
    traveller.bring(there, MAKER.plan(SHOW))
    before = traveller.house.archive()

    assert outcomes(traveller, other) == (0, 0, 1)
    assert traveller.house.archive() == before


@pytest.mark.parametrize(
    ("there", "said", "label"),
    [
        (TRAKT.film("Dune", 2021, imdb="tt1"), LETTERBOXD.film("Duna", 2020, imdb="tt1"), ["Dune (2021)"]),
        (TRAKT.film("Dune", 2021), LETTERBOXD.film("Dune", 2021), ["Dune (2021)"]),
        (TRAKT.film("Dune", 2021, imdb="tt1"), LETTERBOXD.film("Dune", 2021, tmdb="1"), ["Dune (2021)"]),
        (TRAKT.film("Dune", 2021, imdb="tt1"), LETTERBOXD.film("Dune", 2021, imdb="tt2"), ["Dune (2021)"] * 2),
        (TRAKT.film("Dune", 2021), LETTERBOXD.film("Dune", 1984), ["Dune (2021)", "Dune (1984)"]),
        (TRAKT.film("Dune", None), LETTERBOXD.film("dune", None), ["Dune", "dune"]),
        (TRAKT.film("Dune", 2021), MAKER.title("Dune", 2020, Kind.SERIES), ["Dune (2021)", "Dune (2020)"]),
        (TRAKT.film("Dune", 2021, imdb="tt1"), LETTERBOXD.film("Dune", 2020, imdb="tt2"),
            ["Dune (2021)", "Dune (2020)"]),
    ],
)  # fmt: skip
def test_a_record_lands_where_it_belongs(traveller: Traveller, there: Title, said: Title, label: list[str]) -> None:
    traveller.bring(TRAKT.watch(UNKNOWN, there))

    report = traveller.bring(LETTERBOXD.watch(When("2022"), said))

    assert report.review == 0
    numbers = {watch.title.id: watch.title.label for watch in traveller.watches}
    assert list(numbers.values()) == label


@pytest.mark.parametrize(
    "said",
    [
        LETTERBOXD.film("Élite", 2018),
        LETTERBOXD.film("Elite", 2019),
        LETTERBOXD.film("Elite", 2017, tmdb="9"),
        LETTERBOXD.film("elite", 2018),
    ],
)
def test_what_is_nearly_called_or_dated_like_a_title_is_in_doubt(traveller: Traveller, said: Title) -> None:
    traveller.bring(TRAKT.watch(UNKNOWN, TRAKT.film("Elite", 2018, imdb="tt1")))

    report = traveller.bring(LETTERBOXD.watch(DAY, said), LETTERBOXD.watch(at(9_000), said))

    assert (report.imported, report.review) == (0, 2)
    assert len(traveller.watches) == 1
    assert traveller.bring(LETTERBOXD.watch(DAY, said), LETTERBOXD.watch(at(9_000), said)).batch is None


def test_an_id_without_a_year_is_never_taken_for_a_title_of_that_name_unasked(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(UNKNOWN, TRAKT.film("Lark Street", 2000, letterboxd="lark")))

    assert outcomes(traveller, LETTERBOXD.watch(at(), LETTERBOXD.film("Lark Street", None, imdb="tt2"))) == (0, 0, 1)
    assert outcomes(traveller, LETTERBOXD.watch(at(), LETTERBOXD.film("Lark Street", None, tmdb="9"))) == (0, 0, 1)
    assert outcomes(traveller, LETTERBOXD.watch(at(), LETTERBOXD.film("Lark Street", None))) == (1, 0, 0)
    (candidate, *others) = traveller.reviewing.pending()[-1].candidates
    assert (candidate.label, others) == ("Lark Street (2000)", [])


@pytest.mark.parametrize(("service", "word"), [("tmdb", "tv"), ("trakt", "show")])
def test_a_number_of_a_film_is_none_of_a_series(traveller: Traveller, service: str, word: str) -> None:
    film = MAKER.title("Dune", 2021, Kind.FILM, {service: "155"})
    series = MAKER.title("Lark", 2019, Kind.SERIES, {service: "155"})
    traveller.bring(TRAKT.watch(at(), film))

    assert outcomes(traveller, LETTERBOXD.watch(at(), series)) == (1, 0, 0)
    assert outcomes(traveller, LETTERBOXD.watch(at(), series._replace(name="Lerche", year=None))) == (0, 1, 0)
    assert outcomes(traveller, TRAKT.watch(at(), film._replace(name="Sand", year=None))) == (0, 1, 0)

    assert [(watch.title.name, [ref.value for ref in watch.title.refs]) for watch in traveller.watches] == [
        ("Dune", ["155"]),
        ("Lark", [f"{word}/155"]),
    ]


def test_what_two_services_told_of_one_of_two_titles_that_look_alike_is_known(traveller: Traveller) -> None:
    alike = [TRAKT.film("Dune", None)._replace(id=number) for number in (1, 2)]
    joint = TRAKT.watch(at(), alike[1], source="letterboxd+trakt")
    traveller.bring(TRAKT.watch(UNKNOWN, alike[0]), joint)

    assert outcomes(traveller, joint) == (0, 1, 0)


def test_one_service_tells_its_own_titles_apart(traveller: Traveller) -> None:
    first, second, third = (TRAKT.film(name, year) for name, year in (("Dune", 2021), ("Dune", 2020), ("dune", 2021)))
    files = [[TRAKT.watch(DAY, first), TRAKT.watch(DAY, second)], [TRAKT.watch(DAY, third)]]

    report = traveller.bring_files(*files)

    assert (report.imported, report.review) == (3, 0)
    assert traveller.titles == ["Dune (2021)", "Dune (2020)", "dune (2021)"]
    assert traveller.bring_files(*files).duplicate == 3


def test_an_id_that_another_title_has_is_not_taken_from_it(traveller: Traveller) -> None:
    traveller.bring(
        TRAKT.watch(DAY, TRAKT.film("Dune", 2021, imdb="tt1")), TRAKT.watch(DAY, TRAKT.film("Heat", 1995, tmdb="2"))
    )

    report = traveller.bring(LETTERBOXD.watch(at(9_000), LETTERBOXD.film("Dune", 2021, imdb="tt1", tmdb="2")))

    assert report.review == 1


def test_a_title_has_the_number_of_its_first_watch(traveller: Traveller) -> None:
    traveller.bring(MAKER.plan(SHOW), TRAKT.watch(at()), MAKER.seen(TRAKT.watch(UNKNOWN, SHOW, Portion(1, 1))))

    assert {watch.title.name: watch.id == watch.title.id for watch in traveller.watches} == {"Dune": True, "Lark": True}


def test_numbers_go_on_behind_those_of_an_import(traveller: Traveller) -> None:
    traveller.bring(TRAKT.watch(at()), TRAKT.watch(at(9_000)))
    traveller.bring(TRAKT.watch(at(), TRAKT.film("Heat", 1995)))

    assert [watch.id for watch in traveller.watches] == [1, 2, 3]


def test_a_thousand_records_and_more_come_in_whole(traveller: Traveller) -> None:
    many = [TRAKT.watch(at(minutes), note=str(minutes)) for minutes in range(2_500)]

    report = traveller.bring(*many, MAKER.seen(TRAKT.watch(UNKNOWN, SHOW, Portion(1, 1)), 1_200))

    assert (report.imported, len(traveller.watches)) == (2_501, 3_700)
    assert [watch.note for watch in traveller.watches[:2_500]] == [str(minutes) for minutes in range(2_500)]
    again = traveller.bring(*reversed(many), MAKER.seen(TRAKT.watch(UNKNOWN, SHOW, Portion(1, 1)), 1_200))
    assert (again.imported, again.duplicate) == (0, 2_501)
