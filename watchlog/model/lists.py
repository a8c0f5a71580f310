"""Lists: titles, seasons and episodes that somebody put together under a name."""

from datetime import datetime
from typing import NamedTuple

from watchlog.model.portion import Portion
from watchlog.model.title import Title


class TitleList(NamedTuple):
    """A list, with what is said of it.

    Attributes:
        name: What it is called; two that differ in case alone are one.
        note: The user's words about it, or None.
        made_at: When it was made, in UTC.
        source: How it came to be here.
    """

    name: str
    note: str | None
    made_at: datetime
    source: str


class Listing(NamedTuple):
    """An entry of a list.

    Attributes:
        title: What is on the list.
        portion: Which part of it.
        list_name: Of which list; one that is not there yet is made.
        place: Where it stands, from 1; None where the list has no order.
        note: The user's words about it there, or None.
        listed_at: Since when, in UTC.
        source: How it came to be here.
    """

    title: Title
    portion: Portion
    list_name: str
    place: int | None
    note: str | None
    listed_at: datetime
    source: str


class ListSummary(NamedTuple):
    """A list, and how many entries it has."""

    list: TitleList
    entries: int
