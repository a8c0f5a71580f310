"""watchlog's own JSON: an array of watches, or a watch a line, with the keys of CONTRACT."""

import io
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, Final, TextIO

from watchlog.errors import BadFile, BadInput
from watchlog.files.json_items import LARGEST_ITEM, document, items
from watchlog.importers.making import record_row
from watchlog.importers.protocol import Row, Source
from watchlog.importers.values import Record
from watchlog.importers.watch_columns import watch_of
from watchlog.model.watch import Watch
from watchlog.records.outward import COLUMNS
from watchlog.records.tables import cells

BEGINS: Final = re.compile(r'\s*(?:\[\s*)?\{(?!\s*"format"\s*:)')
"""An archive says what it is first, and holds watches too."""
OURS: Final = tuple(re.compile(rf'"{key}"\s*:') for key in ("title", "watched_on", "rewatch"))
"""Keys that together only a watch of ours has."""


class Json:
    """Reads what `watchlog export` writes as JSON, and what scripts write after its example."""

    name = "json"

    def detect(self, source: Source) -> bool:
        """Whether the file begins with a watch of ours."""
        if len(source.files) != 1:
            return False
        head = source.head(source.file)
        return BEGINS.match(head) is not None and all(key.search(head) for key in OURS)

    def read(self, source: Source) -> Iterator[Row]:
        """A watch a row."""
        file, label = source.file, source.label(source.file)
        is_array = source.head(file).lstrip().startswith("[")
        with source.text(file) as text:
            records = _records(text, label) if is_array else _lines(text, label)
            for place, raw, record in records:
                yield record_row(place, raw, file, partial(_contents, record, source))


def _records(text: TextIO, label: str) -> Iterator[tuple[str, object, object]]:
    for number, record in enumerate(items(text, label), start=1):
        yield f"record {number}", record, record


def _lines(text: TextIO, label: str) -> Iterator[tuple[str, object, object]]:
    for number, line in enumerate(iter(partial(text.readline, LARGEST_ITEM), ""), start=1):
        if not line.isspace():
            try:
                record = document(io.StringIO(line), label, largest=LARGEST_ITEM)
            except BadFile as error:
                raise BadFile(f"line {number} is no record: {error.problem}", error.hint) from None
            yield f"line {number}", line.rstrip("\r\n"), record


def _contents(record: object, source: Source) -> list[Watch]:
    said = Record(record).content
    row = cells({column: _checked(column, said.get(column)) for column in COLUMNS})
    return [watch_of(row, Json.name, source.opened_at)]


def _checked(column: str, value: Any) -> Any:
    """The value of a key, if it is of its type: a list of tags, an object of ids, else a plain one."""
    wanted = {"tags": list, "refs": dict}.get(column)
    if value is not None and isinstance(value, (list, dict)) != (wanted is not None):
        raise BadInput(f"“{column}” is not what stands there in a watch")
    if wanted is list and any("," in str(tag) for tag in value or ()):
        raise BadInput("a tag in it holds a comma")
    return value
