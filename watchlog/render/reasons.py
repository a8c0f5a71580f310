"""Reasons why records were not taken, so that many of them don't hide what an import came to."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from watchlog.model.outcomes import Report

MOST_ALIKE: Final = 3
"""So many records of one reason are told one by one, where there are many in all."""
MOST: Final = 50
"""So many records are told one by one in any case, and so many reasons."""


def shortened_reasons(report: Report, where: str) -> Iterator[str]:
    """A line a record; where there are many, a few of each reason, and how many more there are.

    Args:
        report: What an import did.
        where: What tells them all.
    """
    if len(report.refusals) <= MOST:
        yield from (f"{place}: {reason}" for place, reason in report.refusals)
        return
    seen: Counter[str] = Counter()
    told = 0
    for place, reason in report.refusals:
        seen[reason] += 1
        if seen[reason] <= MOST_ALIKE and told < MOST:
            told += 1
            yield f"{place}: {reason}"
    yield f"and {len(report.refusals) - told} more, {_most_frequent(seen)}; {where}"


def where_all_are(report: Report) -> str:
    """What tells of every record of an import."""
    if report.batch is None:
        return "the import itself keeps them all"
    return f"watchlog imports show {report.batch} tells them all"


def _most_frequent(seen: Counter[str]) -> str:
    ((reason, count),) = seen.most_common(1)
    return f"{count} times “{reason}”" if count > MOST_ALIKE else f"for {len(seen)} reasons"
