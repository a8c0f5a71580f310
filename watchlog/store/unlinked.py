"""What is left of links that are no more: undo and redo clear it away as well, and import nothing else for it."""

from watchlog.store.transaction import Transaction


def drop_unlinked(tx: Transaction) -> None:
    """Drop what is held of titles that have that id no longer, and what was tried for titles that are gone."""
    tx.run("catalogue.delete_unlinked")
    tx.run("catalogue.delete_attempts_of_nothing")
