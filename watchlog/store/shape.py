"""The shape of a question: what of it decides the text of its statement."""

from typing import Any

Shape = tuple[Any, ...]
"""Strings, numbers, truth values and tuples of them; never the values that are asked with."""
