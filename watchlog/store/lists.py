"""Lists, and what stands on them."""

import json
from collections.abc import Sequence
from typing import Any

from watchlog.matching.fold import fold
from watchlog.model.lists import Listing, ListSummary, TitleList
from watchlog.model.portion import Portion
from watchlog.store.instants import instant, instant_text
from watchlog.store.titles import COLUMNS, title_of
from watchlog.store.transaction import Row, Transaction


def lists(tx: Transaction) -> list[TitleList]:
    """Every list, in the order they were made here."""
    return [_list(row) for row in tx.rows("lists.lists")]


def summaries(tx: Transaction) -> list[ListSummary]:
    """Every list and how many entries it has, in the order of the alphabet."""
    return [ListSummary(_list(row[:-1]), row[-1]) for row in tx.rows("lists.summaries")]


def named(tx: Transaction, name: str) -> TitleList | None:
    """The list of that name, whatever its case."""
    row = _row(tx, name)
    return _list(row) if row else None


def called(tx: Transaction, name: str) -> list[TitleList]:
    """Lists whose names fold as a text does; nothing for a text that folds to nothing."""
    folded = fold(name)
    return [_list(row) for row in tx.rows("lists.called", folded_name=folded)] if folded else []


def everything(tx: Transaction) -> list[Listing]:
    """Every entry: list by list, in their places, and then in the order they came."""
    return [_listing(row) for row in tx.rows("lists.entries")]


def entries(tx: Transaction, name: str) -> list[Listing]:
    """The entries of one list; nothing where there is no such list."""
    row = _row(tx, name)
    return [_listing(entry) for entry in tx.rows("lists.entries_of_list", list_id=row[0])] if row else []


def of_title(tx: Transaction, title: int) -> list[Listing]:
    """The entries of a title, list by list."""
    return [_listing(row) for row in tx.rows("lists.entries_of_title", title_id=title)]


def last_place(tx: Transaction, name: str) -> int:
    """The last place that is taken on a list; 0 where there is no list, or none that has places."""
    row = _row(tx, name)
    return tx.number("lists.last_place", list_id=row[0]) if row else 0


def save_list(tx: Transaction, new: TitleList, batch: int | None = None) -> int:
    """Make a list, or fill in the note of the one of that name if it has none; its number."""
    row = _row(tx, new.name)
    if row is None:
        return _insert(tx, new, batch)
    there = _list(row)
    if there.note is None and new.note is not None:
        _update(tx, row[0], there._replace(note=new.note))
    return int(row[0])


def insert(tx: Transaction, new: Sequence[Listing], batch: int | None = None) -> None:
    """Put what is not there yet on lists; lists that are missing are made, and the rest is left alone."""
    numbers: dict[str, int] = {}
    for listing in new:
        if listing.list_name.casefold() not in numbers:
            made = TitleList(listing.list_name, None, listing.listed_at, listing.source)
            numbers[listing.list_name.casefold()] = save_list(tx, made, batch)
    there = set(tx.rows("lists.portions", lists=json.dumps(list(numbers.values()))))
    rows = []
    for listing in new:
        key = (numbers[listing.list_name.casefold()], listing.title.id, *listing.portion)
        if key not in there:
            there.add(key)
            rows.append(_entry_row(listing, key[0], batch))
    tx.run_many("lists.insert_entry", rows)


def annotate(tx: Transaction, listing: Listing) -> None:
    """Say something else of an entry that is there."""
    row = _row(tx, listing.list_name)
    if row is not None:
        (season, episode), title = listing.portion, listing.title.id
        keys = {"list_id": row[0], "title_id": title, "season": season, "episode": episode}
        tx.run("lists.update_entry", **keys, new_note=listing.note)


def remove(tx: Transaction, list_name: str, title_id: int, portion: Portion) -> bool:
    """Take a portion of a title off a list; whether it was on it. The list stays, be it empty."""
    row = _row(tx, list_name)
    if row is None:
        return False
    season, episode = portion
    return tx.run("lists.delete_entry", list_id=row[0], title_id=title_id, season=season, episode=episode) > 0


def drop(tx: Transaction, list_name: str) -> int:
    """Remove a list with all that stands on it; how many entries that were."""
    row = _row(tx, list_name)
    if row is None:
        return 0
    entries = tx.run("lists.delete_entries", list_id=row[0])
    tx.run("lists.delete_list", list_id=row[0])
    return entries


def rename(tx: Transaction, old: str, new: str) -> bool:
    """Call a list otherwise; whether there was one.

    Raises:
        Conflict: Another list is called that.
    """
    row = _row(tx, old)
    if row is not None:
        _update(tx, row[0], _list(row)._replace(name=new))
    return row is not None


def _row(tx: Transaction, name: str) -> Row | None:
    return tx.row("lists.named", caseless_name=name.casefold())


def _insert(tx: Transaction, new: TitleList, batch: int | None) -> int:
    made = {"made_at": instant_text(new.made_at), "source": new.source, "batch_id": batch}
    return tx.insert("lists.insert_list", **_names(new), **made)


def _update(tx: Transaction, number: int, new: TitleList) -> None:
    tx.run("lists.update_list", list_id=number, **{f"new_{name}": value for name, value in _names(new).items()})


def _names(new: TitleList) -> dict[str, Any]:
    return {
        "name": new.name,
        "caseless_name": new.name.casefold(),
        "folded_name": fold(new.name),
        "note": new.note,
    }


def _entry_row(listing: Listing, number: int, batch: int | None) -> dict[str, object]:
    return {
        "list_id": number,
        "title_id": listing.title.id,
        "season": listing.portion.season,
        "episode": listing.portion.episode,
        "place": listing.place,
        "note": listing.note,
        "source": listing.source,
        "listed_at": instant_text(listing.listed_at),
        "batch_id": batch,
    }


def _list(row: Row) -> TitleList:
    _, name, note, made_at, source = row
    return TitleList(name, note, instant(made_at), source)


def _listing(row: Row) -> Listing:
    season, episode, name, place, note, listed_at, source = row[:-COLUMNS]
    title = title_of(row[-COLUMNS:])
    return Listing(title, Portion(season, episode), name, place, note, instant(listed_at), source)
