"""The parts of a run that bring things in and tidy what came, each made when it is first used."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchlog.library.deduping import Deduping
    from watchlog.library.importing import Importing
    from watchlog.library.lists import Lists
    from watchlog.library.reviewing import Reviewing
    from watchlog.render.imports import ImportScreen
    from watchlog.render.lists import ListScreen
    from watchlog.render.terminal import Terminal
    from watchlog.render.words import Words
    from watchlog.store.database import Database


class MovingParts:
    """What can be done with the files of others, and with lists.

    Args:
        database: Where the history is kept.
        now: The clock: aware and local.
        terminal: The standard streams.
        words: How things are told.
    """

    def __init__(self, database: "Database", now: Callable[[], datetime], terminal: "Terminal", words: "Words") -> None:
        self._database = database
        self._now = now
        self._terminal = terminal
        self._words = words

    @cached_property
    def importing(self) -> "Importing":
        """Bringing in."""
        from watchlog.library.importing import Importing

        return Importing(self._database, self._now)

    @cached_property
    def reviewing(self) -> "Reviewing":
        """What waits for a decision."""
        from watchlog.library.reviewing import Reviewing

        return Reviewing(self._database, self._now)

    @cached_property
    def deduping(self) -> "Deduping":
        """Watches that may be one viewing."""
        from watchlog.library.deduping import Deduping

        return Deduping(self._database, self._now)

    @cached_property
    def lists(self) -> "Lists":
        """Lists of titles."""
        from watchlog.library.lists import Lists

        return Lists(self._database, self._now)

    @cached_property
    def screen(self) -> "ImportScreen":
        """What the user sees of imports."""
        from watchlog.render.imports import ImportScreen

        return ImportScreen(self._terminal, self._words, self._now().tzinfo)

    @cached_property
    def list_screen(self) -> "ListScreen":
        """What the user sees of lists."""
        from watchlog.render.lists import ListScreen

        return ListScreen(self._terminal, self._words)
