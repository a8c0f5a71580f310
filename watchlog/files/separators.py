"""Separators: what stands between the cells of a table, found by what stands in its first lines."""

import re
from typing import Final

SEPARATORS: Final = ",;\t|"
QUOTED: Final = re.compile(r'"[^"]*"')
"""What stands in quotes; a quote within it, which is doubled, ends one and begins the next."""
ANNOUNCED: Final = re.compile(r'"?sep=(?P<separator>[,;\t|])"?\s*', re.IGNORECASE)


def separator_of(first: str, second: str = "") -> str:
    """What stands between the names of columns, by what stands there most often outside of quotes.

    Args:
        first: The line that names the columns.
        second: The line after it, which decides where two stand there equally often.
    """
    named, told = QUOTED.sub("", first), QUOTED.sub("", second)
    return max(SEPARATORS, key=lambda separator: (named.count(separator), separator in named and separator in told))


def announced(line: str) -> str | None:
    """The separator that a line such as `sep=;` announces; None where it is no such line."""
    found = ANNOUNCED.fullmatch(line)
    return found["separator"] if found else None


def foreign_separator(cells: list[str], width: int, separator: str) -> str | None:
    """What separates the cells of a line that was written with another separator than the table's.

    Args:
        cells: The cells of a line, as the table's separator has cut it.
        width: How many columns the table has.
        separator: The table's.
    """
    if len(cells) >= width:
        return None
    others = (other for other in SEPARATORS if other != separator and other in cells[0])
    return next((other for other in others if sum(cell.count(other) for cell in cells) >= width - 1), None)
