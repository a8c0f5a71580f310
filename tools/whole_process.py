"""What a whole process costs, and the made-up table that it is given."""

import csv
import os
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

HEADER: Final = ("title", "year", "kind", "season", "episode", "watched_on", "stars", "note", "tags")


class Cost(NamedTuple):
    """What a run cost.

    Attributes:
        seconds: On the wall.
        megabytes: At most.
        processor: Seconds of user and system; 0 where it was not asked for.
    """

    seconds: float
    megabytes: float
    processor: float = 0


def cost_of(command: list[str], environment: Mapping[str, str]) -> Cost:
    """What a command costs whose output nobody reads.

    Raises:
        CalledProcessError: It failed.
    """
    begun = time.perf_counter()
    actions = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawn(command[0], command, environment, file_actions=actions)
    _, status, used = os.wait4(process, 0)
    if status:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    return Cost(time.perf_counter() - begun, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)


def write_table(file: Path, rows: Iterable[Sequence[object]]) -> None:
    """A history as CSV that `watchlog import` reads, its rows in the order of `HEADER`."""
    with file.open("w", newline="", encoding="utf-8") as text:
        writer = csv.writer(text)
        writer.writerow(HEADER)
        writer.writerows(rows)
