"""Records as JSON text: readable, and harmless where it is shown."""

import json
import re
from collections.abc import Iterable
from typing import Any, Final, TextIO

HARMFUL: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What JSON allows as it stands and a terminal should never get."""


def json_text(value: Any) -> str:
    """A value as JSON on one line, with escapes for what a terminal would act on. The value stays the same."""
    return _escaped(json.dumps(value, ensure_ascii=False))


def write_json(records: Iterable[Any], file: TextIO) -> None:
    """One array, an object a line, so that it can be read, compared and streamed."""
    separator = "["
    for record in records:
        file.write(f"{separator}{json_text(record)}")
        separator = ",\n"
    file.write("[]\n" if separator == "[" else "]\n")


def write_json_lines(records: Iterable[Any], file: TextIO) -> None:
    """An object a line."""
    file.writelines(json_text(record) + "\n" for record in records)


def pretty_json(value: Any) -> str:
    """A value as JSON over several lines."""
    return _escaped(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _escaped(text: str) -> str:
    return HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
