"""PowerShell: takes the words from a variable, and writes what PowerShell is to put in, in its own quotes."""

import re
from typing import Final

SEPARATOR: Final = "\x1f"
"""Between the words: Windows PowerShell neither passes empty arguments on nor quotes within them."""

BARE: Final = re.compile(r"-{0,2}[A-Za-z][A-Za-z0-9_-]*[:=]?|[A-Za-z][A-Za-z0-9_-]*[:=][A-Za-z0-9_-]+")
"""What PowerShell hands to a program as it stands. Behind a hyphen it cuts words at colons and dots."""

QUOTES: Final = re.compile("['\u2018\u2019\u201a\u201b]")
"""All of these are single quotes to PowerShell; doubled they are themselves."""


def words_of(variable: str) -> list[str]:
    """The words of the command line behind the program's name."""
    return variable.split(SEPARATOR)


def insertion(value: str) -> str:
    """A value as an argument."""
    return value if BARE.fullmatch(value) else "'" + QUOTES.sub(r"\g<0>\g<0>", value) + "'"
