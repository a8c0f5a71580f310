"""The order of an answer."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement

Sort = tuple[tuple[str, bool], ...]
"""Keys, and whether each descends."""


def in_order(
    sort: Sort, columns: Mapping[str, tuple[ColumnElement[Any], ...]], number: ColumnElement[int]
) -> list[ColumnElement[Any]]:
    """By the columns of each key; the number decides between equals, the way that the first key goes."""
    keys = [(column, descending) for key, descending in sort for column in columns.get(key, ())]
    if all(key != "id" for key, _ in sort):
        keys.append((number, sort[0][1] if sort else False))
    # Nothing known comes last either way, which is how SQLite's descending indexes lie anyway.
    return [column.desc().nulls_last() if descending else column.asc().nulls_last() for column, descending in keys]
