"""Measures what importing each library costs, and a list with and without remembered statements.

CPU time of whole processes, as a multiple of `python -c pass`, medians of pairs.

Usage: imports.py [RUNS]
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

WATCHLOG: Final = (sys.executable, "-m", "watchlog")
NOTHING: Final = (sys.executable, "-c", "pass")
IMPORTS: Final = ("sqlite3", "typer", "rich.table", "requests", "sqlalchemy", "alembic.command")
LIST: Final = (*WATCHLOG, "list", "--limit", "25")


def cost(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Seconds of CPU that a command takes, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(command: Sequence[str], environment: Mapping[str, str], runs: int, *, forget: bool = False) -> float:
    """The median of what a command costs, run in turn with a Python that does nothing."""
    pairs = []
    for _ in range(runs):
        if forget:
            for kept in Path(environment["WATCHLOG_HOME"], "cache").glob("*.json"):
                kept.unlink()
        pairs.append((cost(command, environment), cost(NOTHING, environment)))
    return statistics.median(one for one, _ in pairs) / statistics.median(nothing for _, nothing in pairs)


def main() -> None:
    """Print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory(prefix="watchlog-imports-") as home:
        environment["WATCHLOG_HOME"] = home
        cost((*WATCHLOG, "add", "Heat"), environment)
        cost(LIST, environment)
        rows = {
            f"`import {name}`": ratio((sys.executable, "-c", f"import {name}"), environment, runs) for name in IMPORTS
        }
        rows["`watchlog list`, statements remembered"] = ratio(LIST, environment, runs)
        rows["`watchlog list`, none remembered"] = ratio(LIST, environment, runs, forget=True)
    print(f"Python {sys.version.split()[0]}, medians of {runs} pairs\n")
    print("| process | times `python -c pass` |\n|---|--:|")
    for name, times in rows.items():
        print(f"| {name} | {times:.1f} |")


if __name__ == "__main__":
    main()
