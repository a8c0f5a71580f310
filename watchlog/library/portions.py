"""Portions: which one part of a title is meant, where an opinion or an entry of a list is of one alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, Literal, NamedTuple

from watchlog.errors import BadInput
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.saying import Saying
from watchlog.model.title import Kind, Title
from watchlog.store.transaction import Transaction

DONE: Final = {"rate": "rated", "list": "listed"}


class OnePortion(NamedTuple):
    """The part that is meant, and whether the catalogue does not know it though it knows others."""

    portion: Portion
    is_unknown: bool = False


def one_portion(
    tx: Transaction, title: Title, said: Sequence[Saying], deed: Literal["rate", "list"], now: datetime
) -> OnePortion:
    """The one part of a title that is meant.

    Args:
        tx: Where it is read.
        title: The title.
        said: Which part; nothing stands for the whole.
        deed: What is to be done with it.
        now: The clock: aware and local.

    Raises:
        BadInput: It is a film, or more than one part is meant, or none.
    """
    if not said:
        return OnePortion(WHOLE)
    if title.kind is not Kind.SERIES:
        raise BadInput(f"{title.label} is a film, and has no episodes", f"{deed} it as a whole")
    from watchlog.library.courses import guide_to  # whole titles need no episodes
    from watchlog.series.meaning import meant

    meaning = meant(said, guide_to(tx, title, now), upcoming=lambda _: (), whole=True)
    portions = meaning.portions
    if len(portions) != 1:
        many = f"{len(portions)} episodes can't be {DONE[deed]} at once"
        problem = many if portions else "no episode is named by that"
        raise BadInput(problem, f"{deed} them one by one, or their season")
    return OnePortion(portions[0], bool(meaning.unknown))
