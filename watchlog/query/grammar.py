"""What the meaning of a query depends on beside its words."""

from datetime import datetime
from typing import NamedTuple

from watchlog.model.stars import Scale


class Grammar(NamedTuple):
    """What the meaning of a query depends on beside its words.

    Attributes:
        now: The present, aware of the local zone: what `today` and `-2w` count from, and where a day begins.
        scale: The scale of bare ratings.
    """

    now: datetime
    scale: Scale
