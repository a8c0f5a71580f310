"""The journal: what each change did, taking it back, and bringing it back.

The triggers that the first migration makes note every row a change touches, with what it held before. Undoing puts
that back, having noted what the rows hold now; redoing puts that back in turn. A new change supersedes what was
undone before it, which then can't be redone any more.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from watchlog.errors import Conflict, NotFound
from watchlog.model.journal import Change
from watchlog.store.instants import instant, instant_text
from watchlog.store.transaction import Transaction
from watchlog.store.unlinked import drop_unlinked

TABLES: Final = (
    "title",
    "title_ref",
    "batch",
    "watch",
    "watch_tag",
    "rating",
    "plan",
    "saved_view",
    "pass_note",
    "skip",
    "own_place",
    "title_list",
    "list_entry",
    "ledger_block",
    "doubt",
)

MANY: Final = 50
"""Fewer rows are noted by the triggers alone."""

ASIDE: Final = 0
"""Under this number a change is noted that has none yet; nobody ever sees it."""


def begin(tx: Transaction, now: datetime) -> int:
    """Open a change: from here on, every row that is touched is noted under it. Its number."""
    change = tx.insert("journal.insert_change", made_at=instant_text(now), summary="")
    tx.run("journal.open_change", change=change)
    return change


@contextmanager
def noted_at_once(tx: Transaction, table: str, rows: Sequence[int]) -> Iterator[None]:
    """Note many new rows of a table once they are there: a trigger for each costs as much as the row itself.

    Within the block nothing else may be touched.

    Args:
        tx: Where a change is open.
        table: Which table.
        rows: The keys of the rows that the block inserts.
    """
    if len(rows) < MANY:
        yield
        return
    change = tx.row("journal.opened")
    assert change is not None  # noqa: S101 - `about` has its one row from the first migration on
    tx.run("journal.open_change", change=None)
    yield
    tx.run("journal.open_change", change=change[0])
    if change[0] is not None:
        tx.run_many("journal.note_new", ({"change": change[0], "table": table, "row": row} for row in rows))


def finish(tx: Transaction, change: int, summary: str) -> int | None:
    """Close a change; its number, if it is one.

    One that touched nothing leaves no entry, supersedes nothing and is not even written.
    """
    if not tx.number("journal.count_rows", change=change):
        tx.give_up()
        return None
    tx.run("journal.open_change", change=None)
    tx.run("journal.supersede")
    tx.run("journal.describe", change=change, summary=summary)
    return change


def is_latest(tx: Transaction, change: int) -> bool:
    """Whether a change is the last that was made, and stands."""
    return any(latest.id == change and not latest.undone for latest in changes(tx, 1))


def begin_aside(tx: Transaction, now: datetime) -> None:
    """Open a change that has no number yet: what it touches may belong to another one, or it may touch nothing."""
    tx.run("journal.insert_aside", change=ASIDE, made_at=instant_text(now))
    tx.run("journal.open_change", change=ASIDE)


def finish_aside(tx: Transaction, change: int | None, summary: str, now: datetime) -> int | None:
    """Close such a change; the number of the one that takes what it touched.

    Args:
        tx: What it was opened in.
        change: The change that takes it; None makes a new one, if there is anything to be taken.
        summary: What the journal is to say of it; an empty text leaves what it says of `change`.
        now: When it was made.
    """
    tx.run("journal.open_change", change=None)
    touched = tx.number("journal.count_rows", change=ASIDE) > 0
    if touched and change is None:
        change = tx.insert("journal.insert_change", made_at=instant_text(now), summary=summary)
    elif touched and summary:
        tx.run("journal.describe", change=change, summary=summary)
    if touched:
        tx.run("journal.move_rows", aside=ASIDE, change=change)
        tx.run("journal.delete_rows", change=ASIDE)  # of these the change has noted already what was before
        tx.run("journal.supersede")
    tx.run("journal.delete_change", change=ASIDE)
    return change if touched else None


def changes(tx: Transaction, limit: int) -> list[Change]:
    """The latest changes, newest first; a limit of 0 is all of them."""
    return [_change(row) for row in tx.rows("journal.latest", limit=limit or -1)]


def undo(tx: Transaction, number: int | None) -> Change:
    """Take back the latest change that stands, or the one of that number.

    Raises:
        NotFound: There is nothing to undo, or no such change stands.
        Conflict: A later change that stands touched the same rows.
    """
    row = tx.row("journal.latest_standing") if number is None else tx.row("journal.standing", change=number)
    if row is None:
        raise NotFound(
            "there is nothing to undo" if number is None else f"no change #{number} stands",
            "watchlog log shows what can be undone",
        )
    change = _change(row)
    later = tx.row("journal.later_on_same_rows", change=change.id)
    if later is not None:
        raise Conflict(
            f"“{change.summary}” can't be undone: #{later[0]} “{later[1]}” changed the same since",
            f"undo that first: watchlog undo '#{later[0]}'",
        )
    for table in TABLES:
        tx.run("journal.note_after", (table,), change=change.id)
    _put_back(tx, change.id, "before")
    tx.run("journal.mark_undone", change=change.id)
    return change._replace(undone=True)


def redo(tx: Transaction) -> Change:
    """Bring back the change that was undone last.

    Raises:
        NotFound: Nothing was undone, or something new was done since.
    """
    row = tx.row("journal.last_undone")
    if row is None:
        raise NotFound("there is nothing to redo", "only what was undone last can be redone")
    change = _change(row)
    _put_back(tx, change.id, "after")
    tx.run("journal.mark_standing", change=change.id)
    return change._replace(undone=False)


def _put_back(tx: Transaction, change: int, image: str) -> None:
    """Give every row of a change the image it had on one side of it; none means that it was not there."""
    tx.settle_keys_at_commit()
    for table in TABLES:
        tx.run("journal.delete_touched", (table,), change=change)
    for table in TABLES:
        images = tx.rows("journal.images", (image,), change=change, table=table)
        tx.run_many("journal.insert_whole", (json.loads(row[0]) for row in images), (table,))
    drop_unlinked(tx)


def _change(row: tuple[int, str, str, int, int | None]) -> Change:
    number, made_at, summary, rows, undone = row
    return Change(number, instant(made_at), summary, rows, undone is not None)
