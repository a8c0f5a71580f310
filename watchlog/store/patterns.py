"""Texts as LIKE takes them."""

from typing import Final

ESCAPED: Final = str.maketrans({sign: f"\\{sign}" for sign in "\\%_"})
"""What LIKE would take for something else, escaped by a backslash."""


def beginning(text: str) -> str:
    """What LIKE needs to find a text at the beginning."""
    return f"{text.translate(ESCAPED)}%"


def anywhere(text: str) -> str:
    """What LIKE needs to find a text anywhere."""
    return f"%{beginning(text)}"
