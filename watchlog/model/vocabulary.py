"""The words of a history, as far as completion needs them."""

from typing import NamedTuple


class KnownTitle(NamedTuple):
    """A title that could be meant."""

    name: str
    original_name: str | None
    year: int | None
    kind: str | None


class KnownView(NamedTuple):
    """A saved view that could be meant."""

    name: str
    query: str
