"""What newcomers stumbled over."""

import sys
from pathlib import Path

import pytest

from tests.conftest import Run

SLIP = """
import pathlib, sys
file = pathlib.Path(sys.argv[1])
file.write_text(file.read_text().replace('watched_on = "2026-11-22"', 'watched_on = "nov 3"') + "# my long review")
"""


def editor(tmp_path: Path, code: str) -> str:
    script = tmp_path / "editor.py"
    script.write_text(code)
    return f"{sys.executable} {script}"


def test_what_was_written_in_the_editor_is_kept_when_it_cannot_be_saved(watchlog: Run, tmp_path: Path) -> None:
    watchlog("add", "Heat")

    refused = watchlog("edit", "1", EDITOR=editor(tmp_path, SLIP))

    assert refused.code == 2
    (kept,) = watchlog.home.glob("unsaved-*.toml")
    assert str(kept) in refused.err
    assert "# my long review" in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_note_from_the_editor_is_kept_when_its_title_is_in_doubt(watchlog: Run, tmp_path: Path) -> None:
    watchlog("add", "Dune", "--year", "1984")
    watchlog("add", "Dune", "--year", "2021")
    write = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text('my long review')"

    refused = watchlog("add", "Dune", "--edit", EDITOR=editor(tmp_path, write))

    assert refused.code == 3
    (kept,) = watchlog.home.glob("unsaved-*.md")
    assert kept.read_text() == "my long review"


def test_a_new_title_that_looks_like_a_slip_is_wondered_about(watchlog: Run) -> None:
    watchlog("add", "Breaking Bad", "s1e1")

    slipped = watchlog("add", "Breakng Bad", "s1e2", terminal=True)

    assert slipped.code == 0
    assert "did you mean Breaking Bad?" in slipped.err


def test_a_day_that_is_yet_to_come_is_remarked_on(watchlog: Run) -> None:
    assert "2099-01-01 is yet to come" in watchlog("add", "Heat", "--on", "2099-01-01").err
    assert watchlog("add", "Heat", "--on", "2026-11").err == ""


def test_a_year_behind_a_quoted_title_is_told_where_it_goes(watchlog: Run) -> None:
    assert '"Some Like It Hot (1959)"' in watchlog("add", "Some Like It Hot", "1959").err


def test_a_plan_is_of_a_whole_title(watchlog: Run) -> None:
    assert watchlog("plan", "The", "Wire", "s1").code == 2


def test_a_plan_gets_a_new_note_and_keeps_its_day(watchlog: Run) -> None:
    watchlog("plan", "Heat")
    watchlog.later(days=1)

    watchlog("plan", "Heat", "--note", "for Anna")

    (plan,) = watchlog("plans", "--json").json
    assert (plan["note"], plan["planned_at"][:10]) == ("for Anna", "2026-11-22")


def test_an_export_that_finds_nothing_says_so(watchlog: Run, tmp_path: Path) -> None:
    watchlog("add", "Heat")

    assert "none was exported" in watchlog("export", str(tmp_path / "lawrence"), "h2.csv").err


@pytest.mark.parametrize(("drawn", "stars"), [("★★★★½", 4.5), ("4½", 4.5), ("★", 1)])
def test_stars_are_read_as_they_are_shown(watchlog: Run, drawn: str, stars: float) -> None:
    assert watchlog("add", "Heat", "--stars", drawn, "--json").json[0]["stars"] == stars


def test_more_undoing_than_there_is_says_how_much_there_is(watchlog: Run) -> None:
    watchlog("add", "Heat")

    refused = watchlog("undo", "99")

    assert refused.code == 3
    assert "only 1 of 99" in refused.err
    assert len(watchlog("list", "--json").json) == 1
