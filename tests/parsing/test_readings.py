"""Words of a command line are a title and episodes, in every way they may be."""

import contextlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.errors import BadInput
from watchlog.model.portion import Portion
from watchlog.model.saying import All, Called, Named, NextOnes
from watchlog.parsing.readings import Reading, Strength, split_words, strength

WORDS = st.lists(
    st.sampled_from(
        ["The", "Wire", "The Wire", "detail", "590", "next", "3", "all", "1995", "s2e3", "s2e", "..s3", ","]
    )
    | st.text(max_size=5),
    max_size=7,
)


@pytest.mark.parametrize(
    "word",
    [
        "s2", "S02E03", "2x03", "s2e9-e3", "s9999999", "s2e", "s1e1x", "s2e3-", "s1,s2", "10x1", "sp1", "sp2-sp3",
        "e590", "E5-7", "..s3e4", "..590", "..e590", "..3x4", "..sp1", "2024-05-01", "2024-05-01..2024-05-07",
        "2024-05-1x", "590,s2e3", "all,s1",
    ],
)  # fmt: skip
def test_a_word_can_be_nothing_but_episodes(word: str) -> None:
    assert strength(word) is Strength.STRONG


@pytest.mark.parametrize(
    "word",
    ["590", "590-600", "590–600", "590..600", "0", "24", "all", "ALL", "next", "590,591", "1,"],  # noqa: RUF001
)
def test_a_word_may_be_episodes_or_part_of_a_title(word: str) -> None:
    assert strength(word) is Strength.WEAK


@pytest.mark.parametrize("word", ["-3", "-s1e2", "-e3", "-2x3"])
def test_what_begins_with_a_hyphen_and_a_number_is_no_title(word: str) -> None:
    assert strength(word) is Strength.STRONG


@pytest.mark.parametrize(
    "word",
    ["", "wire", "season", "special", "x3", "se2", "allow", "nextdoor", "next3", "E", "s", "S.W.A.T.", "9-1-1x", "2.0"],
)
def test_other_words_are_no_episodes(word: str) -> None:
    assert strength(word) is Strength.NONE


@pytest.mark.parametrize(
    ("words", "title", "said"),
    [
        (["The", "Wire", "s2e3"], "The Wire", "s2e3"),
        (["The Wire", "s2e3", "s2e4"], "The Wire", "s2e3 s2e4"),
        (["The", "Wire", "s2e3,", "s2e4"], "The Wire", "s2e3, s2e4"),
        (["24", "s2e3"], "24", "s2e3"),
        (["s2e3"], "s2e3", ""),
        (["s2e3", "s2e3"], "s2e3", "s2e3"),
        (["24"], "24", ""),
        (["The Wire", "590"], "The Wire", "590"),
        (["The Wire", "next", "3"], "The Wire", "next 3"),
        (["Kites", "s2", "all"], "Kites", "s2 all"),
        (["One Kite", "all", "sp1"], "One Kite", "all sp1"),
        ([], "", ""),
    ],
)
def test_some_words_can_be_read_in_one_way(words: list[str], title: str, said: str) -> None:
    assert split_words(words) == (Reading(title, said, sure=True),)


@pytest.mark.parametrize(
    ("words", "readings"),
    [
        (["Kites", "590"], [("Kites 590", "", False), ("Kites", "590", False)]),
        (["Area", "51", "s1e1"], [("Area 51", "s1e1", False), ("Area", "51 s1e1", False)]),
        (["Kites", "next", "3"], [("Kites next 3", "", False), ("Kites next", "3", False), ("Kites", "next 3", False)]),
        (["Severance", "pilot"], [("Severance pilot", "", False), ("Severance", "pilot", True)]),
        (
            ["The", "Wire", "the", "detail"],
            [("The Wire the detail", "", False), ("The Wire the", "detail", True), ("The Wire", "the detail", True),
             ("The", "Wire the detail", True)],
        ),
        (["Kites", "part", "2"], [("Kites part 2", "", False), ("Kites part", "2", False), ("Kites", "part 2", True)]),
        (["Kites", "600-590"], [("Kites 600-590", "", False), ("Kites", "600-590", False)]),
    ],
)  # fmt: skip
def test_others_can_be_read_in_several_the_longest_title_first(
    words: list[str], readings: list[tuple[str, str, bool]]
) -> None:
    assert [reading[:4] for reading in split_words(words)] == [(*reading, False) for reading in readings]


def test_words_behind_a_quoted_title_are_an_episode_s_name() -> None:
    assert split_words(["The Wire", "the", "detail", "2"]) == (
        Reading("The Wire", "the detail 2", named=True, sure=True),
    )


@pytest.mark.parametrize("words", [["Blade Runner", "2049"], ["Heat Wave", "1995"]])
def test_a_year_behind_a_quoted_title_has_to_be_known_as_an_episode(words: list[str]) -> None:
    assert split_words(words) == (Reading(words[0], words[1], year_like=True),)


def test_a_year_behind_other_words_is_rather_the_title_s() -> None:
    assert split_words(["Heat", "1995"]) == (Reading("Heat 1995"), Reading("Heat", "1995", year_like=True))


@pytest.mark.parametrize("number", ["590", "1869", "2201", "01995", "1995-1996"])
def test_other_numbers_look_like_no_year(number: str) -> None:
    assert split_words(["Heat Wave", number])[0] == Reading("Heat Wave", number, sure=True)


def test_a_reading_tells_what_is_said_of_episodes() -> None:
    assert Reading("Kites").sayings == ()
    assert Reading("Kites", "all next 2").sayings == (All(), NextOnes(2))
    assert Reading("Kites", "s2e3", named=True).sayings == (Called("s2e3"),)
    assert Reading("Kites", "s2e3").sayings == (Named(Portion(2, 3)),)


def test_what_may_be_a_title_is_refused_as_episodes_only_when_it_is_taken_as_such() -> None:
    reading = split_words(["Kites", "600-590"])[1]

    with pytest.raises(BadInput, match="runs backwards"):
        reading.sayings  # noqa: B018


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["The", "Wire", "s2e"], "“s2e” is no episode"),
        (["The Wire", "s2e", "s3"], "“s2e” is no episode"),
        (["The Wire", "600-590"], "runs backwards"),
        (["The", "Wire", "s2", "590"], "e590 after s2 may be"),
        (["The Wire", "detail", "s2"], "“detail” is no episode"),
        (["The Wire", "s2", "detail"], "“detail” is no episode"),
    ],
)
def test_what_can_only_be_an_episode_and_is_none_is_refused(words: list[str], problem: str) -> None:
    with pytest.raises(BadInput, match=problem) as refused:
        split_words(words)

    assert refused.value.hint


@given(WORDS)
def test_no_word_is_lost_and_titles_get_shorter(words: list[str]) -> None:
    with contextlib.suppress(BadInput):
        readings = split_words(words)

        assert all(" ".join(filter(None, (one.title, one.said))).split() == " ".join(words).split() for one in readings)
        assert all(len(longer.title) >= len(shorter.title) for longer, shorter in pairwise(readings))
        assert [one.sure for one in readings] in ([True], [False] * len(readings))


def test_a_title_quoted_together_with_its_episodes_is_a_title_unless_it_is_none() -> None:
    found = [(reading.title, reading.said, reading.sure) for reading in split_words(["The Wire s2e3"])]

    assert found == [("The Wire s2e3", "", False), ("The Wire", "s2e3", False)]


@pytest.mark.parametrize("mark", ["-", "\u2013", "..", "to", "TO"])
def test_a_range_may_have_blanks(mark: str) -> None:
    assert split_words(["The", "Wire", "s2e1", mark, "s2e3"])[0][:2] == ("The Wire", "s2e1-s2e3")


def test_what_is_quoted_behind_a_title_is_taken_apart() -> None:
    assert split_words(["The Wire", "next 3"])[0][:2] == ("The Wire", "next 3")


@pytest.mark.parametrize("words", [["The Wire", ""], ["The", "Wire", "s1e1", " "]])
def test_an_empty_word_is_refused(words: list[str]) -> None:
    with pytest.raises(BadInput):
        split_words(words)


@pytest.mark.parametrize("name", ["#1", "tvmaze:1"])
def test_a_number_or_an_id_is_a_whole_title(name: str) -> None:
    assert split_words([name, "zz"]) == (Reading(name, "zz", named=True, sure=True),)
