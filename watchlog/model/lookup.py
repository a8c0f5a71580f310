"""Lookup: what came of asking providers about titles."""

from typing import NamedTuple

from watchlog.errors import WatchlogError
from watchlog.model.catalogue import Attempt, Episode, Held, Offer
from watchlog.model.title import Title


class Lookup(NamedTuple):
    """What came of looking one title up.

    Attributes:
        title: The title, with what is known of it by now.
        attempt: How it ended.
        held: What the catalogue holds of it now, if it was found.
        offers: What it may be, where that is not certain.
        problem: Why it failed, or could not be taken.
        change: The entry of the journal under which facts of the title were filled in, if any were.
    """

    title: Title
    attempt: Attempt
    held: Held | None = None
    offers: tuple[Offer, ...] = ()
    problem: WatchlogError | None = None
    change: int | None = None


class Refreshed(NamedTuple):
    """What a provider says differently of one title by now.

    Attributes:
        title: The title.
        provider: The provider's name for people.
        differences: What is new, in sentences; nothing where all is as it was.
        problem: Why it could not be asked.
    """

    title: Title
    provider: str
    differences: tuple[str, ...] = ()
    problem: WatchlogError | None = None


class Elsewhere(NamedTuple):
    """What is known of a title beside the history.

    Attributes:
        held: What the catalogue holds of it, if anything.
        provider: The provider's name for people.
        next: The episode to watch next, where that can be told.
        airing: The next episode that is yet to be shown, likewise.
        remarks: Where the provider and the history no longer agree, in sentences.
    """

    held: Held | None = None
    provider: str | None = None
    next: Episode | None = None
    airing: Episode | None = None
    remarks: tuple[str, ...] = ()
