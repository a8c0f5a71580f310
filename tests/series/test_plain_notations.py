"""Typed seasons and episodes are what they say, or refused."""

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from watchlog.errors import BadInput
from watchlog.model.portion import EPISODES, SEASONS, WHOLE, Portion
from watchlog.parsing.readings import Strength, strength
from watchlog.parsing.sayings import FORMS, MOST, parse_sayings
from watchlog.series.guide import Guide
from watchlog.series.meaning import meant

SEASON_NUMBERS = st.sampled_from(SEASONS)
EPISODE_NUMBERS = st.sampled_from(EPISODES)
PORTIONS = st.builds(Portion, SEASON_NUMBERS, st.none() | EPISODE_NUMBERS)
PIECES = ["s", "S", "e", "x", "-", "..", "–", ",", " ", "0", "1", "2", "9" * 8, "٣", "²", "\0"]  # noqa: RUF001
NEARLY = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def parse_portions(text: str) -> tuple[Portion, ...]:
    """What is meant where no catalogue tells anything."""
    nothing = Guide((), datetime(2026, 11, 22, tzinfo=UTC))
    return meant(parse_sayings(text), nothing, upcoming=lambda _: ()).portions


def is_attempt(text: str) -> bool:
    """Whether a word can be nothing but an episode."""
    return strength(text) is Strength.STRONG


def episodes(season: int, *numbers: int) -> tuple[Portion, ...]:
    return tuple(Portion(season, number) for number in numbers)


@pytest.mark.parametrize(
    ("text", "portions"),
    [
        ("s2", (Portion(2),)),
        ("S02", (Portion(2),)),
        ("s2e3", episodes(2, 3)),
        ("S02E03", episodes(2, 3)),
        ("s2 e3", episodes(2, 3)),
        (" s2e3 ", episodes(2, 3)),
        ("2x03", episodes(2, 3)),
        ("2X3", episodes(2, 3)),
        ("s0e1", episodes(0, 1)),
        ("s0", (Portion(0),)),
        ("s2026e1", episodes(2026, 1)),
        ("s9999e99999", episodes(9999, 99999)),
        ("s2e3-e5", episodes(2, 3, 4, 5)),
        ("s2e3-5", episodes(2, 3, 4, 5)),
        ("s2e3-s2e5", episodes(2, 3, 4, 5)),
        ("s2e3 - e5", episodes(2, 3, 4, 5)),
        ("s2e3..e5", episodes(2, 3, 4, 5)),
        ("s2e3..s2e5", episodes(2, 3, 4, 5)),
        ("s2e3–e5", episodes(2, 3, 4, 5)),  # noqa: RUF001 - the en dash of phones
        ("2x03-05", episodes(2, 3, 4, 5)),
        ("2x03-2x05", episodes(2, 3, 4, 5)),
        ("s2e3-e3", episodes(2, 3)),
        ("s1-s3", (Portion(1), Portion(2), Portion(3))),
        ("s1-3", (Portion(1), Portion(2), Portion(3))),
        ("s1..s1", (Portion(1),)),
        ("s1,s3", (Portion(1), Portion(3))),
        ("s2e3, s2e1", episodes(2, 3, 1)),
        ("s2e1-e2,3x1", (*episodes(2, 1, 2), *episodes(3, 1))),
    ],
)
def test_seasons_and_episodes_can_be_typed_in_many_ways(text: str, portions: tuple[Portion, ...]) -> None:
    assert parse_portions(text) == portions


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ",",
        "s",
        "x3",
        "2x",
        "s2e",
        "s2x3",
        "s2e3e4",
        "s-1",
        "s2e-3",
        "s-1e-3",
        "-s2e3",
        "s2e3-",
        "s2e3-e",
        "s2e3--e5",
        "s2e3...e5",
        "s2e3-e4-e5",
        "s1,,s2",
        "s1,",
        "s2e3 and e4",
        "s2.5",
        "s²",
        "s٣",
        "s３e１",  # noqa: RUF001 - full-width digits are the point
        "s2e3\0",
        "\ud800",
        "The Wire",
    ],
    ids=ascii,
)
def test_what_is_no_episode_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_portions(text)

    assert refused.value.hint == FORMS


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("s2e9-e3", "runs backwards"),
        ("2x9-2x3", "runs backwards"),
        ("s3-s1", "runs backwards"),
        ("s9999999", "no series has a season 9999999"),
        ("s10000", "no series has a season 10000"),
        ("s1-s10000", "no series has a season 10000"),
        ("s2e100000", "no season has an episode 100000"),
        ("s2e1-e100000", "no season has an episode 100000"),
        ("s2e3..s3e1", "crosses seasons"),
        ("s2e3-3x1", "crosses seasons"),
        ("s2e3-s5", "begins with an episode and ends with a season"),
        ("s2-s2e5", "begins with a season and ends with an episode"),
        ("s2-e5", "begins with a season and ends with an episode"),
        ("s0-s9999", f"more than {MOST} watches"),
        ("s1e1-e99999", f"more than {MOST} watches"),
        ("s1e1-e1500,s2e1-e1500", f"more than {MOST} watches"),
    ],
)
def test_a_refusal_says_what_is_wrong(text: str, problem: str) -> None:
    with pytest.raises(BadInput, match=problem) as refused:
        parse_portions(text)

    assert refused.value.hint


def test_a_range_across_seasons_is_told_how_to_go_on() -> None:
    with pytest.raises(BadInput) as refused:
        parse_portions("s2e3..s3e1")

    assert refused.value.hint.endswith("s2e3-e… and s3e1-e1")


def test_as_many_watches_as_can_be_named_at_once() -> None:
    assert len(parse_portions(f"s1e1-e{MOST}")) == MOST


def test_one_watch_too_many() -> None:
    with pytest.raises(BadInput):
        parse_portions(f"s1e0-e{MOST}")


@pytest.mark.parametrize("text", ["s{}", "s2e{}", "{}x1", "s1-s{}", "s2e1-e{}", "s2e1-s{}e2"])
def test_a_number_of_five_thousand_digits_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_portions(text.format("9" * 5_000))


@pytest.mark.parametrize("text", ["s2", "S02E03", "2x03", "s2e9-e3", "s9999999", "s2e", "s1,s2", "10x1"])
def test_a_word_can_mean_to_be_an_episode(text: str) -> None:
    assert is_attempt(text)


@pytest.mark.parametrize("text", ["", "The", "4.5", "7/10", "24", "series", "x2", "s", "s²", "٢x٣"])
def test_other_words_do_not_mean_to_be_an_episode(text: str) -> None:
    assert not is_attempt(text)


@given(PORTIONS)
def test_a_label_is_understood_as_its_portion(portion: Portion) -> None:
    assert parse_portions(portion.label) == (portion,)


@given(PORTIONS)
def test_a_label_means_to_be_an_episode(portion: Portion) -> None:
    assert is_attempt(portion.label)


@given(st.lists(PORTIONS, min_size=1))
def test_portions_stay_in_the_order_they_were_said_each_once(portions: list[Portion]) -> None:
    text = ",".join(portion.label for portion in portions)

    assert parse_portions(text) == tuple(dict.fromkeys(portions))


@given(SEASON_NUMBERS, EPISODE_NUMBERS, st.integers(0, MOST - 1))
def test_a_range_names_every_episode_from_the_first_to_the_last(season: int, first: int, more: int) -> None:
    last = min(first + more, EPISODES[-1])

    assert parse_portions(f"s{season}e{first}-e{last}") == episodes(season, *range(first, last + 1))


@given(st.text() | NEARLY)
@example("s1-s" + "9" * 4_000)
def test_any_text_is_an_episode_or_refused(text: str) -> None:
    with contextlib.suppress(BadInput):
        assert all(
            portion.season is None or portion.season in SEASONS for portion in parse_portions(text) if portion != WHOLE
        )
