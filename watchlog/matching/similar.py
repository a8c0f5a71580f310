"""Names that somebody may have meant who mistyped another."""

from collections.abc import Iterable
from typing import Final

from watchlog.matching.fold import fold

LIKE_ENOUGH: Final = 70.0
"""Of 100, in rapidfuzz's measure: one slip in a short word, two or three in a longer one."""


NEARLY_THE_SAME: Final = 90.0
"""One slip in a word of ten letters."""


def similar(name: str, names: Iterable[str], most: int = 3, enough: float = LIKE_ENOUGH) -> list[str]:
    """The names that are nearest to `name`, best first."""
    from rapidfuzz import fuzz, process

    known = list(names)
    folded = [fold(one) for one in known]
    found = process.extract(
        fold(name), folded, scorer=fuzz.ratio if enough > LIKE_ENOUGH else fuzz.WRatio, limit=most, score_cutoff=enough
    )
    return [known[index] for _match, _score, index in found]
