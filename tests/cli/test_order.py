"""`watchlog order` shows a series in another order; what was logged stays as it was logged."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Editor, Refusal
from tests.conftest import NOBODY, Run
from tests.servers.tvmaze import TVmazeServer, made_episode, made_list, made_show

NAMES = ("Train", "Bank", "Pilot", "Heart", "Ariel")
AIRED = ["S01E01 Train", "S01E02 Bank", "S01E03 Pilot", "S02E01 Heart", "S02E02 Ariel"]
DISCS = ["S01E01 Pilot", "S01E02 Train", "S01E03 Bank", "S02E01 Heart", "S02E02 Ariel"]
SKYLINE, OTHER = 7, 8
LISTS = f"/shows/{SKYLINE}/alternatelists"


@pytest.fixture
def tvmaze() -> Iterator[TVmazeServer]:
    """A TVmaze that knows a series that came in another order on disc, and one that did not."""
    show = made_show(SKYLINE, "Skyline", 2019)
    show["_embedded"]["episodeswithspecials"] = [
        made_episode(7000 + count, 1 if count < 4 else 2, count if count < 4 else count - 3, f"2019-03-0{count}", name)
        for count, name in enumerate(NAMES, start=1)
    ]
    with TVmazeServer(show, made_show(OTHER, "Lonely", 2020)) as server:
        placed = [(1, 1, [7003]), (1, 2, [7001]), (1, 3, [7002]), (2, 1, [7004]), (2, 2, [7005])]
        server.lists[SKYLINE] = [
            made_list(1, *placed, dvd_release=True),
            made_list(2, (2019, 1, [7005]), (2019, 2, [7004]), streaming_premiere=True),
        ]
        yield server


@pytest.fixture
def skyline(watchlog: Run, tvmaze: TVmazeServer) -> Run:
    """The program with that TVmaze, where the first episode of Skyline was watched."""
    watchlog.variables |= {"WATCHLOG_TVMAZE_URL": tvmaze.home}
    added = watchlog("add", "Skyline", "s1e1", "--on", "2019-04-01", "--lookup")
    assert "5 episodes (TVmaze)" in added.out, added
    return watchlog


def done(watchlog: Run, *arguments: str, **how: Any) -> str:
    result = watchlog(*arguments, **how)
    assert result.code == 0, result
    return result.out


def shown(watchlog: Run, title: str = "Skyline") -> list[str]:
    """The episodes in the order that is shown, each by its number there and its name."""
    return [f"{placed['label']} {placed['episode_title']}" for placed in watchlog("order", title, "--json").json]


def logged(watchlog: Run) -> dict[str, Any]:
    """The whole history without the orders that were chosen."""
    archive: dict[str, Any] = json.loads(watchlog.archive())
    for title in archive["titles"]:
        del title["order"]
    del archive["orders"]
    return archive


def asked_for_orders(tvmaze: TVmazeServer) -> int:
    return tvmaze.paths.count(LISTS)


def test_a_series_is_shown_as_it_aired_unless_another_order_is_chosen(skyline: Run) -> None:
    assert shown(skyline) == AIRED
    assert done(skyline, "order", "Skyline").splitlines()[2] == "S01E03\tS01E03\t2019-03-03\tPilot"


def test_the_order_on_disc_is_asked_for_once(skyline: Run, tvmaze: TVmazeServer) -> None:
    for _ in range(2):
        assert done(skyline, "order", "Skyline", "dvd") == "Skyline (2019) is shown in the dvd order\n"

    assert shown(skyline) == DISCS
    assert asked_for_orders(tvmaze) == 1


def test_each_order_is_kept_beside_the_others(skyline: Run, tvmaze: TVmazeServer) -> None:
    done(skyline, "order", "Skyline", "dvd")
    done(skyline, "order", "Skyline", "STREAMING")

    assert shown(skyline)[:2] == ["S2019E01 Ariel", "S2019E02 Heart"]
    done(skyline, "order", "Skyline", "dvd")
    assert shown(skyline) == DISCS
    assert asked_for_orders(tvmaze) == 2


@pytest.mark.parametrize("order", ["dvd", "streaming", "absolute", "own"])
def test_what_was_logged_never_changes(skyline: Run, order: str) -> None:
    before = logged(skyline)

    done(skyline, "order", "Skyline", order, *(["--from", "-"] if order == "own" else []), stdin=b"s2e1\ns1e1")

    assert logged(skyline) == before
    assert json.loads(skyline.archive())["titles"][0]["order"] == order


def test_what_is_next_is_told_in_the_order_that_is_shown(skyline: Run) -> None:
    done(skyline, "order", "Skyline", "dvd")

    following = skyline("next", "--json").json[0]
    assert (following["label"], following["season"], following["episode"]) == ("S01E01", 1, 3)


def test_the_history_tells_the_numbers_of_the_order_that_is_shown(skyline: Run) -> None:
    done(skyline, "order", "Skyline", "dvd")

    assert "S01E02" in done(skyline, "history", "Skyline", terminal=True)
    sitting = skyline("history", "Skyline", "--json").json[0]
    assert (sitting["season"], sitting["episode"]) == (1, 1)


@pytest.mark.parametrize(
    ("order", "typed", "meant"),
    [("dvd", "s1e1", (1, 3)), ("dvd", "s1e3", (1, 2)), ("absolute", "4", (2, 1)), ("streaming", "s2019e1", (2, 2))],
)
def test_typed_numbers_are_those_of_the_order_that_is_shown(
    skyline: Run, order: str, typed: str, meant: tuple[int, int]
) -> None:
    done(skyline, "order", "Skyline", order)

    done(skyline, "add", "Skyline", typed)

    watch = skyline("list", "--json").json[0]
    assert (watch["season"], watch["episode"]) == meant


def test_the_absolute_order_needs_nobody(skyline: Run, tvmaze: TVmazeServer) -> None:
    before = len(tvmaze.paths)

    done(skyline, "order", "Skyline", "absolute")

    assert shown(skyline) == ["E01 Train", "E02 Bank", "E03 Pilot", "E04 Heart", "E05 Ariel"]
    assert len(tvmaze.paths) == before


def test_one_can_go_back_to_the_aired_order(skyline: Run) -> None:
    before = skyline.archive()
    done(skyline, "order", "Skyline", "dvd")

    done(skyline, "order", "Skyline", "aired")

    assert shown(skyline) == AIRED
    assert skyline.archive() == before


def test_undo_brings_the_order_before_back_and_redo_the_other(skyline: Run) -> None:
    done(skyline, "order", "Skyline", "absolute")
    done(skyline, "order", "Skyline", "dvd")

    assert done(skyline, "undo") == "Undone: Skyline (2019) is shown in the dvd order\n"
    assert shown(skyline)[0] == "E01 Train"
    done(skyline, "redo")
    assert shown(skyline) == DISCS


def test_without_a_network_nothing_changes(skyline: Run, refused: Refusal, tvmaze: TVmazeServer) -> None:
    told = refused("order", "Skyline", "dvd", code=5, WATCHLOG_TVMAZE_URL=NOBODY)

    assert told == ('watchlog: TVmaze can\'t be reached (look at the network, then: watchlog order "Skyline" dvd)\n')
    assert shown(skyline) == AIRED
    done(skyline, "order", "Skyline", "dvd")
    assert asked_for_orders(tvmaze) == 1


def test_an_order_that_is_known_needs_no_network(skyline: Run) -> None:
    done(skyline, "order", "Skyline", "dvd")
    done(skyline, "order", "Skyline", "aired")

    done(skyline, "order", "Skyline", "dvd", WATCHLOG_TVMAZE_URL=NOBODY)

    assert shown(skyline) == DISCS


def test_a_service_that_never_answers_is_waited_for_no_longer_than_the_patience(skyline: Run, refused: Refusal) -> None:
    done(skyline, "config", "patience", "1")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        home = f"http://127.0.0.1:{silent.getsockname()[1]}"

        assert "TVmaze did not answer within 1 s" in refused(
            "order", "Skyline", "dvd", code=5, WATCHLOG_TVMAZE_URL=home
        )


def test_an_order_that_nobody_knows_is_refused(skyline: Run, refused: Refusal, tvmaze: TVmazeServer) -> None:
    tvmaze.lists[SKYLINE] = [made_list(1, (1, 1, [99]), dvd_release=True)]  # of no episode of the series
    done(skyline, "add", "Lonely", "s1e1", "--lookup")

    for title in ("Skyline (2019)", "Lonely (2020)"):
        assert f"TVmaze knows no dvd order of {title}" in refused("order", title, "dvd")


@pytest.mark.usefixtures("skyline")
def test_a_series_that_the_service_has_no_longer_is_not_found(refused: Refusal, tvmaze: TVmazeServer) -> None:
    del tvmaze.shows[SKYLINE]

    assert "TVmaze has Skyline (2019) no longer" in refused("order", "Skyline", "dvd", code=3)


def test_an_order_outlives_what_is_fetched_again(skyline: Run, tvmaze: TVmazeServer) -> None:
    done(skyline, "order", "Skyline", "dvd")

    assert done(skyline, "fetch", "--refresh", "Skyline") == "1 fetched again, 0 changed\n"
    done(skyline, "link", "Skyline", f"tvmaze:{SKYLINE}")

    assert shown(skyline) == DISCS
    assert asked_for_orders(tvmaze) == 1


def test_the_order_of_another_series_is_not_taken_along(skyline: Run) -> None:
    done(skyline, "order", "Skyline", "dvd")

    done(skyline, "link", "Skyline", f"tvmaze:{OTHER}")
    done(skyline, "link", "Skyline", f"tvmaze:{SKYLINE}")

    assert shown(skyline) == AIRED


def test_what_was_dropped_is_asked_for_again(skyline: Run, tvmaze: TVmazeServer) -> None:
    done(skyline, "order", "Skyline", "dvd")
    done(skyline, "--yes", "fetch", "--anew")

    done(skyline, "order", "Skyline", "dvd")

    assert shown(skyline) == DISCS
    assert asked_for_orders(tvmaze) == 2


@pytest.mark.parametrize("name", ["own.txt", "-"])
def test_an_own_order_is_read_from_a_file_or_a_pipe(skyline: Run, tmp_path: Path, name: str) -> None:
    text = b"s2e1  # Heart\r\n\n# the pilot:\n1x03\n"
    file = tmp_path / name
    file.write_bytes(text)

    done(skyline, "order", "Skyline", "own", "--from", "-" if name == "-" else str(file), stdin=text)

    assert [one.split()[1] for one in shown(skyline)] == ["Heart", "Pilot", "Train", "Bank", "Ariel"]
    assert skyline("next", "--json").json[0]["label"] == "S02E01"


def test_an_own_order_is_kept_while_another_is_shown(skyline: Run) -> None:
    done(skyline, "order", "Skyline", "own", "--from", "-", stdin=b"s2")
    done(skyline, "order", "Skyline", "dvd")

    done(skyline, "order", "Skyline", "own")

    assert [one.split()[1] for one in shown(skyline)] == ["Heart", "Ariel", "Train", "Bank", "Pilot"]


def test_an_own_order_is_made_in_the_editor_of_the_order_that_is_shown(skyline: Run, editor: Editor) -> None:
    done(skyline, "order", "Skyline", "dvd")
    command = editor(
        """sed -n '1p' "$1" >"$1.kept"; sed -i '1!G;h;$!d' "$1"; test "$(cat "$1.kept")" = 'S01E03  # Pilot'"""
    )

    done(skyline, "order", "Skyline", "own", "--edit", EDITOR=command)

    assert [one.split()[1] for one in shown(skyline)] == ["Ariel", "Heart", "Bank", "Train", "Pilot"]


def test_what_was_written_for_nothing_is_kept(skyline: Run, refused: Refusal, editor: Editor) -> None:
    told = refused("order", "Skyline", "own", "--edit", EDITOR=editor("""echo s1e1 s1e1 >"$1" """))

    assert "S01E01 stands twice in that order" in told
    (kept,) = skyline.home.glob("unsaved-*.txt")
    assert kept.read_text() == "s1e1 s1e1\n"
    assert str(kept) in told


BAD_ORDERS = {
    b"": (2, "no episode is named there"),
    b"\n# nothing but a remark\n": (2, "no episode is named there"),
    b"s1e1\ns1e2 s1e1\n": (2, "S01E01 stands twice in that order"),
    b"s1\n1x02": (2, "S01E02 stands twice in that order"),
    b"s1e1\ns1e9": (3, "there is no episode S01E09"),
    b"99": (3, "there is no episode E99"),
    b"sp1": (3, "there is no episode S00E01"),
    b"s1e1\nTrain": (2, "“train” is no episode"),
    b"next": (2, "that order names no episode"),
}


@pytest.mark.parametrize("text", BAD_ORDERS)
def test_a_bad_own_order_is_refused_and_the_one_before_stays(skyline: Run, refused: Refusal, text: bytes) -> None:
    done(skyline, "order", "Skyline", "own", "--from", "-", stdin=b"s2")
    code, problem = BAD_ORDERS[text]

    assert problem in refused("order", "Skyline", "own", "--from", "-", code=code, stdin=text)
