"""Snapshot: everything there is to take out of a history."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, tzinfo
from typing import NamedTuple

from watchlog.model.lists import Listing, TitleList
from watchlog.model.opinion import Plan, Rating
from watchlog.model.passes import PassNote, Skip
from watchlog.model.title import Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch


class TitleOrder(NamedTuple):
    """A series and the order that the user made for it.

    Attributes:
        title: The series.
        places: Season and episode as they are logged, in the order in which they are to be watched.
    """

    title: Title
    places: tuple[tuple[int, int], ...]


class Snapshot(NamedTuple):
    """One state of a history, or of the part that was asked for.

    Attributes:
        watches: In the order of their numbers; can be gone through once.
        ratings: In the order they were noted.
        plans: In the order they were made.
        views: In the order of the alphabet.
        statuses: The titles among the watches that were gone through which have a status, by number.
        names_shown: Those of them of which the user said under which name they are shown.
        unlinked: Those of them that have ids which are not to be linked again.
        orders_chosen: Those of them of which the user said in which order their episodes are shown.
        pass_notes: What was said of passes, in the order it was first said.
        skips: In the order they were said.
        orders: Orders that the user made, in the order they were made.
        lists: In the order they were made.
        listings: What stands on them: list by list, in their places.
        stating: Every title of which the user said where they stand with it, whether anything hangs on it or not.
        zone: The user's time zone, which tells on which day a moment was.
    """

    watches: Iterable[Watch]
    ratings: Sequence[Rating]
    plans: Sequence[Plan]
    views: Sequence[SavedView]
    statuses: Collection[int] = ()
    names_shown: Collection[int] = ()
    unlinked: Collection[int] = ()
    orders_chosen: Collection[int] = ()
    pass_notes: Sequence[PassNote] = ()
    skips: Sequence[Skip] = ()
    orders: Sequence[TitleOrder] = ()
    lists: Sequence[TitleList] = ()
    listings: Sequence[Listing] = ()
    stating: Sequence[Title] = ()
    zone: tzinfo = UTC
