"""A note is kept byte for byte, wherever it comes from."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Editor, Refusal
from tests.conftest import Run

TEXTS = st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1)


def note(watchlog: Run) -> str | None:
    found: str | None = watchlog("list", "--limit", "1", "--json=note").json[0]["note"]
    return found


def test_a_note_is_given_as_an_option(watchlog: Run) -> None:
    watchlog("add", "Heat", "--note", "Loud.\nVery.")

    assert note(watchlog) == "Loud.\nVery."


@example("\r\n")
@example("\ra\rb\r")
@example(" a ")
@example("\n\n")
@example("\ufeffa")
@example("\x1b\x85\u2028\u202e")
@example("'=1")
@given(text=TEXTS)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_note_from_a_pipe_is_kept_byte_for_byte(watchlog: Run, text: str) -> None:
    added = watchlog("add", "Heat", "--note", "-", stdin=text.encode())

    assert added.code == 0, added.err
    assert note(watchlog) == text


def test_a_note_of_a_megabyte_is_kept(watchlog: Run) -> None:
    text = "All work and no play.\r\n" * 50_000
    watchlog("add", "The Shining", "--note", "-", stdin=text.encode())

    assert note(watchlog) == text


def test_line_ends_of_a_note_survive_the_csv(watchlog: Run) -> None:
    watchlog("add", "Heat", "--note", "-", stdin=b"a\r\nb\nc\rd")

    assert b'"a\r\nb\nc\rd"' in watchlog("export").raw


def test_an_empty_pipe_is_no_note(watchlog: Run) -> None:
    watchlog("add", "Heat", "--note", "-", stdin=b"")

    assert note(watchlog) is None


def test_a_note_is_written_in_the_editor(watchlog: Run, editor: Editor) -> None:
    added = watchlog("add", "Heat", "--edit", EDITOR=editor("""printf 'Loud.\\r\\nVery.\\n' > "$1" """))

    assert added.code == 0
    assert note(watchlog) == "Loud.\r\nVery.\n"


def test_visual_goes_before_editor_and_the_setting_before_both(watchlog: Run, editor: Editor) -> None:
    visual, plain, own = (editor(f"""printf {word} > "$1" """) for word in ("visual", "plain", "own"))

    watchlog("add", "Heat", "--edit", VISUAL=visual, EDITOR=plain)
    assert note(watchlog) == "visual"

    watchlog("config", "editor", own)
    watchlog("add", "Heat", "--edit", VISUAL=visual, EDITOR=plain)
    assert note(watchlog) == "own"


def test_an_editor_may_have_arguments(watchlog: Run, editor: Editor) -> None:
    watchlog("add", "Heat", "--edit", EDITOR=editor("""printf '%s' "$1 $2" > "$3" """) + " --wait 'a b'")

    assert note(watchlog) == "--wait a b"


def test_the_file_of_the_editor_is_private_and_does_not_stay(watchlog: Run, editor: Editor) -> None:
    looks = """stat -c '%a %n' "$1" | tee "$1.new" >/dev/null; mv "$1.new" "$1" """
    watchlog("add", "Heat", "--edit", EDITOR=editor(looks))

    mode, path = (note(watchlog) or "").split()
    assert mode == "600"
    assert watchlog("add", "Dune", "--edit", EDITOR=editor(f"test ! -e {path}")).code == 0


@pytest.mark.parametrize("line", ["exit 1", "kill -9 $$", "kill -TERM $$", "printf 'caf\\351' > \"$1\"", 'rm "$1"'])
def test_an_editor_that_fails_saves_nothing(watchlog: Run, refused: Refusal, editor: Editor, line: str) -> None:
    watchlog("add", "Dune")

    refused("add", "Heat", "--edit", code=1, EDITOR=editor(line))


@pytest.mark.parametrize("command", ["/no/such/editor", "/", "'unclosed"])
def test_an_editor_that_is_none_saves_nothing(watchlog: Run, refused: Refusal, command: str) -> None:
    watchlog("add", "Dune")

    refused("add", "Heat", "--edit", code=1, EDITOR=command)


def test_a_note_is_said_in_one_way(refused: Refusal) -> None:
    refused("add", "Heat", "--note", "x", "--edit", EDITOR="true")


def test_a_note_with_nul_is_refused(refused: Refusal) -> None:
    assert "NUL" in refused("add", "Heat", "--note", "-", stdin=b"a\0b")


def test_a_pipe_that_is_not_utf_8_is_refused(refused: Refusal) -> None:
    assert "UTF-8" in refused("add", "Heat", "--note", "-", stdin=b"caf\xe9")
