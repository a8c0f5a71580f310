"""The archive: everything in one JSON document, there and back.

    {"format": "watchlog-archive", "version": 5, "titles": […], "watches": […], "ratings": […], "plans": […],
     "passes": […], "skips": […], "orders": […], "lists": […], "listings": […], "views": […]}

All but lists and views name their title by its place in `titles`, which come in the order in which they are first
named; those that nothing names, but of which the user said where they stand with them, come last. So the document
depends on the history alone, and not on the numbers that some database gave it.
"""

from typing import Any, Final

FORMAT: Final = "watchlog-archive"
VERSION: Final = 5

READABLE: Final = (1, 2, 3, 4, 5)
"""The versions that are understood."""

UNKNOWN_TO: Final[dict[int, dict[str, Any]]] = {
    1: {"status": None, "shown_as": None, "unlinked": [], "order": None},
    2: {"shown_as": None, "unlinked": [], "order": None},
    3: {"order": None},
}
"""What earlier versions did not know of a title, as if they had. The first one knew no views either; nor did the first
three know passes, skips and orders, and the fourth lists."""
