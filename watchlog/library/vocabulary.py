"""The vocabulary: the words of a history, for whoever begins to type one of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from watchlog.errors import WatchlogError
from watchlog.matching.fold import fold
from watchlog.model.vocabulary import KnownTitle, KnownView
from watchlog.store import vocabulary
from watchlog.store.memory import Memory
from watchlog.store.transaction import Transaction

DETAILS: Final = frozenset({"genre", "director", "cast", "network", "language", "country"})
"""Fields that providers fill."""

Word = TypeVar("Word")


class Vocabulary:
    """The words of a history. Where it can't be read at once, there are none: nobody has asked for anything yet.

    Args:
        database: The history's file.
        memory: Where statements are remembered.
    """

    def __init__(self, database: Path, memory: Memory) -> None:
        self._database = database
        self._memory = memory

    def titles(self, typed: str, *, planned: bool = False) -> list[KnownTitle]:
        """Titles with a word that begins with a text, the latest watched first; or those of the watchlist alone."""
        if typed.strip() and not fold(typed):
            return []  # what folds to nothing would begin everything
        return self._words(lambda tx: vocabulary.titles(tx, typed, planned=planned))

    def values(self, field: str, typed: str) -> list[str]:
        """What a field holds and begins with a text, the latest first; or else what has a word that does."""
        if typed.strip() and not fold(typed):
            return []
        found = self._values(field, typed)
        return [value for value in found if fold(value).startswith(fold(typed))] or found

    def views(self, typed: str) -> list[KnownView]:
        """Saved views whose names begin with a text."""
        return self._words(lambda tx: vocabulary.views(tx, typed))

    def _values(self, field: str, typed: str) -> list[str]:
        if field == "tag":
            return self._words(lambda tx: vocabulary.tags(tx, typed))
        if field == "list":
            return self._words(lambda tx: vocabulary.lists(tx, typed))
        if field in vocabulary.COLUMNS:
            return self._words(lambda tx: vocabulary.texts(tx, field, typed))
        if field in DETAILS:
            return self._words(lambda tx: vocabulary.details(tx, field, typed))
        return []

    def _words(self, look_up: Callable[[Transaction], list[Word]]) -> list[Word]:
        try:
            with vocabulary.glance(self._database, self._memory) as tx:
                return [] if tx is None else look_up(tx)
        except WatchlogError:
            return []
