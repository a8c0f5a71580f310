"""Meanings as a person would write them into a table."""

from collections.abc import Iterable
from itertools import groupby

from watchlog.model.portion import WHOLE, Portion
from watchlog.series.meaning import Meaning

MOST_RUNS = 3


def written(meaning: Meaning) -> str:
    """`s1e1-3 s2 | unknown s9 | unaired s3e6 | seen 2 | coming 4`; many as `s1e1…s9e9 (88)`; none as `none`."""
    parts = [
        written_portions(meaning.portions) or "none",
        f"unknown {written_portions(meaning.unknown)}" if meaning.unknown else "",
        f"unaired {written_portions(meaning.unaired)}" if meaning.unaired else "",
        f"seen {meaning.passed_over}" if meaning.passed_over else "",
        f"coming {meaning.still_to_air}" if meaning.still_to_air else "",
    ]
    return " | ".join(part for part in parts if part)


def written_portions(portions: Iterable[Portion]) -> str:
    """Portions with runs of episodes as one, and only the first, the last and the number of many runs."""
    said = list(portions)
    runs = [list(run) for _, run in groupby(enumerate(said), key=lambda each: _run(*each))]
    if len(runs) > MOST_RUNS:
        return f"{_one(said[0])}…{_one(said[-1])} ({len(said)})"
    return " ".join(_written_run([portion for _, portion in run]) for run in runs)


def _run(place: int, portion: Portion) -> tuple[int | None, int]:
    """What the members of a run have in common: season, and number less place."""
    return portion.season, place if portion.episode is None else portion.episode - place - 100_000


def _written_run(run: list[Portion]) -> str:
    return _one(run[0]) if len(run) == 1 else f"{_one(run[0])}-{run[-1].episode}"


def _one(portion: Portion) -> str:
    if portion == WHOLE:
        return "whole"
    season = "" if portion.season is None else f"s{portion.season}"
    return season if portion.episode is None else f"{season}e{portion.episode}"
