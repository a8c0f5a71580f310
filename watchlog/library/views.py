"""Views: queries that are kept under a name."""

from datetime import UTC

from watchlog.errors import NotFound
from watchlog.library.part import Part
from watchlog.library.settling import settled
from watchlog.model.view import SavedView
from watchlog.query.grammar import Grammar
from watchlog.query.language import parse_query
from watchlog.store import views


class Views(Part):
    """Queries that are kept under a name."""

    def save(self, name: str, text: str, grammar: Grammar) -> SavedView:
        """Keep a query, in the place of one of the same name.

        Raises:
            BadInput: It can't be understood, or asks for itself.
        """
        now = self._now()
        view = SavedView(name, text, now.astimezone(UTC).replace(microsecond=0))
        with self._database.changing(now) as tx:
            there = views.named(tx, name)
            if there is not None and (there.name, there.query) == (name, text):
                return there
            views.save(tx, view)
            for question in (text, f"@{name}"):  # the first points at what is wrong, the second is how it will be used
                settled(tx, parse_query([question], grammar)._replace(typed=""))
            tx.describe(f"{'replaced' if there else 'saved'} the view {name}")
            return view

    def everything(self) -> list[SavedView]:
        """All of them, in the order of the alphabet."""
        with self._database.reading(self._now()) as tx:
            return views.everything(tx)

    def remove(self, name: str) -> SavedView:
        """Forget a view.

        Raises:
            NotFound: There is none of that name.
        """
        with self._database.changing(self._now()) as tx:
            view = views.named(tx, name)
            if view is None:
                raise NotFound(f"there is no view “{name}”", "watchlog view list shows what there is")
            views.remove(tx, name)
            tx.describe(f"removed the view {view.name}")
            return view
