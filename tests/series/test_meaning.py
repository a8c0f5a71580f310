"""What holds for whatever is said of episodes, and what the table of meanings does not show."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.series.shows import NOW, SHOWS, Show
from tests.series.writing import written
from watchlog.errors import Ambiguous, BadInput, NotFound
from watchlog.model.catalogue import Episode, Placing
from watchlog.model.order import Order
from watchlog.model.portion import EPISODES, SEASONS, WHOLE, Portion
from watchlog.model.saying import Called, Named, NextOnes, UpTo
from watchlog.parsing.sayings import parse_sayings
from watchlog.series.guide import Guide
from watchlog.series.meaning import MOST, Meaning, meant

UNTOLD = Guide((), NOW)
TOLD = [show for name, show in SHOWS.items() if name != "untold"]


def nothing_waits(_count: int) -> Sequence[Portion]:
    return ()


def means(text: str, guide: Guide = UNTOLD, seen: Sequence[Portion] = (), *, whole: bool = False) -> Meaning:
    return meant(parse_sayings(text), guide, seen=seen, upcoming=nothing_waits, whole=whole)


def called(words: str, show: Show) -> Meaning:
    return meant([Called(words)], show.guide, upcoming=nothing_waits)


@given(st.sampled_from(SEASONS), st.sampled_from(EPISODES))
def test_any_season_and_number_are_logged_as_they_are_said(season: int, episode: int) -> None:
    assert means(f"s{season}e{episode}").portions == (Portion(season, episode),)


PIECES = st.sampled_from(
    [
        "s1",
        "s2",
        "s1e2",
        "s1e1-e3",
        "s1e3-s2e2",
        "s0",
        "sp1",
        "e2-e4",
        "..s2e1",
        "..e5",
        "all",
        "next 4",
        "s9e9",
        "s1-s3",
    ]
)


@given(st.sampled_from([SHOWS["pilot"], SHOWS["split"], SHOWS["revived"]]), st.lists(PIECES, min_size=1, max_size=6))
def test_nothing_is_meant_twice(show: Show, pieces: list[str]) -> None:
    said = [saying for piece in pieces for saying in parse_sayings(piece)]
    try:
        portions = meant(said, show.guide, seen=show.seen, upcoming=show.upcoming).portions
    except NotFound:
        return

    assert len(set(portions)) == len(portions)


@given(st.data())
def test_what_leads_up_to_an_episode_is_everything_aired_before_it(data: st.DataObject) -> None:
    show = data.draw(st.sampled_from(TOLD))
    guide = show.guide
    place = data.draw(st.integers(0, min(len(guide.regular), MOST) - 1))
    seen = set(data.draw(st.lists(st.sampled_from(guide.regular), max_size=20)))

    found = meant([UpTo(guide.regular[place])], guide, seen=seen, upcoming=nothing_waits)

    aired = [portion for portion in guide.regular[: place + 1] if guide.has_aired(portion)]
    assert list(found.portions) == [portion for portion in aired if portion not in seen]
    assert found.passed_over == len(seen & set(guide.regular[: place + 1]))
    assert found.still_to_air == len([p for p in guide.regular[: place + 1] if p not in aired and p not in seen])


@given(st.sampled_from(TOLD), st.data())
def test_a_number_alone_counts_the_regular_episodes_through(show: Show, data: st.DataObject) -> None:
    guide = show.guide
    number = data.draw(st.integers(1, len(guide.regular)))

    assert means(f"e{number}", guide).portions == (guide.regular[number - 1],)


def test_episodes_are_called_by_their_names_whatever_the_marks_and_dots() -> None:
    assert written(called("senor gull", SHOWS["pilot"])) == "s1e4"
    assert written(called("LOW TIDE (1)", SHOWS["pilot"])) == "s1e2"
    assert written(called("christmas lantern", SHOWS["pilot"])) == "s0e2"
    assert written(called("Pilot", SHOWS["pilot"])) == "s0e1"
    assert written(called("reed 3.7", SHOWS["split"])) == "s3e7 | unaired s3e7"


def test_an_exact_name_goes_before_others_that_hold_its_words() -> None:
    guide = Guide((Episode("1", 1, 1, "The Detail of Everything"), Episode("2", 1, 2, "The Detail")), NOW)

    assert meant([Called("the detail")], guide, upcoming=nothing_waits).portions == (Portion(1, 2),)


def test_a_part_of_a_word_is_no_name() -> None:
    with pytest.raises(NotFound, match="no episode of it is called “ull”"):
        called("ull", SHOWS["pilot"])


def test_a_part_of_a_name_without_blanks_will_do() -> None:
    guide = Guide((Episode("1", 1, 1, "東京の夜明け"),), NOW)

    assert meant([Called("夜明け")], guide, upcoming=nothing_waits).portions == (Portion(1, 1),)


def test_two_episodes_of_a_name_are_told_by_their_labels() -> None:
    with pytest.raises(NotFound, match="2 episodes may be called “low tide”") as refused:
        called("low tide", SHOWS["pilot"])

    assert refused.value.hint == "say which: S01E02 “Low Tide (1)”, S01E03 “Low Tide (2)”"
    assert not isinstance(refused.value, Ambiguous)  # whose candidates are titles


def test_only_some_of_many_candidates_are_told() -> None:
    with pytest.raises(NotFound, match="26 episodes") as refused:
        called("reed", SHOWS["split"])

    assert refused.value.hint.endswith("S01E08 “Reed 1.8”, …")


def test_names_are_not_found_where_none_are_told() -> None:
    with pytest.raises(BadInput) as refused:
        called("Pilot", SHOWS["untold"])

    assert "watchlog fetch" in refused.value.hint


@pytest.mark.parametrize("text", ["s2", "s3", "all", "s1-s3"])
def test_what_is_rated_or_skipped_stays_whole(text: str) -> None:
    split = SHOWS["split"]

    found = means(text, split.guide, split.seen, whole=True)

    assert (
        found.portions
        == {
            "s2": (Portion(2),),
            "s3": (Portion(3),),
            "all": (WHOLE,),
            "s1-s3": (Portion(1), Portion(2), Portion(3)),
        }[text]
    )
    assert found[1:] == ((), (), 0, 0)


def test_a_season_that_is_not_there_is_told_though_it_stays_whole() -> None:
    assert written(means("s4", SHOWS["split"].guide, whole=True)) == "s4 | unknown s4"


def test_an_episode_logged_by_its_number_alone_counts_as_seen_once_it_is_known() -> None:
    assert written(means("..s1e3", SHOWS["split"].guide, [Portion(None, 2)])) == "s1e1 s1e3 | seen 1"


def test_a_season_logged_whole_does_not_hide_its_new_episodes() -> None:
    assert written(means("s2", SHOWS["split"].guide, [Portion(2)])) == "s2e1-8"


def test_where_nothing_is_told_the_whole_title_covers_all_that_led_up() -> None:
    assert written(means("..s2e2", UNTOLD, [WHOLE])) == "none | seen 3"


def test_what_was_named_outright_is_not_also_left_out() -> None:
    assert written(means("..s1e3 s1e2", SHOWS["split"].guide, [Portion(1, 2)])) == "s1e1 s1e3 s1e2"


def test_something_to_come_is_unaired_only_if_it_was_named() -> None:
    assert written(means("s3 s3e7", SHOWS["split"].guide)) == "s3e1-5 s3e7 | unaired s3e7 | coming 4"


def test_the_next_ones_are_asked_for_by_their_number() -> None:
    asked: list[int] = []

    def upcoming(number: int) -> Sequence[Portion]:
        asked.append(number)
        return [Portion(1, 1)]

    assert meant([NextOnes(3)], UNTOLD, upcoming=upcoming).portions == (Portion(1, 1),)
    assert asked == [3]


def test_too_much_at_once_is_refused() -> None:
    assert len(means(f"s1e1-e{MOST}").portions) == MOST
    for text in ("s1e1-e1500,s2e1-e1500", "..e2001", "..s3e2001"):
        with pytest.raises(BadInput, match=f"more than {MOST} watches"):
            means(text)


def test_seasons_counted_by_year_are_not_made_up() -> None:
    with pytest.raises(BadInput, match="which seasons came before S2024E05 is not known"):
        means("..s2024e5")


def test_a_year_that_is_no_season_counts_episodes() -> None:
    assert means("1900", SHOWS["daily"].guide).portions == (Portion(2023, 140),)
    assert meant([Named(Portion(None, 3), bare=True)], SHOWS["split"].guide, upcoming=nothing_waits).portions == (
        Portion(1, 3),
    )


DISC = tuple(Placing(Order.DVD, episode, 1, number) for number, episode in enumerate(["13", "12", "11", "31", "21"], 1))


def on_disc() -> Guide:
    revived = SHOWS["revived"]
    return Guide(revived.episodes, NOW, ended=True, order=Order.DVD, placings=DISC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("s1e1", "s1e3"),
        ("s1e1-e3", "s1e3 s1e2 s1e1"),
        ("s1", "s1e3…s2e1 (5)"),
        ("s1e4", "s3e1"),
        ("s2", "s2e2-3"),
        ("s2e2", "s2e2"),
        ("..s1e2", "s1e3 s1e2"),
        ("s1e5-s3e2", "s2e1-3 s3e2"),
    ],
)
def test_numbers_are_those_of_the_order_that_was_chosen(text: str, expected: str) -> None:
    assert written(means(text, on_disc())) == expected


def test_a_number_of_the_aired_order_alone_is_refused_where_another_was_chosen() -> None:
    with pytest.raises(NotFound, match="no episode is S03E01 in the order you chose") as refused:
        means("s3e1", on_disc())

    assert refused.value.hint == "what aired as that is S01E04 there"


def test_a_range_goes_along_ones_own_order() -> None:
    guide = Guide(SHOWS["revived"].episodes, NOW, ended=True, order=Order.OWN, own=((3, 1), (1, 1), (0, 4), (2, 1)))

    assert written(means("s1e1-s2e1", guide)) == "s1e1 s0e4 s2e1"
    assert written(means("..s2e1", guide)) == "s3e1…s2e1 (4)"
    with pytest.raises(BadInput, match="S02E01–S03E01 runs backwards"):  # noqa: RUF001
        means("s2e1-s3e1", guide)
