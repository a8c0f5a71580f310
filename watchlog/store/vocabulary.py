"""The words of a history, looked up at a glance: who presses TAB waits for nobody."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from watchlog.matching.fold import fold
from watchlog.model.vocabulary import KnownTitle, KnownView
from watchlog.store.connection import connected, schema_of, transaction
from watchlog.store.memory import Memory
from watchlog.store.patterns import beginning
from watchlog.store.schema import SCHEMA, check_is_ours
from watchlog.store.transaction import Transaction

GLANCE_SECONDS: Final = 0.1
"""How long a glance waits while another command writes."""

MOST: Final = 50
"""So many words are offered; more nobody reads."""

COLUMNS: Final = {"service": "service", "with": "companions", "source": "source"}
"""Fields of a watch, and where the table has them."""


@contextmanager
def glance(path: Path, memory: Memory) -> Iterator[Transaction | None]:
    """A transaction that reads what is there at once; None where nothing is.

    No history is made or migrated for it.

    Raises:
        StoreTrouble: The file is damaged, locked, or another program's.
    """
    if not check_is_ours(path):
        yield None
        return
    with connected(path, busy_seconds=GLANCE_SECONDS) as connection, transaction(connection, write=False):
        yield Transaction(connection, memory) if schema_of(connection) == SCHEMA else None
    memory.keep()


def titles(tx: Transaction, typed: str, *, planned: bool) -> list[KnownTitle]:
    """Titles with a word that begins with a text, or of the watchlist alone."""
    rows = tx.rows("vocabulary.known_titles", (planned,), **_patterns(typed), most=MOST)
    return [KnownTitle(*row) for row in rows]


def tags(tx: Transaction, typed: str) -> list[str]:
    """Tags, likewise."""
    return [row[0] for row in tx.rows("vocabulary.known_tags", **_patterns(typed), most=MOST)]


def lists(tx: Transaction, typed: str) -> list[str]:
    """Names of lists, likewise."""
    return [row[0] for row in tx.rows("vocabulary.known_lists", **_patterns(typed), most=MOST)]


def texts(tx: Transaction, field: str, typed: str) -> list[str]:
    """What stands in a field of watches, likewise."""
    rows = tx.rows("vocabulary.known_texts", (COLUMNS[field],), **_patterns(typed), most=MOST)
    return [row[0] for row in rows]


def details(tx: Transaction, field: str, typed: str) -> list[str]:
    """What providers say of titles in a field, likewise."""
    return [row[0] for row in tx.rows("vocabulary.known_details", field=field, **_patterns(typed), most=MOST)]


def views(tx: Transaction, typed: str) -> list[KnownView]:
    """Saved views whose names begin with a text."""
    rows = tx.rows("vocabulary.known_views", start=beginning(typed.casefold()), most=MOST)
    return [KnownView(*row) for row in rows]


def _patterns(typed: str) -> dict[str, Any]:
    folded = fold(typed)
    start = beginning(f"{folded} " if folded and typed[-1].isspace() else folded)
    return {"start": start, "inside": f"% {start}"}
