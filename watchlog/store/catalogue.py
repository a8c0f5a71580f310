"""The catalogue: what providers said of titles, kept until it is said anew or dropped."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from watchlog.model.catalogue import Attempt, FormerNumber, Held
from watchlog.model.title import Ref, Title
from watchlog.store.entries import entry_row, former_of, held_of, part_rows
from watchlog.store.instants import instant, instant_text
from watchlog.store.titles import title_of
from watchlog.store.transaction import Row, Transaction

MOST_FORMER: Final = 20_000
"""So many former numbers of a title are kept, the latest."""

PARTS: Final = ("entry_ref", "other_name", "credit", "season", "episode", "former_number", "placing", "detail")
"""The tables that hang on an entry."""


class Source(NamedTuple):
    """Where what is held of a title came from.

    Attributes:
        title_id: Its number.
        provider: Which provider said it, by its name in the registry.
        ref: Its id there.
        stamp: The provider's own mark of the state that is held, or None.
        fetched_at: When it was said, in UTC.
    """

    title_id: int
    provider: str
    ref: Ref
    stamp: str | None
    fetched_at: datetime


def held(tx: Transaction, title: int) -> Held | None:
    """All that is held of a title, as it was saved; None when the title has that id no longer."""
    row = tx.row("catalogue.entry", title_id=title)
    if row is None:
        return None
    number, *said, linked = row
    return held_of(tuple(said), lambda part: _part(tx, number, part)) if linked else None


def minutes(tx: Transaction, title: int) -> int | None:
    """How many minutes a film takes, or an episode of a series; None where nobody tells."""
    row = tx.row("catalogue.minutes", title_id=title)
    return int(row[0]) if row and row[0] is not None else None


def save(tx: Transaction, title: int, held: Held) -> None:
    """Hold this of a title, in the place of what was held.

    What is there is compared with what was held under the same id: an episode that is counted otherwise now, or is
    gone, leaves its former number. Another id starts anew.
    """
    former = _former(tx, title, held)
    tx.run("catalogue.delete_entry", title_id=title)
    entry = tx.insert("catalogue.insert_entry", title_id=title, **entry_row(held))
    keys = {"entry_id": entry, "title_id": title}
    for table, rows in part_rows(held.entry, former):
        tx.run_many("catalogue.insert_part", (row | keys for row in rows), (table,))


def former_numbers(tx: Transaction, title: int) -> list[FormerNumber]:
    """How episodes of a title were counted before, in the order in which that was noticed."""
    row = tx.row("catalogue.entry", title_id=title)
    return [former_of(former) for former in _part(tx, row[0], "former_number")] if row and row[-1] else []


def mark_gone(tx: Transaction, title: int, at: datetime) -> None:
    """Note since when the provider no longer has the title; what is held of it stays."""
    tx.run("catalogue.mark_gone", title_id=title, at=instant_text(at))


def forget(tx: Transaction, title: int) -> None:
    """Drop what is held of a title, and that it was looked up."""
    tx.run("catalogue.delete_entry", title_id=title)
    tx.run("catalogue.delete_attempt", title_id=title)


def forget_everything(tx: Transaction) -> int:
    """Drop all that is held, and what was looked up; of how many titles something was held."""
    dropped = tx.number("catalogue.count")
    for table in (*PARTS, "entry", "attempt"):  # an entry would take its parts along, but one by one
        tx.run("catalogue.delete_all", (table,))
    return dropped


def attempted(tx: Transaction, title: int, outcome: Attempt, at: datetime) -> None:
    """Note what came of looking a title up, in the place of what came of it before."""
    tx.run("catalogue.delete_attempt", title_id=title)
    tx.insert("catalogue.insert_attempt", title_id=title, outcome=outcome, at=instant_text(at))


def pending(tx: Transaction) -> list[Title]:
    """Titles of which nothing is held: those never looked up first, then those looked up longest ago."""
    return [title_of(row) for row in tx.rows("catalogue.pending")]


def pending_among(tx: Transaction, titles: Iterable[int]) -> list[Title]:
    """Those of some titles of which nothing is held, likewise."""
    return [title_of(row) for row in tx.rows("catalogue.pending_among", titles=json.dumps(list(titles)))]


def sources(tx: Transaction) -> list[Source]:
    """Where everything that is held came from, in the order of the titles' numbers."""
    return [
        Source(title, provider, Ref(service, value), stamp, instant(fetched_at))
        for title, provider, service, value, stamp, fetched_at in tx.rows("catalogue.sources")
    ]


def _part(tx: Transaction, entry: int, table: str) -> list[Row]:
    return tx.rows("catalogue.part", (table,), entry_id=entry)


def _former(tx: Transaction, title: int, new: Held) -> list[FormerNumber]:
    """The former numbers that are known, and those that the new state makes former."""
    row = tx.row("catalogue.entry", title_id=title)
    if row is None:
        return []
    number, *said, _ = row
    old = held_of(tuple(said), lambda part: _part(tx, number, part) if part == "episode" else []).entry
    if old.ref != new.entry.ref:
        return []
    counted = {(episode.id, episode.season, episode.number) for episode in new.entry.episodes}
    known = [former_of(former) for former in _part(tx, number, "former_number")]
    left = {
        (episode, season, place): FormerNumber(episode, season, place, name, new.fetched_at)
        for episode, season, place, name, *_ in old.episodes
        if season is not None and place is not None and (episode, season, place) not in counted
    }
    # An episode that goes to and fro leaves its number each time: what was logged meanwhile meant another one.
    return [*known, *left.values()][-MOST_FORMER:]
