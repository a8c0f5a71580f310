"""The page of a series tells how far somebody is, and nothing of what they have not seen."""

from datetime import UTC, datetime
from io import StringIO

import pytest

from tests.render.series_values import BERLIN, HARBOUR, episode, run_through, sitting
from watchlog.model.lookup import Elsewhere
from watchlog.model.opinion import Rating
from watchlog.model.outcomes import Whole
from watchlog.model.passes import PassState
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.progress import Progress, SeasonProgress, Stage
from watchlog.model.stars import HALF_STARS, Stars
from watchlog.model.title import Status
from watchlog.records.metadata import whole_record
from watchlog.render.plain import whole_lines
from watchlog.render.title_page import whole_page
from watchlog.render.words import Words

PROGRESS = Progress(
    Stage.WATCHING,
    2,
    34,
    60,
    26,
    seasons=(
        SeasonProgress(1, 13, 13),
        SeasonProgress(2, 12, 12),
        SeasonProgress(3, 9, 12),
        SeasonProgress(4, 0, None),
    ),
)
OPEN = run_through(2)._replace(state=PassState.OPEN, name=None)


def rated(portion: Portion, points: int, minute: int = 0) -> Rating:
    return Rating(minute, HARBOUR, portion, Stars(points), datetime(2026, 11, 1, 20, minute, tzinfo=UTC), "watchlog")


RATINGS = (rated(Portion(1), 90, 2), rated(Portion(1), 20, 1), rated(Portion(2, 11), 70), rated(WHOLE, 80))


def whole(progress: Progress | None = PROGRESS, **known: object) -> Whole:
    return Whole(HARBOUR, (), RATINGS, None, Elsewhere(), progress)._replace(**known)  # type: ignore[arg-type]


def page(told: Whole, width: int = 80) -> list[str]:
    from rich.console import Console

    console = Console(file=StringIO(), width=width, markup=False, emoji=False, highlight=False)
    with console.capture() as shown:
        console.print(whole_page(told, Words(HALF_STARS, plain=False), BERLIN))
    return [line.rstrip() for line in shown.get().splitlines()]


def fact(told: Whole, name: str, width: int = 80) -> str:
    """What stands beside a name."""
    return next((line.split(name, 1)[1].strip() for line in page(told, width) if line.startswith(f"  {name} ")), "")


def test_a_page_tells_how_far_somebody_is() -> None:
    told = whole(passes=(run_through(), OPEN))

    assert fact(told, "status") == "watching"
    assert fact(told, "stars") == "★★★★"
    assert fact(told, "seen") == "pass 1 “with Anna”: 60 of 60, pass 2: 60 of 60"
    assert fact(told, "seasons").split() == ["S01", "13/13", "★★★★½", "S02", "12/12", "S03", "9/12", "S04", "0"]
    assert fact(told, "episodes rated") == "S02E11 ★★★½"


@pytest.mark.parametrize("width", [120, 80, 40])
def test_every_season_has_room(width: int) -> None:
    seasons = tuple(SeasonProgress(number, number, 26) for number in range(1, 31))
    shown = page(whole(PROGRESS._replace(seasons=seasons)), width)

    assert all(len(line) <= width for line in shown)
    assert all(f"S{number:02} {number}/26" in "\n".join(shown) for number in range(1, 31))


def test_a_pass_that_goes_on_is_told_by_its_name() -> None:
    named = whole(passes=(run_through(), OPEN._replace(name="with Ben")))

    assert fact(named, "seen") == "pass 1 “with Anna”: 60 of 60, pass 2 “with Ben”: 60 of 60"


def test_only_what_is_told_is_told() -> None:
    assert fact(whole(None), "seen") == ""
    assert fact(whole(None), "seasons") == "S01 ★★★★½"
    assert fact(whole(PROGRESS._replace(total=None)), "seen") == "34"
    assert fact(whole(ratings=(), progress=PROGRESS._replace(seasons=())), "seasons") == ""


def test_where_somebody_says_they_stand_counts_while_nothing_else_tells() -> None:
    paused = HARBOUR._replace(status=Status.PAUSED)

    assert fact(whole(None, title=paused), "status") == "paused"
    assert fact(whole(PROGRESS._replace(stage=None), title=paused), "status") == "paused"


def test_a_new_season_is_remarked() -> None:
    assert "  season 5 is new" in page(whole(PROGRESS._replace(new_season=5)))


def test_the_names_of_episodes_that_are_to_be_seen_are_not_told() -> None:
    ahead = Elsewhere(next=episode(3, 10), airing=episode(4, 1)._replace(air_time="21:00"))
    told = whole(elsewhere=ahead)

    assert fact(told, "next") == "S03E10, Sun 2026-11-29"
    assert fact(told, "airs next") == "S04E01, Sun 2026-11-29 21:00"
    assert whole_record(told)["next_episode"]["episode_title"] == "A secret"


def test_the_best_episodes_are_named() -> None:
    many = tuple(rated(Portion(1, number), 10 * number) for number in range(1, 10))

    assert fact(whole(ratings=many), "episodes rated", 120) == (
        "S01E09 ★★★★½, S01E08 ★★★★, S01E07 ★★★½, S01E06 ★★★, S01E05 ★★½, S01E04 ★★ and 3 more"
    )


def test_the_latest_opinion_counts_wherever_it_was_said() -> None:
    seen = sitting(9, Portion(1, 1), stars=Stars(40))  # some minutes after midnight
    opinions = whole(watches=(seen,), ratings=(rated(Portion(1, 1), 100), rated(Portion(1, 2), 60))).opinions

    assert opinions == {Portion(1, 1): Stars(100), Portion(1, 2): Stars(60)}


def test_a_pipe_gets_the_same_facts() -> None:
    told = whole(PROGRESS._replace(new_season=5), passes=(run_through(), OPEN))
    lines = whole_lines(told, HALF_STARS, BERLIN)

    assert [line for line in lines if line.split("\t")[0] in ("status", "seen", "season", "new_season", "pass")] == [
        "status\twatching",
        "seen\t34\t60",
        "season\t1\t13\t13\t4.5/5",
        "season\t2\t12\t12\t",
        "season\t3\t9\t12\t",
        "season\t4\t0\t\t",
        "new_season\t5",
        "pass\t1\twith Anna\tcomplete\t60\t60",
        "pass\t2\t\topen\t60\t60",
    ]


def test_scripts_get_the_status_that_counts_and_the_one_that_was_said() -> None:
    record = whole_record(whole(title=HARBOUR._replace(status=Status.PAUSED), passes=(OPEN,)))

    assert (record["status"], record["said_status"]) == ("watching", "paused")
    assert record["progress"]["seasons"][2] == {"season": 3, "seen": 9, "total": 12}
    assert [(run["pass"], run["state"]) for run in record["passes"]] == [(2, "open")]


def test_a_film_has_no_progress() -> None:
    record = whole_record(whole(None))

    assert (record["progress"], record["passes"], record["status"]) == (None, [], None)
