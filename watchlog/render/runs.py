"""Runs: episodes that follow each other, in one label."""

import re
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

EPISODE: Final = re.compile(r"(?P<season>.*)E(?P<number>[0-9]+)")

Told = TypeVar("Told")


def runs(told: Iterable[Told], label: Callable[[Told], str], joins: Callable[[Told, Told], bool]) -> list[list[Told]]:
    """What is told, put together where one episode is the next after another.

    Args:
        told: What is about an episode each, in order.
        label: What its episode is called: `S02E03`.
        joins: Whether two neighbours may be put together at all.
    """
    found: list[list[Told]] = []
    for one in told:
        if found and joins(found[-1][-1], one) and _follows(label(found[-1][-1]), label(one)):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def run_label(first: str, last: str, dash: str) -> str:
    """From one episode to another: `S02E01-E08`; with one season named once."""
    if first == last:
        return first
    season = EPISODE.fullmatch(last)
    return f"{first}{dash}{last.removeprefix(season['season']) if season else last}"


def folded(labels: Iterable[str], dash: str) -> str:
    """The labels of episodes in a line, those that follow each other put together: `S01E01-E04, S02`."""
    together = runs(labels, str, lambda *_: True)
    return ", ".join(run_label(run[0], run[-1], dash) for run in together)


def _follows(label: str, following: str) -> bool:
    one, other = EPISODE.fullmatch(label), EPISODE.fullmatch(following)
    if one is None or other is None or one["season"] != other["season"]:
        return False
    return int(other["number"]) == int(one["number"]) + 1
