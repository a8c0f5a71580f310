"""The journal: looking at it, and moving back and forth in it."""

from collections.abc import Callable

from watchlog.errors import NotFound
from watchlog.library.part import Part
from watchlog.model.journal import Change
from watchlog.store import journal


class Journal(Part):
    """What was done, and can be undone."""

    def log(self, limit: int) -> list[Change]:
        """The latest changes, newest first; a limit of 0 shows all."""
        with self._database.reading(self._now()) as tx:
            return journal.changes(tx, limit)

    def undo(self, count: int) -> list[Change]:
        """Take back the latest changes that stand, all or none of them.

        Raises:
            NotFound: There are not as many.
        """
        with self._database.travelling(self._now()) as tx:
            return _repeated(lambda: journal.undo(tx, None), count, "undone")

    def undo_one(self, number: int) -> list[Change]:
        """Take back one change, wherever it is in the journal.

        Raises:
            NotFound: There is no such change, or it does not stand.
            Conflict: Something later depends on it.
        """
        with self._database.travelling(self._now()) as tx:
            return [journal.undo(tx, number)]

    def redo(self, count: int) -> list[Change]:
        """Bring back what was undone last, all or none of it.

        Raises:
            NotFound: There is not as much.
        """
        with self._database.travelling(self._now()) as tx:
            return _repeated(lambda: journal.redo(tx), count, "redone")


def _repeated(move: Callable[[], Change], count: int, what: str) -> list[Change]:
    moved: list[Change] = []
    for _ in range(count):
        try:
            moved.append(move())
        except NotFound as error:
            if not moved:
                raise
            raise NotFound(f"only {len(moved)} of {count} changes can be {what}", error.hint) from None
    return moved
