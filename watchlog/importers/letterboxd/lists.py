"""Letterboxd's lists: a file with two tables, of which the first says what the list is and the second what is on it."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from typing import Final

from watchlog.errors import BadInput
from watchlog.files.tables import Line, Table
from watchlog.importers.cells import logged_on, place_of
from watchlog.importers.letterboxd.records import Letters
from watchlog.importers.making import record_row
from watchlog.importers.protocol import Row, Unreadable
from watchlog.model.arrival import Content
from watchlog.parsing.plain_text import readable

FIRST_LINE: Final = re.compile(r"Letterboxd list export v[0-9]+\s*")
ENTRIES: Final = ("Position", "Name", "Year", "URL", "Description")
LONGEST_LINE: Final = 1 << 16


def is_list(head: str) -> bool:
    """Whether a file is a list, as its first characters tell."""
    return FIRST_LINE.fullmatch(head.split("\n", 1)[0]) is not None


def list_rows(file: str, letters: Letters) -> Iterator[Row]:
    """The list itself, with what is said of it, and then its entries."""
    with letters.source.text(file) as text:
        text.readline(LONGEST_LINE)
        lines = iter(Table(text, ","))
        head = next(lines, None)
        if head is None:
            return
        about = dict(head.cells)
        about["Name"] = about.get("Name", "").strip() or PurePosixPath(file).stem
        yield record_row(_place(head), head.cells, file, lambda: [_list(about, letters)])
        yield from _entries(lines, file, about, letters)


def _entries(lines: Iterator[Line], file: str, about: Mapping[str, str], letters: Letters) -> Iterator[Row]:
    columns: tuple[str, ...] = ENTRIES
    for line in lines:
        values = tuple(line.cells.values())
        if values[:2] == ENTRIES[:2]:
            columns = values
        elif line.trouble:
            yield Row(_place(line), Unreadable(line.trouble), json.dumps(values, ensure_ascii=False), file)
        else:
            cells = dict(zip(columns, values, strict=False))
            yield record_row(_place(line), cells, file, lambda cells=cells: [_entry(cells, about, letters)])  # type: ignore[misc]


def _list(about: Mapping[str, str], letters: Letters) -> Content:
    words = readable(about.get("Description", "")) or ""
    tags = about.get("Tags", "").strip()
    told = "\n\n".join(part for part in (words, f"Tags: {tags}" if tags else "") if part)
    return letters.make.list(about["Name"], told, logged_on(about.get("Date", ""), letters.source))


def _entry(cells: Mapping[str, str], about: Mapping[str, str], letters: Letters) -> Content:
    return letters.make.listing(
        letters.film(cells, address=cells.get("URL", "")),
        about["Name"],
        place=place_of(cells["Position"]),
        note=readable(cells.get("Description", "")),
        listed_at=_since(about, letters),
    )


def _since(about: Mapping[str, str], letters: Letters) -> datetime | None:
    try:
        return logged_on(about.get("Date", ""), letters.source)
    except BadInput:
        return None


def _place(line: Line) -> str:
    return f"line {line.number + 1}"
