"""What airs when, for people, pipes and scripts."""

import json

import pytest

from tests.render.series_values import HARBOUR, JSON, KITES, SUNDAY, Show, airing
from watchlog.model.portion import Portion
from watchlog.model.progress import Airing
from watchlog.render.output import Output

DROPPED = [airing(KITES, 1, number, on="2026-11-21", clock=None, aired=True) for number in range(1, 9)]
"""A whole season at once."""

AIRINGS = [*DROPPED, airing(season=2, number=2, on="2026-11-22", aired=True), airing(on="2026-11-23")]


def shown(*airings: Airing, width: int = 80, spoilers: bool = False, terminal: bool = True) -> Show:
    show = Show(width, terminal=terminal)
    show.screen.calendar(airings, None, spoilers=spoilers, today=SUNDAY)
    return show


def test_people_see_what_aired_and_what_is_coming_day_by_day() -> None:
    assert shown(*AIRINGS).lines == [
        "Aired, not seen yet",
        "",
        "Sat 2026-11-21  yesterday",
        "         Kites (2024)        S01E01\u2013E08 (8)  Channel 4",
        "",
        "Sun 2026-11-22  today",
        "  21:00  The Harbour (2019)  S02E02          Channel 4",
        "",
        "Coming",
        "",
        "Mon 2026-11-23  tomorrow",
        "  21:00  The Harbour (2019)  S02E03  Channel 4",
    ]


def test_a_narrow_terminal_gets_two_lines_an_episode() -> None:
    assert shown(*AIRINGS[-2:], width=40).lines == [
        "Aired, not seen yet",
        "",
        "Sun 2026-11-22  today",
        "  The Harbour (2019) S02E02",
        "    21:00  Channel 4",
        "",
        "Coming",
        "",
        "Mon 2026-11-23  tomorrow",
        "  The Harbour (2019) S02E03",
        "    21:00  Channel 4",
    ]


def test_a_part_without_anything_is_left_out() -> None:
    assert "Aired" not in shown(airing()).out
    assert "Coming" not in shown(*DROPPED).out


@pytest.mark.parametrize("width", [120, 80, 40])
def test_names_and_what_happens_are_told_to_those_who_ask(width: int) -> None:
    told = shown(*AIRINGS, width=width, spoilers=True)
    surprised = shown(*AIRINGS, width=width)

    assert told.out.count("“A secret”") == told.out.count("The butler did it.") == len(AIRINGS)
    assert "secret" not in surprised.out
    assert "butler" not in surprised.out
    assert all(len(line) <= width for line in (*told.lines, *surprised.lines))


def test_only_what_comes_at_once_is_put_together() -> None:
    evening = [airing(number=number, clock=clock) for number, clock in ((1, 20), (2, 21), (3, 21), (5, 21))]

    told = [line.split("  ")[3].strip() for line in shown(*evening).lines[3:]]

    assert told == ["S02E01", "S02E02\u2013E03 (2)", "S02E05"]


def test_two_series_are_never_put_together() -> None:
    both = shown(airing(HARBOUR, 1, 1), airing(KITES, 1, 2))

    assert "S01E01  Channel" in both.out
    assert "S01E02  Channel" in both.out


def test_episodes_are_called_as_their_order_has_it() -> None:
    absolute = [airing(number=number)._replace(label=f"E{587 + number}") for number in (1, 2, 3)]

    assert "E588\u2013E590 (3)" in shown(*absolute).out


def test_a_plain_terminal_gets_a_plain_dash() -> None:
    show = Show(encoding="ascii")
    show.screen.calendar(DROPPED, None, spoilers=False, today=SUNDAY)

    assert "S01E01-E08 (8)" in show.out


def test_a_pipe_gets_a_line_an_episode() -> None:
    unknown = airing(KITES, clock=None, aired=True)._replace(network=None)

    assert shown(airing(), unknown, terminal=False).out.splitlines() == [
        "2026-11-29\t21:00\tThe Harbour\t2019\tS02E03\t\tChannel 4\tcoming",
        "2026-11-29\t\tKites\t2024\tS02E03\t\t\taired",
    ]
    assert len(shown(*DROPPED, terminal=False).lines) == 8
    assert "A secret" in shown(airing(), spoilers=True, terminal=False).out


def test_scripts_get_everything_in_its_order_but_what_spoils() -> None:
    show = Show(terminal=False)
    special = airing()
    special = special._replace(episode=special.episode._replace(special=True), portion=Portion(0, 1), label="S00E01")
    show.screen.calendar([special], JSON, spoilers=False, today=SUNDAY)

    assert list(json.loads(show.out)[0].items()) == [
        ("title", "The Harbour"),
        ("original_title", "Der Hafen"),
        ("year", 2019),
        ("season", 0),
        ("episode", 1),
        ("episode_title", None),
        ("label", "S00E01"),
        ("special", True),
        ("air_date", "2026-11-29"),
        ("air_at", "2026-11-29T21:00:00+01:00"),
        ("aired", False),
        ("network", "Channel 4"),
        ("runtime", 50),
        ("summary", None),
        ("title_id", 1),
        ("refs", {"imdb": "tt0000001", "tvmaze": "11"}),
    ]


def test_scripts_get_what_spoils_when_they_ask() -> None:
    show = Show(terminal=False)
    wanted = Output("jsonl", ("episode_title", "summary"))
    show.screen.calendar([airing()], wanted, spoilers=True, today=SUNDAY)

    assert json.loads(show.out) == {"episode_title": "A secret", "summary": "The butler did it."}


def test_a_season_that_comes_at_once_is_a_record_an_episode() -> None:
    show = Show(terminal=False)
    show.screen.calendar(DROPPED, JSON, spoilers=False, today=SUNDAY)

    assert [record["episode"] for record in json.loads(show.out)] == list(range(1, 9))


def test_an_empty_calendar_is_a_remark() -> None:
    show = shown()

    assert (show.out, show.err) == ("", "Nothing is coming, and nothing that aired is waiting\n")
