"""Looks for what no file here should hold: stray blanks, foreign line ends, marks of a merge, great size."""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
FOLDERS: Final = ("watchlog", "alembic", "tests", "tools", "docs", ".ci")
TEXTS: Final = frozenset({".cfg", ".json", ".mako", ".md", ".py", ".sh", ".svg", ".toml", ".txt", ".yaml", ".yml", ""})
LEFT_ALONE: Final = frozenset({"__pycache__", "samples"})
"""Samples are what others wrote, byte for byte."""

MERGE_MARKS: Final = ("<" * 7 + " ", ">" * 7 + " ")
MERGE_MIDDLE: Final = "=" * 7
LARGEST: Final = 500_000
"""Bytes; whatever is larger belongs elsewhere."""


def files() -> Iterator[Path]:
    """The texts of the project, wherever it was copied to."""
    yield from (path for path in sorted(ROOT.iterdir()) if path.is_file() and path.suffix in TEXTS)
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in TEXTS and LEFT_ALONE.isdisjoint(path.relative_to(ROOT).parts):
                yield path


def faults(path: Path) -> Iterator[str]:
    """What is wrong with a file, a sentence each."""
    content = path.read_bytes()
    if len(content) > LARGEST:
        yield f"is larger than {LARGEST} bytes"
    try:
        text = content.decode()
    except UnicodeDecodeError:
        yield "is not UTF-8"
        return
    yield from _ends(text)
    yield from _lines(text)
    if path.suffix == ".toml":
        yield from _toml(text)


def _ends(text: str) -> Iterator[str]:
    if "\r" in text:
        yield "has line ends of another system"
    if text and not text.endswith("\n"):
        yield "does not end with a line end"
    if text.endswith("\n\n"):
        yield "ends with empty lines"


def _lines(text: str) -> Iterator[str]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line != line.rstrip(" \t"):
            yield f"has blanks at the end of line {number}"
        if line.startswith(MERGE_MARKS) or line == MERGE_MIDDLE:
            yield f"has the mark of a merge in line {number}"


def _toml(text: str) -> Iterator[str]:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        yield f"is no TOML: {error}"


def main() -> None:
    """Tell every fault, and fail if there is one."""
    found = [f"{path.relative_to(ROOT)} {fault}" for path in files() for fault in faults(path)]
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
