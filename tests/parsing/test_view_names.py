"""A view's name holds letters, digits and a few signs, and may be typed with its `@`."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.errors import BadInput
from watchlog.parsing.names import parse_view_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("good", "good"),
        ("@good", "good"),
        ("Good", "Good"),
        (" good ", "good"),
        ("@good\n", "good"),
        ("best-of_2024.v2", "best-of_2024.v2"),
        ("2024", "2024"),
        ("-", "-"),
        ("é", "é"),
        ("千と千尋", "千と千尋"),
        ("x" * 100, "x" * 100),
    ],
    ids=lambda text: text[:12],
)
def test_a_name_is_understood(text: str, name: str) -> None:
    assert parse_view_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "a b",
        "a/b",
        "a:b",
        "a,b",
        "(a)",
        '"a"',
        "@@a",
        "@",
        "#1",
        "a@",
        "a\nb",
        "a\0",
        "\x1b[31m",
        "\u202ea",
        "🦈",
        "x" * 101,
    ],
    ids=ascii,
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="can't be the name of a view") as refused:
        parse_view_name(text)

    assert "letters, digits" in refused.value.hint


@pytest.mark.parametrize("text", [""])
def test_no_name_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="which view"):
        parse_view_name(text)


@given(st.text() | st.text(st.sampled_from("@aé1-_. \n字\u0301")))
def test_any_text_is_a_name_or_refused(text: str) -> None:
    with contextlib.suppress(BadInput):
        name = parse_view_name(text)

        assert name
        assert not any(letter.isspace() or letter in '@():"/#' for letter in name)
        assert parse_view_name(name) == parse_view_name(f"@{name}") == name
