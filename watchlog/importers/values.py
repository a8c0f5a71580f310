"""Values out of JSON that nobody has checked."""

from collections.abc import Mapping
from typing import Any, Final

from watchlog.errors import BadInput

NUMBERS: Final = range(-(10**18), 10**18)
"""Whole numbers that nobody need look at twice."""


class Record:
    """An object of JSON, whose values are what they are asked to be, or missing, or refused.

    Args:
        content: The object.

    Raises:
        BadInput: It is none.
    """

    def __init__(self, content: object) -> None:
        if not isinstance(content, (dict, Mapping)):  # the first is what it is, and told ten times as fast
            raise BadInput("it is no object")
        self.content: Mapping[str, Any] = content

    def __contains__(self, key: str) -> bool:
        return self.content.get(key) is not None

    def text(self, key: str) -> str:
        """A text, or a number as one; empty where it is missing or null.

        Raises:
            BadInput: It is something else.
        """
        value = self.content.get(key)
        if type(value) is str:
            return value
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            raise BadInput(f"“{key}” is neither a text nor a number")
        return str(value)

    def number(self, key: str) -> int | None:
        """A whole number, also where it stands in a text; None where it is missing or null.

        Raises:
            BadInput: It is something else.
        """
        value = self.content.get(key)
        if value is None or (type(value) is int and value in NUMBERS):
            return value
        text = self.text(key).strip()
        if not text:
            return None
        whole = text.removesuffix(".0")
        if len(whole) > len("-9223372036854775808") or not whole.lstrip("-").isdecimal():
            raise BadInput(f"“{text}” is no {key}")
        return int(whole)

    def flag(self, key: str) -> bool:
        """Yes or no; no where it is missing or null.

        Raises:
            BadInput: It is something else.
        """
        value = self.content.get(key)
        if value not in (None, True, False, 0, 1):
            raise BadInput(f"“{key}” is neither true nor false")
        return bool(value)

    def within(self, key: str) -> "Record":
        """An object in it; an empty one where it is missing or null.

        Raises:
            BadInput: It is something else.
        """
        return Record(self.content.get(key) or {})

    def list(self, key: str) -> list[Any]:
        """A list in it; an empty one where it is missing or null.

        Raises:
            BadInput: It is something else.
        """
        value = self.content.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise BadInput(f"“{key}” is no list")
        return value
