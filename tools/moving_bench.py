"""Measures how fast a history comes in and goes out, beside bare `csv` and `sqlite3` in the same run.

The bare way in is `csv.reader` and `executemany` into the program's own table of watches, with its indexes and checks,
without titles, ledger and journal; the bare way out is `csv.writer` with what the driver reads of the same columns.
"""

import csv
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from tools.whole_process import Cost, cost_of, write_table

PROGRAM: Final = [sys.executable, "-m", "watchlog"]
BARE_IN: Final = """
    INSERT INTO watch (title_id, season, episode, watched_on, stars, stars_scale, note, folded_note, rewatch, source,
    folded_source, added_at) VALUES (1, ?, ?, ?, ?, ?, ?, ?, 0, 'csv', 'csv', '2026-11-22T20:30:00Z')
"""
BARE_OUT: Final = """
    SELECT title.name, original_name, year, kind, season, episode, episode_title, watched_on, watched_at, stars, note,
    (SELECT group_concat(tag, ', ') FROM watch_tag WHERE watch_id = watch.id), service, companions, rewatch, pass,
    (SELECT group_concat(service || ':' || value, ' ') FROM title_ref WHERE title_id = title.id), source, added_at
    FROM watch JOIN title ON title.id = title_id ORDER BY watch.id
"""
EVENINGS: Final = 60
"""Trakt's records are made up of as many shows' episodes, over and over."""


def report_moving(watches: int, rounds: int, rows: Callable[[int], Iterator[list[object]]]) -> None:
    """Measure, and print a table.

    Args:
        watches: How many go in and out.
        rounds: How often; the median counts.
        rows: Makes rows of a made-up history, in the order of `HEADER`.
    """
    with tempfile.TemporaryDirectory(prefix="watchlog-bench-") as folder:
        home = Path(folder)
        file, trakt = home / "made-up.csv", home / "watched-history.json"
        write_table(file, rows(watches))
        _write_json(trakt, _trakt(watches // 2))
        inward = [_import(home, file) for _ in range(rounds)]
        bare_in = [_bare_in(home, file) for _ in range(rounds)]
        history = [_import(home, trakt) for _ in range(rounds)]
        _import(home, file)
        outward = [_run(home, ["export", str(home / "out.csv"), "--force"]) for _ in range(rounds)]
        bare_out = [_bare_out(home, home / "bare.csv") for _ in range(rounds)]
    print(f"{watches:,} watches in and out as CSV, and {watches // 2:,} records of Trakt\n")
    print("| command | rows/s | x bare | MB at most |\n|---|--:|--:|--:|")
    _line("bare `csv` and `executemany`", watches, bare_in, bare_in)
    _line("`import made-up.csv`", watches, inward, bare_in)
    _line("`import watched-history.json`", watches // 2, history, bare_in, watches)
    _line("bare `sqlite3` and `csv.writer`", watches, bare_out, bare_out)
    _line("`export out.csv`", watches, outward, bare_out)
    print()


def _line(name: str, rows: int, costs: list[Cost], bare: list[Cost], bare_rows: int = 0) -> None:
    rate, against = rows / _median(costs), (bare_rows or rows) / _median(bare)
    print(f"| {name} | {rate:,.0f} | {rate / against:.2f} | {max(cost.megabytes for cost in costs):.0f} |")


def _median(costs: list[Cost]) -> float:
    return sorted(cost.seconds for cost in costs)[len(costs) // 2]


def _import(home: Path, file: Path) -> Cost:
    """Into an empty history: that a first run makes one is no part of what an import costs."""
    history, empty = home / "home" / "watchlog.db", home / "empty.db"
    if not empty.exists():
        _run(home, ["plan", "Nothing"])
        _run(home, ["undo"])
        history.rename(empty)
    shutil.copyfile(empty, history)
    return _run(home, ["import", str(file)])


def _run(home: Path, arguments: list[str]) -> Cost:
    environment = {**os.environ, "WATCHLOG_HOME": str(home / "home"), "WATCHLOG_LOOKUP": "never"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return cost_of([*PROGRAM, *arguments], environment)


def _bare_in(home: Path, file: Path) -> Cost:
    """The same rows into the same table, by hand."""
    bare = home / "bare.db"
    bare.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(home / "home" / "watchlog.db")) as ours,
        closing(sqlite3.connect(bare)) as connection,
        file.open(newline="", encoding="utf-8") as text,
    ):
        for (statement,) in ours.execute(
            "SELECT sql FROM sqlite_schema WHERE tbl_name IN ('watch', 'title', 'batch') AND type IN ('table', 'index')"
            " AND sql IS NOT NULL ORDER BY type DESC"
        ):
            connection.execute(statement)
        begun = time.perf_counter()
        reader = csv.reader(text)
        next(reader)
        connection.executemany(
            BARE_IN,
            (_bare_row(cells) for cells in reader),
        )
        connection.commit()
        return Cost(time.perf_counter() - begun, 0)


def _bare_row(cells: list[str]) -> tuple[object, ...]:
    _, _, _, season, episode, on, stars, note, _ = cells
    points = int(float(stars) * 20) if stars else None
    scale = None if points is None else "twentieths"
    return season or None, episode or None, on or None, points, scale, note or None, note or None


def _bare_out(home: Path, target: Path) -> Cost:
    """The same columns out of the same database, as the driver gives them."""
    begun = time.perf_counter()
    with (
        closing(sqlite3.connect(home / "home" / "watchlog.db")) as connection,
        target.open("w", newline="", encoding="utf-8") as text,
    ):
        found = connection.execute(BARE_OUT)
        csv.writer(text).writerows(found)
    return Cost(time.perf_counter() - begun, 0)


def _write_json(file: Path, records: Iterator[dict[str, object]]) -> None:
    """A record at a time: what this process needs of memory would count as that of those it begins."""
    with file.open("w", encoding="utf-8") as text:
        text.write("[")
        text.writelines(("," if place else "") + json.dumps(record) for place, record in enumerate(records))
        text.write("]")


def _trakt(count: int) -> Iterator[dict[str, object]]:
    """Records of a history as Trakt's export holds them, about 300 bytes each."""
    for number in range(count):
        show = number % EVENINGS
        season, episode = divmod(number // EVENINGS, 20)
        day = f"{2005 + number // 5000:04}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        ids = {
            "trakt": show + 1,
            "slug": f"show-{show}",
            "tvdb": 70000 + show,
            "imdb": f"tt{show:07}",
            "tmdb": 50 + show,
        }
        yield {
            "id": number + 1,
            "watched_at": f"{day}T20:{number % 60:02}:00.000Z",
            "action": "watch",
            "type": "episode",
            "episode": {
                "season": season + 1,
                "number": episode + 1,
                "title": f"Part {number}",
                "ids": {"trakt": number + 1, "tvdb": number, "imdb": None, "tmdb": number, "tvrage": None},
            },
            "show": {"title": f"Show {show}", "year": 2000 + show % 20, "ids": ids, "aired_episodes": 100},
        }
