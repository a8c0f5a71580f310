"""`watchlog edit` changes watches, field by field or in an editor."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Editor, Refusal
from tests.conftest import Run

NOTES = [
    "\nbegins with a line end",
    "ends with one\n",
    "\r\n",
    "a\rb",
    '"""',
    "'''",
    "\\",
    "back\\slash\\n",
    "\x1b[31m",
    "\x7f",
    "\u2028",
]
NOTES += ["\x85", "\ufeff", "tab\t", " blanks ", "🦈", "#", "= 1"]


@pytest.fixture
def heat(watchlog: Run) -> Run:
    watchlog("add", "Heat", "--stars", "4", "--note", "Loud.")
    return watchlog


def after(watchlog: Run, *names: str) -> list[object]:
    (watch,) = watchlog("list", "#1", "--json").json
    return [watch[name] for name in names]


@pytest.mark.parametrize(
    ("assignment", "field", "value"),
    [
        ("title=Heat 2", "title", "Heat 2"),
        ("original_title=Hitze", "original_title", "Hitze"),
        ("year=1995", "year", 1995),
        ("kind=film", "kind", "film"),
        ("refs=imdb:tt0113277", "refs", {"imdb": "tt0113277"}),
        ("season=2", "season", 2),
        ("episode=3", "episode", 3),
        ("episode_title=Pilot", "episode_title", "Pilot"),
        ("watched_on=2019", "watched_on", "2019"),
        ("watched_on=", "watched_on", None),
        ("stars=7/10", "stars", 3.5),
        ("stars=", "stars", None),
        ("note=a=b", "note", "a=b"),
        ("note=", "note", None),
        ("tags=b, a", "tags", ["a", "b"]),
        ("service=Cinema", "service", "Cinema"),
        ("with=Anna", "with", "Anna"),
        ("rewatch=yes", "rewatch", True),
        ("pass=2", "pass", 2),
    ],
)
def test_a_field_is_set(heat: Run, assignment: str, field: str, value: object) -> None:
    edited = heat("edit", "1", "--set", assignment)

    assert edited.code == 0
    assert after(heat, field) == [value]


def test_several_fields_are_set_at_once(heat: Run) -> None:
    heat("edit", "1", "--set", "stars=5", "--set", "watched_on=yesterday")

    assert after(heat, "stars", "watched_on") == [5, "2026-11-21"]


def test_what_was_changed_is_echoed(heat: Run) -> None:
    edited = heat("edit", "1", "--set", "watched_on=yesterday").out

    assert "2026-11-22" in edited
    assert "2026-11-21" in edited


def test_a_change_of_nothing_is_none(heat: Run) -> None:
    heat("edit", "1", "--set", "stars=4")

    assert len(heat("log", "--json").json) == 1


def test_a_query_changes_all_that_it_finds(heat: Run) -> None:
    heat("add", "Heat")

    edited = heat("edit", "heat", "--set", "service=Cinema", "--json")

    assert [watch["service"] for watch in edited.json] == ["Cinema", "Cinema"]


def test_a_watch_moves_to_the_title_of_that_name(heat: Run) -> None:
    heat("add", "Dune", "--year", "2021")
    heat("edit", "1", "--set", "title=Dune")

    assert after(heat, "title", "year") == ["Dune", 2021]


def test_the_editor_gets_every_field_and_its_answer_is_kept(heat: Run, editor: Editor) -> None:
    command = editor("""sed -i -e 's/Loud/Very loud/' -e 's/^service.*/service = "Cinema"/' "$1" """)

    edited = heat("edit", "heat", EDITOR=command)

    assert edited.code == 0
    assert after(heat, "note", "service", "stars") == ["Very loud.", "Cinema", 4]


def test_several_watches_are_edited_in_one_text(heat: Run, editor: Editor) -> None:
    heat("add", "Heat", "--stars", "4")

    heat("edit", "heat", EDITOR=editor("""sed -i 's|^stars = "4/5"|stars = "5/5"|' "$1" """))

    assert [watch["stars"] for watch in heat("list", "--json").json] == [5, 5]


@example(note="\n")
@example(note="\r")
@given(note=st.one_of(st.sampled_from(NOTES), st.text(st.characters(exclude_characters="\0", codec="utf-8"))))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_editor_that_changes_nothing_changes_nothing(heat: Run, note: str) -> None:
    heat("edit", "1", "--set", f"note={note}")
    before = heat.archive()

    edited = heat("edit", "1", EDITOR="true")

    assert edited.code == 0, edited.err
    assert heat.archive() == before


@pytest.mark.parametrize(
    "line",
    [
        "exit 3",
        "kill -9 $$",
        'echo nonsense = = >> "$1"',
        "printf 'id = 1' > \"$1\"; printf '[[watch]]\\nid = 99\\n' > \"$1\"",
        "printf '\\377' > \"$1\"",
        'sed -i \'s|^stars.*|stars = "9"|\' "$1"',
        'sed -i \'s|^watched_on.*|watched_on = "someday"|\' "$1"',
        'sed -i \'s|^title.*|title = ""|\' "$1"',
        'rm "$1"',
    ],
)
def test_an_editor_that_fails_changes_nothing(heat: Run, editor: Editor, line: str) -> None:
    before = heat.archive()

    edited = heat("edit", "1", EDITOR=editor(line))

    assert edited.code in (1, 2)
    assert (edited.out, edited.err.count("\n")) == ("", 1)
    assert "should not have" not in edited.err
    assert heat.archive() == before


@pytest.mark.parametrize(
    "assignment",
    [
        "stars=6",
        "stars=nan",
        "nonsense=1",
        "stars",
        "year=12",
        "kind=song",
        "season=-1",
        "title=",
        "watched_on=soon",
        "rewatch=maybe",
        "refs=x",
        "id=4",
    ],
)
def test_a_wrong_assignment_is_refused(heat: Run, refused: Refusal, assignment: str) -> None:
    heat("add", "Dune")

    refused("edit", "1", "--set", assignment)


@pytest.mark.usefixtures("heat")
def test_an_unknown_number_is_not_found(refused: Refusal) -> None:
    assert "#99" in refused("edit", "99", "--set", "stars=1", code=3)


@pytest.mark.usefixtures("heat")
def test_all_or_nothing_of_the_numbers_are_edited(refused: Refusal) -> None:
    refused("edit", "1", "99", "--set", "stars=1", code=3)
