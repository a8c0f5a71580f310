"""What is next and which passes there are, for people, pipes and scripts."""

import json
from typing import Any

import pytest

from tests.render.series_values import (
    HARBOUR,
    HOSTILE,
    JSON,
    KITES,
    LONG,
    SUNDAY,
    Show,
    airing,
    following,
    run_through,
    skip,
)
from watchlog.errors import BadInput
from watchlog.model.passes import PassState
from watchlog.model.progress import Progress, SeasonProgress, Stage
from watchlog.model.title import ShownAs
from watchlog.model.when import UNKNOWN
from watchlog.records.series import progress_record
from watchlog.render.output import Output

BEYOND_CONTROL = "\x1b\r\u202e\u2028"
"""What no terminal may get."""


def records(show: Show) -> Any:
    return json.loads(show.out)


def test_scripts_get_everything_about_what_is_next_in_its_order() -> None:
    show = Show(terminal=False)
    show.screen.nexts([following()], JSON, spoilers=False)

    assert list(records(show)[0].items()) == [
        ("title", "The Harbour"),
        ("original_title", "Der Hafen"),
        ("year", 2019),
        ("season", 2),
        ("episode", 3),
        ("episode_title", "A secret"),
        ("label", "S02E03"),
        ("air_date", "2026-11-29"),
        ("runtime", 50),
        ("seen", 15),
        ("left", 4),
        ("minutes", 200),
        ("pass", 1),
        ("new_season", None),
        ("last_watched", "2026-11-20"),
        ("title_id", 1),
        ("refs", {"imdb": "tt0000001", "tvmaze": "11"}),
    ]


def test_what_nobody_tells_is_null() -> None:
    show = Show(terminal=False)
    unknown = following()._replace(episode=None, left=None, minutes=None, last=UNKNOWN)
    show.screen.nexts([unknown], Output("json", ("episode_title", "left", "minutes", "last_watched")), spoilers=True)

    assert records(show) == [{"episode_title": None, "left": None, "minutes": None, "last_watched": None}]


def test_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadInput, match="no field “stars”"):
        Show().screen.nexts([following()], Output("json", ("stars",)), spoilers=False)


def test_a_pipe_gets_what_is_next_in_columns_that_stay() -> None:
    show = Show(terminal=False)
    show.screen.nexts([following(), following(KITES)._replace(episode=None, left=None)], None, spoilers=False)

    assert show.lines == [
        "1\tThe Harbour\t2019\tS02E03\t\t4\t200\t2026-11-20",
        "2\tKites\t2024\tS02E03\t\t\t200\t2026-11-20",
    ]


def test_a_pipe_gets_the_name_of_an_episode_that_is_asked_for() -> None:
    show = Show(terminal=False)
    show.screen.nexts([following()], None, spoilers=True)

    assert show.out.split("\t")[4] == "A secret"


@pytest.mark.parametrize("width", [120, 80, 72])
def test_a_person_sees_a_table_of_what_is_next(width: int) -> None:
    show = Show(width)
    show.screen.nexts([following(), following(KITES)], None, spoilers=False)

    assert show.lines[0].split() == ["#", "series", "next", "left", "time", "watched", "last"]
    assert " ".join(show.lines[2].split()) == "1 The Harbour (2019) S02E03 4 3 h 20 min Fri 2026-11-20"
    assert all(len(line) <= width for line in show.lines)


def test_a_small_terminal_does_without_the_time_and_a_tiny_one_without_the_table() -> None:
    small, tiny = Show(60), Show(40)
    for show in (small, tiny):
        show.screen.nexts([following()], None, spoilers=False)

    assert "3 h" not in small.out
    assert tiny.lines == ["1 The Harbour (2019) S02E03", "  4 left  3 h 20 min  Fri 2026-11-20"]


@pytest.mark.parametrize("width", [120, 80, 40])
def test_the_name_of_an_episode_is_shown_to_those_who_ask_for_it(width: int) -> None:
    surprised, told = Show(width), Show(width)
    surprised.screen.nexts([following()], None, spoilers=False)
    told.screen.nexts([following()], None, spoilers=True)

    assert "A secret" not in surprised.out
    assert "“A secret”" in told.out


def test_another_pass_and_a_new_season_are_marked() -> None:
    show = Show(120)
    show.screen.nexts(
        [following()._replace(pass_number=2), following(KITES)._replace(new_season=2)], None, spoilers=True
    )

    assert "The Harbour (2019)  pass 2" in show.lines[2]
    assert "Kites (2024)  new season" in show.lines[3]


def test_nothing_waiting_is_a_remark() -> None:
    show, script = Show(), Show(terminal=False)
    show.screen.nexts([], None, spoilers=False)
    script.screen.nexts([], JSON, spoilers=False)

    assert (show.out, show.err) == ("", "Nothing is waiting\n")
    assert (script.out, script.err) == ("[]\n", "")


@pytest.mark.parametrize("width", [120, 80, 40])
@pytest.mark.parametrize("title", [HOSTILE, LONG], ids=["hostile", "long"])
def test_a_hostile_title_harms_no_terminal(width: int, title: Any) -> None:
    show = Show(width)
    show.screen.nexts([following(title, name="\x1b]0;owned\x07[red]")], None, spoilers=True)
    show.screen.calendar([airing(title, name="\x1b]0;owned\x07[red]")], None, spoilers=True, today=SUNDAY)
    show.screen.passes([run_through(title=title)], None)
    show.screen.pass_noted(run_through(title=title)._replace(name=title.name), None)
    show.screen.skipped(title, [], None)

    assert not set(show.out) & set(BEYOND_CONTROL)
    assert "[red]" in "".join(show.out.split())


@pytest.mark.parametrize("asked", [True, False])
def test_a_hostile_title_stays_on_its_line_in_a_pipe(asked: bool) -> None:
    show = Show(terminal=False)
    show.screen.nexts([following(HOSTILE)], None, spoilers=asked)
    show.screen.calendar([airing(HOSTILE)], None, spoilers=asked, today=SUNDAY)
    show.screen.passes([run_through(title=HOSTILE)], None)

    assert len(show.lines) == 3
    assert [line.count("\t") for line in show.lines] == [7, 7, 10]
    assert not set(show.out) & set(BEYOND_CONTROL)


def test_a_title_is_shown_under_the_name_that_is_wanted_and_told_to_scripts_as_it_is() -> None:
    wanted = following(HARBOUR._replace(shown_as=ShownAs.ORIGINAL))
    person, script = Show(), Show(terminal=False)
    person.screen.nexts([wanted], None, spoilers=False)
    script.screen.nexts([wanted], JSON, spoilers=False)

    assert "Der Hafen" in person.out
    assert records(script)[0]["title"] == "The Harbour"


def test_scripts_get_everything_about_a_pass_in_its_order() -> None:
    show = Show(terminal=False)
    show.screen.passes([run_through()], JSON)

    assert list(records(show)[0].items()) == [
        ("title", "The Harbour"),
        ("year", 2019),
        ("pass", 1),
        ("name", "with Anna"),
        ("state", "complete"),
        ("seen", 60),
        ("total", 60),
        ("began_on", "2019-03"),
        ("ended_on", "2019-05"),
        ("stars", 4),
        ("note", "Better than I remembered."),
        ("title_id", 1),
    ]


def test_a_pipe_gets_a_pass_a_line() -> None:
    show = Show(terminal=False)
    bare = run_through(2)._replace(state=PassState.OPEN, name=None, total=None, ended=UNKNOWN, stars=None, note=None)
    show.screen.passes([run_through(), bare], None)

    assert show.out.replace("\t", "|").splitlines() == [
        "The Harbour|2019|1|with Anna|complete|60|60|2019-03|2019-05|4/5|Better than I remembered.",
        "The Harbour|2019|2||open|60||2019-03|||",
    ]


@pytest.mark.parametrize("width", [120, 80, 60, 40])
def test_a_person_sees_how_far_each_pass_went(width: int) -> None:
    show = Show(width)
    show.screen.passes([run_through(), run_through(2)._replace(seen=3, total=None, note=None)], None)

    shown = " ".join(show.out.split())
    assert "60 of 60" in shown
    assert "3 seen" in shown
    assert "“with Anna”" in shown
    assert "★★★★" in shown
    assert all(len(line) <= width for line in show.lines)


def test_what_was_said_of_a_pass_is_told_and_can_be_undone() -> None:
    show = Show()
    show.screen.pass_noted(run_through(), None)

    assert show.out == "Pass 1 “with Anna” of The Harbour (2019), complete, 60 of 60, 2019-03 to 2019-05, ★★★★\n"
    assert show.err == "Undo: watchlog undo\n"


def test_what_is_skipped_is_told_in_a_line() -> None:
    show = Show()
    show.screen.skipped(HARBOUR, [skip(1, 1), skip(1, 2), skip(1, 3), skip(2, None)], None)
    show.screen.unskipped(HARBOUR, [skip(1, 9)], None)

    assert show.lines == [
        "Skipped The Harbour (2019) S01E01\u2013E03, S02",
        "No longer skipped: The Harbour (2019) S01E09",
    ]
    assert show.err == "Undo: watchlog undo\n" * 2


def test_nothing_is_to_be_undone_where_nothing_was_skipped() -> None:
    show = Show()
    show.screen.skipped(HARBOUR, [], None)
    show.screen.unskipped(HARBOUR, [], None)

    assert show.lines == [
        "Nothing more of The Harbour (2019) is skipped than before",
        "Nothing of that was skipped: The Harbour (2019)",
    ]
    assert show.err == ""


def test_scripts_get_what_is_skipped() -> None:
    show = Show(terminal=False)
    show.screen.skipped(HARBOUR, [skip(1, 2)], JSON)

    assert list(records(show)[0].items()) == [
        ("title", "The Harbour"),
        ("year", 2019),
        ("season", 1),
        ("episode", 2),
        ("skipped_at", "2026-11-21T23:30:00+00:00"),
        ("source", "watchlog"),
        ("title_id", 1),
    ]


def test_progress_is_an_object_or_null() -> None:
    progress = Progress(Stage.UP_TO_DATE, 2, 9, 12, 3, None, (SeasonProgress(1, 9, 12),))

    assert progress_record(None) is None
    assert progress_record(progress) == {
        "stage": "up to date",
        "pass": 2,
        "seen": 9,
        "total": 12,
        "left": 3,
        "new_season": None,
        "seasons": [{"season": 1, "seen": 9, "total": 12}],
    }
