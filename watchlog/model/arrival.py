"""Arrivals: what a record of an import may say, beside what a history holds."""

from typing import NamedTuple

from watchlog.model.lists import Listing, TitleList
from watchlog.model.opinion import Plan, Rating
from watchlog.model.passes import PassNote, Skip
from watchlog.model.snapshot import TitleOrder
from watchlog.model.title import Status, Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch


class Seen(NamedTuple):
    """Something was watched at least so many times, as somebody counted who does not say when.

    As many sittings as are missing are made of it; where none is, its stars are an opinion without a sitting.

    Attributes:
        watch: What such a sitting is like; its date is unknown.
        times: How often it was watched, from 1.
    """

    watch: Watch
    times: int = 1

    @property
    def title(self) -> Title:
        """What was watched."""
        return self.watch.title


class Stands(NamedTuple):
    """Where somebody says that they stand with a title."""

    title: Title
    status: Status


Entry = Watch | Seen | Rating | Plan | PassNote | Skip | TitleOrder | Listing | Stands
"""What a record says of a title."""

Content = Entry | TitleList | SavedView
"""What a record says."""
