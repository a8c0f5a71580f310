"""Of several titles of one name, what was said decides and nothing is guessed."""

import pytest

from watchlog.matching.titles import compatible, complete, narrow
from watchlog.model.title import Facts, Kind, Ref, ShownAs, Title

LYNCH = Title(1, "Dune", year=1984, kind=Kind.FILM)
VILLENEUVE = Title(2, "Dune", year=2021, kind=Kind.FILM)
SERIES = Title(3, "Dune", year=2000, kind=Kind.SERIES)
BARE = Title(4, "Dune")
ALL = [LYNCH, VILLENEUVE, SERIES, BARE]


@pytest.mark.parametrize(
    ("title", "facts"),
    [
        (LYNCH, Facts()),
        (LYNCH, Facts(year=1984)),
        (LYNCH, Facts(kind=Kind.FILM)),
        (LYNCH, Facts(1984, Kind.FILM)),
        (BARE, Facts(1984, Kind.FILM)),
        (BARE, Facts()),
        (LYNCH, Facts(original_name="Der Wüstenplanet")),
    ],
)
def test_what_is_not_contradicted_is_compatible(title: Title, facts: Facts) -> None:
    assert compatible(title, facts)


@pytest.mark.parametrize(
    "facts", [Facts(year=1985), Facts(kind=Kind.SERIES), Facts(1984, Kind.SERIES), Facts(2021, Kind.FILM)]
)
def test_one_contradiction_is_enough(facts: Facts) -> None:
    assert not compatible(LYNCH, facts)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(), ALL),
        (Facts(year=2021), [VILLENEUVE]),
        (Facts(kind=Kind.SERIES), [SERIES]),
        (Facts(kind=Kind.FILM), [LYNCH, VILLENEUVE]),
        (Facts(1984, Kind.FILM), [LYNCH]),
        (Facts(1984, Kind.SERIES), [BARE]),
        (Facts(year=1999), [BARE]),
    ],
)
def test_what_was_said_narrows_the_titles(facts: Facts, expected: list[Title]) -> None:
    assert narrow(ALL, facts) == expected


def test_a_title_of_which_nothing_is_known_stays_in_doubt() -> None:
    assert narrow([BARE, Title(5, "Dune")], Facts(year=2021)) == [BARE, Title(5, "Dune")]


def test_nothing_fits_where_all_contradicts() -> None:
    assert narrow([LYNCH, VILLENEUVE], Facts(year=1999)) == []


def test_of_no_titles_none_is_meant() -> None:
    assert narrow([], Facts(year=1999)) == []


def test_what_was_not_known_is_filled_in() -> None:
    facts = Facts(2021, Kind.FILM, "Dune: Part One", (Ref("imdb", "tt1160419"),))

    assert complete(BARE, facts) == Title(4, "Dune", "Dune: Part One", 2021, Kind.FILM, facts.refs)


def test_what_is_known_is_never_replaced() -> None:
    known = Title(1, "Dune", "Dune", 1984, Kind.FILM, (Ref("imdb", "tt0087182"),))

    assert complete(known, Facts(2021, Kind.SERIES, "Wüste", (Ref("imdb", "tt1160419"),))) == known


def test_new_references_find_their_place_among_the_known() -> None:
    known = Title(1, "Dune", refs=(Ref("imdb", "tt1"), Ref("tvmaze", "9")))

    completed = complete(known, Facts(refs=(Ref("tmdb", "438631"), Ref("imdb", "tt2"))))

    assert completed.refs == (Ref("imdb", "tt1"), Ref("tmdb", "438631"), Ref("tvmaze", "9"))


def test_a_completed_title_is_compatible_with_what_was_said() -> None:
    facts = Facts(2021, Kind.FILM)

    assert compatible(complete(BARE, facts), facts)


def test_nothing_said_changes_nothing() -> None:
    assert complete(LYNCH, Facts()) == LYNCH


def test_an_id_that_was_taken_off_does_not_come_back() -> None:
    unlinked = Title(1, "Dune", refs=(Ref("imdb", "tt1"),), unlinked=(Ref("tmdb", "1"), Ref("tvmaze", "9")))

    completed = complete(unlinked, Facts(refs=(Ref("tmdb", "1"), Ref("tvdb", "3"), Ref("tvmaze", "8"))))

    assert completed.refs == (Ref("imdb", "tt1"), Ref("tvdb", "3"), Ref("tvmaze", "8"))
    assert completed.unlinked == unlinked.unlinked


def test_the_name_that_is_shown_is_filled_in_where_nobody_chose_one() -> None:
    assert complete(BARE, Facts(shown_as=ShownAs.ORIGINAL)).shown_as is ShownAs.ORIGINAL
    assert complete(BARE._replace(shown_as=ShownAs.LOGGED), Facts(shown_as=ShownAs.ORIGINAL)).shown_as is ShownAs.LOGGED


def test_what_is_said_of_the_ids_of_one_title_is_not_said_of_another() -> None:
    unlinked = Title(1, "Dune", unlinked=(Ref("tmdb", "1"),), shown_as=ShownAs.ORIGINAL)

    assert complete(BARE, unlinked.facts) == BARE._replace(shown_as=ShownAs.ORIGINAL)
