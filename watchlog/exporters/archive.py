"""The archive: everything, so that a history can move house."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TextIO

from watchlog.exporters.archive_records import WRITTEN, Shelf, record_of, title_record
from watchlog.model.arrival import Content
from watchlog.model.snapshot import Snapshot
from watchlog.records.archive import FORMAT, VERSION
from watchlog.records.outward import Record
from watchlog.records.text import json_text


class Archive:
    """Writes a whole history as one JSON document."""

    name = "archive"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """Titles, what there is of them, and views, an object a line."""
        shelf = Shelf(told_by=attrgetter("id"))
        contents: dict[str, Iterable[Content]] = {
            "watches": snapshot.watches,
            "ratings": snapshot.ratings,
            "plans": snapshot.plans,
            "passes": snapshot.pass_notes,
            "skips": snapshot.skips,
            "orders": snapshot.orders,
            "lists": snapshot.lists,
            "listings": snapshot.listings,
            "views": snapshot.views,
        }
        parts = {name: [record_of(content, shelf) for content in part] for name, part in contents.items()}
        for title in snapshot.stating:
            shelf.place(title)
        _write({"titles": [title_record(title) for title in shelf.titles]} | parts, file)
        return []


def fragment(contents: Sequence[Content]) -> str:
    """What a record of an import says, as a small archive that `of_fragment` reads back.

    Args:
        contents: What it says; nothing in it was saved yet, so that numbers are none but those of titles.
    """
    shelf = Shelf(told_by=lambda title: title)
    parts: defaultdict[str, list[Record]] = defaultdict(list)
    for turn, content in enumerate(contents):
        parts[WRITTEN[type(content)][0]].append(record_of(content, shelf) | {"turn": turn})
    titles = [title_record(title) | {"id": title.id} for title in shelf.titles]
    return json_text({"format": FORMAT, "version": VERSION, "titles": titles, **parts})


def _write(parts: Mapping[str, Sequence[Record]], file: TextIO) -> None:
    file.write(f'{{"format": "{FORMAT}", "version": {VERSION}')
    for name, records in parts.items():
        file.write(f',\n"{name}": [')
        file.write(",".join(f"\n{json_text(record)}" for record in records))
        file.write("]")
    file.write("}\n")
