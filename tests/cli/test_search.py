"""`watchlog search` finds watches by words, however they are typed."""

import pytest

from tests.conftest import Run


def found(watchlog: Run, *words: str) -> list[str]:
    return [watch["title"] for watch in watchlog("search", *words, "--json=title").json]


def test_words_are_found_in_titles_original_titles_notes_and_tags(watchlog: Run) -> None:
    watchlog("add", "Needle in a title")
    watchlog("add", "Spirited Away")
    watchlog("edit", "2", "--set", "original_title=Sen to needle no kamikakushi")
    watchlog("add", "Heat", "--note", "Not a needle to be seen.")
    watchlog("add", "Dune", "--tag", "needle")
    watchlog("add", "Alien", "--service", "needle")

    assert sorted(found(watchlog, "NEEDLE")) == ["Dune", "Heat", "Needle in a title", "Spirited Away"]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Élite", "elite"),
        ("S.W.A.T.", "swat"),
        ("Grey's Anatomy", "greys"),
        ("Grey's Anatomy", "grey’s"),  # noqa: RUF001 - as phones type it
        ("进击的巨人", "巨人"),
        ("Spider-Man", "spiderman"),
        ("БРАТ", "брат"),
        ("3%", "3%"),
        ("9-1-1", "9-1-1"),
        ("9-1-1", "911"),
        ("[REC]", "[rec]"),
        ("[/]", "[/]"),
        ("???", "???"),
        ("%", "%"),
        ("_", "_"),
        ("...", "..."),
        ("-", "-"),
        ("'", "'"),
        ("\\", "\\"),
        ('"', '"'),
        ('Say "no"', 'say "no"'),
        ("M*A*S*H", "m*a*s*h"),
        ("AND", "and"),
        ("🦈", "🦈"),
        ("שלום עולם", "שלום"),
    ],
)  # fmt: skip
def test_a_title_is_found_by_typing_it(watchlog: Run, title: str, words: str) -> None:
    watchlog("add", "--", title)

    assert found(watchlog, words) == [title]


@pytest.mark.parametrize("word", ["%", "_", "*", "?", "'", ";", "--", "[/]", "Or", "NEAR", "{}", "\\"])
def test_no_sign_means_anything_but_itself(watchlog: Run, word: str) -> None:
    watchlog("add", "Heat")

    searched = watchlog("search", "--", word, "--json") if word == "--" else watchlog("search", word, "--json")

    assert searched.code == 0


def test_a_percent_sign_finds_only_itself(watchlog: Run) -> None:
    watchlog("add", "3%")
    watchlog("add", "Heat")

    assert found(watchlog, "%") == ["3%"]
    assert found(watchlog, "_") == []


def test_a_phrase_stands_together(watchlog: Run) -> None:
    watchlog("add", "A", "--note", "a cheap sci-fi")
    watchlog("add", "B", "--note", "cheap, but no sci-fi")

    assert found(watchlog, '"cheap sci-fi"') == ["A"]
    assert sorted(found(watchlog, "cheap sci-fi")) == ["A", "B"]


def test_nothing_found_is_no_failure(watchlog: Run) -> None:
    searched = watchlog("search", "nothing", "--json")

    assert (searched.code, searched.json) == (0, [])


def test_a_search_is_limited_and_sorted_like_a_list(watchlog: Run) -> None:
    watchlog("add", "Heat 1")
    watchlog("add", "Heat 2")

    assert found(watchlog, "heat", "--sort", "title-", "--limit", "1") == ["Heat 2"]
