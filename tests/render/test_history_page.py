"""Every sitting of a title, by pass and day."""

import json

import pytest

from tests.render.series_values import HARBOUR, HOSTILE, JSON, Show, run_through, sitting, skip
from watchlog.model.passes import PassState, Sittings
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import Stars
from watchlog.model.title import Kind, Title
from watchlog.model.when import UNKNOWN

FIRST = (
    *(sitting(number, Portion(1, number), service="DVD") for number in range(1, 5)),
    sitting(5, Portion(1, 5), stars=Stars(90), note="Oh!\nWhat an end.", tags=("dad", "kids")),
    sitting(6, Portion(1, 6)),
    sitting(7, Portion(1, 7), "2019-04"),
    sitting(8, Portion(2), None),
)
AGAIN = run_through(2)._replace(state=PassState.OPEN, name=None, note=None, stars=None, seen=1, began=UNKNOWN)
SITTINGS = Sittings(
    HARBOUR,
    ((run_through(), FIRST), (AGAIN, (sitting(9, Portion(1, 1), "2026-11-20", pass_number=2),))),
    (sitting(10, Portion(1, 3), "2025-01-01", pass_number=None, stars=Stars(100)),),
    skips=(skip(0, 1), skip(0, 2), skip(3, None)),
)


def shown(sittings: Sittings, width: int = 80, *, terminal: bool = True) -> Show:
    show = Show(width, terminal=terminal)
    show.screen.history(sittings, None)
    return show


@pytest.mark.parametrize("width", [120, 80])
def test_people_see_a_heading_a_pass_and_a_line_a_day(width: int) -> None:
    assert shown(SITTINGS, width).lines == [
        "The Harbour (2019)",
        "",
        "Pass 1 “with Anna”  2019-03 \u2013 2019-05  60 of 60  complete  ★★★★",
        "  Better than I remembered.",
        "  Mon 2019-03-04  S01E01\u2013E04 on DVD #1\u2013#4, S01E05 ★★★★½ dad, kids #5",
        "                  Oh!",
        "                  What an end.",
        "                  S01E06 #6",
        "  2019-04         S01E07 #7",
        "  unknown         S02 #8",
        "",
        "Pass 2  2019-05  1 of 60  open",
        "  Fri 2026-11-20  S01E01 #9",
        "",
        "Seen again",
        "  Wed 2025-01-01  S01E03 ★★★★★ #10",
        "",
        "Not to be watched: S00E01\u2013E02, S03",
    ]


def test_nothing_is_cut_where_it_is_narrow() -> None:
    show = shown(SITTINGS, 40)

    assert all(len(line) <= 40 for line in show.lines)
    assert {word for line in shown(SITTINGS).lines for word in line.split()} == set(show.out.split())


def test_episodes_are_called_as_their_order_has_it() -> None:
    labels = {Portion(1, number): f"E{number + 100}" for number in range(1, 8)}

    assert "E101\u2013E104 on DVD #1\u2013#4, E105" in shown(SITTINGS._replace(labels=labels)).out


def test_a_film_has_no_passes_to_speak_of() -> None:
    film = Title(5, "Heat", year=1995, kind=Kind.FILM)
    watches = (sitting(1, WHOLE, stars=Stars(80), title=film),)

    assert shown(Sittings(film, ((run_through(title=film), watches),))).lines == [
        "Heat (1995)",
        "",
        "  Mon 2019-03-04  ★★★★ #1",
    ]


def test_an_empty_history_says_so() -> None:
    assert shown(Sittings(HARBOUR, ())).lines == ["The Harbour (2019)", "Nothing of it was watched yet"]


def test_scripts_get_every_sitting_by_pass_and_day() -> None:
    show = Show(terminal=False)
    show.screen.history(SITTINGS, JSON)

    records = json.loads(show.out)
    assert [(record["pass"], record["id"]) for record in records] == [
        *((1, number) for number in range(1, 9)),
        (2, 9),
        (None, 10),
    ]
    assert list(records[0])[:3] == ["id", "title", "original_title"]


def test_a_day_goes_before_what_is_not_known() -> None:
    show = Show(terminal=False)
    mixed = (
        sitting(1, Portion(1, 1), None),
        sitting(2, Portion(1, 2), "2020"),
        sitting(3, Portion(1, 3), "2019-01-01"),
    )
    show.screen.history(Sittings(HARBOUR, ((AGAIN, mixed),)), JSON)

    assert [record["id"] for record in json.loads(show.out)] == [3, 2, 1]


def test_a_pipe_gets_passes_sittings_and_skips_a_line_each() -> None:
    lines = shown(SITTINGS, terminal=False).out.splitlines()

    assert [line.split("\t")[0] for line in lines] == ["pass"] * 2 + ["watch"] * 10 + ["skip"] * 3
    assert lines[2] == "watch\t1\t1\t2019-03-04\tThe Harbour\t2019\tS01E01\t\tDVD\t\t"
    assert lines[-1] == "skip\tS03\t2026-11-22"  # half past midnight in Berlin


@pytest.mark.parametrize("width", [120, 80, 40])
def test_what_harms_a_terminal_is_made_harmless(width: int) -> None:
    evil = "\x1b]0;owned\x07\u202e[red]x"
    watch = sitting(1, Portion(1, 1), note=f"{evil}\n{evil}", tags=(evil,), service=evil, title=HOSTILE)
    run = run_through(title=HOSTILE)._replace(name=evil, note=evil)
    show = shown(Sittings(HOSTILE, ((run, (watch,)),), labels={Portion(1, 1): evil}), width)

    assert not set(show.out) & set("\x1b\x07\r\u202e\u2028")
    assert "".join(show.out.split()).count("[red]x") == 7
