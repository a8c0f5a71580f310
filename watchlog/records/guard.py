"""The guard that keeps a spreadsheet from running a cell as a formula, and comes off without a trace.

A cell that would run begins, perhaps after blanks, with one of the triggers (OWASP, "CSV Injection"). It gets an
apostrophe in front, and so does a cell that looks guarded already; reading takes one off from exactly those.
"""

import re
from typing import Final

TRIGGERED: Final = re.compile(r"'*\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def guarded(cell: str) -> str:
    """The cell as it stands in a file."""
    return "'" + cell if TRIGGERED.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and TRIGGERED.match(cell) else cell
