"""Passes: what the user said of them beside what they watched."""

from typing import Any

from watchlog.model.passes import PassNote
from watchlog.model.stars import SCALES, Stars
from watchlog.model.when import When
from watchlog.store.instants import instant, instant_text
from watchlog.store.titles import COLUMNS, title_of
from watchlog.store.transaction import Row, Transaction


def notes(tx: Transaction) -> list[PassNote]:
    """What is noted of every pass, in the order it was first said."""
    return [_note(row) for row in tx.rows("series.pass_notes")]


def notes_of_title(tx: Transaction, title: int) -> list[PassNote]:
    """What is noted of a title's passes, the first pass first."""
    return [_note(row) for row in tx.rows("series.pass_notes_of_title", title_id=title)]


def save(tx: Transaction, note: PassNote) -> PassNote:
    """Note something of a pass, in the place of what was noted of it before.

    Returns:
        The same with its number. What was said before keeps when, and how, it was first said.
    """
    there = next((known for known in notes_of_title(tx, note.title.id) if known.number == note.number), None)
    if there is None:
        first_said = {"source": note.source, "noted_at": instant_text(note.noted_at)}
        keys = {"title_id": note.title.id, "number": note.number}
        return note._replace(id=tx.insert("series.insert_pass_note", **keys, **_columns(note), **first_said))
    kept = note._replace(id=there.id, source=there.source, noted_at=there.noted_at)
    if kept != there:
        new = {f"new_{name}": value for name, value in _columns(note).items()}
        tx.run("series.update_pass_note", note_id=there.id, **new)
    return kept


def remove(tx: Transaction, title: int, number: int) -> bool:
    """Forget what is noted of a pass; whether anything was."""
    return tx.run("series.delete_pass_note", title_id=title, number=number) > 0


def _note(row: Row) -> PassNote:
    key, number, name, note, points, scale, began, ended, dropped, source, noted_at = row[:-COLUMNS]
    return PassNote(
        key,
        title_of(row[-COLUMNS:]),
        number,
        instant(noted_at),
        source,
        name,
        note,
        None if points is None else Stars(points, SCALES[scale]),
        When(began),
        When(ended),
        bool(dropped),
    )


def _columns(note: PassNote) -> dict[str, Any]:
    return {
        "name": note.name,
        "note": note.note,
        "stars": note.stars and note.stars.points,
        "stars_scale": note.stars and note.stars.scale.name,
        "began_on": note.began.on,
        "ended_on": note.ended.on,
        "dropped": int(note.dropped),
    }
