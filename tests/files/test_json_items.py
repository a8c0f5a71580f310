"""JSON is read item by item, wherever the window ends, and what is no JSON is told with its line."""

import io
import json
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.errors import BadFile
from watchlog.files.json_items import LARGEST_ITEM, document, entries, items
from watchlog.files.json_text import BLOCK, SLACK

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def read(text: str, under: str = "") -> list[Any]:
    return list(items(io.StringIO(text), "history.json", under))


def refusal(text: str) -> str:
    with pytest.raises(BadFile) as trouble:
        read(text)
    assert trouble.value.hint
    return trouble.value.problem


@given(st.lists(VALUES, max_size=6), st.sampled_from([None, 1]), st.booleans())
def test_items_are_what_the_whole_would_be(values: list[Any], indent: int | None, is_ascii: bool) -> None:
    text = json.dumps(values, indent=indent, ensure_ascii=is_ascii)
    whole = document(io.StringIO(text), "history.json")

    assert read(text) == whole == json.loads(text)


@given(st.dictionaries(st.text(), VALUES, max_size=5))
def test_entries_are_what_the_whole_would_be(values: dict[str, Any]) -> None:
    found: dict[str, Any] = {key: [] for key, value in values.items() if isinstance(value, list)}
    for key, value in entries(io.StringIO(json.dumps(values)), "history.json"):
        if key in found:
            found[key].append(value)
        else:
            found[key] = value

    assert found == values


@pytest.mark.parametrize("item", ['"aé\\n\\u00e9"', "-12345.678e-10", "null", "false", '{"k":[1,{"l":{}}],"m":"x"}'])
def test_an_item_across_two_blocks_is_one_item(item: str) -> None:
    for before in range(BLOCK - SLACK - 40, BLOCK + 2):
        text = f"[{' ' * before}{item},{item}]"

        assert read(text) == json.loads(text)


@given(VALUES.filter(lambda value: isinstance(value, dict | list)), st.data())
def test_half_a_text_is_refused(value: Any, data: st.DataObject) -> None:
    text = json.dumps([value])
    end = data.draw(st.integers(0, len(text) - 1))

    assert "history.json is no JSON: line 1: " in refusal(text[:end])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: it is empty"),
        ("\n \n", "line 3: it is empty"),
        ("[1,\n2", "line 2: it breaks off"),
        ('[1,\n"never closed', "line 2: it breaks off"),
        ("[1,\n\n x]", "line 3: a value is missing"),
        ("[1,]", "line 1: a value is missing"),
        ("[1\n2]", "line 2: a comma or a ] is missing"),
        ("[1]\n[2]", "line 2: it goes on after its end"),
        ('{"movies": []}', "line 1: a [ is missing"),
        ('["a\nb"]', "line 1: Invalid control character"),
        ('["\0"]', "line 1: Invalid control character"),
        ("[01]", "a comma or a ] is missing"),
        ("<html></html>", "line 1: a [ is missing"),
        ("[" * 200_000, "line 1: it is nested too deeply"),
        ("[" + '{"a":' * 200_000, "line 1: it is nested too deeply"),
        ('["' + "x" * (2 * LARGEST_ITEM), f"line 1: what begins here has more than {LARGEST_ITEM} characters"),
        ("[[" + "[]," * (1 << 20), "line 1: what begins here holds hardly anything but brackets"),
    ],
    ids=range(17),
)
def test_what_is_no_list_is_told_with_its_line(text: str, said: str) -> None:
    assert said in refusal(text)


def test_the_line_is_counted_across_blocks() -> None:
    lines = ["[1"] + [f",{'9' * 90}"] * 10_000

    assert "line 10002: a value is missing" in refusal("\n".join([*lines, ",x]"]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[1e400, -1e400]", [inf, -inf]),
        ("[NaN, Infinity, -Infinity]", [nan, inf, -inf]),
        ("[" + "9" * 5000 + ", 1]", [inf, 1]),
        ("[123456789012345678901234567890]", [123456789012345678901234567890]),
        ("[1.0, 2, -0, 5E3]", [1.0, 2, 0, 5000.0]),
    ],
    ids=["too large", "none", "too long", "long", "plain"],
)
def test_numbers_that_nobody_can_count_with_are_infinite_or_none(text: str, found: list[object]) -> None:
    assert list(map(str, read(text))) == list(map(str, found))


def test_of_a_key_that_stands_twice_the_last_one_counts() -> None:
    assert read('[{"a": 1, "a": 2}]') == [{"a": 2}]


def test_half_a_character_becomes_the_sign_for_a_broken_one() -> None:
    text = r'["\ud83d\ude00 \ud800 \\ud800 \udfff"]'

    assert read(text) == ["😀 � \\ud800 �"]
    assert list(entries(io.StringIO(text), "x")) == [("", "😀 � \\ud800 �")]


def test_a_document_is_taken_as_it_stands() -> None:
    assert document(io.StringIO(r'["\ud83d\ude00 \ud800"]'), "x") == ["😀 \ud800"]


@pytest.mark.parametrize(
    ("text", "under", "found"),
    [
        ('{"movies": [1, 2], "shows": [3]}', "movies", [1, 2]),
        ('{"movies": [1, 2], "shows": [3]}', "shows", [3]),
        ('{"movies": [1, 2], "shows": [3]}', "anime", []),
        ('{"movies": null}', "movies", []),
        ('{"data": {"movies": [1]}, "movies": [2]}', "data.movies", [1]),
        ('{"data": null}', "data.movies", []),
        ('{"data": {"other": {"movies": [5]}, "movies": [1]}}', "data.movies", [1]),
    ],
)
def test_a_list_within_an_object_is_read(text: str, under: str, found: list[int]) -> None:
    assert read(text, under) == found


def test_what_follows_a_list_within_an_object_has_to_be_whole() -> None:
    with pytest.raises(BadFile, match="it breaks off"):
        read('{"movies": [1, 2], "shows": [3', "movies")


def test_the_items_of_a_list_are_entries_without_a_key() -> None:
    assert list(entries(io.StringIO('[1, {"a": 2}]'), "x")) == [("", 1), ("", {"a": 2})]


def test_entries_come_with_the_key_of_their_list() -> None:
    text = '{"movies": [1, 2], "user": {"name": "x"}, "shows": [], "count": 3}'

    assert list(entries(io.StringIO(text), "x")) == [
        ("movies", 1),
        ("movies", 2),
        ("user", {"name": "x"}),
        ("count", 3),
    ]


def test_a_document_larger_than_agreed_is_refused() -> None:
    assert document(io.StringIO(json.dumps(["x" * BLOCK * 3])), "x", largest=BLOCK * 4)
    with pytest.raises(BadFile, match="characters"):
        document(io.StringIO(json.dumps(["x" * BLOCK * 5])), "x", largest=BLOCK * 2)
