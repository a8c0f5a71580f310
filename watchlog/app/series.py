"""The parts of a run that are about series, each made when it is first used."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from watchlog.model.settings import Settings

if TYPE_CHECKING:
    from watchlog.library.choices import Choices
    from watchlog.library.passing import Passing
    from watchlog.library.skipping import Skipping
    from watchlog.library.upcoming import Upcoming
    from watchlog.render.choices import ChoiceScreen
    from watchlog.render.series import SeriesScreen
    from watchlog.render.terminal import Terminal
    from watchlog.render.words import Words
    from watchlog.store.database import Database


class SeriesParts:
    """What can be done with series.

    Args:
        database: Where the history is kept.
        now: The clock: aware and local.
        terminal: The standard streams.
        settings: What the user chose for good.
        words: How things are told.
    """

    def __init__(
        self,
        database: "Database",
        now: Callable[[], datetime],
        terminal: "Terminal",
        settings: Settings,
        words: "Words",
    ) -> None:
        self._database = database
        self._now = now
        self._terminal = terminal
        self._settings = settings
        self._words = words

    @cached_property
    def upcoming(self) -> "Upcoming":
        """What is next, and what airs when."""
        from watchlog.library.upcoming import Upcoming

        return Upcoming(self._database, self._now)

    @cached_property
    def passing(self) -> "Passing":
        """Sittings by pass."""
        from watchlog.library.passing import Passing

        return Passing(self._database, self._now)

    @cached_property
    def skipping(self) -> "Skipping":
        """What is not to be watched."""
        from watchlog.library.skipping import Skipping

        return Skipping(self._database, self._now)

    @cached_property
    def choices(self) -> "Choices":
        """What is said of a title as a whole."""
        from watchlog.library.choices import Choices

        return Choices(self._database, self._now)

    @cached_property
    def screen(self) -> "SeriesScreen":
        """What the user sees of it."""
        from watchlog.render.series import SeriesScreen

        return SeriesScreen(self._terminal, self._settings, self._words, self._now().tzinfo)

    @cached_property
    def choice_screen(self) -> "ChoiceScreen":
        """What the user sees of choices."""
        from watchlog.render.choices import ChoiceScreen

        return ChoiceScreen(self._terminal, self._words)
