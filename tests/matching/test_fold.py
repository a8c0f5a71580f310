"""Folding brings together what people think equal, and nothing else."""

# ruff: noqa: RUF001 - letters that look alike are what this is about

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from watchlog.matching.fold import ALIKE, DROPPED, SILENT, fold

TRICKY = st.text(
    st.sampled_from([*SILENT, *ALIKE, *map(chr, DROPPED), *"aİıßſΣςﬁŉǰΐｶﾞ ゙がéÅÅ각 ͅ´¨ʼn\u200b\u00a0\u3000…"])
)

EQUAL = [
    ("Élite", "elite"),
    ("ÉLITE", "élite"),
    ("Pok\u00e9mon", "Poke\u0301mon"),
    ("Pokémon", "pokemon"),
    ("İstanbul", "istanbul"),
    ("ISTANBUL", "istanbul"),
    ("Kadıköy", "kadikoy"),
    ("Don’t", "Don't"),
    ("Don’t", "dont"),
    ("Don‘t", "dont"),
    ("Donʼt", "dont"),
    ("Don`t", "dont"),
    ("Don´t", "dont"),
    ("Don＇t", "dont"),
    ("The\u00a0Wire", "The Wire"),
    ("The\u3000Wire", "The Wire"),
    ("  The\t Wire\n", "the wire"),
    ("The\u200b Wi\u200dre", "the wire"),
    ("\ufeffHeat", "heat"),
    ("Co\u00adoperate", "cooperate"),
    ("S.W.A.T.", "swat"),
    ("S․W․A․T․", "swat"),
    ("M*A*S*H", "m*a*s*h"),
    ("WALL·E", "wall-e"),
    ("БРАТ", "брат"),
    ("Ёлки", "елки"),
    ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ("Spider-Man", "spiderman"),
    ("Spider‑Man", "spiderman"),
    ("Spider–Man", "spiderman"),
    ("9-1-1", "911"),
    ("Ｄｕｎｅ", "dune"),
    ("３％", "3%"),
    ("ﬁlm", "film"),
    ("ﬀ", "ff"),
    ("straße", "strasse"),
    ("STRASSE", "straße"),
    ("STRAẞE", "strasse"),
    ("Øresund", "oresund"),
    ("Łódź", "lodz"),
    ("Amélie…", "amelie"),
    ("Æon Flux", "aeon flux"),
    ("Cœur", "coeur"),
    ("ｱﾆﾒ", "アニメ"),
    ("ｶﾞﾝﾀﾞﾑ", "ガンダム"),
    ("か\u3099き", "がき"),
    ("ドラえもん・ズ", "ドラえもんズ"),
    ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"),
    ("أحمد", "احمد"),
    ("مُحَمَّد", "محمد"),
    ("סִפּוּר", "ספור"),
    ("שָׁלוֹם", "שלום"),
    ("I ❤\ufe0f Huckabees", "I ❤ Huckabees"),
    ("Viê\u0323t", "Việt"),
]
APART = [
    ("3%", "3"),
    ("[REC]", "REC?"),
    ("[REC]", "REC"),
    ("Heat", "Heet"),
    ("かき", "がき"),
    ("はは", "ぱぱ"),
    ("アニメ", "あにめ"),
    ("進撃", "進擊"),
    ("Up", "Us"),
    ("Alien", "Aliens"),
    ("Spider Man", "Spiderman"),
    ("???", "!!!"),
    ("???", "??"),
    ("M", "M!"),
    ("Se7en", "Seven"),
    ("कि", "का"),
    ("कि", "क"),
    ("กา", "กี"),
    ("한국", "한극"),
    ("брат", "brat"),
]


@pytest.mark.parametrize(("one", "other"), EQUAL, ids=ascii)
def test_what_people_think_equal_folds_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), APART, ids=ascii)
def test_what_is_different_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("巨人", "进击的巨人"),
        ("の巨", "進撃の巨人"),
        ("くに", "おくにさん"),
        ("국", "한국영화"),
        ("elite", "La Élite"),
        ("wars", "Star Wars: Épisode IV"),
        ("ガ", "シン・ｶﾞ"),
    ],
)
def test_a_part_of_a_title_is_found_in_it(part: str, whole: str) -> None:
    assert fold(part) in fold(whole)


@pytest.mark.parametrize("silent", SILENT, ids=ascii)
def test_a_silent_character_makes_no_difference(silent: str) -> None:
    assert fold(f"aé{silent}b") == fold("aéb")


@pytest.mark.parametrize("text", ["", " ", "...", "-", "’", "\u200b", "\u0301"], ids=ascii)
def test_what_is_silent_throughout_folds_to_nothing(text: str) -> None:
    assert fold(text) == ""


@pytest.mark.parametrize("text", ["%", "???", "_", "*", '"', "\\"])
def test_punctuation_that_is_a_title_stays(text: str) -> None:
    assert fold(text) == text


@settings(max_examples=5_000, deadline=None)
@given(st.text() | TRICKY)
@example("\ufdfa")
@example("\u0345")
@example("\u1e9b\u0323")
@example("\ud800")
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)

    assert fold(once) == once


@settings(max_examples=1_000, deadline=None)
@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_fold_the_same_beside_others(text: str) -> None:
    assert fold(f"{text} é") == f"{fold(text)} e".strip()


@settings(max_examples=1_000, deadline=None)
@given(st.text() | TRICKY)
def test_a_folded_text_has_no_blanks_to_spare(text: str) -> None:
    folded = fold(text)

    assert folded == " ".join(folded.split())
