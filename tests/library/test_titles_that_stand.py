"""Where somebody stands with a title is theirs: it keeps the title, and is taken back like anything else."""

from tests.conftest import Run


def titles_of(watchlog: Run) -> list[tuple[str, str | None]]:
    """Every title that goes along when the history moves house, and what is said of it."""
    return [(title["name"], title["status"]) for title in watchlog("export", "-", "--format", "archive").json["titles"]]


def test_what_was_said_of_a_title_stays_when_its_last_watch_is_removed(watchlog: Run) -> None:
    watchlog("add", "Heat")
    watchlog("status", "Heat", "dropped")

    watchlog("rm", "1", "--yes")
    assert titles_of(watchlog) == [("Heat", "dropped")]

    watchlog("undo")
    assert watchlog("list", "--json").json[0]["title"] == "Heat"


def test_a_title_of_which_nothing_else_is_goes_with_the_word_about_it(watchlog: Run) -> None:
    watchlog("plan", "Heat")
    watchlog("status", "Heat", "dropped")
    watchlog("unplan", "Heat")
    assert titles_of(watchlog) == [("Heat", "dropped")]

    watchlog("status", "Heat", "none")
    assert titles_of(watchlog) == []
    assert watchlog("status", "Heat").code == 3

    watchlog("undo")
    assert titles_of(watchlog) == [("Heat", "dropped")]


def test_watches_that_move_to_another_title_take_the_word_along(watchlog: Run) -> None:
    watchlog("add", "Haet")
    watchlog("add", "Heat")
    watchlog("status", "Haet", "dropped")

    watchlog("edit", "1", "--set", "title=Heat", "--yes")

    assert titles_of(watchlog) == [("Heat", "dropped")]
    watchlog("undo")
    assert sorted(titles_of(watchlog)) == [("Haet", "dropped"), ("Heat", None)]


def test_the_word_about_the_other_title_stays(watchlog: Run) -> None:
    watchlog("add", "Haet")
    watchlog("add", "Heat")
    watchlog("status", "Haet", "dropped")
    watchlog("status", "Heat", "paused")

    watchlog("edit", "1", "--set", "title=Heat", "--yes")

    assert titles_of(watchlog) == [("Heat", "paused")]


def test_a_title_keeps_the_word_while_anything_is_left_of_it(watchlog: Run) -> None:
    watchlog("add", "Haet")
    watchlog("add", "Heat")
    watchlog("plan", "Haet")
    watchlog("status", "Haet", "dropped")

    watchlog("edit", "1", "--set", "title=Heat", "--yes")

    assert sorted(titles_of(watchlog)) == [("Haet", "dropped"), ("Heat", None)]
