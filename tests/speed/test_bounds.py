"""How long commands take, as a multiple of `python -c pass` in the same run; never as seconds."""

import importlib.util
import os
import sys
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCH = Path(__file__).parents[2] / "tools" / "bench.py"
BOUNDS: dict[str, float] = {
    "`list --limit 25`, piped": 9,
    "`search` of a rare word, piped": 9,
    "`list`, on a terminal": 13,
    "`search` of a rare word, on a terminal": 13,
}
"""On 10,000 watches, warm."""

SERIES_BOUNDS: dict[str, float] = {
    "`next`, piped": 2.2,
    "`next --json`": 2.2,
    "`calendar`, piped": 1.5,
    "`history TITLE`, 200 sittings, piped": 1.3,
    "`list is:watching`, 25": 3,
}
"""On 50,000 watches of 300 series, warm, as a multiple of a short list in the same run."""

TRIES = 3
"""Noise only ever adds, and a busy machine deserves another chance."""


def test_ten_thousand_watches_are_listed_and_searched_within_bounds(tmp_path: Path) -> None:
    bench, environment = _compiled(tmp_path)
    bench.fill(tmp_path, 10_000, environment)

    _check(bench, bench.jobs(), "`python -c pass`", BOUNDS, environment)


def test_what_is_next_is_told_nearly_as_fast_as_a_short_list(tmp_path: Path) -> None:
    bench, environment = _compiled(tmp_path)
    bench.fill_with_series(tmp_path, 50_000, datetime.now().astimezone())

    _check(bench, bench.series_jobs(), "`list --limit 25`, piped", SERIES_BOUNDS, environment)


def _compiled(home: Path) -> tuple[ModuleType, dict[str, str]]:
    bench = _load(BENCH)
    environment = {**os.environ, "WATCHLOG_HOME": str(home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    bench.compileall.compile_dir(Path(bench.watchlog.__file__).parent, quiet=1)
    return bench, environment


def _check(
    bench: ModuleType, jobs: list[Any], base: str, bounds: dict[str, float], environment: dict[str, str]
) -> None:
    wanted = [job for job in jobs if job.name in bounds or job.name == base]
    best = dict.fromkeys(bounds, float("inf"))
    for _ in range(TRIES):
        (_, base_time), *measured = bench.measure(wanted, 9, environment)
        best |= {job.name: min(best[job.name], time / base_time) for job, time in measured}
        if all(best[name] <= bound for name, bound in bounds.items()):
            return

    pytest.fail(f"slower than {bounds}: {best}")


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench"] = module  # its values look for the module that they come from
    spec.loader.exec_module(module)
    return module
