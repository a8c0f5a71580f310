"""Watches go to the user's editor as text, and come back as they were."""

import tomllib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.records.conftest import notes, watches
from watchlog.errors import BadInput
from watchlog.model.portion import WHOLE
from watchlog.model.title import Title
from watchlog.model.watch import Watch
from watchlog.model.when import When
from watchlog.parsing.dates import parse_iso_moment
from watchlog.records.editable import HELP, editable, editable_text, edited_fields

ADDED = parse_iso_moment("2026-11-22T20:30:00+00:00")


def watch_with(note: str | None, number: int = 1) -> Watch:
    when = When("2026-11-22")
    return Watch(
        number, Title(2, "Dune"), WHOLE, when, None, note, (), None, None, False, None, None, "watchlog", ADDED
    )


def unique(watch: Watch) -> int:
    return watch.id


@settings(max_examples=1_000)
@given(notes)
@example("\nfirst line empty")
@example("\n")
@example("\r")
@example("a\r\nb")
@example('"')
@example('""""')
@example('ends with "')
@example("ends with \\")
@example("a \\\n  b")
@example("\\u0041")
@example("\x01\x1f\x7f")
@example("\t\x0b\x85\u2028")
def test_a_note_comes_back_as_it_was(note: str) -> None:
    watch = watch_with(note)

    assert edited_fields(editable_text([watch]), [watch]) == {}
    assert tomllib.loads(editable_text([watch]))["watch"][0]["note"] == note


@settings(max_examples=200)
@given(st.lists(watches, max_size=3, unique_by=unique))
def test_what_was_not_touched_is_not_changed(chosen: list[Watch]) -> None:
    assert edited_fields(editable_text(chosen), chosen) == {}


@settings(max_examples=200)
@given(watches, watches)
def test_what_was_changed_is_told_field_by_field(before: Watch, after: Watch) -> None:
    after = after._replace(id=before.id)
    old, new = editable(before), editable(after)

    changed = edited_fields(editable_text([after]), [before])

    assert changed.get(before.id, {}) == {field: text for field, text in new.items() if old[field] != text}


def test_the_text_says_how_it_is_used() -> None:
    text = editable_text([watch_with("Cheap.\nSlow.\n")])

    assert [line.removeprefix("# ") for line in text.splitlines()[: len(HELP)]] == list(HELP)
    assert 'note = """' in text


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (('stars = ""', "stars = 4"), {"stars": "4"}),
        (('stars = ""', "stars = 3.5"), {"stars": "3.5"}),
        (('rewatch = "no"', "rewatch = true"), {"rewatch": "yes"}),
        (('tags = ""', 'tags = ["a", "b"]'), {"tags": "a, b"}),
        (('watched_on = "2026-11-22"', "watched_on = 2019-01-02"), {"watched_on": "2019-01-02"}),
        (('watched_on = "2026-11-22"', "watched_on = 2019"), {"watched_on": "2019"}),
        (('season = ""\n', ""), {}),
    ],
)
def test_values_may_be_written_without_quotes(edit: tuple[str, str], expected: dict[str, str]) -> None:
    watch = watch_with(None)
    text = editable_text([watch])
    assert edit[0] in text

    assert edited_fields(text.replace(*edit), [watch]).get(1, {}) == expected


def test_a_watch_that_is_left_out_stays_as_it_is() -> None:
    chosen = [watch_with("one", 1), watch_with("two", 2)]

    assert edited_fields(editable_text(chosen[:1]), chosen) == {}
    assert edited_fields("", chosen) == {}


@pytest.mark.parametrize(
    "text", ["[[watch]]\nid = 9\n", "[[watch]]\nstars = 4\n", "[[watch]]\nid = 1\nid = 1\n", "watch = ["]
)
def test_a_text_that_is_broken_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        edited_fields(text, [watch_with(None)])


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        edited_fields(text, [watch_with(None)])
    except BadInput:
        return
