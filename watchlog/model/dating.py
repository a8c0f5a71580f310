"""Dating: how the days of several watches are told at once."""

from datetime import date
from typing import NamedTuple

from watchlog.model.when import When


class Same(NamedTuple):
    """All of them then."""

    when: When


class OnAir(NamedTuple):
    """Each on the day it was first shown."""


class Spread(NamedTuple):
    """Evenly from one day to another, both included."""

    first: date
    last: date


Dating = Same | OnAir | Spread
