"""Measure whole commands against `python -c pass`, side by side in one run.

    python tools/bench.py [--watches 10000] [--rounds 15] [--large 1000000] [--titles 2000] [--episodes 50000]
                          [--moved 100000]

Processor time (user and system) of the process, the median over rounds in which every job runs once, so that a noisy
minute hurts all of them alike. Read the ratios; the milliseconds are this machine's. Byte code is compiled first, for
a program that was installed has its own.
"""

import argparse
import compileall
import os
import platform
import pty
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import watchlog
from tests.servers.tvmaze import TVmazeServer, made_show
from tools.made_up_series import fill_with_series
from tools.moving_bench import report_moving
from tools.whole_process import cost_of, write_table
from watchlog.model.stars import HALF_STARS
from watchlog.query.grammar import Grammar
from watchlog.query.language import parse_query
from watchlog.query.terms import NEWEST_FIRST
from watchlog.store.connection import connected
from watchlog.store.memory import build
from watchlog.store.selection import selection

PROGRAM = [sys.executable, "-m", "watchlog"]
FILTER = ("stars:4..", "-tag:kids", "year:1990..1999")
SET = ["--set", "service=Netflix"]
SYLLABLES = ["ba", "ke", "li", "mo", "nu", "ra", "si", "ta", "vo", "wen", "zu", "dar", "fel", "gor", "hin", "jas"]


class Job(NamedTuple):
    """A command to measure.

    Attributes:
        name: What the table calls it.
        command: Its command line.
        terminal: Whether its output goes to a terminal rather than a pipe.
        plan: The words of a question whose plan is to be shown.
    """

    name: str
    command: list[str]
    terminal: bool = False
    plan: tuple[str, ...] = ()


def jobs() -> list[Job]:
    """What is measured, in the order of the table."""
    return [
        Job("`python -c pass`", [sys.executable, "-c", "pass"]),
        Job("`--version`", [*PROGRAM, "--version"]),
        Job("`--help`", [*PROGRAM, "--help"]),
        Job("`list --limit 25`, piped", [*PROGRAM, "list", "--limit", "25"]),
        Job("`list`, on a terminal", [*PROGRAM, "list"], terminal=True),
        Job("`list`, piped, every watch", [*PROGRAM, "list"]),
        Job("`search` of a rare word, piped", [*PROGRAM, "search", "needle"]),
        Job("`search` of a rare word, on a terminal", [*PROGRAM, "search", "needle"], terminal=True),
        Job("`show`", [*PROGRAM, "show", "needle"]),
        Job("TAB behind `show needl`", ["env", "_WATCHLOG_COMPLETE=zsh", *PROGRAM, "show", "needl"]),
        Job("`add`", [*PROGRAM, "add", "Bench"]),
        Job("`undo`", [*PROGRAM, "undo"]),
        Job("`export`, every watch", [*PROGRAM, "export"]),
        Job("`list stars:4.. -tag:kids year:1990..1999`, 25", [*PROGRAM, "list", *FILTER, "--limit", "25"]),
        Job("`edit stars:4.5.. --set service=Netflix`", [*PROGRAM, "edit", "stars:4.5..", *SET, "--yes"]),
    ]


def large_jobs() -> list[Job]:
    """What is measured on a history that is larger than anybody's."""
    return [
        Job("`python -c pass`", [sys.executable, "-c", "pass"]),
        Job("`list --limit 25`, piped", [*PROGRAM, "list", "--limit", "25"]),
        Job("`search` of a rare word, piped", [*PROGRAM, "search", "needle"], plan=("needle",)),
        Job("`search` of two words, 25", [*PROGRAM, "search", "ba", "ke", "--limit", "25"], plan=("ba", "ke")),
        Job("`list` by three fields, 25", [*PROGRAM, "list", *FILTER, "--limit", "25"], plan=FILTER),
        Job("`list watched:2020`, 25", [*PROGRAM, "list", "watched:2020", "--limit", "25"], plan=("watched:2020",)),
    ]


def series_jobs() -> list[Job]:
    """What is measured on a history of series, of which a catalogue knows the episodes."""
    return [
        Job("`python -c pass`", [sys.executable, "-c", "pass"]),
        Job("`list --limit 25`, piped", [*PROGRAM, "list", "--limit", "25"]),
        Job("`next`, piped", [*PROGRAM, "next"]),
        Job("`next --json`", [*PROGRAM, "next", "--json"]),
        Job("`next --limit 25`, piped", [*PROGRAM, "next", "--limit", "25"]),
        Job("`next`, on a terminal", [*PROGRAM, "next"], terminal=True),
        Job("`calendar`, piped", [*PROGRAM, "calendar"]),
        Job("`history TITLE`, 200 sittings, piped", [*PROGRAM, "history", "Show 001"]),
        Job("`list is:watching`, 25", [*PROGRAM, "list", "is:watching", "--limit", "25"]),
        Job("`show TITLE`, piped", [*PROGRAM, "show", "Show 001"]),
        Job("`add TITLE next`", [*PROGRAM, "add", "Show 023", "next"]),
    ]


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--watches", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--titles", type=int, default=2_000, help="titles to fetch from a service here; 0 fetches none")
    parser.add_argument("--large", type=int, default=1_000_000, help="watches of a second history; 0 makes none")
    parser.add_argument("--episodes", type=int, default=50_000, help="watches of 300 series; 0 makes none")
    parser.add_argument("--moved", type=int, default=100_000, help="watches to bring in and take out; 0 moves none")
    asked = parser.parse_args()
    compileall.compile_dir(Path(watchlog.__file__).parent, quiet=1)
    report(asked.watches, jobs(), asked.rounds)
    if asked.episodes:
        report_series(asked.episodes, asked.rounds)
    if asked.titles:
        report_fetch(asked.titles)
    if asked.moved:
        report_moving(asked.moved, max(3, asked.rounds // 3), rows)
    if asked.large:
        report(asked.large, large_jobs(), max(3, asked.rounds // 3))


def report(watches: int, measured: list[Job], rounds: int) -> None:
    """Make a history, measure on it, and print the figures, with the plans of the questions that were asked."""
    with tempfile.TemporaryDirectory(prefix="watchlog-bench-") as home:
        environment = {**os.environ, "WATCHLOG_HOME": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        fill(Path(home), watches, environment)
        print(table(watches, measure(measured, rounds, environment)))
        for job in measured:
            if job.plan:
                print(f"\n{job.name}:", *plan(Path(home) / "watchlog.db", job.plan), sep="\n- ")
        print()


def report_series(watches: int, rounds: int) -> None:
    """Make a history of series with a catalogue, measure on it, and print the figures beside those of a short list."""
    with tempfile.TemporaryDirectory(prefix="watchlog-bench-") as home:
        environment = {**os.environ, "WATCHLOG_HOME": home, "WATCHLOG_LOOKUP": "never"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        fill_with_series(Path(home), watches, datetime.now().astimezone())
        measured = measure(series_jobs(), rounds, environment)
    (_, base), (_, listed), *_ = measured
    print(f"{watches:,} watches of 300 series of 200 episodes; {_machine()}\n")
    print("| command | x `python -c pass` | x `list --limit 25` | ms |\n|---|--:|--:|--:|")
    for job, time_used in measured:
        print(f"| {job.name} | {time_used / base:.1f} | {time_used / listed:.2f} | {time_used * 1000:.0f} |")
    print()


def report_fetch(titles: int) -> None:
    """Fetch made-up shows from a server on this machine, without pauses, and print what that took."""
    shows = [made_show(number, f"Show {number}", 2000 + number % 20, episodes=20) for number in range(1, titles + 1)]
    with tempfile.TemporaryDirectory(prefix="watchlog-bench-") as home, TVmazeServer(*shows) as server:
        environment = {**os.environ, "WATCHLOG_HOME": home, "WATCHLOG_TVMAZE_URL": server.home, "WATCHLOG_UNPACED": "1"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        file = Path(home) / "made-up.csv"
        file.write_text("title,year\n" + "".join(f"{show['name']},{show['premiered'][:4]}\n" for show in shows))
        subprocess.run([*PROGRAM, "import", str(file)], env=environment, check=True, stdout=subprocess.DEVNULL)
        print(f"{titles:,} titles from a server on this machine; 2 calls and 20 episodes each\n")
        print("| command | s | ms of processor a title | MB at most |\n|---|--:|--:|--:|")
        for job in (
            Job("`fetch`", [*PROGRAM, "fetch"]),
            Job("`fetch --refresh`, nothing new", [*PROGRAM, "fetch", "--refresh"]),
        ):
            print(f"| {job.name} | {_whole_cost(job, environment, titles)} |")
        print()


def _whole_cost(job: Job, environment: dict[str, str], titles: int) -> str:
    """Seconds on the wall, processor time for each title, and the largest size of the process."""
    cost = cost_of(job.command, environment)
    return f"{cost.seconds:.1f} | {cost.processor * 1000 / titles:.1f} | {cost.megabytes:.0f}"


def fill(home: Path, watches: int, environment: dict[str, str]) -> None:
    """Import a made-up history."""
    file = home / "made-up.csv"
    write_table(file, rows(watches))
    subprocess.run([*PROGRAM, "import", str(file)], env=environment, check=True, stdout=subprocess.DEVNULL)


def rows(watches: int) -> Iterator[list[object]]:
    """Watches of films and series, a quarter with notes, one of them with the word that is searched for."""
    chance = random.Random(20261122)  # noqa: S311 - made-up data, the same every time
    titles = [(f"{_word(chance)} {_word(chance)}".title(), chance.randint(1950, 2026)) for _ in range(watches // 4 + 1)]
    for place in range(watches):
        title, year = ("The Needle", 1981) if place == watches // 2 else chance.choice(titles)
        episode = [chance.randint(1, 6), chance.randint(1, 22)] if year % 2 else ["", ""]
        day = date(2010, 1, 1) + timedelta(days=chance.randrange(6000))
        note = " ".join(_word(chance) for _ in range(30)) if chance.random() < 1 / 4 else ""
        kind = "series" if year % 2 else "film"
        stars = chance.choice(["", 1, 2.5, 4, 4.5, 5])
        yield [title, year, kind, *episode, day, stars, note, chance.choice(["", "", "kids", "cinema, anna"])]


def plan(database: Path, words: tuple[str, ...]) -> list[str]:
    """How SQLite goes about a question: what it reads by which index, and whether it sorts."""
    asked = selection(
        parse_query(words, Grammar(datetime.now(UTC), HALF_STARS))._replace(sort=(NEWEST_FIRST,), limit=25)
    )
    statement = build("watches.matching", asked.shape)
    with connected(database) as connection:
        steps = connection.execute(f"EXPLAIN QUERY PLAN {statement.text}", statement.arguments(asked.values))
        return [step[3] for step in steps]


def measure(measured: list[Job], rounds: int, environment: dict[str, str]) -> list[tuple[Job, float]]:
    """The median processor time of each job, in seconds."""
    for job in measured:
        _processor_time(job, environment)
    times: dict[str, list[float]] = {job.name: [] for job in measured}
    for _ in range(rounds):
        for job in measured:
            times[job.name].append(_processor_time(job, environment))
    return [(job, statistics.median(times[job.name])) for job in measured]


def table(watches: int, measured: list[tuple[Job, float]]) -> str:
    """The figures as Markdown."""
    base = measured[0][1]
    lines = [f"{watches:,} watches; {_machine()}", "", "| command | x `python -c pass` | ms |", "|---|--:|--:|"]
    return "\n".join(lines + [f"| {job.name} | {time / base:.1f} | {time * 1000:.0f} |" for job, time in measured])


def _machine() -> str:
    return f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} processors"


def _processor_time(job: Job, environment: dict[str, str]) -> float:
    run: Callable[[list[str], dict[str, str]], None] = _on_terminal if job.terminal else _piped
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(job.command, environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _piped(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run(command, env=environment, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)


def _on_terminal(command: list[str], environment: dict[str, str]) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        try:
            while os.read(ours, 1 << 16):
                pass
        except OSError:  # Linux says so when the other side is closed
            pass
        os.close(ours)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3))


if __name__ == "__main__":
    main()
