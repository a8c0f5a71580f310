"""Lists for scripts: `--json`, `--jsonl`, `--csv`, `--tsv`."""

from collections.abc import Iterable
from typing import Any, TextIO

from watchlog.errors import BadInput
from watchlog.records.outward import Fields, check_fields, record
from watchlog.records.tables import cells, write_csv, write_tsv
from watchlog.records.text import pretty_json, write_json, write_json_lines
from watchlog.render.output import Output


def write_list(values: Iterable[Any], fields: Fields, output: Output, file: TextIO) -> None:
    """A list of values in the format that was asked for. Tables leave numbers out: they mean nothing elsewhere."""
    names = check_fields(output.fields, fields)
    if output.format in ("csv", "tsv") and not output.fields:
        names = tuple(name for name in names if name != "id")
    records = (record(value, fields, names) for value in values)
    match output.format:
        case "json":
            write_json(records, file)
        case "jsonl":
            write_json_lines(records, file)
        case "csv":
            write_csv(names, map(cells, records), file)
        case _:
            write_tsv(names, map(cells, records), file)


def write_one(value: dict[str, Any], output: Output, file: TextIO) -> None:
    """One thing as a JSON object.

    Raises:
        BadInput: It was asked for as a table, or for a field that it has not.
    """
    if output.format not in ("json", "jsonl"):
        raise BadInput(f"this is one thing, and no list to show as {output.format.upper()}", "try --json")
    names = check_fields(output.fields, dict.fromkeys(value, lambda whole: whole))
    file.write(pretty_json({name: value[name] for name in names}))
