"""`fetch` as a person sees it: a bar, questions at the end, and Ctrl-C that costs nothing."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.cli.conftest import ROOT, Open, Shell
from tests.conftest import Run
from tests.servers.tvmaze import TVmazeServer, made_show

TITLES = ("Osmosis", "Dark", "Élite", "Marianne", "Mortel", "Lupin")


class SlowTVmaze(TVmazeServer):
    """One that thinks about every answer."""

    def answer(self, path: str, query: dict[str, list[str]]) -> tuple[int, object]:
        time.sleep(0.1)
        return super().answer(path, query)


@pytest.fixture
def slow() -> Iterator[TVmazeServer]:
    shows = [made_show(number, name) for number, name in enumerate(TITLES, start=1)]
    with SlowTVmaze(*shows, made_show(7, "Dallas", 1978), made_show(8, "Dallas", 2012)) as server:
        yield server


def known(watchlog: Run) -> int:
    return sum(bool(watch["refs"]) for watch in watchlog("list", "--json").json)


def test_a_bar_shows_how_far_it_got_and_vanishes(window: Open, watchlog: Run, slow: TVmazeServer) -> None:
    for title in TITLES:
        watchlog("add", title)

    screen = window("fetch", WATCHLOG_TVMAZE_URL=slow.home)
    screen.sees("Fetching")
    screen.sees("6/6")

    assert screen.ends() == 0
    assert screen.lines == ["6 found, 0 ambiguous, 0 not found, 0 failed"]


def test_what_is_in_doubt_is_asked_at_the_end(window: Open, watchlog: Run, slow: TVmazeServer) -> None:
    watchlog("add", "Dallas")
    watchlog("add", "Osmosis")

    screen = window("fetch", WATCHLOG_TVMAZE_URL=slow.home)
    screen.sees("Dallas may be")
    screen.sees("Which one? [1], s for none of them: ")
    screen.types("2")

    assert screen.ends() == 0
    assert screen.lines[-1] == "2 found, 0 ambiguous, 0 not found, 0 failed"
    assert watchlog("show", "Dallas", "--json").json["year"] == 2012


def test_ctrl_c_keeps_what_was_found_and_the_next_run_goes_on(window: Open, watchlog: Run, slow: TVmazeServer) -> None:
    for title in TITLES:
        watchlog("add", title)

    screen = window("fetch", WATCHLOG_TVMAZE_URL=slow.home)
    screen.sees("2/6")

    assert screen.interrupted() == 130
    assert any("watchlog fetch goes on with them" in line for line in screen.lines)
    found = known(watchlog)
    assert 2 <= found < len(TITLES)
    asked = len(slow.paths)
    watchlog("fetch", WATCHLOG_TVMAZE_URL=slow.home)
    assert known(watchlog) == len(TITLES)
    assert len(slow.paths) - asked == 2 * (len(TITLES) - found)


@pytest.mark.parametrize("seconds", [0.9, 1.1, 1.3, 1.5])
def test_a_kill_keeps_what_was_found_whole(seconds: float, watchlog: Run, shell: Shell, slow: TVmazeServer) -> None:
    for title in TITLES:
        watchlog("add", title)
    before = watchlog.archive()
    process = subprocess.Popen(
        [sys.executable, "-m", "watchlog", "fetch"],
        cwd=ROOT,
        env=shell.variables | {"WATCHLOG_TVMAZE_URL": slow.home},
        stdout=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()

    assert watchlog("doctor").code == 0
    watchlog("fetch", WATCHLOG_TVMAZE_URL=slow.home)
    assert known(watchlog) == len(TITLES)
    changes = watchlog("log", "--json").json
    watchlog("undo", str(sum(change["summary"].startswith("filled in") for change in changes)))
    assert watchlog.archive() == before


def test_a_network_that_is_down_is_asked_three_times_and_no_more(watchlog: Run) -> None:
    for title in TITLES:
        watchlog("add", title)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        done = watchlog("fetch", WATCHLOG_TVMAZE_URL=f"http://127.0.0.1:{closed.getsockname()[1]}")

    assert done.code == 5
    assert done.out == "0 found, 0 ambiguous, 0 not found, 6 failed\n"
    assert done.err.count("\n") == 1


def test_more_calls_than_a_service_wants_are_spread(watchlog: Run, slow: TVmazeServer) -> None:
    for number in range(12):
        slow.shows[100 + number] = made_show(100 + number, f"Show number {number}")
        watchlog("add", f"Show number {number}")
    begun = time.monotonic()

    watchlog("fetch", WATCHLOG_TVMAZE_URL=slow.home, WATCHLOG_UNPACED="")

    assert len(slow.paths) == 24
    assert time.monotonic() - begun > 10
