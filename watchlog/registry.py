"""Where each importer and exporter lives: ours by name, other people's by entry point."""

from importlib import import_module
from typing import Any, Final

from watchlog.errors import BadInput

IMPORTERS: Final = {
    "archive": "watchlog.importers.archive:Archive",
    "csv": "watchlog.importers.csv:Csv",
}
"""In the order in which they look at a file."""

EXPORTERS: Final = {
    "archive": "watchlog.exporters.archive:Archive",
    "csv": "watchlog.exporters.csv:Csv",
    "json": "watchlog.exporters.json:Json",
    "jsonl": "watchlog.exporters.json:JsonLines",
    "markdown": "watchlog.exporters.markdown:Markdown",
}

SUFFIXES: Final = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".md": "markdown", ".watchlog": "archive"}
"""What a file's name says of its format; anything else is CSV."""


def importers(name: str | None) -> list[Any]:
    """The importer of that name, or all of them.

    Raises:
        BadInput: There is none of that name.
    """
    known = IMPORTERS | _of_others("watchlog.importers")
    if name is None:
        return [_load(address)() for address in known.values()]
    return [_load(_known(name, known, "import from"))()]


def exporter(name: str) -> Any:
    """The exporter of that name.

    Raises:
        BadInput: There is none of that name.
    """
    return _load(_known(name, EXPORTERS | _of_others("watchlog.exporters"), "format"))()


def _known(name: str, known: dict[str, str], what: str) -> str:
    if name not in known:
        raise BadInput(f"there is no {what} “{name}”", f"there are {', '.join(sorted(known))}")
    return known[name]


def _of_others(group: str) -> dict[str, str]:
    from importlib.metadata import entry_points  # 40 ms that no list should pay

    return {point.name: point.value for point in entry_points(group=group)}


def _load(address: str) -> Any:
    module, _, name = address.partition(":")
    return getattr(import_module(module), name)
