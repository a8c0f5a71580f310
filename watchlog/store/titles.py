"""Titles: found by name, number and id elsewhere; made, completed, and cleared away when nothing hangs on them."""

import json
from collections.abc import Collection, Iterable

from watchlog.matching.fold import fold
from watchlog.model.order import Order
from watchlog.model.title import Kind, Ref, ShownAs, Status, Title
from watchlog.store import journal
from watchlog.store.patterns import anywhere
from watchlog.store.transaction import Row, Transaction

COLUMNS = 10
"""How many columns of a row a title is built from."""

KINDS = {None: None} | {kind.value: kind for kind in Kind}
STATUSES = {None: None} | {status.value: status for status in Status}
NAMES_SHOWN = {None: None} | {name.value: name for name in ShownAs}
ORDERS = {None: None} | {order.value: order for order in Order}


def named(tx: Transaction, name: str) -> list[Title]:
    """Titles that go by that name or original name, but for case, marks and dots."""
    folded = fold(name)
    rows = tx.rows("titles.named", folded=folded) if folded else tx.rows("titles.named_exactly", name=name)
    return [title_of(row) for row in rows]


def named_exactly(tx: Transaction, name: str) -> list[Title]:
    """Titles of that very name."""
    return [title_of(row) for row in tx.rows("titles.named_exactly", name=name)]


def containing(tx: Transaction, text: str) -> list[Title]:
    """Titles whose names contain every word of a text."""
    words = fold(text).split()
    if not words:
        return []
    patterns = {f"word{place}": anywhere(word) for place, word in enumerate(words)}
    return [title_of(row) for row in tx.rows("titles.containing", (len(words),), **patterns)]


def by_number(tx: Transaction, number: int) -> Title | None:
    """The title that `#12` names: that of the watch of this number, or else the title of this number."""
    row = tx.row("titles.of_watch", id=number) or tx.row("titles.by_id", id=number)
    return title_of(row) if row else None


def called_otherwise(tx: Transaction, words: str) -> list[Title]:
    """Titles that providers call by a name that folds as a text does; a text that folds to nothing is taken as it is.

    The provider's own name counts, and so does the original one.
    """
    folded = fold(words)
    rows = tx.rows("catalogue.called_otherwise", (bool(folded),), text=folded or words)
    return [title_of(row) for row in rows]


def by_id(tx: Transaction, number: int) -> Title | None:
    """The title of this very number, whatever watch has it too."""
    row = tx.row("titles.by_id", id=number)
    return title_of(row) if row else None


def among(tx: Transaction, numbers: Collection[int]) -> dict[int, Title]:
    """Some titles, by their very numbers."""
    return {row[0]: title_of(row) for row in tx.rows("titles.among", titles=json.dumps(list(numbers)))}


def number_of_watch(tx: Transaction, title: int) -> int:
    """The number of the latest watch of a title; the title's own where it has none."""
    row = tx.row("titles.latest_watch", title_id=title)
    return row[0] if row else title


def by_ref(tx: Transaction, ref: Ref) -> Title | None:
    """The title that a service knows by that id."""
    row = tx.row("titles.by_ref", service=ref.service, value=ref.value)
    return title_of(row) if row else None


def everything(tx: Transaction) -> list[Title]:
    """Every title, in the order of their numbers."""
    return [title_of(row) for row in tx.rows("titles.everything")]


def stating(tx: Transaction) -> list[Title]:
    """Titles of which the user said where they stand with them, in the order of their numbers."""
    return [title_of(row) for row in tx.rows("titles.stating")]


def names(tx: Transaction) -> list[str]:
    """Every name."""
    return [row[0] for row in tx.rows("titles.names")]


def take_numbers(tx: Transaction, count: int) -> int:
    """Reserve numbers for titles and watches; the first of them."""
    return tx.number("titles.take_numbers", count=count) - count + 1


def insert(tx: Transaction, title: Title) -> None:
    """Save a new title under the number it has."""
    insert_all(tx, [title])


def insert_all(tx: Transaction, new: Collection[Title]) -> None:
    """Save new titles under the numbers they have."""
    rows = ({"id": title.id} | _columns(title) for title in new)
    with journal.noted_at_once(tx, "title", [title.id for title in new]):
        tx.run_many("titles.insert_title", rows)
    tx.run_many("titles.insert_ref", (row for title in new for row in _ref_rows(title.id, title.refs)))


def update(tx: Transaction, title: Title) -> None:
    """Save what has changed of a title; ids that stay are not touched."""
    new = {f"new_{name}": value for name, value in _columns(title).items()}
    tx.run_many("titles.update_title", [{"title_id": title.id} | new])
    there = {Ref(*row) for row in tx.rows("titles.refs", title_id=title.id)}
    tx.run_many("titles.delete_ref", _ref_rows(title.id, there.difference(title.refs)))
    tx.run_many("titles.insert_ref", _ref_rows(title.id, (ref for ref in title.refs if ref not in there)))


def is_kept(tx: Transaction, title: int) -> bool:
    """Whether anything hangs on a title, wherever the user stands with it."""
    return tx.row("titles.kept", title_id=title) is not None


def clear_away(tx: Transaction, title: int) -> None:
    """Remove a title if nothing of the user's hangs on it any more; where they stand with it is something, too."""
    tx.run("titles.delete_refs_of_lonely", title_id=title)
    tx.run("titles.delete_lonely", title_id=title)


def title_of(row: Row) -> Title:
    """The title that a row of `titles.title_columns` holds."""
    number, name, original_name, year, kind, refs, status, unlinked, shown_as, order = row
    return Title(
        number,
        name,
        original_name,
        year,
        KINDS[kind],
        _refs(refs.split("\n")) if refs else (),
        STATUSES[status],
        _refs(unlinked.split()) if unlinked else (),
        NAMES_SHOWN[shown_as],
        ORDERS[order],
    )


def _refs(texts: Iterable[str]) -> tuple[Ref, ...]:
    return tuple(sorted(Ref(*text.split(":", 1)) for text in texts))


def _ref_rows(title: int, refs: Iterable[Ref]) -> list[dict[str, object]]:
    return [{"title_id": title, "service": ref.service, "value": ref.value} for ref in refs]


def _columns(title: Title) -> dict[str, object]:
    return {
        "name": title.name,
        "original_name": title.original_name,
        "year": title.year,
        "kind": title.kind,
        "folded_name": fold(title.name),
        "folded_original": title.original_name and fold(title.original_name),
        "status": title.status,
        "unlinked": " ".join(map(str, title.unlinked)) or None,
        "shown_as": title.shown_as,
        "episode_order": title.order,
    }
