"""Episodes are what was said of them, or refused."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.errors import BadInput
from watchlog.model.portion import EPISODES, SEASONS, Portion
from watchlog.model.saying import Aired, All, Called, Named, NextOnes, Saying, Span, UpTo
from watchlog.parsing.sayings import FORMS, MOST, parse_called, parse_sayings

PORTIONS = st.builds(Portion, st.sampled_from(SEASONS), st.none() | st.sampled_from(EPISODES)) | st.builds(
    Portion, st.none(), st.sampled_from(EPISODES[1:])
)
PIECES = ["s", "S", "e", "x", "sp", "-", "..", "–", ",", " ", "next", "all", "0", "1", "2", "2024", "9" * 8, "٣", "²"]  # noqa: RUF001
NEARLY = st.lists(st.sampled_from([*PIECES, "\0"]), max_size=12).map("".join)
S2E3, S2E5 = Portion(2, 3), Portion(2, 5)


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("s20e12", Named(Portion(20, 12))),
        ("S02E03", Named(S2E3)),
        ("2x03", Named(S2E3)),
        ("2X3", Named(S2E3)),
        ("S02 E03", Named(S2E3)),
        (" s2e3 ", Named(S2E3)),
        ("S2", Named(Portion(2))),
        ("s2e0", Named(Portion(2, 0))),
        ("s0", Named(Portion(0))),
        ("s0e1", Named(Portion(0, 1))),
        ("sp1", Named(Portion(0, 1))),
        ("SP01", Named(Portion(0, 1))),
        ("s9999e99999", Named(Portion(9999, 99999))),
        ("590", Named(Portion(None, 590), bare=True)),
        ("007", Named(Portion(None, 7), bare=True)),
        ("e590", Named(Portion(None, 590))),
        ("s2e3-e5", Span(S2E3, S2E5)),
        ("s2e3-5", Span(S2E3, S2E5)),
        ("s2e3..e5", Span(S2E3, S2E5)),
        ("s2e3–e5", Span(S2E3, S2E5)),  # noqa: RUF001 - the en dash of phones
        ("s2e3 - e5", Span(S2E3, S2E5)),
        ("S02 E03 - S02E05", Span(S2E3, S2E5)),
        ("2x3-2x5", Span(S2E3, S2E5)),
        ("2x3-05", Span(S2E3, S2E5)),
        ("s2e3-e3", Span(S2E3, S2E3)),
        ("s2e3-s3e4", Span(S2E3, Portion(3, 4))),
        ("s2e3..s3e1", Span(S2E3, Portion(3, 1))),
        ("s1-s3", Span(Portion(1), Portion(3))),
        ("s1-3", Span(Portion(1), Portion(3))),
        ("s0..s1", Span(Portion(0), Portion(1))),
        ("sp1-sp3", Span(Portion(0, 1), Portion(0, 3))),
        ("sp1-3", Span(Portion(0, 1), Portion(0, 3))),
        ("s0e1-e3", Span(Portion(0, 1), Portion(0, 3))),
        ("590-600", Span(Portion(None, 590), Portion(None, 600), bare=True)),
        ("590..600", Span(Portion(None, 590), Portion(None, 600), bare=True)),
        ("e590-e600", Span(Portion(None, 590), Portion(None, 600))),
        ("e590-600", Span(Portion(None, 590), Portion(None, 600))),
        ("..s3e4", UpTo(Portion(3, 4))),
        ("..3x4", UpTo(Portion(3, 4))),
        ("..s3", UpTo(Portion(3))),
        ("..e590", UpTo(Portion(None, 590))),
        ("..590", UpTo(Portion(None, 590), bare=True)),
        ("all", All()),
        ("ALL", All()),
        ("next", NextOnes()),
        ("Next 3", NextOnes(3)),
        (f"next {MOST}", NextOnes(MOST)),
        ("2024-05-01", Aired("2024-05-01", "2024-05-01")),
        ("2024-05-01..2024-05-07", Aired("2024-05-01", "2024-05-07")),
        ("2024-05-01 .. 2024-05-07", Aired("2024-05-01", "2024-05-07")),
    ],
)
def test_episodes_can_be_said_in_many_ways(text: str, saying: Saying) -> None:
    assert parse_sayings(text) == (saying,)


@pytest.mark.parametrize(
    ("text", "sayings"),
    [
        ("s2e3 s2e4", (Named(S2E3), Named(Portion(2, 4)))),
        ("s2,s1", (Named(Portion(2)), Named(Portion(1)))),
        ("s2, s1", (Named(Portion(2)), Named(Portion(1)))),
        ("s2 ..s3e4", (Named(Portion(2)), UpTo(Portion(3, 4)))),
        ("s1 s2 e3", (Named(Portion(1)), Named(S2E3))),
        ("590 s2e3", (Named(Portion(None, 590), bare=True), Named(S2E3))),
        ("all next 2 sp1,2024-05-01", (All(), NextOnes(2), Named(Portion(0, 1)), Aired("2024-05-01", "2024-05-01"))),
        ("next next 2,next", (NextOnes(), NextOnes(2), NextOnes())),
        ("next s2", (NextOnes(), Named(Portion(2)))),
        ("e1,2", (Named(Portion(None, 1)), Named(Portion(None, 2), bare=True))),
    ],
)
def test_commas_and_blanks_part_what_is_said(text: str, sayings: tuple[Saying, ...]) -> None:
    assert parse_sayings(text) == sayings


@pytest.mark.parametrize(
    "text",
    [
        "", " ", ",", "s", "e", "x3", "2x", "s2e", "s2x3", "s2e3e4", "s1e1x", "s-1", "s2e-3", "-s2e3", "s2e3-",
        "s2e3-e", "s2e3--e5", "s2e3...e5", "s2e3-e4-e5", "s1,,s2", "s1,", "s2e3 and e4", "s2.5", "s²", "s٣", "s３e１",  # noqa: RUF001
        "s2e3\0", "\ud800", "The Wire", "pilot", "..", "..all", "...s3", "..s2e3-e5", "next3", "next x", "next -1",
        "nexts", "all-s2", "sp", "spe1", "e1e2", "2024-5-1", "2024-05-01-2024-05-07", "2024-05-01..s2", "2024-05-01..",
        "#12",
    ],
    ids=ascii,
)  # fmt: skip
def test_what_is_no_episode_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(BadInput, match="is no episode that watchlog understands") as refused:
        parse_sayings(text)

    assert refused.value.hint == FORMS


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("s2e9-e3", "“s2e9-e3” runs backwards"),
        ("2x9-2x3", "runs backwards"),
        ("s3-s1", "runs backwards"),
        ("s3e1..s2e5", "“s3e1..s2e5” runs backwards"),
        ("600-590", "runs backwards"),
        ("2024-05-07..2024-05-01", "runs backwards"),
        ("s10000", "no series has a season 10000"),
        ("s1-s10000", "no series has a season 10000"),
        ("..s10000", "no series has a season 10000"),
        ("s2e100000", "no season has an episode 100000"),
        ("s2e1-e100000", "no season has an episode 100000"),
        ("100000", "no season has an episode 100000"),
        ("0", "episodes are counted from 1"),
        ("e0", "episodes are counted from 1"),
        ("..0", "episodes are counted from 1"),
        ("0-5", "episodes are counted from 1"),
        ("next 0", "names nothing"),
        ("next 5000", f"names more than {MOST} watches"),
        (f"s1e1-e{MOST + 1}", f"names more than {MOST} watches"),
        (f"1-{MOST + 1}", f"names more than {MOST} watches"),
        ("s0-s9999", f"names more than {MOST} watches"),
        ("s1 " * (MOST + 1), f"names more than {MOST} watches"),
        ("s2e3-s5", "begins with an episode and ends with a season"),
        ("590-s2", "begins with an episode and ends with a season"),
        ("s2-s2e5", "begins with a season and ends with an episode"),
        ("s2-e5", "begins with a season and ends with an episode"),
        ("e5-s2e3", "begins with an episode counted from the first and ends with one of a season"),
        ("s0e1-s1e2", "mixes specials with episodes"),
        ("..sp1", "no episodes lead up to a special"),
        ("..s0", "no episodes lead up to a special"),
        ("s2e3,e5", "e5 after s2 may be of season 2, or counted from the first of all"),
        ("s2 5", "e5 after s2 may be"),
        ("s1-s2,e3", "e3 after s1 may be"),
        ("2024-02-30", "there is no day 2024-02-30"),
        ("2024-02-01..2024-02-30", "there is no day 2024-02-30"),
        ("0000-01-01", "there is no day 0000-01-01"),
    ],
)
def test_a_refusal_says_what_is_wrong(text: str, problem: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_sayings(text)

    assert problem in refused.value.problem
    assert refused.value.hint


def test_only_the_piece_that_is_wrong_is_told() -> None:
    with pytest.raises(BadInput, match=r"^“s2e” is no episode"):
        parse_sayings("s1, s2e, s3")


@pytest.mark.parametrize(
    "text", ["s{}", "s2e{}", "{}x1", "s1-s{}", "..e{}", "{}", "sp{}", "next {}", "{}-{}", " {} " * 9]
)
def test_a_number_of_five_thousand_digits_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_sayings(text.replace("{}", "9" * 5_000))


def test_words_of_a_name_are_taken_as_they_are() -> None:
    assert parse_called("  The   Détail, s2e3 ") == Called("The Détail, s2e3")


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "a\0b", "\ud800", "x" * 501])
def test_a_name_must_be_one(text: str) -> None:
    with pytest.raises(BadInput):
        parse_called(text)


@given(st.sampled_from(SEASONS), st.sampled_from(EPISODES))
def test_any_season_and_number_are_understood(season: int, episode: int) -> None:
    expected = (Named(Portion(season, episode)),)

    assert parse_sayings(f"s{season}e{episode}") == expected
    assert parse_sayings(f"{season}x{episode}") == expected


@given(PORTIONS)
def test_a_label_is_understood_as_its_portion(portion: Portion) -> None:
    assert parse_sayings(portion.label) == (Named(portion),)


@given(st.text() | NEARLY)
def test_any_text_is_understood_or_refused(text: str) -> None:
    with contextlib.suppress(BadInput):
        assert parse_sayings(text)
