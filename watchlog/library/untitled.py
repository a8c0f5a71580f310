"""Untitled: what records say that is of no title: lists and saved views."""

from watchlog.library.receiving import Verdict
from watchlog.library.saving import Saving
from watchlog.model.lists import TitleList
from watchlog.model.view import SavedView
from watchlog.store import lists, views
from watchlog.store.transaction import Transaction


class Untitled:
    """The lists and views of a history, and those that an import brings.

    Args:
        tx: Where the history is read.
        saving: What saves.
    """

    def __init__(self, tx: Transaction, saving: Saving) -> None:
        self._saving = saving
        self._views = {view.name.casefold(): view.query for view in views.everything(tx)}
        self._lists = {one.name.casefold(): one.note for one in lists.lists(tx)}

    def clash(self, content: TitleList | SavedView) -> str | None:
        """Why it can't come in where another one stands."""
        if isinstance(content, TitleList):
            return None
        there = self._views.get(content.name.casefold(), content.query)
        return None if there == content.query else f"the view “{content.name}” is here already, with another query"

    def receive(self, content: TitleList | SavedView) -> Verdict:
        """Take in a list, or what its note lacks; or a view in the place of what was there."""
        name = content.name.casefold()
        if isinstance(content, TitleList):
            if name in self._lists and (self._lists[name] or not content.note):
                return Verdict.KNOWN
            self._lists[name] = content.note
        else:
            if self._views.get(name) == content.query:
                return Verdict.KNOWN
            self._views[name] = content.query
        self._saving.other(content)
        return Verdict.NEW
