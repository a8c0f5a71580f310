"""Names that somebody may have meant who mistyped another."""

from collections.abc import Iterable
from typing import Final

from watchlog.matching.fold import fold

LIKE_ENOUGH: Final = 70.0
"""Of 100, in rapidfuzz's measure: one slip in a short word, two or three in a longer one."""


def similar(name: str, names: Iterable[str], most: int = 3) -> list[str]:
    """The names that are nearest to `name`, best first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - 20 ms that only a mistyped name costs

    folded = {fold(known): known for known in names}
    found = process.extract(fold(name), list(folded), scorer=fuzz.WRatio, limit=most, score_cutoff=LIKE_ENOUGH)
    return [folded[match] for match, _score, _index in found]
