"""Understood: what a sitting is, once it is known which episodes are meant."""

from typing import NamedTuple

from watchlog.model.portion import Portion
from watchlog.model.when import When


class Part(NamedTuple):
    """One of the watches that a sitting makes.

    Attributes:
        portion: What was watched, as it is logged.
        when: When.
        pass_number: In which pass; None for a favourite seen again, and for what is no series.
        name: The episode's name, where the catalogue tells it.
    """

    portion: Portion
    when: When
    pass_number: int | None = None
    name: str | None = None


class Understood(NamedTuple):
    """What a sitting is.

    Attributes:
        parts: The watches it makes.
        wholes: The seasons that were named, or the whole, where the catalogue made single episodes of them: they are
            what stars and a note are of.
        remarks: What there is to say of it.
        is_rewatch: Whether it is of a later pass than the first.
        is_told: Whether the catalogue told the episodes of the series.
    """

    parts: tuple[Part, ...]
    wholes: tuple[Portion, ...] = ()
    remarks: tuple[str, ...] = ()
    is_rewatch: bool = False
    is_told: bool = False
