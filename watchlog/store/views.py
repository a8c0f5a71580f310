"""Saved views."""

from watchlog.model.view import SavedView
from watchlog.store.instants import instant, instant_text
from watchlog.store.transaction import Row, Transaction


def everything(tx: Transaction) -> list[SavedView]:
    """Every view, in the order of the alphabet."""
    return [_view(row) for row in tx.rows("views.views")]


def named(tx: Transaction, name: str) -> SavedView | None:
    """The view of that name, whatever its case."""
    row = tx.row("views.view", folded_name=name.casefold())
    return _view(row) if row else None


def save(tx: Transaction, view: SavedView) -> None:
    """Keep a view, in the place of one of the same name."""
    remove(tx, view.name)
    tx.insert(
        "views.insert_view",
        name=view.name,
        folded_name=view.name.casefold(),
        query=view.query,
        saved_at=instant_text(view.saved_at),
    )


def remove(tx: Transaction, name: str) -> bool:
    """Forget a view; whether there was one."""
    return tx.run("views.delete_view", folded_name=name.casefold()) > 0


def _view(row: Row) -> SavedView:
    name, query, saved_at = row
    return SavedView(name, query, instant(saved_at))
