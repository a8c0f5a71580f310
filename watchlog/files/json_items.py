"""JSON that somebody brings: whole where it is small, item by item where it may be large."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from watchlog.errors import BadFile


def document(file: TextIO, label: str) -> Any:
    """A whole document.

    Raises:
        BadFile: It is no JSON.
    """
    try:
        return json.load(file)
    except (ValueError, RecursionError) as error:
        raise _no_json(label, error) from None


def items(file: TextIO, label: str) -> Iterator[Any]:
    """The items of an array, one by one.

    Raises:
        BadFile: It is no JSON, or no array.
    """
    found = document(file, label)
    if not isinstance(found, list):
        raise BadFile(f"{label} is no list", "nothing was imported")
    yield from found


def _no_json(label: str, error: Exception) -> BadFile:
    said = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
    return BadFile(f"{label} is no JSON: {said}", "nothing was imported; mend the file and try again")
