"""Names that begin with what was typed, alone or behind the commas of a list."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

from watchlog.matching.fold import fold
from watchlog.query.completion import Offer


def beginning(typed: str, names: Iterable[str]) -> Iterator[Offer]:
    """The names that begin with a text."""
    return (Offer(name) for name in names if name.startswith(typed))


def listed(typed: str, found: Callable[[str], Iterable[Offer]]) -> Iterator[Offer]:
    """What could stand behind the last comma of a list, and does not stand in it yet.

    Args:
        typed: The list so far.
        found: What there is for the text behind the last comma.
    """
    before, comma, last = typed.rpartition(",")
    blanks = last[: len(last) - len(last.lstrip())]
    taken = {word.strip() for word in before.split(",")}
    for offer in found(last.lstrip()):
        if offer.value not in taken:
            yield offer._replace(value=f"{before}{comma}{blanks}{offer.value}")


def common_beginning(texts: Sequence[str]) -> str:
    """What all of some texts begin with."""
    first, last = min(texts, default=""), max(texts, default="")
    return "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False)))


def holds(common: str, typed: str) -> bool:
    """Whether what several offers have in common holds what was typed, and may stand in its place."""
    return fold(typed.replace('"', "")) in fold(common.replace('"', ""))
